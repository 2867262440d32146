#include "capabilities/referrals/legs.hpp"

#include <algorithm>

#include "capabilities/access/readers.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/events.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/standings.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/travelling_copy.hpp"

namespace veerkracht::referrals {

Result<Referral> load(UnitOfWork& work, const ReferralId& id) {
    return work.tx.one<Referral>("select * from referral where id = $1", id);
}

access::Record door_of_sender(const Referral& leg) {
    return {.person_id = leg.person_id, .organization_id = leg.from_organization_id};
}

namespace {

// An offer that nobody answered stops being readable after 28 days; what was accepted stays with
// who took it on.
access::Relation relation_of_receiver(const UnitOfWork& work, const Referral& leg) {
    if (is_by_link(leg)) return access::Relation::own_link;
    if (leg.accepted_at) return access::Relation::accepted;
    const bool is_over = is_closed(leg.state) ||
                         plus_days_instant(leg.sent_at, clocks().access_ends_days) < work.now;
    return is_over ? access::Relation::ended : access::Relation::offered;
}

// Who works there with an account, or who opens the link.
Actor receiver_of(const Referral& leg) {
    Actor reader;
    reader.kind = is_by_link(leg) ? Actor::Kind::volunteer : Actor::Kind::account;
    reader.organization_id = leg.to_organization_id;
    if (const auto* target = target_of(leg.target)) reader.role = target->worker_role;
    return reader;
}

}  // namespace

bool is_shared(UnitOfWork& work, const Referral& leg,
               const std::optional<consent::Consent>& consent) {
    const access::Record door{.person_id = leg.person_id,
                              .organization_id = {},
                              .relation = relation_of_receiver(work, leg),
                              .consent = consent::state_of(consent, work.now),
                              .person = people::state_now(work, leg.person_id),
                              .in_term = true};  // of a link: who opens it is asked by_link.cpp
    return access::reader_would_allow(work, receiver_of(leg), access::Class::referral_core,
                                      access::Operation::read, door);
}

Referral leg_about(const UnitOfWork& work, const people::Person& person,
                   const ThreadId& thread_id) {
    Referral leg;
    leg.id = new_id<ReferralId>();
    leg.thread_id = thread_id;
    leg.from_organization_id = person.organization_id;
    leg.from_account_id = work.actor.account_id;
    leg.from_name = work.actor.name;
    leg.person_id = person.id;
    leg.first_name = person.given_name;
    leg.village = person.secret_address ? "" : person.village;
    return leg;
}

consent::Consent consent_to(const UnitOfWork& work, const Referral& leg) {
    consent::Consent consent;
    consent.id = leg.consent_id;
    consent.person_id = leg.person_id;
    consent.organization_id = leg.from_organization_id;
    consent.recipient_organization_id = leg.to_organization_id;
    consent.feedback_level = leg.feedback_level;
    consent.language = "nl";
    consent.recorded_by = work.actor.name;
    if (!work.actor.account_id.empty()) consent.asked_by = work.actor.account_id;
    consent.given_at = work.now;
    consent.ends_at = end_of_consent_given_on(work.today);
    consent.subject_id = leg.id.value;
    return consent;
}

std::string end_of_consent_given_on(std::string_view day) {
    return instant_of_local(plus_months(day, clocks().consent_months_max) + "T00:00");
}

access::Record door_of_receiver(UnitOfWork& work, const Referral& leg,
                                const std::optional<consent::Consent>& consent) {
    return door_of_receiver(work, leg, consent::state_of(consent, work.now),
                            people::state_now(work, leg.person_id));
}

access::Record door_of_receiver(UnitOfWork& work, const Referral& leg, access::ConsentState consent,
                                access::PersonState person) {
    // Who sent it has no part in this: the record of the sender is another door.
    access::Record record{.person_id = leg.person_id, .organization_id = {}};
    // A volunteer's question is no work of the colleagues with an account.
    if (is_by_link(leg) || !is_at_its_desk(work.actor.role, leg)) return record;
    if (work.actor.organization_id != leg.to_organization_id && !is_in_own_inbox(work, leg))
        return record;
    record.consent = consent;
    record.person = person;
    record.relation = relation_of_receiver(work, leg);
    return record;
}

bool may_read_what_was_asked(UnitOfWork& work, const Referral& leg, access::ConsentState consent,
                             access::PersonState person) {
    if (is_own_case(leg))
        return access::would_allow(work, access::Class::social_notes, access::Operation::read,
                                   own_row(work, leg));
    return access::would_allow(work, access::Class::referral_core, access::Operation::read,
                               door_of_receiver(work, leg, consent, person));
}

access::Record own_row(const UnitOfWork& work, const Referral& leg) {
    access::Record record{.person_id = leg.recipient_person_id.value_or(leg.person_id),
                          .organization_id = {}};
    const bool has_one = leg.accepted_at && leg.recipient_person_id;
    if (has_one && is_at_its_desk(work.actor.role, leg))
        record.organization_id = leg.to_organization_id;
    return record;
}

access::Record door_of_resident(UnitOfWork& work, const Referral& leg) {
    access::Record record;
    if (work.actor.kind == Actor::Kind::resident) record = people::door_of_own_page(work);
    record.person_id = leg.person_id;
    record.organization_id = leg.from_organization_id;
    record.hidden_from_proxies = leg.hidden_from_proxies;
    record.about = matters_of(leg);
    return record;
}

bool may_be_told(const UnitOfWork& work, const Referral& leg, const people::Person& reader) {
    auto door = people::door_of_link(reader, work.today);
    door.hidden_from_proxies = leg.hidden_from_proxies;
    return access::link_would_allow(work, access::Class::messages, access::Operation::read, door);
}

namespace {

std::optional<std::string> next_follow_up_on(UnitOfWork& work, const ReferralId& id) {
    return work.tx.value<std::string>(
        "select due_on from follow_up where referral_id = $1 and done_at is null order by due_on "
        "limit 1",
        id);
}

}  // namespace

bool waits_for_closing(UnitOfWork& work, const Referral& leg) {
    return is_to_be_closed(leg, next_follow_up_on(work, leg.id));
}

bool is_to_be_closed(const Referral& leg, const std::optional<std::string>& next_follow_up_on) {
    return has_follow_ups(leg) && leg.step == "follow_up" && !next_follow_up_on;
}

bool is_case(const Referral& leg) { return !is_by_link(leg); }

bool is_own_case(const Referral& leg) {
    return leg.from_organization_id == leg.to_organization_id && !leg.from_account_id.empty();
}

Fields open_fields(UnitOfWork& work, const Referral& leg) {
    const auto json = work.open(leg.person_id, "referral.fields", leg.id.value, leg.fields);
    return json.empty() ? Fields{} : from_json<Fields>(json).value();
}

void seal_fields(UnitOfWork& work, Referral& leg, const Fields& fields) {
    leg.fields = work.seal(leg.person_id, "referral.fields", leg.id.value, to_json(fields));
}

void put_wish(Fields& fields, const people::MessageWish& wish) {
    fields.messages_allowed = wish.messages_allowed;
    fields.safe_from = wish.safe_from;
    fields.safe_until = wish.safe_until;
}

people::MessageWish wish_of(const Fields& fields) {
    return {fields.messages_allowed, fields.safe_from.value_or(""), fields.safe_until.value_or("")};
}

std::string open_sentence(UnitOfWork& work, const Referral& leg) {
    return work.open(leg.person_id, "referral.sentence", leg.id.value, leg.sentence);
}

namespace {

Step trail_before(const UnitOfWork& work, const Referral& leg, std::int64_t number) {
    Step trail;
    trail.id = new_id<StepId>();
    trail.referral_id = leg.id;
    trail.number = number;
    trail.at = work.now;
    trail.former_state = name_of(leg.state);
    trail.former_step = leg.step;
    trail.former_reason = leg.reason;
    trail.former_attempts = leg.attempts;
    trail.former_due_on = leg.due_on;
    trail.former_meets_at = leg.meets_at;
    return trail;
}

Step next_of_trail(UnitOfWork& work, const Referral& leg, std::string_view what,
                   std::string_view reason, std::string_view by_name,
                   const OrganizationId& by_organization_id) {
    const auto number = work.tx.value<std::int64_t>(
        "select coalesce(max(number), 0) + 1 from referral_step where referral_id = $1", leg.id);
    auto trail = trail_before(work, leg, number.value_or(1));
    trail.step = what;
    trail.reason = reason;
    trail.by_name = by_name;
    trail.by_organization_id = by_organization_id;
    return trail;
}

// Two weeks, six weeks and three months after the first start of a case.
Result<> plan_follow_ups(UnitOfWork& work, const Referral& leg) {
    for (const auto& term : clocks().follow_ups) {
        const auto known = work.tx.value<std::int64_t>(
            "select count(*) from follow_up where referral_id = $1 and code = $2", leg.id,
            term.code);
        if (known.value_or(0) > 0) continue;
        TRY(work.tx.insert(FollowUp{new_id<FollowUpId>(), leg.id, term.code,
                                    first_working_day_from(plus_days(work.today, term.days)),
                                    std::nullopt, ""}));
    }
    return {};
}

bool waits_before_an_hour(const Referral& leg) { return leg.step == "sent" && leg.meets_at; }

// Dates that follow from what was agreed and not from the table of days: the day of the meeting,
// the next follow-up, a term that comes first. `day` is that of the step.
std::optional<std::string> day_of_next(UnitOfWork& work, const Referral& leg,
                                       std::string_view day) {
    std::optional<std::string> due_on;
    const bool meets = leg.step == "intake_planned" || leg.step == "to_call";
    if (meets && leg.meets_at) due_on = leg.meets_at->substr(0, 10);
    if (waits_before_an_hour(leg))
        due_on = std::min(leg.due_on.value_or("9999"), leg.meets_at->substr(0, 10));
    if ((leg.step == "started" || leg.step == "follow_up") && has_follow_ups(leg))
        due_on = next_follow_up_on(work, leg.id);
    if (waits_for_closing(work, leg))
        due_on = first_working_day_from(plus_days(day, clocks().closing_days));
    if (const auto term = next_term_of_receiver(work, leg.id);
        term && !is_closed(leg.state) && *term < due_on.value_or(leg.due_on.value_or("9999")))
        due_on = term;
    return due_on;
}

Result<> set_date_of_next(UnitOfWork& work, Referral& leg) {
    if (leg.step == "started" && has_follow_ups(leg)) TRY(plan_follow_ups(work, leg));
    if (const auto due_on = day_of_next(work, leg, work.today)) leg.due_on = due_on;
    return {};
}

}  // namespace

std::optional<Referral> case_behind(UnitOfWork& work, const Referral& leg) {
    if (!leg.parent_id) return std::nullopt;
    auto parent = work.tx.maybe<Referral>("select * from referral where id = $1", *leg.parent_id);
    if (!parent || parent->to_organization_id != leg.from_organization_id) return std::nullopt;
    const bool follows = parent->from_organization_id == leg.from_organization_id &&
                         parent->to_organization_id == leg.to_organization_id;
    return follows ? std::nullopt : parent;
}

namespace {

// What cannot wait is answered before the first urgent term of this kind of party.
void bring_forward(Referral& leg, std::string_view today) {
    for (const auto& term : clock_of_target(leg))
        if (leg.urgent && term.urgent_workdays && term.owner == "receiver")
            leg.due_on = std::min(leg.due_on.value_or("9999"), day_of_term(term, true, today, 0));
}

// Who comes at an hour in the practice has to be taken on before it.
void bring_before_the_hour(Referral& leg) {
    if (waits_before_an_hour(leg))
        leg.due_on = std::min(leg.due_on.value_or("9999"), leg.meets_at->substr(0, 10));
}

// It moves: what colleagues were told of it is over.
Result<> no_longer_stands_still(UnitOfWork& work, const Referral& leg) {
    TRY(
        work.tx.execute("update case_notice set seen_at = $1 where referral_id = $2 and "
                        "kind = 'stands_still' and seen_at is null",
                        work.now, leg.id));
    return {};
}

bool is_another_asked(UnitOfWork& work, const Referral& branch) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from referral where parent_id = $1 and id <> $2 and "
                   "closed_at is null and accepted_at is null",
                   branch.parent_id, branch.id)
               .value_or(0) > 0;
}

