// The way of one request: route → who asks → may this role → use case → log line → answer. Reading
// of the body and writing of the answer are outside the transaction; the answer leaves after what
// it tells, and that it was told, is durable.
#include "runtime/application.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

#include "runtime/background.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/http/failures.hpp"
#include "runtime/http/guard.hpp"
#include "runtime/http/idempotency.hpp"
#include "runtime/http/print_types.hpp"
#include "runtime/http/problem.hpp"
#include "runtime/http/same_site.hpp"
#include "runtime/http/wire.hpp"
#include "runtime/log/filing.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht {

namespace {

constexpr int hour = 3'600;

http::Response response_to(const std::exception_ptr& failure, const std::string& request_id) {
    try {
        std::rethrow_exception(failure);
    } catch (const db::Busy&) {
        return http::problem(503, "server.busy", request_id);
    } catch (const db::DiskFull&) {
        spdlog::error("{}: no room to write", request_id);
        return http::problem(507, "disk.full", request_id);
    } catch (const db::EngineUnavailable& error) {
        spdlog::error("{}: {}", request_id, error.what());
        return http::problem(503, "server.unavailable", request_id);
    } catch (const db::ConstraintError&) {
        return http::problem(Error{Category::conflict, "row.conflict", {}, {}}, request_id);
    } catch (const std::bad_alloc&) {
        return http::problem(503, "server.busy", request_id);
    } catch (const std::exception& error) {
        spdlog::error("{}: {}", request_id, error.what());
    } catch (...) {
        spdlog::error("{}: an exception of an unknown type", request_id);
    }
    return http::problem(Error{Category::internal, "server.fault", {}, {}}, request_id);
}

// Nothing is told that could not be logged.
http::Response response_without_line(const std::exception_ptr& failure,
                                     const std::string& request_id) {
    auto response = response_to(failure, request_id);
    return response.status == 507 ? response : http::problem(503, "log.unavailable", request_id);
}

// An answer that is no JSON says so itself; a refusal always is.
void take_headers(std::vector<std::pair<std::string, std::string>>& from,
                  http::Response& response) {
    for (auto& [name, value] : from) {
        const bool is_type = name == "Content-Type";
        if (!is_type) response.headers.emplace_back(std::move(name), std::move(value));
        if (is_type && response.status < 300) response.content_type = std::move(value);
    }
}

// Whatever came of it: the page at this address asks.
void lead_to_our_page(const http::Route& route, http::Response& response) {
    response.status = 303;
    response.body.clear();
    response.headers.emplace_back("Location", route.pattern);
}

// An open page asks whether it still shows what may be seen: told nothing new, nobody looked anew.
bool says_nothing_new(const http::Request& request, const http::Response& response) {
    const auto known = request.header("if-none-match");
    const auto mark = std::ranges::find(
        response.headers, "ETag", [](const auto& one) { return std::string_view(one.first); });
    return request.method == "GET" && !known.empty() && response.status == 200 &&
           mark != response.headers.end() && http::has_version(known, mark->second);
}

http::Response unchanged(http::Response response) {
    response.status = 304;
    response.body.clear();
    return response;
}

// What a unit leaves for the answer and the log.
struct Left {
    Result<> outcome;
    std::string now;
    Actor actor;
    std::vector<log::Look> looks;
    std::vector<std::pair<std::string, std::string>> answer_headers;
    std::function<Result<>(UnitOfWork&)> then_write;
    bool line_is_written = false;
};

// Coming in, proving who one is, an emergency and going out write next to nothing, and who cannot
// come in cannot read. These go on when only the log has room.
constexpr std::string_view goes_on_without_room[] = {
    "login.", "logout", "link.", "session.", "my.session", "emergency.open", "emergency.end"};

bool is_about_coming_in(const http::Route& route) {
    return std::ranges::any_of(goes_on_without_room, [&](std::string_view action) {
        return route.action.starts_with(action);
    });
}

// Takes it over, also when an exception passes: the work may be undone, but who tried what is kept
// (NEN 7513).
class Keeper {
  public:
    Keeper(UnitOfWork& work, Left& left) : work_(work), left_(left) {}
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    ~Keeper() {
        left_.now = work_.now;
        left_.actor = work_.actor;
        left_.looks = work_.looks;
        left_.answer_headers = work_.answer_headers;
        left_.then_write = work_.then_write;
    }

  private:
    UnitOfWork& work_;
    Left& left_;
};

}  // namespace

