// Services and organisations of an HSDS directory become entries of ours; every record is kept as
// it was received. The same id is the same entry: importing again changes it.
#pragma once

#include <string_view>
#include <vector>

#include "app/import/hsds_file.hpp"
#include "app/import/report.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::import {

// `publisher` tells apart whose "17" is meant; ids that are UUIDs need no publisher.
Result<Report> import_hsds_json(UnitOfWork& work, std::string_view publisher,
                                std::string_view file_name, std::string_view text);
Result<Report> import_hsds_csv(UnitOfWork& work, std::string_view publisher,
                               std::string_view set_name, const std::vector<NamedText>& files);

}  // namespace veerkracht::import
