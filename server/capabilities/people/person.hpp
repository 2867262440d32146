// A resident as one organisation knows them: one row per person and controller, no column that
// joins domains. FHIR: Patient (nl-core-Patient). A need is what the resident wants to change; a
// goal says it in own words.
#pragma once

#include <optional>

#include "runtime/db/table.hpp"

namespace veerkracht::people {

struct Person {
    static constexpr auto table = "person";
    PersonId id;
    int version = 1;
    OrganizationId organization_id;
    std::string domain;  // "care" or "welfare"
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;
    std::string email;
    std::string address;
    std::string neighbourhood_code;  // CBS buurt
    std::string village;             // as people say it: "America"
    std::string language = "nl";
    bool interpreter = false;
    // Safe ways to reach: what the resident said about calling.
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;  // "na 17 uur", in the resident's words
    bool secret_address = false;
    bool messages_allowed = true;  // sms and e-mail
    std::string safe_from;         // "09:00": messages come between these hours; "" for any hour
    std::string safe_until;
    std::string status = "active";   // a word of person_statuses
    std::string source = "entered";  // entered, fhir, csv, demo, referral, self
    std::string created_at;
    std::optional<std::string> status_at;  // when it last changed
    std::string status_by;                 // who said so
    std::string status_from;               // the organisation, when it came as news from another
    std::optional<PersonId> same_as;       // the row that is meant, when this one was made twice
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, version, organization_id, domain, given_name, family_name, birth_on,
                       phone, email, address, neighbourhood_code, village, language, interpreter,
                       call_allowed, voicemail_allowed, call_when, secret_address, messages_allowed,
                       safe_from, safe_until, status, source, created_at, status_at, status_by,
                       status_from, same_as))

// Whether and when messages may come.
struct MessageWish {
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    bool operator==(const MessageWish&) const = default;
};
MessageWish wish_of(const Person& person);
void put_wish(Person& person, const MessageWish& wish);

// What was corrected; the former words stay readable for who may see the row.
struct Correction {
    static constexpr auto table = "person_correction";
    std::string id;
    PersonId person_id;
    std::string field;  // a word of corrected_fields
    db::Bytes former;
    std::string by_name;
    std::string at;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (id, person_id, field, former, by_name, at))

// Whatever is not active stops links, calls, reminders and messages. `same_as` is a row made twice,
// `entered_in_error` a row that came with a referral about somebody else.
inline constexpr std::string_view person_statuses =
    "active deceased moved changed_practice same_as entered_in_error";
inline constexpr std::string_view corrected_fields = "given_name family_name birth_on phone";

struct Need {
    static constexpr auto table = "need";
    NeedId id;
    PersonId person_id;
    OrganizationId organization_id;
    std::optional<ConversationId> conversation_id;
    std::string code;  // a word of need_codes
    std::string created_at;
    std::optional<std::string> closed_at;
};
BOOST_DESCRIBE_STRUCT(Need, (),
                      (id, person_id, organization_id, conversation_id, code, created_at,
                       closed_at))

struct Goal {
    static constexpr auto table = "goal";
    GoalId id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    std::optional<std::string> need_code;
    db::Bytes words;
    std::string state = "open";  // open, reached, dropped
    std::string created_at;
    std::optional<std::string> ended_at;
};
BOOST_DESCRIBE_STRUCT(Goal, (),
                      (id, version, person_id, organization_id, need_code, words, state, created_at,
                       ended_at))

// The words people use for what weighs on them; on screen in Dutch by words.nl.json.
inline constexpr std::string_view need_codes =
    "alone debts housing sleep relationship loss caring work moving meaning language unsure";

}  // namespace veerkracht::people
