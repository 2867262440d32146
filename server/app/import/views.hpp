// What the screen of a practice's list is told: what the file has, and what would become of it.
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::import {

inline constexpr std::size_t list_bytes_max = 5 << 20;
inline constexpr std::size_t list_rows_max = 10'000;
inline constexpr std::string_view patient_fields =
    "given_name family_prefix family_name birth_on phone email address village language";

struct PatientList {
    std::string content;  // the bytes of the file, base64url without padding
};
BOOST_DESCRIBE_STRUCT(PatientList, (), (content))
constexpr auto rules(const PatientList*) {
    return std::tuple{rule(&PatientList::content, Length{1, list_bytes_max / 3 * 4 + 4})};
}

struct ListColumn {
    std::string header;
    std::string field;                 // one of patient_fields as guessed, or ""
    std::vector<std::string> samples;  // of the first rows
};
BOOST_DESCRIBE_STRUCT(ListColumn, (), (header, field, samples))
struct ListLook {
    std::string encoding;  // utf-8, windows-1252
    int rows = 0;
    std::vector<ListColumn> columns;
};
BOOST_DESCRIBE_STRUCT(ListLook, (), (encoding, rows, columns))

struct ColumnChoice {
    std::string field;
    std::string header;
};
BOOST_DESCRIBE_STRUCT(ColumnChoice, (), (field, header))
constexpr auto rules(const ColumnChoice*) {
    return std::tuple{rule(&ColumnChoice::field, OneOf{patient_fields})};
}
struct MappedList {
    std::string content;
    std::vector<ColumnChoice> columns;
    bool leave_out_refused = false;  // the rows that are not right were seen, and stay out
    // More people than are talked with or referred is a choice of the practice, with its line in
    // the practice's own impact assessment.
    bool in_dpia = false;
};
BOOST_DESCRIBE_STRUCT(MappedList, (), (content, columns, leave_out_refused, in_dpia))
constexpr auto rules(const MappedList*) {
    return std::tuple{rule(&MappedList::content, Length{1, list_bytes_max / 3 * 4 + 4}),
                      rule(&MappedList::columns, veerkracht::Count{16})};
}

struct RefusedCellView {
    int line = 0;
    std::string column;
    std::string reason;  // "not a date": the screen says it in its own words
};
BOOST_DESCRIBE_STRUCT(RefusedCellView, (), (line, column, reason))
struct ListOutcome {
    int rows = 0;
    int fresh = 0;
    int known = 0;
    int refused = 0;
    std::vector<RefusedCellView> cells;  // the first of them
    // The family name and birth date of somebody known, another given name: they stay out.
    int possible_twins = 0;
    std::vector<int> twin_lines;  // the first of them
    std::vector<std::string> unread_columns;
};
BOOST_DESCRIBE_STRUCT(ListOutcome, (),
                      (rows, fresh, known, refused, cells, possible_twins, twin_lines,
                       unread_columns))

}  // namespace veerkracht::import
