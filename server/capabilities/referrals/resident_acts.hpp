// What the resident says on the own page, besides taking back, stopping and choosing somebody else.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Whether what the resident wanted was reached, in one tap and never required.
struct OwnWord {
    static constexpr auto table = "own_word";
    ReferralId id;        // one per case
    std::string reached;  // yes, partly, no, rather_not
    std::string said_at;
};
BOOST_DESCRIBE_STRUCT(OwnWord, (), (id, reached, said_at))

struct MyGoal {
    std::string reached;
};
BOOST_DESCRIBE_STRUCT(MyGoal, (), (reached))
constexpr auto rules(const MyGoal*) {
    return std::tuple{rule(&MyGoal::reached, OneOf{"yes partly no rather_not"})};
}

Result<MyPage> answer_my_question(UnitOfWork& work, const ReferralId& id, const LegAnswer& input);
// Late is welcome too, as long as the consent runs; a tap that was wrong is mended by another.
Result<MyPage> say_my_goal(UnitOfWork& work, const ReferralId& id, const MyGoal& input);

bool may_say_goal(UnitOfWork& work, const Referral& leg);
std::optional<OwnWord> own_word_of(UnitOfWork& work, const Referral& leg);
// A case is closed: the resident hears that one tap is welcome, when there is a page to tap on.
Result<> ask_for_own_word(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
