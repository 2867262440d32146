// Sees that the clock of the machine was set, by a clock that only goes on. Timeouts follow that
// one; records follow the first, and who reads them later wants to know. (REL-34, REL-35)
#pragma once

#include <chrono>
#include <optional>

#include "kernel/clock.hpp"

namespace veerkracht::jobs {

class ClockWatch {
  public:
    static constexpr std::chrono::seconds allowed{60};

    // How far the clock was set since the look before, forward or (below zero) back; none when it
    // went along.
    std::optional<std::chrono::seconds> look(Instant now,
                                             std::chrono::steady_clock::time_point at) {
        const auto before = last_;
        last_ = {now, at};
        if (!before) return std::nullopt;
        const auto jump = std::chrono::duration_cast<std::chrono::seconds>((now - before->now) -
                                                                           (at - before->at));
        if (std::chrono::abs(jump) <= allowed) return std::nullopt;
        return jump;
    }

  private:
    struct Look {
        Instant now;
        std::chrono::steady_clock::time_point at;
    };
    std::optional<Look> last_;
};

}  // namespace veerkracht::jobs