// What was given back, or not answered, is looked at today by whoever sent it on; of a case that is
// closed by then the line on the worklist is what is left. A case that waits for answers needs no
// line: the next step stands in its row, when nobody else is asked any more.
Result<> tell_case_it_came_back(UnitOfWork& work, const Referral& branch) {
    const auto behind = case_behind(work, branch);
    if (!behind || kind_of(as_sender_sees(branch).step)->next_owner != "sender") return {};
    const bool waits_for_answers = is_by_link(branch) && behind->step == "activity_sought";
    if (waits_for_answers && is_another_asked(work, branch)) return {};
    TRY(
        work.tx.execute("update referral set due_on = $1 where id = $2 and closed_at is null and "
                        "(due_on is null or due_on > $1)",
                        work.today, behind->id));
    if (waits_for_answers) return {};
    return tell_case_about_branch(work, *behind, branch, "branch_came_back");
}

}  // namespace

Result<> set_date_again(UnitOfWork& work, Referral& leg) {
    if (is_closed(leg.state)) return {};
    const auto steps = work.tx.all<Step>(
        "select * from referral_step where referral_id = $1 and undone_at is null order by number "
        "desc",
        leg.id);
    const auto last = std::ranges::find(steps, leg.step, &Step::step);
    if (last == steps.end()) return {};
    const auto day = day_of(last->at);
    if (const auto due_on = due_day_after(leg, day)) leg.due_on = due_on;
    if (const auto due_on = day_of_next(work, leg, day)) leg.due_on = due_on;
    return {};
}

