// A copy of all tables in one encrypted file, made from one moment of the database while others
// write, and the way back. The same file goes back on SQLite and on PostgreSQL.
//
// Records of the file: 'h' the heading, then for each table 't' and its rows 'r', then 'c' the
// closing, with what must have been read by then.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "runtime/backup/tables.hpp"
#include "runtime/db/database.hpp"
#include "runtime/db/migrate.hpp"

namespace veerkracht::backup {

struct Heading {
    std::string made_at;
    std::string program;  // its version
    std::string engine;   // "sqlite" or "postgresql"
    std::vector<db::Applied> migrations;
    std::string master_key;                    // wrapped by the backup key
    std::map<std::string, std::string> files;  // small ones of the data folder, by name
};
BOOST_DESCRIBE_STRUCT(Heading, (), (made_at, program, engine, migrations, master_key, files))

struct TableCount {
    std::string table;
    std::int64_t rows = 0;
    std::string sum;  // of the SHA-256 of its rows
    bool operator==(const TableCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableCount, (), (table, rows, sum))

struct Closing {
    std::vector<TableCount> tables;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (tables))

struct Manifest {
    Heading heading;
    Closing closing;
    std::int64_t rows() const;
};

// Only who has the backup key gets the master key out.
std::string wrap_master_key(std::string_view backup_key, std::string_view master_key);
std::string unwrap_master_key(std::string_view backup_key, const std::string& wrapped);

// What the tables of this connection hold now.
std::vector<TableCount> count_tables(db::Connection& connection);

// Writes the file from the snapshot of this connection; engine and migrations are filled in here.
Manifest write(const std::string& path, std::string_view backup_key, Heading heading,
               db::Connection& snapshot);

struct Listener {
    std::function<void(const Heading&)> heading = [](const Heading&) {};
    std::function<void(const Table&)> table = [](const Table&) {};
    std::function<void(std::string_view)> row = [](std::string_view) {};
};
// Reads all of the file and compares what was read with its closing. Throws WrongArchive.
Manifest read(const std::string& path, std::string_view backup_key, const Listener& listener = {});

// Lays the copy down in a database without tables, as its own migrations left it, reads it back
// and compares. `migrations` are those that this program knows; throws db::SchemaTooNew.
Manifest load(const std::string& path, std::string_view backup_key, db::Database& empty,
              std::span<const db::Migration> migrations);

}  // namespace veerkracht::backup
