#include "capabilities/referrals/referrals.hpp"

#include <algorithm>

#include "capabilities/directory/directory.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/record_text.hpp"
#include "capabilities/referrals/standing_in.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "capabilities/tasks/tasks.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

Result<> the_resident_agreed(const NewReferral& input) {
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    return {};
}

// A second tab, or a colleague at the same moment: the face is asked once, and a second time only
// on purpose.
Result<> not_asked_already(UnitOfWork& work, const NewReferral& input) {
    if (input.again) return {};
    TRY(people::hold_row(work, input.person_id));
    const auto waiting = work.tx.value<std::int64_t>(
        "select count(*) from referral where person_id = $1 and face_id = $2 and state = "
        "'requested' and closed_at is null",
        input.person_id, input.face_id);
    if (waiting.value_or(0) > 0) return fail(Category::conflict, "referral.asked_already");
    return {};
}

// The face must serve this practice.
Result<directory::Face> chosen_face(UnitOfWork& work, const NewReferral& input) {
    auto chosen = directory::face_that_serves(work, work.actor.organization_id, input.face_id);
    if (!chosen) return refuse_fields({{"face_id", "not_a_choice"}});
    return std::move(*chosen);
}

Ask ask_of(const NewReferral& input, people::Person person, directory::Face chosen) {
    Ask ask;
    ask.thread_id = new_id<ThreadId>();
    ask.person = std::move(person);
    ask.face = std::move(chosen);
    ask.needs = input.needs;
    ask.sentence = input.sentence;
    ask.feedback_level = input.feedback_level;
    ask.given_how = input.given_how;
    ask.code = input.code.value_or("");
    ask.urgent = input.urgent;
    ask.share_secret_address = input.share_secret_address;
    ask.with_interpreter = input.with_interpreter;
    ask.language = input.language;
    ask.interpreter = input.interpreter;
    ask.call_when = input.call_when;
    ask.slot_id = input.slot_id;
    ask.attendance = input.attendance;
    ask.parent = input.parent;
    ask.hidden_from_proxies = input.hidden_from_proxies;
    return ask;
}

// To whom a case went on is between the resident and the worker: the sender reads the worker's name
// there.
std::vector<StepView> trail_for_sender(UnitOfWork& work, const Referral& leg) {
    std::vector<StepView> views;
    const auto steps = work.tx.all<Step>(
        "select * from referral_step where referral_id = $1 order by number", leg.id);
    for (const auto& step : steps) {
        if (!comes_back(leg, step.step)) continue;
        const bool by_either = step.by_organization_id == leg.from_organization_id ||
                               step.by_organization_id == leg.to_organization_id;
        // That somebody came is told, and never on which day.
        const bool says_who_came = step.step == "started" && (is_by_link(leg) || !by_either);
        views.push_back({step.step, says_who_came ? "" : step.at,
                         by_either ? step.by_name : leg.to_name, step.reason,
                         step.undone_at.has_value()});
    }
    return views;
}

void show_consent(const consent::Consent& consent, ReferralForSender& view) {
    view.fields_sent = consent.fields;
    view.consent_ends_on = day_of(consent.ends_at);
    view.consent_withdrawn = consent.withdrawn_at.has_value();
    view.consent_given_how = consent.given_how;
    view.consent_with_interpreter = consent.with_interpreter;
    view.consent_recorded_by = consent.recorded_by;
}

void show_leg(UnitOfWork& work, const Referral& leg, ReferralForSender& view) {
    view.id = leg.id;
    view.version = leg.version;
    view.thread_id = leg.thread_id;
    view.person_id = leg.person_id;
    view.target = leg.target;
    view.to_name = leg.to_name;
    view.needs = words_of(leg.needs);
    view.feedback_level = leg.feedback_level;
    view.state = name_of(leg.state);
    view.step = leg.step;
    view.reason = leg.reason;
    view.attempts = leg.attempts;
    view.next_step = next_step_of(leg);
    view.next_owner = who_goes_next(work, leg);
    view.due_on = leg.due_on;
    view.meets_at = leg.meets_at;
    view.hidden_from_proxies = leg.hidden_from_proxies;
    view.sent_at = leg.sent_at;
    view.closed_at = leg.closed_at;
    view.can_withdraw = leg.state == State::requested;
}

