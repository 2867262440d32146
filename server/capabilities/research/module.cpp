// Research: one question apart from all help, and answers that nobody of the practice reads. Start
// reading at participant.hpp.
#include "capabilities/research/module.hpp"

#include "capabilities/research/research.hpp"
#include "runtime/application.hpp"

namespace veerkracht::research {

void install(Application& app) {
    app.routes.add("GET", "/api/people/{id}/research", "research.read", of_person);
    app.routes.add("POST", "/api/people/{id}/research", "research.ask", ask);
    app.routes.add("POST", "/api/people/{id}/research/withdraw", "research.withdraw", withdraw);

    app.routes.add("GET", "/api/my/research", "my.research", my_research);
    app.routes.add("POST", "/api/my/research", "my.research_answer", answer);
    app.routes.add("POST", "/api/my/research/stop", "my.research_stop", stop);

    constexpr int hour = 3'600;
    app.jobs.push_back({"research.remind", hour, remind});
}

}  // namespace veerkracht::research
