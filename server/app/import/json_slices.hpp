// Where the parts of a JSON text stand, so that a part can be kept byte for byte as it was
// received. The text must have been through parse_json: nothing is checked again here.
#pragma once

#include <string_view>
#include <vector>

namespace veerkracht::import {

// The text of a member's value; "" when no member is written with this name.
std::string_view member_slice(std::string_view object, std::string_view name);
std::vector<std::string_view> element_slices(std::string_view array);

}  // namespace veerkracht::import
