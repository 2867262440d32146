// Where somebody is signed in, seen and ended by that person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

using OwnSessionId = Id<struct OwnSessionTag>;

struct OwnSession {
    OwnSessionId id;     // not what the cookie holds, nor what is kept of it
    std::string device;  // "phone firefox", "computer", ""
    std::string since;
    std::string last_seen_at;
    std::string level;  // how sure it was who came in
    bool here = false;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (id, device, since, last_seen_at, level, here))

// The one of this browser first, then who was seen last.
Result<std::vector<OwnSession>> own_sessions(UnitOfWork& work);
Result<std::vector<OwnSession>> end_own_session(UnitOfWork& work, const OwnSessionId& id);
// All but the one of this browser.
Result<std::vector<OwnSession>> end_other_sessions(UnitOfWork& work);

// Of the own page of a resident, and of nobody who reads along.
Result<std::vector<OwnSession>> my_sessions(UnitOfWork& work);
Result<std::vector<OwnSession>> end_my_session(UnitOfWork& work, const OwnSessionId& id);

std::string device_of(std::string_view user_agent);

}  // namespace veerkracht::access
