#include "runtime/db/database.hpp"

#include <condition_variable>
#include <mutex>
#include <string_view>

#include "runtime/db/engines.hpp"
#include "runtime/db/look.hpp"

namespace veerkracht::db {

namespace {

// What went wrong changes hands: so it ends on the thread that waited, not on two at once.
struct Outcome {
    void arrive(std::exception_ptr given) {
        const std::lock_guard lock(mutex);
        error = std::move(given);
        is_there = true;
        arrived.notify_one();
    }
    std::exception_ptr wait() {
        std::unique_lock lock(mutex);
        arrived.wait(lock, [this] { return is_there; });
        return std::move(error);
    }

    std::mutex mutex;
    std::condition_variable arrived;
    bool is_there = false;
    std::exception_ptr error;
};

constexpr std::string_view sqlite = "sqlite:";

bool names_postgres(std::string_view url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

[[noreturn]] void refuse_name() {
    throw std::invalid_argument(
        "the database is named sqlite:PATH, sqlite::memory: or postgresql://…");
}

template <class Start>
void wait_for(Start start) {
    if (on_a_database_thread())
        throw std::logic_error("a unit of work waits for another unit of work");
    // Shared: this thread may go on while the other still stands in arrive.
    const auto outcome = std::make_shared<Outcome>();
    start([outcome](std::exception_ptr error) { outcome->arrive(std::move(error)); });
    if (auto error = outcome->wait()) std::rethrow_exception(std::move(error));
}

}  // namespace

bool& on_a_database_thread() {
    thread_local bool value = false;
    return value;
}

void Database::write_and_wait(Unit unit) {
    wait_for([&](Done done) { write(std::move(unit), std::move(done)); });
}

void Database::read_and_wait(Unit unit) {
    wait_for([&](Done done) { read(std::move(unit), std::move(done)); });
}

std::unique_ptr<Database> open(const std::string& url, Options options) {
    if (url == "sqlite::memory:") {
        options.memory = true;
        return open_sqlite(":memory:", options);
    }
    if (url.starts_with(sqlite)) return open_sqlite(url.substr(sqlite.size()), options);
    if (names_postgres(url)) return open_postgres(url, options);
    refuse_name();
}

void look(const std::string& url, const std::function<void(Connection&)>& see) {
    if (url.starts_with(sqlite)) return look_sqlite(url.substr(sqlite.size()), see);
    if (names_postgres(url)) return look_postgres(url, see);
    refuse_name();
}

}  // namespace veerkracht::db
