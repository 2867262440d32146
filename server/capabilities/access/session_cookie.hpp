// The cookies of a browser: each kind of token has its own, and none of them is taken for another.
#pragma once

#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

enum class Cookie {
    staff,      // the session of an account
    link,       // of a resident; the same browser may hold both
    half,       // between password and code
    challenge,  // before the passkey of a sign-in
    outside,    // on the way to the login of an organisation and back
    known       // of a browser in which somebody signed in before
};

std::string cookie(const UnitOfWork& work, Cookie kind);  // "" without one
void set_cookie(UnitOfWork& work, Cookie kind, const std::string& token, int seconds);

// What is kept of the token in the cookie; "" without one.
std::string kept_of_cookie(const UnitOfWork& work, Cookie kind);
// A new token, of which the answer is what is kept.
std::string give_token(UnitOfWork& work, Cookie kind, int minutes);
void end_cookie(UnitOfWork& work, Cookie kind);

}  // namespace veerkracht::access
