// What one account and its organisation may do in one hour of the clock; the numbers are in
// packages/limits.json. Who reached one is refused with 429 and hears when the hour is over.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// `what`: search, search_with_reason, invite, invite_list, message, export.
Result<> may_still(UnitOfWork& work, std::string_view what);
// Asks the same, and counts. Uses with one `mark` count once in an hour.
Result<> count_use(UnitOfWork& work, std::string_view what, std::string_view mark = "");
// For who only reads now: counts beside the log line.
void count_use_later(UnitOfWork& work, std::string_view what, std::string_view mark = "");
// The marks of who asks, of this hour.
std::set<std::string> marks_of(UnitOfWork& work, std::string_view what);

// What these are made of: a use of somebody who is no account, in this hour of the clock.
Result<> count_of(UnitOfWork& work, std::string_view what, const std::string& who,
                  std::string_view mark = "");
std::int64_t used_this_hour(db::Transaction& tx, std::string_view what, const std::string& who,
                            std::string_view now);
long seconds_left_of_hour(std::string_view now);

Result<> forget_former_hours(UnitOfWork& work);

}  // namespace veerkracht::access
