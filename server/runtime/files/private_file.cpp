#include "runtime/files/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace veerkracht::files {

namespace {

constexpr std::size_t piece = 64UL << 10;

std::runtime_error cannot_write(const std::string& path) {
    return std::runtime_error(path + " cannot be written: " + std::strerror(errno));
}

void sync_folder_of(const std::string& path) {
    const auto folder = std::filesystem::absolute(path).parent_path();
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!done) throw cannot_write(path);
}

}  // namespace

PrivateFile::PrivateFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
    std::filesystem::remove(part_);  // of one that was broken off
    file_ = ::open(part_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file_ < 0) throw cannot_write(path_);
}

PrivateFile::~PrivateFile() {
    if (file_ < 0) return;
    ::close(file_);
    std::remove(part_.c_str());
}

void PrivateFile::write(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= piece) flush();
}

void PrivateFile::flush() {
    for (std::string_view rest = waiting_; !rest.empty();) {
        const auto count = ::write(file_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) throw cannot_write(path_);
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    waiting_.clear();
}

void PrivateFile::finish() {
    flush();
    if (::fsync(file_) != 0) throw cannot_write(path_);
    if (std::rename(part_.c_str(), path_.c_str()) != 0) throw cannot_write(path_);
    ::close(std::exchange(file_, -1));
    sync_folder_of(path_);
}

void make_private_folder(const std::string& path) {
    namespace fs = std::filesystem;
    fs::create_directories(path);
    fs::permissions(path, fs::perms::owner_all);
}

}  // namespace veerkracht::files
