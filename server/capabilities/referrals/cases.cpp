#include "capabilities/referrals/cases.hpp"

#include <algorithm>

#include "capabilities/people/people.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/events.hpp"
#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_row.hpp"
#include "capabilities/referrals/resident_acts.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

// "Ontvangen" goes back to the sender as bare process the first time the receiver looks.
void note_receipt(UnitOfWork& work, const Referral& leg) {
    if (leg.step != "sent") return;
    work.later([id = leg.id](UnitOfWork& later) -> Result<> {
        auto sent = TRY(load(later, id));
        if (sent.step != "sent") return {};
        const int version = sent.version;
        TRY(take(later, sent, "received", Setter::receiver, "", later.actor.name,
                 later.actor.organization_id));
        // The page that was just shown must stay answerable: receipt is no change of what was
        // offered.
        TRY(later.tx.execute("update referral set version = $1 where id = $2", version, id));
        return {};
    });
}

// "2026-11-24T13:30".
bool looks_like_local_time(std::string_view text) {
    if (text.size() != 16 || !looks_like_day(text.substr(0, 10)) || text[10] != 'T' ||
        text[13] != ':')
        return false;
    const auto two_figures = [&](std::size_t at) {
        const bool figures =
            text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
        return figures ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 99;
    };
    return two_figures(11) < 24 && two_figures(14) < 60;
}

Result<> note_meeting(const TakeStep& input, Referral& leg) {
    if (input.step != "intake_planned") return {};
    if (!input.meets_at) return refuse_fields({{"meets_at", "required"}});
    if (!looks_like_local_time(*input.meets_at)) return refuse_fields({{"meets_at", "malformed"}});
    leg.meets_at = input.meets_at;
    return {};
}

Result<> note_outcome(const TakeStep& input, Referral& leg) {
    if (input.step != "closed") return {};
    if (!input.outcome) return refuse_fields({{"outcome", "required"}});
    leg.outcome = *input.outcome;
    return {};
}

}  // namespace

Result<CaseForWorker> read_case(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(load(work, id));
    if (leg.accepted_at && leg.to_organization_id == work.actor.organization_id)
        return view_of(work, TRY(find_accepted(work, id, Operation::read)));
    const auto offered = TRY(find_offered(work, id));
    note_receipt(work, offered);
    return view_of(work, offered);
}

Result<CaseForWorker> accept(UnitOfWork& work, const ReferralId& id, const Accept& input) {
    const auto asked = TRY(load(work, id));
    TRY(nobody_else_was_first(work, asked));
    auto leg = TRY(find_offered(work, id));
    if (leg.accepted_at) return fail(Category::conflict, "referral.already_answered");
    TRY(the_version_is_still_this_one(leg, input.version));
    TRY(a_step_follows_from_where_the_leg_stands(leg, "to_call", Setter::receiver));
    TRY(take_out_of_inbox(work, leg));
    leg.recipient_person_id = TRY(own_row_for(work, leg));
    leg.account_id = work.actor.account_id;
    leg.accepted_at = work.now;
    leg.to_name = work.actor.name;
    TRY(take(work, leg, "to_call", Setter::receiver, "", work.actor.name,
             work.actor.organization_id));
    if (leg.meets_at) {  // an hour in the practice was booked with the referral
        leg.due_on = leg.meets_at->substr(0, 10);
        TRY(work.tx.update(leg));
    }
    return view_of(work, leg);
}

Result<CaseForWorker> take_step(UnitOfWork& work, const ReferralId& id, const TakeStep& input) {
    auto leg = TRY(load(work, id));
    leg = TRY(leg.accepted_at ? find_accepted(work, id, Operation::write) : find_offered(work, id));
    TRY(the_version_is_still_this_one(leg, input.version));
    TRY(a_step_follows_from_where_the_leg_stands(leg, input.step, Setter::receiver));
    const auto& kind = *kind_of(input.step);
    if (!is_taken_by_hand(leg, kind)) return refuse_fields({{"step", "not_a_choice"}});
    const auto reason = input.reason.value_or("");
    TRY(a_side_exit_has_a_reason(kind, reason));
    if (!leg.accepted_at && TRY(leave_to_the_others(work, leg))) return view_of(work, leg);
    TRY(note_meeting(input, leg));
    TRY(note_outcome(input, leg));
    TRY(take(work, leg, input.step, Setter::receiver, reason, work.actor.name,
             work.actor.organization_id));
    TRY(ask_for_own_word(work, leg));
    return view_of(work, leg);
}

Result<CaseForWorker> undo_step(UnitOfWork& work, const ReferralId& id, const Accept& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    const auto step = undoable_step(work, leg);
    if (!step) return fail(Category::conflict, "referral.nothing_to_undo");
    const bool was_closed = is_closed(leg.state);
    TRY(take_back(work, leg, *step));
    if (was_closed) TRY(consent::run_on(work, id.value));
    if (step->step == "follow_up")
        TRY(
            work.tx.execute("update follow_up set done_at = null, result = '' where referral_id = "
                            "$1 and done_at = $2",
                            id, step->at));
    if (step->step == "started")
        TRY(work.tx.execute("delete from follow_up where referral_id = $1 and done_at is null",
                            id));
    return view_of(work, leg);
}

