#include "capabilities/referrals/asking.hpp"

#include <algorithm>

#include "capabilities/people/people.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/volunteers.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::referrals {

namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// In what the consent was read or said.
std::string language_of(const Ask& ask) {
    if (!ask.text_language.empty()) return ask.text_language;
    return ask.language.value_or(ask.person.language);
}

// The resident said yes in a way that this kind of party allows; a code is looked at here.
Result<> the_resident_agreed(UnitOfWork& work, const Target& target, const Ask& ask) {
    if (!has(target.feedback_levels, ask.feedback_level))
        return refuse_fields({{"feedback_level", "not_a_choice"}});
    if (ask.language) TRY(languages::must_be_known("language", *ask.language));
    TRY(consent::can_be_understood(language_of(ask), ask.with_interpreter));
    const bool own_act = target.confirmed_by_resident;
    if (own_act && ask.given_how != "by_code" && ask.given_how != "on_paper")
        return refuse_fields({{"given_how", "not_a_choice"}});
    if (ask.given_how == "by_code")
        return people::check_confirmation(work, ask.person.id, ask.code);
    return {};
}

// A secret address goes along only when the resident said so, for this party.
bool hides_address(const Ask& ask) {
    return ask.person.secret_address && !ask.share_secret_address;
}

GoesAlong along_with(const Ask& ask) {
    return {.needs = !ask.needs.empty(),
            .goal = !ask.goal.empty(),
            .sentence = !ask.sentence.empty(),
            .address = !hides_address(ask)};
}

Fields copied_fields(const Target& target, const Ask& ask, std::string_view today) {
    const auto& person = ask.person;
    Fields fields;
    fields.given_name = person.given_name;
    fields.family_name = person.family_name;
    fields.phone = person.phone;
    fields.village = hides_address(ask) ? "" : person.village;
    fields.secret_address = person.secret_address;
    fields.language = ask.language.value_or(person.language);
    fields.interpreter = ask.interpreter.value_or(person.interpreter);
    fields.call_allowed = person.call_allowed;
    fields.voicemail_allowed = person.voicemail_allowed;
    put_wish(fields, people::wish_of(person));
    fields.call_when = ask.call_when.value_or(person.call_when);
    if (has(target.fields, "goal")) fields.goal = ask.goal;
    if (has(fields_asked_of(target, person, today), "birth_on")) fields.birth_on = person.birth_on;
    if (has(target.fields, "address") && !hides_address(ask)) fields.address = person.address;
    return fields;
}

Result<consent::Consent> consent_for(UnitOfWork& work, const Target& target, const Ask& ask,
                                     const Referral& leg) {
    auto consent = consent_to(work, leg);
    consent.recipient_name = leg.to_name + ", " + organization_name(work, leg.to_organization_id);
    consent.purpose = "referral";
    consent.fields =
        fields_that_go_along(fields_asked_of(target, ask.person, work.today), along_with(ask));
    consent.legal_ground = target.legal_ground;
    consent.given_how = ask.given_how;
    TRY(consent::note_who_agreed(work, consent, birth_date_to_judge_by(work, ask.person),
                                 ask.parent));
    consent.text_version = target.consent_text;
    consent.with_interpreter = ask.with_interpreter;
    consent.language = language_of(ask);
    consent.attendance = target.by_link && ask.attendance;
    if (!ask.recorded_by.empty()) consent.recorded_by = ask.recorded_by;
    if (!ask.said_at.empty()) {
        consent.given_at = ask.said_at;
        consent.ends_at = end_of_consent_given_on(day_of(ask.said_at));
    }
    return consent;
}

Referral leg_of(const UnitOfWork& work, const Target& target, const Ask& ask) {
    auto leg = leg_about(work, ask.person, ask.thread_id);
    leg.parent_id = ask.parent_id;
    leg.target = target.code;
    if (!ask.by_name.empty()) leg.from_name = ask.by_name;
    leg.source = ask.source;
    leg.to_organization_id = ask.face.organization_id;
    leg.to_name = ask.face.name;
    leg.face_id = ask.face.id;
    leg.consent_id = new_id<ConsentId>();
    leg.needs = has(target.fields, "needs") ? joined(ask.needs) : "";
    leg.feedback_level = ask.feedback_level;
    leg.urgent = ask.urgent;
    leg.hidden_from_proxies = ask.hidden_from_proxies.value_or(target.hidden_from_proxies);
    return leg;
}

}  // namespace

std::vector<std::string> fields_that_go_along(const std::vector<std::string>& of_target,
                                              const GoesAlong& along) {
    std::vector<std::string> fields;
    for (const auto& field : of_target) {
        if (field == "needs" && !along.needs) continue;
        if (field == "goal" && !along.goal) continue;
        if (field == "sentence" && !along.sentence) continue;
        if ((field == "address" || field == "village") && !along.address) continue;
        fields.push_back(field);
    }
    return fields;
}

Result<> book_when_chosen(UnitOfWork& work, const std::optional<SlotId>& slot_id, Referral& leg) {
    if (!slot_id) return {};
    const auto slot = TRY(directory::book_slot(work, *slot_id, leg.id));
    if (slot.face_id != leg.face_id) return refuse_fields({{"slot_id", "not_a_choice"}});
    leg.meets_at = slot.starts_at;
    return {};
}

Result<Referral> ask_face(UnitOfWork& work, const Ask& ask) {
    const auto* target = target_of(ask.face.role);
    if (!target) return refuse_fields({{"face_id", "not_a_choice"}});
    if (ask.face.intake_stop) return fail(Category::conflict, "face.intake_stop");
    TRY(may_be_asked(*target, work.actor.role, ask.person.birth_on, work.today));
    const auto fields = copied_fields(*target, ask, work.today);
    TRY(all_is_known(*target, fields, hides_address(ask)));
    TRY(the_resident_agreed(work, *target, ask));
    auto leg = leg_of(work, *target, ask);
    seal_fields(work, leg, fields);
    const auto sentence = has(target->fields, "sentence") ? ask.sentence : "";
    leg.sentence = work.seal(leg.person_id, "referral.sentence", leg.id.value, sentence);
    if (target->by_link) TRY(note_who_looks_after(work, leg));
    TRY(book_when_chosen(work, ask.slot_id, leg));
    const auto consent = TRY(consent_for(work, *target, ask, leg));
    TRY(consent::give(work, consent));
    TRY(send_leg(work, leg, ask.person.neighbourhood_code));
    if (target->read_by_teams)
        TRY(leave_out_whom_the_resident_refused(work, leg, consent.given_at));
    TRY(start_clock(work, leg, ask.face.wait_weeks));
    if (target->by_link) TRY(ask_volunteer(work, leg, "volunteer_question"));
    return leg;
}

}  // namespace veerkracht::referrals
