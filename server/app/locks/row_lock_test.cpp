// The second lock on rows of people: what its table says, and what PostgreSQL makes of it, with a
// row of two organisations in every table. What has no PostgreSQL under it only reads the table.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "runtime/backup/backup.hpp"
#include "runtime/backup/tables.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/cast.hpp"

namespace veerkracht {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// Each says of somebody who it is, or hangs on who somebody is.
const Names words_of_a_person = {"person_id",  "account_id",  "link_id",     "email",
                                 "phone",      "given_name",  "birth_on",    "from_name",
                                 "first_name", "referral_id", "patient_hash"};

Names tables_of(TestApplication& app) {
    Names names;
    app.app().database().read_and_wait([&](db::Connection& connection) {
        for (const auto& table : backup::tables_of(connection)) names.insert(table.name);
        return false;
    });
    return names;
}

Names columns_of(TestApplication& app, const std::string& name) {
    Names columns;
    app.app().database().read_and_wait([&](db::Connection& connection) {
        for (const auto& table : backup::tables_of(connection))
            if (table.name == name) columns.insert(table.columns.begin(), table.columns.end());
        return false;
    });
    return columns;
}

bool is_locked(const db::RowLock& lock) {
    return lock.opens != "nobody_in_it" && !lock.opens.starts_with("is_also");
}

Names locked_tables() {
    Names names;
    for (const auto& lock : db::row_locks())
        if (is_locked(lock)) names.insert(lock.table);
    return names;
}

Names named_tables(const std::vector<db::RowLock>& locks) {
    Names names;
    for (const auto& lock : locks) names.insert(lock.table);
    return names;
}

TEST(RowLockTable, every_table_says_whose_its_rows_are) {
    TestApplication app;
    EXPECT_EQ(named_tables(db::row_locks()), tables_of(app));
}

TEST(RowLockTable, a_table_that_is_left_out_is_noticed) {
    TestApplication app;
    const auto tables = tables_of(app);
    for (const auto& name : tables) {
        auto locks = db::row_locks();
        std::erase_if(locks, [&](const auto& lock) { return lock.table == name; });
        EXPECT_NE(named_tables(locks), tables) << name;
    }
}

// What the landscape tells of itself, and what an organisation settles, is public or told to all
// who work there.
TEST(RowLockTable, where_nobody_is_said_to_be_no_column_names_anybody) {
    TestApplication app;
    const Names told_of_itself = {"organization", "service", "controller", "officer"};
    for (const auto& lock : db::row_locks()) {
        if (lock.opens != "nobody_in_it") continue;
        EXPECT_FALSE(lock.why.empty()) << lock.table;
        if (told_of_itself.contains(lock.table)) continue;
        for (const auto& column : columns_of(app, lock.table))
            EXPECT_FALSE(words_of_a_person.contains(column)) << lock.table << "." << column;
    }
}

TEST(RowLockTable, what_is_open_to_any_unit_says_why) {
    for (const auto& lock : db::row_locks())
        if (lock.opens == "any_unit") {
            EXPECT_FALSE(lock.why.empty()) << lock.table;
        }
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Path and text of each, without tests.
std::map<std::string, std::string> programs() {
    std::map<std::string, std::string> texts;
    const fs::path server = VEERKRACHT_ROOT "/server";
    for (const auto& entry : fs::recursive_directory_iterator(server)) {
        const auto path = entry.path().lexically_relative(server).string();
        if (path.ends_with(".cpp") && !path.ends_with("_test.cpp") && !path.starts_with("testing/"))
            texts[path] = text_of(entry.path());
    }
    return texts;
}

Names files_with(const std::string& words) {
    Names files;
    for (const auto& [path, text] : programs())
        if (text.find(words) != std::string::npos) files.insert(path);
    return files;
}

// Lines further on are about something else.
bool says_for_whom(const std::string& text, std::size_t from) {
    constexpr std::size_t so_far = 300;
    const auto next = text.substr(from, so_far);
    return next.find("work_for(") != std::string::npos ||
           next.find("work_for_the_house(") != std::string::npos ||
           next.find("stand_at_the_door(") != std::string::npos;
}

// A unit of work has said it already; this is who opens a transaction of his own.
TEST(RowLockTable, who_opens_a_transaction_says_for_whom) {
    const Names asks_no_row_of_anybody = {"app/commands/demo_folder.cpp",
                                          "app/commands/installation.cpp"};
    int found = 0;
    for (const auto& [path, text] : programs()) {
        if (path.starts_with("runtime/db/") || asks_no_row_of_anybody.contains(path)) continue;
        for (const auto* const words :
             {".read_and_wait([", ".write_and_wait([", ">read_and_wait([", ">write_and_wait(["}) {
            for (auto at = text.find(words); at != std::string::npos;
                 at = text.find(words, at + 1), ++found)
                EXPECT_TRUE(says_for_whom(text, at)) << path << ": " << text.substr(at, 120);
        }
    }
    EXPECT_GT(found, 20);
}

// Who acts for many says so by name, and only here.
TEST(RowLockTable, the_house_is_asked_for_in_these_files_only) {
    const Names may = {"app/commands/checks.cpp",
                       "app/commands/demo_folder.cpp",
                       "app/commands/export_command.cpp",
                       "app/commands/installation.cpp",
                       "app/commands/safekeeping.cpp",
                       "app/commands/safekeeping_commands.cpp",
                       "app/demo/making.cpp",
                       "app/demo/module.cpp",
                       "app/keys/rewrap.cpp",
                       "app/retention/run.cpp",
                       "app/serve.cpp",
                       "capabilities/audit/log_sample_draw.cpp",
                       "capabilities/audit/module.cpp",
                       "capabilities/notifications/sending.cpp",
                       "capabilities/referrals/export.cpp",
                       "capabilities/referrals/letters_out.cpp",
                       "runtime/background.cpp",
                       "runtime/backup/backup.cpp",
                       "runtime/db/row_lock.cpp",
                       "runtime/log/copy.cpp",
                       "runtime/log/event_file.cpp",
                       "runtime/log/months.cpp",
                       "runtime/log/seal.cpp",
                       "runtime/log/witness.cpp"};
    EXPECT_EQ(files_with("_for_the_house"), may);
}

// Who begins something at another organisation says so by name, and only here.
TEST(RowLockTable, something_is_begun_elsewhere_in_these_files_only) {
    const Names may = {"capabilities/referrals/own_choice.cpp", "runtime/db/row_lock.cpp"};
    EXPECT_EQ(files_with("work_also_for("), may);
}

// --- On PostgreSQL ----------------------------------------------------------------------------

using Say = std::function<void(db::Connection&)>;

struct Column {
    std::string name;
    std::string data_type;
};
BOOST_DESCRIBE_STRUCT(Column, (), (name, data_type))

// What PostgreSQL counts itself is left out.
std::vector<Column> columns_to_fill(db::Transaction& tx, const std::string& table) {
    return tx.all<Column>(
        "select column_name::text as name, data_type::text as data_type from "
        "information_schema.columns where table_schema = current_schema() and table_name = $1 and "
        "is_identity = 'NO' order by ordinal_position",
        table);
}

std::string value_of(const Column& column, const std::string& text, const std::string& number) {
    if (column.data_type == "text") return "'" + text + "'";
    if (column.data_type == "boolean") return "false";
    if (column.data_type == "bytea") return "''::bytea";
    return number;
}

// Each word in it is this one, also its own name, so that every column points at its own kind.
void fill(db::Connection& connection, const std::string& table, const std::string& text,
          const std::string& number) {
    db::Transaction tx(connection);
    std::string names, values;
    for (const auto& column : columns_to_fill(tx, table)) {
        names += (names.empty() ? "" : ", ") + column.name;
        values += (values.empty() ? "" : ", ") + value_of(column, text, number);
    }
    connection.script("insert into \"" + table + "\" (" + names + ") values (" + values + ")");
}

// A row of either organisation in each table there is.
const std::string one = "of_one", other = "of_other", neither = "of_neither";

TestApplication& two_organizations() {
    static TestApplication app([](Application&) {});
    static const bool made = [] {
        app.app().database().write_and_wait([](db::Connection& connection) {
            db::work_for_the_house(connection);
            for (const auto& table : backup::tables_of(connection)) {
                if (table.name == "schema_migration") continue;
                fill(connection, table.name, one, "1");
                fill(connection, table.name, other, "2");
            }
            return true;
        });
        return true;
    }();
    (void)made;
    return app;
}

// Of whom the rows are that are found.
Names found_in(const std::string& table, const Say& say) {
    std::vector<std::string> rows;
    two_organizations().app().database().read_and_wait([&](db::Connection& connection) {
        say(connection);
        rows = db::Transaction(connection)
                   .values<std::string>("select t::text from \"" + table + "\" t");
        return false;
    });
    Names whose;
    for (const auto& row : rows) whose.insert(row.find(other) == std::string::npos ? one : other);
    return whose;
}

void say_nothing(db::Connection&) {}
void say_the_house(db::Connection& connection) { db::work_for_the_house(connection); }
Say say_for(const std::string& organization) {
    return [organization](db::Connection& connection) { db::work_for(connection, organization); };
}

class RowLock : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!TestStore::is_postgres()) GTEST_SKIP() << "SQLite has the first lock only";
    }
};

