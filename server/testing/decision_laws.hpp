// What must hold of every permission, whatever the tables say: the invariants of the decision,
// written without the tables, so that a table that breaks one is found by itself.
#pragma once

#include <string_view>
#include <vector>

#include "capabilities/access/rights.hpp"

namespace veerkracht::testing {

struct Law {
    std::string_view name;
    // `permitted` is what these rights allow.
    bool (*holds)(const access::Rights& rights, const access::Snapshot& permitted);
};
const std::vector<Law>& laws();

}  // namespace veerkracht::testing
