#include "app/import/import_patients.hpp"

#include <algorithm>
#include <set>

#include "app/import/code_tables.hpp"
#include "app/import/csv.hpp"
#include "app/import/node.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/received.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::string_view type = "patient";

// Field → place of its column.
using Columns = std::map<std::string, std::size_t>;

struct ReadRow {
    std::string place;
    ReceivedPerson person;
};

bool is_field(std::string_view name) {
    return std::ranges::any_of(patient_columns(),
                               [&](const auto& one) { return one.first == name; });
}

Result<Columns> told_columns(const CsvTable& table, const Mapping& mapping) {
    Columns columns;
    for (const auto& [field, header] : mapping) {
        const auto column = table.column(header);
        if (!column) return bad_file("line 1", "no column \"" + header + "\"");
        columns[field] = *column;
    }
    return columns;
}

Columns known_columns(const CsvTable& table) {
    Columns columns;
    for (const auto& [field, known] : patient_columns()) {
        for (std::size_t i = 0; i < table.header.size(); ++i)
            if (folded(table.header[i]) == known) columns.try_emplace(field, i);
    }
    return columns;
}

Result<Columns> columns_of(const CsvTable& table, const Mapping& mapping) {
    auto columns = mapping.empty() ? known_columns(table) : TRY(told_columns(table, mapping));
    for (const auto* needed : {"given_name", "family_name", "birth_on"}) {
        if (!columns.contains(needed))
            return bad_file("line 1", std::string("no column for ") + needed);
    }
    return columns;
}

void note_unread_columns(const CsvTable& table, const Columns& columns, Report& report) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto is_i = [&](const auto& one) { return one.second == i; };
        if (std::ranges::none_of(columns, is_i))
            report.note("column " + table.header[i], "not read");
    }
}

// "14-03-1959" and "1959-03-14" are days; what is neither stays as it is, and is refused as a day.
std::string day_of_cell(const std::string& text) {
    const auto first = text.find('-');
    const auto second = text.find('-', first == std::string::npos ? first : first + 1);
    if (first == 0 || first > 2 || second == std::string::npos) return text;
    const auto two = [](const std::string& digits) {
        return digits.size() == 1 ? "0" + digits : digits;
    };
    return text.substr(second + 1) + "-" + two(text.substr(first + 1, second - first - 1)) + "-" +
           two(text.substr(0, first));
}

// A spreadsheet would run it; no name or address begins like this.
bool is_formula(const std::string& field, const std::string& text) {
    if (text.empty()) return false;
    if (field == "phone") return text.front() == '=' || text.front() == '@';
    return std::string_view("=+-@").contains(text.front());
}

class RowReader {
  public:
    RowReader(const CsvTable& table, const Columns& columns, std::string_view today)
        : table_(table), columns_(columns), today_(today) {}

    ReadRow read(const CsvRow& row, Problems& problems) const {
        ReadRow read{"line " + std::to_string(row.line), {}};
        auto& person = read.person;
        const auto cell = [&](const std::string& field) {
            return this->cell(row, field, problems);
        };
        const auto prefix = cell("family_prefix");
        person.given_name = cell("given_name");
        person.family_name = (prefix.empty() ? "" : prefix + " ") + cell("family_name");
        person.birth_on = day_of_cell(cell("birth_on"));
        person.phone = if_said(cell("phone"));
        person.email = if_said(cell("email"));
        person.address = if_said(cell("address"));
        person.village = if_said(cell("village"));
        person.language = if_said(folded(cell("language")));
        for (const auto& [field, reason] : objections_to(person, today_))
            problems.add(place_of(row, field), reason);
        return read;
    }

  private:
    static std::optional<std::string> if_said(std::string text) {
        if (text.empty()) return std::nullopt;
        return text;
    }

    std::string place_of(const CsvRow& row, const std::string& field) const {
        const auto column = columns_.find(field);
        return "line " + std::to_string(row.line) + ", column " +
               (column == columns_.end() ? field : table_.header[column->second]);
    }

    std::string cell(const CsvRow& row, const std::string& field, Problems& problems) const {
        const auto column = columns_.find(field);
        if (column == columns_.end()) return {};
        std::string text(trimmed(row.cells[column->second]));
        if (is_formula(field, text)) problems.add(place_of(row, field), "a formula, not a value");
        return text;
    }

    const CsvTable& table_;
    const Columns& columns_;
    std::string_view today_;
};

// Somebody with the same birth date and family name is most often the same person.
Result<Outcome> store_if_new(UnitOfWork& work, const Practice& practice, const ReadRow& row,
                             Report& report) {
    const auto& person = row.person;
    if (const auto other =
            people::look_alike(work, practice.id, person.birth_on, person.family_name)) {
        if (folded(other->given_name) != folded(person.given_name))
            report.note(row.place,
                        "already there with another given name; add by hand if it is a sibling");
        return Outcome::already_there;
    }
    const auto stored = person_of(work, practice, person, "csv");
    TRY(people::store(work, stored));
    note_look(work, stored.id);
    return Outcome::stored;
}

}  // namespace

Result<Mapping> read_mapping(std::string_view text) {
    Mapping mapping;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = part.find('=');
        const std::string field(trimmed(part.substr(0, equals)));
        if (equals == std::string_view::npos || !is_field(field))
            return fail(Category::invalid, "import.bad_mapping",
                        "a mapping is field=Header; the fields are given_name, family_prefix, "
                        "family_name, birth_on, phone, email, address, village, language");
        mapping[field] = trimmed(part.substr(equals + 1));
    }
    return mapping;
}

Result<Report> import_patients(UnitOfWork& work, const Practice& practice,
                               std::string_view file_name, std::string_view text,
                               const Mapping& mapping) {
    const auto table = TRY(read_csv("CSV", text));
    const auto columns = TRY(columns_of(table, mapping));
    Report report;
    report.file = file_name;
    note_unread_columns(table, columns, report);

    Problems problems;
    const RowReader reader(table, columns, work.today);
    std::vector<ReadRow> rows;
    for (const auto& row : table.rows) {
        report.read(std::string(type));
        rows.push_back(reader.read(row, problems));
    }
    if (!problems.none()) return problems.refusal();
    for (const auto& row : rows)
        report.became(std::string(type), TRY(store_if_new(work, practice, row, report)));
    report.check_the_sum();
    return report;
}

}  // namespace veerkracht::import
