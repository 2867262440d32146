// Numbered changes of the schema, forward only, each room its own. A released migration is never
// edited. Dialect words: {{serial}} a self-counting primary key, {{binary_text}} text that sorts by
// byte.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.hpp"
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

// One that a database has.
struct Applied {
    std::string room;
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (room, number))

// None in a database that is new.
std::vector<Applied> applied_in(Connection& connection);

// The database was made by a newer binary: this one must not touch it.
class SchemaTooNew : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Throws SchemaTooNew when there is one that is not known.
void refuse_a_newer_schema(const std::vector<Applied>& applied, std::span<const Migration> known);
// What migrate() would apply, in its order.
std::vector<Migration> missing(const std::vector<Applied>& applied,
                               std::span<const Migration> known);

// Applies what is missing, each in its own transaction. Throws SchemaTooNew when the database has a
// migration that this binary does not know.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace veerkracht::db
