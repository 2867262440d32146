#include "app/capabilities.hpp"

#include "app/import/module.hpp"
#include "app/keys/module.hpp"
#include "app/merging/module.hpp"
#include "app/operations/module.hpp"
#include "app/own_record/module.hpp"
#include "app/retention/module.hpp"
#include "capabilities/access/module.hpp"
#include "capabilities/accounts/module.hpp"
#include "capabilities/audit/module.hpp"
#include "capabilities/controllers/module.hpp"
#include "capabilities/conversations/module.hpp"
#include "capabilities/directory/module.hpp"
#include "capabilities/notifications/module.hpp"
#include "capabilities/people/module.hpp"
#include "capabilities/referrals/module.hpp"
#include "capabilities/requests/module.hpp"
#include "capabilities/research/module.hpp"
#include "capabilities/tasks/module.hpp"

namespace veerkracht {

void install_capabilities(Application& app) {
    access::install(app);
    audit::install(app);
    people::install(app);
    directory::install(app);
    notifications::install(app);
    accounts::install(app);
    controllers::install(app);
    tasks::install(app);
    requests::install(app);
    conversations::install(app);
    referrals::install(app);
    research::install(app);
    import::install(app);
    own_record::install(app);
    merging::install(app);
    retention::install(app);
    keys::install(app);
    operations::install(app);  // last: it tells of all subscribers
}

}  // namespace veerkracht
