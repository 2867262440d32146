#include "runtime/jobs/turns.hpp"

#include <utility>

namespace veerkracht::jobs {

bool Turns::take(std::function<void()> begin) {
    {
        const std::lock_guard lock(mutex_);
        if (running_ == at_once_) {
            if (waiting_.size() == waiting_max_) return false;
            waiting_.push_back(std::move(begin));
            return true;
        }
        ++running_;
    }
    begin();
    return true;
}

void Turns::give_back() {
    std::function<void()> next;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
            --running_;
            return;
        }
        next = std::move(waiting_.front());
        waiting_.pop_front();
    }
    next();
}

}  // namespace veerkracht::jobs
