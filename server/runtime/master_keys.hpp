// What the master keys of a ring seal and open: keys of persons, and values of the installation.
// Each begins with the number of its master key. The newest one seals; each that is still in the
// ring opens.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/id.hpp"
#include "runtime/db/connection.hpp"
#include "runtime/key_ring.hpp"

namespace veerkracht {

class MasterKeys {
  public:
    explicit MasterKeys(const KeyRing& ring);
    int newest() const { return newest_; }
    bool knows(int number) const { return keys_.contains(number); }
    std::size_t count() const { return keys_.size(); }

    db::Bytes wrap(const PersonId& person_id, std::string_view key) const;
    // These throw db::EngineError when it was changed or moved, or its number is unknown.
    std::string unwrap(const PersonId& person_id, const db::Bytes& wrapped) const;
    db::Bytes seal(std::string_view place, std::string_view row, std::string_view text) const;
    std::string open(std::string_view place, std::string_view row, const db::Bytes& sealed) const;

    // The same under the newest; none when it is under that one, or there is nothing.
    std::optional<db::Bytes> wrapped_anew(const PersonId& person_id,
                                          const db::Bytes& wrapped) const;
    std::optional<db::Bytes> sealed_anew(std::string_view place, std::string_view row,
                                         const db::Bytes& sealed) const;

    // Of what was sealed; 0 of empty bytes.
    static int number_of(const db::Bytes& sealed);

  private:
    // What follows from one master key.
    struct Pair {
        std::string wrapping, own;
    };
    using Kind = std::string Pair::*;
    db::Bytes sealed_by(Kind kind, std::string_view text, const std::string& bound) const;
    std::string opened_by(Kind kind, const db::Bytes& sealed, const std::string& bound) const;
    bool is_older(const db::Bytes& sealed) const;

    int newest_;
    std::map<int, Pair> keys_;
};

// Parts with their lengths, so that no two different lists give the same text.
std::string bound_to(std::initializer_list<std::string_view> parts);

}  // namespace veerkracht
