// What every paper in Dutch needs: a day in words, and a text with its blanks filled in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace veerkracht::people {

using Words = std::map<std::string, std::string>;

// "14 maart 1965"; "" for what is no day.
std::string full_date(std::string_view day);
// "14-03-1965", as it is read in every language; "" for what is no day.
std::string day_in_figures(std::string_view day);
// In words in Dutch, in figures in every other language.
std::string day_in(std::string_view language, std::string_view day);
// A number that stays on one line.
std::string unbroken(std::string_view phone);
// "{name}" becomes what `facts` says of it; what a fact says is not looked at again.
std::string filled(std::string_view text, const Words& facts);
// The word of a code, or else the code.
std::string word_of(const Words& words, const std::string& code);

// "a, b en c"
std::string joined(const std::vector<std::string>& parts, std::string_view last_joined_by);

}  // namespace veerkracht::people
