#include "runtime/files/disk_room.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace veerkracht::files {

namespace fs = std::filesystem;

namespace {

// A hundredth of the disk: thousands of log lines.
constexpr std::int64_t ballast_least = std::int64_t{1} << 20;
constexpr std::int64_t ballast_most = std::int64_t{64} << 20;

std::int64_t ballast_of(const Disk& disk) {
    return std::clamp(disk.bytes / 100, ballast_least, ballast_most);
}

std::string ballast_in(const std::string& folder) { return folder + "/disk.ballast"; }

std::int64_t size_of(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? -1 : static_cast<std::int64_t>(size);
}

class OpenFile {
  public:
    explicit OpenFile(const std::string& path)
        : file_(::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (file_ >= 0) ::close(file_);
    }
    bool takes(std::int64_t bytes) const {
        return file_ >= 0 && ::posix_fallocate(file_, 0, bytes) == 0;
    }
    // Some disks give room back only when that it was given up is on them.
    void empty() const {
        if (file_ >= 0 && ::ftruncate(file_, 0) == 0) ::fsync(file_);
    }

  private:
    int file_;
};

bool is_below(const Disk& disk, double part) {
    return static_cast<double>(disk.free_bytes) < part * static_cast<double>(disk.bytes);
}

int percent_free(const Disk& disk) {
    return disk.bytes == 0 ? 0 : static_cast<int>(100 * disk.free_bytes / disk.bytes);
}

}  // namespace

Disk disk_of(const std::string& folder) {
    std::error_code error;
    const auto space = fs::space(folder.empty() ? "." : folder, error);
    if (error) return {};
    return {.bytes = static_cast<std::int64_t>(space.capacity),
            .free_bytes = static_cast<std::int64_t>(space.available),
            .ballast_is_spent = size_of(ballast_in(folder)) == 0};
}

bool is_low(const Disk& disk) { return is_below(disk, disk_is_low); }

// Spent ballast comes back when it fits again; until then the room is for the log.
bool is_read_only(const Disk& disk) {
    return disk.ballast_is_spent || is_below(disk, disk_is_read_only);
}

void DiskRoom::look() {
    const std::lock_guard lock(looking_);
    auto disk = measure_(folder_);
    has_ballast_ = size_of(ballast_in(folder_)) > 0 || make_ballast(disk);
    if (has_ballast_) disk.ballast_is_spent = false;
    tell(!is_read_only(disk), disk);
}

void DiskRoom::give_up_ballast() {
    const std::lock_guard lock(looking_);
    if (!has_ballast_) return;
    OpenFile(ballast_in(folder_)).empty();
    has_ballast_ = false;
    tell(false, measure_(folder_));
}

// Where it would leave too little for the work it is not made.
bool DiskRoom::make_ballast(const Disk& disk) {
    const auto wanted = ballast_of(disk);
    auto after = disk;
    after.ballast_is_spent = false;
    after.free_bytes -= wanted;
    if (is_read_only(after)) return false;
    const auto path = ballast_in(folder_);
    const OpenFile file(path);
    if (file.takes(wanted)) return true;
    file.empty();
    if (!disk.ballast_is_spent) fs::remove(path);
    return false;
}

void DiskRoom::tell(bool takes_writes, const Disk& disk) {
    const bool low = is_low(disk);
    if (takes_writes != takes_writes_ && !takes_writes)
        spdlog::error("{}% of the disk is free: nothing new is taken in, only read",
                      percent_free(disk));
    else if (takes_writes != takes_writes_)
        spdlog::info("there is room again: {}% of the disk is free", percent_free(disk));
    else if (low && !told_low_)
        spdlog::warn("{}% of the disk is free", percent_free(disk));
    told_low_ = low;
    takes_writes_ = takes_writes;
}

}  // namespace veerkracht::files
