// Delivery of news and jobs. Each subscriber hears its news in batches: one transaction, which also
// moves its cursor, with a savepoint an event.
#include "runtime/background.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <limits>

#include "runtime/db/row_lock.hpp"
#include "runtime/jobs/clock_watch.hpp"

namespace veerkracht {

namespace {

constexpr int events_at_once = 500;
// In one transaction of a subscriber: long enough to share a commit, short enough not to hold the
// write lane.
constexpr std::size_t batch_max = 100;
// How far a cursor in memory may run ahead over news that a subscriber does not hear, before it is
// stored.
constexpr std::int64_t unstored_max = 1'000;

// News waits so long at a busy moment, and then a batch is heard all the same.
constexpr auto patience = std::chrono::milliseconds(500);

Actor system_actor(std::string name) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = std::move(name);
    return actor;
}

void seal_finished(db::Database& database) {
    if (!database.is_postgres()) return;
    std::int64_t sealed = 1;
    while (sealed > 0) {
        database.write_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            sealed = events::seal(tx);
            return true;
        });
    }
}

std::vector<events::Event> events_since(db::Database& database, std::int64_t position) {
    std::vector<events::Event> found;
    database.read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        found = events::since(tx, position, events_at_once);
        return false;
    });
    return found;
}

std::int64_t stored_cursor(db::Database& database, const std::string& subscriber) {
    std::int64_t position = 0;
    database.read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        position = events::cursor(tx, subscriber);
        return false;
    });
    return position;
}

// A clock that was set back must not stop a job for as long as it was set back.
bool is_due(const std::optional<Instant>& last, Instant now, int seconds) {
    return !last || now < *last || now >= *last + std::chrono::seconds(seconds);
}

// What went wrong, as a line for the operator; no exception passes.
std::string trouble_of(const std::function<Result<>()>& work) {
    try {
        const auto done = work();
        return done ? "" : done.error().code + " " + done.error().detail;
    } catch (const std::exception& error) {
        return error.what();
    }
}

bool found_no_room(const std::exception_ptr& error) {
    if (!error) return false;
    try {
        std::rethrow_exception(error);
    } catch (const db::DiskFull&) {
        return true;
    } catch (...) {
        return false;
    }
}

void tell_of_a_jump(jobs::ClockWatch& watch, Instant now) {
    const auto jump = watch.look(now, std::chrono::steady_clock::now());
    if (jump)
        spdlog::warn("the clock was set {} s {}; it is {} now", std::chrono::abs(*jump).count(),
                     jump->count() > 0 ? "forward" : "back", to_text(now));
}

}  // namespace

void Application::Background::give_way(const db::Database& database) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (auto now = until - patience; now < until; now = std::chrono::steady_clock::now()) {
        if (!pulse.is_busy(database.statistics().units, now)) return;
        std::unique_lock lock(mutex);
        if (end.wait_for(lock, jobs::Pulse::between_looks, [this] { return stopping.load(); }))
            return;
    }
}

class Application::NewsRound {
  public:
    NewsRound(Application& app, Pace pace)
        : app_(app),
          pace_(pace),
          heard_(app.background_->heard_until),
          stored_(app.background_->stored_until) {}

    void deliver();

  private:
    using Batch = std::span<const events::Event* const>;

    void read_cursors();
    std::int64_t position_of_the_slowest() const;
    void tell(const Subscriber& subscriber, std::span<const events::Event> news);
    bool is_heard(const Subscriber& subscriber, Batch batch);
    bool is_heard_by_one_and_one(const Subscriber& subscriber, Batch batch);
    std::string trouble_with(db::Transaction& tx, const Subscriber& subscriber,
                             const events::Event& event);
    void stands_still(const Subscriber& subscriber, const std::string& trouble);
    void store_cursor_that_ran_ahead(const Subscriber& subscriber);

    Application& app_;
    Pace pace_;
    std::map<std::string, std::int64_t>& heard_;
    std::map<std::string, std::int64_t>& stored_;
    std::set<std::string> stopped_;  // by trouble, for this round
};

void Application::deliver() {
    deliver_inside(Pace::at_once);
    for (const auto& errand : errands) run_if_due(errand);
}

void Application::deliver_inside(Pace pace) {
    const std::lock_guard lock(background_->delivering);
    if (!background_->disk.takes_writes()) return;
    deliver_news(pace);
    run_due_jobs();
    deliver_news(pace);
}

void Application::deliver_news(Pace pace) {
    if (!subscribers.empty()) NewsRound(*this, pace).deliver();
}

