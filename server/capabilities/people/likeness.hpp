// How much two rows look like the same resident, and why: pure, by the points of
// packages/likeness.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capabilities/people/person.hpp"

namespace veerkracht::people {

// The words of a text between blanks, dashes and points.
std::vector<std::string> words_of(std::string_view text);

struct Likeness {
    int score = 0;
    bool is_likely = false;            // enough to show it to somebody
    std::vector<std::string> reasons;  // words of the package: what speaks for it
};
Likeness likeness_of(const Person& one, const Person& other);

// By what a row is found among its likes, at most `traces_most`.
inline constexpr std::size_t traces_most = 5;
std::vector<std::string> traces_of(const Person& person);
int candidates_most();

// "+31 6 1234 5678" and "06-12345678" are one number.
std::string plain_number(std::string_view phone);

}  // namespace veerkracht::people
