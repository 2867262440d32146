// Sockets in, answers out. server.cpp is the only place that knows Asio.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/guard.hpp"
#include "runtime/http/message.hpp"

namespace veerkracht::http {

// An answer that was ready before it was asked: a file of the web. `head` is the status line and
// all headers but those that differ each time (Date, X-Request-Id, Connection). Both live as long
// as the server.
struct ReadyAnswer {
    std::string_view head;
    std::string_view body;
};

struct ServerOptions {
    std::string host = "127.0.0.1";
    unsigned short port = 8080;  // 0: one that is free
    unsigned threads = 2;
    Limits limits;
    std::vector<std::string> proxies;  // addresses whose X-Forwarded-For counts
    bool https = false;                // people come over https (a proxy does the TLS): adds HSTS
    int accept_seconds_after_stop = 2;
    int finish_seconds_after_stop = 20;
    // The body limit of a route, asked after the header and before the body: 413 and close when it
    // is passed.
    std::function<std::size_t(std::string_view method, std::string_view path)> body_limit;
    // Asked for every GET and HEAD before the handler, on the thread of the connection.
    std::function<std::optional<ReadyAnswer>(const Head&, const Target&)> ready;
};

class Server {
  public:
    virtual ~Server() = default;
    virtual unsigned short port() const = 0;
    // Accepts 2 s more, finishes what runs within 20 s. Returns at once.
    virtual void stop() = 0;
    // Until everything has stopped.
    virtual void wait() = 0;
};

// Listens and serves from its own threads. Throws when the address cannot be bound.
std::unique_ptr<Server> serve(ServerOptions options, Handler handler);

}  // namespace veerkracht::http
