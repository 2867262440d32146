// What a test and the program under it agree on about memory that runs out; lies in a file that
// both have mapped.
#pragma once

#include <atomic>
#include <cstdint>

namespace veerkracht::testing {

struct MemoryPlan {
    std::atomic<std::int64_t> left = 0;    // the allocation that fails, counted from now; 0: none
    std::atomic<std::int64_t> failed = 0;  // how many did
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

}  // namespace veerkracht::testing
