#include "capabilities/access/decision.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "kernel/describe.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

constexpr std::size_t role_count =
    boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value;
constexpr std::size_t class_count =
    boost::mp11::mp_size<boost::describe::describe_enumerators<Class>>::value;
using Table = std::array<std::array<std::string_view, class_count>, role_count>;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

void read_row(Table& table, const std::vector<std::string_view>& columns, std::string_view line) {
    const auto cells = split(line, ',');
    const auto role = enum_named<Role>(std::string(cells.at(0)).c_str());
    if (!role || cells.size() != columns.size())
        throw std::runtime_error("decision.csv: a row is wrong");
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const auto record_class = enum_named<Class>(std::string(columns[i]).c_str());
        if (!record_class) throw std::runtime_error("decision.csv: a class is unknown");
        table[static_cast<std::size_t>(*role)][static_cast<std::size_t>(*record_class)] = cells[i];
    }
}

// A role or class that the table does not name keeps "-": never.
Table read_table(std::string_view csv) {
    Table table;
    for (auto& row : table) row.fill("-");
    std::vector<std::string_view> columns;
    for (const auto line : split(csv, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        if (columns.empty())
            columns = split(line, ',');
        else
            read_row(table, columns, line);
    }
    return table;
}

std::string_view cell(Role role, Class record_class) {
    static const Table table =
        read_table(embedded_file("capabilities/access/decision.csv").value());
    return table[static_cast<std::size_t>(role)][static_cast<std::size_t>(record_class)];
}

// One letter of a cell; the letters are explained on top of decision.csv.
bool letter_allows(char letter, const Snapshot& asked) {
    const bool reads = asked.operation == Operation::read;
    const bool own = asked.relation == Relation::own_organization;
    const bool accepted = asked.relation == Relation::accepted;
    const bool offered = asked.relation == Relation::offered;
    switch (letter) {
        case 'F': return own;
        case 'R': return own && reads;
        case 'W': return own && !reads;
        case 'A': return accepted && asked.consent;
        case 'a': return accepted && asked.consent && reads;
        case 'O': return (accepted && asked.consent) || (offered && asked.consent && reads);
        case 'C': return reads && asked.consent && accepted;
        case 'Z': return asked.relation == Relation::self && asked.code_checked;
        case 'z': return asked.relation == Relation::self && !reads;
        case 'M': return asked.relation == Relation::own_link && asked.consent;
        case 'S': return asked.relation == Relation::sender;
        default: return false;
    }
}

}  // namespace

Decision permit(const Snapshot& asked) {
    if (!asked.person_active && asked.relation != Relation::own_organization)
        return {false, "access.person_not_active"};
    for (const char letter : cell(asked.role, asked.record_class))
        if (letter_allows(letter, asked)) return {true, std::string(name_of(asked.relation))};
    if (asked.relation == Relation::none) return {false, "access.no_relation"};
    if (asked.relation == Relation::ended) return {false, "access.ended"};
    if (!asked.consent && asked.relation != Relation::own_organization &&
        asked.relation != Relation::self)
        return {false, "access.no_consent"};
    return {false, "access.role"};
}

}  // namespace veerkracht::access
