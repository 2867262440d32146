// SQLite: one thread and one connection do all writing and all checkpoints; readers look only.
// (REL-01, REL-02; the WAL-reset fault of SQLite before 3.51.3 needs two connections that
// checkpoint or write.)
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "runtime/db/engines.hpp"
#include "runtime/db/job_queue.hpp"
#include "runtime/db/sqlite_connection.hpp"

namespace veerkracht::db {

namespace {

using namespace std::chrono_literals;

constexpr int checkpoint_pages = 1'000;
constexpr auto idle_time = 1'000ms;
// Commits begin no closer together than this, so that under load several units share one. A disk
// takes longer, and nobody waits for it then.
constexpr auto commit_distance = 250us;

// Another process that opened the same file would checkpoint it too.
class FileLock {
  public:
    explicit FileLock(const std::string& database)
        : file_(::open((database + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
        if (file_ < 0) throw EngineError("the folder of the database cannot be written");
        if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
            ::close(file_);
            throw EngineUnavailable("another process has this database open");
        }
    }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock() { ::close(file_); }

  private:
    int file_;
};

struct RunningUnit {
    WaitingUnit waiting;
    std::exception_ptr error;
    bool finished = false;  // its outcome stands; it is not run again
};

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(const std::string& path, Options options)
        : options_(options), writes_(options.queue_max), reads_(options.queue_max) {
        if (!options.memory) lock_.emplace(path);
        writer_ = std::make_unique<SqliteConnection>(path, Part::writer, options);
        if (!options.memory) {
            for (std::size_t i = 0; i < std::max<std::size_t>(options.readers, 1); ++i) {
                readers_.push_back(std::make_unique<SqliteConnection>(path, Part::reader, options));
            }
        }
        threads_.emplace_back([this] { write_lane(); });
        for (auto& reader : readers_)
            threads_.emplace_back([this, &reader] { read_lane(*reader); });
    }

    ~SqliteDatabase() override {
        writes_.close();
        reads_.close();
        for (auto& thread : threads_) thread.join();
        // The readers first: so the writer is the last to close, and the one that checkpoints.
        readers_.clear();
        writer_.reset();
    }

    void write(Unit unit, Done done) override {
        writes_.push({std::move(unit), std::move(done), false});
    }
    void read(Unit unit, Done done) override {
        // A database in memory has one connection.
        auto& queue = options_.memory ? writes_ : reads_;
        queue.push({std::move(unit), std::move(done), true});
    }
    bool is_postgres() const override { return false; }
    Statistics statistics() const override {
        return {.units = units_, .commits = commits_, .waiting = writes_.size() + reads_.size()};
    }

  private:
    void write_lane() {
        on_a_database_thread() = true;
        auto last_began = std::chrono::steady_clock::time_point();
        while (!writes_.finished()) {
            if (!options_.memory) std::this_thread::sleep_until(last_began + commit_distance);
            auto taken = writes_.take(options_.group_max, idle_time);
            last_began = std::chrono::steady_clock::now();
            if (taken.empty()) {
                checkpoint_if(writer_->pages_in_log() > 0, true);
                continue;
            }
            std::vector<RunningUnit> group;
            for (auto& waiting : taken) group.push_back({std::move(waiting), nullptr, false});
            run_group(group);
            for (auto& unit : group) tell(std::move(unit));
            units_ += group.size();
            checkpoint_if(writer_->pages_in_log() >= checkpoint_pages, false);
        }
    }

    // What the unit held is given up first: the memory of a request is freed by who answers it, not
    // by this one thread.
    static void tell(RunningUnit unit) {
        unit.waiting.unit = nullptr;
        unit.waiting.done(std::move(unit.error));
    }

    // All in one transaction, each behind its own savepoint. Where the whole transaction was lost
    // (some errors undo more than their statement), the units that are left get a transaction of
    // their own.
    void run_group(std::vector<RunningUnit>& group) {
        if (run_transaction(group)) return;
        for (auto& unit : group) {
            if (!unit.finished) run_transaction(std::span(&unit, 1));
        }
    }

