// The parties of a region, from one file: all of it or nothing, and the same file twice changes
// nothing.
#pragma once

#include <string_view>

#include "app/import/report.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::import {

Result<Report> import_region(UnitOfWork& work, std::string_view file_name, std::string_view text);

}  // namespace veerkracht::import
