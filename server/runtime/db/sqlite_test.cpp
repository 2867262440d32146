// What is asked of SQLite alone: one connection that checkpoints, readers that only look, and a
// full disk.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <future>
#include <thread>

#include "runtime/db/database.hpp"
#include "runtime/db/table.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::db {
namespace {

class SqliteFileTest : public ::testing::Test {
  protected:
    SqliteFileTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        file = folder / "test.db";
        reopen();
        write("create table note (id integer primary key, text text not null)");
    }
    ~SqliteFileTest() override {
        database.reset();
        std::filesystem::remove_all(folder);
    }

    void reopen(Options options = {.readers = 2}) {
        database.reset();
        database = open("sqlite:" + file.string(), options);
    }
    void write(std::string sql) {
        database->write_and_wait([&](Connection& connection) {
            connection.script(sql);
            return true;
        });
    }
    std::string show(const std::string& sql) { return veerkracht::show(*database, sql); }
    std::uintmax_t log_size() const { return std::filesystem::file_size(file.string() + "-wal"); }

    std::filesystem::path folder, file;
    std::unique_ptr<Database> database;
};

TEST_F(SqliteFileTest, what_was_written_is_there_after_opening_again) {
    write("insert into note (text) values ('blijft')");
    reopen();
    EXPECT_EQ(show("select text from note"), "blijft\n");
}

TEST_F(SqliteFileTest, the_settings_are_those_that_durability_depends_on) {
    const auto setting_of_the_writer = [&](const std::string& pragma) {
        std::string value;
        database->write_and_wait([&](Connection& connection) {
            const auto cursor = connection.query("pragma " + pragma, {});
            if (cursor->next()) value = cursor->text(0);
            return false;
        });
        return value;
    };
    EXPECT_EQ(setting_of_the_writer("journal_mode"), "wal");
    EXPECT_EQ(setting_of_the_writer("synchronous"), "2");
    EXPECT_EQ(setting_of_the_writer("mmap_size"), "0");
    EXPECT_EQ(setting_of_the_writer("foreign_keys"), "1");
    EXPECT_EQ(setting_of_the_writer("trusted_schema"), "0");
    EXPECT_EQ(
        show("pragma synchronous") + show("pragma query_only") + show("pragma wal_autocheckpoint"),
        "2\n1\n0\n");
}

TEST_F(SqliteFileTest, a_reader_can_neither_write_nor_checkpoint_nor_change_a_setting) {
    for (const auto* const statement :
         {"insert into note (text) values ('x')", "delete from note", "pragma wal_checkpoint",
          "pragma wal_checkpoint(truncate)", "pragma query_only = off",
          "pragma wal_autocheckpoint = 1", "create table other (id integer)",
          "attach database ':memory:' as other"}) {
        EXPECT_THROW(show(statement), EngineError) << statement;
    }
    write("insert into note (text) values ('y')");
    const auto before = log_size();
    ASSERT_GT(before, 0U);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(show("select text from note"), "y\n");
    EXPECT_EQ(log_size(), before);
}

TEST_F(SqliteFileTest, a_reader_sees_one_moment) {
    write("insert into note (text) values ('een')");
    std::string first, second;
    database->read_and_wait([&](Connection& connection) {
        Transaction tx(connection);
        first = tx.value<std::string>("select group_concat(text) from note").value();
        std::promise<void> written;
        database->write(
            [](Connection& writer) {
                writer.script("insert into note (text) values ('twee')");
                return true;
            },
            [&](std::exception_ptr) { written.set_value(); });
        written.get_future().wait();
        second = tx.value<std::string>("select group_concat(text) from note").value();
        return false;
    });
    EXPECT_EQ(first, "een");
    EXPECT_EQ(second, "een");
    EXPECT_EQ(show("select text from note order by id"), "een\ntwee\n");
}

TEST_F(SqliteFileTest, an_idle_writer_empties_the_log) {
    write("insert into note (text) values ('x')");
    for (int i = 0; i < 1'000 && log_size() > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(log_size(), 0U);
    EXPECT_EQ(show("select text from note"), "x\n");
}

TEST_F(SqliteFileTest, a_second_process_is_kept_out) {
    EXPECT_THROW((void)open("sqlite:" + file.string()), EngineError);
}

TEST_F(SqliteFileTest, a_full_disk_refuses_the_big_ones_keeps_the_small_ones_and_passes) {
    const auto pages = show("pragma page_count");
    write("pragma max_page_count = " + std::to_string(std::stoi(pages) + 3));

    // All in one group, behind a unit that holds the writer.
    std::promise<void> entered, opened;
    database->write(
        [&](Connection&) {
            entered.set_value();
            opened.get_future().wait();
            return false;
        },
        [](std::exception_ptr) {});
    entered.get_future().wait();
    std::vector<std::future<void>> outcomes;
    for (const int size : {10, 1'000'000, 20, 1'000'000, 30}) {
        const auto done = std::make_shared<std::promise<void>>();
        outcomes.push_back(done->get_future());
        database->write(
            [size](Connection& connection) {
                Transaction tx(connection);
                return tx
                    .execute("insert into note (text) values ($1)",
                             std::string(static_cast<std::size_t>(size), 'x'))
                    .has_value();
            },
            [done](std::exception_ptr error) {
                error ? done->set_exception(error) : done->set_value();
            });
    }
    opened.set_value();
    EXPECT_NO_THROW(outcomes[0].get());
    EXPECT_THROW(outcomes[1].get(), DiskFull);
    EXPECT_NO_THROW(outcomes[2].get());
    EXPECT_THROW(outcomes[3].get(), DiskFull);
    EXPECT_NO_THROW(outcomes[4].get());
    EXPECT_EQ(show("select length(text) from note order by id"), "10\n20\n30\n");

    write("pragma max_page_count = 1000000");
    database->write_and_wait([](Connection& connection) {
        return Transaction(connection)
            .execute("insert into note (text) values ($1)", std::string(1'000'000, 'x'))
            .has_value();
    });
    EXPECT_EQ(show("select count(*) from note"), "4\n");
}

}  // namespace
}  // namespace veerkracht::db
