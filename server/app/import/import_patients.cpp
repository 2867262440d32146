#include "app/import/import_patients.hpp"

#include <algorithm>
#include <optional>

#include "app/import/code_tables.hpp"
#include "app/import/encoding.hpp"
#include "app/import/node.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/received.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

// Field → place of its column.
using Columns = std::map<std::string, std::size_t>;

bool is_read(const Columns& columns, std::size_t column) {
    return std::ranges::any_of(columns, [&](const auto& one) { return one.second == column; });
}

Result<Columns> told_columns(const CsvTable& table, const Mapping& mapping) {
    Columns columns;
    for (const auto& [field, header] : mapping) {
        const auto column = table.column(header);
        if (!column) return bad_file("line 1", "no column \"" + header + "\"");
        if (is_read(columns, *column)) return bad_file("line 1", "one column for two fields");
        columns[field] = *column;
    }
    return columns;
}

Result<Columns> columns_of(const CsvTable& table, const Mapping& mapping) {
    auto columns = TRY(told_columns(table, mapping));
    for (const auto* needed : {"given_name", "family_name", "birth_on"}) {
        if (!columns.contains(needed))
            return bad_file("line 1", std::string("no column for ") + needed);
    }
    return columns;
}

std::vector<std::string> unread_columns(const CsvTable& table, const Columns& columns) {
    std::vector<std::string> unread;
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (!is_read(columns, i)) unread.push_back(table.header[i]);
    return unread;
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

    ReceivedPerson read(const CsvRow& row, std::vector<RefusedCell>& refused) const {
        ReceivedPerson person;
        const auto cell = [&](const std::string& field) { return this->cell(row, field, refused); };
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
            refused.push_back({row.line, header_of(field), reason});
        return person;
    }

  private:
    static std::optional<std::string> if_said(std::string text) {
        if (text.empty()) return std::nullopt;
        return text;
    }

    std::string header_of(const std::string& field) const {
        const auto column = columns_.find(field);
        return column == columns_.end() ? field : table_.header[column->second];
    }

    std::string cell(const CsvRow& row, const std::string& field,
                     std::vector<RefusedCell>& refused) const {
        const auto column = columns_.find(field);
        if (column == columns_.end()) return {};
        std::string text(trimmed(row.cells[column->second]));
        if (is_formula(field, text))
            refused.push_back({row.line, header_of(field), "a formula, not a value"});
        return text;
    }

    const CsvTable& table_;
    const Columns& columns_;
    std::string_view today_;
};

// Somebody with the same birth date and family name, in the practice or in the list before: the
// same person, or with another given name perhaps a twin.
class Acquaintances {
  public:
    Acquaintances(UnitOfWork& work, const Practice& practice) : work_(work), practice_(practice) {}

    // The given name by which this one is known; none of somebody new, who is known from now on.
    Result<std::optional<std::string>> known_as(const ReceivedPerson& person) {
        const auto [seen, is_new] = given_names_.try_emplace(
            {person.birth_on, folded(person.family_name)}, person.given_name);
        if (!is_new) return seen->second;
        const auto other =
            people::look_alike(work_, practice_.id, person.birth_on, person.family_name);
        if (!other) return std::nullopt;
        TRY(may_see_known(work_, practice_, other->id));
        seen->second = other->given_name;
        return other->given_name;
    }

  private:
    UnitOfWork& work_;
    const Practice& practice_;
    std::map<std::pair<std::string, std::string>, std::string> given_names_;
};

std::string place_of(std::size_t line) { return "line " + std::to_string(line); }

std::unexpected<Error> refusal_of(const std::vector<RefusedCell>& cells) {
    Problems problems;
    for (const auto& cell : cells)
        problems.add(place_of(cell.line) + ", column " + cell.column, cell.reason);
    return problems.refusal();
}

Report report_of(const PatientPlan& plan, std::string_view file_name) {
    Report report;
    report.file = file_name;
    for (const auto& column : plan.unread_columns) report.note("column " + column, "not read");
    for (const auto line : plan.possible_twins)
        report.note(place_of(line),
                    "not taken in: perhaps the twin of somebody known; add by hand if it is");
    const std::string type = "patient";
    for (std::size_t i = 0; i < plan.rows; ++i) report.read(type);
    for (std::size_t i = 0; i < plan.fresh.size(); ++i) report.became(type, Outcome::stored);
    for (std::size_t i = 0; i < plan.known; ++i) report.became(type, Outcome::already_there);
    for (std::size_t i = 0; i < plan.possible_twins.size(); ++i)
        report.became(type, Outcome::refused);
    report.check_the_sum();
    return report;
}

}  // namespace

bool is_patient_field(std::string_view name) {
    return std::ranges::any_of(patient_columns(),
                               [&](const auto& one) { return one.first == name; });
}

Result<Mapping> read_mapping(std::string_view text) {
    Mapping mapping;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = part.find('=');
        const std::string field(trimmed(part.substr(0, equals)));
        if (equals == std::string_view::npos || !is_patient_field(field))
            return fail(Category::invalid, "import.bad_mapping",
                        "a mapping is field=Header; the fields are given_name, family_prefix, "
                        "family_name, birth_on, phone, email, address, village, language");
        mapping[field] = trimmed(part.substr(equals + 1));
    }
    return mapping;
}

Mapping guessed_mapping(const CsvTable& table) {
    Mapping mapping;
    for (const auto& [field, known] : patient_columns())
        for (const auto& header : table.header)
            if (folded(header) == known) mapping.try_emplace(field, header);
    return mapping;
}

Result<PatientPlan> plan_patients(UnitOfWork& work, const Practice& practice, const CsvTable& table,
                                  const Mapping& mapping) {
    const auto columns = TRY(columns_of(table, mapping));
    PatientPlan plan;
    plan.rows = table.rows.size();
    plan.unread_columns = unread_columns(table, columns);
    const RowReader reader(table, columns, work.today);
    Acquaintances acquaintances(work, practice);
    for (const auto& row : table.rows) {
        const auto wrong_before = plan.cells.size();
        auto person = reader.read(row, plan.cells);
        if (plan.cells.size() > wrong_before) {
            ++plan.refused;
        } else if (const auto known = TRY(acquaintances.known_as(person))) {
            if (folded(*known) == folded(person.given_name))
                ++plan.known;
            else
                plan.possible_twins.push_back(row.line);
        } else {
            plan.fresh.push_back({row.line, std::move(person)});
        }
    }
    return plan;
}

Result<> store_patients(UnitOfWork& work, const Practice& practice, const PatientPlan& plan) {
    for (const auto& one : plan.fresh) {
        const auto stored = person_of(work, practice, one.person, "csv");
        TRY(may_write_new(work, practice, stored.id));
        TRY(people::store(work, stored));
    }
    return {};
}

Result<Report> import_patients(UnitOfWork& work, const Practice& practice,
                               std::string_view file_name, std::string_view bytes,
                               const Mapping& mapping) {
    const auto text = TRY(decoded("CSV", bytes));
    const auto table = TRY(read_csv("CSV", text.text));
    const auto plan = TRY(
        plan_patients(work, practice, table, mapping.empty() ? guessed_mapping(table) : mapping));
    if (plan.rows == 0) return bad_file("CSV", "no rows");
    if (plan.refused > 0) return refusal_of(plan.cells);
    TRY(store_patients(work, practice, plan));
    return report_of(plan, file_name);
}

}  // namespace veerkracht::import
