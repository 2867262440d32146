// PostgreSQL: a pool of threads with a connection each. Units run at repeatable read, so that a
// decision and the record it is about are one snapshot; what could not be serialized is run again.
// The connection is in libpq's pipeline mode: what is posted travels with the next statement that
// waits for an answer, which saves a third of the round trips of a write.
#include <libpq-fe.h>

#include <array>
#include <atomic>
#include <charconv>
#include <random>
#include <thread>
#include <unordered_map>

#include "runtime/db/engines.hpp"
#include "runtime/db/job_queue.hpp"

namespace veerkracht::db {

namespace {

using namespace std::chrono_literals;

constexpr int attempts_max = 5;
constexpr Oid boolean_type = 16;
// So few that their answers fit the buffers of the line, and nobody waits for the other.
constexpr std::size_t posted_most = 100;

class ConnectionLost : public EngineUnavailable {
  public:
    using EngineUnavailable::EngineUnavailable;
};
// Two transactions crossed; run again, one of them goes first.
class Crossed : public EngineUnavailable {
  public:
    using EngineUnavailable::EngineUnavailable;
};

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

// The parameters as libpq wants them: text with an end, except bytes, which go as they are.
class Parameters {
  public:
    explicit Parameters(std::span<const Value> values)
        : texts_(values.size()),
          pointers_(values.size()),
          lengths_(values.size()),
          formats_(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            formats_[i] = std::holds_alternative<BytesView>(values[i]) ? 1 : 0;
            if (std::holds_alternative<std::nullptr_t>(values[i])) continue;
            texts_[i] = std::visit([](const auto& value) { return text_of(value); }, values[i]);
            if (formats_[i] == 0 && texts_[i].find('\0') != std::string::npos)
                throw EngineError("postgres: a text holds a NUL");
            pointers_[i] = texts_[i].c_str();
            lengths_[i] = static_cast<int>(texts_[i].size());
        }
    }

    int count() const { return static_cast<int>(pointers_.size()); }
    const char* const* values() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    static std::string text_of(std::nullptr_t) { return {}; }
    static std::string text_of(bool yes) { return yes ? "t" : "f"; }
    static std::string text_of(std::int64_t number) { return std::to_string(number); }
    static std::string text_of(double number) {
        std::array<char, 32> text;
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        return {text.data(), end};
    }
    static std::string text_of(std::string_view text) { return std::string(text); }
    static std::string text_of(BytesView bytes) { return std::string(bytes.data); }

    std::vector<std::string> texts_;
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

template <class Number>
Number number_of(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw EngineError("postgres: a column is not a number");
    return number;
}

int value_of_hex(char digit) { return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10; }

// bytea comes as "\x" and hexadecimal digits.
std::string bytes_of(std::string_view text) {
    if (!text.starts_with("\\x")) throw EngineError("postgres: a column is not bytea");
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        bytes += static_cast<char>(value_of_hex(text[i]) << 4 | value_of_hex(text[i + 1]));
    }
    return bytes;
}

class PostgresCursor final : public Cursor {
  public:
    explicit PostgresCursor(ResultHandle result)
        : result_(std::move(result)), rows_(PQntuples(result_.get())) {
        for (int i = 0; i < PQnfields(result_.get()); ++i)
            columns_.emplace_back(PQfname(result_.get(), i));
        decoded_.resize(columns_.size());
    }

    bool next() override { return ++row_ < rows_; }
    std::span<const std::string> columns() const override { return columns_; }
    bool is_null(int column) const override {
        return PQgetisnull(result_.get(), row_, column) != 0;
    }
    bool boolean(int column) const override { return raw(column) == "t"; }
    std::int64_t integer(int column) const override { return number_of<std::int64_t>(raw(column)); }
    double real(int column) const override { return number_of<double>(raw(column)); }
    std::string_view text(int column) const override {
        // As SQLite writes it.
        if (PQftype(result_.get(), column) == boolean_type) return boolean(column) ? "1" : "0";
        return raw(column);
    }
    std::string_view bytes(int column) const override {
        auto& decoded = decoded_[static_cast<std::size_t>(column)];
        decoded = bytes_of(raw(column));
        return decoded;
    }

