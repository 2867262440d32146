#include "capabilities/referrals/other_face.hpp"

#include <algorithm>

#include "capabilities/directory/directory.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/travelling_copy.hpp"
#include "capabilities/referrals/volunteers.hpp"

namespace veerkracht::referrals {

using access::Operation;

namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// Of what was agreed, as far as this kind of party asks it.
std::vector<std::string> agreed_for(const Target& target, const consent::Consent& consent) {
    auto fields = consent.fields;
    std::erase_if(fields, [&](const auto& field) { return !has(target.fields, field); });
    return fields;
}

// The copy of the former face, without what this one does not ask.
Fields fields_for(const Target& target, Fields fields) {
    if (!has(target.fields, "goal")) fields.goal.clear();
    if (!has(target.fields, "birth_on")) fields.birth_on.clear();
    if (!has(target.fields, "address")) fields.address.clear();
    return fields;
}

// Below 16 a parent says yes too, and that is not done on this screen.
bool decides_alone(UnitOfWork& work, const Referral& leg) {
    return consent::decides_alone(birth_date_to_judge_by(work, leg.person_id), work.today);
}

std::string role_of_sender(UnitOfWork& work, const Referral& leg) {
    return work.tx
        .value<std::string>("select role from account_card where id = $1", leg.from_account_id)
        .value_or("");
}

// A party that takes only the resident's own act, or needs more than was agreed, is asked anew and
// not here.
bool can_take_over(UnitOfWork& work, const Referral& leg, const directory::RankedFace& ranked,
                   const consent::Consent& consent) {
    const auto& face = ranked.face;
    const auto* target = target_of(face.role);
    if (!target || target->confirmed_by_resident || target->domain != "welfare") return false;
    if (face.intake_stop || ranked.away_until || face.id == leg.face_id) return false;
    if (face.account_id &&
        (face.account_id == leg.account_id || is_barred(work, leg.thread_id, *face.account_id)))
        return false;
    const auto birth_on = birth_date_to_judge_by(work, leg.person_id);
    const auto fields = open_fields(work, leg);
    return may_be_asked(*target, role_of_sender(work, leg), birth_on, work.today) &&
           all_is_known(*target, fields, fields.secret_address) &&
           std::ranges::all_of(target->required,
                               [&](const auto& field) { return has(consent.fields, field); });
}

std::vector<directory::RankedFace> faces_to_choose(UnitOfWork& work, const Referral& leg) {
    const auto consent = consent::of_subject(work, leg.id.value);
    if (!is_shared(work, leg, consent)) return {};
    auto faces = directory::faces_for(work, leg.from_organization_id, words_of(leg.needs));
    std::erase_if(faces,
                  [&](const auto& face) { return !can_take_over(work, leg, face, *consent); });
    return faces;
}

consent::Consent consent_for(const UnitOfWork& work, const Referral& leg, const Target& target,
                             consent::Consent consent, const std::string& organization,
                             const std::string& language) {
    consent.id = leg.consent_id;
    consent.version = 1;
    consent.recipient_organization_id = leg.to_organization_id;
    consent.recipient_name = leg.to_name + ", " + organization;
    consent.fields = agreed_for(target, consent);
    consent.given_how = "on_screen";
    consent.given_by = "resident";
    consent.text_version = target.consent_text;
    consent.asked_by.reset();
    consent.recorded_by.clear();
    consent.with_interpreter = false;
    consent.language = language;
    consent.given_at = work.now;
    consent.subject_id = leg.id.value;
    return consent;
}

// What the former face heard to be unsafe goes along too: the resident said it to who helped.
people::SafeReach heard_by_former_face(UnitOfWork& work, const Referral& former) {
    const auto own =
        former.recipient_person_id ? people::row(work, *former.recipient_person_id) : std::nullopt;
    people::SafeReach heard;
    if (!own) return heard;
    heard.calling.call_allowed = own->call_allowed;
    heard.calling.voicemail_allowed = own->voicemail_allowed;
    heard.messages.messages_allowed = own->messages_allowed;
    heard.secret_address = own->secret_address;
    return heard;
}

// The copy as it would be taken now, and no less careful than the former face was.
Fields known_now(UnitOfWork& work, const Referral& former, Referral& leg) {
    auto fields = open_fields(work, former);
    auto person = people::row(work, former.person_id);
    if (!person) return fields;
    const auto heard = heard_by_former_face(work, former);
    const auto safe = people::together(people::safe_reach_of(*person), heard);
    person->secret_address = safe.secret_address;
    people::put_wish(*person, safe.messages);
    fields = as_taken_now(leg, std::move(fields), *person);
    people::put_calling(fields, people::together(people::calling_of(fields), heard.calling));
    return fields;
}

// A new leg of the same ask; nobody has taken it on yet.
Result<> ask_this_face(UnitOfWork& work, const Referral& former, const directory::Face& face,
                       const std::string& language) {
    const auto& target = *target_of(face.role);
    const auto consent = *consent::of_subject(work, former.id.value);
    const auto sentence = has(target.fields, "sentence") ? open_sentence(work, former) : "";
    auto leg = leg_after(work, former);
    const auto fields = fields_for(target, known_now(work, former, leg));
    leg.target = target.code;
    leg.to_organization_id = face.organization_id;
    leg.to_name = face.name;
    leg.face_id = face.id;
    leg.consent_id = new_id<ConsentId>();
    if (!has(target.fields, "needs")) leg.needs.clear();
    seal_fields(work, leg, fields);
    leg.sentence = work.seal(leg.person_id, "referral.sentence", leg.id.value, sentence);
    TRY(consent::give(work,
                      consent_for(work, leg, target, consent,
                                  organization_name(work, leg.to_organization_id), language)));
    TRY(send_leg(work, leg, ""));
    return people::note_event(work, leg.person_id, "referral.sent", leg.id.value, leg.target,
                              leg.to_name);
}

// Both who had taken it on and whose face it was: neither sees this ask again.
Result<> close_to_former_face(UnitOfWork& work, const Referral& leg) {
    if (leg.account_id) TRY(bar(work, leg.thread_id, *leg.account_id, "other_face"));
    if (!leg.face_id) return {};
    const auto face = directory::face(work, *leg.face_id);
    if (!face || !face->account_id) return {};
    return bar(work, leg.thread_id, *face->account_id, "other_face");
}

Result<> end_with_former_face(UnitOfWork& work, Referral leg) {
    if (is_by_link(leg)) TRY(tell_volunteer_it_is_over(work, leg));
    const bool was_seen = leg.step != "sent" && is_case(leg);
    TRY(take(work, leg, "other_face", Setter::resident, "", leg.first_name,
             leg.from_organization_id));
    if (auto consent = consent::of_subject(work, leg.id.value))
        TRY(consent::withdraw(work, *consent));
    TRY(close_to_former_face(work, leg));
    return was_seen ? tell_receiver(work, leg, "other_face") : Result<>{};
}

}  // namespace

