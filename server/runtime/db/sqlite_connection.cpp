#include "runtime/db/sqlite_connection.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <mutex>

namespace veerkracht::db {

namespace {

// In KB, taken only when it is used. A group of 64 writes touches more pages than SQLite's own 2 MB
// hold, and would read them again and again.
constexpr int writer_cache = 32'768;
constexpr int pages_in_block = 512;
constexpr int reader_cache = 8'192;

[[noreturn]] void throw_engine_error(sqlite3* handle, int code) {
    const std::string text = std::string("sqlite: ") + sqlite3_errmsg(handle);
    switch (code & 0xff) {
        case SQLITE_FULL: throw DiskFull(text);
        case SQLITE_IOERR:
            if (code == SQLITE_IOERR_NOMEM) throw std::bad_alloc();
            end_the_process(text);
        case SQLITE_NOMEM: throw std::bad_alloc();
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: throw Damaged(text);
        case SQLITE_CONSTRAINT: throw ConstraintError(text);
        default: throw EngineError(text);
    }
}

// Pages of a connection come from one block of its own, and nobody counts what all of them together
// have: a reader drops its pages after every commit of the writer, and would ask malloc for
// hundreds of them under one lock.
void set_memory_of_engine() {
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, pages_in_block);
    });
}

int refuse_what_a_reader_never_does(void*, int action, const char* name, const char* value,
                                    const char*, const char*) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE:
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT: return SQLITE_OK;
        case SQLITE_PRAGMA:  // reading a setting, never changing one and never a checkpoint
            return value == nullptr && sqlite3_stricmp(name, "wal_checkpoint") != 0 ? SQLITE_OK
                                                                                    : SQLITE_DENY;
        default: return SQLITE_DENY;
    }
}

int bind_one(sqlite3_stmt* statement, int place, const Value& value, sqlite3_destructor_type life) {
    struct Binder {
        sqlite3_stmt* statement;
        int place;
        sqlite3_destructor_type life;
        int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, place); }
        int operator()(bool yes) const { return sqlite3_bind_int(statement, place, yes ? 1 : 0); }
        int operator()(std::int64_t number) const {
            return sqlite3_bind_int64(statement, place, number);
        }
        int operator()(double number) const {
            return sqlite3_bind_double(statement, place, number);
        }
        // A null pointer would bind null, and an empty text is not null.
        int operator()(std::string_view text) const {
            return sqlite3_bind_text64(statement, place, text.empty() ? "" : text.data(),
                                       text.size(), life, SQLITE_UTF8);
        }
        int operator()(BytesView bytes) const {
            return sqlite3_bind_blob64(statement, place,
                                       bytes.data.empty() ? "" : bytes.data.data(),
                                       bytes.data.size(), life);
        }
    };
    return std::visit(Binder{statement, place, life}, value);
}

}  // namespace

void end_the_process(std::string_view reason) {
    spdlog::critical(
        "{}. The medium of the database failed: this process writes nothing more and ends with "
        "code {}; what was acknowledged stays",
        reason, exit_medium_failed);
    spdlog::default_logger()->flush();
    ::_exit(exit_medium_failed);
}

struct SqliteConnection::Statement {
    Statement(sqlite3* handle, std::string_view sql) {
        const char* rest = nullptr;
        const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, &rest);
        if (code != SQLITE_OK) throw_engine_error(handle, code);
        if (statement == nullptr) throw EngineError("sqlite: an empty statement");
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            columns.emplace_back(sqlite3_column_name(statement, i));
        read_numbers();
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(statement); }

    sqlite3_stmt* statement = nullptr;
    std::vector<std::string> columns;
    std::vector<std::size_t> numbers;  // place 1, 2, … of SQLite → the n of $n
    bool busy = false;

  private:
    // SQLite counts $n in order of first appearance, whatever n is; so they are bound by name.
    void read_numbers() {
        for (int place = 1; place <= sqlite3_bind_parameter_count(statement); ++place) {
            const char* const name = sqlite3_bind_parameter_name(statement, place);
            const std::string_view text = name == nullptr ? "" : name;
            std::size_t number = 0;
            if (text.starts_with('$'))
                std::from_chars(text.data() + 1, text.data() + text.size(), number);
            if (number == 0) {
                sqlite3_finalize(std::exchange(statement, nullptr));
                throw EngineError("parameters are named $1, $2, …");
            }
            numbers.push_back(number);
        }
    }
};