  private:
    std::string_view raw(int column) const {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }

    ResultHandle result_;
    int rows_;
    int row_ = -1;
    std::vector<std::string> columns_;
    mutable std::vector<std::string> decoded_;
};

class OutsidePipeline {
  public:
    explicit OutsidePipeline(PGconn* connection) : connection_(connection) {
        PQexitPipelineMode(connection_);
    }
    OutsidePipeline(const OutsidePipeline&) = delete;
    OutsidePipeline& operator=(const OutsidePipeline&) = delete;
    ~OutsidePipeline() { PQenterPipelineMode(connection_); }

  private:
    PGconn* connection_;
};

class PostgresConnection final : public Connection {
  public:
    PostgresConnection(const std::string& url, bool durable)
        : connection_(PQconnectdb(url.c_str())) {
        try {
            if (PQstatus(connection_) != CONNECTION_OK) {
                throw ConnectionLost(std::string("postgres: ") + PQerrorMessage(connection_));
            }
            PQsetNoticeProcessor(
                connection_, [](void*, const char*) {}, nullptr);
            command(
                "set timezone to 'UTC'; set client_min_messages to warning; set client_encoding to "
                "'UTF8'; "
                "set statement_timeout to '10s'; set bytea_output to 'hex'; set "
                "standard_conforming_strings to on");
            command(durable ? "set synchronous_commit to on" : "set synchronous_commit to off");
            sent(PQenterPipelineMode(connection_));
        } catch (...) {
            PQfinish(connection_);
            throw;
        }
    }
    ~PostgresConnection() override { PQfinish(connection_); }

    std::unique_ptr<Cursor> query(std::string_view sql,
                                  std::span<const Value> parameters) override {
        return std::make_unique<PostgresCursor>(execute_prepared(sql, parameters));
    }

    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) override {
        try {
            const auto result = execute_prepared(sql, parameters);
            const std::string_view changed = PQcmdTuples(result.get());
            return changed.empty() ? 0 : number_of<std::int64_t>(changed);
        } catch (const ConstraintError& error) {
            return fail(Category::conflict, "row.conflict", error.what());
        }
    }

    void post(std::string_view sql, std::span<const Value> parameters) override {
        send(sql, parameters);
        if (on_the_way_.size() >= posted_most) settle();
    }

    void settle() override {
        if (!on_the_way_.empty()) outcome_of_last();
    }

    // A change of the schema may take its time. Several statements at once do not fit a pipeline.
    void script(std::string_view sql) override {
        settle();
        const OutsidePipeline outside(connection_);
        command("set local statement_timeout to 0");
        command(std::string(sql));
    }

    bool is_postgres() const override { return true; }

    void begin(bool reads_only) {
        crossed_ = false;
        stumbled_ = false;
        heard_ = false;
        send(reads_only ? "begin isolation level repeatable read read only"
                        : "begin isolation level repeatable read",
             {});
    }
    void commit() {
        heard_ = true;  // from here on it may have been kept
        const auto result = execute_prepared("commit", {});
        // In a transaction that failed before, "commit" undoes it and is content.
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            throw EngineError("postgres: the transaction had failed");
        stumbled_ = false;
    }
    // What was posted has failed or is undone with the rest: no matter which.
    void rollback() {
        try {
            settle();
        } catch (const ConnectionLost&) {
            throw;
        } catch (const EngineError&) {
        }
        execute_prepared("rollback", {});
    }
    // Whether the server answered anything in this transaction; until then it has done nothing.
    bool heard() const { return heard_; }
    bool is_lost() const { return PQstatus(connection_) != CONNECTION_OK; }
    // Something in this transaction asked to run it again, whatever was made of it.
    bool crossed() const { return crossed_; }
    // It is undone, and had met a row that was there already: perhaps one that another kept after
    // its snapshot was taken. Run again, it sees that row before it acts.
    bool stumbled() const { return stumbled_; }

