#include "capabilities/referrals/case_view.hpp"

#include "capabilities/referrals/renewal.hpp"

#include <algorithm>

#include "capabilities/people/people.hpp"
#include "capabilities/people/safety.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/doubles.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/own_cases.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/resident_acts.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

Result<Referral> find_offered(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(load(work, id));
    const auto door = door_of_receiver(work, leg, consent::of_subject(work, id.value));
    TRY(access::may(work, Class::referral_core, Operation::read, unless_barred(work, leg, door)));
    return leg;
}

Result<Referral> find_accepted(UnitOfWork& work, const ReferralId& id, Operation operation) {
    auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::social_notes, operation,
                    unless_barred(work, leg, own_row(work, leg))));
    if (operation == Operation::write && leg.state == State::entered_in_error)
        return fail(Category::conflict, "referral.taken_back");
    return leg;
}

Result<> the_version_is_still_this_one(const Referral& leg, int version) {
    if (leg.version != version) return fail(Category::conflict, "record.changed");
    return {};
}

std::optional<Step> undoable_step(UnitOfWork& work, const Referral& leg) {
    const auto steps = work.tx.all<Step>(
        "select * from referral_step where referral_id = $1 and undone_at is null order by number "
        "desc",
        leg.id);
    // An act moved nothing: what stands before it can still be undone.
    const auto step =
        std::ranges::find_if(steps, [](const Step& one) { return !act_of(one.step); });
    if (step == steps.end() || step->by_organization_id != leg.to_organization_id)
        return std::nullopt;
    const auto* kind = kind_of(step->step);
    return kind && (kind->taken_by_hand || kind->step == "follow_up") ? std::optional(*step)
                                                                      : std::nullopt;
}

