#include "capabilities/referrals/desks.hpp"

#include <algorithm>

#include "capabilities/access/limits.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

std::vector<std::string> missing_of(const Target& target, const people::Person& person) {
    std::vector<std::string> missing;
    for (const auto& field : target.required) {
        const bool known =
            (field == "birth_on" && !person.birth_on.empty()) ||
            (field == "phone" && !person.phone.empty()) ||
            (field == "address" && (!person.address.empty() || person.secret_address));
        if (!known) missing.push_back(field);
    }
    return missing;
}

DeskChoice choice_of(const directory::RankedFace& ranked, const Target& target,
                     const people::Person& person, std::string_view today) {
    const auto& face = ranked.face;
    return {face.id,
            face.name,
            ranked.organization_name,
            target.code,
            face.wait_weeks,
            face.intake_stop,
            fields_asked_of(target, person, today),
            missing_of(target, person),
            target.feedback_levels,
            target.confirmed_by_resident,
            clock_from(target.clock, false, today, face.wait_weeks),
            clock_from(target.clock, true, today, face.wait_weeks),
            target.by_link,
            target.hidden_from_proxies,
            target.age_from,
            target.age_before};
}

void ask_birth_date_too(std::vector<std::string>& missing) {
    if (std::ranges::find(missing, "birth_on") == missing.end()) missing.emplace_back("birth_on");
}

Result<people::CodeSent> send_code_to(UnitOfWork& work, const people::Person& person) {
    return people::send_confirmation(
        work, person,
        {{"name", work.actor.name},
         {"organization", organization_name(work, person.organization_id)}});
}

Ask ask_of(const Referral& parent, const NewDeskReferral& input, people::Person person,
           directory::Face face) {
    Ask ask;
    ask.thread_id = parent.thread_id;
    ask.parent_id = parent.id;
    ask.person = std::move(person);
    ask.face = std::move(face);
    ask.needs = input.needs;
    ask.sentence = input.sentence;
    ask.feedback_level = input.feedback_level;
    ask.given_how = input.given_how;
    ask.code = input.code.value_or("");
    ask.urgent = input.urgent;
    ask.share_secret_address = input.share_secret_address;
    ask.with_interpreter = input.with_interpreter;
    ask.attendance = input.attendance;
    ask.parent = input.parent;
    // What a hidden case asks further would tell of it.
    ask.hidden_from_proxies = parent.hidden_from_proxies ? true : input.hidden_from_proxies;
    return ask;
}

}  // namespace

std::vector<DeskChoice> choices_for(UnitOfWork& work, const OrganizationId& asked_by,
                                    const people::Person& person,
                                    const std::vector<std::string>& needs, std::string_view role) {
    std::vector<DeskChoice> choices;
    const auto faces = directory::faces_for(work, asked_by, needs);
    for (const auto& ranked : faces) {
        const auto* target = target_of(ranked.face.role);
        if (target && may_be_offered(*target, role, person.birth_on, work.today))
            choices.push_back(choice_of(ranked, *target, person, work.today));
    }
    return choices;
}

Result<std::vector<DeskChoice>> desks_for_case(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_accepted(work, id, Operation::read));
    const auto person = TRY(people::find(work, *leg.recipient_person_id));
    auto choices =
        choices_for(work, leg.to_organization_id, person, words_of(leg.needs), work.actor.role);
    if (is_birth_date_wanted(work, person))
        for (auto& choice : choices) ask_birth_date_too(choice.missing);
    return choices;
}

Result<std::vector<DeskChoice>> asks_for_person(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    return choices_for(work, person.organization_id, person, {}, work.actor.role);
}

Result<people::CodeSent> send_code_for_desk(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_accepted(work, id, Operation::write));
    return send_code_to(work, TRY(people::find(work, *leg.recipient_person_id)));
}

Result<people::CodeSent> send_code_for_referral(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    return send_code_to(work, person);
}

Result<CaseForWorker> send_to_desk(UnitOfWork& work, const ReferralId& id,
                                   const NewDeskReferral& input) {
    auto parent = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(parent, input.version));
    if (is_closed(parent.state)) return fail(Category::conflict, "referral.step_does_not_follow");
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    auto face = directory::face_that_serves(work, parent.to_organization_id, input.face_id);
    if (!face) return refuse_fields({{"face_id", "not_a_choice"}});
    auto person = TRY(people::find(work, *parent.recipient_person_id));
    TRY(people::complete(work, person, {input.birth_on, input.address}));
    if (is_birth_date_wanted(work, person)) return refuse_fields({{"birth_on", "required"}});
    TRY(ask_face(work, ask_of(parent, input, std::move(person), std::move(*face))));
    TRY(set_date_again(work, parent));  // what came back before was for today
    parent.changed_at = work.now;
    TRY(work.tx.update(parent));
    return view_of(work, parent);
}

namespace {

void tell_who_it_is(const CaseForWorker& page, CaseExport& file) {
    file.name = page.name;
    file.birth_on = page.birth_on;
    // A file goes on to places that we do not know: a secret address is typed there on purpose or
    // not at all.
    if (!page.secret_address) file.address = page.address;
    if (!page.secret_address) file.village = page.village;
    file.phone = page.phone;
    file.call_allowed = page.call_allowed;
    file.voicemail_allowed = page.voicemail_allowed;
    file.call_when = page.call_when;
    file.language = page.language;
    file.interpreter = page.interpreter;
}

void tell_what_was_asked(const CaseForWorker& page, CaseExport& file) {
    file.referral_id = page.id;
    file.target = page.target;
    file.urgent = page.urgent;
    file.needs = page.needs;
    file.goal = page.goal;
    file.sentence = page.sentence;
    file.from_name = page.from_name;
    file.from_organization_name = page.from_organization_name;
    file.from_phone = page.from_phone;
    file.sent_at = page.sent_at;
    file.feedback_level = page.feedback_level;
    file.consent_ends_on = page.consent_ends_on;
    file.sharing_stopped = page.sharing_stopped;
    file.source = page.source;
}

void tell_how_it_went(const CaseForWorker& page, CaseExport& file) {
    file.state = page.state;
    file.step = page.step;
    file.reason = page.reason;
    file.outcome = page.outcome;
    file.closed_at = page.closed_at;
    file.clock = page.clock;
    file.steps = page.steps;
    file.notes = page.notes;
    file.feedback = page.feedback;
    file.own_word = page.own_word;
}

}  // namespace

Result<CaseExport> export_case(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_accepted(work, id, Operation::read));
    TRY(access::may_still(work, "export"));
    access::count_use_later(work, "export");
    const auto page = TRY(view_of(work, leg));
    CaseExport file;
    file.exported_at = work.now;
    file.exported_by = work.actor.name;
    file.organization_name = organization_name(work, leg.to_organization_id);
    tell_who_it_is(page, file);
    tell_what_was_asked(page, file);
    tell_how_it_went(page, file);
    // No name in the name of the file: it stays behind in lists of downloads.
    work.answer_headers.emplace_back("Content-Disposition",
                                     "attachment; filename=\"" + leg.id.value + ".json\"");
    return file;
}

Result<CaseForWorker> finish_term(UnitOfWork& work, const ReferralId& id, const TermDone& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(tick(work, leg, input.code, work.actor.name));
    TRY(set_date_again(work, leg));
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    return view_of(work, leg);
}

}  // namespace veerkracht::referrals
