// The same path read by two: nginx in front, with the locations of packaging/nginx.conf, and our
// guard behind it. What one of them takes for another path would be a way around a rule. (SEC-05)
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "runtime/http/server.hpp"
#include "testing/socket_client.hpp"

namespace veerkracht::http {
namespace {

namespace fs = std::filesystem;
using testing::body_of_answer;
using testing::SocketClient;
using testing::status_of_answer;

constexpr auto program = "/usr/sbin/nginx";

unsigned short free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

// The locations of the server with TLS, as we ship them, before this port.
std::string shipped_locations(unsigned short behind) {
    std::ifstream file(VEERKRACHT_ROOT "/packaging/nginx.conf");
    std::ostringstream read;
    read << file.rdbuf();
    auto text = read.str();
    text = text.substr(text.find("client_max_body_size"));
    const std::string address = "127.0.0.1:8080";
    return text.replace(text.find(address), address.size(), "127.0.0.1:" + std::to_string(behind));
}

class Nginx {
  public:
    explicit Nginx(unsigned short behind) : port_(free_port()) {
        std::string pattern = ::testing::TempDir() + "veerkracht_nginx_XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        const auto settings = folder_ / "nginx.conf";
        std::ofstream(settings) << "daemon off;\nmaster_process off;\npid nginx.pid;\n"
                                   "error_log nginx.log;\nevents {}\nhttp {\naccess_log off;\n"
                                   "client_body_temp_path body;\nproxy_temp_path proxy;\n"
                                   "fastcgi_temp_path fastcgi;\nuwsgi_temp_path uwsgi;\n"
                                   "scgi_temp_path scgi;\nserver {\nlisten 127.0.0.1:"
                                << port_ << ";\n"
                                << shipped_locations(behind) << "}\n";
        process_ = ::fork();
        if (process_ != 0) return;
        ::execl(program, program, "-p", folder_.c_str(), "-c", settings.c_str(), "-e", "nginx.log",
                nullptr);
        ::_exit(127);
    }
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;
    ~Nginx() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        fs::remove_all(folder_);
    }

    // Once it listens.
    SocketClient client() const {
        for (int i = 0; i < 500; ++i) {
            try {
                return SocketClient(port_);
            } catch (const std::runtime_error&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
        }
        throw std::runtime_error("nginx does not start");
    }

  private:
    unsigned short port_;
    fs::path folder_;
    pid_t process_ = 0;
};

class BehindNginxTest : public ::testing::Test {
  protected:
    BehindNginxTest() {
        options.port = 0;
        options.proxies = {"127.0.0.1"};
        server = serve(options, [](const Request& request, const Answer& answer) {
            answer({.body = read_as(request)});
        });
        nginx = std::make_unique<Nginx>(server->port());
    }

    static std::string read_as(const Request& request) {
        auto text = "read as " + request.path;
        for (const auto& [name, value] : request.query) text += "\n" + name + "=" + value;
        return text;
    }
    static std::string get(const std::string& target) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    }
    std::string directly(const std::string& target) const {
        return SocketClient(server->port()).ask(get(target));
    }
    std::string through_nginx(const std::string& target) const {
        return nginx->client().ask(get(target));
    }

    ServerOptions options;
    std::unique_ptr<Server> server;
    std::unique_ptr<Nginx> nginx;
};

// Ordinary ones, and what is known to be read in two ways.
const std::vector<std::string>& targets() {
    static const std::vector<std::string> all = {
        "/", "/api/x", "/api/x?a=1&b=%20&c", "/caf%C3%A9", "/caf\xc3\xa9", "/%F0%9F%98%80",
        // Up, twice, nothing between.
        "/..", "/../x", "/x/..", "/x/../y", "/x/./y", "/./x", "/x/.", "//x", "/x//y", "/x//", "///",
        "/...", "/x/...", "/..x", "/%2e", "/%2e%2e/x", "/x/%2E%2e/y", "/x/.%2e/y", "/x/%2e./y",
        "/x/..%2fy", "/x/..%5cy", "/x/..;/y", "/..;/x", "/x/..\\y", "/\\..\\x",
        // A slash that is not one.
        "/x%2fy", "/x%2Fy", "/x%5cy", "/x\\y", "/%2fx", "/%2f%2fx", "/x%252fy", "/%252e%252e/x",
        "/x%c0%afy", "/x%e0%80%afy", "/x%ef%bc%8fy", "/%c0%ae%c0%ae/x", "/x%u002fy",
        // Bytes that end or split.
        "/x%00", "/x%00.css", "/%00/x", "/x%0d%0aX-VK:%201", "/x%0a", "/x%09", "/x%20", "/x%7f",
        "/x%", "/x%4", "/x%zz", "/x%%32%66y", "/x\x01", "/x\x7f", "/x\xff", "/x;a=b", "/x;a=b/y",
        "/x?a=%00", "/x?a=%0d%0a", "/x?..%2f", "/x?a=/../readyz", "/x??", "/x?a#b", "/x#y", "/#",
        "/x%23y", "/x%3fy", "/x?%26=%3d", "/x&a=b", "x", "*", "?", "",
        // What nginx is told to keep for itself.
        "/readyz", "/readyz?", "/readyz?a=b", "//readyz", "/./readyz", "/x/../readyz",
        "/x/%2e%2e/readyz", "/%72eadyz", "/readyz/", "/readyz/.", "/readyz/..", "/readyz%00",
        "/readyz%20", "/readyz%2f", "/readyz;", "/readyz;a", "/READYZ", "/Readyz", "/readyz.",
        "/readyz#x", "/readyz%23", "/readyz%3f", "/\\readyz", "/..;/readyz", "/%2freadyz",
        "/readyz\x01", "/r%65ad%79z?x", "/%252freadyz", "/.//readyz",
        // The form that is meant for proxies.
        "http://a/x", "http://b/x", "http://a/../readyz", "http://a/readyz", "http://a//readyz"};
    return all;
}

bool is_answered(const std::string& answer) { return status_of_answer(answer) == 200; }

TEST_F(BehindNginxTest, what_comes_through_is_read_as_nginx_was_asked) {
    int answered = 0, refused = 0;
    for (const auto& target : targets()) {
        // nginx sends on the path behind the host of such a form.
        const bool is_whole = target.starts_with("http://");
        const auto own = directly(is_whole ? target.substr(8) : target);
        const auto through = through_nginx(target);
        if (is_answered(through)) {
            EXPECT_EQ(body_of_answer(through), body_of_answer(own)) << target;
            ++answered;
        } else {
            const auto status = status_of_answer(through);
            EXPECT_TRUE(status == 0 || (status >= 400 && status < 500)) << target << "\n"
                                                                        << through;
            ++refused;
        }
    }
    EXPECT_GT(answered, 20);
    EXPECT_GT(refused, 60);
}

TEST_F(BehindNginxTest, what_nginx_keeps_for_itself_is_reached_by_no_other_spelling) {
    EXPECT_EQ(body_of_answer(directly("/readyz")), "read as /readyz");
    for (const auto& target : targets()) {
        const auto body = body_of_answer(through_nginx(target));
        EXPECT_NE(body.substr(0, body.find('\n')), "read as /readyz") << target;
    }
}

TEST_F(BehindNginxTest, it_is_really_nginx_that_stands_in_front) {
    EXPECT_EQ(status_of_answer(through_nginx("/readyz")), 403);
    EXPECT_NE(through_nginx("/readyz").find("Server: nginx"), std::string::npos);
    EXPECT_EQ(body_of_answer(through_nginx("/api/x")), "read as /api/x");
}

}  // namespace
}  // namespace veerkracht::http
