#include "runtime/db/database.hpp"

#include <future>
#include <mutex>
#include <string_view>

#include "runtime/db/engines.hpp"
#include "runtime/db/look.hpp"
#include "runtime/db/medium.hpp"

namespace veerkracht::db {

namespace {

constexpr std::string_view sqlite = "sqlite:";

bool names_postgres(std::string_view url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

[[noreturn]] void refuse_name() {
    throw std::invalid_argument(
        "the database is named sqlite:PATH, sqlite::memory: or postgresql://…");
}

struct WhoIsTold {
    std::mutex mutex;
    std::function<void()> tell;
};
WhoIsTold& who_is_told() {
    static WhoIsTold value;
    return value;
}

template <class Start>
void wait_for(Start start) {
    if (on_a_database_thread())
        throw std::logic_error("a unit of work waits for another unit of work");
    // Shared: this thread may go on while the other still stands in set_value.
    const auto finished = std::make_shared<std::promise<void>>();
    start([finished](std::exception_ptr error) {
        if (error) {
            finished->set_exception(error);
        } else {
            finished->set_value();
        }
    });
    finished->get_future().get();
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

void when_a_medium_fails(std::function<void()> tell) {
    const std::lock_guard lock(who_is_told().mutex);
    who_is_told().tell = std::move(tell);
}

void tell_that_a_medium_failed() {
    const std::lock_guard lock(who_is_told().mutex);
    if (who_is_told().tell) who_is_told().tell();
}

void look(const std::string& url, const std::function<void(Connection&)>& see) {
    if (url.starts_with(sqlite)) return look_sqlite(url.substr(sqlite.size()), see);
    if (names_postgres(url)) return look_postgres(url, see);
    refuse_name();
}

}  // namespace veerkracht::db