TEST_F(RowLock, this_role_does_not_walk_past_it) {
    std::string trouble = "not asked";
    two_organizations().app().database().read_and_wait([&](db::Connection& connection) {
        trouble = db::trouble_with_row_locks(connection);
        return false;
    });
    EXPECT_EQ(trouble, "");
}

TEST_F(RowLock, who_does_not_say_for_whom_finds_no_row) {
    for (const auto& table : locked_tables()) {
        EXPECT_EQ(found_in(table, say_the_house), (Names{one, other})) << table;
        EXPECT_EQ(found_in(table, say_nothing), Names{}) << table;
    }
}

TEST_F(RowLock, who_does_not_say_for_whom_writes_none) {
    for (const auto& table : locked_tables()) {
        std::int64_t gone = 0;
        two_organizations().app().database().write_and_wait([&](db::Connection& connection) {
            gone = connection.execute("delete from \"" + table + '"', {}).value_or(-1);
            return false;
        });
        EXPECT_EQ(gone, 0) << table;
    }
}

TEST_F(RowLock, what_was_said_ends_with_the_transaction) {
    EXPECT_FALSE(found_in("person", say_the_house).empty());
    EXPECT_TRUE(found_in("person", say_nothing).empty());
}

Names with_word(const std::string& word) {
    Names names;
    for (const auto& lock : db::row_locks())
        if (lock.opens == word || lock.opens.starts_with(word + ' ')) names.insert(lock.table);
    return names;
}

