#include "capabilities/referrals/steps.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "capabilities/referrals/targets.hpp"
#include "kernel/clock.hpp"
#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view working =
    "to_call contact_sought contact_made intake_planned intake_done activity_sought "
    "activity_chosen started follow_up "
    "waiting_list research_started outcome_written";
constexpr std::string_view unanswered = "sent received";
constexpr std::string_view open_steps =
    "sent received "
    "to_call contact_sought contact_made intake_planned intake_done activity_sought "
    "activity_chosen started follow_up "
    "waiting_list research_started outcome_written";
constexpr std::string_view any_step =
    "sent received "
    "to_call contact_sought contact_made intake_planned intake_done activity_sought "
    "activity_chosen started follow_up "
    "waiting_list research_started outcome_written "
    "closed not_reached resident_declines not_fitting not_answered "
    "withdrawn sharing_stopped other_face person_deceased person_moved";

// Read a row as a sentence: "contact_sought" means accepted, is set by the receiver, from to_call
// or a former attempt, stands under "call", and next somebody calls again.
constexpr std::array kinds{
    StepKind{"sent", State::requested, "sender", "", "new", "accept", "receiver", false, false},
    StepKind{"received", State::requested, "receiver", "sent", "new", "accept", "receiver", false,
             false},
    StepKind{"to_call", State::accepted, "receiver", "sent received", "call", "call", "receiver",
             false, false},
    StepKind{"contact_sought", State::accepted, "receiver", "to_call contact_sought waiting_list",
             "call", "call_again", "receiver"},
    StepKind{"contact_made", State::in_progress, "receiver", "to_call contact_sought waiting_list",
             "intake", "plan_intake", "receiver"},
    StepKind{"intake_planned", State::in_progress, "receiver",
             "to_call contact_sought contact_made intake_planned", "intake", "meet", "receiver"},
    StepKind{"intake_done", State::in_progress, "receiver",
             "to_call contact_sought contact_made intake_planned", "searching", "find_activity",
             "receiver"},
    StepKind{"activity_sought", State::in_progress, "receiver",
             "intake_done activity_sought activity_chosen", "searching", "await_answer",
             "initiative", false, false},
    StepKind{"activity_chosen", State::in_progress, "receiver volunteer",
             "intake_done activity_sought", "searching", "start", "receiver"},
    StepKind{"started", State::in_progress, "receiver volunteer",
             "intake_done activity_sought activity_chosen", "started", "follow_up", "receiver"},
    StepKind{"follow_up", State::in_progress, "receiver", "started follow_up", "follow_up",
             "follow_up", "receiver"},
    StepKind{"research_started", State::in_progress, "receiver",
             "to_call contact_sought contact_made intake_planned intake_done", "research",
             "write_outcome", "receiver"},
    StepKind{"outcome_written", State::in_progress, "receiver", "research_started", "closing",
             "close", "receiver"},
    StepKind{"waiting_list", State::on_hold, "receiver",
             "to_call contact_sought contact_made intake_done", "call", "call_when_room",
             "receiver", true},
    StepKind{"closed", State::completed, "receiver",
             "contact_made intake_done activity_sought activity_chosen started follow_up "
             "outcome_written",
             "done", "", ""},
    StepKind{"not_reached", State::failed, "receiver", "to_call contact_sought", "done",
             "look_what_now", "sender"},
    StepKind{"resident_declines", State::cancelled, "receiver", working, "done", "", "", true},
    StepKind{"not_fitting", State::rejected, "receiver",
             "sent received to_call contact_sought contact_made intake_done", "done",
             "look_what_now", "sender", true},
    StepKind{"full", State::rejected, "", "", "done", "look_what_now", "sender", false, false},
    StepKind{"not_for_us", State::rejected, "", "", "done", "look_what_now", "sender", false,
             false},
    StepKind{"not_answered", State::failed, "clock", unanswered, "done", "look_what_now", "sender",
             false, false},
    StepKind{"case_ended", State::cancelled, "", "", "done", "", "", false, false},
    StepKind{"withdrawn", State::cancelled, "sender resident", unanswered, "done", "", "", false,
             false},
    StepKind{"sharing_stopped", State::cancelled, "resident", working, "done", "", "", false,
             false},
    StepKind{"other_face", State::cancelled, "resident", open_steps, "done", "", "", false, false},
    StepKind{"person_deceased", State::cancelled, "sender receiver", open_steps, "done", "", "",
             false, false},
    StepKind{"person_moved", State::cancelled, "sender receiver", open_steps, "done", "", "", false,
             false},
    StepKind{"wrong_person", State::entered_in_error, "sender", any_step, "done", "", "", false,
             false},
};

// Who called for the worker heard that the resident wants it no more.
constexpr std::array moves_beside_the_rows{
    Move{"resident_declines", "sender", "not_reached"},
};

// Read a row as a sentence: behind a link "started" is set by the volunteer, who said yes before.
constexpr std::string_view asked_by_link = "sent to_call started";
constexpr std::array moves_behind_a_link{
    Move{"sent", "sender", ""},
    Move{"to_call", "volunteer", "sent"},
    Move{"started", "volunteer", "to_call"},
    Move{"closed", "clock", "started"},
    Move{"full", "volunteer", "sent"},
    Move{"not_for_us", "volunteer", "sent"},
    Move{"not_answered", "clock", "sent"},
    Move{"case_ended", "clock", "sent to_call"},
    Move{"withdrawn", "sender resident", "sent"},
    Move{"sharing_stopped", "resident", "to_call started"},
    Move{"other_face", "resident", asked_by_link},
    Move{"person_deceased", "sender", asked_by_link},
    Move{"person_moved", "sender", asked_by_link},
    Move{"wrong_person", "sender",
         "sent to_call started closed full not_for_us not_answered case_ended withdrawn "
         "sharing_stopped other_face person_deceased person_moved"},
};