  private:
    void command(const std::string& sql) { checked(PQexec(connection_, sql.c_str())); }

    ResultHandle execute_prepared(std::string_view sql, std::span<const Value> parameters) {
        send(sql, parameters);
        return outcome_of_last();
    }

    void send(std::string_view sql, std::span<const Value> parameters) {
        const Parameters given(parameters);
        const auto name = prepared(sql);
        sent(PQsendQueryPrepared(connection_, name.c_str(), given.count(), given.values(),
                                 given.lengths(), given.formats(), 0));
        on_the_way_.emplace_back();
    }

    std::string prepared(std::string_view sql) {
        if (const auto found = statements_.find(sql); found != statements_.end())
            return found->second;
        std::string text(sql);
        auto name = "s" + std::to_string(names_given_++);
        sent(PQsendPrepare(connection_, name.c_str(), text.c_str(), 0, nullptr));
        on_the_way_.push_back(text);
        return statements_.emplace(std::move(text), std::move(name)).first->second;
    }

    static void sent(int done) {
        if (done != 1) throw ConnectionLost("postgres: the connection is lost");
    }

    // Everything that is on the way arrives; the first that failed is thrown, and what stood behind
    // it was not done.
    ResultHandle outcome_of_last() {
        sent(PQpipelineSync(connection_));
        ResultHandle last, failed;
        for (const auto& preparing : std::exchange(on_the_way_, {})) {
            last = next_result();
            const bool good = is_good(last.get());
            heard_ = heard_ || good;
            if (good) continue;
            if (!preparing.empty()) statements_.erase(preparing);
            if (!failed) failed = std::move(last);
        }
        PQclear(PQgetResult(connection_));  // of the synchronisation
        return failed ? checked(failed.release()) : std::move(last);
    }

    // One result and the nothing that ends it.
    ResultHandle next_result() {
        ResultHandle result(PQgetResult(connection_));
        if (!result) throw ConnectionLost("postgres: the connection is lost");
        while (ResultHandle(PQgetResult(connection_))) {
        }
        return result;
    }

    static bool is_good(const PGresult* result) {
        const auto status = PQresultStatus(result);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
               status == PGRES_EMPTY_QUERY;
    }

    ResultHandle checked(PGresult* raw) {
        ResultHandle result(raw);
        if (is_good(raw)) return result;
        throw_error(raw);
    }

    [[noreturn]] void throw_error(const PGresult* result) {
        const char* const field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        if (field == nullptr || is_lost()) throw ConnectionLost("postgres: the connection is lost");
        const std::string_view state = field;
        // The server is being stopped, or an operator ended this connection.
        if (state.starts_with("57P")) throw ConnectionLost("postgres: the connection was ended");
        auto text = "postgres: SQLSTATE " + std::string(state);
        // Class 22 quotes the value that was wrong, and class 23 the row: not for a log.
        if (!state.starts_with("22") && !state.starts_with("23")) {
            if (const char* const words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))
                text += std::string(" ") + words;
        }
        if (const char* const name = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME))
            text += std::string(" ") + name;
        if (state == "40001" || state == "40P01") {
            crossed_ = true;
            throw Crossed(text);
        }
        if (state == "23505") stumbled_ = true;
        if (state.starts_with("23")) throw ConstraintError(text);
        if (state == "53100") throw DiskFull(text);
        throw EngineError(text);
    }

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    PGconn* connection_;
    bool crossed_ = false;
    bool stumbled_ = false;
    bool heard_ = false;
    // One each of what was sent and not answered yet: the statement that is being prepared, or
    // nothing for one that runs.
    std::vector<std::string> on_the_way_;
    std::size_t names_given_ = 0;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> statements_;
};

// One member of the pool. It makes its connection when it first needs it, and again when it was
// lost.
class Member {
  public:
    Member(const std::string& url, bool durable) : url_(url), durable_(durable) {}

