// Requests that hash a password: 64 ms of a core and 64 MB each. Two at a time, sixteen wait, of
// one address a few; the next hears 429. So who besieges the door of sign-in does not stop those
// who are inside, nor all others who come in (SEC-17).
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "runtime/http/message.hpp"
#include "runtime/jobs/turns.hpp"

namespace veerkracht {

class HashingDoors : public std::enable_shared_from_this<HashingDoors> {
  public:
    explicit HashingDoors(http::Handler inside) : inside_(std::move(inside)) {}

    // Every request may come by; the others go on at once.
    void handle(http::Request request, http::Answer answer);

    static bool is_one(const http::Request& request);

  private:
    struct Visit;
    // The place of one address, until the last copy goes; none when it has its share already.
    std::shared_ptr<void> place_for(const std::string& address);

    http::Handler inside_;
    jobs::Turns turns_{2, 16};
    std::mutex mutex_;
    std::map<std::string, int> of_address_;
};

}  // namespace veerkracht
