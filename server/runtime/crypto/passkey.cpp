#include "runtime/crypto/passkey.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>

#include "runtime/crypto/cbor.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::crypto {

namespace {

constexpr std::size_t hash_size = 32;
constexpr std::size_t head_size = hash_size + 1 + 4;  // then a key, then extensions
constexpr std::size_t model_size = 16;
constexpr std::size_t credential_id_max = 1'023;

enum Flag : unsigned char {
    user_present = 0x01,
    user_verified = 0x04,
    backup_eligible = 0x08,
    backed_up = 0x10,
    key_included = 0x40,
    extensions_included = 0x80
};

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

auto refuse(const char* why) { return fail(Category::forbidden, std::string("passkey.") + why); }

// What libfido2 and OpenSSL hand out, and how it goes back.
template <class T, void (*free_it)(T**)>
struct Freer {
    void operator()(T* one) const { free_it(&one); }
};
template <class T, void (*free_it)(T**)>
using Held = std::unique_ptr<T, Freer<T, free_it>>;
using HeldCredential = Held<fido_cred_t, fido_cred_free>;
using HeldAssertion = Held<fido_assert_t, fido_assert_free>;
using HeldKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

template <class Held>
Held made(Held held) {
    if (!held) throw std::bad_alloc();
    return held;
}

template <class T, void (*free_it)(T**), class With>
bool with_key_of(T* empty, int (*from)(T*, const void*, std::size_t), std::string_view bytes,
                 const With& with) {
    const auto key = made(Held<T, free_it>(empty));
    return from(key.get(), bytes.data(), bytes.size()) == FIDO_OK && with(key.get());
}

// Calls `with` with the key as libfido2 holds one of its kind, or answers no.
template <class With>
bool with_key(const PasskeyKey& key, const With& with) {
    switch (key.algorithm) {
        case COSE_ES256:
            return with_key_of<es256_pk_t, es256_pk_free>(es256_pk_new(), es256_pk_from_ptr,
                                                          key.bytes, with);
        case COSE_EDDSA:
            return with_key_of<eddsa_pk_t, eddsa_pk_free>(eddsa_pk_new(), eddsa_pk_from_ptr,
                                                          key.bytes, with);
        case COSE_RS256:
            return with_key_of<rs256_pk_t, rs256_pk_free>(rs256_pk_new(), rs256_pk_from_ptr,
                                                          key.bytes, with);
        default: return false;
    }
}

EVP_PKEY* as_openssl(const es256_pk_t* key) { return es256_pk_to_EVP_PKEY(key); }
EVP_PKEY* as_openssl(const eddsa_pk_t* key) { return eddsa_pk_to_EVP_PKEY(key); }
EVP_PKEY* as_openssl(const rs256_pk_t* key) { return rs256_pk_to_EVP_PKEY(key); }

// On its curve, and of a size that OpenSSL takes.
bool is_sound(const PasskeyKey& key) {
    return with_key(
        key, [](const auto* one) { return HeldKey(as_openssl(one), &EVP_PKEY_free) != nullptr; });
}

// An attestation object: how the key is attested, and the data of the authenticator.
struct Attested {
    std::string_view format;
    std::uint64_t statement_size = 0;
    std::int64_t algorithm = 0;
    std::string_view signature;
    std::string_view data;
};

bool read_statement(CborReader& reader, Attested& attested) {
    const auto pairs = reader.map();
    if (!pairs) return false;
    attested.statement_size = *pairs;
    for (auto left = *pairs; left > 0; --left) {
        const auto name = reader.text();
        if (!name) return false;
        if (*name == "alg") {
            attested.algorithm = reader.integer().value_or(0);
        } else if (*name == "sig") {
            attested.signature = reader.bytes().value_or("");
        } else if (!reader.skip()) {
            return false;
        }
    }
    return true;
}

std::optional<Attested> read_attested(std::string_view object) {
    CborReader reader(object);
    if (reader.map() != 3) return std::nullopt;
    Attested attested;
    for (int left = 3; left > 0; --left) {
        const auto name = reader.text();
        if (!name) return std::nullopt;
        if (*name == "fmt") {
            attested.format = reader.text().value_or("");
        } else if (*name == "authData") {
            attested.data = reader.bytes().value_or("");
        } else if (*name != "attStmt" || !read_statement(reader, attested)) {
            return std::nullopt;
        }
    }
    if (attested.format.empty() || !reader.rest().empty()) return std::nullopt;
    return attested;
}

// Where the algorithm of a COSE key stands (RFC 9052, 7.1); steps over the whole key.
std::optional<std::int64_t> algorithm_of(CborReader& reader) {
    constexpr std::int64_t algorithm_label = 3;
    std::optional<std::int64_t> algorithm;
    const auto pairs = reader.map();
    if (!pairs) return std::nullopt;
    for (auto left = *pairs; left > 0; --left) {
        const auto label = reader.integer();
        if (!label) return std::nullopt;
        if (*label == algorithm_label) {
            algorithm = reader.integer();
        } else if (!reader.skip()) {
            return std::nullopt;
        }
    }
    return algorithm;
}

struct Included {
    std::string_view credential_id;
    std::int64_t algorithm = 0;
};

// Of data with a key in it: model, length of the id, id, key, and extensions where it says so.
std::optional<Included> read_included(std::string_view data) {
    const bool has_extensions = (raw(data)[hash_size] & extensions_included) != 0;
    data.remove_prefix(head_size);
    if (data.size() < model_size + 2) return std::nullopt;
    data.remove_prefix(model_size);
    const std::size_t size = std::size_t{raw(data)[0]} << 8 | raw(data)[1];
    data.remove_prefix(2);
    if (size > data.size()) return std::nullopt;
    CborReader reader(data.substr(size));
    const auto algorithm = algorithm_of(reader);
    if (!algorithm || (has_extensions && !reader.skip()) || !reader.rest().empty())
        return std::nullopt;
    return Included{data.substr(0, size), *algorithm};
}

bool takes_data(fido_cred_t* credential, std::int64_t algorithm, std::string_view data) {
    return fido_cred_set_type(credential, static_cast<int>(algorithm)) == FIDO_OK &&
           fido_cred_set_authdata_raw(credential, raw(data), data.size()) == FIDO_OK;
}

bool attests_itself(fido_cred_t* credential, const Attested& attested, std::int64_t algorithm,
                    std::string_view client_data, const std::string& rp_id) {
    const auto hash = sha256(client_data);
    return attested.statement_size == 2 && attested.algorithm == algorithm &&
           fido_cred_set_rp(credential, rp_id.c_str(), nullptr) == FIDO_OK &&
           fido_cred_set_clientdata_hash(credential, raw(hash), hash.size()) == FIDO_OK &&
           fido_cred_set_fmt(credential, "packed") == FIDO_OK &&
           fido_cred_set_sig(credential, raw(attested.signature), attested.signature.size()) ==
               FIDO_OK &&
           fido_cred_verify_self(credential) == FIDO_OK;
}

// Nothing behind the head, or extensions alone: libcbor makes room for what a list says it holds,
// so it gets to see no list that does not hold it.
bool ends_well(std::string_view data) {
    CborReader reader(data.substr(head_size));
    const bool has_extensions = (raw(data)[hash_size] & extensions_included) != 0;
    return (!has_extensions || reader.skip()) && reader.rest().empty();
}

}  // namespace