// One request on its way. A unit may run more than once (a group that was lost, a serialization
// failure), so what it leaves is set anew each time.
struct Application::InFlight {
    InFlight(Background& its_background, const Clock& its_clock, http::Request its_request,
             http::Answer its_answer)
        : background(its_background),
          clock(its_clock),
          request(std::move(its_request)),
          answer(std::move(its_answer)) {
        background.a_request_came();
    }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;
    ~InFlight() { background.a_request_went(); }

    bool writes() const { return route->options.write; }
    // A wrong body is told only to who may ask at all.
    Result<> read_well() const { return prepared ? Result<>() : std::unexpected(prepared.error()); }

    bool somebody_asked() const {
        return left.actor.kind != Actor::Kind::nobody || !left.looks.empty();
    }
    // A body that fits was tried; who has to wait did not try.
    bool tried_to_get_in() const {
        return route->options.way_in && prepared &&
               (left.outcome || left.outcome.error().category != Category::too_often);
    }
    // Reading where no person was seen leaves no line, and a mistake in a form is nobody's
    // business; every other refusal is kept.
    bool wants_a_line() const {
        if (tried_to_get_in()) return true;
        if (left.outcome) return writes() ? somebody_asked() : !left.looks.empty();
        return somebody_asked() &&
               (left.outcome.error().category != Category::invalid || !left.looks.empty());
    }
    log::Line line() const {
        return {.at = left.now,
                .request_id = request.request_id,
                .action = route->action,
                .outcome = left.outcome ? "done" : left.outcome.error().code,
                .address = request.address,
                .actor = left.actor,
                .looks = left.looks};
    }
    void write_line(db::Transaction& tx) {
        if (!wants_a_line()) return;
        log::write(tx, line());
        left.line_is_written = true;
    }
    void reply(http::Response response) {
        if (auto failure = http::failure_of(request.request_id, clock.now(), response))
            remember(std::move(*failure));
        answer(std::move(response));
    }
    // For who quotes its number: which thing was tried and by which role, nothing of what was
    // asked.
    void remember(http::Failure failure) const {
        failure.action = route->action;
        failure.role = left.actor.role;
        failure.organization_id = left.actor.organization_id.value;
        const auto took = std::chrono::steady_clock::now() - began;
        failure.took_ms =
            static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
        failure.reached_database = !left.now.empty();
        http::failures().remember(std::move(failure));
    }

    Background& background;
    const Clock& clock;
    const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    http::Request request;
    http::Answer answer;
    const http::Route* route = nullptr;
    Result<std::unique_ptr<http::Call>> prepared;
    Left left;
    std::optional<http::KeptAnswer> kept_answer;  // of the first time, or kept now for a next time
};

Application::Application(Settings settings, std::unique_ptr<db::Database> database, Keys keys,
                         std::shared_ptr<Clock> clock)
    : settings_(std::move(settings)),
      database_(std::move(database)),
      keys_(std::move(keys)),
      clock_(std::move(clock)),
      background_(std::make_unique<Background>(settings_.data_folder)) {
    jobs.push_back({"http.forget_old_answers", hour, http::forget_old_answers});
    errands.push_back({"log.file_looks", 2, log::file_looks});
    errands.push_back({"log.seal", 1, log::seal_lines});
}

Application::~Application() {
    stop_background();
    background_->wait_for_requests();
}

UnitOfWork Application::unit_of_work(db::Transaction& tx, const http::Request& request) {
    const auto now = clock_->now();
    return {.tx = tx,
            .actor = {},
            .now = to_text(now),
            .today = day_of(now),
            .keys = keys_,
            .settings = settings_,
            .request = request,
            .looks = {},
            .answer_headers = {},
            .keep_on_error = false,
            .then_write = nullptr};
}

void Application::handle(http::Request request, http::Answer answer) {
    const auto refuse = [&](http::Response refusal) {
        answer(http::remembered(std::move(refusal), request.request_id, clock_->now()));
    };
    const auto found = routes.find(request.method, request.path);
    if (found.route == nullptr) {
        auto refusal = found.path_known
                           ? http::problem(405, "http.method", request.request_id)
                           : http::problem(Error{Category::not_found, "record.absent", {}, {}},
                                           request.request_id);
        if (found.path_known) refusal.headers.emplace_back("Allow", found.allowed);
        return refuse(std::move(refusal));
    }
    if (!http::comes_from_our_own_page(request, *found.route)) {
        return refuse(http::problem(403, "http.cross_site", request.request_id));
    }
    const auto flight =
        std::make_shared<InFlight>(*background_, *clock_, std::move(request), std::move(answer));
    flight->route = found.route;
    if (flight->writes() && !background_->disk.takes_writes() && !is_about_coming_in(*found.route))
        return flight->reply(http::problem(507, "disk.full", flight->request.request_id));
    try {
        flight->prepared = found.route->prepare(flight->request, found.path_values);
        run_prepared(flight);
    } catch (...) {
        flight->reply(response_to(std::current_exception(), flight->request.request_id));
    }
}

