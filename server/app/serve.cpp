#include "app/serve.hpp"

#include <semaphore.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

#include "app/hashing_doors.hpp"
#include "app/operations/metrics.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/http/assets.hpp"
#include "runtime/http/problem.hpp"
#include "runtime/http/static_files.hpp"

namespace veerkracht {

namespace {

// Load balancers ask often; one commit a second is proof enough.
constexpr auto proof_lasts = std::chrono::seconds(1);

// Whether a log line could be committed now: by committing something as small, in the same
// database. REL-45.
class Readiness {
  public:
    explicit Readiness(Application& application) : application_(application) {}

    void stop() { stopping_ = true; }

    void tell(const std::string& request_id, const http::Answer& answer) {
        if (stopping_) return answer(http::problem(503, "server.stopping", request_id));
        if (now() - proven_at_.load() < proof_lasts) return answer(ready());
        try {
            application_.database().write(
                [this](db::Connection& connection) { return commit_something(connection); },
                [this, request_id, answer](std::exception_ptr error) {
                    if (error)
                        return answer(http::problem(503, "database.unavailable", request_id));
                    proven_at_ = now();
                    answer(ready());
                });
        } catch (const std::exception&) {  // the queue is full
            answer(http::problem(503, "database.unavailable", request_id));
        }
    }

  private:
    static std::chrono::steady_clock::duration now() {
        return std::chrono::steady_clock::now().time_since_epoch();
    }
    // Who may read and not write is served: ready.
    http::Response ready() const {
        if (operations::is_read_only(application_.settings(),
                                     application_.database().is_postgres()))
            return {.body = R"({"status":"ready","disk":"read_only"})"};
        return {.body = R"({"status":"ready"})"};
    }

    bool commit_something(db::Connection& connection) {
        db::Transaction tx(connection);
        db::stand_at_the_door(connection);
        const std::string place = "log";
        const auto at = to_text(application_.clock().now());
        // value() throws when it could not: the answer is then not "ready".
        tx.execute(
              "insert into readiness (place, committed_at) values ($1, $2)"
              " on conflict (place) do update set committed_at = excluded.committed_at",
              place, at)
            .value();
        return true;
    }

    Application& application_;
    std::atomic<bool> stopping_ = false;
    std::atomic<std::chrono::steady_clock::duration> proven_at_{-std::chrono::hours(1)};
};

bool comes_over_https(const Settings& settings) {
    return settings.public_address.starts_with("https://");
}

}  // namespace

// Answers Prometheus, and nobody else.
class MetricsDesk {
  public:
    explicit MetricsDesk(Application& application) : application_(application) {}

    // Shared: an answer may come when we are gone.
    const std::shared_ptr<operations::RequestCounts> counts =
        std::make_shared<operations::RequestCounts>();

    void answer(const http::Request& request, const http::Answer& answer) {
        if (request.path != "/metrics")
            return answer(http::problem(404, "record.absent", request.request_id));
        try {
            const auto now = to_text(application_.clock().now());
            operations::Figures figures;
            application_.database().read_and_wait([&](db::Connection& connection) {
                db::Transaction tx(connection);
                db::work_for_the_house(connection);
                figures =
                    operations::figures(tx, application_.settings(), now, application_.subscribers);
                return false;
            });
            answer({.content_type = "text/plain; version=0.0.4; charset=utf-8",
                    .body = operations::metrics_text(figures, counts->seen(),
                                                     application_.database().statistics(), now)});
        } catch (const std::exception& error) {
            spdlog::error("metrics: {}", error.what());
            answer(http::problem(503, "database.unavailable", request.request_id));
        }
    }

  private:
    Application& application_;
};

struct Service::Parts {
    Parts(Application& application_of_all, http::ServerOptions options,
          std::optional<http::ServerOptions> metrics_options)
        : application(application_of_all),
          readiness(application),
          metrics(application),
          files(http::assets(), comes_over_https(application.settings())) {
        files.add("/openapi.json", "application/json", application.openapi());
        // Of a paper in a tab the browser asks for an icon here.
        for (const auto& asset : http::assets())
            if (asset.path == "/favicon.svg")
                files.add("/favicon.ico", "image/svg+xml", std::string(asset.identity));
        options.https = comes_over_https(application.settings());
        options.body_limit = [this, most = options.limits.body_bytes](std::string_view method,
                                                                      std::string_view path) {
            const auto found = application.routes.find(method, path);
            return found.route ? found.route->options.body_limit : most;
        };
        options.ready = [this](const http::Head& head, const http::Target& target) {
            return files.find(head, target);
        };
        server =
            http::serve(std::move(options), [this](http::Request request, http::Answer answer) {
                answer_or_pass_on(std::move(request), counted(std::move(answer)));
            });
        if (metrics_options)
            metrics_server =
                http::serve(std::move(*metrics_options),
                            [this](const http::Request& request, const http::Answer& answer) {
                                metrics.answer(request, answer);
                            });
        application.start_background();
    }

