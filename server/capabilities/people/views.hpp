// What the practice sees of a resident.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/person.hpp"
#include "kernel/json.hpp"

namespace veerkracht::people {

struct PersonSearch {
    std::string words;  // from the third letter; a birth date "14-3-1959" counts as well
};
BOOST_DESCRIBE_STRUCT(PersonSearch, (), (words))
constexpr auto rules(const PersonSearch*) {
    return std::tuple{rule(&PersonSearch::words, Length{3, 80})};
}

struct PersonRow {
    PersonId id;
    std::string name;
    std::string birth_on;
    int age = 0;
    std::string village;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (id, name, birth_on, age, village, status))

struct NewPerson {
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;
    std::optional<std::string> email;
    std::optional<std::string> village;
    bool anyway = false;  // the list of look-alikes was seen
};
BOOST_DESCRIBE_STRUCT(NewPerson, (),
                      (given_name, family_name, birth_on, phone, email, village, anyway))
constexpr auto rules(const NewPerson*) {
    return std::tuple{
        rule(&NewPerson::given_name, Length{1, 80}), rule(&NewPerson::family_name, Length{1, 80}),
        rule(&NewPerson::birth_on, Day{}),           rule(&NewPerson::phone, Phone{}),
        rule(&NewPerson::email, Length{3, 200}),     rule(&NewPerson::village, Length{0, 80})};
}

// The new person, or the ones who look alike (then nothing was made).
struct PersonCreated {
    std::optional<PersonId> id;
    std::vector<PersonRow> look_alikes;
};
BOOST_DESCRIBE_STRUCT(PersonCreated, (), (id, look_alikes))

struct GoalView {
    GoalId id;
    int version = 1;
    std::optional<std::string> need_code;
    std::string words;
    std::string state;
    std::string created_at;
};
BOOST_DESCRIBE_STRUCT(GoalView, (), (id, version, need_code, words, state, created_at))

struct SafetyNoteView {
    std::string words;
    std::string by_name;
    std::string written_at;
};
BOOST_DESCRIBE_STRUCT(SafetyNoteView, (), (words, by_name, written_at))

struct CorrectionView {
    std::string field;
    std::string former;
    std::string by_name;
    std::string at;
};
BOOST_DESCRIBE_STRUCT(CorrectionView, (), (field, former, by_name, at))

struct PersonPage {
    PersonId id;
    int version = 1;
    std::string given_name;
    std::string family_name;
    std::string name;
    std::string birth_on;
    int age = 0;
    std::string village;
    std::string phone;
    std::string email;
    std::string language;
    bool interpreter = false;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    bool secret_address = false;
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    std::string status;
    std::vector<std::string> needs;  // codes that are open
    std::vector<GoalView> goals;     // empty for roles without the right to the plan
    bool may_see_plan = false;
    std::optional<std::string> status_at;
    std::string status_by;
    bool status_is_news = false;       // another organisation said so
    std::optional<PersonRow> same_as;  // the row that is meant
    std::vector<PersonRow> doubles;    // rows that mean this one
    std::vector<CorrectionView> corrections;
    bool may_see_safety = false;
    std::optional<SafetyNoteView> safety_note;
};
BOOST_DESCRIBE_STRUCT(PersonPage, (),
                      (id, version, given_name, family_name, name, birth_on, age, village, phone,
                       email, language, interpreter, call_allowed, voicemail_allowed, call_when,
                       secret_address, messages_allowed, safe_from, safe_until, status, needs,
                       goals, may_see_plan, status_at, status_by, status_is_news, same_as, doubles,
                       corrections, may_see_safety, safety_note))

struct ContactChange {
    int version = 1;
    std::string phone;
    std::string language;
    bool interpreter = false;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::optional<bool> secret_address;  // absent: as it is
    std::optional<bool> messages_allowed;
    std::optional<std::string> safe_from;  // "09:00", or "" for any hour
    std::optional<std::string> safe_until;
};
BOOST_DESCRIBE_STRUCT(ContactChange, (),
                      (version, phone, language, interpreter, call_allowed, voicemail_allowed,
                       call_when, secret_address, messages_allowed, safe_from, safe_until))
constexpr auto rules(const ContactChange*) {
    return std::tuple{rule(&ContactChange::phone, Phone{}),
                      rule(&ContactChange::safe_from, Length{0, 5}),
                      rule(&ContactChange::safe_until, Length{0, 5}),
                      rule(&ContactChange::call_when, Length{0, 120}),
                      rule(&ContactChange::language, Length{2, 3})};
}

struct NeedsChange {
    std::optional<ConversationId> conversation_id;
    std::vector<std::string> codes;  // all that are open now
};
BOOST_DESCRIBE_STRUCT(NeedsChange, (), (conversation_id, codes))
constexpr auto rules(const NeedsChange*) {
    return std::tuple{rule(&NeedsChange::codes, OneOf{need_codes}),
                      rule(&NeedsChange::codes, Count{12})};
}

struct NeedsView {
    std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(NeedsView, (), (codes))

struct NewGoal {
    std::string words;
    std::optional<std::string> need_code;
};
BOOST_DESCRIBE_STRUCT(NewGoal, (), (words, need_code))
constexpr auto rules(const NewGoal*) {
    return std::tuple{rule(&NewGoal::words, Length{1, 500}),
                      rule(&NewGoal::need_code, OneOf{need_codes})};
}

struct GoalChange {
    int version = 1;
    std::string words;
    std::string state;
};
BOOST_DESCRIBE_STRUCT(GoalChange, (), (version, words, state))
constexpr auto rules(const GoalChange*) {
    return std::tuple{rule(&GoalChange::words, Length{1, 500}),
                      rule(&GoalChange::state, OneOf{"open reached dropped"})};
}

// What happened with this person, newest first, 50 at a time.
struct TimelineAsk {
    std::optional<std::int64_t> before;
};
BOOST_DESCRIBE_STRUCT(TimelineAsk, (), (before))
struct TimelineRow {
    std::int64_t id = 0;
    std::string at;
    std::string
        kind;  // "conversation.held", "referral.sent", "referral.step", "invitation.sent", …
    std::string subject_id;
    std::string code;   // a step or reason
    std::string label;  // a name: the organisation or face
};
BOOST_DESCRIBE_STRUCT(TimelineRow, (), (id, at, kind, subject_id, code, label))
struct Timeline {
    std::vector<TimelineRow> rows;
    std::optional<std::int64_t> more_before;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (rows, more_before))

}  // namespace veerkracht::people
