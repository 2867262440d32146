// The access log as one file that proves itself: a JSON object a line, in the order of sealing. Who
// has the file, the public key and a checkpoint that was kept elsewhere needs no server and no
// database to see that nothing was changed or left out.
//   {"log": {version, key}}                       first
//   {"before": {round, size, last_leaf, tree}}    second, when earlier lines are in other files;
//   then the checkpoint that signs them
//   {"line": {…}}                                 as it was sealed
//   {"round": {number, size, last_leaf}}          after the lines of each round: what was noted
//   when they were sealed
//   {"checkpoint": "…"}                           after the round that it signs
//   {"unsealed": {…}}                             not sealed yet, or not any more
//   {"end": {lines, rounds, checkpoints, unsealed}}
#pragma once

#include <string>

#include "runtime/application.hpp"

namespace veerkracht::log {

struct CopyHead {
    int version = 1;
    std::string key;
};
BOOST_DESCRIBE_STRUCT(CopyHead, (), (version, key))

// What stands in files of earlier months.
struct CopiedBefore {
    std::int64_t round = 0;
    std::int64_t size = 0;
    std::string last_leaf;  // hex
    std::string tree;       // hex
};
BOOST_DESCRIBE_STRUCT(CopiedBefore, (), (round, size, last_leaf, tree))

struct CopiedRound {
    std::int64_t number = 0;
    std::int64_t size = 0;
    std::string last_leaf;
};
BOOST_DESCRIBE_STRUCT(CopiedRound, (), (number, size, last_leaf))

struct CopyEnd {
    std::int64_t lines = 0;
    std::int64_t rounds = 0;
    std::int64_t checkpoints = 0;
    std::int64_t unsealed = 0;
};
BOOST_DESCRIBE_STRUCT(CopyEnd, (), (lines, rounds, checkpoints, unsealed))

// Seals and signs what is there, and writes it all to this file (0600), whole or not at all. What
// is in files of closed months (months.hpp) is there and not here.
Result<CopyEnd> copy_log(Application& house, const std::string& path);

// What follows the newest closed month, to this round, which has a checkpoint; the SHA-256 of the
// file, hex. Fault "log.changed", and no file, where the lines are not as they were sealed.
Result<std::string> copy_month(Application& house, std::int64_t last_round,
                               const std::string& path);

}  // namespace veerkracht::log
