#include "runtime/backup/backup.hpp"

#include <algorithm>
#include <optional>

#include "runtime/backup/archive.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::backup {

namespace {

constexpr std::size_t rows_in_transaction = 5'000;
constexpr std::string_view bound_master_key = "the master key of an installation";

std::string wrapping_key(std::string_view backup_key) {
    return crypto::hmac_sha256(backup_key, "wrap the master key");
}

template <class T>
T told(std::string_view json) {
    auto value = from_json<T>(json);
    if (!value) throw WrongArchive("a record of the backup cannot be read");
    return std::move(*value);
}

// What was counted while reading, table by table.
class Counting {
  public:
    void begin(const std::string& table) {
        end();
        table_ = table;
    }
    void add(std::string_view row) { sum_.add(row); }
    void end() {
        if (table_) counts_.push_back({*table_, sum_.rows(), sum_.text()});
        table_.reset();
        sum_ = {};
    }
    bool is_in_table() const { return table_.has_value(); }
    const std::vector<TableCount>& counts() const { return counts_; }

  private:
    std::optional<std::string> table_;
    RowSum sum_;
    std::vector<TableCount> counts_;
};

void expect_same(std::vector<TableCount> told, std::vector<TableCount> found,
                 const std::string& where) {
    std::ranges::sort(told, {}, &TableCount::table);
    std::ranges::sort(found, {}, &TableCount::table);
    if (told == found) return;
    for (const auto& one : told)
        if (std::ranges::find(found, one) == found.end())
            throw WrongArchive(where + ": the rows of " + one.table +
                               " are not those of its count");
    throw WrongArchive(where + ": there are more tables than were counted");
}

std::vector<db::Migration> those_of(const Heading& heading, std::span<const db::Migration> known) {
    db::refuse_a_newer_schema(heading.migrations, known);
    std::vector<db::Migration> wanted;
    for (const auto& migration : known)
        if (std::ranges::any_of(heading.migrations, [&](const db::Applied& applied) {
                return applied.room == migration.room && applied.number == migration.number;
            }))
            wanted.push_back(migration);
    return wanted;
}

// Takes the rows as they come and gives them to the database a few thousand at a time.
class Loader {
  public:
    explicit Loader(db::Database& database) : database_(database) {}

    void make_tables(const Heading& heading, std::span<const db::Migration> known) {
        db::migrate(database_, those_of(heading, known));
        // What a migration itself put down is in the copy, as it is now.
        database_.write_and_wait([](db::Connection& connection) {
            db::work_for_the_house(connection);
            auto tables = tables_of(connection);
            std::ranges::reverse(tables);
            for (const auto& table : tables) connection.script("delete from \"" + table.name + '"');
            return true;
        });
    }
    void table(const Table& table) {
        flush();
        table_ = table;
    }
    void row(std::string_view row) {
        rows_.emplace_back(row);
        if (rows_.size() == rows_in_transaction) flush();
    }
    void flush() {
        if (rows_.empty()) return;
        database_.write_and_wait([this](db::Connection& connection) {
            db::work_for_the_house(connection);
            for (const auto& row : rows_) insert_row(connection, table_, row);
            return true;
        });
        rows_.clear();
    }
    std::vector<TableCount> finish() {
        flush();
        database_.write_and_wait([](db::Connection& connection) {
            db::work_for_the_house(connection);
            count_on(connection);
            return true;
        });
        std::vector<TableCount> counts;
        database_.read_and_wait([&](db::Connection& connection) {
            db::work_for_the_house(connection);
            counts = count_tables(connection);
            return false;
        });
        return counts;
    }

  private:
    db::Database& database_;
    Table table_;
    std::vector<std::string> rows_;
};

}  // namespace

std::int64_t Manifest::rows() const {
    std::int64_t rows = 0;
    for (const auto& table : closing.tables) rows += table.rows;
    return rows;
}

std::string wrap_master_key(std::string_view backup_key, std::string_view master_key) {
    return crypto::to_base64url(
        crypto::seal(wrapping_key(backup_key), master_key, bound_master_key));
}

std::string unwrap_master_key(std::string_view backup_key, const std::string& wrapped) {
    const auto sealed = crypto::from_base64url(wrapped);
    const auto key =
        sealed ? crypto::open(wrapping_key(backup_key), *sealed, bound_master_key) : std::nullopt;
    if (!key) throw WrongArchive("the master key in the backup cannot be opened");
    return *key;
}

std::vector<TableCount> count_tables(db::Connection& connection) {
    db::work_for_the_house(connection);
    Counting counting;
    for (const auto& table : tables_of(connection)) {
        counting.begin(table.name);
        each_row(connection, table, [&](std::string_view row) { counting.add(row); });
    }
    counting.end();
    return counting.counts();
}

Manifest write(const std::string& path, std::string_view backup_key, Heading heading,
               db::Connection& snapshot) {
    db::work_for_the_house(snapshot);
    heading.engine = snapshot.is_postgres() ? "postgresql" : "sqlite";
    heading.migrations = db::applied_in(snapshot);
    ArchiveWriter archive(path, backup_key);
    archive.add('h', to_json(heading));
    Counting counting;
    for (const auto& table : tables_of(snapshot)) {
        archive.add('t', to_json(table));
        counting.begin(table.name);
        each_row(snapshot, table, [&](std::string_view row) {
            archive.add('r', row);
            counting.add(row);
        });
    }
    counting.end();
    const Closing closing{counting.counts()};
    archive.add('c', to_json(closing));
    archive.finish();
    return {std::move(heading), closing};
}

Manifest read(const std::string& path, std::string_view backup_key, const Listener& listener) {
    ArchiveReader archive(path, backup_key);
    Manifest manifest;
    Counting counting;
    if (!archive.next() || archive.kind() != 'h') throw WrongArchive("the backup has no heading");
    manifest.heading = told<Heading>(archive.text());
    listener.heading(manifest.heading);
    while (archive.next() && archive.kind() != 'c') {
        if (archive.kind() == 't') {
            const auto table = told<Table>(archive.text());
            counting.begin(table.name);
            listener.table(table);
        } else if (archive.kind() == 'r' && counting.is_in_table()) {
            counting.add(archive.text());
            listener.row(archive.text());
        } else {
            throw WrongArchive("the backup holds a record that is out of place");
        }
    }
    if (archive.kind() != 'c') throw WrongArchive("the backup has no closing");
    manifest.closing = told<Closing>(archive.text());
    if (archive.next()) throw WrongArchive("something stands behind the closing of the backup");
    counting.end();
    expect_same(manifest.closing.tables, counting.counts(), "the backup");
    return manifest;
}

Manifest load(const std::string& path, std::string_view backup_key, db::Database& empty,
              std::span<const db::Migration> migrations) {
    Loader loader(empty);
    const auto manifest =
        read(path, backup_key,
             {.heading = [&](const Heading& heading) { loader.make_tables(heading, migrations); },
              .table = [&](const Table& table) { loader.table(table); },
              .row = [&](std::string_view row) { loader.row(row); }});
    expect_same(manifest.closing.tables, loader.finish(), "the restored database");
    return manifest;
}

}  // namespace veerkracht::backup
