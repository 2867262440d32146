// Rotation of the master key (SEC-85): what is under an older key of the ring is wrapped or sealed
// anew under the newest, a piece at a time, beside the requests. A piece is one transaction; what
// changed meanwhile is left for the next round, and a round that is broken off is gone on with.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/db/database.hpp"
#include "runtime/master_keys.hpp"

namespace veerkracht::keys {

// A column that holds keys of persons, or values that are sealed for the installation.
struct UnderMaster {
    std::string_view table;
    std::string_view column;
    std::string_view row;    // its key column
    std::string_view place;  // it was sealed for; "" is a wrapped key of a person
    std::string_view other_place = "";
    std::string_view only = "";  // SQL: which rows
};
// All of them.
std::span<const UnderMaster> under_master();

struct Count {
    int number = 0;  // of the master key
    std::int64_t persons = 0;
    std::int64_t values = 0;
};
// How much is under which key, the newest first; also of tables of an older version.
std::vector<Count> counts(db::Connection& connection);

struct Round {
    std::int64_t done = 0;
    std::int64_t left = 0;  // does not open, or changed meanwhile
};
// All that is not under the newest key.
Round rewrap(db::Database& database, const MasterKeys& keys,
             const std::function<bool()>& is_stopping);

}  // namespace veerkracht::keys