Names locked_by_organization() {
    auto names = locked_tables();
    for (const auto& name : with_word("any_unit")) names.erase(name);
    return names;
}

// At the door is known which links and accounts there are, and nothing of what is kept.
TEST_F(RowLock, at_the_door_no_record_is_found) {
    const auto at_the_door = with_word("at_the_door");
    for (const auto& table : locked_by_organization())
        EXPECT_EQ(found_in(table, db::stand_at_the_door).empty(), !at_the_door.contains(table))
            << table;
}

TEST_F(RowLock, each_organisation_finds_its_own_and_nothing_of_another) {
    const Names heard_by_the_house_alone = {"event"};
    for (const auto& table : locked_by_organization()) {
        const bool by_nobody = heard_by_the_house_alone.contains(table);
        EXPECT_EQ(found_in(table, say_for(one)), by_nobody ? Names{} : Names{one}) << table;
        EXPECT_EQ(found_in(table, say_for(other)), by_nobody ? Names{} : Names{other}) << table;
        EXPECT_EQ(found_in(table, say_for(neither)), Names{}) << table;
    }
}

// Who said once for whom he works does not widen it by saying another one, but replaces it.
TEST_F(RowLock, the_last_word_holds) {
    const auto first_the_one = [](db::Connection& connection) {
        db::work_for(connection, one);
        db::work_for(connection, other);
    };
    EXPECT_EQ(found_in("need", first_the_one), Names{other});
}

TEST_F(RowLock, what_is_lent_is_found_beside_the_own_and_no_more) {
    auto may_be_lent = with_word("lent");
    may_be_lent.merge(with_word("lent_by"));
    const auto lent_the_other = [](db::Connection& connection) {
        db::work_for(connection, one);
        db::lend(connection, other);
    };
    EXPECT_FALSE(may_be_lent.empty());
    for (const auto& table : may_be_lent)
        EXPECT_EQ(found_in(table, lent_the_other), (Names{one, other})) << table;
}

// What is laid down again was read under the lock, stands under it, and its numbers go on.
TEST_F(RowLock, a_restored_house_is_locked_and_counts_on) {
    const std::string key(32, 'k');
    std::string folder = ::testing::TempDir() + "veerkracht_locks_XXXXXX";
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    const auto file = folder + "/two.backup";
    two_organizations().app().database().read_and_wait([&](db::Connection& connection) {
        backup::write(file, key, {}, connection);
        return false;
    });
    const TestStore store;
    const auto house = store.open({.readers = 1});
    backup::load(file, key, *house, db::migrations());
    fs::remove_all(folder);
    house->write_and_wait([](db::Connection& connection) {
        EXPECT_EQ(db::trouble_with_row_locks(connection), "");
        db::work_for_the_house(connection);
        connection.script("insert into event (name, body, at) values ('new', '', '')");
        return true;
    });
    EXPECT_EQ(show(*house, "select id from event order by id"), "1\n2\n3\n");
}

