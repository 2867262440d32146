// The steps of a leg: which FHIR state each one means, who may set it, from where, what comes next,
// and in how many days. What does not stand in these tables happens through no door. The Dutch
// words are in words.nl.json; the terms are data in packages/clocks.json.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "capabilities/referrals/referral.hpp"
#include "kernel/result.hpp"

namespace veerkracht::referrals {

enum class Setter { sender, receiver, resident, volunteer, clock };
BOOST_DESCRIBE_ENUM(Setter, sender, receiver, resident, volunteer, clock)

struct StepKind {
    std::string_view step;
    State state;
    std::string_view set_by;     // of a case: names of Setter between spaces; "" behind a link only
    std::string_view from;       // of a case: steps between spaces; "" for the first
    std::string_view stage;      // the column of the worklist: new call intake searching started
                                 // follow_up research closing done
    std::string_view next_step;  // what somebody now has to do; "" when the leg is closed
    std::string_view next_owner;  // receiver, sender, initiative
    bool needs_reason = false;
    bool taken_by_hand = true;  // false: only another use case sets it (accept, answer, withdraw)
};

// Who may take which step from where: read as set_by and from above.
struct Move {
    std::string_view step;
    std::string_view set_by;
    std::string_view from;
};

std::span<const StepKind> step_kinds();
const StepKind* kind_of(std::string_view step);
// Of a case: what its row above does not say, for another hand takes it from elsewhere.
std::span<const Move> further_moves();
// A leg that is answered by link is on nobody's worklist: these moves are all there are.
std::span<const Move> link_moves();
// All moves of a leg of this kind.
std::span<const Move> moves_of(const Referral& referral);
bool is_closed(State state);

// Whoever has this leg takes that step with one tap; otherwise another use case sets it.
bool is_taken_by_hand(const Referral& referral, const StepKind& kind);
// The steps that this party can take by hand from here, in the order of the table.
std::vector<std::string> steps_from(const Referral& referral, Setter setter);
// Whatever door it comes through.
Result<> the_tables_have_this_move(const Referral& referral, std::string_view step, Setter setter);
// The same, of a step that this kind of party takes.
Result<> a_step_follows_from_where_the_leg_stands(const Referral& referral, std::string_view step,
                                                  Setter setter);
Result<> a_side_exit_has_a_reason(const StepKind& kind, std::string_view reason);

// The terms in days, from packages/clocks.json: how long after a step the next one is due.
struct FollowUpTerm {
    std::string code;
    int days;
};
BOOST_DESCRIBE_STRUCT(FollowUpTerm, (), (code, days))
struct Clocks {
    std::string version;
    std::map<std::string, int> due_days;  // by step
    int closing_days = 7;                 // after the last follow-up
    int question_workdays = 2;            // a short question on a case is answered in
    int contact_days = 14;                // first contact "in time", after sending
    int word_back_days = 7;               // a word back "in time", after the first talk
    int warn_days = 10;                   // an unanswered referral is told to the team
    int escalate_days = 14;               // and to the practice
    int access_ends_days = 28;            // then it goes back
    int consent_days_after_close = 42;
    int consent_months_max = 12;
    int consent_first_notice_days = 14;  // before the end of an open case's consent
    int consent_last_notice_days = 3;
    int volunteer_link_days = 14;
    int status_link_days = 365;
    std::vector<FollowUpTerm> follow_ups;
};
BOOST_DESCRIBE_STRUCT(Clocks, (),
                      (version, due_days, closing_days, question_workdays, contact_days,
                       word_back_days, warn_days, escalate_days, access_ends_days,
                       consent_days_after_close, consent_months_max, consent_first_notice_days,
                       consent_last_notice_days, volunteer_link_days, status_link_days, follow_ups))
const Clocks& clocks();

// By when the next step, of a leg that came to this one on that day: a working day. None when the
// step has no term of its own.
std::optional<std::string> due_day_after(const Referral& referral, std::string_view day);

// Changes state, step and due date of a leg; stores nothing. What moves a leg is `take` of
// legs.hpp.
void move_to(Referral& referral, const StepKind& kind, std::string_view reason,
             std::string_view now, std::string_view today);
// As it stood before this step; stores nothing. What undoes a step is `take_back` of legs.hpp.
void move_back(Referral& referral, const Step& step, std::string_view now);

}  // namespace veerkracht::referrals
