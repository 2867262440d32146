// A client that sends exactly the bytes it is told to, in the pieces it is told to, and shows what
// came back.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace veerkracht::testing {

class SocketClient {
  public:
    // `from`: an address of this machine to come from, e.g. "127.0.0.9".
    explicit SocketClient(unsigned short port, const std::string& host = "127.0.0.1",
                          const std::string& from = "")
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (!from.empty()) {
            const auto own = address_of(from, 0);
            if (::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0)
                throw std::runtime_error("bind");
        }
        const auto address = address_of(host, port);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("connect");
        const int yes = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    ~SocketClient() { close(); }
    SocketClient(SocketClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}
    SocketClient& operator=(SocketClient&& other) noexcept {
        std::swap(socket_, other.socket_);
        std::swap(received_, other.received_);
        return *this;
    }
    SocketClient(const SocketClient&) = delete;
    SocketClient& operator=(const SocketClient&) = delete;

    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }

    // What cannot be sent because the other side has closed is left out: the answer tells why.
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    // Everything until the other side closes, or nothing comes for this long.
    std::string read_to_end(int milliseconds = 5'000) {
        while (receive(milliseconds)) {
        }
        return std::exchange(received_, {});
    }

    // One answer with its body by Content-Length; "" when the line closes before it is whole.
    std::string read_answer(int milliseconds = 5'000, bool has_body = true) {
        std::size_t head_end = 0;
        while ((head_end = received_.find("\r\n\r\n")) == std::string::npos)
            if (!receive(milliseconds)) return {};
        auto size = head_end + 4;
        const auto length = received_.find("Content-Length: ");
        if (has_body && length < head_end)
            size += std::strtoul(received_.c_str() + length + 16, nullptr, 10);
        while (received_.size() < size)
            if (!receive(milliseconds)) return {};
        auto answer = received_.substr(0, size);
        received_.erase(0, size);
        return answer;
    }

    std::string ask(std::string_view bytes) {
        send(bytes);
        return read_answer();
    }

    bool is_open() const { return socket_ >= 0; }
    // Something was said, or the line was closed.
    bool hears_within(int milliseconds) const {
        pollfd waiting{socket_, POLLIN, 0};
        return ::poll(&waiting, 1, milliseconds) > 0;
    }

    bool is_closed_within(int milliseconds) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, milliseconds) <= 0) return false;
        char byte = 0;
        return ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
    }

  private:
    static sockaddr_in address_of(const std::string& host, unsigned short port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        inet_pton(AF_INET, host.c_str(), &address.sin_addr);
        return address;
    }
    bool receive(int milliseconds) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, milliseconds) <= 0) return false;
        char bytes[16'384];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        received_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    std::string received_;
};

// 404 of "HTTP/1.1 404 Not Found…"; 0 of anything else.
inline int status_of_answer(std::string_view answer) {
    if (!answer.starts_with("HTTP/1.1 ")) return 0;
    return std::atoi(std::string(answer.substr(9, 3)).c_str());
}

inline std::string body_of_answer(std::string_view answer) {
    const auto end = answer.find("\r\n\r\n");
    return std::string(end == std::string_view::npos ? std::string_view() : answer.substr(end + 4));
}

}  // namespace veerkracht::testing
