// A resident asks for help himself, without an account and without anybody in between: he finds a
// face, says what may go along, and confirms the own phone with a code. From then on it is a case
// of the chosen team. Nothing here tells whether somebody is known: every answer is the same for
// all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/directory/open_faces.hpp"
#include "capabilities/referrals/events.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// What waits for a code; afterwards, of which case it became the beginning.
struct SelfReferral {
    static constexpr auto table = "self_referral";
    std::string id;
    int version = 1;
    std::string token_hash;
    db::Bytes body;  // sealed JSON of NewSelfReferral; empty once it is a case
    std::string phone_hash;
    std::optional<std::string> parent_phone_hash;
    std::string address_hash;  // of the internet address it came from
    std::optional<std::string> code_hash;
    std::optional<std::string> parent_code_hash;
    std::string code_expires_at;
    int code_tries = 0;
    int codes_sent = 0;
    std::string asked_at;
    std::optional<ReferralId> referral_id;
    std::optional<std::string> settled_at;   // a worker said who it is
    std::optional<PersonId> said_person_id;  // one worker said it, and another has to confirm
    std::optional<AccountId> said_by;
    std::string said_by_name;
    std::optional<std::string> said_at;
    bool said_take_phone = false;
};
BOOST_DESCRIBE_STRUCT(SelfReferral, (),
                      (id, version, token_hash, body, phone_hash, parent_phone_hash, address_hash,
                       code_hash, parent_code_hash, code_expires_at, code_tries, codes_sent,
                       asked_at, referral_id, settled_at, said_person_id, said_by, said_by_name,
                       said_at, said_take_phone))

struct OpenPlaces {
    std::vector<directory::OpenPlace> places;
};
BOOST_DESCRIBE_STRUCT(OpenPlaces, (), (places))

struct OpenFacesAsk {
    std::string municipality;
    std::string village;
    std::string birth_on;
    std::vector<std::string> needs;
};
BOOST_DESCRIBE_STRUCT(OpenFacesAsk, (), (municipality, village, birth_on, needs))
constexpr auto rules(const OpenFacesAsk*) {
    return std::tuple{rule(&OpenFacesAsk::municipality, Length{1, 80}),
                      rule(&OpenFacesAsk::village, Length{0, 80}),
                      rule(&OpenFacesAsk::birth_on, Day{}),
                      rule(&OpenFacesAsk::needs, OneOf{people::need_codes}),
                      rule(&OpenFacesAsk::needs, Count{12})};
}
struct FaceForResident {
    FaceId id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string organization_phone;  // for who wants an interpreter beside his yes
    std::string about;
    int wait_weeks = 0;
    std::string fits_need;
    std::vector<std::string> fields;  // what goes along at most, words of consent::field_codes
    std::vector<ClockView> clock;     // as it would run when asked today
};
BOOST_DESCRIBE_STRUCT(FaceForResident, (),
                      (id, name, role, organization_name, organization_phone, about, wait_weeks,
                       fits_need, fields, clock))
struct OpenFaces {
    std::string who_agrees;  // of somebody of this age: resident, resident_and_parent, parent
    std::vector<FaceForResident> faces;
};
BOOST_DESCRIBE_STRUCT(OpenFaces, (), (who_agrees, faces))

struct NewSelfReferral {
    FaceId face_id;
    std::string municipality;
    std::string village;
    std::vector<std::string> needs;
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;
    std::string call_when;
    bool voicemail_allowed = false;
    std::string language = "nl";
    bool interpreter = false;
    std::string sentence;  // the own words
    bool secret_address = false;
    bool tell_practice = false;
    std::string practice_name;  // with a yes
    std::optional<std::string> parent_name;
    std::optional<std::string> parent_phone;
    std::vector<std::string> fields;  // exactly what was shown and agreed to
    std::string text_language = "nl";
    bool consent_given = false;
};
BOOST_DESCRIBE_STRUCT(NewSelfReferral, (),
                      (face_id, municipality, village, needs, given_name, family_name, birth_on,
                       phone, call_when, voicemail_allowed, language, interpreter, sentence,
                       secret_address, tell_practice, practice_name, parent_name, parent_phone,
                       fields, text_language, consent_given))
constexpr auto rules(const NewSelfReferral*) {
    return std::tuple{rule(&NewSelfReferral::municipality, Length{1, 80}),
                      rule(&NewSelfReferral::village, Length{0, 80}),
                      rule(&NewSelfReferral::needs, OneOf{people::need_codes}),
                      rule(&NewSelfReferral::needs, Count{12}),
                      rule(&NewSelfReferral::given_name, Length{1, 80}),
                      rule(&NewSelfReferral::family_name, Length{1, 80}),
                      rule(&NewSelfReferral::birth_on, Day{}),
                      rule(&NewSelfReferral::phone, Phone{}),
                      rule(&NewSelfReferral::call_when, Length{0, 120}),
                      rule(&NewSelfReferral::language, Length{2, 3}),
                      rule(&NewSelfReferral::sentence, Length{0, 300}),
                      rule(&NewSelfReferral::practice_name, Length{0, 120}),
                      rule(&NewSelfReferral::parent_name, Length{1, 120}),
                      rule(&NewSelfReferral::parent_phone, Phone{}),
                      rule(&NewSelfReferral::fields, OneOf{consent::field_codes}),
                      rule(&NewSelfReferral::fields, Count{12}),
                      rule(&NewSelfReferral::text_language, Length{2, 3})};
}
// A code is on its way. `to` names the phones only by their last figures.
struct SelfReferralWaits {
    std::string token;
    std::string to;         // of the resident; "" when only the parent gets a code
    std::string parent_to;  // "" when no parent is asked
};
BOOST_DESCRIBE_STRUCT(SelfReferralWaits, (), (token, to, parent_to))
struct SelfReferralToken {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(SelfReferralToken, (), (token))
constexpr auto rules(const SelfReferralToken*) {
    return std::tuple{rule(&SelfReferralToken::token, Length{10, 80})};
}
struct SelfReferralCodes {
    std::string token;
    std::string code;         // of the resident's phone
    std::string parent_code;  // of the parent's
};
BOOST_DESCRIBE_STRUCT(SelfReferralCodes, (), (token, code, parent_code))
constexpr auto rules(const SelfReferralCodes*) {
    return std::tuple{rule(&SelfReferralCodes::token, Length{10, 80}),
                      rule(&SelfReferralCodes::code, Length{0, 9}),
                      rule(&SelfReferralCodes::parent_code, Length{0, 9})};
}
struct SelfReferralSent {
    std::string to_name;
    std::string to_organization_name;
    std::string to_phone;
    std::vector<ClockView> clock;
};
BOOST_DESCRIBE_STRUCT(SelfReferralSent, (), (to_name, to_organization_name, to_phone, clock))

Result<OpenPlaces> places_for_residents(UnitOfWork& work);
Result<OpenFaces> faces_for_resident(UnitOfWork& work, const OpenFacesAsk& asked);
Result<SelfReferralWaits> ask_for_help(UnitOfWork& work, const NewSelfReferral& input);
Result<SelfReferralWaits> send_codes_again(UnitOfWork& work, const SelfReferralToken& input);
// The phone is the resident's: now it is a case. Twice is once.
Result<SelfReferralSent> confirm_self_referral(UnitOfWork& work, const SelfReferralCodes& input);

// It came back, and nobody else tells the resident.
Result<> tell_who_asked_himself(UnitOfWork& work, const StepTaken& news);
Result<> forget_unconfirmed(UnitOfWork& work);

}  // namespace veerkracht::referrals
