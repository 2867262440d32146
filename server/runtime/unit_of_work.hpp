// What a use case gets: who asks, what time it is, one transaction, and the places to leave news
// and log lines.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/json.hpp"
#include "runtime/actor.hpp"
#include "runtime/config/settings.hpp"
#include "runtime/db/table.hpp"
#include "runtime/events/event_log.hpp"
#include "runtime/http/message.hpp"
#include "runtime/keys.hpp"
#include "runtime/log/access_log.hpp"

namespace veerkracht {

// A record that is frozen now, and who decides on it.
struct FrozenRecord {
    PersonId person_id;
    AccountId handled_by;
};
BOOST_DESCRIBE_STRUCT(FrozenRecord, (), (person_id, handled_by))

struct UnitOfWork {
    db::Transaction& tx;
    Actor actor;
    std::string now;    // instant
    std::string today;  // local day
    Keys& keys;
    const Settings& settings;
    const http::Request& request;
    std::vector<log::Look> looks;  // becomes the child rows of the log line
    std::vector<std::pair<std::string, std::string>> answer_headers;  // cookies, mostly
    bool keep_on_error =
        false;  // what was written stays, though the answer is an error (a failed login is counted)
    std::function<Result<>(UnitOfWork&)> then_write = {};
    std::optional<PersonKey> last_key = {};
    // Read once for all that the door is asked in this unit; the few there are in a region.
    mutable std::optional<std::vector<FrozenRecord>> frozen = {};

    // Work for the write side, after this unit and before the answer leaves: a unit that only reads
    // cannot write, and slow work (a password hash) is done outside the one thread that writes.
    // Several are done in the order they were left.
    void later(std::function<Result<>(UnitOfWork&)> work) {
        if (!then_write) {
            then_write = std::move(work);
            return;
        }
        then_write = [first = std::move(then_write),
                      second = std::move(work)](UnitOfWork& unit) -> Result<> {
            TRY(first(unit));
            return second(unit);
        };
    }

    // News in the same transaction. An Event struct has `static constexpr auto name`.
    template <Described E>
    void record(const E& event) {
        events::append(tx, E::name, to_json(event), now);
    }
    db::Bytes seal(const PersonId& person_id, std::string_view place, std::string_view row,
                   std::string_view text) {
        return key_of(person_id).seal(place, row, text);
    }
    std::string open(const PersonId& person_id, std::string_view place, std::string_view row,
                     const db::Bytes& sealed) {
        return sealed.data.empty() ? std::string() : key_of(person_id).open(place, row, sealed);
    }
    // Most work is about one person, whose key is asked once.
    const PersonKey& key_of(const PersonId& person_id) {
        if (!last_key || last_key->person_id() != person_id) last_key = keys.of(tx, person_id);
        return *last_key;
    }
};

}  // namespace veerkracht
