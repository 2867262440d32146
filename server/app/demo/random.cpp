#include "app/demo/random.hpp"

#include <bit>
#include <numeric>

namespace veerkracht::demo {

namespace {

// SplitMix64: spreads one number over the four of the state.
std::uint64_t spread(std::uint64_t& seed) {
    seed += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) {
    for (auto& part : state_) part = spread(seed);
}

// xoshiro256** (Blackman and Vigna).
std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

int Random::below(int limit) {
    return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(limit));
}
int Random::between(int least, int most) { return least + below(most - least + 1); }
bool Random::chance(int percent) { return below(100) < percent; }

std::size_t Random::weighted(const std::vector<int>& shares) {
    int left = below(std::accumulate(shares.begin(), shares.end(), 0));
    std::size_t at = 0;
    while (left >= shares[at]) left -= shares[at++];
    return at;
}

}  // namespace veerkracht::demo
