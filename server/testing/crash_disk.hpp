// A disk that loses power. SQLite's own file system with a diary beside it: every write, sync and
// removal in the order in which they were asked for, and between them what was acknowledged. From
// the diary a test works out what a real disk may hold when the power goes at any moment: what was
// synced is there; of what was not, nothing, all of it, some of it, or torn sectors of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace veerkracht::testing {

struct DiskEntry {
    // A sync that failed: what it was to bring to the disk stays readable, and never gets there.
    enum class Kind { write, truncate, sync, failed_sync, remove, acknowledged };
    Kind kind;
    std::string file;  // its name, without the folder
    std::int64_t place =
        0;  // of a write; the size of a truncate; the number of what was acknowledged
    std::string bytes;
};
using Diary = std::vector<DiskEntry>;

// From construction to destruction every database that is opened writes on this disk.
class CrashDisk {
  public:
    CrashDisk();
    ~CrashDisk();
    CrashDisk(const CrashDisk&) = delete;
    CrashDisk& operator=(const CrashDisk&) = delete;

    void acknowledge(std::int64_t number);
    Diary diary() const;

  private:
    struct Shim;
    std::unique_ptr<Shim> shim_;
};

// What happens to the writes that no sync followed.
enum class Fate { lost, kept, some, torn };

struct CrashState {
    std::map<std::string, std::string> files;
    std::set<std::int64_t> acknowledged;  // before the power went
    int torn_writes = 0;
};

// Goes through a diary from front to back; at each moment the power may go in several ways.
class PowerLoss {
  public:
    explicit PowerLoss(const Diary& diary) : diary_(diary) {}

    // The moment after this many entries; not before the last one asked for.
    void advance_to(std::size_t moment);
    CrashState state(Fate fate, std::mt19937& dice) const;

  private:
    struct File {
        std::string synced;
        std::vector<const DiskEntry*> unsynced;
    };
    const Diary& diary_;
    std::size_t moment_ = 0;
    std::map<std::string, File> files_;
    std::set<std::int64_t> acknowledged_;
};

void put_in_folder(const CrashState& state, const std::filesystem::path& folder);

}  // namespace veerkracht::testing
