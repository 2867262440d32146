// What an authenticator sends: what is read of it is whole, and nothing that was not signed is
// taken.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "runtime/crypto/cbor.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/passkey.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    crypto::start();
    const auto text = fuzz::text_of(bytes, size);
    crypto::CborReader reader(text);
    while (reader.skip()) must(reader.rest().size() < size, "each value takes a byte");
    if (const auto data = crypto::read_authenticator_data(text))
        must(data->rp_id_hash.size() == 32, "a hash of a site");
    if (const auto made = crypto::read_made_passkey(text, "{}", "localhost")) {
        must(!made->credential_id.empty() && made->credential_id.size() <= 1'023, "an id");
        must(std::ranges::find(crypto::passkey_algorithms, made->key.algorithm) !=
                 std::end(crypto::passkey_algorithms),
             "an algorithm of the list");
        must(!crypto::passkey_signed(made->key, "localhost", "{}", text, text), "not signed");
        must(!crypto::passkey_signed(made->key, "localhost", "{}", text.substr(0, 37), text),
             "not signed");
    }
    return 0;
}
