// Audit: shows who looked. The writing is in runtime/log. Start reading at looks.hpp.
#include "capabilities/audit/module.hpp"

#include "capabilities/audit/breaches.hpp"
#include "capabilities/audit/help_desk.hpp"
#include "capabilities/audit/log_query.hpp"
#include "capabilities/audit/log_sample.hpp"
#include "capabilities/audit/log_sample_draw.hpp"
#include "capabilities/audit/looks.hpp"
#include "capabilities/notifications/hold.hpp"
#include "runtime/application.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/log/witness.hpp"

namespace veerkracht::audit {

namespace {

bool is_held(Application& house) {
    bool held = false;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        held = notifications::is_held(tx);
        return false;
    });
    return held;
}

// What was restored and not released tells nobody anything.
Errand tell_witnesses() {
    return {"audit.tell_witnesses", 60,
            [witnesses = std::make_shared<log::Witnesses>()](Application& house) -> Result<> {
                if (is_held(house)) return {};
                return witnesses->tell(house);
            }};
}

}  // namespace

void install(Application& app) {
    app.routes.add("GET", "/api/my/looks", "my.looks", my_looks);
    app.routes.add("GET", "/api/my/looks/paper", "my.looks_paper", my_looks_on_paper);

    app.routes.add("GET", "/api/breaches", "breach.list", breaches);
    app.routes.add("GET", "/api/breaches/{id}", "breach.read", breach);
    app.routes.add("POST", "/api/breaches", "breach.note", note_breach);
    app.routes.add("PUT", "/api/breaches/{id}", "breach.change", change_breach);
    app.routes.add("POST", "/api/breaches/{id}/close", "breach.close", close_breach);
    app.routes.add("POST", "/api/breaches/{id}/reopen", "breach.reopen", reopen_breach);
    app.routes.add("POST", "/api/emergencies/{id}/breach", "breach.of_emergency",
                   breach_of_emergency);

    app.routes.add("GET", "/api/log_queries", "log_query.list", log_queries);
    // On the read side: it may take a while, and nobody who writes waits for it.
    app.routes.add("POST", "/api/log_queries", "log_query.ask", ask_log, {.write = false});
    app.routes.add("GET", "/api/log_queries/{id}", "log_query.read", found_in_log);
    app.routes.add("GET", "/api/log_queries/{id}/file", "log_query.file", found_as_csv);
    app.routes.add("POST", "/api/log_queries/{id}/breach", "breach.of_log_query",
                   breach_of_log_query);

    app.routes.add("GET", "/api/log_samples", "log_sample.list", log_samples);
    app.routes.add("GET", "/api/log_samples/{id}", "log_sample.read", log_sample);
    app.routes.add("GET", "/api/log_sample_report", "log_sample.file", log_samples_as_csv);
    app.routes.add("POST", "/api/log_sample_lines/{id}/verdict", "log_sample.judge", judge_line);
    app.routes.add("POST", "/api/log_sample_lines/{id}/breach", "breach.of_log_sample",
                   breach_of_line);

    app.routes.add("GET", "/api/help_desk", "help_desk.read", help_desk);
    // A number stands in no address.
    app.routes.add("POST", "/api/help_desk/numbers", "help_desk.find", find_number,
                   {.write = false, .only_reads = true});
    app.routes.add("POST", "/api/help_desk/notes", "help_desk.note", note_number);

    constexpr int hour = 3'600;
    app.jobs.push_back({"audit.forget_help_desk_notes", hour, forget_help_desk_notes});
    app.jobs.push_back({"audit.warn_of_breaches", hour, warn_of_breaches});
    app.jobs.push_back({"audit.warn_of_unread_samples", hour, warn_of_unread_samples});
    app.errands.push_back({"audit.draw_log_samples", hour, draw_samples});
    app.errands.push_back(tell_witnesses());
}

}  // namespace veerkracht::audit
