#include "runtime/backup/tables.hpp"

#include <array>
#include <bit>

#include "runtime/backup/archive.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::backup {

namespace {

constexpr int rows_at_once = 1'000;

std::string in_quotes(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

// The kind of each value beside the value: SQLite decides it row by row.
std::string select_text(const Table& table, bool postgres) {
    std::vector<std::string> parts;
    for (const auto& column : table.columns) {
        parts.push_back(postgres ? "pg_typeof(" + in_quotes(column) + ")::text"
                                 : "typeof(" + in_quotes(column) + ")");
        parts.push_back(in_quotes(column));
    }
    return "select " + listed(parts) + " from " + in_quotes(table.name);
}

void put_text(std::string& row, char kind, std::string_view text) {
    row += kind;
    put_number(row, text.size(), 4);
    row += text;
}

void put_value(std::string& row, const db::Cursor& cursor, int kind_column) {
    const int column = kind_column + 1;
    const auto kind = cursor.text(kind_column);
    if (cursor.is_null(column)) {
        row += 'n';
    } else if (kind == "text") {
        put_text(row, 't', cursor.text(column));
    } else if (kind == "blob" || kind == "bytea") {
        put_text(row, 'b', cursor.bytes(column));
    } else if (kind == "integer" || kind == "bigint") {
        row += 'i';
        put_number(row, static_cast<std::uint64_t>(cursor.integer(column)), 8);
    } else if (kind == "boolean") {
        row += 'i';
        put_number(row, cursor.boolean(column) ? 1 : 0, 8);
    } else if (kind == "real" || kind == "double precision") {
        row += 'd';
        put_number(row, std::bit_cast<std::uint64_t>(cursor.real(column)), 8);
    } else {
        throw db::EngineError("a column has a kind that no backup knows: " + std::string(kind));
    }
}

void see_rows(db::Cursor& cursor, std::size_t columns,
              const std::function<void(std::string_view)>& see, std::int64_t& seen) {
    std::string row;
    while (cursor.next()) {
        row.clear();
        for (std::size_t i = 0; i < columns; ++i) put_value(row, cursor, static_cast<int>(2 * i));
        see(row);
        ++seen;
    }
}

std::string_view take_text(std::string_view& row) {
    const auto size = take_number(row, 4);
    if (size > row.size()) throw WrongArchive("a row of the backup is too short");
    const auto text = row.substr(0, size);
    row.remove_prefix(size);
    return text;
}

db::Value take_value(std::string_view& row) {
    const char kind = row.empty() ? '?' : row.front();
    if (!row.empty()) row.remove_prefix(1);
    switch (kind) {
        case 'n': return nullptr;
        case 'i': return static_cast<std::int64_t>(take_number(row, 8));
        case 'd': return std::bit_cast<double>(take_number(row, 8));
        case 't': return take_text(row);
        case 'b': return db::BytesView{take_text(row)};
        default: throw WrongArchive("a row of the backup holds an unknown kind of value");
    }
}

std::string insert_text(const Table& table, bool postgres) {
    std::vector<std::string> names, marks;
    for (const auto& column : table.columns) {
        names.push_back(in_quotes(column));
        marks.push_back("$" + std::to_string(names.size()));
    }
    return "insert into " + in_quotes(table.name) + " (" + listed(names) + ")" +
           (postgres ? " overriding system value" : "") + " values (" + listed(marks) + ")";
}

}  // namespace

bool has_table(db::Connection& connection, std::string_view name) {
    db::Transaction tx(connection);
    const auto* const sql =
        connection.is_postgres()
            ? "select count(*) from pg_class where relkind = 'r' and relname = $1 and "
              "relnamespace = current_schema()::regnamespace"
            : "select count(*) from sqlite_schema where type = 'table' and name = $1";
    return tx.value<std::int64_t>(sql, name).value_or(0) > 0;
}

std::vector<Table> tables_of(db::Connection& connection) {
    db::Transaction tx(connection);
    const auto names = tx.values<std::string>(
        connection.is_postgres()
            ? "select relname::text from pg_class where relkind = 'r' and "
              "relnamespace = current_schema()::regnamespace order by oid"
            : "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' "
              "escape '!' order by rowid");
    std::vector<Table> tables;
    for (const auto& name : names) {
        const auto cursor = connection.query("select * from " + in_quotes(name) + " limit 0", {});
        const auto columns = cursor->columns();
        tables.push_back({name, {columns.begin(), columns.end()}});
    }
    return tables;
}

void each_row(db::Connection& connection, const Table& table,
              const std::function<void(std::string_view)>& see) {
    const auto select = select_text(table, connection.is_postgres());
    std::int64_t seen = 0;
    if (!connection.is_postgres())
        return see_rows(*connection.query(select, {}), table.columns.size(), see, seen);
    // libpq would take in the whole table at once.
    const auto cursor = in_quotes("rows of " + table.name);
    connection.query("declare " + cursor + " no scroll cursor for " + select, {});
    const auto fetch = "fetch " + std::to_string(rows_at_once) + " from " + cursor;
    for (std::int64_t before = -1; before != seen;) {
        before = seen;
        see_rows(*connection.query(fetch, {}), table.columns.size(), see, seen);
    }
    connection.query("close " + cursor, {});
}

void insert_row(db::Connection& connection, const Table& table, std::string_view row) {
    std::vector<db::Value> values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) values.push_back(take_value(row));
    if (!row.empty()) throw WrongArchive("a row of the backup is too long");
    const auto done = connection.execute(insert_text(table, connection.is_postgres()), values);
    if (!done) throw WrongArchive("a row of " + table.name + " does not fit its table");
}

void count_on(db::Connection& connection) {
    if (!connection.is_postgres()) return;  // SQLite looks at the rows itself
    db::Transaction tx(connection);
    for (const auto& table : tx.values<std::string>(
             "select table_name::text from information_schema.columns where is_identity = 'YES' "
             "and column_name = 'id' and table_schema = current_schema()"))
        tx.value<std::int64_t>("select setval(pg_get_serial_sequence('" + in_quotes(table) +
                               "', 'id'), greatest((select max(id) from " + in_quotes(table) +
                               "), 1), (select count(*) > 0 from " + in_quotes(table) + "))");
}

void RowSum::add(std::string_view row) {
    const auto hash = crypto::sha256(row);
    std::string_view rest = hash;
    unsigned __int128 carry = 0;
    for (auto& word : sum_) {
        carry += word;
        carry += take_number(rest, 8);
        word = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    ++rows_;
}

std::string RowSum::text() const {
    std::string bytes;
    for (const auto word : sum_) put_number(bytes, word, 8);
    return crypto::to_hex(bytes);
}

}  // namespace veerkracht::backup
