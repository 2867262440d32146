// Access: who is asking, and may they. Start reading at access.hpp (the door) and decision.csv (the
// table).
#include "capabilities/access/module.hpp"

#include "capabilities/access/actions.hpp"
#include "capabilities/access/emergency_review.hpp"
#include "capabilities/access/hti_launch.hpp"
#include "capabilities/access/leaving.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/access/locum.hpp"
#include "capabilities/access/outside_logout.hpp"
#include "capabilities/access/outside_visit.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/own_sessions.hpp"
#include "capabilities/access/passkeys.hpp"
#include "capabilities/access/proof.hpp"
#include "capabilities/access/resident_identities.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/access/team.hpp"
#include "runtime/application.hpp"

namespace veerkracht::access {

void install(Application& app) {
    app.identify = [&routes = app.routes](UnitOfWork& work) { return identify(work, routes); };
    app.role_may = role_may;

    app.routes.add("POST", "/api/login/password", "login.password", log_in,
                   {.write = false, .anonymous = true, .way_in = true});
    app.routes.add("POST", "/api/login/code", "login.code", log_in_with_code,
                   {.anonymous = true, .way_in = true});
    app.routes.add("POST", "/api/login/passkey/begin", "login.passkey_begin", begin_sign_in,
                   {.anonymous = true});
    app.routes.add("POST", "/api/login/passkey", "login.passkey", sign_in_with_passkey,
                   {.anonymous = true, .way_in = true});
    app.routes.add("GET", "/api/login/outside", "login.outside_list", outside_choices,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/login/outside/begin", "login.outside_begin", begin_outside,
                   {.anonymous = true});
    app.routes.add("POST", "/api/login/outside/launch", "login.outside_launch", begin_launch,
                   {.anonymous = true});
    app.routes.add("POST", "/api/login/outside/return", "login.outside_return", come_back,
                   {.anonymous = true, .way_in = true});
    app.routes.add("GET", "/api/login/outside/stage", "login.outside_stage", outside_stage,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/login/outside", "login.outside", arrive,
                   {.anonymous = true, .way_in = true});
    app.routes.add("POST", std::string(hti_page), "login.hti", take_posted_launch,
                   {.body_limit = 32 << 10,
                    .anonymous = true,
                    .reads_request_itself = true,
                    .way_in = true,
                    .from_elsewhere = true});
    app.routes.add("POST", std::string(logout_address), "login.outside_logout", take_posted_logout,
                   {.body_limit = 32 << 10,
                    .anonymous = true,
                    .reads_request_itself = true,
                    .from_elsewhere = true});
    app.routes.add("GET", "/api/link/outside", "link.outside_list", resident_choices,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/link/outside/begin", "link.outside_begin", begin_resident_login,
                   {.anonymous = true});
    app.routes.add("POST", "/api/link/outside/return", "link.outside_return", resident_comes_back,
                   {.anonymous = true, .way_in = true});
    app.routes.add("GET", "/api/link/outside/stage", "link.outside_stage", resident_stage,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/session/unlock", "session.unlock", unlock,
                   {.write = false, .anonymous = true, .way_in = true});
    app.routes.add("POST", "/api/logout", "logout", log_out, {.anonymous = true});
    app.routes.add("GET", "/api/sessions", "session.list", own_sessions);
    app.routes.add("POST", "/api/sessions/{id}/end", "session.end", end_own_session);
    app.routes.add("POST", "/api/sessions/end_others", "session.end_others", end_other_sessions);
    app.routes.add("GET", "/api/my/sessions", "my.sessions", my_sessions);
    app.routes.add("POST", "/api/my/sessions/{id}/end", "my.session_end", end_my_session);
    app.routes.add("POST", "/api/session/proof/begin", "session.proof_begin", begin_proof);
    app.routes.add("POST", "/api/session/proof/passkey", "session.proof_passkey",
                   prove_with_passkey, {.way_in = true});
    app.routes.add("POST", "/api/session/proof/code", "session.proof_code", prove_with_code,
                   {.way_in = true});
    app.routes.add("GET", "/api/passkeys", "passkey.list", own_passkeys);
    app.routes.add("POST", "/api/passkeys/begin", "passkey.begin", begin_passkey);
    app.routes.add("POST", "/api/passkeys", "passkey.add", add_passkey);
    app.routes.add("POST", "/api/passkeys/{id}/remove", "passkey.remove", remove_passkey);
    app.routes.add("GET", "/api/outside_identities", "outside_identity.list",
                   own_outside_identities);
    app.routes.add("POST", "/api/outside_identities/begin", "outside_identity.begin",
                   begin_to_join);
    app.routes.add("POST", "/api/outside_identities", "outside_identity.join", join);
    app.routes.add("POST", "/api/outside_identities/{id}/part", "outside_identity.part", part);
    app.routes.add("GET", "/api/own_login", "own_login.read", own_login);
    app.routes.add("PUT", "/api/own_login", "own_login.change", change_own_login);
    app.routes.add("GET", "/api/team", "team.read", team);
    app.routes.add("POST", "/api/absences", "absence.note", note_absence);
    app.routes.add("POST", "/api/absences/{id}/end", "absence.end", end_absence);
    app.routes.add("POST", "/api/leavings", "leaving.note", note_leaving);
    app.routes.add("POST", "/api/leavings/{id}/cancel", "leaving.cancel", cancel_leaving);
    app.routes.add("POST", "/api/accounts/{id}/end", "account.end", end_access);
    app.routes.add("POST", "/api/locums/{id}/renew", "locum.renew", renew_locum);
    app.routes.add("POST", "/api/locums/{id}/end", "locum.end", end_locum);
    app.routes.add("GET", "/api/emergencies", "emergency.list", emergencies);
    app.routes.add("POST", "/api/emergencies/{id}/judge", "emergency.judge", judge_emergency);
    app.routes.add("POST", "/api/emergencies/{id}/tell", "emergency.tell", change_day_to_tell);
    app.routes.add("GET", "/api/session", "session.read", session_info, {.anonymous = true});

    constexpr int hour = 3'600;
    app.jobs.push_back({"access.close_accounts", hour, close_accounts});
    app.jobs.push_back({"access.forget_former_hours", hour, forget_former_hours});
}

}  // namespace veerkracht::access
