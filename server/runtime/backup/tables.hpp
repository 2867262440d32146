// The tables of a database as rows of bytes that are the same on every engine, so that a copy made
// on one can be laid down on another and be compared.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.hpp"
#include "runtime/db/connection.hpp"

namespace veerkracht::backup {

struct Table {
    std::string name;
    std::vector<std::string> columns;
};
BOOST_DESCRIBE_STRUCT(Table, (), (name, columns))

bool has_table(db::Connection& connection, std::string_view name);
// In the order in which they were made: what a table refers to stands before it.
std::vector<Table> tables_of(db::Connection& connection);

// Each value is its kind and what it holds: n, i + 8 bytes, d + 8 bytes, t or b + size + bytes. A
// boolean is the number 1 or 0.
void each_row(db::Connection& connection, const Table& table,
              const std::function<void(std::string_view row)>& see);
void insert_row(db::Connection& connection, const Table& table, std::string_view row);
// After rows were inserted with their numbers, new ones are counted from there.
void count_on(db::Connection& connection);

// A sum of rows in whatever order they come.
class RowSum {
  public:
    void add(std::string_view row);
    std::int64_t rows() const { return rows_; }
    std::string text() const;

  private:
    std::array<std::uint64_t, 4> sum_{};
    std::int64_t rows_ = 0;
};

}  // namespace veerkracht::backup