Referral leg_after(UnitOfWork& work, const Referral& former) {
    Referral leg = former;
    leg.id = new_id<ReferralId>();
    leg.version = 1;
    // Of a case that went on to somebody it stays a branch; of a first leg it is the next one.
    if (!case_behind(work, former)) leg.parent_id = former.id;
    leg.account_id.reset();
    // Again nothing but the offer is seen until somebody takes it on.
    leg.recipient_person_id.reset();
    leg.accepted_at.reset();
    leg.meets_at.reset();
    leg.seen_by_sender_at.reset();
    leg.attempts = 0;
    leg.outcome.clear();
    leg.looked_after_by.clear();
    return leg;
}

Result<> send_leg(UnitOfWork& work, Referral& leg, std::string_view neighbourhood_code) {
    const auto& sent = *kind_of("sent");
    move_to(leg, sent, "", work.now, work.today);
    bring_forward(leg, work.today);
    bring_before_the_hour(leg);
    leg.sent_at = work.now;
    auto trail = trail_before(work, leg, 1);
    trail.step = "sent";
    trail.by_name = leg.from_name;
    trail.by_organization_id = leg.from_organization_id;
    work.tx.post(leg);
    work.tx.post(trail);
    work.record(ReferralSent{leg.id, leg.thread_id, leg.target, leg.from_organization_id,
                             leg.to_organization_id, leg.needs, std::string(neighbourhood_code)});
    return {};
}

