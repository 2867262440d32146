// Who is signed in proves anew who it is, before what would let somebody in: with a passkey or the
// code of the authenticator. Which actions want that stands in actions.csv.
#pragma once

#include "capabilities/access/passkeys.hpp"
#include "capabilities/access/views.hpp"
#include "runtime/http/router.hpp"

namespace veerkracht::access {

// Who asks, as surely as what is asked wants it: unauthenticated "session.proof_wanted" when the
// proof of who it is, is too long ago.
Result<Actor> identify(UnitOfWork& work, const http::Routes& routes);

Result<PasskeyRequest> begin_proof(UnitOfWork& work);
Result<> prove_with_passkey(UnitOfWork& work, const PasskeyAnswer& input);
Result<> prove_with_code(UnitOfWork& work, const CodeLogin& input);

}  // namespace veerkracht::access
