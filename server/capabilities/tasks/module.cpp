// Tasks: who must do what by when, inside one organisation. Start reading at tasks.hpp.
#include "capabilities/tasks/module.hpp"

#include "capabilities/tasks/not_delivered.hpp"
#include "capabilities/tasks/worklist.hpp"
#include "runtime/application.hpp"

namespace veerkracht::tasks {

void install(Application& app) {
    app.routes.add("GET", "/api/tasks", "task.list", list);
    app.routes.add("POST", "/api/tasks/{id}/done", "task.done", finish);
    app.on<notifications::MessageNotWanted>("tasks.call_instead", call_instead);
    app.on<notifications::MessageFailed>("tasks.call_when_not_delivered", call_when_not_delivered);
}

}  // namespace veerkracht::tasks
