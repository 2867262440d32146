// Audit: shows who looked. The writing is in runtime/log. Start reading at looks.hpp.
#include "capabilities/audit/module.hpp"

#include "capabilities/audit/looks.hpp"
#include "runtime/application.hpp"

namespace veerkracht::audit {

void install(Application& app) {
    app.routes.add("GET", "/api/my/looks", "my.looks", my_looks);
    app.routes.add("GET", "/api/my/looks/paper", "my.looks_paper", my_looks_on_paper);
}

}  // namespace veerkracht::audit
