// What professional, assistant and resident see of a talk and of a list sent home.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "capabilities/conversations/conversation.hpp"
#include "capabilities/people/views.hpp"
#include "kernel/json.hpp"

namespace veerkracht::conversations {

inline constexpr std::string_view questionnaire_codes = "one_question six_marks full_list four_d";

// A package: the topics (axes) and, for the full list, the questions, in plain words per language.
struct Question {
    std::string code;
    std::string topic;
    std::map<std::string, std::string> text;  // by language
};
BOOST_DESCRIBE_STRUCT(Question, (), (code, topic, text))
struct Topic {
    std::string code;  // lichaam, mentaal, zingeving, kwaliteit, meedoen, dagelijks; geest,
                       // sociaal, maatschappelijk in 4D
    std::map<std::string, std::string> label;
    std::map<std::string, std::string>
        question;  // asked of the resident: "Hoe gaat het met uw lichaam?"
    std::map<std::string, std::string> example;  // "Denk aan slapen, eten, bewegen, pijn."
    std::map<std::string, std::string> opening;  // a question the professional can ask
};
BOOST_DESCRIBE_STRUCT(Topic, (), (code, label, question, example, opening))
struct Questionnaire {
    std::string code;
    std::string version;
    std::map<std::string, std::string> title;
    std::string source;  // attribution
    std::vector<Topic> topics;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(Questionnaire, (), (code, version, title, source, topics, questions))

struct NewInvitation {
    std::string questionnaire;
    std::string channel;  // sms or email
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (questionnaire, channel))
constexpr auto rules(const NewInvitation*) {
    return std::tuple{rule(&NewInvitation::questionnaire, OneOf{"six_marks full_list"}),
                      rule(&NewInvitation::channel, OneOf{"sms email"})};
}
// No answers: this is what the assistant sees.
struct InvitationView {
    InvitationId id;
    std::string questionnaire;
    std::string channel;
    std::string sent_at;
    std::string expires_at;
    std::optional<std::string> answered_at;
    std::optional<std::string> reminded_at;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (),
                      (id, questionnaire, channel, sent_at, expires_at, answered_at, reminded_at))
// For Vandaag of gp and practice nurse: who filled in the list and is expected.
struct Arrival {
    PersonId person_id;
    std::string person_name;
    std::string birth_on;
    std::string village;
    std::string questionnaire;
    std::string sent_at;
    std::optional<std::string> answered_at;
    std::optional<ConversationId> conversation_id;
    bool seen = false;
};
BOOST_DESCRIBE_STRUCT(Arrival, (),
                      (person_id, person_name, birth_on, village, questionnaire, sent_at,
                       answered_at, conversation_id, seen))

struct NewConversation {
    std::string questionnaire;
    std::string filled_in_by = "professional";  // or typed_over
};
BOOST_DESCRIBE_STRUCT(NewConversation, (), (questionnaire, filled_in_by))
constexpr auto rules(const NewConversation*) {
    return std::tuple{rule(&NewConversation::questionnaire, OneOf{questionnaire_codes}),
                      rule(&NewConversation::filled_in_by, OneOf{"professional typed_over"})};
}

// Six marks that were filled in on paper, typed over: nothing of it is read back by who types.
struct PaperList {
    std::map<std::string, int> marks;
    std::vector<std::string> talk;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(PaperList, (), (marks, talk, words))
constexpr auto rules(const PaperList*) {
    return std::tuple{rule(&PaperList::words, Length{0, 8000})};
}

// The web at one moment.
struct WebView {
    ConversationId conversation_id;
    std::string questionnaire;
    std::string at;
    std::string filled_in_by;
    std::map<std::string, int> marks;
    std::vector<std::string> talk;
    std::string typed_by_name;  // who typed over what was filled in on paper
};
BOOST_DESCRIBE_STRUCT(WebView, (),
                      (conversation_id, questionnaire, at, filled_in_by, marks, talk,
                       typed_by_name))

struct ConversationRow {
    ConversationId id;
    std::string questionnaire;
    std::string state;
    std::string started_at;
    std::string held;
};
BOOST_DESCRIBE_STRUCT(ConversationRow, (), (id, questionnaire, state, started_at, held))
// On the person page.
struct ConversationsOfPerson {
    std::optional<WebView> now;
    std::optional<WebView> before;
    std::string words;  // of the newest talk
    std::vector<ConversationRow> rows;
    std::vector<InvitationView> invitations;
    bool may_see_answers = false;  // the assistant only sees invitations
};
BOOST_DESCRIBE_STRUCT(ConversationsOfPerson, (),
                      (now, before, words, rows, invitations, may_see_answers))

struct ConversationPage {
    ConversationId id;
    int version = 1;
    people::PersonPage person;
    std::string questionnaire;
    std::string state;
    std::string filled_in_by;
    std::string started_at;
    std::string changed_at;
    std::map<std::string, int> marks;
    std::map<std::string, int> items;
    std::vector<std::string> talk;
    std::string words;
    std::string held;
    std::string held_reason;
    std::string held_minutes;
    std::optional<WebView> before;
    int count = 1;  // first, second … talk
    std::string typed_by_name;
    bool asks_held = false;  // the practice takes part in a programme: the one-tap line is on
};
BOOST_DESCRIBE_STRUCT(ConversationPage, (),
                      (id, version, person, questionnaire, state, filled_in_by, started_at,
                       changed_at, marks, items, talk, words, held, held_reason, held_minutes,
                       before, count, typed_by_name, asks_held))

// Saved within a second of each change; absent members stay as they are.
struct ConversationChange {
    int version = 1;
    std::optional<std::map<std::string, int>> marks;
    std::optional<std::map<std::string, int>> items;
    std::optional<std::vector<std::string>> talk;
    std::optional<std::string> words;
};
BOOST_DESCRIBE_STRUCT(ConversationChange, (), (version, marks, items, talk, words))
constexpr auto rules(const ConversationChange*) {
    return std::tuple{rule(&ConversationChange::words, Length{0, 8000})};
}
struct ConversationSaved {
    int version = 1;
    std::string changed_at;
};
BOOST_DESCRIBE_STRUCT(ConversationSaved, (), (version, changed_at))

// The one-tap line.
struct HeldLine {
    int version = 1;
    std::string held;  // short, long, no
    std::optional<std::string> reason;
    std::optional<std::string> minutes;  // a band: at most 10, 15, 20, 30, 60 minutes
};
BOOST_DESCRIBE_STRUCT(HeldLine, (), (version, held, reason, minutes))
constexpr auto rules(const HeldLine*) {
    return std::tuple{
        rule(&HeldLine::held, OneOf{"short long no"}),
        rule(
            &HeldLine::reason,
            OneOf{"no_cause often life_event resident_asked list no_time urgent resident_declined "
                  "not_now "
                  "language relative_present not_sure_how nowhere_to_refer held_before forgotten"}),
        rule(&HeldLine::minutes, OneOf{"10 15 20 30 60"})};
}

// ---- the resident, by link ----
// This session's own answers, so that stopping and going on loses nothing.
struct MyList {
    int version = 1;
    std::string questionnaire;
    std::string state;  // draft or arrived
    std::string practice_name;
    std::string practice_phone;
    std::string out_of_hours_phone;
    std::map<std::string, int> marks;
    std::map<std::string, int> items;
    std::vector<std::string> talk;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(MyList, (),
                      (version, questionnaire, state, practice_name, practice_phone,
                       out_of_hours_phone, marks, items, talk, words))
struct MyListChange {
    int version = 1;
    std::map<std::string, int> marks;
    std::map<std::string, int> items;
    std::vector<std::string> talk;
    std::string words;
    bool send = false;
};
BOOST_DESCRIBE_STRUCT(MyListChange, (), (version, marks, items, talk, words, send))
constexpr auto rules(const MyListChange*) {
    return std::tuple{rule(&MyListChange::words, Length{0, 8000})};
}
struct MyWeb {
    std::optional<WebView> now;
    std::optional<WebView> before;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(MyWeb, (), (now, before, words))

// Own figures of a practice: how often the talk was held and why (not). Counts only, for the own
// eyes: of how many contacts nobody knows, so there are no shares.
struct Figure {
    std::string code;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (code, count))
struct OwnFigures {
    std::string programme;  // "": the practice takes part in none, and nothing is counted
    std::string joined_on;
    std::string from_day;
    std::string until_day;
    std::vector<Figure> held;
    std::vector<Figure> reasons;
    std::vector<Figure> minutes;
};
BOOST_DESCRIBE_STRUCT(OwnFigures, (),
                      (programme, joined_on, from_day, until_day, held, reasons, minutes))

// What came of the line last week: counts, for the own eyes. Nobody knows of how many talks.
struct WeekFigures {
    int held = 0;
    int not_held = 0;
};
BOOST_DESCRIBE_STRUCT(WeekFigures, (), (held, not_held))
struct LastWeek {
    bool is_told = false;  // any day of this week, where the line was on
    bool is_new = false;   // the first working day of the week: it stands on top
    std::string from_day;
    std::string until_day;
    WeekFigures mine;
    WeekFigures practice;
};
BOOST_DESCRIBE_STRUCT(LastWeek, (), (is_told, is_new, from_day, until_day, mine, practice))

}  // namespace veerkracht::conversations
