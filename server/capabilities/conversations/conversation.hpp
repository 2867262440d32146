// Het andere gesprek: a talk over the web of a resident's life, or one question, and what was said.
// FHIR: Encounter + QuestionnaireResponse. Marks and words are sealed; nothing in it is compulsory.
#pragma once

#include <map>
#include <optional>

#include "runtime/db/table.hpp"

namespace veerkracht::conversations {

struct Conversation {
    static constexpr auto table = "conversation";
    ConversationId id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    std::optional<AccountId> account_id;  // who holds it
    std::string questionnaire;            // "one_question", "six_marks", "full_list", "four_d"
    std::string questionnaire_version;
    std::string filled_in_by;  // professional, resident, typed_over (paper)
    std::string state;         // draft (resident is busy), arrived, open (in the room), held
    db::Bytes answers;         // sealed JSON of Answers
    db::Bytes words;           // sealed: the story in own words
    std::string held;          // "", short, long, no
    std::string held_reason;
    std::string held_minutes;  // a band: "10 15 20 30 60"
    std::string started_at;
    std::string changed_at;
    std::optional<std::string> arrived_at;
    std::string typed_by_name;  // of what was filled in on paper
};
BOOST_DESCRIBE_STRUCT(Conversation, (),
                      (id, version, person_id, organization_id, account_id, questionnaire,
                       questionnaire_version, filled_in_by, state, answers, words, held,
                       held_reason, held_minutes, started_at, changed_at, arrived_at,
                       typed_by_name))

// Marks 0 to 10 by topic, marks by question of the full list, topics "hier wil ik over praten",
// questions skipped by choice.
struct Answers {
    std::map<std::string, int> marks;
    std::map<std::string, int> items;
    std::vector<std::string> talk;
};
BOOST_DESCRIBE_STRUCT(Answers, (), (marks, items, talk))

// Begun by the resident with a take-home card: the practice does not see it before it is sent.
inline constexpr auto by_card = "card";
// Handed in and typed over.
inline constexpr auto on_paper = "paper";

// A list sent home. The link is of the access room.
struct Invitation {
    static constexpr auto table = "invitation";
    InvitationId id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    AccountId sent_by;
    std::string questionnaire;
    std::string channel;  // sms, email, by_card, on_paper
    LinkId link_id;
    std::optional<ConversationId> conversation_id;
    std::string sent_at;
    std::string expires_at;
    std::optional<std::string> answered_at;
    std::optional<std::string> seen_at;      // by the professional
    std::string draft_session;               // whose draft it is, until it is sent
    std::optional<std::string> reminded_at;  // once
    std::optional<LinkId> reminder_link_id;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, version, person_id, organization_id, sent_by, questionnaire, channel,
                       link_id, conversation_id, sent_at, expires_at, answered_at, seen_at,
                       draft_session, reminded_at, reminder_link_id))

}  // namespace veerkracht::conversations
