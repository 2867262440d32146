#include "app/import/code_tables.hpp"

#include <map>
#include <stdexcept>

#include "app/import/csv.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::import {

namespace {

using Codes = std::map<std::pair<std::string, std::string>, std::string>;

CsvTable table_named(const std::string& name) {
    const auto path = "app/import/data/" + name;
    const auto bytes = embedded_file(path);
    if (!bytes) throw std::logic_error(path + " is not in the program");
    auto table = read_csv(path, *bytes);
    if (!table) throw std::logic_error(table.error().detail);
    return std::move(*table);
}

Codes codes_of(const std::string& name) {
    Codes codes;
    const auto table = table_named(name);
    for (const auto& row : table.rows) codes[{row.cells[0], row.cells[1]}] = row.cells[2];
    return codes;
}

std::string meaning(const Codes& codes, std::string_view system, std::string_view code) {
    const auto found = codes.find({std::string(system), std::string(code)});
    return found == codes.end() ? "" : found->second;
}

}  // namespace

std::string kind_of_organization(std::string_view system, std::string_view code) {
    static const auto codes = codes_of("organization_kinds.csv");
    return meaning(codes, system, code);
}

std::string role_of_face(std::string_view system, std::string_view code) {
    static const auto codes = codes_of("face_roles.csv");
    return meaning(codes, system, code);
}

std::string need_of_term(std::string_view taxonomy, std::string_view code) {
    static const auto codes = codes_of("needs_of_terms.csv");
    return meaning(codes, taxonomy, code);
}

const std::vector<std::pair<std::string, std::string>>& patient_columns() {
    static const auto columns = [] {
        std::vector<std::pair<std::string, std::string>> found;
        const auto table = table_named("patient_columns.csv");
        for (const auto& row : table.rows) found.emplace_back(row.cells[0], row.cells[1]);
        return found;
    }();
    return columns;
}

}  // namespace veerkracht::import
