// Conversations: het andere gesprek, its questionnaires, the list sent home. Start reading at
// conversation.hpp.
#include "capabilities/conversations/module.hpp"

#include "capabilities/conversations/conversations.hpp"
#include "capabilities/conversations/list_on_paper.hpp"
#include "runtime/application.hpp"

namespace veerkracht::conversations {

void install(Application& app) {
    app.routes.add("GET", "/api/questionnaires/{code}", "questionnaire.read", questionnaire,
                   {.write = false, .anonymous = true, .is_public = true});
    app.routes.add("GET", "/api/people/{id}/conversations", "conversation.list", of_person);
    app.routes.add("POST", "/api/people/{id}/conversations", "conversation.create", begin);
    app.routes.add("GET", "/api/conversations/{id}", "conversation.read", page);
    app.routes.add("PUT", "/api/conversations/{id}", "conversation.change", change);
    app.routes.add("PUT", "/api/conversations/{id}/held", "conversation.held", note_held);
    app.routes.add("GET", "/api/figures", "conversation.figures", own_figures);
    app.routes.add("GET", "/api/figures/last_week", "conversation.figures", last_week);

    app.routes.add("POST", "/api/people/{id}/invitations", "invitation.send", invite);
    app.routes.add("POST", "/api/people/{id}/paper_lists", "list.type_over", type_over);
    app.routes.add("GET", "/api/people/{id}/list_on_paper", "list.paper", list_on_paper);
    app.routes.add("GET", "/api/arrivals", "arrival.list", arrivals);

    app.routes.add("GET", "/api/my/list", "my.list", my_list);
    app.routes.add("PUT", "/api/my/list", "my.list_change", change_my_list);
    app.routes.add("GET", "/api/my/web", "my.web", my_web);

    constexpr int hour = 3'600;
    app.jobs.push_back({"conversations.remind_of_lists", hour, remind_of_lists});
}

}  // namespace veerkracht::conversations
