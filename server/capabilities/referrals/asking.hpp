// What every ask of a face has in common, whoever asks: the kind of party decides what goes along,
// what must be known and what runs by the clock; the resident agreed to exactly that.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/targets.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct Ask {
    ThreadId thread_id;
    std::optional<ReferralId> parent_id;
    people::Person person;  // the row of the organisation that asks
    directory::Face face;
    std::vector<std::string> needs;
    std::string goal;  // in the resident's words; "" when none goes along
    std::string sentence;
    std::string feedback_level;
    std::string given_how;
    std::string code;     // of the resident's phone, with given_how by_code
    std::string source;   // "self" when the resident asks; else ""
    std::string by_name;  // who asks, when that is no account
    bool urgent = false;
    bool share_secret_address = false;
    bool with_interpreter = false;
    std::string text_language;  // of the text on the resident's own screen; "" when it was said
    std::string recorded_by;    // who wrote the consent down; else who asks
    std::string said_at;        // when the resident said yes; else now
    std::optional<std::string> language;
    std::optional<bool> interpreter;
    std::optional<std::string> call_when;
    std::optional<SlotId> slot_id;
    bool attendance = false;                  // of a volunteer: "is geweest" may come back
    std::optional<bool> hidden_from_proxies;  // else as the kind of party has it
    std::optional<consent::ParentYes> parent;
};

// Exactly what goes along: the resident hears this list before saying yes.
struct GoesAlong {
    bool needs = false;
    bool goal = false;
    bool sentence = false;
    bool address = false;  // and with it the village; not when it is secret
};
std::vector<std::string> fields_that_go_along(const std::vector<std::string>& of_target,
                                              const GoesAlong& along);

// Stores the leg with its consent, clock and first step; the thread must be there.
Result<Referral> ask_face(UnitOfWork& work, const Ask& ask);
// Takes the hour in the practice for this leg, when one was chosen.
Result<> book_when_chosen(UnitOfWork& work, const std::optional<SlotId>& slot_id, Referral& leg);

}  // namespace veerkracht::referrals