// To copy into the own record: what was asked, or how it goes once something came back.
std::string text_for_record(const Referral& leg, const ReferralForSender& view) {
    const bool nothing_back = leg.step == "sent" || leg.step == "received";
    if (nothing_back)
        return soep_text(leg, {view.to_organization_name, view.goal, view.consent_given_how});
    return progress_text(
        leg, {view.to_organization_name, view.next_owner,
              view.feedback.empty() ? std::nullopt : std::optional(view.feedback.back())});
}

ReferralForSender sender_view(UnitOfWork& work, const Referral& stored,
                              const people::Person& person) {
    const auto leg = as_sender_sees(stored);
    const auto consent = consent::of_subject(work, leg.id.value);
    ReferralForSender view;
    show_leg(work, leg, view);
    view.person_name = people::full_name(person);
    const auto there = organization_contact(work, leg.to_organization_id);
    view.to_organization_name = there.name;
    view.to_phone = there.phone;
    view.goal = open_fields(work, leg).goal;
    view.sentence = open_sentence(work, leg);
    view.steps = trail_for_sender(work, leg);
    view.feedback = feedback_of(work, leg);
    view.was_about_somebody_else = stored.state == State::entered_in_error;
    if (!view.was_about_somebody_else) {
        view.questions = questions_of(work, stored, Setter::sender);
        view.can_ask = !who_may_be_asked(work, stored, Setter::sender).empty();
    }
    if (consent) show_consent(*consent, view);
    view.record_text = text_for_record(leg, view);
    return view;
}

Result<Referral> find_for_sender(UnitOfWork& work, const ReferralId& id, Operation operation) {
    auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::referral_core, operation, door_of_sender(leg)));
    return leg;
}

// What asks for a look stands first.
int urgency(std::string_view kind) {
    constexpr std::string_view order[] = {"question", "stuck",   "came_back",
                                          "late",     "running", "closed"};
    return static_cast<int>(std::find(std::begin(order), std::end(order), kind) -
                            std::begin(order));
}

bool came_back(const Referral& leg) {
    if (leg.step == "sent" || leg.step == "received" || leg.step == "withdrawn" ||
        leg.step == "wrong_person")
        return false;
    return leg.changed_at > leg.seen_by_sender_at.value_or(leg.sent_at);
}

bool has_newer_leg(UnitOfWork& work, const Referral& leg) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from referral where parent_id = $1 and from_organization_id = "
                   "$2",
                   leg.id, leg.from_organization_id)
               .value_or(0) > 0;
}

std::string kind_of_row(UnitOfWork& work, const Referral& leg,
                        const std::optional<LegQuestionView>& question) {
    if (question && question->for_you) return "question";
    const auto* kind = kind_of(leg.step);
    const bool back_at_sender = kind && kind->next_owner == "sender";
    if (back_at_sender && !has_newer_leg(work, leg)) return "stuck";
    const bool stands_still = leg.accepted_at && !is_by_link(leg) &&
                              is_overdue(leg, word_back_terms().sender_after_workdays, work.today);
    if (stands_still) return "stuck";
    if (came_back(leg)) return "came_back";
    if (is_closed(leg.state)) return "closed";
    const bool is_silent = question && question->late;
    return is_silent || (leg.due_on && *leg.due_on < work.today) ? "late" : "running";
}

std::optional<FeedbackView> newest_feedback(UnitOfWork& work, const Referral& leg) {
    const auto row = work.tx.maybe<Feedback>(
        "select * from feedback where referral_id = $1 order by sent_at desc limit 1", leg.id);
    if (!row) return std::nullopt;
    return FeedbackView{row->id, row->status,
                        work.open(leg.person_id, "feedback.sentence", row->id.value, row->sentence),
                        row->by_name, row->sent_at};
}

