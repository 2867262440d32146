// How hard the house works: what can wait lets requests go first.
#pragma once

#include <chrono>
#include <cstdint>

namespace veerkracht::jobs {

class Pulse {
  public:
    using Moment = std::chrono::steady_clock::time_point;
    // Looks closer together than this give the answer of the former one.
    static constexpr auto between_looks = std::chrono::milliseconds(50);
    static constexpr double busy_units_per_second = 500;

    // `units`: how many units of work were written since the start.
    bool is_busy(std::uint64_t units, Moment now) {
        const std::chrono::duration<double> passed = now - looked_at_;
        if (passed < between_looks) return was_busy_;
        was_busy_ = static_cast<double>(units - seen_) > busy_units_per_second * passed.count();
        looked_at_ = now;
        seen_ = units;
        return was_busy_;
    }

  private:
    Moment looked_at_;
    std::uint64_t seen_ = 0;
    bool was_busy_ = false;
};

}  // namespace veerkracht::jobs
