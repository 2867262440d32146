#include "capabilities/referrals/initiatives.hpp"

#include "capabilities/directory/directory.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/volunteers.hpp"

namespace veerkracht::referrals {

namespace {

struct Initiative {
    directory::Service service;
    directory::Organization organization;
};

Result<Initiative> initiative_that_can_be_asked(UnitOfWork& work, const ServiceId& id) {
    auto service = TRY(directory::service(work, id));
    auto organization = TRY(directory::organization(work, service.organization_id));
    if (service.status != "active" || service.email.empty())
        return fail(Category::conflict, "service.cannot_be_asked");
    return Initiative{std::move(service), std::move(organization)};
}

Result<consent::Consent> consent_for_activity(UnitOfWork& work, const Referral& leg,
                                              const Initiative& initiative,
                                              const InitiativeAsk& ask, bool shows_village) {
    auto consent = consent_to(work, leg);
    consent.recipient_name = initiative.organization.name;
    consent.purpose = "activity";
    consent.fields = {"name", "phone"};
    if (shows_village) consent.fields.emplace_back("village");
    consent.fields.insert(consent.fields.end(), {"language", "call_when"});
    consent.attendance = ask.attendance;
    TRY(consent::note_who_agreed(work, consent, birth_date_to_judge_by(work, ask.person),
                                 ask.parent));
    consent.given_how = "spoken";
    consent.with_interpreter = ask.with_interpreter;
    consent.language = ask.person.language;
    consent.text_version = "activiteit-2026-2";
    return consent;
}

Referral leg_to(const UnitOfWork& work, const InitiativeAsk& ask, const Initiative& initiative) {
    auto leg = leg_about(work, ask.person, ask.thread_id);
    leg.parent_id = ask.parent_id;
    leg.target = "initiative";
    leg.to_organization_id = initiative.organization.id;
    leg.to_name = initiative.service.name;
    leg.service_id = initiative.service.id;
    leg.consent_id = new_id<ConsentId>();
    leg.first_name = ask.first_name;
    leg.village = ask.person.secret_address ? "" : ask.village;
    leg.feedback_level = "running";
    leg.hidden_from_proxies = ask.hidden_from_proxies;
    return leg;
}

Fields fields_of(const InitiativeAsk& ask) {
    Fields fields;
    fields.given_name = ask.person.given_name;
    fields.phone = ask.person.phone;
    people::put_calling(fields, people::calling_of(ask.person));
    fields.village = ask.person.secret_address ? "" : ask.person.village;
    fields.wish = ask.wish;
    fields.when = ask.when;
    return fields;
}

}  // namespace

Result<Referral> ask_initiative(UnitOfWork& work, const InitiativeAsk& ask) {
    TRY(consent::can_be_understood(ask.person.language, ask.with_interpreter));
    const auto initiative = TRY(initiative_that_can_be_asked(work, ask.service_id));
    auto leg = leg_to(work, ask, initiative);
    const auto fields = fields_of(ask);
    seal_fields(work, leg, fields);
    leg.sentence = work.seal(leg.person_id, "referral.sentence", leg.id.value, "");
    const auto consent =
        TRY(consent_for_activity(work, leg, initiative, ask, !fields.village.empty()));
    TRY(consent::give(work, consent));
    TRY(send_leg(work, leg, ask.person.neighbourhood_code));
    TRY(ask_volunteer(work, leg, "volunteer_question"));
    return leg;
}

bool is_asked_directly(UnitOfWork& work, const Referral& leg) {
    if (!is_by_link(leg)) return false;
    const auto behind = case_behind(work, leg);
    return !behind || is_closed(behind->state);
}

Result<> end_what_was_asked_directly(UnitOfWork& work) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where (target = 'initiative' or looked_after_by <> '') and "
        "closed_at is null and accepted_at is not null and due_on <= $1 order by id",
        work.today);
    std::erase_if(legs, [&](const Referral& leg) { return !is_asked_directly(work, leg); });
    for (auto& leg : legs) {
        const bool went = leg.step == "started";
        if (went) leg.outcome = "reached";
        TRY(take(work, leg, went ? "closed" : "case_ended", Setter::clock, "", leg.to_name,
                 leg.to_organization_id));
    }
    return {};
}

}  // namespace veerkracht::referrals
