// A second reading of decision.csv and grounds.csv, written from their explanation and from
// access.md alone: it shares no code and no header with the decision that it judges. Each ground is
// a row of hurdles, each hurdle a set of the situations that pass it; the words are numbered here.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace veerkracht::testing {

// One number of each, by `DecisionTable::number`.
struct AskedInNumbers {
    int role = 0;
    int record_class = 0;
    int operation = 0;
    int relation = 0;
    int consent = 0;
    int level = 0;
    int age = 0;
    int person = 0;
    bool in_term = false;
    bool in_scope = false;
    bool secret_address = false;
    bool to_self = false;
};

class DecisionTable {
  public:
    // The folder that holds both tables.
    explicit DecisionTable(const std::string& folder);

    // "read" of "operation" …; throws for a word that the reader does not know.
    int number(const std::string& of, const std::string& word) const;
    // The relation, where it is permitted; else the code of the refusal, which begins "access.".
    std::string_view answer(const AskedInNumbers& asked) const;

    std::vector<std::string> roles() const;
    std::vector<std::string> classes() const;
    std::string organization_of(const std::string& role) const;
    std::string cell(const std::string& role, const std::string& record_class) const;

  private:
    static constexpr std::size_t hurdles = 9;
    struct Way {
        std::array<std::uint64_t, hurdles> passes{};
    };

    std::vector<Way> ways_of(const std::string& cell) const;

    std::vector<std::vector<std::string>> rights_;     // decision.csv, its heading first
    std::vector<std::vector<std::string>> grounds_;    // grounds.csv, likewise
    std::vector<std::vector<std::vector<Way>>> ways_;  // by role and class
};

}  // namespace veerkracht::testing
