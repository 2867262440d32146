// A line of the access log as others read it: AuditEvent of FHIR R4, in the shapes of IHE Basic
// Audit (BALP) and with what NEN 7513 asks: who, in which role, for whom, when, what, on which
// ground. Nothing of what was seen stands in it, and of residents only their number here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/log/sealed_line.hpp"

namespace veerkracht::log {

// One for each look, or one for a line without looks; a JSON object each. `address` is that of the
// installation: what it numbers itself is named by it.
std::vector<std::string> audit_events(const SealedLine& line, std::string_view address);

}  // namespace veerkracht::log
