// What Prometheus is told: the figures of the house, and the requests since it was started.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <string>

#include "app/operations/figures.hpp"

namespace veerkracht::operations {

class RequestCounts {
  public:
    static constexpr std::array<double, 10> bounds{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,  0.1,    0.25,  1.0,  5.0};

    void add(int status, std::chrono::steady_clock::duration took);

    struct Seen {
        std::array<std::uint64_t, 5> by_class{};                // 1xx … 5xx
        std::array<std::uint64_t, bounds.size() + 1> within{};  // the last: all of them
        double seconds = 0;
    };
    Seen seen() const;

  private:
    std::array<std::atomic<std::uint64_t>, 5> by_class_{};
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> in_bucket_{};
    std::atomic<std::uint64_t> microseconds_{};
};

// The text format of Prometheus, version 0.0.4.
std::string metrics_text(const Figures& figures, const RequestCounts::Seen& requests,
                         const db::Statistics& database, std::string_view now);

}  // namespace veerkracht::operations