struct PersonCard {
    std::string given_name;
    std::string family_name;
    std::string birth_on;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (), (given_name, family_name, birth_on))

FeedbackRow feedback_row(UnitOfWork& work, const Referral& stored) {
    const auto leg = as_sender_sees(stored);
    FeedbackRow row;
    row.referral_id = leg.id;
    row.person_id = leg.person_id;
    if (const auto person = work.tx.maybe<PersonCard>(
            "select given_name, family_name, birth_on from person_card where id = $1",
            leg.person_id)) {
        row.person_name = person->given_name + " " + person->family_name;
        row.birth_on = person->birth_on;
    }
    row.question = question_for_sender(work, stored);
    row.kind = kind_of_row(work, leg, row.question);
    row.to_name = leg.to_name;
    row.to_organization_name = organization_name(work, leg.to_organization_id);
    row.step = leg.step;
    row.reason = leg.reason;
    row.attempts = leg.attempts;
    const auto newest = newest_feedback(work, leg);
    if (newest) {
        row.status = newest->status;
        row.sentence = newest->sentence;
    }
    row.next_step = next_step_of(leg);
    row.next_owner = who_goes_next(work, leg);
    row.due_on = leg.due_on;
    row.changed_at = leg.changed_at;
    row.record_text = progress_text(leg, {row.to_organization_name, row.next_owner, newest});
    row.task_open = tasks::has_open(work, leg.id);
    return row;
}

std::string name_of_the_assistant(UnitOfWork& work, const OrganizationId& practice_id) {
    return work.tx
        .value<std::string>(
            "select case when count(*) = 1 then max(name) else '' end from account_card "
            "where organization_id = $1 and role = 'assistant' and active = $2",
            practice_id, true)
        .value_or("");
}

}  // namespace

Result<ReferralForSender> create(UnitOfWork& work, const NewReferral& input) {
    return create_recorded(work, input, {work.actor.name, work.now});
}