Result<> take(UnitOfWork& work, Referral& leg, std::string_view step, Setter by,
              std::string_view reason, std::string_view by_name,
              const OrganizationId& by_organization_id) {
    TRY(the_tables_have_this_move(leg, step, by));
    const auto& kind = *kind_of(step);
    if (leg.accepted_at && leg.due_on && *leg.due_on < work.today)
        TRY(no_longer_stands_still(work, leg));
    const auto trail = next_of_trail(work, leg, step, reason, by_name, by_organization_id);
    move_to(leg, kind, reason, work.now, work.today);
    TRY(tick_with_step(work, leg, by_name));
    TRY(set_date_of_next(work, leg));
    TRY(work.tx.update(leg));
    TRY(work.tx.insert(trail));
    // The sender's person page tells the process of the first leg; branches stay with who sent
    // them.
    const bool says_who_came = step == "started" && by == Setter::volunteer;
    if (comes_back(leg, step) && !says_who_came)
        TRY(people::note_event(work, leg.person_id, "referral.step", leg.id.value, step,
                               leg.to_name));
    if (is_closed(leg.state)) {
        TRY(wind_up(work, leg));
        TRY(tell_case_it_came_back(work, leg));
    }
    work.record(StepTaken{leg.id, std::string(step), std::string(name_of(leg.state)),
                          std::string(reason), by_organization_id});
    return {};
}

