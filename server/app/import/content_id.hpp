// Ids that say the same for the same content: what is received twice finds the row of the first
// time.
#pragma once

#include <string>
#include <string_view>

namespace veerkracht {
class Keys;
}
namespace veerkracht::import {

// A UUID (version 8) made from a keyed hash, so that nobody can try contents against it.
std::string content_id(const Keys& keys, std::string_view content);

}  // namespace veerkracht::import
