#include "runtime/events/event_log.hpp"

namespace veerkracht::events {

namespace {

// One writer at a time on SQLite, so the next position is known when the event is written, and goes
// away with it when the transaction is undone.
constexpr std::string_view insert_in_place =
    "insert into event (position, name, body, at) "
    "values ((select coalesce(max(position), 0) + 1 from event), $1, $2, $3)";

// PostgreSQL: no lock and no position yet, only the transaction that it belongs to.
constexpr std::string_view insert_unsealed =
    "insert into event (transaction_id, name, body, at) values "
    "(pg_current_xact_id()::text::bigint, $1, $2, $3)";

// Every transaction below the oldest running one is finished: nothing can still appear in front of
// its events. A transaction that started later has a higher number, so what is numbered later also
// stands later.
constexpr std::string_view number_the_finished =
    "update event set position = numbered.position "
    "from (select id, (select coalesce(max(position), 0) from event) "
    "                 + row_number() over (order by transaction_id, id) as position "
    "      from event "
    "      where position is null and transaction_id < "
    "pg_snapshot_xmin(pg_current_snapshot())::text::bigint "
    "      order by transaction_id, id limit 10000) as numbered "
    "where event.id = numbered.id";

// "Veerkracht seals": any number will do, as long as nobody else takes it.
constexpr std::int64_t sealer_lock = 0x5645'4552'5345'414c;

}  // namespace

void append(db::Transaction& tx, std::string_view name, std::string body, std::string_view at) {
    tx.post(tx.connection().is_postgres() ? insert_unsealed : insert_in_place, name, body, at);
}

std::int64_t seal(db::Transaction& tx) {
    if (!tx.connection().is_postgres()) return 0;
    if (!tx.value<bool>("select pg_try_advisory_xact_lock($1)", sealer_lock).value_or(false))
        return 0;
    const auto sealed = tx.execute(number_the_finished);
    if (!sealed) throw db::EngineError("events could not be sealed: " + sealed.error().detail);
    return *sealed;
}

std::vector<Event> since(db::Transaction& tx, std::int64_t position, int most) {
    return tx.all<Event>(
        "select id, position, name, body, at from event where position > $1 order by position "
        "limit $2",
        position, most);
}

std::int64_t cursor(db::Transaction& tx, std::string_view subscriber) {
    return tx
        .value<std::int64_t>("select position from event_cursor where subscriber = $1", subscriber)
        .value_or(0);
}

std::vector<Event> after(db::Transaction& tx, std::string_view subscriber, int most) {
    return since(tx, cursor(tx, subscriber), most);
}

void move_cursor(db::Transaction& tx, std::string_view subscriber, std::int64_t position) {
    const auto moved = tx.execute(
        "insert into event_cursor (subscriber, position) values ($1, $2) "
        "on conflict (subscriber) do update set position = excluded.position "
        "where event_cursor.position < excluded.position",
        subscriber, position);
    if (!moved) throw db::EngineError("a cursor could not be moved: " + moved.error().detail);
}

}  // namespace veerkracht::events
