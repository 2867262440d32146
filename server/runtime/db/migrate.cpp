#include "runtime/db/migrate.hpp"

#include <algorithm>
#include <utility>

#include "kernel/clock.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::db {

namespace {

std::string in_dialect(std::string_view sql, bool postgres) {
    const std::pair<std::string_view, std::string_view> words[] = {
        {"{{serial}}", postgres ? "bigint generated always as identity primary key"
                                : "integer primary key autoincrement"},
        {"{{binary_text}}", postgres ? "text collate \"C\"" : "text"},
    };
    std::string text(sql);
    for (const auto& [word, meaning] : words) {
        for (auto at = text.find(word); at != std::string::npos;
             at = text.find(word, at + meaning.size())) {
            text.replace(at, word.size(), meaning);
        }
    }
    if (text.find("{{") != std::string::npos)
        throw std::invalid_argument("a migration uses an unknown dialect word");
    return text;
}

void make_the_list(Database& database) {
    database.write_and_wait([](Connection& connection) {
        connection.script(
            "create table if not exists schema_migration ("
            "room text not null, number bigint not null, name text not null, applied_at text not "
            "null, "
            "primary key (room, number))");
        return true;
    });
}

bool is(const Applied& applied, const Migration& migration) {
    return applied.room == migration.room && applied.number == migration.number;
}

bool has(const std::vector<Applied>& applied, const Migration& migration) {
    return std::ranges::any_of(applied, [&](const Applied& one) { return is(one, migration); });
}

bool has_the_list(Connection& connection) {
    Transaction tx(connection);
    const auto* const sql =
        connection.is_postgres()
            ? "select count(*) from pg_class where relname = 'schema_migration' and relnamespace = "
              "current_schema()::regnamespace"
            : "select count(*) from sqlite_schema where name = 'schema_migration'";
    return tx.value<std::int64_t>(sql).value_or(0) > 0;
}

// Two servers that start at once: the second waits here and then finds the work done.
void wait_for_other_servers(Connection& connection) {
    if (connection.is_postgres())
        connection.script("lock table schema_migration in exclusive mode");
}

void apply(Connection& connection, const Migration& migration) {
    wait_for_other_servers(connection);
    if (has(applied_in(connection), migration)) return;

    connection.script(in_dialect(migration.sql, connection.is_postgres()));
    const auto kept =
        Transaction(connection)
            .execute(
                "insert into schema_migration (room, number, name, applied_at) values ($1, $2, $3, "
                "$4)",
                migration.room, migration.number, migration.name, to_text(SystemClock().now()));
    if (!kept) throw EngineError("a migration could not be noted: " + kept.error().detail);
}

}  // namespace

std::vector<Applied> applied_in(Connection& connection) {
    if (!has_the_list(connection)) return {};
    return Transaction(connection)
        .all<Applied>("select room, number from schema_migration order by room, number");
}

void refuse_a_newer_schema(const std::vector<Applied>& applied, std::span<const Migration> known) {
    for (const auto& one : applied) {
        if (std::ranges::any_of(known,
                                [&](const Migration& migration) { return is(one, migration); }))
            continue;
        throw SchemaTooNew("the database has migration " + one.room + " " +
                           std::to_string(one.number) +
                           ", which this program does not know: it is older than the database");
    }
}

std::vector<Migration> missing(const std::vector<Applied>& applied,
                               std::span<const Migration> known) {
    std::vector<Migration> found;
    for (const auto& migration : known)
        if (!has(applied, migration)) found.push_back(migration);
    return found;
}

void migrate(Database& database, std::span<const Migration> migrations) {
    std::vector<Applied> applied;
    database.read_and_wait([&](Connection& connection) {
        applied = applied_in(connection);
        return false;
    });
    refuse_a_newer_schema(applied, migrations);
    make_the_list(database);
    const auto wanted = missing(applied, migrations);
    if (!wanted.empty()) lift_row_locks(database);
    for (const auto& migration : wanted) {
        database.write_and_wait([&](Connection& connection) {
            apply(connection, migration);
            return true;
        });
    }
    // A part of them is what a backup of an older program begins with.
    if (migrations.size() == db::migrations().size()) lay_row_locks(database);
}

}  // namespace veerkracht::db