std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes) {
    if (bytes.size() < head_size) return std::nullopt;
    const auto flags = raw(bytes)[hash_size];
    const bool is_well =
        (flags & key_included) != 0 ? read_included(bytes).has_value() : ends_well(bytes);
    if (!is_well) return std::nullopt;
    AuthenticatorData data;
    data.rp_id_hash = bytes.substr(0, hash_size);
    data.user_present = (flags & user_present) != 0;
    data.user_verified = (flags & user_verified) != 0;
    data.can_be_backed_up = (flags & backup_eligible) != 0;
    data.is_backed_up = (flags & backed_up) != 0;
    data.has_key = (flags & key_included) != 0;
    for (std::size_t at = hash_size + 1; at < head_size; ++at)
        data.counter = data.counter << 8 | raw(bytes)[at];
    return data;
}

Result<MadePasskey> read_made_passkey(std::string_view attestation_object,
                                      std::string_view client_data, std::string_view rp_id) {
    const auto attested = read_attested(attestation_object);
    const auto data = attested ? read_authenticator_data(attested->data) : std::nullopt;
    const auto included = data && data->has_key ? read_included(attested->data) : std::nullopt;
    if (!included) return refuse("unreadable");
    if (included->credential_id.empty() || included->credential_id.size() > credential_id_max)
        return refuse("credential_id");
    if (std::ranges::find(passkey_algorithms, included->algorithm) == std::end(passkey_algorithms))
        return refuse("algorithm");

    fido_init(0);
    const auto credential = made(HeldCredential(fido_cred_new()));
    if (!takes_data(credential.get(), included->algorithm, attested->data)) return refuse("key");
    MadePasskey passkey{*data, std::string(included->credential_id), {included->algorithm, {}}};
    passkey.key.bytes.assign(reinterpret_cast<const char*>(fido_cred_pubkey_ptr(credential.get())),
                             fido_cred_pubkey_len(credential.get()));
    if (!is_sound(passkey.key)) return refuse("key");
    const bool is_plain = attested->format == "none" && attested->statement_size == 0;
    if (!is_plain && (attested->format != "packed" ||
                      !attests_itself(credential.get(), *attested, included->algorithm, client_data,
                                      std::string(rp_id))))
        return refuse("attestation");
    return passkey;
}

bool passkey_signed(const PasskeyKey& key, std::string_view rp_id, std::string_view client_data,
                    std::string_view authenticator_data, std::string_view signature) {
    if (!read_authenticator_data(authenticator_data)) return false;
    fido_init(0);
    const auto assertion = made(HeldAssertion(fido_assert_new()));
    auto* const one = assertion.get();
    const auto hash = sha256(client_data);
    if (fido_assert_set_rp(one, std::string(rp_id).c_str()) != FIDO_OK ||
        fido_assert_set_clientdata_hash(one, raw(hash), hash.size()) != FIDO_OK ||
        fido_assert_set_count(one, 1) != FIDO_OK ||
        fido_assert_set_up(one, FIDO_OPT_TRUE) != FIDO_OK ||
        fido_assert_set_uv(one, FIDO_OPT_TRUE) != FIDO_OK ||
        fido_assert_set_authdata_raw(one, 0, raw(authenticator_data), authenticator_data.size()) !=
            FIDO_OK ||
        fido_assert_set_sig(one, 0, raw(signature), signature.size()) != FIDO_OK)
        return false;
    return with_key(key, [&](const auto* held) {
        return fido_assert_verify(one, 0, static_cast<int>(key.algorithm), held) == FIDO_OK;
    });
}

}  // namespace veerkracht::crypto
