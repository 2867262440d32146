// What acts for many reads in one snapshot, whosever rows they are.
#pragma once

#include <functional>

#include "runtime/db/database.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::db {

template <class T>
T read_for_the_house(Database& database, const std::function<T(Transaction&)>& reading) {
    T result;
    database.read_and_wait([&](Connection& connection) {
        Transaction tx(connection);
        work_for_the_house(connection);
        result = reading(tx);
        return true;
    });
    return result;
}

}  // namespace veerkracht::db