// A use case that forgot to ask whether it may.
class ForgetfulTest : public CastTest {
  protected:
    void SetUp() override {
        if (!TestStore::is_postgres()) GTEST_SKIP() << "SQLite has the first lock only";
    }
    void lies_is_alone() {
        app.run([](UnitOfWork& work) -> Result<> {
               TRY(
                   work.tx.execute("insert into need (id, person_id, organization_id, code, "
                                   "created_at) values ('of_lies', $1, $2, 'alone', $3)",
                                   cast::lies, cast::practice, work.now));
               return {};
           })
            .value();
    }
    static Actor works_at(const std::string& organization) {
        Actor actor;
        actor.kind = Actor::Kind::account;
        actor.role = "gp";
        actor.organization_id = OrganizationId{organization};
        return actor;
    }
    std::optional<std::string> found(const std::string& organization, const std::string& sql,
                                     const std::string& id) {
        std::optional<std::string> name;
        app.app()
            .run(works_at(organization),
                 [&](UnitOfWork& work) -> Result<> {
                     name = work.tx.value<std::string>(sql, id);
                     return {};
                 })
            .value();
        return name;
    }
};

constexpr auto needs_of = "select code from need where person_id = $1";

TEST_F(ForgetfulTest, finds_nothing_of_another_organisation) {
    lies_is_alone();
    EXPECT_EQ(found(cast::practice, needs_of, cast::lies), "alone");
    EXPECT_EQ(found(cast::other_practice, needs_of, cast::lies), std::nullopt);
    EXPECT_EQ(found(cast::welfare, needs_of, cast::lies), std::nullopt);
}

TEST_F(ForgetfulTest, changes_nothing_of_another_organisation) {
    lies_is_alone();
    std::int64_t changed = -1;
    app.app()
        .run(works_at(cast::other_practice),
             [&](UnitOfWork& work) -> Result<> {
                 changed = TRY(
                     work.tx.execute("update need set code = '' where person_id = $1", cast::lies));
                 return {};
             })
        .value();
    EXPECT_EQ(changed, 0);
}

TEST_F(ForgetfulTest, writes_nothing_in_the_name_of_another_organisation) {
    EXPECT_THROW((void)app.app().run(works_at(cast::other_practice),
                                     [&](UnitOfWork& work) -> Result<> {
                                         TRY(work.tx.execute(
                                             "insert into need (id, person_id, organization_id, "
                                             "code, created_at) values ('n', $1, $2, 'x', '')",
                                             cast::lies, cast::practice));
                                         return {};
                                     }),
                 db::EngineError);
}

// What the decision opened is lent to that unit, and to no other.
TEST_F(ForgetfulTest, finds_what_was_lent_in_that_unit_only) {
    lies_is_alone();
    std::optional<std::string> code;
    app.app()
        .run(works_at(cast::other_practice),
             [&](UnitOfWork& work) -> Result<> {
                 db::lend(work.tx.connection(), cast::lies);
                 code = work.tx.value<std::string>(needs_of, cast::lies);
                 return {};
             })
        .value();
    EXPECT_EQ(code, "alone");
    EXPECT_EQ(found(cast::other_practice, needs_of, cast::lies), std::nullopt);
}

TEST_F(ForgetfulTest, a_lock_that_is_taken_off_is_noticed) {
    for (const auto& table : locked_tables()) {
        std::string trouble;
        app.app().database().write_and_wait([&](db::Connection& connection) {
            connection.script("drop policy veerkracht_lock on \"" + table + '"');
            trouble = db::trouble_with_row_locks(connection);
            return false;
        });
        EXPECT_EQ(trouble, "the table " + table + " has no lock on rows of people");
    }
    std::string trouble;
    app.app().database().write_and_wait([&](db::Connection& connection) {
        connection.script("alter table need no force row level security");
        trouble = db::trouble_with_row_locks(connection);
        return false;
    });
    EXPECT_EQ(trouble, "the table need has no lock on rows of people");
}

}  // namespace
}  // namespace veerkracht
