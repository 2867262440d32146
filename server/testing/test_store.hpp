// A fresh database for one test: SQLite in memory, or a schema of its own on the PostgreSQL server
// that the environment names in VEERKRACHT_TEST_DATABASE.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/db/database.hpp"

namespace veerkracht {

class TestStore {
  public:
    TestStore();
    TestStore(const TestStore&) = delete;
    TestStore& operator=(const TestStore&) = delete;
    ~TestStore();  // after the databases that were opened here are gone

    std::unique_ptr<db::Database> open(db::Options options = {}) const;
    // What --database is told: this schema; "" where a command keeps SQLite in its own folder.
    std::string url() const;
    static bool is_postgres();

  private:
    std::string schema_;
};

// The rows of a query, a line each: "a | b\n". Null is "null", a boolean 1 or 0.
std::string show(db::Database& database, const std::string& sql,
                 const std::vector<std::string>& with = {});

}  // namespace veerkracht
