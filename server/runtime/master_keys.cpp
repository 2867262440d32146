#include "runtime/master_keys.hpp"

#include "runtime/crypto/crypto.hpp"

namespace veerkracht {

namespace {

std::string bound_to_person(const PersonId& id) { return bound_to({"person_key", id.value}); }

}  // namespace

std::string bound_to(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text.append(std::to_string(part.size())).append(":").append(part);
    return text;
}

MasterKeys::MasterKeys(const KeyRing& ring) : newest_(ring.keys().front().number) {
    for (const auto& [number, key] : ring.keys())
        keys_[number] = {crypto::hmac_sha256(key, "wrap person keys"),
                         crypto::hmac_sha256(key, "seal values of the installation")};
}

int MasterKeys::number_of(const db::Bytes& sealed) {
    return sealed.data.empty() ? 0 : static_cast<unsigned char>(sealed.data.front());
}

bool MasterKeys::is_older(const db::Bytes& sealed) const {
    return !sealed.data.empty() && number_of(sealed) != newest_;
}

db::Bytes MasterKeys::sealed_by(Kind kind, std::string_view text, const std::string& bound) const {
    return {static_cast<char>(newest_) + crypto::seal(keys_.at(newest_).*kind, text, bound)};
}

std::string MasterKeys::opened_by(Kind kind, const db::Bytes& sealed,
                                  const std::string& bound) const {
    const auto known = keys_.find(number_of(sealed));
    if (known == keys_.end()) throw db::EngineError("a sealed value has no known key");
    auto text = crypto::open(known->second.*kind, std::string_view(sealed.data).substr(1), bound);
    if (!text) throw db::EngineError("a sealed value was changed or moved");
    return std::move(*text);
}

db::Bytes MasterKeys::wrap(const PersonId& person_id, std::string_view key) const {
    return sealed_by(&Pair::wrapping, key, bound_to_person(person_id));
}

std::string MasterKeys::unwrap(const PersonId& person_id, const db::Bytes& wrapped) const {
    return opened_by(&Pair::wrapping, wrapped, bound_to_person(person_id));
}

db::Bytes MasterKeys::seal(std::string_view place, std::string_view row,
                           std::string_view text) const {
    return sealed_by(&Pair::own, text, bound_to({place, row}));
}

std::string MasterKeys::open(std::string_view place, std::string_view row,
                             const db::Bytes& sealed) const {
    return opened_by(&Pair::own, sealed, bound_to({place, row}));
}

std::optional<db::Bytes> MasterKeys::wrapped_anew(const PersonId& person_id,
                                                  const db::Bytes& wrapped) const {
    if (!is_older(wrapped)) return std::nullopt;
    return wrap(person_id, unwrap(person_id, wrapped));
}

std::optional<db::Bytes> MasterKeys::sealed_anew(std::string_view place, std::string_view row,
                                                 const db::Bytes& sealed) const {
    if (!is_older(sealed)) return std::nullopt;
    return seal(place, row, open(place, row, sealed));
}

}  // namespace veerkracht
