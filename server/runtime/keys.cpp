#include "runtime/keys.hpp"

#include <filesystem>
#include <stdexcept>

#include "kernel/clock.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/key_ring.hpp"
#include "runtime/master_keys.hpp"

namespace veerkracht {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t remembered_keys_max = 10'000;
// Stands before what was sealed under the key of a person, which is one and stays.
constexpr char first_key = '\x01';

}  // namespace

struct Keys::Cache {
    explicit Cache(const KeyRing& ring)
        : token_hash(ring.hashing()),
          text(ring.text()),
          hashing(ring.hashing()),
          master(std::make_shared<const MasterKeys>(ring)) {}

    std::shared_ptr<const MasterKeys> newest() {
        const std::lock_guard lock(mutex);
        return master;
    }

    // A number that is unknown is of a key that was put into the file since.
    std::shared_ptr<const MasterKeys> that_opens(const db::Bytes& sealed) {
        auto known = newest();
        if (known->knows(MasterKeys::number_of(sealed)) || path.empty()) return known;
        read_file_again();
        return newest();
    }

    void read_file_again() {
        const auto ring = KeyRing::from_file(path);
        const std::lock_guard lock(mutex);
        if (ring.text() == text) return;
        if (!crypto::equal(ring.hashing(), hashing))
            throw db::EngineError("the master key file is of another installation");
        text = ring.text();
        master = std::make_shared<const MasterKeys>(ring);
    }

    // Remembered by the wrapped bytes, never by the person: a key that was rolled back or erased is
    // not found again, because its row is not.
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

    const crypto::KeyedHash token_hash;
    std::string path;  // "" of keys that are in no file

    std::mutex mutex;  // of all below
    std::string text, hashing;
    std::shared_ptr<const MasterKeys> master;
    std::list<Entry> entries;  // last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> places;
};

Keys::Keys(std::string master_key)
    : master_key_(std::move(master_key)),
      cache_(std::make_unique<Cache>(KeyRing::read(master_key_))) {}
Keys::Keys(Keys&&) noexcept = default;
Keys::~Keys() = default;

Keys Keys::from_file(const std::string& path) {
    crypto::start();
    if (!std::filesystem::exists(path)) make_key_file(path, "the master key file");
    Keys keys(KeyRing::from_file(path).text());
    keys.cache_->path = path;
    return keys;
}

Keys Keys::from_bytes(std::string master_key) {
    crypto::start();
    return Keys(std::move(master_key));
}

void Keys::create_for(db::Transaction& tx, const PersonId& person_id) {
    const auto wrapped = cache_->newest()->wrap(person_id, crypto::random_bytes(key_size));
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
    auto key = cache_->that_opens(*wrapped)->unwrap(person_id, *wrapped);
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
    if (sealed.data.front() != first_key) throw db::EngineError("a sealed value has no known key");
    auto text = crypto::open(key_, std::string_view(sealed.data).substr(1),
                             bound_to({place, row, person_id_.value}));
    if (!text) throw db::EngineError("a sealed value was changed or moved");
    return std::move(*text);
}

db::Bytes Keys::seal_own(std::string_view place, std::string_view row,
                         std::string_view text) const {
    return cache_->newest()->seal(place, row, text);
}

std::string Keys::open_own(std::string_view place, std::string_view row,
                           const db::Bytes& sealed) const {
    if (sealed.data.empty()) return {};
    return cache_->that_opens(sealed)->open(place, row, sealed);
}

std::string Keys::token_hash(std::string_view token) const {
    return crypto::to_hex(cache_->token_hash(token));
}

}  // namespace veerkracht
