// A checkpoint says how long the log was and which root its tree had, signed: a signed note as the
// transparency logs of C2SP write them (c2sp.org/tlog-checkpoint, signed-note). Kept elsewhere, it
// proves that nothing before it was changed or left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/crypto/signing_key.hpp"

namespace veerkracht::log {

struct Checkpoint {
    std::string origin;  // which log: "veerkracht/" and the number of the installation
    std::uint64_t size = 0;
    std::string root;  // 32 bytes
    std::string at;    // instant
};

std::string signed_note(const Checkpoint& checkpoint, const crypto::SigningKey& key);

// The public half with the name of its log, as one line: origin+number+base64.
std::string key_line(std::string_view origin, std::string_view public_bytes);
struct LogKey {
    std::string origin;
    std::string public_bytes;
};
std::optional<LogKey> read_key_line(std::string_view line);

// None when it is no checkpoint of this log, or not signed by this key.
std::optional<Checkpoint> read_note(std::string_view note, const LogKey& key);

}  // namespace veerkracht::log