void Application::run_prepared(std::shared_ptr<InFlight> flight) {
    const auto unit = [this, flight](db::Connection& connection) {
        return run_unit(*flight, connection);
    };
    // Rendering must not hold up the write lane; a reader that read renders itself.
    if (flight->writes()) {
        const auto write = is_about_coming_in(*flight->route) ? &Background::write_in_the_last_room
                                                              : &Background::write;
        (*background_.*write)(*database_, unit, [this, flight](std::exception_ptr error) {
            background_->workers.post(
                [this, flight, error = std::move(error)] { finish(flight, error); });
        });
    } else {
        database_->read(
            unit, [this, flight](std::exception_ptr error) { finish(flight, std::move(error)); });
    }
}

bool Application::run_unit(InFlight& flight, db::Connection& connection) {
    db::Transaction tx(connection);
    db::stand_at_the_door(connection);
    auto work = unit_of_work(tx, flight.request);
    flight.left = {};
    flight.kept_answer.reset();
    {
        const Keeper keeper(work, flight.left);
        flight.left.outcome = perform(work, flight);
        if (flight.writes() && flight.left.outcome && work.then_write)
            flight.left.outcome = work.then_write(work);
    }
    if (!flight.left.outcome && !work.keep_on_error) return false;
    if (flight.writes()) flight.write_line(tx);
    return true;
}

Result<> Application::perform(UnitOfWork& work, InFlight& flight) {
    TRY(may_ask(work, *flight.route));
    TRY(flight.read_well());
    auto& call = **flight.prepared;
    if (!flight.writes()) return call.run(work);

    const auto repeatable = TRY(http::repeatable(work));
    if (!repeatable) return call.run(work);
    const auto first = TRY(http::answer_of_first_time(work, *repeatable));
    if (first) {
        auto page = http::page_of(routes, *flight.route, work.request.path, *first);
        if (page.route != nullptr && !role_may(work.actor, page.route->action)) page = {};
        flight.kept_answer = TRY(http::answer_again(work, page, call, *first));
        return {};
    }
    const auto begun = to_text(SystemClock().now());
    TRY(call.run(work));
    flight.kept_answer = {.status = http::success_status(*flight.route),
                          .body = call.empty_answer() ? "" : call.render(),
                          .looks = work.looks,
                          .begun = begun};
    http::keep_answer(work, *repeatable, *flight.kept_answer);
    return {};
}

// First who asks, then whether this role may do this at all. From elsewhere nobody asks.
Result<> Application::may_ask(UnitOfWork& work, const http::Route& route) {
    if (route.options.from_elsewhere) return {};
    Result<Actor> actor =
        identify ? identify(work) : fail(Category::unauthenticated, "access.unknown");
    if (actor) {
        work.actor = std::move(*actor);
        db::work_for(work.tx.connection(), work.actor);
    } else if (!route.options.anonymous || actor.error().category != Category::unauthenticated) {
        return std::unexpected(std::move(actor).error());
    }
    if (route.options.anonymous || (role_may && role_may(work.actor, route.action))) return {};
    return fail(Category::forbidden, "access.role");
}

void Application::finish(std::shared_ptr<InFlight> flight, std::exception_ptr error) {
    try {
        if (error) return answer_fault(flight, error);
        if (flight->left.then_write && !flight->writes()) return run_then_write(flight);
        answer_outcome(flight);
    } catch (...) {
        flight->reply(response_to(std::current_exception(), flight->request.request_id));
    }
}

// The writing that a reading unit left, in the transaction of the log line. It has the last word on
// the outcome only where the reading went well: a failed login is counted here and stays a failed
// login.
void Application::run_then_write(std::shared_ptr<InFlight> flight) {
    const auto before = std::make_shared<const Left>(flight->left);
    const auto unit = [this, flight, before](db::Connection& connection) {
        db::Transaction tx(connection);
        auto work = unit_of_work(tx, flight->request);
        work.actor = before->actor;
        db::work_for(connection, work.actor);
        work.looks = before->looks;
        work.answer_headers = before->answer_headers;
        flight->left = {};
        Result<> written;
        {
            const Keeper keeper(work, flight->left);
            written = before->then_write(work);
        }
        flight->left.then_write = nullptr;
        flight->left.outcome = before->outcome ? written : before->outcome;
        if (!written && !work.keep_on_error) return false;
        flight->write_line(tx);
        return true;
    };
    background_->write_in_the_last_room(*database_, unit, [this, flight](std::exception_ptr error) {
        background_->workers.post(
            [this, flight, error = std::move(error)] { finish(flight, error); });
    });
}

