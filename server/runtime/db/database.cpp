#include "runtime/db/database.hpp"

#include <future>
#include <string_view>

#include "runtime/db/engines.hpp"

namespace veerkracht::db {

namespace {

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
    constexpr std::string_view sqlite = "sqlite:";
    if (url == "sqlite::memory:") {
        options.memory = true;
        return open_sqlite(":memory:", options);
    }
    if (url.starts_with(sqlite)) return open_sqlite(url.substr(sqlite.size()), options);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return open_postgres(url, options);
    throw std::invalid_argument(
        "the database is named sqlite:PATH, sqlite::memory: or postgresql://…");
}

}  // namespace veerkracht::db
