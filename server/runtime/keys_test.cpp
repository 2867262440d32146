#include "runtime/keys.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "runtime/crypto/crypto.hpp"
#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/key_ring.hpp"
#include "runtime/master_keys.hpp"
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

    // The same byte again and again is the key of a manual.
    const auto weak_file = (folder / "weak.key").string();
    std::ofstream(weak_file) << std::string(32, '\x01');
    ASSERT_EQ(::chmod(weak_file.c_str(), 0400), 0);
    EXPECT_THROW((void)Keys::from_file(weak_file), std::runtime_error);

    const auto short_file = (folder / "short.key").string();
    std::ofstream(short_file) << "too short";
    ASSERT_EQ(::chmod(short_file.c_str(), 0400), 0);
    EXPECT_THROW((void)Keys::from_file(short_file), std::runtime_error);
    std::filesystem::remove_all(folder);
}

class KeyRingTest : public ::testing::Test {
  protected:
    KeyRingTest() {
        crypto::start();
        std::string pattern = ::testing::TempDir() + "veerkracht_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        file = folder + "/master.key";
    }
    ~KeyRingTest() override { std::filesystem::remove_all(folder); }
    std::string folder, file;
};

TEST_F(KeyRingTest, a_newer_key_seals_the_older_opens_and_hashes_stay) {
    const auto first = KeyRing::read(crypto::random_bytes(32));
    const auto both = first.with_new_key();
    const auto old = Keys::from_bytes(first.text());
    const auto now = Keys::from_bytes(both.text());
    const auto later = Keys::from_bytes(both.newest_only().text());
    const auto sealed = old.seal_own("account.totp_key", "a1", "secret");
    EXPECT_EQ(now.open_own("account.totp_key", "a1", sealed), "secret");
    EXPECT_THROW((void)later.open_own("account.totp_key", "a1", sealed), db::EngineError);
    const auto newer = now.seal_own("account.totp_key", "a1", "secret");
    EXPECT_EQ(MasterKeys::number_of(sealed), 1);
    EXPECT_EQ(MasterKeys::number_of(newer), 2);
    EXPECT_EQ(later.open_own("account.totp_key", "a1", newer), "secret");
    EXPECT_THROW((void)old.open_own("account.totp_key", "a1", newer), db::EngineError);
    EXPECT_EQ(later.token_hash("token"), old.token_hash("token"));
    // Who says that it is under another key finds nothing.
    auto said_to_be_newer = sealed;
    said_to_be_newer.data[0] = '\x02';
    EXPECT_THROW((void)now.open_own("account.totp_key", "a1", said_to_be_newer), db::EngineError);
}

TEST_F(KeyRingTest, who_serves_reads_the_file_again_when_a_number_is_unknown) {
    const auto serving = Keys::from_file(file);
    const auto before = serving.seal_own("outbox.body", "m", "x");
    KeyRing::from_file(file).with_new_key().replace_file(file);
    EXPECT_EQ(MasterKeys::number_of(serving.seal_own("outbox.body", "m", "x")), 1);
    const auto elsewhere = Keys::from_file(file).seal_own("outbox.body", "m", "y");
    EXPECT_EQ(serving.open_own("outbox.body", "m", elsewhere), "y");
    EXPECT_EQ(MasterKeys::number_of(serving.seal_own("outbox.body", "m", "x")), 2);
    EXPECT_EQ(serving.open_own("outbox.body", "m", before), "x");
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0400U);
}

TEST_F(KeyRingTest, a_file_with_keys_that_cannot_be_is_refused) {
    const auto key = crypto::to_base64url(crypto::random_bytes(32));
    const auto ring = [&](const std::string& keys, const std::string& hashing) {
        return R"({"keys":[)" + keys + R"(],"hashing":")" + hashing + "\"}";
    };
    const auto one = [&](int number, const std::string& text) {
        return R"({"number":)" + std::to_string(number) + R"(,"key":")" + text + "\"}";
    };
    EXPECT_NO_THROW(KeyRing::read(ring(one(2, key) + "," + one(1, key), key)));
    for (const auto& wrong :
         {ring("", key), ring(one(1, key) + "," + one(2, key), key), ring(one(0, key), key),
          ring(one(256, key), key), ring(one(1, "short"), key), ring(one(1, key), ""),
          std::string(31, 'k'), std::string(33, 'k'), std::string()})
        EXPECT_THROW(KeyRing::read(wrong), std::runtime_error) << wrong;
    auto full = KeyRing::read(ring(one(255, key), key));
    EXPECT_THROW((void)full.with_new_key(), std::runtime_error);
}

}  // namespace
}  // namespace veerkracht
