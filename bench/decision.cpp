// veerkracht_bench decision: what the decision on access costs. Every role, class, operation and
// relation in turn, as they would be asked; a request asks as often as a worklist of 40 cases does.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <vector>

#include "capabilities/access/rights.hpp"
#include "commands.hpp"

namespace veerkracht::bench {

namespace {

using namespace access;

constexpr int asked_in_a_request = 41;

template <class E, class F>
void for_each_of(F&& f) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { f(one.value); });
}

std::vector<Snapshot> questions() {
    std::vector<Snapshot> all;
    for_each_of<Role>([&](Role role) {
        for_each_of<Class>([&](Class record_class) {
            for_each_of<Operation>([&](Operation operation) {
                for_each_of<Relation>([&](Relation relation) {
                    all.push_back({.role = role,
                                   .record_class = record_class,
                                   .operation = operation,
                                   .relation = relation,
                                   .consent = ConsentState::given,
                                   .level = Level::full,
                                   .in_term = true,
                                   .in_scope = true});
                });
            });
        });
    });
    return all;
}

void measure(double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto all = questions();
    const auto& tables = rights();
    std::uint64_t asked = 0, allowed = 0;
    const auto from = Clock::now();
    const auto until = from + std::chrono::duration<double>(seconds);
    while (Clock::now() < until) {
        for (const auto& one : all) allowed += permit(tables, one).allowed ? 1 : 0;
        asked += all.size();
    }
    const double nanoseconds =
        std::chrono::duration<double, std::nano>(Clock::now() - from).count() /
        static_cast<double>(asked);
    std::cout << "{\"decision_ns\":" << nanoseconds
              << ",\"request_us\":" << nanoseconds * asked_in_a_request / 1'000
              << ",\"asked\":" << asked << ",\"allowed\":" << allowed << "}\n";
}

}  // namespace

void add_decision_command(CLI::App& app) {
    const auto seconds = std::make_shared<double>(2);
    auto* command = app.add_subcommand("decision", "Measures the decision on access");
    command->add_option("--seconds", *seconds)->capture_default_str();
    command->callback([seconds] { measure(*seconds); });
}

}  // namespace veerkracht::bench
