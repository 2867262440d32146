// Memory that runs out when a test says so, put under the real program by LD_PRELOAD. The file
// VEERKRACHT_MEMORY_FAILS is shared with that test; see failing_memory.hpp. Asked again after that
// there is memory, as there is when another program ended.
#include "testing/failing_memory.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>

namespace {

using veerkracht::testing::MemoryPlan;

MemoryPlan* plan = nullptr;

// Before main, on one thread.
__attribute__((constructor)) void find_plan() {
    const char* const path = std::getenv("VEERKRACHT_MEMORY_FAILS");
    const int file = path == nullptr ? -1 : ::open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    void* const shared =
        ::mmap(nullptr, sizeof(MemoryPlan), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (shared != MAP_FAILED) plan = static_cast<MemoryPlan*>(shared);
}

bool is_out() {
    if (plan == nullptr || plan->left.load(std::memory_order_relaxed) <= 0) return false;
    if (plan->left.fetch_sub(1) != 1) return false;
    ++plan->failed;
    return true;
}

// What stands behind us: the allocator of the program.
template <class Function>
Function next(Function& found, const char* name) {
    if (found == nullptr) found = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
    return found;
}

void* (*next_malloc)(std::size_t) = nullptr;
void* (*next_calloc)(std::size_t, std::size_t) = nullptr;
void* (*next_realloc)(void*, std::size_t) = nullptr;
void* (*next_aligned)(std::size_t, std::size_t) = nullptr;

void* none() {
    errno = ENOMEM;
    return nullptr;
}

void* some_or_throw(void* memory) {
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) { return is_out() ? none() : next(next_malloc, "malloc")(size); }
void* calloc(std::size_t count, std::size_t size) {
    return is_out() ? none() : next(next_calloc, "calloc")(count, size);
}
void* realloc(void* old, std::size_t size) {
    return is_out() ? none() : next(next_realloc, "realloc")(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return is_out() ? none() : next(next_aligned, "aligned_alloc")(alignment, size);
}
}

void* operator new(std::size_t size) { return some_or_throw(malloc(size)); }
void* operator new[](std::size_t size) { return some_or_throw(malloc(size)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return malloc(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return malloc(size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return some_or_throw(aligned_alloc(static_cast<std::size_t>(alignment), size));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return some_or_throw(aligned_alloc(static_cast<std::size_t>(alignment), size));
}