void Application::answer_fault(std::shared_ptr<InFlight> flight, std::exception_ptr error) {
    auto response = response_to(error, flight->request.request_id);
    flight->left.line_is_written = false;
    flight->left.outcome = response.status == 409 ? fail(Category::conflict, "row.conflict")
                                                  : fail(Category::internal, "server.fault");
    if (!flight->somebody_asked() || response.status == 507)
        return flight->reply(std::move(response));
    answer_after_line(flight, std::move(response));
}

void Application::answer_outcome(std::shared_ptr<InFlight> flight) {
    auto response = flight->left.outcome
                        ? good_response(*flight)
                        : http::problem(flight->left.outcome.error(), flight->request.request_id);
    if (response.status == 500) {
        const auto& fault = flight->left.outcome.error();
        spdlog::error("{}: {} {}", flight->request.request_id, fault.code, fault.detail);
    }
    take_headers(flight->left.answer_headers, response);
    // A machine that tells us something goes on to no page.
    const auto& options = flight->route->options;
    if (options.from_elsewhere && options.way_in) lead_to_our_page(*flight->route, response);
    if (says_nothing_new(flight->request, response))
        return flight->reply(unchanged(std::move(response)));
    if (flight->left.line_is_written || flight->writes()) background_->wake();
    if (flight->left.line_is_written || !flight->wants_a_line())
        return flight->reply(std::move(response));
    answer_after_line(flight, std::move(response));
}

http::Response Application::good_response(const InFlight& flight) const {
    http::Response response;
    response.status = http::success_status(*flight.route);
    if (flight.kept_answer) {
        response.status = flight.kept_answer->status;
        response.body = flight.kept_answer->body;
    } else if (!(*flight.prepared)->empty_answer()) {
        response.body = (*flight.prepared)->render();
    }
    if (flight.route->options.is_public || !flight.left.looks.empty())
        response.headers = {{"ETag", http::entity_tag(response.body)}};
    if (flight.route->options.is_public) response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

// Where the line could not stand in the transaction of the work (it only read, or was undone), the
// answer waits for it.
void Application::answer_after_line(std::shared_ptr<InFlight> flight, http::Response response) {
    const auto waiting = std::make_shared<http::Response>(std::move(response));
    const auto unit = [flight](db::Connection& connection) {
        db::Transaction tx(connection);
        db::stand_at_the_door(connection);
        log::write(tx, flight->line());
        return true;
    };
    const auto done = [flight, waiting](std::exception_ptr error) {
        flight->reply(error ? response_without_line(error, flight->request.request_id)
                            : std::move(*waiting));
    };
    try {
        background_->write_in_the_last_room(*database_, unit, done);
    } catch (...) {
        flight->reply(response_without_line(std::current_exception(), flight->request.request_id));
    }
}

Result<> Application::run(const Actor& actor, const std::function<Result<>(UnitOfWork&)>& unit) {
    return run_as(actor, "command", unit);
}

Result<> Application::run_as(const Actor& actor, std::string_view action,
                             const std::function<Result<>(UnitOfWork&)>& unit) {
    static const http::Request no_request;
    Result<> outcome;
    database_->write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        auto work = unit_of_work(tx, no_request);
        work.actor = actor;
        db::work_for(connection, actor);
        outcome = unit(work);
        if (!outcome) return work.keep_on_error;
        write_looks(work, action);
        return true;
    });
    if (outcome) background_->wake();
    return outcome;
}

// That the system looked, outside a request.
void Application::write_looks(UnitOfWork& work, std::string_view action) {
    if (work.looks.empty()) return;
    log::write(work.tx, {.at = work.now,
                         .request_id = {},
                         .action = std::string(action),
                         .outcome = "done",
                         .address = {},
                         .actor = work.actor,
                         .looks = std::move(work.looks)});
}

std::string Application::openapi() const { return http::print_openapi(routes, VEERKRACHT_VERSION); }
std::string Application::typescript() const { return http::print_typescript(routes); }

}  // namespace veerkracht
