// One line of a CSV file as spreadsheets in the Netherlands open it: cells between semicolons,
// quoted where RFC 4180 asks for it, and never read as a formula.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace veerkracht {

// UTF-8 says so in its first bytes, or Excel reads "José" as "JosÃ©".
inline constexpr std::string_view csv_opening = "\xEF\xBB\xBF";

// With the line end. A cell that begins as a formula gets an apostrophe before it.
std::string csv_line(std::span<const std::string> cells);

}  // namespace veerkracht
