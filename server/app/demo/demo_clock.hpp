// The clock of a demo folder: the time of this machine, moved forward by whole days. How far stands
// in the folder.
#pragma once

#include <atomic>
#include <string>

#include "kernel/clock.hpp"

namespace veerkracht::demo {

class MovableClock : public Clock {
  public:
    // Keeps the number of days in `file`; "" keeps it in memory only.
    explicit MovableClock(std::string file);

    Instant now() const override;
    // Forward only. Throws when the number of days cannot be kept.
    void move_forward(int days);

  private:
    std::string file_;
    std::atomic<int> days_ = 0;
};

}  // namespace veerkracht::demo
