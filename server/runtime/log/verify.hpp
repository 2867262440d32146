// Reads a copy of the access log (copy.hpp) as somebody does who trusts nobody here: no server, no
// database.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "runtime/log/checkpoint.hpp"

namespace veerkracht::log {

struct Problem {
    std::int64_t line = 0;  // of the file, from 1; 0 for the file as a whole
    std::string code;       // "not_as_written", "another_order", "changed_before", "signature", …
};

struct Verified {
    std::int64_t lines = 0;
    std::int64_t checkpoints = 0;
    std::int64_t unsealed = 0;      // not proven by anything yet
    std::string sealed_until;       // the moment of the newest checkpoint
    std::vector<Problem> problems;  // in the order of the file; the first is what counts
};

// `outside`: notes of checkpoints that were kept elsewhere. Only they show that the end was cut
// off.
Verified verify(std::istream& copy, const LogKey& key, const std::vector<std::string>& outside);

}  // namespace veerkracht::log
