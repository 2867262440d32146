// A backup that somebody brings: read to its end, or refused as no backup of ours; and the records
// within one that was sealed with our key by something that writes nonsense.
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/fuzz.hpp"
#include "runtime/backup/archive.hpp"
#include "runtime/crypto/crypto.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

const std::string key(32, 'k');

// A file in memory, so that a disk is spared.
class File {
  public:
    File() : number_(::memfd_create("archive", MFD_CLOEXEC)) {
        must(number_ >= 0, "a file in memory");
    }
    std::string holding(std::string_view bytes) const {
        must(::ftruncate(number_, 0) == 0, "emptied");
        must(::pwrite(number_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
             "written");
        return "/proc/self/fd/" + std::to_string(number_);
    }

  private:
    int number_;
};

struct Found {
    std::size_t records = 0, bytes = 0;
    bool whole = false;
};
Found read_all(const std::string& path) {
    Found found;
    try {
        backup::ArchiveReader archive(path, key);
        while (archive.next()) {
            ++found.records;
            found.bytes += 5 + archive.text().size();
        }
        found.whole = true;
    } catch (const backup::WrongArchive&) {
        // refused
    }
    return found;
}

std::string sealed(std::string_view records) {
    std::string opening = "veerkracht backup 1\n";
    opening += crypto::hmac_sha256(key, "the name of a backup key").substr(0, 8);
    crypto::StreamSealer sealer(crypto::hmac_sha256(key, "seal backups"), opening);
    return opening + sealer.header() + sealer.seal(records, true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    crypto::start();
    static const File file;
    const auto text = fuzz::text_of(bytes, size);
    // As it was brought: one was sealed, with one record of three letters.
    const auto brought = read_all(file.holding(text));
    must(!brought.whole || (brought.records == 1 && brought.bytes == 8), "nobody sealed another");
    // As records.
    const auto found = read_all(file.holding(sealed(text)));
    must(found.bytes <= size, "no more is read than stands there");
    must(!found.whole || found.bytes == size, "to its end or not at all");
    return 0;
}
