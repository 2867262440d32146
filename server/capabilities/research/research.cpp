#include "capabilities/research/research.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/consent/consent.hpp"
#include "capabilities/directory/programmes.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "capabilities/research/participant.hpp"
#include "kernel/clock.hpp"

namespace veerkracht::research {

using access::Class;
using access::Operation;

namespace {

// In every study, the one that is asked now first.
std::vector<Participant> participations_of(UnitOfWork& work, const PersonId& id) {
    return work.tx.all<Participant>(
        "select * from research_participant where person_id = $1 order by case when study = $2 "
        "then 0 else 1 end, asked_at desc",
        id, study().code);
}

bool is_of_this_study(const Participant& participant) { return participant.study == study().code; }

// What stands in the way of asking anew: this study was asked, another one still runs, or a no to
// any of them: who stops is not asked again.
std::optional<Participant> participant_of(UnitOfWork& work, const PersonId& id) {
    const auto all = participations_of(work, id);
    const auto counts = [&](const Participant& one) {
        return is_of_this_study(one) || one.withdrawn_at || one.expires_at > work.now;
    };
    const auto found = std::ranges::find_if(all, counts);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

// By text message when there is a number, else by mail.
std::string channel_to(const people::Person& person) {
    if (!person.phone.empty()) return "sms";
    return person.email.empty() ? "" : "email";
}

std::string reason_against(UnitOfWork& work, const people::Person& person) {
    if (!directory::programme_of(work, person.organization_id)) return "no_programme";
    if (person.status != "active" || age_on(person.birth_on, work.today) < study().age_from)
        return "person";
    if (!is_in_language(study(), person.language)) return "language";
    if (!person.messages_allowed) return "no_messages";
    return channel_to(person).empty() ? "no_address" : "";
}

ResearchForPerson view_of(UnitOfWork& work, const people::Person& person) {
    ResearchForPerson view;
    if (const auto known = participant_of(work, person.id)) {
        view.state = known->withdrawn_at ? "withdrawn" : "asked";
        view.programme = known->programme;
        view.channel = known->channel;
        view.asked_at = known->asked_at;
        view.asked_by_name = known->asked_by_name;
        view.withdrawn_at = known->withdrawn_at;
        return view;
    }
    view.why_not = reason_against(work, person);
    view.state = view.why_not.empty() ? "open" : "not_offered";
    view.channel = channel_to(person);
    if (const auto programme = directory::programme_of(work, person.organization_id))
        view.programme = programme->programme;
    return view;
}

consent::Consent consent_for(const UnitOfWork& work, const Participant& participant,
                             const NewParticipant& input, const std::string& language) {
    consent::Consent consent;
    consent.id = new_id<ConsentId>();
    consent.person_id = participant.person_id;
    consent.organization_id = participant.organization_id;
    consent.recipient_organization_id = participant.organization_id;
    consent.recipient_name = participant.programme;
    consent.purpose = "research";
    consent.given_how = input.given_how;
    consent.with_interpreter = input.with_interpreter;
    consent.text_version = study().consent_text;
    consent.language = language;
    consent.asked_by = work.actor.account_id;
    consent.recorded_by = work.actor.name;
    consent.given_at = work.now;
    consent.ends_at = instant_of_local(plus_months(work.today, study().consent_months) + "T00:00");
    consent.subject_id = participant.id.value;
    return consent;
}

// `kind` of the message: the first one, or the reminder. The link works as long in both.
Result<LinkId> send_link(UnitOfWork& work, const Participant& participant, const std::string& kind,
                         const std::string& address) {
    access::Link link;
    link.kind = "research";
    link.organization_id = participant.organization_id;
    link.person_id = participant.person_id;
    link.subject_id = participant.id.value;
    link.expires_at = participant.expires_at;
    const auto made = TRY(access::make_link(work, link));
    const auto practice = TRY(people::practice_card(work, participant.organization_id));
    TRY(notifications::send(work,
                            {participant.channel,
                             address,
                             kind,
                             participant.person_id,
                             made.id.value,
                             {{"practice", practice.name},
                              {"phone", practice.phone},
                              {"link", "/l/" + made.token},
                              {"until", notifications::day_in_message(participant.expires_at)}}}));
    return made.id;
}

Participant new_participant(UnitOfWork& work, const people::Person& person) {
    Participant participant;
    participant.id = new_id<ParticipantId>();
    participant.person_id = person.id;
    participant.organization_id = person.organization_id;
    participant.study = study().code;
    participant.study_version = study().version;
    participant.programme = directory::programme_of(work, person.organization_id)->programme;
    participant.channel = channel_to(person);
    participant.asked_by = work.actor.account_id;
    participant.asked_by_name = work.actor.name;
    participant.asked_at = work.now;
    participant.expires_at = plus_days_instant(work.now, study().link_days);
    return participant;
}

// Nothing more is sent or taken in, and what was answered is no part of any later figure.
Result<> end(UnitOfWork& work, Participant participant, std::string_view by) {
    if (participant.withdrawn_at) return {};
    if (auto consent = consent::of_subject(work, participant.id.value))
        TRY(consent::withdraw(work, *consent));
    TRY(access::close_links_of(work, participant.id.value));
    TRY(notifications::stop(work, participant.link_id.value));
    if (participant.reminder_link_id)
        TRY(notifications::stop(work, participant.reminder_link_id->value));
    TRY(work.tx.execute("delete from research_response where participant_id = $1", participant.id));
    participant.withdrawn_at = work.now;
    participant.withdrawn_by = by;
    return work.tx.update(participant);
}

Result<> end_all(UnitOfWork& work, const std::vector<Participant>& all, std::string_view by) {
    for (const auto& participant : all) TRY(end(work, participant, by));
    return {};
}

// ---- the resident ----

// Without the code only the study's own link leads here: who knows a birth date and has another
// link does not hear that somebody takes part.
std::optional<Participant> own_participant(UnitOfWork& work) {
    const auto all = participations_of(work, work.actor.person_id);
    const auto& link = work.actor.link_id;
    const bool reads =
        access::would_allow(work, Class::answers, Operation::read, people::door_of_own_page(work));
    const auto found = std::ranges::find_if(all, [&](const Participant& one) {
        return reads || one.link_id == link || one.reminder_link_id == link;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::string state_of(const UnitOfWork& work, const Participant& participant) {
    if (participant.withdrawn_at) return "withdrawn";
    if (participant.answered_at) return "answered";
    // The questions of another study are not asked any more.
    return participant.expires_at <= work.now || !is_of_this_study(participant) ? "over" : "open";
}

Result<MyResearch> my_view(UnitOfWork& work, const std::optional<Participant>& participant) {
    MyResearch view;
    view.state = participant ? state_of(work, *participant) : "none";
    if (!participant) return view;
    view.practice_name = TRY(people::practice_card(work, participant->organization_id)).name;
    view.asked_by_name = participant->asked_by_name;
    view.asked_at = participant->asked_at;
    view.until = day_of(participant->expires_at);
    view.can_stop = !participant->withdrawn_at &&
                    access::would_allow(work, Class::referral_core, Operation::write,
                                        people::door_of_own_page(work));
    if (view.state == "open") view.questions = study().questions;
    return view;
}

}  // namespace

Result<ResearchForPerson> of_person(UnitOfWork& work, const PersonId& id) {
    return view_of(work, TRY(people::find(work, id)));
}

Result<ResearchForPerson> ask(UnitOfWork& work, const PersonId& id, const NewParticipant& input) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    if (participant_of(work, id)) return fail(Category::conflict, "research.asked_already");
    if (!reason_against(work, person).empty())
        return fail(Category::conflict, "research.not_offered");
    TRY(consent::can_be_understood(person.language, input.with_interpreter));
    auto participant = new_participant(work, person);
    TRY(consent::give(work, consent_for(work, participant, input, person.language)));
    participant.link_id =
        TRY(send_link(work, participant, "research_question",
                      participant.channel == "sms" ? person.phone : person.email));
    TRY(work.tx.insert(participant));
    return view_of(work, person);
}

Result<ResearchForPerson> withdraw(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    const auto all = participations_of(work, id);
    if (all.empty()) return fail(Category::conflict, "research.not_asked");
    TRY(end_all(work, all, "professional"));
    return view_of(work, person);
}

Result<MyResearch> my_research(UnitOfWork& work) {
    TRY(access::may(work, Class::answers, Operation::write, people::door_of_own_page(work)));
    return my_view(work, own_participant(work));
}

Result<MyResearch> answer(UnitOfWork& work, const MyResearchAnswers& input) {
    TRY(access::may(work, Class::answers, Operation::write, people::door_of_own_page(work)));
    auto participant = own_participant(work);
    if (!participant) return fail(Category::not_found, "record.absent");
    const auto consent = consent::of_subject(work, participant->id.value);
    if (state_of(work, *participant) != "open" || !consent::may_be_used_again(work, consent))
        return fail(Category::conflict, "research.over");
    TRY(answers_fit(study(), input.answers));
    Response response;
    response.id = new_id<ResponseId>();
    response.participant_id = participant->id;
    response.wave = study().wave;
    response.study_version = study().version;
    response.answers = work.seal(participant->person_id, "research.answers", response.id.value,
                                 to_json(input.answers));
    response.answered_on = work.today;
    TRY(work.tx.insert(response));
    participant->answered_at = work.now;
    TRY(work.tx.update(*participant));
    return my_view(work, participant);
}

Result<MyResearch> stop(UnitOfWork& work) {
    TRY(access::may(work, Class::referral_core, Operation::write, people::door_of_own_page(work)));
    if (!own_participant(work)) return fail(Category::not_found, "record.absent");
    TRY(end_all(work, participations_of(work, work.actor.person_id), "resident"));
    return my_view(work, own_participant(work));
}

Result<> remind(UnitOfWork& work) {
    if (!notifications::is_time_for_a_reminder(work)) return {};
    auto silent = work.tx.all<Participant>(
        "select * from research_participant where answered_at is null and withdrawn_at is null and "
        "reminded_at is null and asked_at <= $1 and expires_at > $2 and study = $3 order by "
        "asked_at",
        plus_days_instant(work.now, -study().remind_days), work.now, study().code);
    for (auto& participant : silent) {
        const auto address =
            notifications::address_of_reminder(work, participant.person_id, participant.channel);
        if (address.empty()) continue;
        participant.reminded_at = work.now;
        participant.reminder_link_id =
            TRY(send_link(work, participant, "research_reminder", address));
        TRY(work.tx.update(participant));
    }
    return {};
}

}  // namespace veerkracht::research
