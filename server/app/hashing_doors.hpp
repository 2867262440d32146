// Requests that hash a password: 64 ms of a core and 64 MB each. Two at a time, sixteen wait, the
// next hears 429; so who besieges the door of sign-in does not stop those who are inside (SEC-17).
#pragma once

#include <memory>
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
    http::Handler inside_;
    jobs::Turns turns_{2, 16};
};

}  // namespace veerkracht
