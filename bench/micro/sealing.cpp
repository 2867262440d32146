// What it costs to seal a field under the key of its person, and to open it: a sentence, and the
// longest note.
#include <benchmark/benchmark.h>

#include "kernel/id.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/keys.hpp"

namespace veerkracht::bench {

namespace {

constexpr auto place = "referral.sentence";
constexpr auto row = "019aa000-0000-7000-8000-000000000001";

PersonKey a_key() { return {new_id<PersonId>(), crypto::random_bytes(32)}; }

void seal(benchmark::State& state) {
    const auto key = a_key();
    const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
    for (auto _ : state) benchmark::DoNotOptimize(key.seal(place, row, text));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(seal)->Arg(80)->Arg(4'000);

void open(benchmark::State& state) {
    const auto key = a_key();
    const auto sealed =
        key.seal(place, row, std::string(static_cast<std::size_t>(state.range(0)), 'x'));
    for (auto _ : state) benchmark::DoNotOptimize(key.open(place, row, sealed));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(open)->Arg(80)->Arg(4'000);

}  // namespace

}  // namespace veerkracht::bench