bool may_choose_other_face(UnitOfWork& work, const Referral& leg) {
    const auto* target = target_of(leg.target);
    return target && (target->domain == "welfare" || target->by_link) && !is_own_case(leg) &&
           !is_self_referred(leg) &&
           a_step_follows_from_where_the_leg_stands(leg, "other_face", Setter::resident) &&
           decides_alone(work, leg) &&
           is_shared(work, leg, consent::of_subject(work, leg.id.value));
}

Result<std::vector<MyFace>> other_faces(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_own(work, id, Operation::read));
    std::vector<MyFace> faces;
    if (!may_choose_other_face(work, leg)) return faces;
    const auto consent = *consent::of_subject(work, id.value);
    const auto found = faces_to_choose(work, leg);
    for (const auto& one : found)
        faces.push_back({one.face.id, one.face.name, one.organization_name,
                         target_of(one.face.role)->code, one.face.about, one.face.wait_weeks,
                         agreed_for(*target_of(one.face.role), consent)});
    return faces;
}

Result<MyPage> choose_other_face(UnitOfWork& work, const ReferralId& id, const OtherFace& input) {
    const auto leg = TRY(find_own(work, id, Operation::write));
    if (!decides_alone(work, leg)) return fail(Category::forbidden, "consent.parent_agrees_too");
    if (!may_choose_other_face(work, leg))
        return fail(Category::conflict, "referral.step_does_not_follow");
    TRY(people::must_be_read(work, input.text_language));
    const auto faces = faces_to_choose(work, leg);
    const auto chosen = std::ranges::find_if(
        faces, [&](const auto& ranked) { return ranked.face.id == input.face_id; });
    if (chosen == faces.end()) return refuse_fields({{"face_id", "not_a_choice"}});
    TRY(ask_this_face(work, leg, chosen->face, input.text_language));
    TRY(end_with_former_face(work, leg));
    return my_page(work);
}

}  // namespace veerkracht::referrals
