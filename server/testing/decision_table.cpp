#include "testing/decision_table.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <utility>

namespace veerkracht::testing {

namespace {

using Situation = std::pair<std::string, std::string>;  // relation, operation

// In which situations a letter opens, apart from consent and code.
std::set<Situation> situations_of(char letter) {
    switch (letter) {
        case 'F': return {{"own_organization", "read"}, {"own_organization", "write"}};
        case 'R': return {{"own_organization", "read"}};
        case 'W': return {{"own_organization", "write"}};
        case 'A': return {{"accepted", "read"}, {"accepted", "write"}};
        case 'a': return {{"accepted", "read"}};
        case 'O': return {{"offered", "read"}, {"accepted", "read"}, {"accepted", "write"}};
        case 'C': return {{"accepted", "read"}};
        case 'Z': return {{"self", "read"}, {"self", "write"}};
        case 'z': return {{"self", "write"}};
        case 'M': return {{"own_link", "read"}, {"own_link", "write"}};
        case 'S': return {{"sender", "read"}, {"sender", "write"}};
        default: return {};
    }
}

// What belongs to another organisation is seen with the resident's consent only.
bool needs_consent(const std::string& relation) {
    return relation == "offered" || relation == "accepted" || relation == "own_link";
}

bool opens(char letter, const AskedInWords& asked) {
    if (!situations_of(letter).contains({asked.relation, asked.operation})) return false;
    if (needs_consent(asked.relation) && !asked.consent) return false;
    return letter != 'Z' || asked.code_checked;
}

}  // namespace

DecisionTable::DecisionTable(const std::string& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto& row = rows_.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
}

std::vector<std::string> DecisionTable::roles() const {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < rows_.size(); ++i) names.push_back(rows_[i].front());
    return names;
}

std::vector<std::string> DecisionTable::classes() const {
    return {rows_.front().begin() + 1, rows_.front().end()};
}

bool DecisionTable::allows(const AskedInWords& asked) const {
    // Who died, moved or is restricted is seen by the keeper of the record only.
    if (!asked.person_active && asked.relation != "own_organization") return false;
    for (const auto& row : rows_) {
        if (row.front() != asked.role) continue;
        for (std::size_t column = 1; column < row.size(); ++column) {
            if (rows_.front()[column] != asked.record_class) continue;
            for (const char letter : row[column])
                if (opens(letter, asked)) return true;
        }
    }
    return false;
}

}  // namespace veerkracht::testing
