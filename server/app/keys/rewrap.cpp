#include "app/keys/rewrap.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <functional>
#include <map>

#include "runtime/backup/tables.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::keys {

namespace {

constexpr UnderMaster all_under_master[] = {
    {"person_key", "wrapped", "person_id", ""},
    {"account", "totp_key", "id", "account.totp_key"},
    {"breach", "facts", "id", "breach.facts"},
    {"breach_change", "facts", "id", "breach_change.facts"},
    {"idempotent_request", "answer", "key_hash", "idempotent_request.answer"},
    {"idempotent_request", "looks", "key_hash", "idempotent_request.looks"},
    {"log_key", "sealed", "origin", "log_key.sealed"},
    {"log_query", "reason", "id", "log_query.reason"},
    {"log_query", "subject", "id", "log_query.subject"},
    {"log_sample_line", "words", "id", "log_sample_line.words"},
    {"log_verdict", "words", "id", "log_verdict.words"},
    {"outbox", "body", "id", "outbox.body"},
    {"outside_visit", "secrets", "id", "outside_visit.secrets", "outside_visit.subject"},
    {"person_document", "body", "id", "person_document.body", "", "person_id is null"},
    {"self_referral", "body", "id", "self_referral.body"},
    {"short_question", "answer", "id", "short_question.answer"},
    {"short_question", "question", "id", "short_question.question"},
    {"written_request", "answer_words", "id", "written_request.answer_words"},
    {"written_request", "extension_words", "id", "written_request.extension_words"},
    {"written_request", "handled_by", "id", "written_request.handled_by"},
    {"written_request", "name", "id", "written_request.name"},
    {"written_request", "words", "id", "written_request.words"},
};

struct Sealed {
    std::string id;
    db::Bytes value;
};
BOOST_DESCRIBE_STRUCT(Sealed, (), (id, value))

struct Counted {
    db::Bytes first;
    std::int64_t how_many = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (first, how_many))

std::string first_of(const UnderMaster& under) {
    return "substr(" + std::string(under.column) + ", 1, 1)";
}

std::string from_where(const UnderMaster& under) {
    const std::string column(under.column);
    std::string text = " from " + std::string(under.table) + " where " + column +
                       " is not null and length(" + column + ") > 0";
    if (!under.only.empty()) text += " and " + std::string(under.only);
    return text;
}

// Short enough that nobody waits for it.
constexpr int in_one_piece = 100;

std::vector<Sealed> piece_after(db::Transaction& tx, const UnderMaster& under,
                                const db::Bytes& newest, const std::string& after) {
    const std::string row(under.row), column(under.column);
    return tx.all<Sealed>("select " + row + " as id, " + column + " as value" + from_where(under) +
                              " and " + row + " > $1 and " + first_of(under) + " <> $2 order by " +
                              row + " limit " + std::to_string(in_one_piece),
                          after, newest);
}

std::optional<db::Bytes> anew(const MasterKeys& keys, const UnderMaster& under, const Sealed& one) {
    if (under.place.empty()) return keys.wrapped_anew(PersonId{one.id}, one.value);
    if (under.other_place.empty()) return keys.sealed_anew(under.place, one.id, one.value);
    try {
        return keys.sealed_anew(under.place, one.id, one.value);
    } catch (const db::EngineError&) {
        return keys.sealed_anew(under.other_place, one.id, one.value);
    }
}

// One that does not open stays as it is, under its key, and holds up no other.
bool rewrap_one(db::Transaction& tx, const MasterKeys& keys, const UnderMaster& under,
                const Sealed& one) {
    std::optional<db::Bytes> made;
    try {
        made = anew(keys, under, one);
    } catch (const db::EngineError& error) {
        spdlog::error("a value of {}.{} is not under the newest key: {}", under.table, under.column,
                      error.what());
    }
    if (!made) return false;
    const std::string row(under.row), column(under.column);
    return tx.execute("update " + std::string(under.table) + " set " + column + " = $1 where " +
                          row + " = $2 and " + column + " = $3",
                      *made, one.id, one.value)
               .value() == 1;
}

// The last row of the piece; "" when there is none any more.
std::string rewrap_piece(db::Database& database, const MasterKeys& keys, const UnderMaster& under,
                         const std::string& after, Round& round) {
    const db::Bytes newest{std::string(1, static_cast<char>(keys.newest()))};
    std::string last;
    Round here;
    database.write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        here = {};
        last.clear();
        for (const auto& one : piece_after(tx, under, newest, after)) {
            ++(rewrap_one(tx, keys, under, one) ? here.done : here.left);
            last = one.id;
        }
        return true;
    });
    round.done += here.done;
    round.left += here.left;
    return last;
}

bool is_there(db::Connection& connection, const UnderMaster& under) {
    for (const auto& table : backup::tables_of(connection))
        if (table.name == under.table)
            return std::ranges::find(table.columns, under.column) != table.columns.end();
    return false;
}

}  // namespace

std::span<const UnderMaster> under_master() { return all_under_master; }

std::vector<Count> counts(db::Connection& connection) {
    std::map<int, Count, std::greater<>> by_number;
    db::Transaction tx(connection);
    db::work_for_the_house(connection);
    for (const auto& under : all_under_master) {
        if (!is_there(connection, under)) continue;
        const auto rows =
            tx.all<Counted>("select " + first_of(under) + " as first, count(*) as how_many" +
                            from_where(under) + " group by " + first_of(under));
        for (const auto& [first, how_many] : rows) {
            auto& count = by_number[MasterKeys::number_of(first)];
            count.number = MasterKeys::number_of(first);
            (under.place.empty() ? count.persons : count.values) += how_many;
        }
    }
    std::vector<Count> all;
    for (const auto& [number, count] : by_number) all.push_back(count);
    return all;
}

Round rewrap(db::Database& database, const MasterKeys& keys,
             const std::function<bool()>& is_stopping) {
    Round round;
    for (const auto& under : all_under_master) {
        std::string after;
        do {
            if (is_stopping()) return round;
            after = rewrap_piece(database, keys, under, after, round);
        } while (!after.empty());
    }
    return round;
}

}  // namespace veerkracht::keys
