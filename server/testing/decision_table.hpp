// A second reading of decision.csv, written from its explanation and from access.md alone: it
// shares no code and no header with the decision that it judges. Everything is text here.
#pragma once

#include <string>
#include <vector>

namespace veerkracht::testing {

struct AskedInWords {
    std::string role;
    std::string record_class;
    std::string operation;  // read, write
    std::string relation;
    bool consent = false;
    bool code_checked = false;
    bool person_active = true;
};

class DecisionTable {
  public:
    explicit DecisionTable(const std::string& path);

    bool allows(const AskedInWords& asked) const;
    std::vector<std::string> roles() const;
    std::vector<std::string> classes() const;

  private:
    std::vector<std::vector<std::string>> rows_;  // the first one names the columns
};

}  // namespace veerkracht::testing
