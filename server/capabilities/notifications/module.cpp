// Notifications: brings messages to people, without content. Start reading at notifications.hpp.
#include "capabilities/notifications/module.hpp"

#include "capabilities/notifications/sending.hpp"
#include "runtime/application.hpp"

namespace veerkracht::notifications {

void install(Application& app) { app.jobs.push_back({"notifications.send", 1, send_waiting}); }

}  // namespace veerkracht::notifications
