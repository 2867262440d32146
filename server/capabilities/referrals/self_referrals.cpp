#include "capabilities/referrals/self_referrals.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/codes.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/codes.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

struct Limits {
    std::string version;
    int code_minutes;
    int code_tries;
    int codes_per_ask;
    int asks_per_phone_a_day;
    int asks_per_address_an_hour;
    int unconfirmed_hours;
    int faces_shown;
    int codes_an_hour;  // of everybody together: more is somebody who lets us pay for messages
    std::vector<std::string> countries;  // beside the Netherlands
};
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (version, code_minutes, code_tries, codes_per_ask, asks_per_phone_a_day,
                       asks_per_address_an_hour, unconfirmed_hours, faces_shown, codes_an_hour,
                       countries))

const Limits& limits() {
    static const Limits read = [] {
        auto parsed = from_json<Limits>(
            embedded_file("capabilities/referrals/packages/self_referral.json").value());
        if (!parsed)
            throw std::runtime_error("self_referral.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

constexpr std::string_view place = "self_referral.body";

// ---- who can be asked ----

// Null for what residents do not ask themselves.
const Target* open_target(const directory::Face& face) {
    const auto* target = target_of(face.role);
    return target && target->self_referral ? target : nullptr;
}

FaceForResident card_of(UnitOfWork& work, const directory::RankedFace& ranked,
                        const Target& target) {
    const auto& face = ranked.face;
    return {face.id,
            face.name,
            face.role,
            ranked.organization_name,
            organization_contact(work, face.organization_id).phone,
            face.about,
            face.wait_weeks,
            ranked.fits_need,
            target.self_referral->fields,
            clock_from(target.self_referral->clock, false, work.today, face.wait_weeks)};
}

// ---- what was asked ----

bool parent_agrees(std::string_view who) { return who != "resident"; }
bool resident_agrees(std::string_view who) { return who != "parent"; }

// Not the number itself: how often it was used is counted without keeping it.
std::string phone_hash(const UnitOfWork& work, std::string_view phone) {
    return work.keys.token_hash("phone " + people::plain_number(phone));
}

std::vector<std::string> fields_of(const Target& target, const NewSelfReferral& input) {
    return fields_that_go_along(target.self_referral->fields,
                                {.needs = true,
                                 .goal = false,
                                 .sentence = !trimmed(input.sentence).empty(),
                                 .address = !input.secret_address && !input.village.empty()});
}

// No message goes to the other end of the world because somebody typed a number there.
bool is_near(std::string_view phone) {
    const auto plain = people::plain_number(phone);
    const auto begins = [&](const std::string& country) {
        return plain.starts_with("+" + country) || plain.starts_with("00" + country);
    };
    const bool is_dutch = plain.starts_with('0') && !plain.starts_with("00");
    return is_dutch || std::ranges::any_of(limits().countries, begins);
}

Result<> it_is_whole(const NewSelfReferral& input, std::string_view who) {
    std::map<std::string, std::string> wrong;
    if (!input.consent_given) wrong["consent_given"] = "required";
    if (input.needs.empty()) wrong["needs"] = "required";
    if (input.tell_practice && trimmed(input.practice_name).empty())
        wrong["practice_name"] = "required";
    if (parent_agrees(who) && !input.parent_name) wrong["parent_name"] = "required";
    if (parent_agrees(who) && !input.parent_phone) wrong["parent_phone"] = "required";
    if (!is_near(input.phone)) wrong["phone"] = "malformed";
    if (input.parent_phone && !is_near(*input.parent_phone)) wrong["parent_phone"] = "malformed";
    // Else one of the two says yes for both.
    const bool one_phone = input.parent_phone && people::plain_number(*input.parent_phone) ==
                                                     people::plain_number(input.phone);
    if (who == "resident_and_parent" && one_phone) wrong["parent_phone"] = "same_number";
    if (!wrong.empty()) return refuse_fields(std::move(wrong));
    return {};
}

Result<> the_birth_date_can_be(const std::string& day, std::string_view today) {
    if (day > today || age_on(day, today) > 120)
        return refuse_fields({{"birth_on", "out_of_range"}});
    return {};
}

// The face that is asked, as far as residents of this place and this age may ask it.
Result<directory::Face> chosen_face(UnitOfWork& work, const NewSelfReferral& input) {
    auto face = directory::open_face(work, {input.municipality, input.village}, input.face_id);
    const auto* target = face ? open_target(*face) : nullptr;
    if (!target) return refuse_fields({{"face_id", "not_a_choice"}});
    if (face->intake_stop) return fail(Category::conflict, "face.intake_stop");
    TRY(is_for_this_age(*target, input.birth_on, work.today));
    // Exactly this list was on the screen.
    if (fields_of(*target, input) != input.fields)
        return fail(Category::conflict, "self_referral.fields_changed");
    return std::move(*face);
}

// ---- codes ----

// How often before this one; ids follow each other in time.
constexpr std::string_view from_this_address =
    "select count(*) from self_referral where address_hash = $1 and asked_at > $2 and id < $3";
constexpr std::string_view about_this_phone =
    "select count(*) from self_referral where phone_hash = $1 and asked_at > $2 and id < $3";
constexpr std::string_view about_a_parent_with_this_phone =
    "select count(*) from self_referral where parent_phone_hash = $1 and asked_at > $2 and id < $3";

// Of the addresses that one line of the newer kind can make, all count as one.
std::string line_of(const std::string& address) {
    return address.find(':') == std::string::npos ? address : access::network_of(address);
}

Result<> this_address_may_ask(UnitOfWork& work, const SelfReferral& asked) {
    const auto before = work.tx.value<std::int64_t>(from_this_address, asked.address_hash,
                                                    plus_minutes(work.now, -60), asked.id);
    if (before.value_or(0) < limits().asks_per_address_an_hour) return {};
    return refuse_for_now("self_referral.wait", 60L * 60);
}

// A phone that was named too often gets no message more, also no code again; the answer is the
// same, or it would tell that somebody with this number asked for help.
bool may_send_to(UnitOfWork& work, const SelfReferral& asked, const std::string& hash) {
    const auto since = plus_days_instant(asked.asked_at, -1);
    std::int64_t before = 0;
    for (const auto counted : {about_this_phone, about_a_parent_with_this_phone})
        before += work.tx.value<std::int64_t>(counted, hash, since, asked.id).value_or(0);
    return before < limits().asks_per_phone_a_day;
}

std::string code_hash(const UnitOfWork& work, const SelfReferral& asked, std::string_view who,
                      std::string_view code) {
    return work.keys.token_hash(asked.id + std::string(who) + std::string(code));
}

Result<std::string> make_code(UnitOfWork& work, const SelfReferral& asked, const std::string& who,
                              const std::string& phone, bool sends) {
    const auto code = access::six_figures();
    if (sends)
        TRY(notifications::send(work, {"sms",
                                       phone,
                                       who == "parent" ? "parent_code" : "code",
                                       std::nullopt,
                                       asked.id,
                                       {{"code", code}}}));
    return code_hash(work, asked, who, code);
}

Result<> the_house_sends_on(UnitOfWork& work) {
    constexpr std::string_view what = "self_referral_code";
    const std::string everybody = "everybody";
    if (access::used_this_hour(work.tx, what, everybody, work.now) >= limits().codes_an_hour)
        return refuse_for_now("self_referral.wait", access::seconds_left_of_hour(work.now));
    return access::count_of(work, what, everybody);
}

Result<> make_codes(UnitOfWork& work, SelfReferral& asked, const NewSelfReferral& input,
                    std::string_view who) {
    TRY(the_house_sends_on(work));
    if (resident_agrees(who))
        asked.code_hash = TRY(make_code(work, asked, "resident", input.phone,
                                        may_send_to(work, asked, asked.phone_hash)));
    if (parent_agrees(who))
        asked.parent_code_hash = TRY(make_code(work, asked, "parent", *input.parent_phone,
                                               may_send_to(work, asked, *asked.parent_phone_hash)));
    asked.code_expires_at = plus_minutes(work.now, limits().code_minutes);
    asked.code_tries = 0;
    ++asked.codes_sent;
    return {};
}

SelfReferralWaits waits(const std::string& token, const NewSelfReferral& input,
                        std::string_view who) {
    return {token, resident_agrees(who) ? people::masked(input.phone) : "",
            parent_agrees(who) ? people::masked(*input.parent_phone) : ""};
}

Result<SelfReferral> find_asked(UnitOfWork& work, const std::string& token) {
    return work.tx.one<SelfReferral>("select * from self_referral where token_hash = $1",
                                     work.keys.token_hash(token));
}

NewSelfReferral input_of(const UnitOfWork& work, const SelfReferral& asked) {
    return from_json<NewSelfReferral>(work.keys.open_own(place, asked.id, asked.body)).value();
}

bool fits(const UnitOfWork& work, const SelfReferral& asked, std::string_view who,
          const std::optional<std::string>& hash, std::string_view code) {
    return !hash || crypto::equal(*hash, code_hash(work, asked, who, code));
}

// Wrong ones are counted, also when the answer is a refusal; whoever guesses waits longer each
// time.
Result<> the_codes_fit(UnitOfWork& work, SelfReferral& asked, const SelfReferralCodes& given) {
    work.keep_on_error = true;
    const auto guesses = "self referral " + asked.id;
    TRY(access::may_try(work, guesses));
    if (asked.code_expires_at <= work.now || asked.code_tries >= limits().code_tries)
        return fail(Category::conflict, "link.code_over");
    std::map<std::string, std::string> wrong;
    if (!fits(work, asked, "resident", asked.code_hash, given.code)) wrong["code"] = "wrong";
    if (!fits(work, asked, "parent", asked.parent_code_hash, given.parent_code))
        wrong["parent_code"] = "wrong";
    ++asked.code_tries;
    TRY(work.tx.update(asked));
    TRY(access::note_trial(work, guesses, wrong.empty()));
    if (!wrong.empty()) return refuse_fields(std::move(wrong));
    // What follows succeeds as a whole or not at all, the use of the codes included.
    work.keep_on_error = false;
    return {};
}

// ---- the case ----

// The code went there, and so does the own page: of a child under 12 it is the parent's.
std::string confirmed_phone(const UnitOfWork& work, const NewSelfReferral& input) {
    const auto who = consent::who_agrees(input.birth_on, work.today);
    return std::string(trimmed(resident_agrees(who) ? input.phone : *input.parent_phone));
}

people::Person person_of(const UnitOfWork& work, const directory::Face& face, const Target& target,
                         const NewSelfReferral& input) {
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = face.organization_id;
    person.domain = target.domain;
    person.given_name = std::string(trimmed(input.given_name));
    person.family_name = std::string(trimmed(input.family_name));
    person.birth_on = input.birth_on;
    person.phone = confirmed_phone(work, input);
    if (!input.secret_address) person.village = std::string(trimmed(input.village));
    person.language = input.language;
    person.interpreter = input.interpreter;
    person.voicemail_allowed = input.voicemail_allowed;
    person.call_when = std::string(trimmed(input.call_when));
    person.secret_address = input.secret_address;
    person.source = "self";
    person.created_at = work.now;
    return person;
}

Fields copied_fields(const people::Person& person, const NewSelfReferral& input) {
    Fields fields;
    fields.given_name = person.given_name;
    fields.family_name = person.family_name;
    fields.phone = person.phone;
    fields.village = person.village;
    fields.birth_on = person.birth_on;
    fields.language = person.language;
    fields.interpreter = person.interpreter;
    fields.voicemail_allowed = person.voicemail_allowed;
    fields.call_when = person.call_when;
    fields.secret_address = person.secret_address;
    fields.parent_name = input.parent_name;
    fields.parent_phone = input.parent_phone;
    return fields;
}

consent::Consent consent_for(UnitOfWork& work, const Target& target, const NewSelfReferral& input,
                             const Referral& leg) {
    consent::Consent consent;
    consent.id = leg.consent_id;
    consent.person_id = leg.person_id;
    consent.organization_id = leg.to_organization_id;
    consent.recipient_organization_id = leg.to_organization_id;
    consent.recipient_name = leg.to_name + ", " + organization_name(work, leg.to_organization_id);
    consent.purpose = "referral";
    consent.fields = input.fields;
    consent.feedback_level = leg.feedback_level;
    consent.legal_ground = "consent";
    consent.given_how = "by_code";
    consent.given_by = consent::who_agrees(input.birth_on, work.today);
    consent.text_version = target.self_referral->consent_text;
    consent.language = input.text_language;
    consent.given_at = work.now;
    consent.ends_at = end_of_consent_given_on(work.today);
    consent.subject_id = leg.id.value;
    return consent;
}

Referral leg_of(const directory::Face& face, const people::Person& person,
                const NewSelfReferral& input) {
    Referral leg;
    leg.id = new_id<ReferralId>();
    leg.thread_id = new_id<ThreadId>();
    leg.target = face.role;
    leg.from_organization_id = person.organization_id;
    leg.from_name = person.given_name;
    leg.to_organization_id = person.organization_id;
    leg.to_name = face.name;
    leg.face_id = face.id;
    leg.person_id = person.id;
    leg.consent_id = new_id<ConsentId>();
    leg.first_name = person.given_name;
    leg.village = person.village;
    leg.needs = joined(input.needs);
    leg.feedback_level = "nothing";
    leg.source = "self";
    return leg;
}

// The phone is the resident's: from here on it is the resident who acts.
void become_resident(UnitOfWork& work, const people::Person& person) {
    work.actor = {};
    work.actor.kind = Actor::Kind::resident;
    work.actor.role = "resident";
    work.actor.person_id = person.id;
    work.actor.organization_id = person.organization_id;
    work.actor.code_checked = true;
    db::work_for(work.tx.connection(), work.actor);
}

Result<> note_practice_choice(UnitOfWork& work, const Referral& leg, const NewSelfReferral& input) {
    const auto practice = input.tell_practice ? std::string(trimmed(input.practice_name)) : "";
    return work.tx.insert(PracticeChoice{
        leg.id, input.tell_practice,
        work.seal(leg.person_id, "practice_choice.practice_name", leg.id.value, practice), work.now,
        leg.first_name});
}

Result<Referral> open_case(UnitOfWork& work, const NewSelfReferral& input) {
    const auto face = TRY(chosen_face(work, input));
    const auto& target = *open_target(face);
    const auto person = person_of(work, face, target, input);
    become_resident(work, person);
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    TRY(people::store(work, person));
    auto leg = leg_of(face, person, input);
    TRY(work.tx.insert(
        Thread{leg.thread_id, 1, person.id, person.organization_id, std::nullopt, work.now}));
    TRY(work.tx.insert(ThreadParty{new_uuid(), leg.thread_id, person.organization_id, person.id}));
    seal_fields(work, leg, copied_fields(person, input));
    leg.sentence = work.seal(person.id, "referral.sentence", leg.id.value, trimmed(input.sentence));
    TRY(consent::give(work, consent_for(work, target, input, leg)));
    TRY(send_leg(work, leg, ""));
    TRY(start_clock(work, leg, face.wait_weeks));
    TRY(note_practice_choice(work, leg, input));
    TRY(send_own_page(work, person, leg.thread_id, "status", person.organization_id));
    return leg;
}

SelfReferralSent sent_view(UnitOfWork& work, const Referral& leg) {
    const auto there = organization_contact(work, leg.to_organization_id);
    return {leg.to_name, there.name, there.phone, clock_of(work, leg.id)};
}

}  // namespace

Result<OpenPlaces> places_for_residents(UnitOfWork& work) {
    return OpenPlaces{directory::open_places(work)};
}

Result<OpenFaces> faces_for_resident(UnitOfWork& work, const OpenFacesAsk& asked) {
    TRY(the_birth_date_can_be(asked.birth_on, work.today));
    OpenFaces found;
    found.who_agrees = consent::who_agrees(asked.birth_on, work.today);
    const auto faces =
        directory::open_faces(work, {asked.municipality, asked.village}, asked.needs);
    for (const auto& ranked : faces) {
        const auto* target = open_target(ranked.face);
        const bool room = found.faces.size() < static_cast<std::size_t>(limits().faces_shown);
        if (room && target && is_for_this_age(*target, asked.birth_on, work.today))
            found.faces.push_back(card_of(work, ranked, *target));
    }
    return found;
}

Result<SelfReferralWaits> ask_for_help(UnitOfWork& work, const NewSelfReferral& input) {
    TRY(the_birth_date_can_be(input.birth_on, work.today));
    TRY(languages::must_be_known("language", input.language));
    TRY(languages::must_be_reviewed("text_language", input.text_language));
    const auto who = consent::who_agrees(input.birth_on, work.today);
    TRY(it_is_whole(input, who));
    TRY(chosen_face(work, input));
    SelfReferral asked;
    asked.id = new_uuid();
    asked.address_hash = work.keys.token_hash("address " + line_of(work.request.address));
    TRY(this_address_may_ask(work, asked));
    const auto token = crypto::to_base64url(crypto::random_bytes(20));
    asked.token_hash = work.keys.token_hash(token);
    asked.body = work.keys.seal_own(place, asked.id, to_json(input));
    asked.phone_hash = phone_hash(work, input.phone);
    if (parent_agrees(who)) asked.parent_phone_hash = phone_hash(work, *input.parent_phone);
    asked.asked_at = work.now;
    TRY(make_codes(work, asked, input, who));
    TRY(work.tx.insert(asked));
    return waits(token, input, who);
}

Result<SelfReferralWaits> send_codes_again(UnitOfWork& work, const SelfReferralToken& token) {
    auto asked = TRY(find_asked(work, token.token));
    if (asked.referral_id) return fail(Category::conflict, "self_referral.confirmed");
    const auto next_at = plus_minutes(asked.code_expires_at, 1 - limits().code_minutes);
    if (next_at > work.now)
        return refuse_for_now("link.code_just_sent", seconds_between(work.now, next_at));
    if (asked.codes_sent >= limits().codes_per_ask)
        return fail(Category::conflict, "self_referral.no_more_codes");
    const auto input = input_of(work, asked);
    const auto who = consent::who_agrees(input.birth_on, work.today);
    TRY(make_codes(work, asked, input, who));
    TRY(work.tx.update(asked));
    return waits(token.token, input, who);
}

Result<SelfReferralSent> confirm_self_referral(UnitOfWork& work, const SelfReferralCodes& given) {
    auto asked = TRY(find_asked(work, given.token));
    if (asked.referral_id) return sent_view(work, TRY(load(work, *asked.referral_id)));
    TRY(the_codes_fit(work, asked, given));
    const auto leg = TRY(open_case(work, input_of(work, asked)));
    asked.referral_id = leg.id;
    asked.body = {};
    asked.code_hash.reset();
    asked.parent_code_hash.reset();
    TRY(work.tx.update(asked));
    return sent_view(work, leg);
}

Result<> tell_who_asked_himself(UnitOfWork& work, const StepTaken& news) {
    const bool came_back =
        news.step == "not_answered" || news.step == "not_fitting" || news.step == "not_reached";
    if (!came_back || news.reason == "undone") return {};
    const auto leg = TRY(load(work, news.referral_id));
    if (!is_self_referred(leg) || leg.step != news.step) return {};
    const auto person = people::row(work, leg.recipient_person_id.value_or(leg.person_id));
    if (!person || person->status != "active") return {};
    return send_own_page(work, *person, leg.thread_id, "own_question_back",
                         person->organization_id);
}

Result<> forget_unconfirmed(UnitOfWork& work) {
    TRY(work.tx.execute("delete from self_referral where referral_id is null and asked_at <= $1",
                        plus_minutes(work.now, -60L * limits().unconfirmed_hours)));
    return {};
}

}  // namespace veerkracht::referrals
