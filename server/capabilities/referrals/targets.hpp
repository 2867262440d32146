// The kinds of parties that can be asked to help. Each is one file in packages/targets/: what goes
// along, what must be known, who may ask, which steps there are, what runs by the clock, who finds
// it and how it is called. A new kind is a new file: nothing else names a kind (tidy_test.cpp).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "capabilities/directory/serving.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "kernel/result.hpp"

namespace veerkracht::referrals {

// A dated line that law or agreement sets after sending. Days of the calendar, or working days.
struct Term {
    std::string code;   // receipt, client_support, own_plan, first_talk, outcome, application
    std::string owner;  // who has to do it, or may: receiver, resident
    std::optional<int> days;
    std::optional<int> workdays;
    std::optional<int> urgent_workdays;  // instead, when the referral is urgent
    std::optional<std::string> step;     // the step that does it; otherwise it is ticked
    bool after_waiting = false;          // not before the waiting time that the face itself says
    std::optional<std::string> after;  // counted anew from the day on which that line was done …
    std::optional<int> days_after;     // … in so many days
};
BOOST_DESCRIBE_STRUCT(Term, (),
                      (code, owner, days, workdays, urgent_workdays, step, after_waiting, after,
                       days_after))

// A question without a person to the contact of a desk: who may ask, and in how many working days
// there is an answer.
struct QuestionTerms {
    std::vector<std::string> askers;
    int workdays;
};
BOOST_DESCRIBE_STRUCT(QuestionTerms, (), (askers, workdays))

// A resident who asks this kind of party himself, without anybody in between: what goes along and
// what runs by the clock then.
struct SelfReferralTerms {
    std::vector<std::string> fields;
    std::string consent_text;
    std::map<std::string, int> due_days;
    std::vector<Term> clock;
};
BOOST_DESCRIBE_STRUCT(SelfReferralTerms, (), (fields, consent_text, due_days, clock))

struct Target {
    std::string code;  // the role of the face that stands for it
    std::string version;
    std::string worker_role;            // who works there, a role of access
    std::string domain;                 // of the receiver's own row: welfare, municipality; or
                                        // community, where no row is made
    std::vector<std::string> senders;   // the roles that may ask
    std::vector<std::string> fields;    // words of consent::field_codes, in the order they are told
    std::vector<std::string> required;  // without these nothing can be sent
    std::vector<std::string> feedback_levels;  // the first is proposed
    std::string consent_text;                  // version of the text that was said
    std::string legal_ground;  // consent, or own_request: the resident's own act (melding)
    bool by_link = false;      // a volunteer without an account answers it behind a link
    bool confirmed_by_resident = false;  // with a code on the resident's own phone, or in person
    std::optional<int> age_from;
    std::optional<int> age_before;
    std::vector<std::string> steps;  // that the receiver takes by hand
    bool follow_ups = false;  // the dates of clocks.json after the start; else it looks by hand
    std::vector<std::string> steps_to_sender;  // shown back at level "running"; empty: all
    std::map<std::string, int> due_days;       // instead of those in clocks.json, by step
    std::vector<Term> clock;
    std::vector<std::string> about;    // money, care: where no need says it (access/mandates.json)
    bool hidden_from_proxies = false;  // by itself; who sends may say otherwise
    std::optional<QuestionTerms> short_question;
    std::optional<SelfReferralTerms> self_referral;  // absent: residents do not ask it themselves
    // How it is found where nobody said otherwise; absent: only where somebody says so.
    std::optional<directory::Standing> standing;
    bool read_by_teams = false;  // the teams of several organisations read what comes to it
    // By language, then: name, for_resident, own_act, and of a line of the clock that no other kind
    // has clock.<line>, clock_done.<line>, my_clock.<line>, my_clock_done.<line>. The web reads
    // them.
    std::map<std::string, std::map<std::string, std::string>> words;
};
BOOST_DESCRIBE_STRUCT(Target, (),
                      (code, version, worker_role, domain, senders, fields, required,
                       feedback_levels, consent_text, legal_ground, by_link, confirmed_by_resident,
                       age_from, age_before, steps, follow_ups, steps_to_sender, due_days, clock,
                       about, hidden_from_proxies, short_question, self_referral, standing,
                       read_by_teams, words))

std::span<const Target> targets();
// Whose face has a mailbox instead of an account.
std::vector<std::string> kinds_by_link();
// The columns of the worklist that the kinds of this role use, in the order of the day.
std::vector<std::string> columns_of(std::string_view worker_role);
// Null for what has no file: an initiative, which a volunteer answers by link.
const Target* target_of(std::string_view code);

// Reads one file; throws with the name of the file and what is wrong in it.
Target read_target(std::string_view path, std::string_view json);

// One kind more, from a file outside the program, for as long as this lives: before it is kept, it
// is tried on the whole house (new_kind_test.cpp).
class TriedTarget {
  public:
    TriedTarget(std::string_view path, std::string_view json);
    ~TriedTarget();
    TriedTarget(const TriedTarget&) = delete;
};

// A volunteer answers it behind a link: of an initiative, or of a kind of party without accounts.
bool is_by_link(const Referral& leg);
// The resident asked himself: nobody sent it and nobody opened it.
bool is_self_referred(const Referral& leg);
// Two weeks, six weeks and three months after the start are asked at: of a coach, not of a desk.
bool has_follow_ups(const Referral& leg);
// The matters that a leg is about: by its need words, else by its kind of party; what says nothing
// is about everything.
std::vector<std::string> matters_of(const Referral& leg);
// What runs by the clock for this leg; empty for what has no file.
std::span<const Term> clock_of_target(const Referral& leg);
// The term in days that the file sets for a step of this leg, when it sets one.
std::optional<int> due_days_of_target(const Referral& leg, const std::string& step);

// Is it there for somebody of this age?
Result<> is_for_this_age(const Target& target, std::string_view birth_on, std::string_view today);
// May this role ask this kind of party, for somebody of this age?
Result<> may_be_asked(const Target& target, std::string_view role, std::string_view birth_on,
                      std::string_view today);
// The same before the birth date is known: what is there for some ages is offered, and asked of
// nobody until it is.
bool may_be_offered(const Target& target, std::string_view role, std::string_view birth_on,
                    std::string_view today);
// What the receiver needs and we do not know yet: {"address", "required"}.
Result<> all_is_known(const Target& target, const Fields& fields, bool secret_address);
// The day of a term, counted from the day of sending to a face with this waiting time.
std::string day_of_term(const Term& term, bool urgent, std::string_view sent_on, int wait_weeks);
// Does this step come back to the sender at the level that the resident chose?
bool comes_back(const Referral& leg, std::string_view step);
// The leg without what does not come back: then it stands as it was taken on.
Referral as_sender_sees(Referral leg);

}  // namespace veerkracht::referrals
