// A backup holds all rows of one moment, goes back on either engine, and shows each damage.
#include "runtime/backup/backup.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/backup/archive.hpp"
#include "runtime/crypto/crypto.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::backup {
namespace {

namespace fs = std::filesystem;

constexpr db::Migration shelf{
    "shop", 1, "shelf",
    "create table shelf (id {{serial}}, name {{binary_text}} not null, width double precision, "
    "label bytea, empty boolean not null);"
    "insert into shelf (name, empty) values ('put down by the migration', true);"};
constexpr db::Migration book{
    "shop", 2, "book",
    "create table book (id text primary key, shelf_id bigint not null references shelf (id));"};

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class BackupTest : public ::testing::Test {
  protected:
    void SetUp() override {
        crypto::start();
        std::string pattern = ::testing::TempDir() + "veerkracht_backup_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        path = folder + "/region.backup";
        database = store.open({.readers = 1});
        db::migrate(*database, migrations);
    }
    void TearDown() override { fs::remove_all(folder); }

    void script(const std::string& sql) {
        database->write_and_wait([&](db::Connection& connection) {
            connection.script(sql);
            return true;
        });
    }
    void fill() {
        script("update shelf set name = 'changed since'");
        script(
            "insert into shelf (name, width, empty) values ('', 0.1, false), ('é|\n', -1e300, "
            "true)");
        database->write_and_wait([&](db::Connection& connection) {
            const std::string label("\0\xff\\x00", 6);
            const db::Value values[] = {db::BytesView{label}};
            EXPECT_TRUE(connection.execute("update shelf set label = $1 where id = 2", values));
            return true;
        });
        script("insert into book values ('b', 3), ('a', 2)");
    }
    Manifest write() {
        Manifest manifest;
        database->read_and_wait([&](db::Connection& connection) {
            manifest =
                backup::write(path, key, {.made_at = "2026-11-21T20:00:00.000Z"}, connection);
            return false;
        });
        return manifest;
    }
    std::string trouble_of_reading(std::string_view with_key) const {
        try {
            read(path, with_key);
            return "";
        } catch (const WrongArchive& wrong) {
            return wrong.what();
        }
    }
    void change_file(const std::string& bytes) const {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }

    const std::vector<db::Migration> migrations{shelf, book};
    const std::string key = std::string(32, 'k');
    std::string folder, path;
    TestStore store, other_store;
    std::unique_ptr<db::Database> database;
};

constexpr auto all_shelves = "select id, name, width, label, empty from shelf order by id";

TEST_F(BackupTest, every_row_comes_back_as_it_was_and_numbers_go_on) {
    fill();
    const auto manifest = write();
    EXPECT_EQ(manifest.rows(), 3 + 2 + 2);
    const auto other = other_store.open({.readers = 1});
    load(path, key, *other, migrations);
    EXPECT_EQ(show(*other, all_shelves), show(*database, all_shelves));
    EXPECT_EQ(show(*other, "select id, shelf_id from book order by id"), "a | 2\nb | 3\n");
    other->write_and_wait([](db::Connection& connection) {
        connection.script("insert into shelf (name, empty) values ('new', true)");
        return true;
    });
    EXPECT_EQ(show(*other, "select id from shelf where name = 'new'"), "4\n");
}

TEST_F(BackupTest, it_comes_back_on_the_other_engine_too) {
    if (!TestStore::is_postgres()) GTEST_SKIP() << "needs both engines";
    fill();
    write();
    const auto other = db::open("sqlite::memory:");
    load(path, key, *other, migrations);
    const auto counts_in = [](db::Database& where) {
        std::vector<TableCount> counts;
        where.read_and_wait([&](db::Connection& connection) {
            counts = count_tables(connection);
            return false;
        });
        return counts;
    };
    EXPECT_EQ(counts_in(*other), counts_in(*database));
}

TEST_F(BackupTest, more_rows_than_one_piece_or_one_fetch_come_back) {
    script("delete from shelf");
    script(TestStore::is_postgres()
               ? "insert into shelf (name, empty) select repeat('x', 100), false from "
                 "generate_series(1, 12345)"
               : "insert into shelf (name, empty) with recursive n(i) as (select 1 union all "
                 "select i + 1 from n where i < 12345) select printf('%.100c', 'x'), 0 from n");
    EXPECT_EQ(write().rows(), 12'345 + 2);
    const auto other = other_store.open({.readers = 1});
    load(path, key, *other, migrations);
    EXPECT_EQ(show(*other, "select count(*), sum(length(name)) from shelf"), "12345 | 1234500\n");
}

TEST_F(BackupTest, whatever_byte_is_changed_or_missing_is_seen) {
    fill();
    write();
    const auto whole = bytes_of(path);
    ASSERT_EQ(trouble_of_reading(key), "");
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        change_file(changed);
        EXPECT_NE(trouble_of_reading(key), "") << "byte " << at;
    }
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{30}, whole.size() / 2, whole.size() - 1}) {
        change_file(whole.substr(0, size));
        EXPECT_NE(trouble_of_reading(key), "") << size << " bytes are left";
    }
    change_file(whole + "x");
    EXPECT_NE(trouble_of_reading(key), "");
}

