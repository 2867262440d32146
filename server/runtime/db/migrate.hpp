// Numbered changes of the schema, forward only, each room its own. A released migration is never
// edited. Dialect words: {{serial}} a self-counting primary key, {{binary_text}} text that sorts by
// byte.
#pragma once

#include <span>
#include <stdexcept>
#include <string_view>

#include "runtime/db/database.hpp"

namespace veerkracht::db {

struct Migration {
    std::string_view room;
    int number;
    std::string_view name;
    std::string_view sql;
};

// Embedded in the binary at build, ordered by floor of the room (rooms.hpp of the app gives the
// order), then number.
std::span<const Migration> migrations();

// The database was made by a newer binary: this one must not touch it.
class SchemaTooNew : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Applies what is missing, each in its own transaction. Throws SchemaTooNew when the database has a
// migration that this binary does not know.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace veerkracht::db
