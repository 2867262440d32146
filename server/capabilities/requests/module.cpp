// Requests: what a resident asks about his own record. Start reading at requests.hpp.
#include "capabilities/requests/module.hpp"

#include "capabilities/requests/request_clock.hpp"
#include "capabilities/requests/requests.hpp"
#include "runtime/application.hpp"

namespace veerkracht::requests {

void install(Application& app) {
    app.routes.add("GET", "/api/my/requests", "my.requests", my_requests);
    app.routes.add("POST", "/api/my/requests", "my.request", ask);

    app.routes.add("POST", "/api/my/requests/{id}/take_back", "my.request_back", take_back);
    app.routes.add("POST", "/api/people/{id}/not_for_parents", "record_request.note_for_child",
                   note_not_for_parents);
    app.routes.add("POST", "/api/my/name_requests", "my.name_request", ask_name);

    app.routes.add("GET", "/api/record_requests", "record_request.list", of_organization);
    app.routes.add("GET", "/api/people/{id}/record_requests", "record_request.of_person",
                   of_person);
    app.routes.add("POST", "/api/record_requests/{id}/answer", "record_request.answer", answer);
    app.routes.add("POST", "/api/record_requests/{id}/restrict", "record_request.restrict",
                   restrict_for);
    app.routes.add("POST", "/api/record_requests/{id}/end_restriction",
                   "record_request.end_restriction", end_restriction_for);

    app.routes.add("GET", "/api/request_clock", "request_clock.list", request_clock);
    app.routes.add("POST", "/api/record_requests/{id}/extend", "request_clock.extend", extend);
    app.routes.add("POST", "/api/record_requests/{id}/name", "request_clock.tell_name", tell_name);
    app.routes.add("POST", "/api/written_requests", "request_clock.note", note_written);
    app.routes.add("POST", "/api/written_requests/{id}/extend", "request_clock.extend_written",
                   extend_written);
    app.routes.add("POST", "/api/written_requests/{id}/answer", "request_clock.answer_written",
                   answer_written);

    constexpr int hour = 3'600;
    app.jobs.push_back({"requests.warn", hour, warn});
    app.jobs.push_back({"requests.warn_of_written", hour, warn_of_written});
    app.on<RequestAsked>("requests.tell_the_organization", tell_the_organization);
}

}  // namespace veerkracht::requests
