// Work of which only so many run at once: the next wait their turn, and whom nobody can serve soon
// hears so at once. So a crowd at one door does not stand in the way at the others.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace veerkracht::jobs {

// Held while it is one's turn; the last copy that goes gives it back.
using Turn = std::shared_ptr<void>;

class Turns {
  public:
    Turns(std::size_t at_once, std::size_t waiting_max)
        : at_once_(at_once), waiting_max_(waiting_max) {}

    // Begins now, or when it is its turn; false when too many wait already.
    bool take(std::function<void(Turn)> begin);

  private:
    Turn given();
    void give_back() noexcept;

    const std::size_t at_once_;
    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::size_t running_ = 0;
    std::deque<std::function<void(Turn)>> waiting_;
};

}  // namespace veerkracht::jobs
