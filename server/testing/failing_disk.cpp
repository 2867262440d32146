// A disk that fails once, put under the real program by LD_PRELOAD.
//   VEERKRACHT_DISK_FAILS="sync 12"    the 12th sync of the database's files says EIO
//   VEERKRACHT_DISK_FAILS="write 40"   the 40th write into them says EIO
//   VEERKRACHT_DISK_FAILS="read 40"    the 40th read of them says EIO
//   VEERKRACHT_DISK_FAILS="short 40"   the 40th write is cut in half, and the next one says EIO
// What the program still syncs or writes after that is told in the file VEERKRACHT_DISK_TELLS.
// Checked reads would be inlined into ours.
#undef _FORTIFY_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Call { sync, write, read };

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// What is to happen, read once.
struct Plan {
    char kind[8] = "";
    int number = 0;
    Plan() {
        if (const char* const told = std::getenv("VEERKRACHT_DISK_FAILS"))
            std::sscanf(told, "%7s %d", kind, &number);
    }
    bool is(const char* word) const { return std::strcmp(kind, word) == 0; }
};
const Plan& plan() {
    static const Plan it;
    return it;
}

std::atomic<int> calls = 0;
std::atomic<bool> has_failed = false;

// The database and its log; the index of the log is memory that happens to have a name.
bool is_of_the_database(int file) {
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto length = ::readlink(link, path, sizeof path - 1);
    if (length <= 0) return false;
    path[length] = '\0';
    const auto ends_with = [&](const char* end) {
        const auto size = static_cast<ssize_t>(std::strlen(end));
        return length >= size && std::strcmp(path + length - size, end) == 0;
    };
    return ends_with("veerkracht.db") || ends_with("veerkracht.db-wal");
}

void tell(const char* what) {
    const char* const path = std::getenv("VEERKRACHT_DISK_TELLS");
    if (path == nullptr) return;
    const int file = ::open(path, O_CREAT | O_APPEND | O_WRONLY, 0600);
    if (file < 0) return;
    const auto written = ::write(file, what, std::strlen(what));
    static_cast<void>(written);
    ::close(file);
}

enum class Outcome { good, fails, cut };

Call failing_call() {
    if (plan().is("sync")) return Call::sync;
    return plan().is("read") ? Call::read : Call::write;
}

Outcome outcome_of(Call call, int file) {
    if (plan().number == 0 || !is_of_the_database(file)) return Outcome::good;
    const bool cuts = plan().is("short");
    if (call == Call::read && !plan().is("read")) return Outcome::good;
    if (has_failed.load()) {
        // What was being written when a read failed beside it was not built upon that read.
        if (plan().is("read")) return Outcome::good;
        tell(call == Call::sync ? "synced after it failed\n" : "written after it failed\n");
        return Outcome::good;
    }
    if (call != failing_call()) return Outcome::good;
    const int number = ++calls;
    if (number < plan().number) return Outcome::good;
    if (cuts && number == plan().number) return Outcome::cut;
    has_failed = true;
    tell("failed\n");
    return Outcome::fails;
}

int sync_or_fail(const char* name, int file) {
    if (outcome_of(Call::sync, file) != Outcome::good) return errno = EIO, -1;
    return real<int (*)(int)>(name)(file);
}

ssize_t read_or_fail(int file, void* bytes, size_t count, off64_t place) {
    if (outcome_of(Call::read, file) != Outcome::good) return errno = EIO, -1;
    return real<ssize_t (*)(int, void*, size_t, off64_t)>("pread64")(file, bytes, count, place);
}

ssize_t write_or_fail(int file, const void* bytes, size_t count, off64_t place) {
    const auto write = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    switch (outcome_of(Call::write, file)) {
        case Outcome::fails: return errno = EIO, -1;
        case Outcome::cut: return write(file, bytes, count / 2, place);
        case Outcome::good: break;
    }
    return write(file, bytes, count, place);
}

}  // namespace

extern "C" {
int fsync(int file) { return sync_or_fail("fsync", file); }
int fdatasync(int file) { return sync_or_fail("fdatasync", file); }
ssize_t pread64(int file, void* bytes, size_t count, off64_t place) {
    return read_or_fail(file, bytes, count, place);
}
ssize_t pread(int file, void* bytes, size_t count, off_t place) {
    return read_or_fail(file, bytes, count, place);
}
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t place) {
    return write_or_fail(file, bytes, count, place);
}
ssize_t pwrite(int file, const void* bytes, size_t count, off_t place) {
    return write_or_fail(file, bytes, count, place);
}
}