TEST_F(BackupTest, a_file_cut_off_between_two_pieces_is_not_whole) {
    script("update shelf set name = '" + std::string(300'000, 'x') + "'");
    write();
    change_file(bytes_of(path).substr(0, 20 + 8 + 24 + 2 * (65'536 + 17)));
    EXPECT_EQ(trouble_of_reading(key), "the backup is damaged or cut off");
}

TEST_F(BackupTest, another_key_is_told_apart_from_damage_and_nothing_is_readable) {
    script("update shelf set name = 'Mevrouw De Wit'");
    write();
    const auto other = std::string(32, 'o');
    EXPECT_EQ(trouble_of_reading(other), "the backup was made with key " + name_of_key(key) +
                                             ", not with " + name_of_key(other));
    EXPECT_EQ(bytes_of(path).find("De Wit"), std::string::npos);
}

TEST_F(BackupTest, only_the_backup_key_opens_the_master_key) {
    const auto master = crypto::random_bytes(32);
    const auto wrapped = wrap_master_key(key, master);
    EXPECT_EQ(unwrap_master_key(key, wrapped), master);
    EXPECT_THROW(unwrap_master_key(std::string(32, 'o'), wrapped), WrongArchive);
}

TEST_F(BackupTest, an_older_program_does_not_lay_down_a_newer_backup) {
    write();
    const auto other = other_store.open({.readers = 1});
    EXPECT_THROW(load(path, key, *other, std::vector{shelf}), db::SchemaTooNew);
    EXPECT_THROW(show(*other, "select * from shelf"), db::EngineError);
}

TEST_F(BackupTest, a_file_that_is_there_is_never_overwritten_and_an_unfinished_one_goes_away) {
    change_file("somebody's file");
    EXPECT_ANY_THROW(write());
    EXPECT_EQ(bytes_of(path), "somebody's file");
    fs::remove(path);
    { ArchiveWriter unfinished(path, key); }
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(BackupTest, the_sum_of_rows_does_not_know_their_order_and_knows_everything_else) {
    const auto sum_of = [](const std::vector<std::string>& rows) {
        RowSum sum;
        for (const auto& row : rows) sum.add(row);
        return sum.text();
    };
    EXPECT_EQ(sum_of({"a", "b"}), sum_of({"b", "a"}));
    EXPECT_NE(sum_of({"a", "b"}), sum_of({"a", "c"}));
    EXPECT_NE(sum_of({"a", "a"}), sum_of({"b", "b"}));
    EXPECT_NE(sum_of({"a"}), sum_of({"a", "a"}));
}

}  // namespace
}  // namespace veerkracht::backup
