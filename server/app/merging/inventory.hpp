// What goes along when two rows of a resident become one, or one row becomes two: each table that
// says something about a resident stands here, or is named with why it stays. merging_test.cpp
// looks whether one is missing.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace veerkracht::merging {

// What is sealed under the key of the resident, as it was sealed: "goal.words".
struct Sealed {
    std::string_view column;
    std::string_view place;
};

struct Moved {
    std::string_view table;
    // The column that names the resident; "" where that is who its parent is about.
    std::string_view person = "";
    std::array<Sealed, 3> sealed{};
    // What was added later goes back with the row that it hangs on.
    std::string_view parent = "";
    std::string_view by = "";
    std::string_view follows = "";  // names what it tells of: goes where that goes
    bool has_version = true;
    bool counts_its_rows = false;     // the id is a number
    bool carries = true;              // what hangs on it goes along
    bool brings_own_part = false;     // its parent is another's: the own part of that goes along
    bool names_in_sealed = false;     // the id of the resident stands in the sealed text too
    std::string_view unless_so = "";  // $1 goes, $2 stays: such a row stays where it is
};
// A parent stands before what hangs on it.
std::span<const Moved> what_moves();

struct Left {
    std::string_view table;
    std::string_view why;
};
std::span<const Left> what_is_left();

// Where both rows have one of a kind: which value is put down, and where. $1 goes, $2 stays.
struct Settled {
    std::string_view table;
    std::string_view column;
    std::string_view value;  // "now", "by", or a word
    std::string_view where;
    bool has_version = true;
    std::string_view back_unless = "";  // $1 is the former value, which somebody may have now
};
std::span<const Settled> what_is_settled();
// Nobody knows whose the ways in were: $1 is the row that held two people.
std::span<const Settled> what_ends_at_a_split();

}  // namespace veerkracht::merging
