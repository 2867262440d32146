// One encrypted file of records, read and written from beginning to end. What is in the records is
// told by backup.hpp.
//
//   "veerkracht backup 1\n"   20 bytes
//   name of the key            8 bytes, so that a wrong key is told from a damaged file
//   header of the stream      24 bytes
//   pieces of 64 KB, sealed;  the last one says that it is the last
//
// Opened, the pieces are one text of records: kind (1 byte), size (4 bytes, little end first),
// text.
#pragma once

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "runtime/crypto/stream.hpp"
#include "runtime/files/private_file.hpp"

namespace veerkracht::backup {

// The file is not a backup, is damaged, or was made with another key.
class WrongArchive : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// A short text by which a person knows a key again; tells nothing of the key.
std::string name_of_key(std::string_view key);

// Numbers as they stand in a record.
void put_number(std::string& text, std::uint64_t number, int bytes);
std::uint64_t take_number(std::string_view& text, int bytes);

// Has its name only once it is whole and on the disk; removed when it is not finished.
class ArchiveWriter {
  public:
    // Throws std::runtime_error when a file of this name is there.
    ArchiveWriter(const std::string& path, std::string_view key);

    void add(char kind, std::string_view text);
    void finish();

  private:
    void seal_piece(bool last);

    files::PrivateFile file_;
    crypto::StreamSealer sealer_;
    std::string waiting_;
};

class ArchiveReader {
  public:
    ArchiveReader(const std::string& path, std::string_view key);

    // The next record; false after the last. Throws WrongArchive.
    bool next();
    char kind() const { return kind_; }
    std::string_view text() const { return text_; }

  private:
    std::string begin(std::string_view key);
    bool open_piece();
    std::string_view take(std::size_t count);

    std::ifstream file_;
    crypto::StreamOpener opener_;
    std::string opened_;  // what was opened and not yet taken stands from `taken_` on
    std::size_t taken_ = 0;
    bool last_ = false;
    char kind_ = 0;
    std::string text_;
};

}  // namespace veerkracht::backup
