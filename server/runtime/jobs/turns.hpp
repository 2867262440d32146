// Work of which only so many run at once: the next wait their turn, and whom nobody can serve soon
// hears so at once. So a crowd at one door does not stand in the way at the others.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace veerkracht::jobs {

class Turns {
  public:
    Turns(std::size_t at_once, std::size_t waiting_max)
        : at_once_(at_once), waiting_max_(waiting_max) {}

    // Begins now, or when it is its turn; false when too many wait already. Whoever began gives the
    // turn back.
    bool take(std::function<void()> begin);
    void give_back();

  private:
    const std::size_t at_once_;
    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::size_t running_ = 0;
    std::deque<std::function<void()>> waiting_;
};

}  // namespace veerkracht::jobs
