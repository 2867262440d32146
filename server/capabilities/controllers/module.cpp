// Controllers: what an organisation settles before it works, and how long it keeps what it has.
// Start reading at setup.hpp and retention.hpp.
#include "capabilities/controllers/module.hpp"

#include "capabilities/controllers/agreement.hpp"
#include "capabilities/controllers/processing.hpp"
#include "capabilities/controllers/retention.hpp"
#include "capabilities/controllers/setup.hpp"
#include "runtime/application.hpp"

namespace veerkracht::controllers {

void install(Application& app) {
    app.routes.add("GET", "/api/setup", "setup.read", setup);
    app.routes.add("PUT", "/api/setup/controller", "setup.change", name_controller);
    app.routes.add("PUT", "/api/setup/agreement", "setup.change", sign_agreement);
    app.routes.add("GET", "/api/setup/agreement/paper", "setup.read", agreement_on_paper);
    app.routes.add("PUT", "/api/setup/officer", "setup.change", name_officer);
    app.routes.add("PUT", "/api/setup/roles", "setup.change", settle_roles);
    app.routes.add("PUT", "/api/setup/retention", "setup.change", settle_retention);

    app.routes.add("GET", "/api/processing_register/paper", "processing_register.paper",
                   processing_on_paper);

    app.routes.add("GET", "/api/retention", "retention.read", retention);
    app.routes.add("PUT", "/api/retention/hold", "retention.hold", hold);
    app.routes.add("POST", "/api/retention_runs/{id}/release", "retention.release", release);
}

}  // namespace veerkracht::controllers
