// A file for its owner only (0600), which has its name when it is whole and on the disk, or not at
// all.
#pragma once

#include <string>
#include <string_view>

namespace veerkracht::files {

// Throws std::runtime_error where the disk refuses.
class PrivateFile {
  public:
    // Replaces a file of this name when it is finished; until then it is PATH.part.
    explicit PrivateFile(std::string path);
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    ~PrivateFile();  // what was not finished is gone

    void write(std::string_view text);
    void finish();

  private:
    void flush();
    std::string path_;
    std::string part_;
    std::string waiting_;
    int file_ = -1;
};

// A folder for its owner only (0700), made where it is not there.
void make_private_folder(const std::string& path);

}  // namespace veerkracht::files