// A statement in use: given back, reset and without values, when its reader is done.
class SqliteConnection::Borrowed {
  public:
    explicit Borrowed(Statement& statement) : statement_(&statement) { statement.busy = true; }
    Borrowed(Borrowed&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Borrowed& operator=(Borrowed&&) = delete;
    ~Borrowed() {
        if (statement_ == nullptr) return;
        sqlite3_reset(statement_->statement);
        sqlite3_clear_bindings(statement_->statement);
        statement_->busy = false;
    }
    Statement& operator*() const { return *statement_; }
    Statement* operator->() const { return statement_; }

  private:
    Statement* statement_;
};

class SqliteConnection::Rows final : public Cursor {
  public:
    Rows(sqlite3* handle, Borrowed statement) : handle_(handle), borrowed_(std::move(statement)) {}

    bool next() override {
        if (ended_) return false;
        const int code = sqlite3_step(raw());
        if (code == SQLITE_ROW) return true;
        ended_ = true;
        if (code != SQLITE_DONE) throw_engine_error(handle_, sqlite3_extended_errcode(handle_));
        return false;
    }
    std::span<const std::string> columns() const override { return borrowed_->columns; }
    bool is_null(int column) const override {
        return sqlite3_column_type(raw(), column) == SQLITE_NULL;
    }
    bool boolean(int column) const override { return sqlite3_column_int(raw(), column) != 0; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(raw(), column); }
    double real(int column) const override { return sqlite3_column_double(raw(), column); }
    std::string_view text(int column) const override {
        const auto* const data = reinterpret_cast<const char*>(sqlite3_column_text(raw(), column));
        return {data == nullptr ? "" : data,
                static_cast<std::size_t>(sqlite3_column_bytes(raw(), column))};
    }
    std::string_view bytes(int column) const override {
        const auto* const data = static_cast<const char*>(sqlite3_column_blob(raw(), column));
        return {data == nullptr ? "" : data,
                static_cast<std::size_t>(sqlite3_column_bytes(raw(), column))};
    }

  private:
    sqlite3_stmt* raw() const { return borrowed_->statement; }

