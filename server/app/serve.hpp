// What `veerkracht serve` does with the house: opens it on an address, says whether it lives and is
// ready, sends the web, and gives everything else to the application. Until it is told to stop.
#pragma once

#include <memory>
#include <optional>

#include "runtime/application.hpp"
#include "runtime/http/server.hpp"

namespace veerkracht {

// Serves and delivers news from its construction on. Throws when the address cannot be bound.
class Service {
  public:
    // `options` says where and for whom; body limits and ready answers are filled in here. Metrics
    // are told on an address of their own, or nowhere.
    Service(Application& application, http::ServerOptions options,
            std::optional<http::ServerOptions> metrics = {});
    ~Service();

    unsigned short port() const;
    unsigned short metrics_port() const;
    // Not ready from now on; returns when what ran has finished. REL-44.
    void stop();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Serves until SIGTERM or SIGINT. A second signal ends the process at once: what was acknowledged
// is in the database, so that is safe.
void serve(Application& application, http::ServerOptions options,
           std::optional<http::ServerOptions> metrics = {});

}  // namespace veerkracht
