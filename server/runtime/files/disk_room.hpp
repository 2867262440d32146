// How much room the disk of the data folder has. Below 5% that is told; below 2%, or when a write
// found no room, nothing new is taken in. A file of ballast lies in the folder: it is given up when
// there is no room at all, so that who looks can still be written down, and made again when it
// fits. (REL-28)
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace veerkracht::files {

inline constexpr double disk_is_low = 0.05;
inline constexpr double disk_is_read_only = 0.02;

struct Disk {
    std::int64_t bytes = 0;
    std::int64_t free_bytes = 0;
    bool ballast_is_spent = false;
};

// Of a disk that tells nothing everything is 0, and it counts as one with room.
Disk disk_of(const std::string& folder);
bool is_low(const Disk& disk);
bool is_read_only(const Disk& disk);

// Keeps the ballast of one data folder, for the one process that has it.
class DiskRoom {
  public:
    using Measure = std::function<Disk(const std::string& folder)>;
    explicit DiskRoom(std::string folder, Measure measure = disk_of)
        : folder_(std::move(folder)), measure_(std::move(measure)) {}

    // Measures again, and makes the ballast where it is missing and fits. Once a second is enough.
    void look();
    // False when only log lines are written. True before the first look.
    bool takes_writes() const { return takes_writes_; }
    bool has_ballast() const { return has_ballast_; }
    // A write found no room: what is left is for the log.
    void give_up_ballast();

  private:
    bool make_ballast(const Disk& disk);
    void tell(bool takes_writes, const Disk& disk);

    const std::string folder_;
    const Measure measure_;
    std::mutex looking_;
    std::atomic<bool> takes_writes_ = true;
    std::atomic<bool> has_ballast_ = false;
    bool told_low_ = false;
};

}  // namespace veerkracht::files
