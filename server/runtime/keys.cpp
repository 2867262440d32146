#include "runtime/keys.hpp"

#include <filesystem>
#include <stdexcept>

#include "kernel/clock.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t remembered_keys_max = 10'000;
// Stands before everything that was sealed under a key, so that a later rotation knows which one.
constexpr char first_key = '\x01';

// Parts with their lengths, so that no two different lists give the same text.
std::string bound_to(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text.append(std::to_string(part.size())).append(":").append(part);
    return text;
}

std::string opened(std::string_view key, std::string_view sealed, const std::string& bound) {
    if (sealed.empty() || sealed.front() != first_key)
        throw db::EngineError("a sealed value has no known key");
    auto text = crypto::open(key, sealed.substr(1), bound);
    if (!text) throw db::EngineError("a sealed value was changed or moved");
    return std::move(*text);
}

}  // namespace

// Remembers by the wrapped bytes, never by the person: a key that was rolled back or erased is not
// found again, because its row is not.
struct Keys::Cache {
    explicit Cache(const std::string& master_key)
        : wrapping_key(crypto::hmac_sha256(master_key, "wrap person keys")),
          own_key(crypto::hmac_sha256(master_key, "seal values of the installation")),
          token_hash(crypto::hmac_sha256(master_key, "hash tokens")) {}

    struct Entry {
        std::string wrapped;
        std::string key;
    };

    std::optional<std::string> find(const std::string& wrapped) {
        const std::lock_guard lock(mutex);
        const auto found = places.find(wrapped);
        if (found == places.end()) return std::nullopt;
        entries.splice(entries.begin(), entries, found->second);
        return found->second->key;
    }

    void keep(const std::string& wrapped, const std::string& key) {
        const std::lock_guard lock(mutex);
        if (places.contains(wrapped)) return;
        entries.push_front({wrapped, key});
        places.emplace(entries.front().wrapped, entries.begin());
        if (entries.size() <= remembered_keys_max) return;
        places.erase(entries.back().wrapped);
        entries.pop_back();
    }

    // What follows from the master key alone.
    const std::string wrapping_key, own_key;
    const crypto::KeyedHash token_hash;

    std::mutex mutex;
    std::list<Entry> entries;  // last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> places;
};

Keys::Keys(std::string master_key)
    : master_key_(std::move(master_key)), cache_(std::make_unique<Cache>(master_key_)) {
    if (master_key_.size() != key_size) throw std::invalid_argument("a master key has 32 bytes");
}
Keys::Keys(Keys&&) noexcept = default;
Keys::~Keys() = default;

Keys Keys::from_file(const std::string& path) {
    crypto::start();
    constexpr auto what = "the master key file";
    if (!std::filesystem::exists(path)) make_key_file(path, what);
    return Keys(read_key_file(path, what));
}

Keys Keys::from_bytes(std::string master_key) {
    crypto::start();
    return Keys(std::move(master_key));
}

void Keys::create_for(db::Transaction& tx, const PersonId& person_id) {
    const auto key = crypto::random_bytes(key_size);
    const db::Bytes wrapped{first_key + crypto::seal(cache_->wrapping_key, key,
                                                     bound_to({"person_key", person_id.value}))};
    const auto kept =
        tx.execute("insert into person_key (person_id, wrapped, created_at) values ($1, $2, $3)",
                   person_id, wrapped, to_text(SystemClock().now()));
    if (!kept) throw db::EngineError("the person has a key already");
}

PersonKey Keys::of(db::Transaction& tx, const PersonId& person_id) {
    const auto wrapped =
        tx.value<db::Bytes>("select wrapped from person_key where person_id = $1", person_id);
    if (!wrapped) throw db::EngineError("the key of this person does not exist or was erased");
    if (auto known = cache_->find(wrapped->data)) return {person_id, std::move(*known)};
    auto key =
        opened(cache_->wrapping_key, wrapped->data, bound_to({"person_key", person_id.value}));
    cache_->keep(wrapped->data, key);
    return {person_id, std::move(key)};
}

PersonKey::PersonKey(PersonId person_id, std::string key)
    : person_id_(std::move(person_id)), key_(std::move(key)) {}

db::Bytes PersonKey::seal(std::string_view place, std::string_view row,
                          std::string_view text) const {
    return {first_key + crypto::seal(key_, text, bound_to({place, row, person_id_.value}))};
}

std::string PersonKey::open(std::string_view place, std::string_view row,
                            const db::Bytes& sealed) const {
    if (sealed.data.empty()) return {};
    return opened(key_, sealed.data, bound_to({place, row, person_id_.value}));
}

db::Bytes Keys::seal_own(std::string_view place, std::string_view row,
                         std::string_view text) const {
    return {first_key + crypto::seal(cache_->own_key, text, bound_to({place, row}))};
}

std::string Keys::open_own(std::string_view place, std::string_view row,
                           const db::Bytes& sealed) const {
    if (sealed.data.empty()) return {};
    return opened(cache_->own_key, sealed.data, bound_to({place, row}));
}

std::string Keys::token_hash(std::string_view token) const {
    return crypto::to_hex(cache_->token_hash(token));
}

}  // namespace veerkracht