Result<ReferralForSender> create_recorded(UnitOfWork& work, const NewReferral& input,
                                          const Recorded& yes) {
    TRY(the_resident_agreed(input));
    auto person = TRY(people::find(work, input.person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    TRY(people::complete(work, person, {.birth_on = {}, .address = input.address}));
    TRY(not_asked_already(work, input));
    auto ask = ask_of(input, person, TRY(chosen_face(work, input)));
    ask.recorded_by = yes.by_name;
    ask.said_at = yes.at;
    if (input.goal_id) ask.goal = TRY(people::goal_words(work, person.id, *input.goal_id));
    work.tx.post(
        Thread{ask.thread_id, 1, person.id, person.organization_id, input.goal_id, work.now});
    work.tx.post(ThreadParty{new_uuid(), ask.thread_id, person.organization_id, person.id});
    const auto leg = TRY(ask_face(work, ask));
    TRY(people::note_event(work, person.id, "referral.sent", leg.id.value, leg.target,
                           leg.to_name));
    if (may_be_told(work, leg, person))
        TRY(send_own_page(work, person, leg.thread_id, "status", person.organization_id));
    return sender_view(work, leg, person);
}

Result<ReferralForSender> create_for_initiative(UnitOfWork& work,
                                                const NewInitiativeReferral& input) {
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    const auto person = TRY(people::find(work, input.person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    if (person.phone.empty()) return refuse_fields({{"phone", "required"}});
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    const auto thread_id = new_id<ThreadId>();
    work.tx.post(Thread{thread_id, 1, person.id, person.organization_id, std::nullopt, work.now});
    work.tx.post(ThreadParty{new_uuid(), thread_id, person.organization_id, person.id});
    const auto leg =
        TRY(ask_initiative(work, {.thread_id = thread_id,
                                  .parent_id = std::nullopt,
                                  .person = person,
                                  .service_id = input.service_id,
                                  .first_name = person.given_name,
                                  .village = person.secret_address ? "" : person.village,
                                  .wish = input.wish,
                                  .when = input.when,
                                  .attendance = input.attendance,
                                  .hidden_from_proxies = false,
                                  .parent = input.parent,
                                  .with_interpreter = input.with_interpreter}));
    TRY(people::note_event(work, person.id, "referral.sent", leg.id.value, leg.target,
                           leg.to_name));
    TRY(send_own_page(work, person, leg.thread_id, "status", person.organization_id));
    return sender_view(work, leg, person);
}

Result<ReferralForSender> view_after(UnitOfWork& work, const Referral& leg) {
    return sender_view(work, leg, TRY(people::find(work, leg.person_id)));
}

Result<ReferralForSender> read(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_for_sender(work, id, Operation::read));
    return view_after(work, leg);
}

Result<ReferralForSender> withdraw(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(find_for_sender(work, id, Operation::write));
    TRY(a_step_follows_from_where_the_leg_stands(leg, "withdrawn", Setter::sender));
    TRY(take(work, leg, "withdrawn", Setter::sender, "", work.actor.name,
             work.actor.organization_id));
    auto consent = consent::of_subject(work, id.value);
    if (consent) TRY(consent::withdraw(work, *consent));
    return view_after(work, leg);
}

Result<> note_seen(UnitOfWork& work, const ReferralId& id) {
    TRY(find_for_sender(work, id, Operation::read));
    TRY(work.tx.execute("update referral set seen_by_sender_at = $1 where id = $2", work.now, id));
    return {};
}

Result<FeedbackList> feedback_list(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto legs = work.tx.all<Referral>(
        "select * from referral where from_organization_id = $1 and from_account_id in "
        "(select $2 union select account_id from absence_card where substitute_account_id = $2 "
        "and from_on <= $4 and until_on >= $4 union select account_id from locum_card where "
        "responsible_account_id = $2 and account_id not in (select account_id from locum_card "
        "where ended_at is null and from_on <= $4 and until_on >= $4)) "
        "and (closed_at is null or closed_at > $3) order by changed_at desc limit 200",
        own, work.actor.account_id, plus_days_instant(work.now, -60), work.today);
    FeedbackList list;
    list.assistant_name = name_of_the_assistant(work, own);
    for (const auto& leg : legs) {
        if (!access::may(work, Class::feedback, Operation::read, door_of_sender(leg))) continue;
        auto row = feedback_row(work, leg);
        list.running += row.kind == "running" ? 1 : 0;
        list.closed += row.kind == "closed" ? 1 : 0;
        list.rows.push_back(std::move(row));
    }
    std::stable_sort(list.rows.begin(), list.rows.end(), [](const auto& a, const auto& b) {
        return urgency(a.kind) < urgency(b.kind);
    });
    return list;
}

Result<ThreadsOfPerson> threads_of_person(UnitOfWork& work, const PersonId& person_id) {
    const auto person = TRY(people::find(work, person_id));
    TRY(access::may(work, Class::referral_core, Operation::read,
                    {.person_id = person_id, .organization_id = person.organization_id}));
    const auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 order by case when closed_at is null then 0 "
        "else 1 end, changed_at desc "
        "limit 50",
        person_id);
    ThreadsOfPerson threads;
    for (const auto& stored : legs) {
        const auto leg = as_sender_sees(stored);
        ThreadRow row{leg.id,
                      leg.thread_id,
                      leg.parent_id,
                      leg.to_name,
                      organization_name(work, leg.to_organization_id),
                      std::string(name_of(leg.state)),
                      leg.step,
                      leg.reason,
                      leg.attempts,
                      next_step_of(leg),
                      who_goes_next(work, leg),
                      leg.due_on,
                      leg.sent_at,
                      leg.changed_at,
                      !is_closed(leg.state),
                      {},
                      question_for_sender(work, stored)};
        if (const auto consent = consent::of_subject(work, leg.id.value))
            row.fields = consent->fields;
        threads.rows.push_back(std::move(row));
    }
    return threads;
}

namespace {

Booking booking_of(UnitOfWork& work, const Referral& leg) {
    Booking booking;
    booking.referral_id = leg.id;
    booking.version = leg.version;
    booking.face_name = leg.to_name;
    booking.organization_name = organization_name(work, leg.to_organization_id);
    booking.meets_at = leg.meets_at;
    if (!leg.face_id) return booking;
    if (const auto face = directory::face(work, *leg.face_id))
        booking.practice_hours = face->practice_hours;
    const auto slots = directory::free_slots(work, *leg.face_id, leg.from_organization_id, 8);
    for (const auto& slot : slots) booking.slots.push_back({slot.id, slot.starts_at, slot.minutes});
    return booking;
}

}  // namespace

Result<std::vector<Booking>> bookings_of_person(UnitOfWork& work, const PersonId& person_id) {
    TRY(people::find(work, person_id));
    const auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 and closed_at is null and face_id is not null "
        "order by sent_at desc",
        person_id);
    std::vector<Booking> bookings;
    for (const auto& leg : legs) bookings.push_back(booking_of(work, leg));
    return bookings;
}

Result<Booking> book(UnitOfWork& work, const ReferralId& id, const BookSlot& input) {
    auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::identity, Operation::write, door_of_sender(leg)));
    if (is_closed(leg.state)) return fail(Category::conflict, "referral.step_does_not_follow");
    if (leg.version != input.version) return fail(Category::conflict, "record.changed");
    TRY(book_when_chosen(work, input.slot_id, leg));
    TRY(set_date_again(work, leg));
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    return booking_of(work, leg);
}