// One round along all subscribers, until there is no news left that one of them can still hear, or
// the house is closing: what was not heard is heard after the next start.
void Application::NewsRound::deliver() {
    read_cursors();
    while (stopped_.size() < app_.subscribers.size() && !app_.background_->is_stopping()) {
        seal_finished(*app_.database_);
        const auto news = events_since(*app_.database_, position_of_the_slowest());
        if (news.empty()) break;
        for (const auto& subscriber : app_.subscribers) tell(subscriber, news);
    }
    for (const auto& subscriber : app_.subscribers) store_cursor_that_ran_ahead(subscriber);
}

void Application::NewsRound::read_cursors() {
    for (const auto& [name, event, hear] : app_.subscribers) {
        if (!stored_.contains(name))
            heard_[name] = stored_[name] = stored_cursor(*app_.database_, name);
    }
}

std::int64_t Application::NewsRound::position_of_the_slowest() const {
    auto position = std::numeric_limits<std::int64_t>::max();
    for (const auto& subscriber : app_.subscribers) {
        if (!stopped_.contains(subscriber.name))
            position = std::min(position, heard_.at(subscriber.name));
    }
    return position;
}

void Application::NewsRound::tell(const Subscriber& subscriber,
                                  std::span<const events::Event> news) {
    if (stopped_.contains(subscriber.name)) return;
    const auto heard = heard_[subscriber.name];
    std::vector<const events::Event*> for_him;
    for (const auto& event : news) {
        if (*event.position > heard && event.name == subscriber.event) for_him.push_back(&event);
    }
    for (Batch rest = for_him; !rest.empty();) {
        if (app_.background_->is_stopping()) return;
        if (pace_ == Pace::behind_requests) app_.background_->give_way(*app_.database_);
        const auto batch = rest.first(std::min(rest.size(), batch_max));
        if (!is_heard(subscriber, batch)) return;
        rest = rest.subspan(batch.size());
    }
    heard_[subscriber.name] = std::max(heard, *news.back().position);
}

// One transaction for all of them and the cursor. What was heard before an event that fails is
// kept; with that event the subscriber stands still.
bool Application::NewsRound::is_heard(const Subscriber& subscriber, Batch batch) {
    std::string trouble;
    std::int64_t until = 0;
    const auto lost = trouble_of([&]() -> Result<> {
        app_.database_->write_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            until = 0;  // the unit may run again
            for (const auto* event : batch) {
                trouble = trouble_with(tx, subscriber, *event);
                if (!trouble.empty()) break;
                until = *event->position;
            }
            if (until > 0) events::move_cursor(tx, subscriber.name, until);
            return until > 0;
        });
        return {};
    });
    if (!lost.empty() && batch.size() > 1) return is_heard_by_one_and_one(subscriber, batch);
    if (lost.empty() && until > 0) heard_[subscriber.name] = stored_[subscriber.name] = until;
    if (!lost.empty()) trouble = lost;
    if (trouble.empty()) {
        app_.background_->failing.erase(subscriber.name);
    } else {
        stands_still(subscriber, trouble);
    }
    return trouble.empty();
}

// The whole transaction was lost, perhaps by one of them.
bool Application::NewsRound::is_heard_by_one_and_one(const Subscriber& subscriber, Batch batch) {
    return std::ranges::all_of(
        batch, [&](const auto& event) { return is_heard(subscriber, Batch(&event, 1)); });
}

// Behind a savepoint of its own; what an event that fails has written is undone. When the engine
// fails, that is no matter of this event: the whole transaction ends.
std::string Application::NewsRound::trouble_with(db::Transaction& tx, const Subscriber& subscriber,
                                                 const events::Event& event) {
    static const http::Request no_request;
    tx.execute("savepoint news").value();
    std::string trouble;
    try {
        auto work = app_.unit_of_work(tx, no_request);
        work.actor = system_actor(subscriber.name);
        const auto heard = subscriber.hear(work, event);
        if (heard) app_.write_looks(work, subscriber.name);
        if (!heard) trouble = heard.error().code + " " + heard.error().detail;
        tx.settle();
    } catch (const db::ConstraintError& error) {
        trouble = error.what();
    } catch (const db::EngineError&) {
        throw;
    } catch (const std::exception& error) {
        trouble = error.what();
    }
    if (!trouble.empty()) tx.execute("rollback to savepoint news").value();
    tx.execute("release savepoint news").value();
    return trouble;
}

void Application::NewsRound::stands_still(const Subscriber& subscriber,
                                          const std::string& trouble) {
    stopped_.insert(subscriber.name);
    if (app_.background_->failing.insert(subscriber.name).second)
        spdlog::error("{} stands still after event {}: {}", subscriber.name,
                      heard_[subscriber.name], trouble);
}