    sqlite3* handle_;
    Borrowed borrowed_;
    bool ended_ = false;
};

SqliteConnection::SqliteConnection(const std::string& path, Part part, const Options& options)
    : part_(part) {
    set_memory_of_engine();
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (part == Part::writer) flags |= SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
    try {
        if (code != SQLITE_OK) throw_engine_error(handle_, code);
        set(options);
        check(options);
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    statements_.clear();
    sqlite3_close_v2(handle_);
}

std::unique_ptr<Cursor> SqliteConnection::query(std::string_view sql,
                                                std::span<const Value> parameters) {
    auto statement = borrow(sql);
    bind(*statement, parameters, SQLITE_TRANSIENT);
    return std::make_unique<Rows>(handle_, std::move(statement));
}

Result<std::int64_t> SqliteConnection::execute(std::string_view sql,
                                               std::span<const Value> parameters) {
    const auto statement = borrow(sql);
    bind(*statement, parameters, SQLITE_STATIC);
    const auto before = sqlite3_total_changes64(handle_);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement->statement);
    if ((code & 0xff) == SQLITE_CONSTRAINT)
        return fail(Category::conflict, "row.conflict", sqlite3_errmsg(handle_));
    if (code != SQLITE_DONE) throw_engine_error(handle_, code);
    // Zero when nothing changed; sqlite3_changes() would still tell of the statement before.
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::script(std::string_view sql) {
    statements_.clear();
    const int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_engine_error(handle_, code);
}

void SqliteConnection::run(std::string_view sql) {
    const auto done = execute(sql, {});
    if (!done) throw ConstraintError(done.error().detail);
}

void SqliteConnection::checkpoint(bool truncate) {
    // A reader in the way is no reason to wait: the next time will do.
    sqlite3_busy_timeout(handle_, 0);
    const int code = sqlite3_wal_checkpoint_v2(
        handle_, nullptr, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
        nullptr, nullptr);
    sqlite3_busy_timeout(handle_, 5'000);
    if (code == SQLITE_OK) {
        pages_in_log_ = 0;
    } else if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) {
        throw_engine_error(handle_, code);
    }
}

void SqliteConnection::set(const Options& options) {
    sqlite3_busy_timeout(handle_, 5'000);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (!options.memory && part_ == Part::writer) {
        pragma("journal_mode = wal");
        write_the_log_again();
    }
    pragma(options.durable ? "synchronous = full" : "synchronous = off");
    pragma("mmap_size = 0");
    pragma("temp_store = memory");
    // Negative: in KB, not in pages.
    pragma("cache_size = -" + std::to_string(part_ == Part::writer ? writer_cache : reader_cache));
    if (part_ == Part::reader)
        set_as_reader();
    else  // instead of the built-in automatic checkpoint, which hides its errors
        sqlite3_wal_hook(handle_, count_pages, this);
}

void SqliteConnection::set_as_reader() {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_wal_autocheckpoint(handle_, 0);
    pragma("query_only = on");
    sqlite3_set_authorizer(handle_, refuse_what_a_reader_never_does, nullptr);
}

// The process before this one may have ended because a sync failed. Then the kernel still shows
// what never reached the disk, and a commit behind that would be lost with it when the power
// goes. So what we read is written once more, before anything is built upon it.
void SqliteConnection::write_the_log_again() {
    sqlite3_file* log = nullptr;
    sqlite3_file_control(handle_, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log == nullptr || log->pMethods == nullptr) return;
    sqlite3_int64 size = 0;
    must(log->pMethods->xFileSize(log, &size));
    std::vector<char> bytes(std::size_t{1} << 16);
    for (sqlite3_int64 at = 0; at < size; at += static_cast<sqlite3_int64>(bytes.size())) {
        const auto count =
            static_cast<int>(std::min(size - at, static_cast<sqlite3_int64>(bytes.size())));
        must(log->pMethods->xRead(log, bytes.data(), count, at));
        must(log->pMethods->xWrite(log, bytes.data(), count, at));
    }
    if (size > 0) must(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL));
}

void SqliteConnection::must(int code) {
    if (code != SQLITE_OK) throw_engine_error(handle_, code);
}

// Wrong value = the server does not start.
void SqliteConnection::check(const Options& options) {
    expect_pragma("journal_mode", options.memory ? "memory" : "wal");
    expect_pragma("synchronous", options.durable ? "2" : "0");
    if (!options.memory) expect_pragma("mmap_size", "0");
    expect_pragma("foreign_keys", "1");
    expect_pragma("trusted_schema", "0");
    expect_pragma("wal_autocheckpoint", "0");
    expect_pragma("query_only", part_ == Part::reader ? "1" : "0");
    expect_switch("defensive", SQLITE_DBCONFIG_DEFENSIVE, 1);
    expect_switch("load_extension", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    expect_switch("no_checkpoint_on_close", SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                  part_ == Part::reader ? 1 : 0);
}

std::string SqliteConnection::pragma(const std::string& text) {
    Statement statement(handle_, "pragma " + text);
    const int code = sqlite3_step(statement.statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw_engine_error(handle_, code);
    const auto* const value =
        reinterpret_cast<const char*>(sqlite3_column_text(statement.statement, 0));
    return value == nullptr ? "" : value;
}

void SqliteConnection::expect_pragma(const std::string& name, const std::string& wanted) {
    const auto found = pragma(name);
    if (found != wanted)
        throw EngineError("sqlite: pragma " + name + " is '" + found + "', not '" + wanted + "'");
}

void SqliteConnection::expect_switch(const std::string& name, int option, int wanted) {
    int found = -1;
    sqlite3_db_config(handle_, option, -1, &found);
    if (found != wanted) throw EngineError("sqlite: " + name + " is " + std::to_string(found));
}

int SqliteConnection::count_pages(void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteConnection*>(self)->pages_in_log_ = pages;
    return SQLITE_OK;
}

// A free prepared statement of this text; a second one when a cursor of the first is still
// open.
SqliteConnection::Borrowed SqliteConnection::borrow(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) found = statements_.try_emplace(std::string(sql)).first;
    for (const auto& statement : found->second) {
        if (!statement->busy) return Borrowed(*statement);
    }
    return Borrowed(*found->second.emplace_back(std::make_unique<Statement>(handle_, sql)));
}

void SqliteConnection::bind(Statement& statement, std::span<const Value> parameters,
                            sqlite3_destructor_type life) {
    for (std::size_t i = 0; i < statement.numbers.size(); ++i) {
        const auto number = statement.numbers[i];
        if (number > parameters.size())
            throw EngineError("no value is given for $" + std::to_string(number));
        const int code =
            bind_one(statement.statement, static_cast<int>(i + 1), parameters[number - 1], life);
        if (code != SQLITE_OK) throw_engine_error(handle_, code);
    }
}

}  // namespace veerkracht::db
