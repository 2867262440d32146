// The bounded line of units in front of the threads of a database.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "runtime/db/database.hpp"

namespace veerkracht::db {

struct WaitingUnit {
    Unit unit;
    Done done;
    bool reads_only = false;
};

class JobQueue {
  public:
    explicit JobQueue(std::size_t most) : most_(most) {}

    // Throws Busy when the line is full.
    void push(WaitingUnit waiting) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || units_.size() >= most_) throw Busy();
            units_.push_back(std::move(waiting));
        }
        something_.notify_one();
    }

    // At most `most` units, without waiting for more than the first. Empty when `patience` passed
    // or the line is closed.
    std::vector<WaitingUnit> take(std::size_t most, std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        something_.wait_for(lock, patience, [&] { return closed_ || !units_.empty(); });
        std::vector<WaitingUnit> taken;
        while (!units_.empty() && taken.size() < most) {
            taken.push_back(std::move(units_.front()));
            units_.pop_front();
        }
        return taken;
    }

    // Nothing new comes in; what waits is still done.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        something_.notify_all();
    }

    bool finished() const {
        const std::lock_guard lock(mutex_);
        return closed_ && units_.empty();
    }

    std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return units_.size();
    }

  private:
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable something_;
    std::deque<WaitingUnit> units_;
    bool closed_ = false;
};

}  // namespace veerkracht::db
