// One short question and its answer on a case: between who sent it and who took it on, and from the
// worker to the resident by link. Never a conversation: one question is open at a time, with who
// has to answer it by when. Within the consent: it ends with the sharing and with the case.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "capabilities/referrals/question_views.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/steps.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct LegQuestion {
    static constexpr auto table = "leg_question";
    LegQuestionId id;
    int version = 1;
    ReferralId referral_id;
    OrganizationId to_organization_id;  // of the leg: a team looks up its own
    std::string asked_by;               // sender or receiver
    std::string asked_of;               // sender, receiver or resident
    std::string code;                   // a word of question_codes
    db::Bytes words;                    // with own_words only
    std::string asked_by_name;
    std::string asked_at;
    std::string due_on;
    std::string answer;  // a word of answer_codes, "" as long as nobody answered
    db::Bytes answer_words;
    std::string answered_by_name;
    std::optional<std::string> answered_at;
    std::optional<std::string> ended_at;  // nobody has to answer any more
};
BOOST_DESCRIBE_STRUCT(LegQuestion, (),
                      (id, version, referral_id, to_organization_id, asked_by, asked_of, code,
                       words, asked_by_name, asked_at, due_on, answer, answer_words,
                       answered_by_name, answered_at, ended_at))

struct LegQuestionAsked {
    static constexpr auto name = "referral.question_asked";
    LegQuestionId question_id;
    ReferralId referral_id;
    std::string asked_of;
};
BOOST_DESCRIBE_STRUCT(LegQuestionAsked, (), (question_id, referral_id, asked_of))

struct LegQuestionAnswered {
    static constexpr auto name = "referral.question_answered";
    LegQuestionId question_id;
    ReferralId referral_id;
    std::string asked_by;
};
BOOST_DESCRIBE_STRUCT(LegQuestionAnswered, (), (question_id, referral_id, asked_by))

// Who receives.
Result<CaseForWorker> ask_from_case(UnitOfWork& work, const ReferralId& id,
                                    const NewLegQuestion& input);
Result<CaseForWorker> answer_at_case(UnitOfWork& work, const ReferralId& id,
                                     const LegAnswer& input);
// Who sent.
Result<ReferralForSender> ask_from_referral(UnitOfWork& work, const ReferralId& id,
                                            const NewLegQuestion& input);
Result<ReferralForSender> answer_at_referral(UnitOfWork& work, const ReferralId& id,
                                             const LegAnswer& input);
// The resident, after the door of by_link.hpp said yes.
Result<> answer_of_resident(UnitOfWork& work, const Referral& leg, const LegAnswer& input);

// All that was asked on this leg between these and `reader`, the newest first.
std::vector<LegQuestionView> questions_of(UnitOfWork& work, const Referral& leg, Setter reader);
// Whom this side may ask now: sender, receiver, resident. Empty while a question of the other side
// waits.
std::vector<std::string> who_may_be_asked(UnitOfWork& work, const Referral& leg, Setter asker);
// Only short words go to the sender when the resident did not choose a summary.
bool words_may_go_to_sender(const Referral& leg);

// For lists. Of the receiver: by leg, for_you, late, waits, answered.
std::map<std::string, std::string> questions_of_team(UnitOfWork& work,
                                                     const OrganizationId& organization_id);
// Of the sender: what is open, or was answered since the sender last looked.
std::optional<LegQuestionView> question_for_sender(UnitOfWork& work, const Referral& leg);

// The leg ended, or its sharing: nobody has to answer any more.
Result<> end_question(UnitOfWork& work, const ReferralId& id);

Result<> tell_who_is_asked(UnitOfWork& work, const LegQuestionAsked& news);
Result<> tell_who_asked(UnitOfWork& work, const LegQuestionAnswered& news);

}  // namespace veerkracht::referrals
