// The cases of an organisation as one CSV and one JSON file, each night or when the operator asks,
// so that nobody types them over into another system.
#pragma once

#include <optional>

#include "runtime/application.hpp"

namespace veerkracht::referrals {

struct NightlyExport {
    OrganizationId organization_id;
    std::string at;  // local time of day, "03:30": from then on
    int keep_days = 0;
    std::string done_on;  // the local day for which it was last done; "" for never
    std::optional<std::string> done_at;
    int cases = 0;                         // in the files of then
    std::optional<std::string> failed_at;  // the last try, when that failed
    std::string failure;                   // its code
};
BOOST_DESCRIBE_STRUCT(NightlyExport, (),
                      (organization_id, at, keep_days, done_on, done_at, cases, failed_at, failure))

struct ExportedFiles {
    std::string csv;
    std::string json;
    std::size_t cases = 0;
};

// Where the files of an organisation are, below the data folder.
std::string export_folder(const std::string& data_folder, const OrganizationId& id);

// What an organisation chose; what it left open is data in packages/export.json.
struct ExportChoice {
    std::optional<std::string> at;
    std::optional<int> keep_days;
};
Result<NightlyExport> switch_export_on(UnitOfWork& work, const OrganizationId& id,
                                       const ExportChoice& choice);
Result<> switch_export_off(UnitOfWork& work, const OrganizationId& id);
std::vector<NightlyExport> nightly_exports(db::Transaction& tx);

// Both files of today, in the place of those that were made earlier today.
Result<ExportedFiles> export_cases(Application& house, const std::string& data_folder,
                                   const OrganizationId& id);
// Those whose hour has come and that were not done today. What was done for a later day (the clock
// was set back) is not done again; what was broken off is.
Result<> export_what_is_due(Application& house, const std::string& data_folder);

}  // namespace veerkracht::referrals
