// Chance that comes out the same on every machine: the demo region of one seed is one region. (The
// distributions of the standard library differ per library, so they are not used.)
#pragma once

#include <cstdint>
#include <vector>

namespace veerkracht::demo {

class Random {
  public:
    explicit Random(std::uint64_t seed);

    std::uint64_t next();
    int below(int limit);  // 0 … limit - 1
    int between(int least, int most);
    bool chance(int percent);
    // The place in `shares` that is drawn, each as often as its share of the sum.
    std::size_t weighted(const std::vector<int>& shares);

    template <class T>
    const T& pick(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
    }

  private:
    std::uint64_t state_[4];
};

}  // namespace veerkracht::demo