Result<> take_back(UnitOfWork& work, Referral& leg, Step step) {
    if (step.step != leg.step) return fail(Category::conflict, "referral.nothing_to_undo");
    step.undone_at = work.now;
    step.undone_by = work.actor.name;
    TRY(work.tx.update(step));
    move_back(leg, step, work.now);
    TRY(work.tx.update(leg));
    work.record(StepTaken{leg.id, leg.step, std::string(name_of(leg.state)), "undone",
                          leg.to_organization_id});
    return {};
}

Result<> note_act(UnitOfWork& work, const Referral& leg, std::string_view act,
                  std::string_view by_name, const OrganizationId& by_organization_id,
                  std::string_view reason) {
    TRY(work.tx.insert(next_of_trail(work, leg, act, reason, by_name, by_organization_id)));
    const auto* kind = act_of(act);
    if (!kind || !kind->comes_back) return {};
    return people::note_event(work, leg.person_id, kind->event, leg.id.value, act, leg.to_name);
}

std::vector<StepView> trail_of(UnitOfWork& work, const ReferralId& id) {
    std::vector<StepView> views;
    const auto steps =
        work.tx.all<Step>("select * from referral_step where referral_id = $1 order by number", id);
    for (const auto& step : steps)
        views.push_back(
            {step.step, step.at, step.by_name, step.reason, step.undone_at.has_value()});
    return views;
}

std::vector<FeedbackView> feedback_of(UnitOfWork& work, const Referral& leg) {
    std::vector<FeedbackView> views;
    const auto rows = work.tx.all<Feedback>(
        "select * from feedback where referral_id = $1 order by sent_at", leg.id);
    for (const auto& row : rows)
        views.push_back({row.id, row.status,
                         work.open(leg.person_id, "feedback.sentence", row.id.value, row.sentence),
                         row.by_name, row.sent_at});
    return views;
}

namespace {

// A case that ends takes its questions to initiatives along: nobody waits for an answer any more.
// What a desk or a colleague took on is a case of its own, and goes on.
Result<> close_branches(UnitOfWork& work, const Referral& leg) {
    auto branches = work.tx.all<Referral>(
        "select * from referral where parent_id = $1 and from_organization_id = $2 and closed_at "
        "is null",
        leg.id, leg.to_organization_id);
    for (auto& branch : branches)
        if (is_by_link(branch))
            TRY(take(work, branch, branch.step == "started" ? "closed" : "case_ended",
                     Setter::clock, "", leg.to_name, leg.to_organization_id));
    return {};
}

}  // namespace