    http::Answer counted(http::Answer answer) {
        return [counts = metrics.counts, answer = std::move(answer),
                began = std::chrono::steady_clock::now()](http::Response response) {
            counts->add(response.status, std::chrono::steady_clock::now() - began);
            answer(std::move(response));
        };
    }

    void answer_or_pass_on(http::Request request, http::Answer answer) {
        const bool is_get = request.method == "GET";
        if (is_get && request.path == "/livez") return answer({.body = R"({"status":"alive"})"});
        if (is_get && request.path == "/readyz") return readiness.tell(request.request_id, answer);
        doors->handle(std::move(request), std::move(answer));
    }

    void stop() {
        if (!server) return;
        readiness.stop();
        for (auto* const line : {&metrics_server, &server}) {
            if (!*line) continue;
            (*line)->stop();
            (*line)->wait();
            line->reset();
        }
        application.stop_background();
    }

    Application& application;
    const std::shared_ptr<HashingDoors> doors = std::make_shared<HashingDoors>(
        [&inside = application](http::Request request, http::Answer answer) {
            inside.handle(std::move(request), std::move(answer));
        });
    Readiness readiness;
    MetricsDesk metrics;
    http::StaticFiles files;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Server> metrics_server;
};

Service::Service(Application& application, http::ServerOptions options,
                 std::optional<http::ServerOptions> metrics)
    : parts_(std::make_unique<Parts>(application, std::move(options), std::move(metrics))) {}

Service::~Service() { stop(); }

unsigned short Service::port() const { return parts_->server->port(); }

unsigned short Service::metrics_port() const { return parts_->metrics_server->port(); }

void Service::stop() { parts_->stop(); }

namespace {

sem_t told_to_stop;
std::atomic<std::int64_t> first_told_at = 0;  // milliseconds of a clock that only goes on
// Else a signal handler may not touch it.
static_assert(std::atomic<std::int64_t>::is_always_lock_free);
constexpr std::int64_t one_telling_ms = 500;

std::int64_t milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000 + now.tv_nsec / 1'000'000;
}

// A signal handler may do next to nothing: it looks at the clock, and wakes who waits. Who is told
// again does not finish what runs; a process and its group are told at once, and that is one time.
void hear_signal(int) {
    const auto now = milliseconds_now();
    std::int64_t first = 0;
    if (first_told_at.compare_exchange_strong(first, now)) {
        sem_post(&told_to_stop);
    } else if (now - first >= one_telling_ms) {
        _exit(1);
    }
}

// From construction to destruction the signals to stop are ours.
class StopSignal {
  public:
    StopSignal() {
        first_told_at = 0;
        sem_init(&told_to_stop, 0, 0);
        struct sigaction action {};
        action.sa_handler = hear_signal;
        action.sa_flags = SA_RESTART;
        sigaction(SIGTERM, &action, &before_[0]);
        sigaction(SIGINT, &action, &before_[1]);
        // A peer that has gone is an error of a write, not the end of the process.
        action.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &action, &before_[2]);
    }
    ~StopSignal() {
        sigaction(SIGTERM, &before_[0], nullptr);
        sigaction(SIGINT, &before_[1], nullptr);
        sigaction(SIGPIPE, &before_[2], nullptr);
        sem_destroy(&told_to_stop);
    }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void wait() {
        while (sem_wait(&told_to_stop) != 0 && errno == EINTR) {
        }
    }

  private:
    std::array<struct sigaction, 3> before_{};
};

}  // namespace

void serve(Application& application, http::ServerOptions options,
           std::optional<http::ServerOptions> metrics) {
    StopSignal signal;
    Service service(application, std::move(options), std::move(metrics));
    spdlog::info("listening on port {}", service.port());
    signal.wait();
    spdlog::info("stopping: finishing what runs");
    service.stop();
}

}  // namespace veerkracht
