// A database of which one statement fails when a test says so, as if the engine broke there; and
// that tells what it was asked.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/db/database.hpp"

namespace veerkracht::testing {

inline constexpr auto words_of_a_fault = "the engine broke at select inner_matter from the_house";

std::unique_ptr<db::Database> with_faults(std::unique_ptr<db::Database> inner);

// The statement that fails, counted from now over all such databases: 1 is the next. 0: none.
void fail_at_statement(int number);
// False when it has failed, or none was to.
bool is_still_to_fail();

// The statements of all such databases while this was done, in their order.
std::vector<std::string> statements_of(const std::function<void()>& work);

}  // namespace veerkracht::testing
