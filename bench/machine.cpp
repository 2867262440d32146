// veerkracht_bench machine: how much time the machine itself takes away. A thread for each core
// watches the clock; when it jumps, somebody else (the host, the kernel) had the core. No server
// can answer in those moments, so they are the floor under every p99 beside them.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include "commands.hpp"

namespace veerkracht::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr Milliseconds jump{0.05};
constexpr Milliseconds long_jump{2};

struct Lost {
    double milliseconds = 0;
    double longest = 0;
    int long_jumps = 0;
};

Lost watch(Clock::time_point end) {
    Lost lost;
    for (auto last = Clock::now(); last < end;) {
        const auto now = Clock::now();
        const Milliseconds step = now - last;
        last = now;
        if (step < jump) continue;
        lost.milliseconds += step.count();
        lost.longest = std::max(lost.longest, step.count());
        lost.long_jumps += step > long_jump ? 1 : 0;
    }
    return lost;
}

void watch_all(double seconds) {
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                        std::chrono::duration<double>(seconds));
    std::vector<Lost> found(std::max(1U, std::thread::hardware_concurrency()));
    {
        std::vector<std::jthread> threads;
        for (auto& one : found) threads.emplace_back([&one, end] { one = watch(end); });
    }
    Lost all;
    for (const auto& one : found) {
        all.milliseconds += one.milliseconds;
        all.longest = std::max(all.longest, one.longest);
        all.long_jumps += one.long_jumps;
    }
    std::cout << R"({"lost_percent":)"
              << all.milliseconds / 10 / seconds / static_cast<double>(found.size())
              << R"(,"longest_ms":)" << all.longest << R"(,"over_2_ms":)" << all.long_jumps
              << "}\n";
}

}  // namespace

void add_machine_command(CLI::App& app) {
    const auto seconds = std::make_shared<double>(5);
    auto* command =
        app.add_subcommand("machine", "Measures how much time the machine itself takes away");
    command->add_option("--seconds", *seconds)->capture_default_str();
    command->callback([seconds] { watch_all(*seconds); });
}

}  // namespace veerkracht::bench