std::vector<Move> moves_of_a_case() {
    std::vector<Move> moves;
    for (const auto& kind : kinds)
        if (!kind.set_by.empty()) moves.push_back({kind.step, kind.set_by, kind.from});
    moves.insert(moves.end(), moves_beside_the_rows.begin(), moves_beside_the_rows.end());
    return moves;
}

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const auto end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        if (end == std::string_view::npos) return false;
        words.remove_prefix(end + 1);
    }
    return false;
}

// Where follow-ups have dates of their own, that step is a date that was done.
bool is_taken_at(const Referral& referral, const StepKind& kind) {
    return !kind.taken_by_hand || is_taken_by_hand(referral, kind) ||
           (kind.step == "follow_up" && has_follow_ups(referral));
}

// The term of a step in days: the target's own, or that of clocks.json.
std::optional<int> due_days_of(const Referral& referral, const std::string& step) {
    if (const auto days = due_days_of_target(referral, step)) return days;
    const auto days = clocks().due_days.find(step);
    return days == clocks().due_days.end() ? std::nullopt : std::optional(days->second);
}

}  // namespace

std::span<const StepKind> step_kinds() { return kinds; }
std::span<const Move> further_moves() { return moves_beside_the_rows; }
std::span<const Move> link_moves() { return moves_behind_a_link; }

std::span<const Move> moves_of(const Referral& referral) {
    static const auto of_a_case = moves_of_a_case();
    return is_by_link(referral) ? std::span<const Move>(moves_behind_a_link)
                                : std::span<const Move>(of_a_case);
}

const StepKind* kind_of(std::string_view step) {
    for (const auto& kind : kinds)
        if (kind.step == step) return &kind;
    return nullptr;
}

bool is_closed(State state) {
    return state == State::completed || state == State::failed || state == State::rejected ||
           state == State::cancelled || state == State::entered_in_error;
}

// A coach does no research and a desk seeks no activity: the target names its steps.
bool is_taken_by_hand(const Referral& referral, const StepKind& kind) {
    const auto* target = target_of(referral.target);
    return kind.taken_by_hand &&
           (!target || std::ranges::find(target->steps, kind.step) != target->steps.end());
}

std::vector<std::string> steps_from(const Referral& referral, Setter setter) {
    std::vector<std::string> possible;
    for (const auto& kind : kinds)
        if (is_taken_by_hand(referral, kind) &&
            the_tables_have_this_move(referral, kind.step, setter))
            possible.emplace_back(kind.step);
    return possible;
}

Result<> the_tables_have_this_move(const Referral& referral, std::string_view step, Setter setter) {
    bool does_it_elsewhere = false;
    for (const auto& move : moves_of(referral)) {
        if (move.step != step || !has_word(move.set_by, name_of(setter))) continue;
        if (has_word(move.from, referral.step)) return {};
        does_it_elsewhere = true;
    }
    if (does_it_elsewhere) return fail(Category::conflict, "referral.step_does_not_follow");
    return refuse_fields({{"step", "not_a_choice"}});
}

Result<> a_step_follows_from_where_the_leg_stands(const Referral& referral, std::string_view step,
                                                  Setter setter) {
    const auto* kind = kind_of(step);
    if (!kind || !is_taken_at(referral, *kind)) return refuse_fields({{"step", "not_a_choice"}});
    return the_tables_have_this_move(referral, step, setter);
}

Result<> a_side_exit_has_a_reason(const StepKind& kind, std::string_view reason) {
    if (kind.needs_reason && reason.empty()) return refuse_fields({{"reason", "required"}});
    return {};
}

const Clocks& clocks() {
    static const Clocks read = [] {
        auto parsed =
            from_json<Clocks>(embedded_file("capabilities/referrals/packages/clocks.json").value());
        if (!parsed) throw std::runtime_error("clocks.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::optional<std::string> due_day_after(const Referral& referral, std::string_view day) {
    const auto days = due_days_of(referral, referral.step);
    if (!days) return std::nullopt;
    return first_working_day_from(plus_days(day, *days));
}

void move_to(Referral& referral, const StepKind& kind, std::string_view reason,
             std::string_view now, std::string_view today) {
    referral.state = kind.state;
    referral.step = kind.step;
    referral.reason = reason;
    referral.changed_at = now;
    if (kind.step == "contact_sought") ++referral.attempts;
    if (is_closed(kind.state)) {
        referral.due_on.reset();
        referral.closed_at = now;
    } else {
        referral.closed_at.reset();
        // A step without a term of its own (received) leaves the date as it stands.
        if (const auto due_on = due_day_after(referral, today)) referral.due_on = due_on;
    }
}

void move_back(Referral& referral, const Step& step, std::string_view now) {
    referral.state = enum_named<State>(step.former_state.c_str()).value();
    referral.step = step.former_step;
    referral.reason = step.former_reason;
    referral.attempts = static_cast<int>(step.former_attempts);
    referral.due_on = step.former_due_on;
    referral.meets_at = step.former_meets_at;
    referral.changed_at = now;
    referral.closed_at.reset();
    referral.outcome.clear();
}

}  // namespace veerkracht::referrals
