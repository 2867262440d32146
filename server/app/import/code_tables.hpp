// The small tables of this folder's data/: what a code of others means to us. Read once; a code
// that is not there means nothing.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veerkracht::import {

// "" when the table does not have it.
std::string kind_of_organization(std::string_view system, std::string_view code);
std::string role_of_face(std::string_view system, std::string_view code);
std::string need_of_term(std::string_view taxonomy, std::string_view code);
// Field and header in lower case, best header first.
const std::vector<std::pair<std::string, std::string>>& patient_columns();

}  // namespace veerkracht::import
