// FHIR R4 files: patients become people of a practice, organisations and roles become entries of
// the directory, and every resource is kept byte for byte as it was received.
#pragma once

#include <string_view>

#include "app/import/practice.hpp"
#include "app/import/report.hpp"

namespace veerkracht::import {

// `system` names the system that the file comes from: its ids count within it. "" for the one
// system that a practice works with.
Result<Report> import_fhir(UnitOfWork& work, const Practice& practice, std::string_view system,
                           std::string_view file_name, std::string_view text);

}  // namespace veerkracht::import
