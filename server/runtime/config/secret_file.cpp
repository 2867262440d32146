#include "runtime/config/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht {

namespace {

constexpr std::size_t secret_bytes_max = 4'096;
constexpr std::size_t key_size = 32;

class OpenFile {
  public:
    explicit OpenFile(const std::string& path, int flags = O_RDONLY | O_NOFOLLOW, mode_t mode = 0)
        : number(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
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

std::string part_of_key_file(const std::string& path, const std::string& key,
                             const std::string& what) {
    auto part = path + ".part";
    ::unlink(part.c_str());
    const OpenFile file(part, O_CREAT | O_EXCL | O_WRONLY, 0400);
    if (file.number < 0) throw std::runtime_error(what + " cannot be made");
    if (::write(file.number, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        ::fsync(file.number) != 0)
        throw std::runtime_error(what + " cannot be written");
    return part;
}

// What was sealed under a key whose file is lost would be lost with it: the name must be durable
// too.
void sync_folder_of(const std::string& path, const std::string& what) {
    const OpenFile folder(std::filesystem::absolute(path).parent_path().string(),
                          O_RDONLY | O_DIRECTORY);
    if (folder.number < 0 || ::fsync(folder.number) != 0)
        throw std::runtime_error("the folder of " + what + " cannot be synced");
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

std::string place_of_secret(const std::string& folder, const std::string& name) {
    if (const auto* const credentials = std::getenv("CREDENTIALS_DIRECTORY")) {
        auto credential = std::string(credentials) + "/" + name;
        if (std::filesystem::exists(credential)) return credential;
    }
    return folder + "/" + name;
}

std::string read_key_file(const std::string& path, const std::string& what) {
    auto key = read_secret_file(path, what);
    if (key.size() != key_size) throw std::runtime_error(what + " does not hold 32 bytes");
    refuse_a_key_of_nobody(key, what);
    return key;
}

void make_key_file(const std::string& path, const std::string& what) {
    write_key_file(path, crypto::random_bytes(key_size), what);
}

// There whole or not at all, and never over another: an empty one, of a program that was killed or
// a disk that was full, would be refused for ever.
void write_key_file(const std::string& path, const std::string& key, const std::string& what) {
    const auto part = part_of_key_file(path, key, what);
    const bool is_made = ::link(part.c_str(), path.c_str()) == 0;
    ::unlink(part.c_str());
    if (!is_made) throw std::runtime_error(what + " cannot be made");
    sync_folder_of(path, what);
}

void replace_key_file(const std::string& path, const std::string& key, const std::string& what) {
    const auto part = part_of_key_file(path, key, what);
    if (::rename(part.c_str(), path.c_str()) != 0) {
        ::unlink(part.c_str());
        throw std::runtime_error(what + " cannot be replaced");
    }
    sync_folder_of(path, what);
}

void refuse_a_key_of_nobody(const std::string& key, const std::string& what) {
    // Of 32 bytes by chance about 30 are different, and fewer than 16 once in 10^19.
    constexpr std::size_t different_min = 16;
    if (std::set<char>(key.begin(), key.end()).size() < different_min)
        throw std::runtime_error(what + " holds a key that was not made by chance");
}

}  // namespace veerkracht
