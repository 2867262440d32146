// The one who asks the login of an organisation who somebody is: where it keeps what (discovery),
// with which keys it signs, and what the code is worth that a browser brought back. It waits on
// others, so it does so as an errand, outside any transaction.
#pragma once

#include <string>
#include <vector>

#include "capabilities/access/outside_issuers.hpp"
#include "kernel/result.hpp"

namespace veerkracht {
class Application;
}

namespace veerkracht::access {

// Each issuer gets an errand of its own, so that one that is slow holds up no other. Those that are
// no longer named are forgotten.
Result<> install_outside_issuers(Application& app, const std::vector<OutsideIssuer>& issuers);

}  // namespace veerkracht::access
