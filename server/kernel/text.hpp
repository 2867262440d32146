// Text of people: UTF-8, counted in characters (code points), and folded to plain letters for
// searching names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace veerkracht {

bool is_utf8(std::string_view text);
// Control characters other than line feed and tab; NUL is one. `text` is UTF-8.
bool has_control_characters(std::string_view text);
// Without what nobody sees and what turns the order of letters around: marks and overrides of
// direction, blanks of no width, soft hyphens. Names that look the same are the same then. The two
// joiners stay where a script needs them: between two characters beyond Latin, Greek and Cyrillic.
// Every text of people comes in through here: JSON, queries, lists and files.
std::string without_invisible(std::string_view text);
// Nothing but blanks, of whatever width.
bool says_nothing(std::string_view text);
std::size_t count_characters(std::string_view text);
// At most `count` characters, never half of one.
std::string_view first_characters(std::string_view text, std::size_t count);
std::string_view trimmed(std::string_view text);
// Lower case without accents: "Çelik" and "çelik" become "celik", "IJsbrand" becomes "ijsbrand",
// "Groß" "gross". What nobody sees goes; what else is no Latin letter stays as it is.
std::string folded(std::string_view text);

}  // namespace veerkracht
