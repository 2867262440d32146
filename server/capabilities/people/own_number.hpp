// The number of a young person. With the birthdays of 12 and 16 the own page is no longer the
// parents'; the number that they gave then gets no message and no code until the young person said
// in a talk which one is his own.
#pragma once

#include "capabilities/people/person.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

// Who turns 12 or 16 soon, or did and still has the number of a parent.
struct GrowingUp {
    PersonId person_id;
    std::string person_name;
    int turns = 0;  // 12 or 16
    std::string turns_on;
    bool is_past = false;
    std::string phone;  // that stands there now
};
BOOST_DESCRIBE_STRUCT(GrowingUp, (), (person_id, person_name, turns, turns_on, is_past, phone))

struct OwnNumberSaid {
    std::string phone;
    std::optional<std::string> email;  // absent: none is his own
};
BOOST_DESCRIBE_STRUCT(OwnNumberSaid, (), (phone, email))
constexpr auto rules(const OwnNumberSaid*) {
    return std::tuple{rule(&OwnNumberSaid::phone, Phone{}),
                      rule(&OwnNumberSaid::email, Length{0, 200})};
}

Result<std::vector<GrowingUp>> growing_up(UnitOfWork& work);
// Said by the young person in a talk; conflict "number.not_this_age" before 12.
Result<std::vector<GrowingUp>> note_own_number(UnitOfWork& work, const PersonId& id,
                                               const OwnNumberSaid& input);
// A number that came along with a referral is as old as it was at who sent it.
Result<> number_came_along(UnitOfWork& work, const PersonId& from, const Person& to);

}  // namespace veerkracht::people
