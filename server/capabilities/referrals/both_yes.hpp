// A child from 12 and a parent each say yes on the own phone. What one said waits for the other:
// until both did it is sealed at who asks, opens nothing for anybody, and cannot be sent. Either
// takes it back, before it was sent and after.
#pragma once

#include "capabilities/referrals/prepared.hpp"
#include "capabilities/referrals/referrals.hpp"

namespace veerkracht::referrals {

// What is asked of who reads it: the child, or a parent.
struct YesAsked {
    PreparedId id;
    std::string asked_by_name;
    std::string asked_by_organization;
    std::string asked_by_phone;
    std::string asked_at;
    std::string to_name;
    std::string to_organization_name;
    std::vector<std::string> fields;  // exactly what goes along
    std::string sentence;
    std::string feedback_level;
    std::string mine;                    // yes, no, or "" when nothing was said yet
    std::vector<std::string> waits_for;  // who has yet to say yes: resident, parent
    std::string no_by;                   // who said no: resident, parent
};
BOOST_DESCRIBE_STRUCT(YesAsked, (),
                      (id, asked_by_name, asked_by_organization, asked_by_phone, asked_at, to_name,
                       to_organization_name, fields, sentence, feedback_level, mine, waits_for,
                       no_by))
struct YesList {
    std::string first_name;  // of the child
    std::vector<YesAsked> rows;
};
BOOST_DESCRIBE_STRUCT(YesList, (), (first_name, rows))
struct MyYes {
    std::string answer;
    std::string text_language;  // in which it was read
};
BOOST_DESCRIBE_STRUCT(MyYes, (), (answer, text_language))
constexpr auto rules(const MyYes*) {
    return std::tuple{rule(&MyYes::answer, OneOf{"yes no"}),
                      rule(&MyYes::text_language, Length{2, 3})};
}

// Who sends: both hear that something is asked of them.
Result<PreparedRow> ask_both(UnitOfWork& work, const PersonId& person_id, const NewReferral& input);
// The child at the own page, or a parent at his.
Result<YesList> my_yes_asked(UnitOfWork& work);
Result<YesList> say_my_yes(UnitOfWork& work, const PreparedId& id, const MyYes& input);

// By the age now: from 16 the parent is not asked any more.
std::vector<std::string> who_has_yet_to_say_yes(const PreparedReferral& prepared,
                                                const people::Person& person,
                                                std::string_view today);
// What is sent once nobody has to say yes any more; conflict "prepared.waits_for_yes" before that.
Result<NewReferral> request_to_send(UnitOfWork& work, const PreparedReferral& prepared);
Recorded yes_of(const PreparedReferral& prepared);

// What both had agreed to was stopped by one: the other hears it.
Result<> tell_the_other(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