Result<CaseForWorker> add_note(UnitOfWork& work, const ReferralId& id, const NewNote& input) {
    const auto leg = TRY(find_accepted(work, id, Operation::write));
    Note note;
    note.id = new_id<NoteId>();
    note.referral_id = id;
    note.person_id = *leg.recipient_person_id;
    note.organization_id = leg.to_organization_id;
    note.account_id = work.actor.account_id;
    note.by_name = work.actor.name;
    note.words = work.seal(note.person_id, "referral_note.words", note.id.value, input.words);
    note.written_at = work.now;
    TRY(work.tx.insert(note));
    return view_of(work, leg);
}

Result<CaseForWorker> write_safety_note(UnitOfWork& work, const ReferralId& id,
                                        const people::NewSafetyNote& input) {
    const auto leg = TRY(find_accepted(work, id, Operation::write));
    const auto person = TRY(people::find(work, *leg.recipient_person_id));
    TRY(people::write_safety_note(work, person, input));
    return view_of(work, leg);
}

namespace {

// The resident chose how much goes back: nothing, only that it runs, or a short summary.
Result<> the_resident_wants_this_much_back(const Referral& leg, const NewFeedback& input) {
    if (leg.feedback_level == "nothing") return fail(Category::conflict, "feedback.not_wanted");
    if (leg.feedback_level == "running" && !input.sentence.empty())
        return refuse_fields({{"sentence", "not_wanted"}});
    return {};
}

}  // namespace

Result<CaseForWorker> give_feedback(UnitOfWork& work, const ReferralId& id,
                                    const NewFeedback& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    TRY(the_resident_wants_this_much_back(leg, input));
    TRY(access::may(work, Class::feedback, Operation::write,
                    door_of_receiver(work, leg, consent::of_subject(work, id.value))));
    Feedback feedback;
    feedback.id = new_id<FeedbackId>();
    feedback.referral_id = id;
    feedback.status = input.status;
    feedback.sentence =
        work.seal(leg.person_id, "feedback.sentence", feedback.id.value, input.sentence);
    feedback.by_name = work.actor.name;
    feedback.sent_at = work.now;
    TRY(work.tx.insert(feedback));
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    TRY(people::note_event(work, leg.person_id, "referral.feedback", id.value, input.status,
                           leg.to_name));
    work.record(FeedbackGiven{id, leg.from_organization_id, input.status});
    return view_of(work, leg);
}

Result<CaseForWorker> finish_follow_up(UnitOfWork& work, const FollowUpId& id,
                                       const FollowUpDone& input) {
    auto follow_up = TRY(work.tx.one<FollowUp>("select * from follow_up where id = $1", id));
    auto leg = TRY(find_accepted(work, follow_up.referral_id, Operation::write));
    if (follow_up.done_at) return fail(Category::conflict, "follow_up.done_already");
    follow_up.done_at = work.now;
    follow_up.result = input.result;
    TRY(work.tx.update(follow_up));
    TRY(a_step_follows_from_where_the_leg_stands(leg, "follow_up", Setter::receiver));
    TRY(take(work, leg, "follow_up", Setter::receiver, "", work.actor.name,
             work.actor.organization_id));
    return view_of(work, leg);
}

Result<CaseForWorker> send_onward(UnitOfWork& work, const ReferralId& id, const NewOnward& input) {
    auto parent = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(parent, input.version));
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    // Where something runs already, a second activity is one more branch and the case stays where
    // it is.
    const bool runs_already = parent.step == "started" || parent.step == "follow_up";
    if (!runs_already)
        TRY(a_step_follows_from_where_the_leg_stands(parent, "activity_sought", Setter::receiver));
    const auto person = TRY(people::find(work, *parent.recipient_person_id));
    TRY(ask_initiative(work, {.thread_id = parent.thread_id,
                              .parent_id = parent.id,
                              .person = person,
                              .service_id = input.service_id,
                              .first_name = parent.first_name,
                              .village = parent.village,
                              .wish = input.wish,
                              .when = input.when,
                              .attendance = input.attendance,
                              .hidden_from_proxies = parent.hidden_from_proxies,
                              .parent = input.parent,
                              .with_interpreter = input.with_interpreter}));
    if (runs_already) {
        parent.changed_at = work.now;
        TRY(work.tx.update(parent));
    } else {
        TRY(take(work, parent, "activity_sought", Setter::receiver, "", work.actor.name,
                 work.actor.organization_id));
    }
    return view_of(work, parent);
}

Result<CaseForWorker> reopen(UnitOfWork& work, const ReferralId& id) {
    const auto former = TRY(find_accepted(work, id, Operation::write));
    if (!is_closed(former.state)) return fail(Category::conflict, "referral.still_open");
    auto leg = TRY(follow_with_new_leg(work, former));
    leg.recipient_person_id = TRY(own_row_for(work, leg));
    leg.account_id = work.actor.account_id;
    leg.accepted_at = work.now;
    leg.to_name = work.actor.name;
    TRY(take(work, leg, "to_call", Setter::receiver, "", work.actor.name,
             work.actor.organization_id));
    // What still runs elsewhere belongs to the case that is open.
    TRY(
        work.tx.execute("update referral set parent_id = $1 where parent_id = $2 and "
                        "from_organization_id = $3 and id <> $1 and closed_at is null",
                        leg.id, former.id, leg.to_organization_id));
    return view_of(work, leg);
}

}  // namespace veerkracht::referrals
