#include "runtime/http/server.hpp"

#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstring>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "runtime/http/failures.hpp"
#include "runtime/http/problem.hpp"
#include "runtime/http/wire.hpp"

// g++ 12 pairs the two halves of Asio's frame allocator wrongly when it inlines one of them.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace veerkracht::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

// The concrete executor, not any_io_executor: that difference was measured (docs: a third less time
// a request).
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_values{};

constexpr milliseconds tick_length{200};
constexpr std::size_t body_step = 64 << 10;
// After a refusal we read on for a moment: closing with unread bytes would reset the line and lose
// the answer.
constexpr seconds linger_time{2};
constexpr std::size_t linger_bytes_max = 1 << 20;

std::string text_of(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

// How many connections there are, in all and of each address. Shared by the threads.
class Admission {
  public:
    Admission(int most, int most_per_address) : most_(most), most_per_address_(most_per_address) {}

    // 0 when there is room, else the status to refuse with.
    int enter(const std::string& address, bool counted) {
        const std::lock_guard lock(mutex_);
        if (total_ >= most_) return 503;
        if (counted && by_address_[address] >= most_per_address_) return 429;
        ++total_;
        if (counted) ++by_address_[address];
        return 0;
    }
    void leave(const std::string& address, bool counted) {
        const std::lock_guard lock(mutex_);
        --total_;
        if (!counted) return;
        const auto found = by_address_.find(address);
        if (--found->second == 0) by_address_.erase(found);
    }

  private:
    const int most_;
    const int most_per_address_;
    std::mutex mutex_;
    int total_ = 0;
    std::map<std::string, int> by_address_;
};

// What all threads share.
struct House {
    House(ServerOptions given, Handler asked)
        : options(std::move(given)),
          handler(std::move(asked)),
          security(security_headers(options.https)),
          proxies(options.proxies.begin(), options.proxies.end()),
          admission(options.limits.connections, options.limits.connections_per_address) {}

    const ServerOptions options;
    const Handler handler;
    const std::string security;
    const std::set<std::string, std::less<>> proxies;
    Admission admission;
    std::atomic<bool> stopping = false;
};

class Connection;

// One thread with its own io_context, its own listening socket (the kernel spreads the connections)
// and its own clock.
class Loop : public std::enable_shared_from_this<Loop> {
  public:
    explicit Loop(House& house_of_all) : house(house_of_all) { tick(); }

    void listen(const tcp::endpoint& endpoint);
    unsigned short port() const { return acceptor.local_endpoint().port(); }
    void run();
    void begin_stop(bool at_once);

    House& house;
    asio::io_context io{1};
    Acceptor acceptor{io.get_executor()};
    Timer timer{io.get_executor()};
    std::list<Connection*> connections;
    RequestIds ids;
    std::string date_line;  // made once a second, not once an answer

  private:
    static Task<> accept_all(std::shared_ptr<Loop> loop);
    static Task<> keep_time(std::shared_ptr<Loop> loop);
    void admit(Socket socket);
    void accept_waiting();
    void turn_away(Socket& socket, int status);
    void tick();
    void close_idle();
    void abort_all();
    bool is_done() const { return stop_at_ && !acceptor.is_open() && connections.empty(); }

    std::time_t date_ = 0;
    std::optional<SteadyClock::time_point> stop_at_;
};

// Where the answer to one request arrives, from whatever thread. Answers that come twice, too late,
// or after the server is gone are dropped.
struct Exchange {
    std::weak_ptr<Loop> loop;
    std::string request_id;
    std::atomic<bool> is_answered = false;
    // The rest is touched by the loop's thread only.
    std::optional<Response> response;
    Timer* waiting = nullptr;

    void arrive(Response answer) {
        response = std::move(answer);
        if (waiting) waiting->cancel();
    }
};

void give(const std::shared_ptr<Exchange>& exchange, Response response) {
    if (exchange->is_answered.exchange(true)) return;
    const auto loop = exchange->loop.lock();
    if (!loop) return;
    const auto executor = loop->io.get_executor();
    if (executor.running_in_this_thread()) return exchange->arrive(std::move(response));
    try {
        asio::post(executor, [exchange, response = std::move(response)]() mutable {
            exchange->arrive(std::move(response));
        });
    } catch (...) {
        exchange->is_answered = false;  // it is not on its way: who asked still waits
        throw;
    }
}

// What never came to the rooms is remembered here, without a word of what was asked.
Response remembered(Response refusal, std::string_view request_id) {
    return remembered(std::move(refusal), request_id, SystemClock().now());
}

Response our_own_mistake(std::string_view request_id) {
    return remembered(problem(500, "internal", request_id), request_id);
}

// The last copy of an Answer that is dropped without a word says 500, so nobody waits for nothing.
struct Promise {
    std::shared_ptr<Exchange> exchange;

    explicit Promise(std::shared_ptr<Exchange> of) : exchange(std::move(of)) {}
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() {
        if (exchange->is_answered) return;
        try {
            spdlog::error("request {}: dropped without an answer", exchange->request_id);
            give(exchange, our_own_mistake(exchange->request_id));
        } catch (const std::exception& error) {
            spdlog::error("request {}: {}", exchange->request_id, error.what());
        }
    }
};

// What a handler throws is a 500 and one line in the log.
void call(const Handler& handler, const std::shared_ptr<Exchange>& exchange, Request request) {
    const auto promise = std::make_shared<Promise>(exchange);
    const auto fail_with = [&](std::string_view reason) {
        spdlog::error("request {}: {}", exchange->request_id, reason);
        give(exchange, our_own_mistake(exchange->request_id));
    };
    try {
        handler(std::move(request),
                [promise](Response response) { give(promise->exchange, std::move(response)); });
    } catch (const std::bad_alloc&) {
        give(exchange, problem(503, "server.busy", exchange->request_id));
    } catch (const std::exception& error) {
        fail_with(error.what());
    } catch (...) {
        fail_with("an exception of an unknown type");
    }
}

// What the client has already, by the version that it names.
bool is_known(const Response& response, std::string_view known_version) {
    if (response.status != 200 || known_version.empty()) return false;
    return std::ranges::any_of(response.headers, [&](const auto& field) {
        return field.first == "ETag" && has_version(known_version, field.second);
    });
}

using Parts = std::array<asio::const_buffer, 3>;

void skip(Parts& parts, std::size_t count) {
    for (auto& part : parts) {
        const auto here = std::min(count, part.size());
        part += here;
        count -= here;
    }
}

// One line with one client: heads in, answers out, one after the other.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::shared_ptr<Loop> of, Socket socket, std::string peer, bool is_counted)
        : loop_(std::move(of)),
          house_(loop_->house),
          socket_(std::move(socket)),
          wake_(loop_->io.get_executor()),
          peer_(std::move(peer)),
          is_counted_(is_counted),
          buffer_(std::make_unique_for_overwrite<char[]>(limits().header_bytes)) {
        place_ = loop_->connections.insert(loop_->connections.end(), this);
    }
    ~Connection() {
        loop_->connections.erase(place_);
        house_.admission.leave(peer_, is_counted_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    static Task<> run(std::shared_ptr<Connection> self) {
        co_await self->converse();
        if (self->was_refused_) co_await self->linger();
        ErrorCode ignored;
        self->socket_.shutdown(tcp::socket::shutdown_both, ignored);
        self->socket_.close(ignored);
    }

    // Called by the loop's clock. What is being waited for ends with operation_aborted.
    void end_if_late(SteadyClock::time_point now) {
        if (now < deadline_) return;
        is_late_ = true;
        ErrorCode ignored;
        socket_.cancel(ignored);
    }
    void end_if_idle() {
        ErrorCode ignored;
        if (is_kept_alive_ && is_idle_ && socket_.available(ignored) == 0) socket_.cancel(ignored);
    }
    void abort() {
        ErrorCode ignored;
        socket_.close(ignored);
        wake_.cancel();
    }

  private:
    const Limits& limits() const { return house_.options.limits; }
    std::string_view received() const { return {buffer_.get() + begin_, end_ - begin_}; }
    void consume(std::size_t count) {
        begin_ += count;
        if (begin_ == end_) begin_ = end_ = 0;
    }
    void must_end_by(SteadyClock::time_point deadline) {
        deadline_ = deadline;
        is_late_ = false;
    }
    void must_end_within(SteadyClock::duration time) { must_end_by(SteadyClock::now() + time); }

    Task<> converse();
    Task<std::size_t> receive_head();
    Task<bool> receive_more();
    Task<bool> one_request(std::size_t head_size);
    Task<std::optional<std::string>> receive_body(std::size_t length);
    Task<Response> ask(Request request);
    Task<bool> send(Response response, bool with_body, bool keep_alive, std::string request_id);
    Task<bool> send_ready(std::string_view head, std::string_view body, bool keep_alive);
    Task<bool> send_parts(Parts parts);
    // Takes no string by value: g++ 12 destroys a braced argument of a coroutine twice.
    Task<bool> refuse(int status, std::string_view code);
    Task<> linger();
    Request request_from(Head head, Target target, std::string body);
    void write_tail(std::string_view request_id, bool keep_alive);

    const std::shared_ptr<Loop> loop_;
    House& house_;
    Socket socket_;
    Timer wake_;
    const std::string peer_;
    const bool is_counted_;
    const std::unique_ptr<char[]> buffer_;  // holds one head, and what came behind it
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string head_out_;
    std::string tail_out_;
    SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
    bool is_late_ = false;
    bool is_idle_ = false;        // waits for the first byte of a request
    bool is_kept_alive_ = false;  // has answered before
    bool was_refused_ = false;
    std::list<Connection*>::iterator place_;
};

Task<> Connection::converse() {
    must_end_within(seconds(limits().header_seconds));
    for (bool goes_on = true; goes_on;) {
        const std::size_t head_size = co_await receive_head();
        if (head_size == 0) co_return;
        goes_on = co_await one_request(head_size);
        is_kept_alive_ = true;
        must_end_within(seconds(limits().idle_seconds));
    }
}

// The size of the next head, or 0 when there will be none (and a refusal was sent when one was
// due).
Task<std::size_t> Connection::receive_head() {
    std::size_t looked_at = 0;
    if (!received().empty()) must_end_within(seconds(limits().header_seconds));
    while (true) {
        if (const auto length = head_length(received(), looked_at)) co_return *length;
        looked_at = received().size();
        if (looked_at == limits().header_bytes) {
            const Refusal refusal = too_long(received());
            co_await refuse(refusal.status, refusal.code);
            co_return 0;
        }
        is_idle_ = looked_at == 0;
        const bool came = co_await receive_more();
        is_idle_ = false;
        if (!came) {
            if (is_late_ && looked_at > 0) co_await refuse(408, "http.header_too_slow");
            co_return 0;
        }
        if (looked_at == 0) must_end_within(seconds(limits().header_seconds));
    }
}

Task<bool> Connection::receive_more() {
    if (begin_ > 0) {
        std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const auto [error, count] = co_await socket_.async_read_some(
        asio::buffer(buffer_.get() + end_, limits().header_bytes - end_), as_values);
    end_ += count;
    co_return !error;
}

// Answers one request; true when the line can carry another.
Task<bool> Connection::one_request(std::size_t head_size) {
    auto head = read_head(received().substr(0, head_size), limits());
    consume(head_size);
    if (!head) co_return co_await refuse(head.error().status, head.error().code);
    auto target = read_target(head->target);
    if (!target) co_return co_await refuse(target.error().status, target.error().code);

    const bool is_head = head->method == "HEAD";
    const bool keep_alive = head->keep_alive && !house_.stopping.load(std::memory_order_relaxed);
    if (house_.options.ready && (is_head || head->method == "GET")) {
        if (const auto ready = house_.options.ready(*head, *target)) {
            const auto body = is_head ? std::string_view() : ready->body;
            co_return co_await send_ready(ready->head, body, keep_alive);
        }
    }

    const auto& body_limit = house_.options.body_limit;
    const auto body_max = body_limit ? body_limit(head->method, target->path) : limits().body_bytes;
    if (head->content_length > body_max) co_return co_await refuse(413, "http.body_too_long");
    std::string body;
    if (head->content_length > 0) {
        auto came = co_await receive_body(head->content_length);
        if (!came) {
            if (is_late_) co_await refuse(408, "http.body_too_slow");
            co_return false;
        }
        body = std::move(*came);
    }

    const std::string known_version(head->header("if-none-match"));
    auto request = request_from(std::move(*head), std::move(*target), std::move(body));
    std::string id = request.request_id;
    const bool is_get = request.method == "GET";
    Response response = co_await ask(std::move(request));
    if (is_get && is_known(response, known_version)) response.status = 304;
    // Stopping may have begun while the handler was at work.
    const bool keep_on = keep_alive && !house_.stopping.load(std::memory_order_relaxed);
    co_return co_await send(std::move(response), !is_head, keep_on, std::move(id));
}

Task<bool> Connection::send_ready(std::string_view head, std::string_view body, bool keep_alive) {
    write_tail(loop_->ids.next(), keep_alive);
    const bool sent =
        co_await send_parts({asio::buffer(head), asio::buffer(tail_out_), asio::buffer(body)});
    co_return sent&& keep_alive;
}

// Room is taken as bytes come in: a client that only promises 10 MB costs nothing.
Task<std::optional<std::string>> Connection::receive_body(std::size_t length) {
    const auto start = SteadyClock::now() + seconds(limits().header_seconds);
    std::string body(received().substr(0, length));
    consume(body.size());
    while (body.size() < length) {
        const auto had = body.size();
        must_end_by(start + milliseconds(had * 1'000 / limits().body_bytes_per_second));
        body.resize(std::min(length, had + body_step));
        const auto [error, count] = co_await socket_.async_read_some(
            asio::buffer(body.data() + had, body.size() - had), as_values);
        body.resize(had + count);
        if (error) co_return std::nullopt;
    }
    co_return body;
}

Request Connection::request_from(Head head, Target target, std::string body) {
    const auto forwarded = head.header("x-forwarded-for");
    Request request;
    request.address = client_address(peer_, forwarded, house_.proxies);
    request.loopback = asio::ip::make_address(peer_).is_loopback() &&
                       !house_.proxies.contains(peer_) && forwarded.empty() &&
                       head.header("forwarded").empty() && names_this_machine(head.header("host"));
    request.method = head.method == "HEAD" ? "GET" : std::move(head.method);
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    request.headers = std::move(head.headers);
    request.body = std::move(body);
    request.request_id = loop_->ids.next();
    return request;
}

// Asks the handler and waits for its answer, not longer than a request may take.
Task<Response> Connection::ask(Request request) {
    auto exchange = std::make_shared<Exchange>();
    exchange->loop = loop_;
    exchange->request_id = request.request_id;
    deadline_ = SteadyClock::time_point::max();
    call(house_.handler, exchange, std::move(request));
    if (!exchange->response) {
        // An answer from another thread is posted to this one, so it cannot come between these
        // lines.
        exchange->waiting = &wake_;
        wake_.expires_after(seconds(limits().request_seconds));
        co_await wake_.async_wait(as_values);
        exchange->waiting = nullptr;
    }
    if (!exchange->response)
        co_return remembered(problem(503, "http.request_timeout", exchange->request_id),
                             exchange->request_id);
    co_return std::move(*exchange->response);
}

void Connection::write_tail(std::string_view request_id, bool keep_alive) {
    tail_out_.clear();
    tail_out_.append(loop_->date_line).append("X-Request-Id: ").append(request_id);
    tail_out_.append(keep_alive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
}

Task<bool> Connection::send(Response response, bool with_body, bool keep_alive,
                            std::string request_id) {
    if (!has_clean_headers(response)) {
        spdlog::error("request {}: a header of the answer holds control characters", request_id);
        response = our_own_mistake(request_id);
    }
    head_out_.clear();
    write_head(head_out_, response, house_.security);
    write_tail(request_id, keep_alive);
    std::string_view body = response.body.empty() ? response.fixed_body : response.body;
    if (!with_body || response.status == 204 || response.status == 304) body = {};
    const bool sent =
        co_await send_parts({asio::buffer(head_out_), asio::buffer(tail_out_), asio::buffer(body)});
    co_return sent&& keep_alive;
}

// Most answers fit in the socket's buffer: one system call, nothing to wait for.
Task<bool> Connection::send_parts(Parts parts) {
    ErrorCode error;
    skip(parts, socket_.write_some(parts, error));
    if (error && error != asio::error::would_block) co_return false;
    const auto left = asio::buffer_size(parts);
    if (left == 0) co_return true;
    must_end_within(seconds(limits().request_seconds) +
                    milliseconds(left * 1'000 / limits().body_bytes_per_second));
    const auto [slow_error, count] = co_await asio::async_write(socket_, parts, as_values);
    co_return !slow_error && count == left;
}

Task<bool> Connection::refuse(int status, std::string_view code) {
    was_refused_ = true;
    must_end_within(seconds(limits().header_seconds));
    auto id = loop_->ids.next();
    auto response = remembered(problem(status, code, id), id);
    if (status == 405)
        response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    co_return co_await send(std::move(response), true, false, std::move(id));
}

Task<> Connection::linger() {
    ErrorCode ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    must_end_within(linger_time);
    for (std::size_t discarded = 0; discarded < linger_bytes_max;) {
        const auto [error, count] = co_await socket_.async_read_some(
            asio::buffer(buffer_.get(), limits().header_bytes), as_values);
        if (error) co_return;
        discarded += count;
    }
}

void Loop::listen(const tcp::endpoint& endpoint) {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
    acceptor.set_option(ReusePort(true));
    acceptor.bind(endpoint);
    acceptor.listen();
}

void Loop::run() {
    const auto self = shared_from_this();
    const auto ended = [](std::exception_ptr error) {
        if (error) std::rethrow_exception(error);
    };
    asio::co_spawn(io, accept_all(self), ended);
    asio::co_spawn(io, keep_time(self), ended);
    io.run();
}

Task<> Loop::accept_all(std::shared_ptr<Loop> loop) {
    while (loop->acceptor.is_open()) {
        auto [error, socket] = co_await loop->acceptor.async_accept(as_values);
        if (!error) {
            loop->admit(std::move(socket));
        } else if (loop->acceptor.is_open() && error != asio::error::connection_aborted) {
            // Out of file descriptors: those that are open will be closed, so wait a moment.
            Timer pause(loop->io.get_executor(), tick_length);
            co_await pause.async_wait(as_values);
        }
    }
}

void Loop::admit(Socket socket) {
    ErrorCode error;
    const auto address = socket.remote_endpoint(error).address();
    if (error) return;  // gone already
    auto peer = text_of(address);
    const bool counted = !address.is_loopback() && !house.proxies.contains(peer);
    if (const int refused = house.admission.enter(peer, counted)) return turn_away(socket, refused);

    socket.set_option(tcp::no_delay(true), error);
    socket.non_blocking(true, error);
    auto connection = std::make_shared<Connection>(shared_from_this(), std::move(socket),
                                                   std::move(peer), counted);
    asio::co_spawn(io, Connection::run(connection), [](std::exception_ptr failure) {
        try {
            if (failure) std::rethrow_exception(failure);
        } catch (const std::exception& thrown) {
            spdlog::error("a connection ended: {}", thrown.what());
        }
    });
}

void Loop::turn_away(Socket& socket, int status) {
    auto response = problem(status, "http.too_many_connections", "");
    std::string bytes;
    write_head(bytes, response, house.security);
    bytes += date_line + "Connection: close\r\n\r\n" + response.body;
    ErrorCode ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

Task<> Loop::keep_time(std::shared_ptr<Loop> loop) {
    while (!loop->is_done()) {
        loop->timer.expires_after(tick_length);
        co_await loop->timer.async_wait(as_values);
        loop->tick();
    }
}

void Loop::tick() {
    if (const auto date = std::time(nullptr); date != date_) {
        date_ = date;
        date_line = "Date: " + http_date(date) + "\r\n";
    }
    const auto now = SteadyClock::now();
    for (Connection* connection : connections) connection->end_if_late(now);
    if (!stop_at_) return;
    if (acceptor.is_open() && now >= *stop_at_ + seconds(house.options.accept_seconds_after_stop)) {
        accept_waiting();
        ErrorCode ignored;
        acceptor.close(ignored);
    }
    if (!acceptor.is_open()) close_idle();
    if (now >= *stop_at_ + seconds(house.options.finish_seconds_after_stop)) abort_all();
}

// Those who are in the kernel's queue were let in; closing the listener would reset them.
void Loop::accept_waiting() {
    ErrorCode error;
    acceptor.non_blocking(true, error);
    while (!error) {
        Socket socket(io.get_executor());
        acceptor.accept(socket, error);
        if (!error) admit(std::move(socket));
    }
}

void Loop::close_idle() {
    for (Connection* connection : connections) connection->end_if_idle();
}

void Loop::abort_all() {
    for (Connection* connection : connections) connection->abort();
}

void Loop::begin_stop(bool at_once) {
    // Not shared_from_this: what is posted to a loop that has ended stays in it, and would keep it
    // alive for ever.
    asio::post(io, [this, at_once] {
        if (!stop_at_) stop_at_ = SteadyClock::now();
        if (!at_once) return;
        ErrorCode ignored;
        acceptor.close(ignored);
        abort_all();
        timer.cancel();
    });
}

class ThreadedServer : public Server {
  public:
    ThreadedServer(ServerOptions options, Handler handler)
        : house_(std::move(options), std::move(handler)) {
        auto endpoint =
            tcp::endpoint(asio::ip::make_address(house_.options.host), house_.options.port);
        for (unsigned i = 0; i < std::max(1U, house_.options.threads); ++i) {
            loops_.push_back(std::make_shared<Loop>(house_));
            loops_.back()->listen(endpoint);
            endpoint.port(loops_.front()->port());
        }
        port_ = endpoint.port();
        for (const auto& loop : loops_) threads_.emplace_back([loop] { run_thread(*loop); });
    }

    ~ThreadedServer() override {
        house_.stopping = true;
        for (const auto& loop : loops_) loop->begin_stop(true);
        wait();
    }

    unsigned short port() const override { return port_; }

    void stop() override {
        house_.stopping = true;
        for (const auto& loop : loops_) loop->begin_stop(false);
    }

    void wait() override {
        for (auto& thread : threads_)
            if (thread.joinable()) thread.join();
    }

  private:
    static void run_thread(Loop& loop) {
        pthread_setname_np(pthread_self(), "http");
        loop.run();
    }

    House house_;
    std::vector<std::shared_ptr<Loop>> loops_;
    std::vector<std::thread> threads_;
    unsigned short port_ = 0;
};

}  // namespace

namespace {

// A line is an open file; Debian starts a program with room for 1,024, databases and logs included.
void make_room_for_lines(int connections) {
    const auto wanted = static_cast<rlim_t>(connections) + 512;
    rlimit room{};
    if (getrlimit(RLIMIT_NOFILE, &room) != 0 || room.rlim_cur >= wanted) return;
    room.rlim_cur = std::min(room.rlim_max, wanted);
    setrlimit(RLIMIT_NOFILE, &room);
    if (room.rlim_cur < wanted) spdlog::warn("there is room for {} open files only", room.rlim_cur);
}

}  // namespace

std::unique_ptr<Server> serve(ServerOptions options, Handler handler) {
    make_room_for_lines(options.limits.connections);
    return std::make_unique<ThreadedServer>(std::move(options), std::move(handler));
}

}  // namespace veerkracht::http
