#include "capabilities/access/proof.hpp"

#include "capabilities/access/actions.hpp"
#include "capabilities/access/sessions.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_fresh = 5;

bool is_fresh(UnitOfWork& work, const Actor& actor) {
    const auto proven_at =
        work.tx.value<std::string>("select proven_at from session where id = $1", actor.session_id);
    return proven_at > plus_minutes(work.now, -minutes_fresh);
}

}  // namespace

Result<Actor> identify(UnitOfWork& work, const http::Routes& routes) {
    auto actor = TRY(identify(work));
    const auto* const route = routes.find(work.request.method, work.request.path).route;
    if (!route || !wants_fresh_proof(route->action) || !role_may(actor, route->action))
        return actor;
    if (is_fresh(work, actor)) return actor;
    work.actor = actor;  // in the access log
    return fail(Category::unauthenticated, "session.proof_wanted");
}

Result<PasskeyRequest> begin_proof(UnitOfWork& work) { return ask_own_passkey(work); }

Result<> prove_with_passkey(UnitOfWork& work, const PasskeyAnswer& input) {
    TRY(own_passkey_answers(work, input));
    return note_proof(work);
}

Result<> prove_with_code(UnitOfWork& work, const CodeLogin& input) {
    TRY(take_code(work, work.actor.account_id, input.code));
    return note_proof(work);
}

}  // namespace veerkracht::access
