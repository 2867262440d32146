// A database: units of work run on it, each in one transaction. On SQLite all writing units run on
// one thread with one connection and are committed in groups, each behind its own savepoint; on
// PostgreSQL they run on a pool.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "runtime/db/connection.hpp"

namespace veerkracht::db {

// Returns true to keep what it wrote, false to undo it. An exception undoes it too.
using Unit = std::function<bool(Connection&)>;
// Called once, from a thread of the database, after the commit is durable (or with what went
// wrong).
using Done = std::function<void(std::exception_ptr)>;

struct Statistics {
    std::uint64_t units = 0;
    std::uint64_t commits = 0;
    std::uint64_t waiting = 0;
};

class Database {
  public:
    virtual ~Database() = default;
    // Both return at once. `Busy` is thrown when the queue is full.
    virtual void write(Unit unit, Done done) = 0;
    virtual void read(Unit unit, Done done) = 0;
    virtual bool is_postgres() const = 0;
    virtual Statistics statistics() const = 0;

    // The same and wait for it; what was thrown is thrown here.
    void write_and_wait(Unit unit);
    void read_and_wait(Unit unit);
};

// How the process ends when the medium of a SQLite database failed (EX_IOERR of sysexits.h).
inline constexpr int exit_medium_failed = 74;

class Busy : public std::runtime_error {
  public:
    Busy() : std::runtime_error("the queue of the database is full") {}
};

struct Options {
    std::size_t readers =
        2;  // read connections (SQLite) or pool size (PostgreSQL, writes and reads)
    std::size_t group_max = 64;  // writing units in one commit (SQLite)
    std::size_t queue_max = 4'096;
    bool memory = false;  // SQLite in memory, for tests
    bool durable = true;  // false only in benchmarks and for making a demo region
};

// "sqlite:PATH", "sqlite::memory:" or "postgresql://…". Opens, checks the settings it depends on,
// does not migrate.
std::unique_ptr<Database> open(const std::string& url, Options options = {});

}  // namespace veerkracht::db
