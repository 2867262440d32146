// A list of patients as CSV, from the system of a practice.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/import/practice.hpp"
#include "app/import/report.hpp"

namespace veerkracht::import {

// Field of ours → header of theirs.
using Mapping = std::map<std::string, std::string>;

// "given_name=Voornaam,birth_on=Geboortedatum"; invalid "import.bad_mapping".
Result<Mapping> read_mapping(std::string_view text);

// Without a mapping the headers that Dutch systems use are found by themselves.
Result<Report> import_patients(UnitOfWork& work, const Practice& practice,
                               std::string_view file_name, std::string_view text,
                               const Mapping& mapping);

}  // namespace veerkracht::import
