// Korte vraag: one short question to the contact of a desk, about nobody in particular, with an
// answer within some working days. No resident is in it: who becomes a person, becomes a melding.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

using ShortQuestionId = Id<struct ShortQuestionTag>;

struct ShortQuestion {
    static constexpr auto table = "short_question";
    ShortQuestionId id;
    int version = 1;
    std::string target;  // the kind of desk
    FaceId face_id;
    OrganizationId from_organization_id;
    OrganizationId to_organization_id;
    std::string to_name;  // of the face
    AccountId asked_by;
    std::string asked_by_name;
    db::Bytes question;  // sealed by the installation: there is no person whose key it could be
    std::string asked_at;
    std::string due_on;
    db::Bytes answer;
    std::string answered_by_name;
    std::optional<std::string> answered_at;
    std::optional<std::string> seen_at;  // the asker read the answer
};
BOOST_DESCRIBE_STRUCT(ShortQuestion, (),
                      (id, version, target, face_id, from_organization_id, to_organization_id,
                       to_name, asked_by, asked_by_name, question, asked_at, due_on, answer,
                       answered_by_name, answered_at, seen_at))

struct NewShortQuestion {
    FaceId face_id;
    std::string question;
};
BOOST_DESCRIBE_STRUCT(NewShortQuestion, (), (face_id, question))
constexpr auto rules(const NewShortQuestion*) {
    // As long as the sentence of a melding, which it may become.
    return std::tuple{rule(&NewShortQuestion::question, Length{1, 300})};
}

struct ShortAnswer {
    int version = 1;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(ShortAnswer, (), (version, answer))
constexpr auto rules(const ShortAnswer*) {
    return std::tuple{rule(&ShortAnswer::answer, Length{1, 1'000})};
}

struct QuestionDesk {
    FaceId face_id;
    std::string name;
    std::string organization_name;
    std::string target;
    int workdays = 0;
    std::string due_on;  // of a question that is asked today
};
BOOST_DESCRIBE_STRUCT(QuestionDesk, (),
                      (face_id, name, organization_name, target, workdays, due_on))

// The same for who asks and who answers: nothing in it is about a resident.
struct ShortQuestionView {
    ShortQuestionId id;
    int version = 1;
    bool mine = false;  // asked by who reads this
    FaceId face_id;
    std::string target;
    std::string question;
    std::string asked_by_name;
    std::string from_organization_name;
    std::string to_name;
    std::string to_organization_name;
    std::string asked_at;
    std::string due_on;
    bool late = false;
    std::string answer;
    std::string answered_by_name;
    std::optional<std::string> answered_at;
    bool seen = false;
};
BOOST_DESCRIBE_STRUCT(ShortQuestionView, (),
                      (id, version, mine, face_id, target, question, asked_by_name,
                       from_organization_name, to_name, to_organization_name, asked_at, due_on,
                       late, answer, answered_by_name, answered_at, seen))

struct ShortQuestionList {
    std::vector<ShortQuestionView> asked;      // by me: open, unread, or of the last 30 days
    std::vector<ShortQuestionView> to_answer;  // at my desk, the oldest first
};
BOOST_DESCRIBE_STRUCT(ShortQuestionList, (), (asked, to_answer))

struct ShortQuestionAsked {
    static constexpr auto name = "short_question.asked";
    ShortQuestionId question_id;
    std::string target;
    OrganizationId from_organization_id;
    OrganizationId to_organization_id;
};
BOOST_DESCRIBE_STRUCT(ShortQuestionAsked, (),
                      (question_id, target, from_organization_id, to_organization_id))

struct ShortQuestionAnswered {
    static constexpr auto name = "short_question.answered";
    ShortQuestionId question_id;
    OrganizationId from_organization_id;
};
BOOST_DESCRIBE_STRUCT(ShortQuestionAnswered, (), (question_id, from_organization_id))

// The desks that serve the own organisation and take questions from this role.
Result<std::vector<QuestionDesk>> question_desks(UnitOfWork& work);
Result<ShortQuestionView> ask_short_question(UnitOfWork& work, const NewShortQuestion& input);
Result<ShortQuestionList> short_questions(UnitOfWork& work);
Result<ShortQuestionView> read_short_question(UnitOfWork& work, const ShortQuestionId& id);
Result<ShortQuestionView> answer_short_question(UnitOfWork& work, const ShortQuestionId& id,
                                                const ShortAnswer& input);
// The asker read the answer: it leaves the day.
Result<ShortQuestionView> note_answer_seen(UnitOfWork& work, const ShortQuestionId& id);

Result<> tell_the_desk(UnitOfWork& work, const ShortQuestionAsked& news);
Result<> tell_the_asker(UnitOfWork& work, const ShortQuestionAnswered& news);

}  // namespace veerkracht::referrals
