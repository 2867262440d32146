// Which cells of the table the house comes to: what it asks of the decision is told to a listener,
// and used.csv keeps what was permitted at least once while all tests ran.
#pragma once

#include <string_view>
#include <vector>

#include "capabilities/access/decision.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Hears of each question that a request or a job asks. One at a time; none but the tests have one.
// Gives back who listened before.
using DecisionListener = void (*)(const UnitOfWork&, const Snapshot&, const Decision&);
DecisionListener listen_to_decisions(DecisionListener listener);

// A line of used.csv.
struct UsedCell {
    std::string_view role, record_class;
    std::vector<std::string_view> relations;
};
std::vector<UsedCell> used_cells();

}  // namespace veerkracht::access
