#include "app/commands/demo_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/demo/region.hpp"
#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::commands {

namespace fs = std::filesystem;

namespace {

std::string marker(const Place& place) { return place.data + "/demo"; }
std::string unfinished(const Place& place) { return place.data + "/demo_unfinished"; }

void write_file(const std::string& path, std::string_view text) {
    std::ofstream file(path);
    file << text << '\n';
    if (!file.flush()) throw Refused(exit_unavailable, path + " cannot be written");
}

// What was written without waiting for the disk is waited for once, here.
void reach_the_disk(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    const int done = ::syncfs(file);
    ::close(file);
    if (done != 0) throw Refused(exit_unavailable, "the demo region did not reach the disk");
}

void remove_what_was_unfinished(const Place& place) {
    for (const auto* const name : {"veerkracht.db", "veerkracht.db-wal", "veerkracht.db-shm",
                                   "master.key", "demo_clock", "logins.txt"})
        fs::remove(place.data + "/" + name);
}

void refuse_what_is_not_empty(db::Database& database) {
    std::int64_t organizations = 0;
    database.read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        organizations = tx.value<std::int64_t>("select count(*) from organization").value_or(0);
        return false;
    });
    if (organizations > 0)
        throw Refused(exit_bad_data,
                      "the database holds a region already; a demo needs an empty one");
}

void show_progress(int percent) {
    static const bool on_a_screen = ::isatty(STDERR_FILENO) == 1;
    if (on_a_screen)
        std::fprintf(stderr, "\rMaking the demo region: %3d%%%s", percent,
                     percent == 100 ? "\n" : "");
    else if (percent == 2 || percent == 100)
        std::fprintf(stderr, "Making the demo region: %d%%\n", percent);
    std::fflush(stderr);
}

// It makes each row of the figures whole from the tables, so hearing what was sent is enough.
constexpr std::string_view counts_the_past = "referrals.count_sent";

// What happened in the year that was made was heard in that year: nobody gets a message of it now.
void past_news_was_heard(const Place& place) {
    const auto app = open_installation(place);
    std::int64_t sealed = 1;
    while (sealed > 0) {
        app->database().write_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            sealed = events::seal(tx);
            return true;
        });
    }
    app->database().write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        const auto last = tx.value<std::int64_t>("select max(position) from event").value_or(0);
        for (const auto& subscriber : app->subscribers)
            if (subscriber.name != counts_the_past) events::move_cursor(tx, subscriber.name, last);
        return true;
    });
}

void make_region(const Place& place) {
    const auto database = db::open(database_url(place), {.durable = false});
    db::migrate(*database, db::migrations());
    refuse_what_is_not_empty(*database);
    auto keys = Keys::from_file(place.data + "/master.key");
    demo::RegionPlan plan;
    plan.now = to_text(SystemClock().now());
    plan.progress = show_progress;
    demo::make_region(*database, keys, settings_of(place), plan);
}

}  // namespace

bool is_demo_folder(const Place& place) { return fs::exists(marker(place)); }

void make_demo_folder(const Place& place) {
    if (is_demo_folder(place)) return;
    make_folder(place.data);
    if (fs::exists(unfinished(place)))
        remove_what_was_unfinished(place);
    else if (fs::exists(place.data + "/veerkracht.db") || fs::exists(place.data + "/master.key"))
        throw Refused(exit_bad_data,
                      place.data + " holds a region that is not a demo; choose another folder");
    write_file(
        unfinished(place),
        "The demo region is being made. When this file stays, it is made again at the next start.");
    make_region(place);
    past_news_was_heard(place);
    reach_the_disk(place.data);
    write_file(marker(place), "All persons and organisations in this folder are fictitious.");
    fs::remove(unfinished(place));
}

}  // namespace veerkracht::commands
