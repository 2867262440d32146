// Who guesses, waits. A subject (a link, a code, an account) waits after some wrong tries, longer
// each time and at most 15 minutes, so that nobody is shut out for good. Wrong passwords count for
// the network they come from as well. A browser in which somebody signed in before is counted on
// its own: who guesses elsewhere does not hold up the owner. The numbers are in
// packages/guessing.json.
#pragma once

#include <string>
#include <string_view>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

Result<> may_try(UnitOfWork& work, std::string_view subject);
Result<> note_trial(UnitOfWork& work, std::string_view subject, bool succeeded);

// The same of a password at this address (folded).
Result<> may_try_password(UnitOfWork& work, const std::string& email);
Result<> note_password(UnitOfWork& work, const std::string& email, bool right);
// Whoever begins to sign in with a passkey makes a row: a network does so many times an hour.
Result<> count_passkey_asked(UnitOfWork& work);
// This browser is one of the owner of this address from now on.
void know_this_browser(UnitOfWork& work, const std::string& email);

// "192.0.2.0/24" or the first 48 bits; "" for this machine itself and for what is no address.
std::string network_of(const std::string& address);
// For the page of who runs it: wrong passwords of this hour, everybody's together.
std::int64_t wrong_passwords_this_hour(db::Transaction& tx, std::string_view now);

}  // namespace veerkracht::access
