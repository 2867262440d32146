// The second lock on what is kept of people, on PostgreSQL only: a transaction finds the rows of
// the organisation that it says it works for, and none as long as it says nothing. The first lock
// is the decision of the access room; this one holds where somebody forgot to ask it. Whose a row
// is stands for each table in server/app/locks/data/row_locks.csv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/actor.hpp"
#include "runtime/db/database.hpp"

namespace veerkracht::db {

// Each holds until the transaction ends, replaces what was said before (but what began for the
// house goes on for it), and travels with the next statement: nobody waits for it. On SQLite they
// do nothing.

// A request of which is not known yet who asks: what tells who that is, and no record.
void stand_at_the_door(Connection& connection);
// An organisation, and the inboxes that it shares with others.
void work_for(Connection& connection, std::string_view organization_id);
// All of them: what acts for many. Where it may be asked for stands in row_lock_test.cpp.
void work_for_the_house(Connection& connection);
// The organisation of who asks; the house where the system does and names none.
void work_for(Connection& connection, const Actor& actor);

// Besides: an organisation at which this unit begins something, by name of who may
// (row_lock_test.cpp).
void work_also_for(Connection& connection, std::string_view organization_id);
// Besides: what hangs on this row of a person, which the decision has opened.
void lend(Connection& connection, std::string_view person_id);

// One way to a row of a table.
struct RowLock {
    std::string table;
    std::string column;
    std::string opens;
    std::string why;
};
std::vector<RowLock> row_locks();

// What PostgreSQL is told, all tables together.
std::string text_of(const std::vector<RowLock>& locks);
// Before the tables are changed: a column that a lock names could not be.
void lift_row_locks(Database& database);
// Lays the locks when they are not those of this program already.
void lay_row_locks(Database& database);
// Why this connection would walk past the lock; "" when it holds (and on SQLite, which has none).
std::string trouble_with_row_locks(Connection& connection);

}  // namespace veerkracht::db
