#include "capabilities/access/proof.hpp"

#include "capabilities/access/actions.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/sessions.hpp"

namespace veerkracht::access {

Result<Actor> identify(UnitOfWork& work, const http::Routes& routes) {
    auto actor = TRY(identify(work));
    const auto* const route = routes.find(work.request.method, work.request.path).route;
    if (!route || !role_may(actor, route->action)) return actor;
    const auto first = asked_first(route->action);
    if (!first) return actor;
    work.actor = actor;  // in the access log
    if (!wants_proof(work, *first)) return actor;
    return fail(Category::unauthenticated, "session.proof_wanted");
}

namespace {

// Where only the login of the organisation counts, what is ours proves nothing either.
Result<> ours_counts(UnitOfWork& work) {
    if (may_come_in_by_ours(work, work.actor.account_id)) return {};
    return fail(Category::forbidden, "session.own_login_alone");
}

}  // namespace

Result<PasskeyRequest> begin_proof(UnitOfWork& work) {
    TRY(ours_counts(work));
    return ask_own_passkey(work);
}

Result<> prove_with_passkey(UnitOfWork& work, const PasskeyAnswer& input) {
    TRY(ours_counts(work));
    TRY(own_passkey_answers(work, input));
    return note_proof(work);
}

Result<> prove_with_code(UnitOfWork& work, const CodeLogin& input) {
    TRY(ours_counts(work));
    TRY(take_code(work, work.actor.account_id, input.code));
    return note_proof(work);
}

}  // namespace veerkracht::access
