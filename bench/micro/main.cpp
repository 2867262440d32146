// veerkracht_bench_micro: what the small parts of every request cost, by Google Benchmark.
#include <benchmark/benchmark.h>

#include "runtime/crypto/crypto.hpp"

int main(int count, char** words) {
    veerkracht::crypto::start();
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
