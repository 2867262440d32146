// The retention run (SEC-70). First somebody looks: counts, and nothing else. What is released then
// goes, a batch at a time: a batch goes whole, with its numbers in the report, or not at all. By
// the same terms the nights go on by themselves; after other terms or another version somebody
// looks again.
#pragma once

#include "capabilities/controllers/retention.hpp"
#include "runtime/application.hpp"

namespace veerkracht::retention {

// What would go now, for the manager who asks.
Result<controllers::RetentionRunView> look(UnitOfWork& work);

// Each minute: what was released, and by night what goes by itself.
Result<> run_what_is_due(Application& house);

// Each hour: months of the access log that are five years old leave the tables, as files in
// `log_months` of the data folder. Not while an organisation holds everything.
Result<> close_months_of_log(Application& house, const std::string& data_folder);
// The weekly samples go before the lines that they point to, by the same rule.
Result<> forget_old_samples(Application& house);

}  // namespace veerkracht::retention
