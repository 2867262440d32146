// The reader of a copy of the access log (audit verify): who changed a letter of what is sealed is
// found. SEC-57, SEC-97.
#include <algorithm>
#include <set>
#include <sstream>

#include "fuzz/fuzz.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/log/verify.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

// The key of the copies in seeds/log; its other half was thrown away, so nobody signs another.
constexpr std::string_view genuine_key =
    "veerkracht/cc8690f5+555873dd+AcyGkPXW/GQinSkTwmn4mRQuYPZp0eFjQ1+X8Do6IQ3b";

// SHA-256 of the lines in them.
const std::set<std::string, std::less<>> genuine{
    "b4e6352e4bb5ac62fc6d1b6741d67200f56482271b931428f8d840cfd9ca4f25",
    "767146268bccbf8b2eb4a880cc1e11e264f681d269a9873e60cfa7abd74ead94",
    "a40a33cee7491f0b135fa68ad8d457584f97112b8e9318f0ce54b7522221aa66",
    "dc39c075ed2efff1572451e3284fc2eb10e1a1dc7ff68ef8ecc65883a62cfb4f"};

// Of a copy in which nothing is wrong: every line before the last checkpoint was sealed by us.
void was_sealed_by_us(std::string_view copy) {
    copy = copy.substr(0, copy.rfind("{\"checkpoint\":"));
    for (; !copy.empty(); copy.remove_prefix(std::min(copy.find('\n') + 1, copy.size()))) {
        const auto line = copy.substr(0, copy.find('\n'));
        must(!line.starts_with("{\"line\":") ||
                 genuine.contains(crypto::to_hex(crypto::sha256(line))),
             "what is sealed was not changed");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    crypto::start();
    const auto text = fuzz::text_of(bytes, size);
    static const auto key = log::read_key_line(genuine_key);
    must(key.has_value(), "the key is a key");
    std::istringstream copy{std::string(text)};
    const auto found = log::verify(copy, *key, {});
    const auto lines = std::ranges::count(text, '\n') + 1;
    must(found.problems.size() <= 20, "no endless list of problems");
    must(found.lines >= 0 && found.lines + found.unsealed + found.checkpoints <= lines,
         "no more is counted than stands there");
    for (const auto& problem : found.problems)
        must(problem.file == 1 && problem.line >= 0 && problem.line <= lines,
             "a problem stands in the file");
    if (!found.problems.empty() || found.checkpoints == 0) return 0;
    must(found.sealed_until.starts_with("2026-11-02T10:0"), "nobody signed another moment");
    was_sealed_by_us(text);
    return 0;
}
