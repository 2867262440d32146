// What was kept of the access log outside this server: the line of its key and a signed
// checkpoint. There is one way to write a key, and none to make up a signature.
#include "fuzz/fuzz.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/log/checkpoint.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

constexpr std::string_view genuine_key =
    "veerkracht/cc8690f5+555873dd+AcyGkPXW/GQinSkTwmn4mRQuYPZp0eFjQ1+X8Do6IQ3b";
constexpr std::string_view genuine_note =
    "veerkracht/cc8690f5\n"
    "2\n"
    "hpGfmJh48Nm1yYdNXPdIDX1w9k68S9fddZdCtj2LMF8=\n"
    "2026-11-02T10:02:00.000Z\n"
    "\n"
    "\xE2\x80\x94 veerkracht/cc8690f5 "
    "VVhz3YsWXGrGMKE2s7UOqor+K11ALEaDE1cCYpmhYM+zaunlTWgxClSMdaGNSUYuRd7L0mfM7QkAISKeDqVdpbem/"
    "QY=\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    crypto::start();
    const auto text = fuzz::text_of(bytes, size);
    if (const auto key = log::read_key_line(text)) {
        const auto line = log::key_line(key->origin, key->public_bytes);
        const auto again = log::read_key_line(line);
        must(again && again->origin == key->origin && again->public_bytes == key->public_bytes,
             "a key is written in one way");
    }
    static const auto ours = log::read_key_line(genuine_key);
    must(ours && log::read_note(genuine_note, *ours), "the genuine one is taken");
    must(!log::read_note(text, *ours) || text == genuine_note, "no other checkpoint is taken");
    return 0;
}
