#include "runtime/backup/archive.hpp"

#include <filesystem>
#include <utility>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::backup {

namespace {

constexpr std::string_view magic = "veerkracht backup 1\n";
constexpr std::size_t name_size = 8;
constexpr std::size_t piece_size = 65'536;
// More than the largest row: a body of a request is smaller.
constexpr std::size_t record_size_max = 256ULL << 20;

std::string raw_name(std::string_view key) {
    return crypto::hmac_sha256(key, "the name of a backup key").substr(0, name_size);
}

std::string stream_key(std::string_view key) { return crypto::hmac_sha256(key, "seal backups"); }

std::string opening(std::string_view key) { return std::string(magic) + raw_name(key); }

const std::string& not_there_yet(const std::string& path) {
    if (std::filesystem::exists(path)) throw std::runtime_error(path + " exists already");
    return path;
}

}  // namespace

std::string name_of_key(std::string_view key) { return crypto::to_hex(raw_name(key)); }

void put_number(std::string& text, std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i, number >>= 8) text += static_cast<char>(number & 0xff);
}

std::uint64_t take_number(std::string_view& text, int bytes) {
    if (text.size() < static_cast<std::size_t>(bytes))
        throw WrongArchive("a record of the backup is too short");
    std::uint64_t number = 0;
    for (int i = bytes; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    text.remove_prefix(static_cast<std::size_t>(bytes));
    return number;
}

// --- Writing ------------------------------------------------------------------------------------

ArchiveWriter::ArchiveWriter(const std::string& path, std::string_view key)
    : file_(not_there_yet(path)), sealer_(stream_key(key), opening(key)) {
    file_.write(opening(key));
    file_.write(sealer_.header());
}

void ArchiveWriter::seal_piece(bool last) {
    const auto size = std::min(waiting_.size(), piece_size);
    file_.write(sealer_.seal(std::string_view(waiting_).substr(0, size), last));
    waiting_.erase(0, size);
}

void ArchiveWriter::add(char kind, std::string_view text) {
    if (text.size() > record_size_max) throw std::runtime_error("a record is too large to keep");
    waiting_ += kind;
    put_number(waiting_, text.size(), 4);
    waiting_ += text;
    while (waiting_.size() > piece_size) seal_piece(false);
}

void ArchiveWriter::finish() {
    seal_piece(true);
    file_.finish();
}

// --- Reading ------------------------------------------------------------------------------------

ArchiveReader::ArchiveReader(const std::string& path, std::string_view key)
    : file_(path, std::ios::binary), opener_(stream_key(key), begin(key), opening(key)) {}

// Up to the first piece; returns the header of the stream.
std::string ArchiveReader::begin(std::string_view key) {
    if (!file_) throw WrongArchive("the backup cannot be read");
    std::string start(magic.size() + name_size, '\0');
    std::string header(crypto::stream_header_size, '\0');
    file_.read(start.data(), static_cast<std::streamsize>(start.size()));
    file_.read(header.data(), static_cast<std::streamsize>(header.size()));
    if (!file_ || !start.starts_with(magic)) throw WrongArchive("this file is not a backup");
    const auto name = start.substr(magic.size());
    if (name != raw_name(key))
        throw WrongArchive("the backup was made with key " + crypto::to_hex(name) + ", not with " +
                           name_of_key(key));
    return header;
}

bool ArchiveReader::open_piece() {
    if (last_) return false;
    std::string sealed(piece_size + crypto::stream_piece_extra, '\0');
    file_.read(sealed.data(), static_cast<std::streamsize>(sealed.size()));
    sealed.resize(static_cast<std::size_t>(file_.gcount()));
    auto piece = opener_.open(sealed);
    if (!piece) throw WrongArchive("the backup is damaged or cut off");
    last_ = piece->last;
    if (last_ && file_.peek() != std::ifstream::traits_type::eof())
        throw WrongArchive("something stands behind the end of the backup");
    opened_.erase(0, std::exchange(taken_, 0));
    opened_ += piece->text;
    return true;
}

std::string_view ArchiveReader::take(std::size_t count) {
    while (opened_.size() - taken_ < count)
        if (!open_piece()) throw WrongArchive("the last record of the backup is not whole");
    const auto taken = std::string_view(opened_).substr(taken_, count);
    taken_ += count;
    return taken;
}

bool ArchiveReader::next() {
    while (opened_.size() == taken_)
        if (!open_piece()) return false;
    kind_ = take(1).front();
    auto size_text = take(4);
    const auto size = take_number(size_text, 4);
    if (size > record_size_max) throw WrongArchive("a record of the backup is too large");
    text_ = take(size);
    return true;
}

}  // namespace veerkracht::backup
