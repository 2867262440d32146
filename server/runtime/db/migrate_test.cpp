#include "runtime/db/migrate.hpp"

#include <gtest/gtest.h>

#include "testing/test_store.hpp"

namespace veerkracht::db {
namespace {

constexpr Migration first{"shop", 1, "shelf",
                          "create table shelf (id {{serial}}, name {{binary_text}} not null);"};
constexpr Migration second{"shop", 2, "shelf_colour", "alter table shelf add column colour text;"};
constexpr Migration broken{"shop", 3, "broken", "create table half (id bigint); create nonsense;"};

class MigrateTest : public ::testing::Test {
  protected:
    void apply(std::vector<Migration> migrations) { migrate(*database, migrations); }
    std::string show(const std::string& sql) { return veerkracht::show(*database, sql); }

    TestStore store;
    std::unique_ptr<Database> database = store.open({.readers = 1});
};

TEST_F(MigrateTest, each_migration_is_applied_once) {
    apply({first});
    apply({first, second});
    apply({first, second});
    EXPECT_EQ(show("select room, number, name from schema_migration order by number"),
              "shop | 1 | shelf\nshop | 2 | shelf_colour\n");
}

TEST_F(MigrateTest, the_dialect_words_count_and_sort_the_same_everywhere) {
    apply({first});
    database->write_and_wait([](Connection& connection) {
        connection.script("insert into shelf (name) values ('b'), ('B'), ('a')");
        return true;
    });
    EXPECT_EQ(show("select id, name from shelf order by name"), "2 | B\n3 | a\n1 | b\n");
}

TEST_F(MigrateTest, an_older_program_leaves_a_newer_database_alone) {
    apply({first, second});
    EXPECT_THROW(apply({first}), SchemaTooNew);
}

TEST_F(MigrateTest, a_migration_that_fails_leaves_nothing_behind) {
    apply({first});
    EXPECT_THROW(apply({first, broken}), EngineError);
    EXPECT_EQ(show("select number from schema_migration"), "1\n");
    EXPECT_THROW(show("select * from half"), EngineError);
}

TEST_F(MigrateTest, a_word_that_no_dialect_knows_is_refused) {
    EXPECT_THROW(apply({Migration{"shop", 1, "typing_error", "create table t (id {{serail}})"}}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace veerkracht::db