Result<> wind_up(UnitOfWork& work, const Referral& leg) {
    TRY(close_branches(work, leg));
    TRY(end_question(work, leg.id));
    TRY(access::close_links_of(work, leg.id.value));
    TRY(notifications::stop(work, leg.id.value));
    TRY(consent::end_after_close(work, leg.id.value, clocks().consent_days_after_close));
    const bool nobody_comes = leg.step == "person_deceased" || leg.step == "person_moved" ||
                              leg.step == "other_face" || leg.state == State::entered_in_error;
    if (!leg.accepted_at || nobody_comes) TRY(directory::free_slot_of(work, leg.id));
    return {};
}

Result<Referral> follow_with_new_leg(UnitOfWork& work, const Referral& former) {
    auto consent = consent::of_subject(work, former.id.value);
    if (!is_own_case(former) && !consent::may_be_used_again(work, consent))
        return fail(Category::conflict, "referral.consent_needed");
    const auto person = people::row(work, former.person_id);
    if (!person || person->status != "active" ||
        (former.recipient_person_id && !people::is_active(work, *former.recipient_person_id)))
        return fail(Category::conflict, "person.not_active");
    const auto sentence = open_sentence(work, former);
    auto leg = leg_after(work, former);
    const auto fields = as_taken_now(leg, open_fields(work, former), *person);
    if (consent) {
        consent->id = new_id<ConsentId>();
        consent->version = 1;
        consent->subject_id = leg.id.value;
        // Nobody said yes anew: it runs no longer than what was said.
        consent->ends_at = consent->agreed_until;
        leg.consent_id = consent->id;
    }
    seal_fields(work, leg, fields);
    leg.sentence = work.seal(leg.person_id, "referral.sentence", leg.id.value, sentence);
    if (consent) TRY(consent::give(work, *consent));
    TRY(send_leg(work, leg, ""));
    TRY(carry_clock(work, former, leg));
    return leg;
}

namespace {

// A volunteer answers when he can: that something happens is for who looks after him.
bool is_looked_after(const Referral& leg) {
    return !leg.looked_after_by.empty() && !is_closed(leg.state);
}

}  // namespace

std::string stage_of(const Referral& leg, std::string_view today) {
    const auto* kind = kind_of(leg.step);
    if (leg.step == "started" && leg.due_on && *leg.due_on <= today)
        return std::string(kind_of("follow_up")->stage);
    return kind ? std::string(kind->stage) : "";
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0) words.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return words;
}

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : " ") + code;
    return text;
}

std::string next_step_of(const Referral& leg) {
    const auto* kind = kind_of(leg.step);
    if (is_looked_after(leg))
        return leg.state == State::requested ? "see_to_answer" : "see_how_it_goes";
    return kind ? std::string(kind->next_step) : "";
}

std::string next_owner_of(const Referral& leg) {
    const auto* kind = kind_of(leg.step);
    if (!kind || kind->next_owner.empty()) return "";
    if (is_looked_after(leg)) return leg.looked_after_by;
    return kind->next_owner == "sender" ? leg.from_name : leg.to_name;
}

std::optional<AccountId> next_account_of(const Referral& leg,
                                         const std::optional<AccountId>& of_face) {
    if (!leg.accepted_at) return of_face;
    const auto* kind = kind_of(leg.step);
    const bool here = kind && !kind->next_owner.empty() && kind->next_owner != "sender";
    return here ? leg.account_id : std::nullopt;
}

std::string organization_name(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.value<std::string>("select name from organization_card where id = $1", id)
        .value_or("");
}

OrganizationContact organization_contact(UnitOfWork& work, const OrganizationId& id) {
    return work.tx
        .maybe<OrganizationContact>("select name, phone from organization_card where id = $1", id)
        .value_or(OrganizationContact());
}

}  // namespace veerkracht::referrals
