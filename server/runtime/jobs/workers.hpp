// A few threads for work that must not hold up the thread it comes from.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace veerkracht::jobs {

class Workers {
  public:
    explicit Workers(unsigned count);
    ~Workers();  // finishes what was posted

    void post(std::function<void()> task);

  private:
    void work();

    std::mutex mutex_;
    std::condition_variable something_;
    std::deque<std::function<void()>> tasks_;
    bool closed_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace veerkracht::jobs
