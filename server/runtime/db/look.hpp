// Looking into a database beside a server that may be running on it.
#pragma once

#include <functional>
#include <string>

#include "runtime/db/connection.hpp"

namespace veerkracht::db {

// Runs `see` on a connection of its own, in one snapshot. Nothing is written, and on SQLite nothing
// is checkpointed, at the end of the connection neither: the server stays the only one that does
// (the WAL fault of SQLite before 3.51.3 needs two). The file of an SQLite database must exist.
void look(const std::string& url, const std::function<void(Connection&)>& see);

}  // namespace veerkracht::db
