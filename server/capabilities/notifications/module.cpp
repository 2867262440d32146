// Notifications: brings messages to people, without content. Start reading at notifications.hpp.
#include "capabilities/notifications/module.hpp"

#include "capabilities/notifications/failed.hpp"
#include "capabilities/notifications/sending.hpp"
#include "runtime/application.hpp"

namespace veerkracht::notifications {

void install(Application& app) {
    app.jobs.push_back({"notifications.forget_failed", 3'600, forget_failed});
    // Each channel on its own: a slow mail server holds up no SMS.
    for (const std::string channel : {"email", "sms"})
        app.errands.push_back({"notifications.send_" + channel, 1, [channel](Application& house) {
                                   return send_waiting(house, channel);
                               }});
}

}  // namespace veerkracht::notifications
