// One connection to a SQLite file, with its settings checked: the writer, or a reader that can do
// nothing but look.
#pragma once

#include <sqlite3.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/db/database.hpp"

namespace veerkracht::db {

enum class Part { writer, reader };

// What the medium gives back is not what a database looks like.
class Damaged : public EngineUnavailable {
  public:
    using EngineUnavailable::EngineUnavailable;
};

// The medium failed: what the kernel dropped it does not report twice, so nothing is synced or
// written again by this process, not even on closing. Who waits for an answer gets none, and asks
// again. (REL-06)
[[noreturn]] void end_the_process(std::string_view reason);

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(const std::string& path, Part part, const Options& options);
    ~SqliteConnection() override;

    std::unique_ptr<Cursor> query(std::string_view sql, std::span<const Value> parameters) override;
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) override;
    void script(std::string_view sql) override;
    bool is_postgres() const override { return false; }

    void run(std::string_view sql);
    bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    std::int64_t changes() const { return sqlite3_total_changes64(handle_); }
    int pages_in_log() const { return pages_in_log_; }

    // Moves what the log holds into the database file. A checkpoint that fails on the medium
    // throws.
    void checkpoint(bool truncate);

  private:
    struct Statement;
    class Borrowed;
    class Rows;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    void set(const Options& options);
    void set_as_reader();
    void write_the_log_again();
    void must(int code);
    void check(const Options& options);
    std::string pragma(const std::string& text);
    void expect_pragma(const std::string& name, const std::string& wanted);
    void expect_switch(const std::string& name, int option, int wanted);
    static int count_pages(void* self, sqlite3*, const char*, int pages);
    Borrowed borrow(std::string_view sql);
    void bind(Statement& statement, std::span<const Value> parameters,
              sqlite3_destructor_type life);

    const Part part_;
    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::vector<std::unique_ptr<Statement>>, TextHash,
                       std::equal_to<>>
        statements_;
    int pages_in_log_ = 0;
};

}  // namespace veerkracht::db
