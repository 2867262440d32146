// A month of the log that was closed five years ago leaves the tables, and stays as a file that
// proves itself (copy.hpp). First the file is whole and on the disk; then it is noted; then the
// rows go, some at a time. Broken off anywhere, each line is in the tables or in a file, and the
// next time goes on.
#pragma once

#include <optional>
#include <string>

#include "runtime/application.hpp"

namespace veerkracht::log {

// Lines are kept so long from the moment that they were written, and then until their month is out.
constexpr int years_in_the_tables = 5;

struct ClosedMonth {
    static constexpr auto table = "log_month";
    std::string month;            // "2026-11"
    std::int64_t lines = 0;       // in the file
    std::int64_t size = 0;        // of the tree after it: all lines until then
    std::int64_t last_round = 0;  // ends with a checkpoint
    std::string file;             // its name in the folder
    std::string sha256;           // of the file, hex
    std::string at;
    std::optional<std::string> removed_at;  // from the tables, all of it
};
BOOST_DESCRIBE_STRUCT(ClosedMonth, (),
                      (month, lines, size, last_round, file, sha256, at, removed_at))

// The newest month that is noted as a file: copies and questions about the chain begin after it.
std::optional<ClosedMonth> newest_closed_month(db::Transaction& tx);

// Closes the months that are due, in order, with their files in `folder`. A month that is not as it
// was sealed stays in the tables: fault "log.changed". Throws std::runtime_error where the disk
// refuses.
Result<> close_months(Application& house, const std::string& folder);

}  // namespace veerkracht::log