namespace {

std::vector<NoteView> notes_of(UnitOfWork& work, const Referral& leg) {
    std::vector<NoteView> views;
    const auto notes = work.tx.all<Note>(
        "select * from referral_note where referral_id = $1 order by written_at desc", leg.id);
    for (const auto& note : notes)
        views.push_back(
            {note.id, work.open(note.person_id, "referral_note.words", note.id.value, note.words),
             note.by_name, note.written_at});
    return views;
}

std::vector<BranchView> branches_of(UnitOfWork& work, const Referral& leg) {
    std::vector<BranchView> views;
    const auto branches = work.tx.all<Referral>(
        "select * from referral where parent_id = $1 and from_organization_id = $2 order by "
        "sent_at",
        leg.id, leg.to_organization_id);
    for (const auto& stored : branches) {
        const auto branch = as_sender_sees(stored);
        const auto fields = open_fields(work, branch);
        const auto answer =
            work.tx.maybe<LinkAnswer>("select * from link_answer where id = $1", branch.id);
        BranchView view;
        view.referral_id = branch.id;
        view.target = branch.target;
        view.to_name = branch.to_name;
        view.to_organization_name = organization_name(work, branch.to_organization_id);
        view.wish = fields.wish;
        view.when = fields.when;
        view.step = branch.step;
        view.reason = branch.reason;
        view.sent_at = branch.sent_at;
        view.open = !is_closed(branch.state);
        if (answer) view.answered_at = answer->answered_at;
        if (answer) view.attended_at = answer->attended_at;
        views.push_back(std::move(view));
    }
    return views;
}

std::optional<AccountId> account_of_face(UnitOfWork& work, const Referral& leg) {
    if (!leg.face_id) return std::nullopt;
    return work.tx.value<AccountId>("select account_id from face_card where id = $1", leg.face_id);
}

void show_offer(UnitOfWork& work, const Referral& leg, CaseForWorker& view) {
    view.id = leg.id;
    view.version = leg.version;
    view.first_name = leg.first_name;
    view.village = leg.village;
    view.needs = words_of(leg.needs);
    view.from_name = leg.from_name;
    const auto sender = organization_contact(work, leg.from_organization_id);
    view.from_organization_name = sender.name;
    view.from_phone = sender.phone;
    view.sent_at = leg.sent_at;
    view.state = name_of(leg.state);
    view.stage = stage_of(leg, work.today);
    view.step = leg.step;
    view.reason = leg.reason;
    view.next_step = next_step_of(leg);
    view.owner_name = leg.to_name;
    view.owner_account_id = next_account_of(leg, account_of_face(work, leg));
    view.due_on = leg.due_on;
    view.meets_at = leg.meets_at;
    view.overdue = leg.due_on && *leg.due_on < work.today;
    view.feedback_level = leg.feedback_level;
    view.target = leg.target;
    view.urgent = leg.urgent;
    view.source = leg.source;
    view.asked_himself = is_self_referred(leg);
    if (!leg.accepted_at) view.shared_with = other_receivers(work, leg);
    view.clock = clock_of(work, leg.id);
    if (is_closed(leg.state)) view.closed_at = leg.closed_at;
}

Result<> show_person(UnitOfWork& work, const Referral& leg, CaseForWorker& view) {
    const auto person = TRY(people::find(work, *leg.recipient_person_id));
    view.person_version = person.version;
    view.name = people::full_name(person);
    view.phone = person.phone;
    view.birth_on = person.birth_on;
    view.address = people::address_to_show(work, person);
    view.language = person.language;
    view.interpreter = person.interpreter;
    view.call_allowed = person.call_allowed;
    view.voicemail_allowed = person.voicemail_allowed;
    view.call_when = person.call_when;
    view.secret_address = person.secret_address;
    view.messages_allowed = person.messages_allowed;
    view.safe_from = person.safe_from;
    view.safe_until = person.safe_until;
    view.safety_note = people::safety_note_of(work, person);
    return {};
}

void show_what_went_along(const Fields& fields, CaseForWorker& view) {
    view.goal = fields.goal;
    view.parent_name = fields.parent_name.value_or("");
    view.parent_phone = fields.parent_phone.value_or("");
}

struct SenderCard {
    std::string kind;
    std::string out_of_hours_phone;
};
BOOST_DESCRIBE_STRUCT(SenderCard, (), (kind, out_of_hours_phone))

// "Bel de praktijk nu", and outside its hours the huisartsenpost.
void show_practice(UnitOfWork& work, const Referral& leg, CaseForWorker& view) {
    const auto sender = work.tx.maybe<SenderCard>(
        "select kind, out_of_hours_phone from organization_card where id = $1",
        leg.from_organization_id);
    view.from_practice = sender && sender->kind == "gp_practice";
    if (view.from_practice) view.from_out_of_hours_phone = sender->out_of_hours_phone;
}

// It was about somebody else: that it was there is kept, whom it named is not shown any more.
CaseForWorker without_content(UnitOfWork& work, const Referral& leg) {
    CaseForWorker view;
    view.id = leg.id;
    view.version = leg.version;
    view.accepted = leg.accepted_at.has_value();
    view.from_name = leg.from_name;
    const auto sender = organization_contact(work, leg.from_organization_id);
    view.from_organization_name = sender.name;
    view.from_phone = sender.phone;
    view.sent_at = leg.sent_at;
    view.target = leg.target;
    view.state = name_of(leg.state);
    view.step = leg.step;
    view.stage = stage_of(leg, work.today);
    view.closed_at = leg.closed_at;
    return view;
}

// What only the worker has who took it on: his own work on it, and what is said about it.
void show_work(UnitOfWork& work, const Referral& leg, CaseForWorker& view) {
    view.attempts = leg.attempts;
    view.owner_name = next_owner_of(leg);
    view.mine = leg.account_id == work.actor.account_id;
    view.can_undo = undoable_step(work, leg).has_value();
    view.notes = notes_of(work, leg);
    view.follow_ups = work.tx.all<FollowUpView>(
        "select id, code, due_on, done_at, result from follow_up where referral_id = $1 order by "
        "due_on",
        leg.id);
    view.branches = branches_of(work, leg);
    const bool nobody_answers = std::ranges::none_of(view.branches, &BranchView::open);
    if (view.next_step == "await_answer" && nobody_answers) view.next_step = "find_activity";
    view.feedback = feedback_of(work, leg);
    view.outcome = leg.outcome;
    if (const auto word = own_word_of(work, leg)) {
        view.own_word = word->reached;
        view.own_word_at = word->said_at;
    }
    view.practice_choice = practice_choice_of(work, leg);
    view.notices = notices_of(work, leg);
    view.questions = questions_of(work, leg, Setter::receiver);
    view.may_ask = who_may_be_asked(work, leg, Setter::receiver);
    view.words_to_sender = words_may_go_to_sender(leg);
    view.hidden_from_proxies = leg.hidden_from_proxies;
}

}  // namespace

Result<CaseForWorker> view_of(UnitOfWork& work, const Referral& leg) {
    if (leg.state == State::entered_in_error) return without_content(work, leg);
    const auto consent = consent::of_subject(work, leg.id.value);
    CaseForWorker view;
    show_offer(work, leg, view);
    view.steps = trail_of(work, leg.id);
    if (consent) view.consent_ends_on = day_of(consent->ends_at);
    view.renewal_by = who_renews(work, leg, consent);
    view.sharing_stopped = consent && consent->withdrawn_at;
    const bool reads_what_was_asked = may_read_what_was_asked(
        work, leg, consent::state_of(consent, work.now), people::state_now(work, leg.person_id));
    if (reads_what_was_asked) view.sentence = open_sentence(work, leg);
    view.next_steps = leg.accepted_at ? steps_from(leg, Setter::receiver)
                                      : std::vector<std::string>{"not_fitting"};
    if (!leg.accepted_at) return view;
    view.accepted = true;
    TRY(show_person(work, leg, view));
    show_practice(work, leg, view);
    if (reads_what_was_asked) show_what_went_along(open_fields(work, leg), view);
    view.look_alikes = possible_doubles(work, leg);
    if (waits_for_closing(work, leg)) {
        view.stage = "closing";
        view.next_step = "close";
    }
    show_work(work, leg, view);
    return view;
}

}  // namespace veerkracht::referrals
