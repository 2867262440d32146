// The operator's page: how the house is doing, and a second try for messages that were given up.
#include "app/operations/module.hpp"

#include "app/operations/views.hpp"
#include "runtime/application.hpp"

namespace veerkracht::operations {

namespace {

// The same in every house of this program: its rooms are installed before this.
std::vector<Subscriber>& subscribers_of_the_house() {
    static std::vector<Subscriber> all;
    return all;
}

Result<OperationsPage> page(UnitOfWork& work) {
    return OperationsPage{figures(work.tx, work.settings, work.now, subscribers_of_the_house()),
                          notifications::failed_messages(work.tx)};
}

Result<RetryAnswer> retry(UnitOfWork& work, const RetryInput& input) {
    return RetryAnswer{TRY(notifications::send_failed_again(work, input.channel, input.kind))};
}

}  // namespace

void install(Application& app) {
    if (subscribers_of_the_house().empty()) subscribers_of_the_house() = app.subscribers;
    app.routes.add("GET", "/api/operations", "operations.read", page);
    app.routes.add("POST", "/api/operations/messages/retry", "operations.retry", retry);
}

}  // namespace veerkracht::operations
