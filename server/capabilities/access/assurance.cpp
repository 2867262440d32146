#include "capabilities/access/assurance.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct AssuranceLevel {
    std::string level;
    std::string worth;  // a level of grounds.csv: "link", "full"
    bool is_outside = false;
};
BOOST_DESCRIBE_STRUCT(AssuranceLevel, (), (level, worth, is_outside))

struct Assurance {
    std::string version;
    std::vector<AssuranceLevel> levels;
};
BOOST_DESCRIBE_STRUCT(Assurance, (), (version, levels))

Assurance read_table() {
    auto table =
        from_json<Assurance>(embedded_file("capabilities/access/packages/assurance.json").value());
    if (!table) throw std::runtime_error("assurance.json is wrong: " + table.error().code);
    for (const auto& one : table->levels)
        if (one.worth != "link" && one.worth != "full")
            throw std::runtime_error("assurance.json: " + one.level + " is worth link or full");
    return *std::move(table);
}

const std::vector<AssuranceLevel>& levels() {
    static const Assurance table = read_table();
    return table.levels;
}

auto find(std::string_view level) {
    return std::ranges::find(levels(), level, &AssuranceLevel::level);
}

}  // namespace

bool is_worth_a_factor(std::string_view level) {
    const auto found = find(level);
    return found != levels().end() && found->worth == "full";
}

bool is_level_outside(std::string_view level) {
    const auto found = find(level);
    return found != levels().end() && found->is_outside;
}

bool is_at_least(std::string_view level, std::string_view least) {
    return is_level_outside(level) && is_level_outside(least) && find(level) >= find(least);
}

}  // namespace veerkracht::access
