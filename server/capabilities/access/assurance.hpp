// How sure it is who a resident is: what each level of his session is worth in the decision, and
// which levels a login elsewhere can give, the lowest first (packages/assurance.json).
#pragma once

#include <string_view>

namespace veerkracht::access {

// As good as a second factor; not so for a level that is not in the table.
bool is_worth_a_factor(std::string_view level);
bool is_level_outside(std::string_view level);
// Both of a login elsewhere.
bool is_at_least(std::string_view level, std::string_view least);

}  // namespace veerkracht::access
