// What tools/decision_mutants.mjs writes: the function of the decision with one thing changed.
#pragma once

#include <vector>

#include "capabilities/access/decision.hpp"

namespace veerkracht::access {

using Permit = Decision (*)(const Rights&, const Snapshot&);
struct Mutant {
    const char* what;
    Permit permit;
};
const std::vector<Mutant>& mutants();

}  // namespace veerkracht::access
