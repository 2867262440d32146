#include "capabilities/access/actions.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "kernel/describe.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct Row {
    std::set<std::string_view> roles;
    std::optional<AskedFirst> asks;
};
using Table = std::map<std::string_view, Row, std::less<>>;

std::set<std::string_view> words(std::string_view text) {
    std::set<std::string_view> found;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0) found.insert(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return found;
}

std::optional<AskedFirst> read_asks(std::string_view text) {
    std::vector<std::string_view> parts;
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), parts.back().size() + 1)))
        parts.push_back(text.substr(0, text.find(' ')));
    if (parts.empty()) return std::nullopt;
    const auto relation = enum_named<Relation>(parts.front());
    const auto operation = parts.size() == 3 ? enum_named<Operation>(parts[1]) : std::nullopt;
    const auto record_class = enum_named<Class>(parts.back());
    if (!relation || !operation || !record_class)
        throw std::runtime_error("actions.csv: what is asked first is not known");
    return AskedFirst{*relation, *operation, *record_class};
}

Table read_table(std::string_view csv) {
    Table table;
    while (!csv.empty()) {
        const auto line = csv.substr(0, csv.find('\n'));
        csv.remove_prefix(std::min(csv.size(), line.size() + 1));
        const auto comma = line.find(',');
        if (line.empty() || line.front() == '#' || comma == std::string_view::npos) continue;
        const auto last = line.rfind(',');
        const bool asks = last != comma && !line.starts_with("action,");
        table[line.substr(0, comma)] = {
            words(line.substr(comma + 1, asks ? last - comma - 1 : line.npos)),
            asks ? read_asks(line.substr(last + 1)) : std::nullopt};
    }
    return table;
}

const Table& table() {
    static const Table read = read_table(embedded_file("capabilities/access/actions.csv").value());
    return read;
}

}  // namespace

bool is_known(std::string_view action) { return table().contains(action); }

bool is_open(std::string_view action) {
    const auto row = table().find(action);
    return row != table().end() && row->second.roles.contains("open");
}

std::optional<AskedFirst> asked_first(std::string_view action) {
    const auto row = table().find(action);
    return row == table().end() ? std::nullopt : row->second.asks;
}

bool role_may(const Actor& actor, std::string_view action) {
    const auto row = table().find(action);
    if (row == table().end()) return false;
    return row->second.roles.contains("open") ||
           row->second.roles.contains(name_of(role_of(actor)));
}

}  // namespace veerkracht::access
