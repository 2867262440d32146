// The seam to an engine is the statement. sqlite.cpp and postgres.cpp implement it; nobody else
// knows an engine.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/result.hpp"

namespace veerkracht::db {

// Bytes as a column of type bytea keeps them.
struct Bytes {
    std::string data;
    bool operator==(const Bytes&) const = default;
};
struct BytesView {
    std::string_view data;
};

using Value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string_view, BytesView>;

// The engine is lost, the disk is full, the statement is wrong: not to be expected, caught once at
// the edge of a request.
class EngineError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};
// The engine cannot be reached, stopped writing, or others were always first: the edge answers 503.
class EngineUnavailable : public EngineError {
  public:
    using EngineError::EngineError;
};
// No room to write: the edge answers 507.
class DiskFull : public EngineError {
  public:
    using EngineError::EngineError;
};
// A constraint objected inside query() ("insert … returning"); execute() says the same as a
// conflict.
class ConstraintError : public EngineError {
  public:
    using EngineError::EngineError;
};

// The rows of one query, one at a time. Texts and bytes are valid until the next call of next().
class Cursor {
  public:
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual std::span<const std::string> columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
};

class Connection {
  public:
    virtual ~Connection() = default;
    // Statements are prepared once per connection and kept. Parameters are $1, $2, … in order of
    // first appearance.
    virtual std::unique_ptr<Cursor> query(std::string_view sql,
                                          std::span<const Value> parameters) = 0;
    // The number of rows changed; conflict "row.conflict" when a unique, check or foreign key
    // constraint objects.
    virtual Result<std::int64_t> execute(std::string_view sql,
                                         std::span<const Value> parameters) = 0;
    // A statement whose outcome nobody waits for: on PostgreSQL it travels with the next one. What
    // it objects to is thrown (a conflict as ConstraintError) by that one or by the commit.
    virtual void post(std::string_view sql, std::span<const Value> parameters) {
        const auto changed = execute(sql, parameters);
        if (!changed) throw ConstraintError(changed.error().detail);
    }
    // Waits for what was posted.
    virtual void settle() {}
    // Several statements without parameters (migrations).
    virtual void script(std::string_view sql) = 0;
    virtual bool is_postgres() const = 0;
};

}  // namespace veerkracht::db
