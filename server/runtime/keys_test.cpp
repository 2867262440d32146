#include "runtime/keys.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/test_store.hpp"

namespace veerkracht {
namespace {

const PersonId de_wit{"person-1"};
const PersonId somebody_else{"person-2"};

class KeysTest : public ::testing::Test {
  protected:
    KeysTest() { db::migrate(*database, db::migrations()); }

    void in_transaction(const std::function<void(db::Transaction&)>& work, bool keep = true) {
        database->write_and_wait([&](db::Connection& connection) {
            db::work_for_the_house(connection);
            db::Transaction tx(connection);
            work(tx);
            return keep;
        });
    }

    TestStore store;
    std::unique_ptr<db::Database> database = store.open({.readers = 1});
    Keys keys = Keys::from_bytes(std::string(32, 'm'));
};

TEST_F(KeysTest, a_sealed_text_opens_in_its_own_place_only) {
    in_transaction([&](db::Transaction& tx) {
        keys.create_for(tx, de_wit);
        keys.create_for(tx, somebody_else);
        const auto sealed = keys.of(tx, de_wit).seal("note.text", "n1", "Slaapt slecht");
        EXPECT_EQ(sealed.data.find("Slaapt"), std::string::npos);
        EXPECT_EQ(keys.of(tx, de_wit).open("note.text", "n1", sealed), "Slaapt slecht");
        EXPECT_THROW((void)keys.of(tx, de_wit).open("note.text", "n2", sealed), db::EngineError);
        EXPECT_THROW((void)keys.of(tx, de_wit).open("note.title", "n1", sealed), db::EngineError);
        EXPECT_THROW((void)keys.of(tx, somebody_else).open("note.text", "n1", sealed),
                     db::EngineError);
        EXPECT_EQ(keys.of(tx, de_wit).open("note.text", "n1", {}), "");
    });
}

TEST_F(KeysTest, erasing_the_key_erases_what_was_sealed) {
    db::Bytes sealed;
    in_transaction([&](db::Transaction& tx) {
        keys.create_for(tx, de_wit);
        sealed = keys.of(tx, de_wit).seal("note.text", "n1", "Slaapt slecht");
        (void)keys.of(tx, de_wit).open("note.text", "n1", sealed);  // the key is remembered now
    });
    in_transaction([&](db::Transaction& tx) {
        ASSERT_TRUE(tx.execute("delete from person_key where person_id = $1", de_wit));
        EXPECT_THROW((void)keys.of(tx, de_wit).open("note.text", "n1", sealed), db::EngineError);
    });
}

TEST_F(KeysTest, a_key_that_was_undone_is_not_used_afterwards) {
    in_transaction(
        [&](db::Transaction& tx) {
            keys.create_for(tx, de_wit);
            (void)keys.of(tx, de_wit).seal("note.text", "n1", "x");
        },
        false);
    in_transaction([&](db::Transaction& tx) {
        EXPECT_THROW((void)keys.of(tx, de_wit).seal("note.text", "n1", "x"), db::EngineError);
        keys.create_for(tx, de_wit);
        const auto sealed = keys.of(tx, de_wit).seal("note.text", "n1", "y");
        auto after_a_restart = Keys::from_bytes(std::string(32, 'm'));
        EXPECT_EQ(after_a_restart.of(tx, de_wit).open("note.text", "n1", sealed), "y");
        auto of_another_installation = Keys::from_bytes(std::string(32, 'n'));
        EXPECT_THROW((void)of_another_installation.of(tx, de_wit).open("note.text", "n1", sealed),
                     db::EngineError);
    });
}

TEST_F(KeysTest, what_belongs_to_the_installation_is_bound_to_its_place_too) {
    const auto sealed = keys.seal_own("account.totp", "a1", "secret");
    EXPECT_EQ(keys.open_own("account.totp", "a1", sealed), "secret");
    EXPECT_THROW((void)keys.open_own("account.totp", "a2", sealed), db::EngineError);
    EXPECT_NE(keys.token_hash("a"), keys.token_hash("b"));
    EXPECT_NE(keys.token_hash("a"), Keys::from_bytes(std::string(32, 'n')).token_hash("a"));
}

TEST(KeyFileTest, the_file_is_made_once_and_is_for_us_alone) {
    std::string pattern = ::testing::TempDir() + "veerkracht_XXXXXX";
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    const auto file = (folder / "master.key").string();
    const auto hash = Keys::from_file(file).token_hash("t");
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0400U);
    EXPECT_EQ(Keys::from_file(file).token_hash("t"), hash);

    ASSERT_EQ(::chmod(file.c_str(), 0440), 0);
    EXPECT_THROW((void)Keys::from_file(file), std::runtime_error);

    const auto short_file = (folder / "short.key").string();
    std::ofstream(short_file) << "too short";
    ASSERT_EQ(::chmod(short_file.c_str(), 0400), 0);
    EXPECT_THROW((void)Keys::from_file(short_file), std::runtime_error);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace veerkracht
