// Whose own page it is: with the birthdays of 12 and 16 it goes from the parents to the child, and
// what they had in hand before then opens nothing after it. It is looked up with each request, so
// no job has to run.
#pragma once

#include "capabilities/access/account.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// The last of those birthdays, by local day; "" before the first.
std::string turned_on(std::string_view birth_on, std::string_view today);
// The next one; "" after the last.
std::string turns_on(std::string_view birth_on, std::string_view today);

// A link to the own page, given to who sits behind it now. What is lent to somebody else (a
// mandate, a volunteer's question) has its own end.
bool is_still_his(UnitOfWork& work, const Link& link);
// The number that is kept is not that of a parent from before such a birthday.
bool has_own_number(UnitOfWork& work, const PersonId& person_id);
// The same of the address for mail.
bool has_own_email(UnitOfWork& work, const PersonId& person_id);

}  // namespace veerkracht::access
