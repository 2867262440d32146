// What goes on beside the requests: delivery of news, jobs, and rendering of answers off the write
// lane.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "runtime/application.hpp"
#include "runtime/files/disk_room.hpp"
#include "runtime/jobs/pulse.hpp"
#include "runtime/jobs/workers.hpp"

namespace veerkracht {

struct Application::Background {
    explicit Background(std::string data_folder) : disk(std::move(data_folder)) {}

    // After a commit there may be news.
    void wake() {
        {
            const std::lock_guard lock(mutex);
            news = true;
        }
        something.notify_one();
    }

    bool is_stopping() {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    void a_request_came() {
        const std::lock_guard lock(requests_mutex);
        ++requests;
    }
    void a_request_went() {
        const std::lock_guard lock(requests_mutex);
        if (--requests == 0) no_requests.notify_all();
    }
    void wait_for_requests() {
        std::unique_lock lock(requests_mutex);
        no_requests.wait(lock, [this] { return requests == 0; });
    }

    // While many units are written, who brings news waits here; not for ever.
    void give_way(const db::Database& database);

    // As the database does it. Who finds no room gives up the ballast, and so what comes after him
    // is read only; what belongs to reading is then written once more.
    void write(db::Database& database, db::Unit unit, db::Done done);
    void write_in_the_last_room(db::Database& database, db::Unit unit, db::Done done);

    void watch_disk(const Settings& settings);
    bool goes_on_without_room(const Errand& errand) const;

    std::mutex mutex;
    std::condition_variable something;
    std::condition_variable end;
    bool news = false;
    std::atomic<bool> stopping = false;
    std::thread thread;
    std::vector<std::thread> errand_threads;

    // Watched while we serve from a database in that folder.
    files::DiskRoom disk;
    std::thread disk_thread;

    std::mutex requests_mutex;
    std::condition_variable no_requests;
    int requests = 0;

    std::mutex delivering;  // guards what follows
    jobs::Pulse pulse;
    std::map<std::string, std::int64_t>
        heard_until;  // by subscriber; may run ahead of its stored cursor over other news
    std::map<std::string, std::int64_t> stored_until;  // the stored cursor
    std::set<std::string> failing;                     // logged once, until it goes well again
    std::map<std::string, std::optional<Instant>> last_run;  // by job

    // An errand is never on its way twice at once.
    struct ErrandRun {
        std::mutex on_its_way;
        std::optional<Instant> last_run;
    };
    ErrandRun& run_of(const Errand& errand) {
        const std::lock_guard lock(mutex);
        return errand_runs[errand.name];
    }
    std::map<std::string, ErrandRun> errand_runs;  // guarded by `mutex`; its runs by their own

    // Last, so that its threads end first.
    jobs::Workers workers{2};
};

}  // namespace veerkracht
