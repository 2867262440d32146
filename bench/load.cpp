// veerkracht_bench load: so many connections, each with one request under way, for so many seconds;
// or a fixed number of requests a second, where latency counts from the moment that a request was
// due, so that a slow server is not measured less often.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

#include "commands.hpp"

namespace veerkracht::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;
using namespace std::chrono_literals;

struct Options {
    std::string host = "127.0.0.1";
    unsigned short port = 8097;
    int connections = 64;
    double seconds = 5;
    double warm_up = 1;
    double rate = 0;  // requests a second; 0: as many as go
    std::string requests;
    std::vector<int> pids;  // of the server, for its CPU time
};

std::vector<std::string> read_requests(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    std::vector<std::string> requests;
    std::istringstream parts(text.str());
    for (std::string one; std::getline(parts, one, '\0');) requests.push_back(one);
    if (requests.empty()) throw std::runtime_error(path + " holds no requests");
    return requests;
}

// User and system time of a process, in microseconds.
double cpu_of(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream rest(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) rest >> skipped;
    double user = 0, system = 0;
    rest >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double cpu_of(const std::vector<int>& pids) {
    double sum = 0;
    for (const int pid : pids) sum += cpu_of(pid);
    return sum;
}

struct Connection {
    int socket = -1;
    bool busy = false;
    Time due;
    std::string received;
};

class Load {
  public:
    explicit Load(const Options& options)
        : options_(options),
          requests_(read_requests(options.requests)),
          poll_(::epoll_create1(EPOLL_CLOEXEC)) {
        for (int i = 0; i < options.connections; ++i) connections_.push_back(connected(i));
    }
    ~Load() {
        for (const auto& connection : connections_) ::close(connection.socket);
        ::close(poll_);
    }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void run() {
        ::prctl(PR_SET_TIMERSLACK, 1);
        run_for(options_.warm_up);
        latencies_.clear();
        statuses_.clear();
        const auto cpu_before = cpu_of(options_.pids);
        const auto began = Clock::now();
        run_for(options_.seconds);
        const double elapsed = std::chrono::duration<double>(Clock::now() - began).count();
        report(elapsed, cpu_of(options_.pids) - cpu_before);
    }

  private:
    Connection connected(int number) {
        Connection connection;
        connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(options_.port);
        inet_pton(AF_INET, options_.host.c_str(), &address.sin_addr);
        if (::connect(connection.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) !=
            0)
            throw std::runtime_error("nobody listens there");
        const int yes = 1;
        setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        fcntl(connection.socket, F_SETFL, O_NONBLOCK);
        epoll_event event{.events = EPOLLIN, .data = {.u32 = static_cast<std::uint32_t>(number)}};
        epoll_ctl(poll_, EPOLL_CTL_ADD, connection.socket, &event);
        return connection;
    }

    // Sends what is due and reads what comes, until the time is over and everything was answered.
    void run_for(double seconds) {
        const auto began = Clock::now();
        const auto end = began + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(seconds));
        std::uint64_t sent = 0;
        const auto due = [&](std::uint64_t number) {
            return began +
                   std::chrono::duration_cast<Clock::duration>(
                       std::chrono::duration<double>(static_cast<double>(number) / options_.rate));
        };
        // The line that rested longest goes first: one that is never used is closed by the server.
        std::deque<std::size_t> idle;
        for (std::size_t i = 0; i < connections_.size(); ++i) idle.push_back(i);
        std::vector<epoll_event> events(connections_.size());
        while (true) {
            const auto now = Clock::now();
            while (now < end && !idle.empty() && (options_.rate == 0 || due(sent) <= now)) {
                send_next(connections_[idle.front()], options_.rate == 0 ? now : due(sent));
                idle.pop_front();
                ++sent;
            }
            if (now >= end && idle.size() == connections_.size()) break;
            const bool waits_for_time = options_.rate > 0 && now < end && !idle.empty();
            const int count = wait_for_answers(events, waits_for_time ? due(sent) - now : 1s);
            for (int i = 0; i < count; ++i) {
                const std::size_t number = events[static_cast<std::size_t>(i)].data.u32;
                if (read_from(connections_[number])) idle.push_back(number);
            }
        }
    }

    // To the microsecond, and asleep: a clock that is watched takes the processor from the server.
    int wait_for_answers(std::vector<epoll_event>& events, Clock::duration most) const {
        const auto wait = std::max<std::int64_t>(
            0, std::chrono::duration_cast<std::chrono::nanoseconds>(most).count());
        const timespec timeout{.tv_sec = wait / 1'000'000'000, .tv_nsec = wait % 1'000'000'000};
        return epoll_pwait2(poll_, events.data(), static_cast<int>(events.size()), &timeout,
                            nullptr);
    }

    void send_next(Connection& connection, Time due) {
        std::string request = requests_[next_++ % requests_.size()];
        if (const auto at = request.find("{KEY}"); at != std::string::npos) {
            char key[37];
            std::snprintf(key, sizeof key, "%016llx-%019llu",
                          static_cast<unsigned long long>(dice_()),
                          static_cast<unsigned long long>(next_));
            request.replace(at, 5, key);
        }
        connection.busy = true;
        connection.due = due;
        for (std::string_view rest = request; !rest.empty();) {
            const auto count = ::send(connection.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (count < 0) throw std::runtime_error("the server closed a line");
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    // True when the answer is whole.
    bool read_from(Connection& connection) {
        char bytes[65'536];
        while (true) {
            const auto count = ::recv(connection.socket, bytes, sizeof bytes, 0);
            if (count == 0) throw std::runtime_error("the server closed a line");
            if (count < 0) break;
            connection.received.append(bytes, static_cast<std::size_t>(count));
            if (static_cast<std::size_t>(count) < sizeof bytes) break;
        }
        const auto head_end = connection.received.find("\r\n\r\n");
        if (head_end == std::string::npos) return false;
        const int status = std::atoi(connection.received.c_str() + 9);
        const auto length =
            status == 304 || status == 204 ? 0 : content_length(connection.received, head_end);
        if (connection.received.size() < head_end + 4 + length) return false;
        note(connection, status);
        connection.received.clear();
        connection.busy = false;
        return true;
    }

    static std::size_t content_length(const std::string& received, std::size_t head_end) {
        for (const auto* const name : {"\r\nContent-Length: ", "\r\ncontent-length: "}) {
            const auto at = received.find(name);
            if (at < head_end) return std::strtoul(received.c_str() + at + 18, nullptr, 10);
        }
        return 0;
    }

    void note(const Connection& connection, int status) {
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - connection.due);
        latencies_.push_back(static_cast<std::uint32_t>(took.count()));
        ++statuses_[status];
    }

    void report(double elapsed, double cpu) {
        std::ranges::sort(latencies_);
        const auto count = static_cast<double>(latencies_.size());
        const auto at = [&](double part) {
            return latencies_.empty() ? 0
                                      : latencies_[static_cast<std::size_t>(part * (count - 1))];
        };
        std::cout << R"({"requests":)" << latencies_.size() << R"(,"per_second":)"
                  << count / elapsed << R"(,"p50_ms":)" << at(0.5) / 1e3 << R"(,"p90_ms":)"
                  << at(0.9) / 1e3 << R"(,"p99_ms":)" << at(0.99) / 1e3 << R"(,"max_ms":)"
                  << at(1) / 1e3;
        if (!options_.pids.empty()) std::cout << R"(,"cpu_us":)" << cpu / count;
        std::cout << R"(,"statuses":{)";
        const char* comma = "";
        for (const auto& [status, number] : statuses_) {
            std::cout << comma << '"' << status << "\":" << number;
            comma = ",";
        }
        std::cout << "}}\n";
    }

    const Options& options_;
    const std::vector<std::string> requests_;
    int poll_;
    std::vector<Connection> connections_;
    std::uint64_t next_ = 0;
    std::mt19937_64 dice_{std::random_device{}()};
    std::vector<std::uint32_t> latencies_;
    std::map<int, std::uint64_t> statuses_;
};

}  // namespace

void add_load_command(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("load", "Sends requests and measures");
    command->add_option("--host", options->host)->capture_default_str();
    command->add_option("--port", options->port)->capture_default_str();
    command->add_option("--connections", options->connections)->capture_default_str();
    command->add_option("--seconds", options->seconds)->capture_default_str();
    command->add_option("--warm-up", options->warm_up)->capture_default_str();
    command->add_option("--rate", options->rate, "Requests a second; 0: as many as go")
        ->capture_default_str();
    command->add_option("--requests", options->requests)->required();
    command->add_option("--pid", options->pids,
                        "Of the server, for its CPU time; may be given often");
    command->callback([options] { Load(*options).run(); });
}

}  // namespace veerkracht::bench
