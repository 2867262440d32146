// A challenge: made for one purpose, held by one session or browser, answered once within five
// minutes.
#pragma once

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

inline constexpr int challenge_minutes = 5;
// `own_page`: all of a resident.
enum class Purpose { add, sign_in, prove, own_page };

// In place of the one that this holder had.
Result<std::string> make_challenge(UnitOfWork& work, const std::string& holder, Purpose purpose);
// Gone after this, whatever comes of it; forbidden "passkey.challenge" when there is none.
Result<std::string> take_challenge(UnitOfWork& work, const std::string& holder, Purpose purpose);

}  // namespace veerkracht::access
