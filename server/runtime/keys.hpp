// The keys of an installation: numbered master keys in a 0400 file of the data folder (or a systemd
// credential), of which the newest seals (key_ring.hpp), and one wrapped key per person row in the
// table person_key. Sealing binds a value to its organisation, table, row and column.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/id.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht {

// Seals and opens what belongs to one person row, within one transaction.
class PersonKey {
  public:
    PersonKey(PersonId person_id, std::string key);
    const PersonId& person_id() const { return person_id_; }
    // `place` is "table.column"; `row` the id of the row.
    db::Bytes seal(std::string_view place, std::string_view row, std::string_view text) const;
    // Throws db::EngineError when the value was changed or moved; "" for empty bytes.
    std::string open(std::string_view place, std::string_view row, const db::Bytes& sealed) const;

  private:
    PersonId person_id_;
    std::string key_;
};

class Keys {
  public:
    // Reads the master key, or makes it when the file does not exist. Throws when others may read
    // the file.
    static Keys from_file(const std::string& path);
    static Keys from_bytes(std::string master_key);  // tests; 32 bytes
    Keys(Keys&&) noexcept;
    ~Keys();

    // Makes and stores the key of a new person row.
    void create_for(db::Transaction& tx, const PersonId& person_id);
    // Throws db::EngineError when the person has none, or it was erased.
    PersonKey of(db::Transaction& tx, const PersonId& person_id);
    // For what belongs to the installation and not to a person (TOTP keys, idempotent answers).
    db::Bytes seal_own(std::string_view place, std::string_view row, std::string_view text) const;
    std::string open_own(std::string_view place, std::string_view row,
                         const db::Bytes& sealed) const;
    // Keyed hash for tokens and codes that are looked up.
    std::string token_hash(std::string_view token) const;

  private:
    explicit Keys(std::string master_key);
    std::string master_key_;
    // Unwrapped keys of the persons seen last; bounded.
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

}  // namespace veerkracht