    void connect() {
        if (connection_ && !connection_->is_lost()) return;
        connection_.reset();
        connection_ = std::make_unique<PostgresConnection>(url_, durable_);
    }

    std::exception_ptr run(const WaitingUnit& waiting) {
        auto error = try_once(waiting);
        if (lay_dead_) error = try_once(waiting);
        bool looked_again = false;
        for (int attempt = 1; attempt < attempts_max && must_run_again(looked_again); ++attempt) {
            wait_a_little(attempt);
            error = try_once(waiting);
        }
        return error;
    }

  private:
    std::exception_ptr try_once(const WaitingUnit& waiting) {
        lay_dead_ = false;
        try {
            connect();
            connection_->begin(waiting.reads_only);
            const bool keep = waiting.unit(*connection_);
            // Also when a savepoint has undone the statement that asked for it.
            if (connection_->crossed()) throw Crossed("postgres: it must be run again");
            if (keep && !waiting.reads_only) {
                connection_->commit();
            } else {
                connection_->rollback();
            }
            return nullptr;
        } catch (const ConnectionLost&) {
            // One that died while it lay idle shows at its first answer, before anything was done:
            // then another one will do.
            lay_dead_ = connection_ && !connection_->heard();
            connection_.reset();
            return std::current_exception();
        } catch (...) {
            const auto error = std::current_exception();
            undo();
            return error;
        }
    }

    bool must_run_again(bool& looked_again) const {
        if (!connection_) return false;
        if (connection_->crossed()) return true;
        return connection_->stumbled() && !std::exchange(looked_again, true);
    }

    void undo() {
        try {
            if (connection_) connection_->rollback();
        } catch (...) {
            connection_.reset();
        }
    }

    static void wait_a_little(int attempt) {
        thread_local std::minstd_rand random{std::random_device{}()};
        std::this_thread::sleep_for(std::chrono::microseconds(random() % (2'000U << attempt)));
    }

    const std::string url_;
    const bool durable_;
    std::unique_ptr<PostgresConnection> connection_;
    bool lay_dead_ = false;  // the last one, when it was needed
};

class PostgresDatabase final : public Database {
  public:
    PostgresDatabase(const std::string& url, const Options& options) : queue_(options.queue_max) {
        for (std::size_t i = 0; i < std::max<std::size_t>(options.readers, 1); ++i)
            members_.emplace_back(url, options.durable);
        // A server that cannot be reached is told at start.
        members_.front().connect();
        for (auto& member : members_) threads_.emplace_back([this, &member] { serve(member); });
    }

    ~PostgresDatabase() override {
        queue_.close();
        for (auto& thread : threads_) thread.join();
    }

    void write(Unit unit, Done done) override {
        queue_.push({std::move(unit), std::move(done), false});
    }
    void read(Unit unit, Done done) override {
        queue_.push({std::move(unit), std::move(done), true});
    }
    bool is_postgres() const override { return true; }
    Statistics statistics() const override {
        return {.units = units_, .commits = commits_, .waiting = queue_.size()};
    }

  private:
    void serve(Member& member) {
        on_a_database_thread() = true;
        while (!queue_.finished()) {
            for (auto& waiting : queue_.take(1, 1'000ms)) {
                auto error = member.run(waiting);
                if (!waiting.reads_only) ++units_;
                if (!waiting.reads_only && !error) ++commits_;
                waiting.done(std::move(error));
            }
        }
    }

    JobQueue queue_;
    std::deque<Member> members_;
    std::atomic<std::uint64_t> units_ = 0;
    std::atomic<std::uint64_t> commits_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace

void look_postgres(const std::string& url, const std::function<void(Connection&)>& see) {
    PostgresConnection connection(url, true);
    connection.begin(true);
    see(connection);
    connection.rollback();
}

std::unique_ptr<Database> open_postgres(const std::string& url, Options options) {
    return std::make_unique<PostgresDatabase>(url, options);
}

}  // namespace veerkracht::db
