// How old a resident is known to be, where the own row does not say it: a birth date does not
// always go along, and who must say yes hangs on it.
#pragma once

#include <string>
#include <vector>

#include "capabilities/people/person.hpp"
#include "capabilities/referrals/targets.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// By which it is judged who says yes, and shown to nobody: that of the row, else of the row from
// which the resident was sent to it. "" where nobody knew it.
std::string birth_date_to_judge_by(UnitOfWork& work, const people::Person& person);
std::string birth_date_to_judge_by(UnitOfWork& work, const PersonId& id);
// Before something is sent on: unknown here, and not of somebody who was known elsewhere to be 16
// or older.
bool is_birth_date_wanted(UnitOfWork& work, const people::Person& person);
// What this kind of party gets. Below 16 the birth date goes along to each that keeps a row of him:
// it has to know whom to ask for a yes.
std::vector<std::string> fields_asked_of(const Target& target, const people::Person& person,
                                         std::string_view today);

}  // namespace veerkracht::referrals
