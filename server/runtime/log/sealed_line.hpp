// A line of the access log as it is sealed: what stands in its rows and the hash of the line
// before, in one text that is always the same. A leaf of the tree is the hash of that text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::log {

struct SealedLook {
    std::string person_id;
    std::string record_class;
    std::string operation;
    std::string ground;
    bool allowed = true;
};
BOOST_DESCRIBE_STRUCT(SealedLook, (), (person_id, record_class, operation, ground, allowed))

// As it stands in the table.
struct LoggedLine {
    std::int64_t id = 0;
    std::string at;
    std::string request_id;
    std::string action;
    std::string outcome;
    std::optional<std::string> account_id;
    std::string actor_kind;
    std::string actor_name;
    std::string role;
    std::optional<std::string> organization_id;
    std::optional<std::string> person_id;
    std::optional<std::string> link_id;
    std::string address;
};
BOOST_DESCRIBE_STRUCT(LoggedLine, (),
                      (id, at, request_id, action, outcome, account_id, actor_kind, actor_name,
                       role, organization_id, person_id, link_id, address))

struct SealedLine : LoggedLine {
    std::int64_t sequence = 0;  // from 1: the order of sealing
    std::string previous;       // leaf of the line before, in hex; "" for the first
    std::vector<SealedLook> looks;
};
BOOST_DESCRIBE_STRUCT(SealedLine, (LoggedLine), (sequence, previous, looks))

// The lines with these ids that are there, in this order, with their looks; not yet numbered.
std::vector<SealedLine> lines_with(db::Transaction& tx, std::int64_t first, std::int64_t last);

}  // namespace veerkracht::log
