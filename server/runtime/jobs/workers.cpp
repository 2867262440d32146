#include "runtime/jobs/workers.hpp"

namespace veerkracht::jobs {

Workers::Workers(unsigned count) {
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    something_.notify_all();
}

void Workers::post(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    something_.notify_one();
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        something_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}  // namespace veerkracht::jobs
