// The access log (NEN 7513): who looked at whom, or tried to. A line is durable before the answer
// leaves. One line a request, with a small child row for each person that was seen.
#pragma once

#include <string>
#include <vector>

#include "kernel/describe.hpp"
#include "runtime/actor.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::log {

// A look at one person in one request: the class of data and on which ground, or why not.
struct Look {
    PersonId person_id;
    std::string record_class;  // "identity", "referral_core", …
    std::string operation;     // "read" or "write"
    std::string
        ground;  // "own_organization", "accepted_referral", "self", …; for a refusal its code
    bool allowed = true;
};

struct Line {
    std::string at;
    std::string request_id;
    std::string action;   // of the route: "referral.create"
    std::string outcome;  // "done", or the code of the error
    std::string address;
    Actor actor;
    std::vector<Look> looks;
};

// Writes the line and its children in this transaction. The view access_log_person holds all
// children, those that were filed (filing.hpp) and those that were not yet.
void write(db::Transaction& tx, const Line& line);

}  // namespace veerkracht::log
