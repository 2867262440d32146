// What went wrong lately in this process, to be found by the number that people read out over the
// telephone. Of the address, the question and the answer nothing is kept; nor who it was about.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/clock.hpp"
#include "runtime/http/message.hpp"

namespace veerkracht::http {

struct Failure {
    std::string number;  // "4F7K-2M9Q"
    Instant at;
    int status = 0;
    std::string code;
    std::string action = {};  // of the route; "" where none was found
    std::string role = {};    // of who asked; "" where nobody was known
    std::string organization_id = {};
    int took_ms = 0;
    bool reached_database = false;
};

// A week long, and no more than so many: refusals never push out what was our own mistake.
class Failures {
  public:
    static constexpr std::size_t kept_of_each = 4'096;
    static constexpr auto kept_for = std::chrono::days(7);

    void remember(Failure failure);
    std::optional<Failure> find(std::string_view number, Instant now) const;

  private:
    mutable std::mutex mutex_;
    std::deque<Failure> faults_;    // 5xx
    std::deque<Failure> refusals_;  // 4xx
};

// One for the process: a number is quoted to whoever runs it.
Failures& failures();

// An answer that says no, as it is remembered; none where it does not, and where somebody only has
// to sign in.
std::optional<Failure> failure_of(std::string_view number, Instant at, const Response& response);
// The answer of who knows no more of it than that.
Response remembered(Response response, std::string_view number, Instant at);

}  // namespace veerkracht::http
