// Which passwords are long and rare enough. Their length is a rule of the form (15 to 128
// characters of any kind); nothing is asked about figures or capitals.
#pragma once

#include <string_view>
#include <vector>

#include "kernel/result.hpp"

namespace veerkracht::accounts {

// Refuses what many people choose, also repeated or with figures around it, and what is made of the
// own name, address or organisation.
Result<> password_is_strong(std::string_view password,
                            const std::vector<std::string_view>& context);

}  // namespace veerkracht::accounts
