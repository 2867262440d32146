#include "testing/decision_table.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace veerkracht::testing {

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& path) {
    std::vector<Row> rows;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto& row = rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    if (rows.empty()) throw std::runtime_error(path + " holds nothing");
    return rows;
}

// The words of a situation; roles and classes are numbered by the table itself.
const std::map<std::string, Row>& words() {
    static const std::map<std::string, Row> all{
        {"operation", {"read", "write", "grant"}},
        {"relation",
         {"none", "ended", "own_organization", "delegated", "locum", "offered", "accepted",
          "sender", "shared", "conference", "author", "self", "parent", "mandate", "own_link",
          "programme", "break_glass"}},
        {"consent", {"none", "given", "withdrawn", "expired", "refused"}},
        {"level", {"link", "full", "fresh"}},
        {"age", {"under_12", "under_16", "adult"}},
        {"person", {"active", "gone", "deceased", "restricted"}}};
    return all;
}

int place_of(const Row& row, const std::string& word) {
    const auto at = std::find(row.begin(), row.end(), word);
    if (at == row.end()) throw std::runtime_error("the second reader does not know " + word);
    return static_cast<int>(at - row.begin());
}

int n(const std::string& of, const std::string& word) { return place_of(words().at(of), word); }

std::uint64_t bit(int place) { return std::uint64_t{1} << static_cast<unsigned>(place); }

constexpr int operations = 3;

}  // namespace

DecisionTable::DecisionTable(const std::string& folder)
    : rights_(rows_of(folder + "/decision.csv")), grounds_(rows_of(folder + "/grounds.csv")) {
    for (std::size_t role = 1; role < rights_.size(); ++role) {
        auto& of_role = ways_.emplace_back();
        for (std::size_t column = 2; column < rights_[role].size(); ++column)
            of_role.push_back(ways_of(rights_[role][column]));
    }
}

int DecisionTable::number(const std::string& of, const std::string& word) const {
    if (of == "role") return place_of(roles(), word);
    if (of == "class") return place_of(classes(), word);
    return n(of, word);
}

// Each ground as the situations that pass each of its hurdles, in the order of grounds.csv's
// explanation.
std::vector<DecisionTable::Way> DecisionTable::ways_of(const std::string& cell) const {
    std::vector<Way> ways;
    for (const auto& ground : grounds_) {
        if (ground == grounds_.front() || cell.find(ground[0]) == std::string::npos) continue;
        if (cell == "-") continue;
        auto& passes = ways.emplace_back().passes;
        std::istringstream may(ground[2]);
        for (std::string operation; may >> operation;)
            passes[0] |= bit(n("relation", ground[1]) * operations + n("operation", operation));
        const std::map<std::string, Row> persons{
            {"active", {"active"}},
            {"alive", {"active", "restricted"}},
            {"any", {"active", "gone", "deceased"}},
            {"always", {"active", "gone", "deceased", "restricted"}}};
        for (const auto& person : persons.at(ground[8])) passes[1] |= bit(n("person", person));
        const std::map<std::string, Row> ages{{"all", {"under_12", "under_16", "adult"}},
                                              {"from_12", {"under_16", "adult"}},
                                              {"from_16", {"adult"}},
                                              {"under_12", {"under_12"}},
                                              {"under_16", {"under_12", "under_16"}}};
        for (const auto& age : ages.at(ground[7])) passes[2] |= bit(n("age", age));
        // Of the class address, with a secret one: 3; without: 1; of any other class: 0 and 2.
        passes[3] = bit(0) | bit(1) | bit(2) | (ground[9] == "seen" ? bit(3) : 0);
        for (std::size_t state = 0; state < words().at("consent").size(); ++state)
            if (ground[3] == "-" || words().at("consent")[state] == ground[3])
                passes[4] |= bit(static_cast<int>(state));
        for (int level = n("level", ground[4]); level <= n("level", "fresh"); ++level)
            passes[5] |= bit(level);
        passes[6] = bit(1) | (ground[5] == "-" ? bit(0) : 0);
        passes[7] = bit(1) | (ground[6] == "-" ? bit(0) : 0);
        for (int operation = 0; operation < operations; ++operation)
            passes[8] |= bit(operation * 2) |
                         (operation == n("operation", "grant") ? 0 : bit(operation * 2 + 1));
    }
    return ways;
}

std::string_view DecisionTable::answer(const AskedInNumbers& asked) const {
    const auto& about = rights_.front();
    const bool address = about[static_cast<std::size_t>(asked.record_class) + 2] == "address";
    const std::array<int, hurdles> at{asked.relation * operations + asked.operation,
                                      asked.person,
                                      asked.age,
                                      (address ? 1 : 0) + (asked.secret_address ? 2 : 0),
                                      asked.consent,
                                      asked.level,
                                      asked.in_term ? 1 : 0,
                                      asked.in_scope ? 1 : 0,
                                      asked.operation * 2 + (asked.to_self ? 1 : 0)};
    std::size_t best = 0;
    for (const auto& way : ways_[static_cast<std::size_t>(asked.role)]
                                [static_cast<std::size_t>(asked.record_class)]) {
        std::size_t passed = 0;
        while (passed < hurdles && (way.passes[passed] & bit(at[passed])) != 0) ++passed;
        best = std::max(best, passed);
    }
    static const std::array<std::string_view, hurdles> refusals{
        "access.role",           "access.person_not_active", "access.age",
        "access.secret_address", "access.no_consent",        "access.level",
        "access.term_over",      "access.out_of_scope",      "access.to_self"};
    if (best == hurdles) return words().at("relation")[static_cast<std::size_t>(asked.relation)];
    static const int none = n("relation", "none"), ended = n("relation", "ended"),
                     restricted = n("person", "restricted");
    if (best == 0 && asked.relation == none) return "access.no_relation";
    if (best == 0 && asked.relation == ended) return "access.ended";
    if (best == 1 && asked.person == restricted) return "access.restricted";
    static const int own = n("relation", "own_organization");
    if (best == 7 && asked.person == restricted && asked.relation == own)
        return "access.restricted";
    if (best == 4) {
        static const std::array<std::string_view, 5> of_consent{
            "access.no_consent", "", "access.consent_withdrawn", "access.consent_expired",
            "access.consent_refused"};
        return of_consent[static_cast<std::size_t>(asked.consent)];
    }
    return refusals[best];
}

std::vector<std::string> DecisionTable::roles() const {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < rights_.size(); ++i) names.push_back(rights_[i].front());
    return names;
}

std::vector<std::string> DecisionTable::classes() const {
    return {rights_.front().begin() + 2, rights_.front().end()};
}

std::string DecisionTable::organization_of(const std::string& role) const {
    return rights_[static_cast<std::size_t>(place_of(roles(), role)) + 1][1];
}

std::string DecisionTable::cell(const std::string& role, const std::string& record_class) const {
    return rights_[static_cast<std::size_t>(place_of(roles(), role)) + 1]
                  [static_cast<std::size_t>(place_of(classes(), record_class)) + 2];
}

}  // namespace veerkracht::testing
