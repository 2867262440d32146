#include "runtime/config/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace veerkracht {

namespace {

constexpr std::size_t secret_bytes_max = 4'096;

class OpenFile {
  public:
    explicit OpenFile(const std::string& path)
        : number(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (number >= 0) ::close(number);
    }
    const int number;
};

// The bits of a mode that nobody else may have. systemd gives a service its credentials by an
// access list, which shows in the bits of the group: there the owner of the folder keeps others
// out.
mode_t nobody_else(const std::string& path) {
    const auto* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
    const bool is_credential =
        credentials != nullptr && std::filesystem::path(path).parent_path() == credentials;
    return is_credential ? 0037 : 0077;
}

}  // namespace

std::string read_secret_file(const std::string& path, const std::string& what) {
    const OpenFile file(path);
    struct stat status {};
    if (file.number < 0 || ::fstat(file.number, &status) != 0 || !S_ISREG(status.st_mode))
        throw std::runtime_error(what + " cannot be read");
    if ((status.st_mode & nobody_else(path)) != 0)
        throw std::runtime_error("others may read " + what + ": its mode must be 0400");
    std::string bytes(secret_bytes_max + 1, '\0');
    const auto count = ::read(file.number, bytes.data(), bytes.size());
    if (count < 0 || static_cast<std::size_t>(count) > secret_bytes_max)
        throw std::runtime_error(what + " cannot be read");
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

}  // namespace veerkracht