// News that a subscriber does not hear is passed in memory only: storing it would cost a commit
// each time.
void Application::NewsRound::store_cursor_that_ran_ahead(const Subscriber& subscriber) {
    const auto position = heard_[subscriber.name];
    if (position - stored_[subscriber.name] < unstored_max) return;
    app_.database_->write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        events::move_cursor(tx, subscriber.name, position);
        return true;
    });
    stored_[subscriber.name] = position;
}

void Application::run_due_jobs() {
    for (const auto& job : jobs) {
        if (background_->is_stopping()) return;
        const auto now = clock_->now();
        auto& last = background_->last_run[job.name];
        if (!is_due(last, now, job.seconds)) continue;
        last = now;
        const auto trouble =
            trouble_of([&] { return run_as(system_actor(job.name), job.name, job.run); });
        if (!trouble.empty()) spdlog::error("{} failed: {}", job.name, trouble);
    }
}

void Application::run_if_due(const Errand& errand) {
    auto& run = background_->run_of(errand);
    const std::lock_guard lock(run.on_its_way);
    const auto now = clock_->now();
    if (!is_due(run.last_run, now, errand.seconds) || !background_->goes_on_without_room(errand))
        return;
    run.last_run = now;
    const auto trouble = trouble_of([&] { return errand.run(*this); });
    if (!trouble.empty()) spdlog::error("{} failed: {}", errand.name, trouble);
}

void Application::Background::write(db::Database& database, db::Unit unit, db::Done done) {
    database.write(std::move(unit), [this, done = std::move(done)](std::exception_ptr error) {
        if (found_no_room(error)) disk.give_up_ballast();
        done(std::move(error));
    });
}

// Many may find no room at the same moment: the ballast of one is that of all who began while it
// was there.
void Application::Background::write_in_the_last_room(db::Database& database, db::Unit unit,
                                                     db::Done done) {
    const bool had_ballast = disk.has_ballast();
    write(database, unit, [&database, had_ballast, unit, done](std::exception_ptr error) {
        if (!had_ballast || !found_no_room(error)) return done(std::move(error));
        try {
            database.write(unit, done);
        } catch (...) {
            done(std::current_exception());
        }
    });
}

// Below two percent of room the log goes on, and nothing else that writes.
bool Application::Background::goes_on_without_room(const Errand& errand) const {
    return disk.takes_writes() || errand.name.starts_with("log.");
}

// Only where the database lies on this disk: what another server has no room for it says itself.
void Application::Background::watch_disk(const Settings& settings) {
    const auto& folder = settings.data_folder;
    if (folder.empty() || !settings.database_url.starts_with("sqlite:" + folder)) return;
    disk.look();
    disk_thread = std::thread([this] {
        std::unique_lock lock(mutex);
        while (!stopping) {
            lock.unlock();
            disk.look();
            lock.lock();
            end.wait_for(lock, std::chrono::seconds(1), [this] { return stopping.load(); });
        }
    });
}

void Application::start_background() {
    background_->stopping = false;
    background_->watch_disk(settings_);
    for (const auto& errand : errands) {
        background_->errand_threads.emplace_back([this, &errand] {
            std::unique_lock lock(background_->mutex);
            while (!background_->stopping) {
                lock.unlock();
                run_if_due(errand);
                lock.lock();
                background_->end.wait_for(lock, std::chrono::seconds(1),
                                          [this] { return is_stopping(); });
            }
        });
    }
    background_->thread = std::thread([this] {
        auto& background = *background_;
        jobs::ClockWatch watch;
        std::unique_lock lock(background.mutex);
        while (!background.stopping) {
            background.news = false;
            lock.unlock();
            tell_of_a_jump(watch, clock_->now());
            const auto trouble = trouble_of([this]() -> Result<> {
                deliver_inside(Pace::behind_requests);
                return {};
            });
            if (!trouble.empty()) spdlog::error("delivery failed: {}", trouble);
            lock.lock();
            background.something.wait_for(lock, std::chrono::seconds(1),
                                          [&] { return background.news || background.stopping; });
        }
    });
}

bool Application::is_stopping() const { return background_->stopping; }

void Application::stop_background() {
    {
        const std::lock_guard lock(background_->mutex);
        background_->stopping = true;
    }
    background_->something.notify_all();
    background_->end.notify_all();
    if (background_->thread.joinable()) background_->thread.join();
    for (auto& thread : background_->errand_threads) thread.join();
    background_->errand_threads.clear();
    if (background_->disk_thread.joinable()) background_->disk_thread.join();
    const std::lock_guard lock(background_->mutex);
    background_->stopping = false;  // who delivers by hand from now on is not stopped
}

}  // namespace veerkracht
