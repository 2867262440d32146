// Rows as structs: columns are found by the names of the members, so the order in a table does not
// matter.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.hpp"
#include "kernel/json.hpp"
#include "runtime/db/connection.hpp"

namespace veerkracht::db {

// One transaction of one unit of work. A conflict ends the unit of work.
class Transaction {
  public:
    explicit Transaction(Connection& connection) : connection_(connection) {}

    // Exactly one row, or not_found "record.absent".
    template <Described T, class... Args>
    Result<T> one(std::string_view sql, const Args&... args);
    template <Described T, class... Args>
    std::optional<T> maybe(std::string_view sql, const Args&... args);
    template <Described T, class... Args>
    std::vector<T> all(std::string_view sql, const Args&... args);
    // The first column of the first row.
    template <class V, class... Args>
    std::optional<V> value(std::string_view sql, const Args&... args);
    template <class V, class... Args>
    std::vector<V> values(std::string_view sql, const Args&... args);

    // T::table names the table.
    template <Described T>
    Result<> insert(const T& record);
    // All columns by id; where the record has a `version`, it must still match and goes up by one
    // ("record.changed").
    template <Described T>
    Result<> update(T& record);
    template <class... Args>
    Result<std::int64_t> execute(std::string_view sql, const Args&... args);

    // The same for writing that nobody waits for: an insert that cannot conflict, as its id is new,
    // or a conflict that needs no word of its own. It is thrown later, by the commit at the latest.
    template <Described T>
    void post(const T& record);
    template <class... Args>
    void post(std::string_view sql, const Args&... args);
    void settle() { connection_.settle(); }

    Connection& connection() { return connection_; }

  private:
    Connection& connection_;
};

}  // namespace veerkracht::db

#include "runtime/db/table_impl.hpp"
