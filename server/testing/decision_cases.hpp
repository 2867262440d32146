// Every situation that the decision can be asked about, by a number; and the same in the numbers of
// the second reader.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "capabilities/access/rights.hpp"
#include "testing/decision_table.hpp"

namespace veerkracht::testing {

std::uint64_t count_of_cases();
access::Snapshot case_at(std::uint64_t number);
// The cases of one cell of decision.csv stand together.
std::uint64_t cases_of_a_cell();
std::string told(const access::Snapshot& asked);

// Each how-manieth case is looked at: all of them when something is proven, else some millions.
std::uint64_t stride();
void for_each_case(const std::function<void(const access::Snapshot&)>& look);

class Numbering {
  public:
    explicit Numbering(const DecisionTable& table);
    AskedInNumbers of(const access::Snapshot& asked) const;

  private:
    std::vector<int> roles_, classes_, operations_, relations_, consents_, levels_, ages_, persons_;
};

// The tables as they stand in the tree.
std::string folder_of_tables();
std::string text_of_table(const std::string& name);

}  // namespace veerkracht::testing
