// What the login of an organisation sends: its keys on the first line, a token behind it. What is
// read of them is whole, and no token that a stranger made up is taken.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "kernel/json.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/signed_token.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    crypto::start();
    const auto text = fuzz::text_of(bytes, size);
    const auto line = std::min(text.find('\n'), text.size());
    const auto set = parse_json(text.substr(0, line));
    const auto keys = set ? crypto::read_token_keys(*set) : std::vector<crypto::TokenKey>();
    must(keys.size() <= 64, "not more keys than are looked at");
    for (const auto& one : keys)
        must(std::ranges::any_of(crypto::signature_algorithms,
                                 [&](auto name) { return one.key.serves(name); }),
             "a key serves for something");
    const auto token = line < text.size() ? text.substr(line + 1) : std::string_view();
    if (keys.empty()) must(!crypto::read_signed_token(token, keys), "no key, no token");
    static_cast<void>(crypto::read_signed_token(token, keys));
    return 0;
}