Result<> ask_assistant(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_for_sender(work, id, Operation::write));
    if (!people::is_active(work, leg.person_id))
        return fail(Category::conflict, "person.not_active");
    tasks::Task task;
    task.id = new_id<TaskId>();
    task.organization_id = leg.from_organization_id;
    task.role = "assistant";
    task.kind = "call_resident";
    task.person_id = leg.person_id;
    task.referral_id = leg.id;
    task.asked_by = work.actor.account_id;
    task.asked_by_name = work.actor.name;
    task.face_name = leg.to_name;
    task.due_on = plus_days(work.today, 2);
    task.created_at = work.now;
    TRY(tasks::open(work, task));
    TRY(work.tx.execute("update referral set seen_by_sender_at = $1 where id = $2", work.now, id));
    return {};
}

Result<ConsentPaper> consent_paper(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::identity, Operation::read, door_of_sender(leg)));
    const auto person = TRY(people::find(work, leg.person_id));
    const auto consent = consent::of_subject(work, id.value);
    if (!consent) return fail(Category::not_found, "record.absent");
    return ConsentPaper{people::full_name(person),
                        person.birth_on,
                        organization_name(work, leg.from_organization_id),
                        leg.to_name,
                        organization_name(work, leg.to_organization_id),
                        consent->fields,
                        consent->feedback_level,
                        day_of(consent->given_at),
                        day_of(consent->ends_at),
                        consent->text_version,
                        consent->with_interpreter,
                        consent->given_how,
                        consent->recorded_by};
}

Result<ConsentPaper> note_signed(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::identity, Operation::write, door_of_sender(leg)));
    auto consent = consent::of_subject(work, id.value);
    if (!consent) return fail(Category::not_found, "record.absent");
    if (!consent::may_be_used_again(work, consent))
        return fail(Category::conflict, "referral.consent_needed");
    consent->given_how = "on_paper";
    consent->recorded_by = work.actor.name;
    TRY(work.tx.update(*consent));
    return consent_paper(work, id);
}

}  // namespace veerkracht::referrals
