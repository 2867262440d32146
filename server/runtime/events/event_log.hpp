// News: facts in the past tense, with ids and closed codes only, written in the transaction of what
// happened. Subscribers read them in order of position, each with its own cursor and its own
// transaction.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::events {

struct Event {
    std::int64_t id = 0;
    std::optional<std::int64_t> position;  // given by the sealer; on SQLite in the same transaction
    std::string name;                      // "referral.created"
    std::string body;                      // JSON of the described struct
    std::string at;
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, position, name, body, at))

void append(db::Transaction& tx, std::string_view name, std::string body, std::string_view at);

// Gives positions to events of finished transactions (PostgreSQL; on SQLite nothing is left to do).
// Returns how many.
std::int64_t seal(db::Transaction& tx);
// The events after a position, at most `most`, oldest first.
std::vector<Event> since(db::Transaction& tx, std::int64_t position, int most);
// Up to where a subscriber has heard; 0 for a new one.
std::int64_t cursor(db::Transaction& tx, std::string_view subscriber);
// The events after a subscriber's cursor.
std::vector<Event> after(db::Transaction& tx, std::string_view subscriber, int most);
// Never moves back.
void move_cursor(db::Transaction& tx, std::string_view subscriber, std::int64_t position);

}  // namespace veerkracht::events
