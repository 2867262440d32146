// The house put together: routes, subscribers, jobs, database, keys and clock. Capabilities install
// themselves in it.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/db/database.hpp"
#include "runtime/http/router.hpp"
#include "runtime/http/server.hpp"
#include "runtime/outgoing/carrier.hpp"

namespace veerkracht {

class Application;

// Called once for each event after the cursor, behind a savepoint of its own; may run twice.
struct Subscriber {
    std::string name;   // "referrals.tell_the_receiving_team"
    std::string event;  // "referral.created"
    std::function<Result<>(UnitOfWork&, const events::Event&)> hear;
};

// Runs each `seconds` on the write side with the system as actor.
struct Job {
    std::string name;
    int seconds;
    std::function<Result<>(UnitOfWork&)> run;
};

// Runs each `seconds` on a thread of its own, outside any transaction: it may wait on others, and
// does its reading and writing in short units of work.
struct Errand {
    std::string name;
    int seconds;
    std::function<Result<>(Application&)> run;
};

class Application {
  public:
    Application(Settings settings, std::unique_ptr<db::Database> database, Keys keys,
                std::shared_ptr<Clock> clock);
    ~Application();

    http::Routes routes;
    std::vector<Subscriber> subscribers;
    std::vector<Job> jobs;
    std::vector<Errand> errands;

    outgoing::Carriers carriers;
    // What was sent keeps its text; only for the Demo-postvak and for tests, which read it there.
    bool keeps_sent_texts = false;

    // Filled by the access room: who asks (from cookies), and may this role do this action at all.
    std::function<Result<Actor>(UnitOfWork&)> identify;
    std::function<bool(const Actor&, std::string_view action)> role_may;

    template <Described E>
    void on(std::string name, Result<> (*hear)(UnitOfWork&, const E&));

    // One request from guard to answer; `answer` is called once, from another thread or from this
    // one.
    void handle(http::Request request, http::Answer answer);
    // A unit of work outside a request (commands, tests, import), on the write side, as `actor`.
    Result<> run(const Actor& actor, const std::function<Result<>(UnitOfWork&)>& unit);
    // Delivers all news and runs all due jobs and errands once; in the background the same happens
    // after each commit and each second.
    void deliver();
    void start_background();
    void stop_background();
    bool is_stopping() const;  // an errand ends its round then

    db::Database& database() { return *database_; }
    Keys& keys() { return keys_; }
    Clock& clock() { return *clock_; }
    const Settings& settings() const { return settings_; }
    std::string openapi() const;     // OpenAPI 3.1 as JSON
    std::string typescript() const;  // web/src/kernel/api_types.ts

  private:
    struct InFlight;
    struct Background;
    class NewsRound;
    UnitOfWork unit_of_work(db::Transaction& tx, const http::Request& request);
    void run_prepared(std::shared_ptr<InFlight> flight);
    bool run_unit(InFlight& flight, db::Connection& connection);
    Result<> perform(UnitOfWork& work, InFlight& flight);
    Result<> may_ask(UnitOfWork& work, const http::Route& route);
    void finish(std::shared_ptr<InFlight> flight, std::exception_ptr error);
    void run_then_write(std::shared_ptr<InFlight> flight);
    void answer_fault(std::shared_ptr<InFlight> flight, std::exception_ptr error);
    void answer_outcome(std::shared_ptr<InFlight> flight);
    http::Response good_response(const InFlight& flight) const;
    void answer_after_line(std::shared_ptr<InFlight> flight, http::Response response);
    void write_looks(UnitOfWork& work, std::string_view action);
    Result<> run_as(const Actor& actor, std::string_view action,
                    const std::function<Result<>(UnitOfWork&)>& unit);
    enum class Pace { at_once, behind_requests };
    void deliver_inside(Pace pace);
    void deliver_news(Pace pace);
    void run_due_jobs();
    void run_if_due(const Errand& errand);

    Settings settings_;
    std::unique_ptr<db::Database> database_;
    Keys keys_;
    std::shared_ptr<Clock> clock_;
    std::unique_ptr<Background> background_;
};

template <Described E>
void Application::on(std::string name, Result<> (*hear)(UnitOfWork&, const E&)) {
    subscribers.push_back({std::move(name), E::name,
                           [hear](UnitOfWork& work, const events::Event& event) -> Result<> {
                               return hear(work, TRY(from_json<E>(event.body)));
                           }});
}

}  // namespace veerkracht
