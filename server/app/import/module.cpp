// A practice takes in its own list by the screen: look at the file, say which column is what, read
// what would become of it, and then all of it in one transaction: the most rows there can be hold
// the one write lane of SQLite for less than a second, so pieces would buy nothing and cost the
// all-or-nothing. Start reading at import_patients.hpp.
#include "app/import/module.hpp"

#include <ranges>

#include "app/import/encoding.hpp"
#include "app/import/import_patients.hpp"
#include "app/import/node.hpp"
#include "app/import/views.hpp"
#include "kernel/text.hpp"
#include "runtime/application.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::import {

namespace {

constexpr std::size_t samples_shown = 5;
constexpr std::size_t lines_shown = 200;
constexpr std::size_t body_limit = list_bytes_max / 3 * 4 + (64 << 10);

struct ReadList {
    CsvTable table;
    std::string encoding;
};

Result<ReadList> read_list(const std::string& content) {
    const auto bytes = crypto::from_base64url(content);
    if (!bytes) return refuse_fields({{"content", "malformed"}});
    auto text = TRY(decoded("CSV", *bytes));
    auto table = TRY(read_csv("CSV", text.text));
    if (table.rows.empty()) return bad_file("CSV", "no rows");
    if (table.rows.size() > list_rows_max) return bad_file("CSV", "too many rows");
    return ReadList{std::move(table), std::move(text.encoding)};
}

Result<Mapping> mapping_of(const std::vector<ColumnChoice>& columns) {
    Mapping mapping;
    for (const auto& [field, header] : columns)
        if (!mapping.try_emplace(field, header).second)
            return refuse_fields({{"columns", "not_a_choice"}});
    return mapping;
}

ListOutcome told(const PatientPlan& plan) {
    ListOutcome outcome;
    outcome.rows = static_cast<int>(plan.rows);
    outcome.fresh = static_cast<int>(plan.fresh.size());
    outcome.known = static_cast<int>(plan.known);
    outcome.refused = static_cast<int>(plan.refused);
    for (const auto& cell : plan.cells | std::views::take(lines_shown))
        outcome.cells.push_back({static_cast<int>(cell.line), cell.column, cell.reason});
    outcome.possible_twins = static_cast<int>(plan.possible_twins.size());
    for (const auto line : plan.possible_twins | std::views::take(lines_shown))
        outcome.twin_lines.push_back(static_cast<int>(line));
    outcome.unread_columns = plan.unread_columns;
    return outcome;
}

// Nothing of it is ours yet: no person is looked at.
Result<ListLook> look_at_list(UnitOfWork& work, const PatientList& list) {
    TRY(own_practice(work));
    const auto read = TRY(read_list(list.content));
    ListLook look{read.encoding, static_cast<int>(read.table.rows.size()), {}};
    const auto guessed = guessed_mapping(read.table);
    for (std::size_t i = 0; i < read.table.header.size(); ++i) {
        ListColumn column{read.table.header[i], "", {}};
        for (const auto& [field, header] : guessed)
            if (header == column.header) column.field = field;
        for (const auto& row : read.table.rows | std::views::take(samples_shown))
            column.samples.emplace_back(first_characters(row.cells[i], 80));
        look.columns.push_back(std::move(column));
    }
    return look;
}

Result<PatientPlan> plan_of(UnitOfWork& work, const Practice& practice, const MappedList& list) {
    const auto read = TRY(read_list(list.content));
    const auto mapping = TRY(mapping_of(list.columns));
    return plan_patients(work, practice, read.table, mapping);
}

Result<ListOutcome> try_list(UnitOfWork& work, const MappedList& list) {
    const auto practice = TRY(own_practice(work));
    return told(TRY(plan_of(work, practice, list)));
}

Result<ListOutcome> import_list(UnitOfWork& work, const MappedList& list) {
    const auto practice = TRY(own_practice(work));
    if (!list.in_dpia) return refuse_fields({{"in_dpia", "required"}});
    const auto plan = TRY(plan_of(work, practice, list));
    if (plan.refused > 0 && !list.leave_out_refused)
        return fail(Category::conflict, "import.rows_refused");
    TRY(store_patients(work, practice, plan));
    return told(plan);
}

}  // namespace

void install(Application& app) {
    app.routes.add("POST", "/api/patient_list/look", "patient_list.look", look_at_list,
                   {.body_limit = body_limit, .write = false, .only_reads = true});
    app.routes.add("POST", "/api/patient_list/try", "patient_list.try", try_list,
                   {.body_limit = body_limit, .write = false, .only_reads = true});
    app.routes.add("POST", "/api/patient_list", "patient_list.import", import_list,
                   {.body_limit = body_limit});
}

}  // namespace veerkracht::import
