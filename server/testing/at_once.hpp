// Several colleagues press at the same moment.
#pragma once

#include <functional>
#include <thread>
#include <vector>

namespace veerkracht::testing {

// What each was answered, in the order in which they stand here.
inline std::vector<int> at_once(const std::vector<std::function<int()>>& acts) {
    std::vector<int> answers(acts.size());
    std::vector<std::jthread> people;
    for (std::size_t i = 0; i < acts.size(); ++i)
        people.emplace_back([&, i] { answers[i] = acts[i](); });
    people.clear();
    return answers;
}

}  // namespace veerkracht::testing
