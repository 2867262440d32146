#include "testing/test_store.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "runtime/db/row_lock.hpp"

namespace veerkracht {

namespace {

std::string server_url() {
    const char* const url = std::getenv("VEERKRACHT_TEST_DATABASE");
    return url == nullptr ? "" : url;
}

// One connection for making and dropping schemas, for as long as the tests run.
db::Database& administration() {
    static const auto database = db::open(server_url(), {.readers = 1});
    return *database;
}

void administer(const std::string& sql) {
    administration().write_and_wait([&](db::Connection& connection) {
        connection.script(sql);
        return true;
    });
}

}  // namespace

TestStore::TestStore() {
    if (!is_postgres()) return;
    static std::atomic<int> count = 0;
    schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    administer("create schema " + schema_);
}

TestStore::~TestStore() {
    if (schema_.empty()) return;
    try {
        administer("drop schema " + schema_ + " cascade");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s stays behind: %s\n", schema_.c_str(), error.what());
    }
}

std::unique_ptr<db::Database> TestStore::open(db::Options options) const {
    return db::open(is_postgres() ? url() : "sqlite::memory:", options);
}

std::string TestStore::url() const {
    if (!is_postgres()) return "";
    const auto server = server_url();
    return server + (server.find('?') == std::string::npos ? "?" : "&") +
           "options=-c%20search_path%3D" + schema_;
}

bool TestStore::is_postgres() { return server_url().starts_with("postgres"); }

std::string show(db::Database& database, const std::string& sql,
                 const std::vector<std::string>& with) {
    const std::vector<db::Value> parameters(with.begin(), with.end());
    std::string text;
    database.read_and_wait([&](db::Connection& connection) {
        text.clear();
        db::work_for_the_house(connection);
        const auto cursor = connection.query(sql, parameters);
        while (cursor->next()) {
            for (int column = 0; column < static_cast<int>(cursor->columns().size()); ++column) {
                if (column > 0) text += " | ";
                text += cursor->is_null(column) ? "null" : cursor->text(column);
            }
            text += "\n";
        }
        return false;
    });
    return text;
}

}  // namespace veerkracht
