#include "runtime/jobs/turns.hpp"

#include <utility>

namespace veerkracht::jobs {

Turn Turns::given() {
    return {this, [](Turns* turns) { turns->give_back(); }};
}

bool Turns::take(std::function<void(Turn)> begin) {
    {
        const std::lock_guard lock(mutex_);
        if (running_ == at_once_) {
            if (waiting_.size() == waiting_max_) return false;
            waiting_.push_back(std::move(begin));
            return true;
        }
        ++running_;
    }
    begin(given());
    return true;
}

void Turns::give_back() noexcept {
    std::function<void(Turn)> next;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
            --running_;
            return;
        }
        next = std::move(waiting_.front());
        waiting_.pop_front();
    }
    try {
        next(given());
    } catch (...) {
        // Its turn went by with it; the one after it was begun.
    }
}

}  // namespace veerkracht::jobs
