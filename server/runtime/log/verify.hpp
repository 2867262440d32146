// Reads a copy of the access log (copy.hpp) as somebody does who trusts nobody here: no server, no
// database.
#pragma once

#include <istream>
#include <span>
#include <string>
#include <vector>

#include "runtime/log/checkpoint.hpp"

namespace veerkracht::log {

struct Problem {
    std::size_t file = 0;   // of those that were given, from 1
    std::int64_t line = 0;  // of the file, from 1; 0 for the file as a whole
    std::string code;       // "not_as_written", "another_order", "changed_before", "signature", …
};

struct Verified {
    std::int64_t before = 0;  // lines in files of earlier months that were not given
    std::int64_t lines = 0;
    std::int64_t checkpoints = 0;
    std::int64_t unsealed = 0;      // not proven by anything yet
    std::string sealed_until;       // the moment of the newest checkpoint
    std::vector<Problem> problems;  // in the order of the file; the first is what counts
};

// `outside`: notes of checkpoints that were kept elsewhere. Only they show that the end was cut
// off.
// Files of closed months and the copy of what followed, in their order, are one log.
Verified verify(std::span<std::istream* const> copies, const LogKey& key,
                const std::vector<std::string>& outside);
Verified verify(std::istream& copy, const LogKey& key, const std::vector<std::string>& outside);

}  // namespace veerkracht::log
