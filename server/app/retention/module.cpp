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
}

}  // namespace veerkracht::retention