    bool run_transaction(std::span<RunningUnit> group) {
        try {
            writer_->run("begin immediate");
            for (auto& unit : group) {
                if (!unit.finished) run_behind_savepoint(unit);
                if (!writer_->in_transaction()) {
                    unit.finished = true;
                    if (!unit.error)
                        unit.error =
                            std::make_exception_ptr(EngineError("the transaction was lost"));
                    return forget_kept(group);
                }
            }
            writer_->run("commit");
            ++commits_;
        } catch (...) {
            return undo(group, std::current_exception());
        }
        for (auto& unit : group) unit.finished = true;
        return true;
    }

    void run_behind_savepoint(RunningUnit& unit) {
        writer_->run("savepoint unit");
        bool keep = false;
        const auto changes = writer_->changes();
        try {
            keep = unit.waiting.unit(*writer_);
            if (unit.waiting.reads_only) {
                keep = false;
                if (writer_->changes() != changes)
                    throw EngineError("a unit that only reads tried to write");
            }
        } catch (...) {
            unit.error = std::current_exception();
            end_if_damaged(unit.error);
        }
        if (!writer_->in_transaction()) return;
        if (!keep) writer_->run("rollback to unit");
        writer_->run("release unit");
    }

    // The commit did not come about: a lone unit hears why; units of a group each get another
    // chance.
    bool undo(std::span<RunningUnit> group, std::exception_ptr error) {
        end_if_damaged(error);
        try {
            if (writer_->in_transaction()) writer_->run("rollback");
        } catch (const EngineError& failed) {
            end_the_process(failed.what());
        }
        if (group.size() > 1) return forget_kept(group);
        for (auto& unit : group) {
            if (!unit.error) unit.error = error;
            unit.finished = true;
        }
        return true;
    }

    static bool forget_kept(std::span<RunningUnit> group) {
        for (auto& unit : group) {
            if (!unit.finished) unit.error = nullptr;
        }
        return false;
    }

    // Who reads damage gets an error; who would write upon it stops.
    static void end_if_damaged(std::exception_ptr error) {
        try {
            std::rethrow_exception(std::move(error));
        } catch (const Damaged& damaged) {
            end_the_process(damaged.what());
        } catch (...) {
        }
    }

    void checkpoint_if(bool wanted, bool truncate) {
        if (!wanted || options_.memory) return;
        try {
            writer_->checkpoint(truncate);
        } catch (const DiskFull&) {
            // The log keeps everything; the next checkpoint tries again.
        } catch (const EngineError& failed) {
            end_the_process(failed.what());
        }
    }

    void read_lane(SqliteConnection& reader) {
        on_a_database_thread() = true;
        while (!reads_.finished()) {
            for (auto& waiting : reads_.take(1, idle_time)) {
                waiting.done(run_read(reader, waiting.unit));
            }
        }
    }

    // One snapshot for all statements of the unit.
    static std::exception_ptr run_read(SqliteConnection& reader, const Unit& unit) {
        std::exception_ptr error;
        try {
            reader.run("begin");
            unit(reader);
        } catch (...) {
            error = std::current_exception();
        }
        try {
            if (reader.in_transaction()) reader.run("rollback");
        } catch (...) {
            if (!error) error = std::current_exception();
        }
        return error;
    }

    const Options options_;
    std::optional<FileLock> lock_;
    std::unique_ptr<SqliteConnection> writer_;
    std::vector<std::unique_ptr<SqliteConnection>> readers_;
    JobQueue writes_;
    JobQueue reads_;
    std::atomic<std::uint64_t> units_ = 0;
    std::atomic<std::uint64_t> commits_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, Options options) {
    return std::make_unique<SqliteDatabase>(path, options);
}

void look_sqlite(const std::string& path, const std::function<void(Connection&)>& see) {
    SqliteConnection reader(path, Part::reader, {});
    reader.run("begin");
    see(reader);
    reader.run("rollback");
}

}  // namespace veerkracht::db
