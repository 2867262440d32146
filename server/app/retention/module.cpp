// What is past its term goes, after somebody looked. Start reading at run.hpp.
#include "app/retention/module.hpp"

#include "app/retention/run.hpp"
#include "runtime/application.hpp"

namespace veerkracht::retention {

void install(Application& app) {
    // On the read side: a large organisation has many rows to look at.
    app.routes.add("POST", "/api/retention_runs", "retention.look", look, {.write = false});

    constexpr int minute = 60;
    app.errands.push_back({"retention.run", minute, run_what_is_due});
    app.errands.push_back({"retention.forget_old_samples", 60 * minute, forget_old_samples});
    app.errands.push_back({"retention.close_months_of_log", 60 * minute, [](Application& house) {
                               return close_months_of_log(house, house.settings().data_folder);
                           }});
}

}  // namespace veerkracht::retention
