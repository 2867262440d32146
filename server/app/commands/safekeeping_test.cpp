// Backup while others write, restore that sends nothing by itself, and tables of another version.
#include "app/commands/safekeeping.hpp"
#include "runtime/db/row_lock.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/commands/checks.hpp"
#include "capabilities/notifications/hold.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/look.hpp"
#include "testing/crash_house.hpp"
#include "testing/socket_client.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashHouse;
using testing::Ledger;

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string wrong_lines(const Findings& findings) {
    std::string text;
    for (const auto& [verdict, line] : findings)
        if (verdict == Verdict::wrong) text += line + "\n";
    return text;
}

bool says(const Findings& findings, const std::string& words) {
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.line.find(words) != std::string::npos;
    });
}

class SafekeepingTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (TestStore::is_postgres()) GTEST_SKIP() << "about the data folder";
        crypto::start();
        std::string pattern = ::testing::TempDir() + "veerkracht_safekeeping_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        place.data = folder + "/data";
        key = place.data + "/backup.key";
        file = folder + "/region.backup";
    }
    void TearDown() override { fs::remove_all(folder); }

    void make_region() const { open_installation(place); }
    void script(const std::string& sql) const {
        db::open(database_url(place), {.readers = 1})->write_and_wait([&](db::Connection& to) {
            db::work_for_the_house(to);
            to.script(sql);
            return true;
        });
    }
    std::string shown(const Place& where, const std::string& sql) const {
        return show(*db::open(database_url(where), {.readers = 1}), sql);
    }
    // A message without a person, so that only the hold can keep it.
    static void put_a_message(const Place& where, const std::string& to) {
        const auto app = open_installation(where);
        const auto done = app->run({}, [&](UnitOfWork& work) {
            return notifications::send(work, {.channel = "email",
                                              .recipient = to,
                                              .kind = "status",
                                              .person_id = {},
                                              .subject_id = "s",
                                              .facts = {{"link", "/l/x"}, {"practice", "P"}}});
        });
        ASSERT_TRUE(done) << done.error().code;
    }
    static int sent_by(const Place& where) {
        open_installation(where)->deliver();
        return static_cast<int>(std::distance(fs::directory_iterator(where.data + "/outbox"),
                                              fs::directory_iterator()));
    }
    Place restored() const {
        Place other;
        other.data = folder + "/restored";
        restore(other, file, key);
        return other;
    }
    // "78 …": how the command would end; "" when it does not.
    static std::string refusal(const std::function<void()>& command) {
        try {
            command();
            return "";
        } catch (const Refused& refused) {
            return std::to_string(refused.exit_code) + " " + refused.what();
        }
    }
    std::string refusal_to_open() const {
        return refusal([this] { open_installation(place); });
    }
    // As this program was before its last migration.
    void make_older() const {
        script(
            "drop table outbox_hold; delete from schema_migration where room = 'notifications' and "
            "number = 3;");
    }

    std::string folder, key, file;
    Place place;
};

class BackupUnderLoadTest : public SafekeepingTest {};

// REL-10: the copy is one moment of a server that goes on writing, and does that server no harm.
TEST_F(BackupUnderLoadTest, what_belongs_together_is_in_it_together) {
    CrashHouse house(folder + "/house");
    place.data = house.folder();
    key = place.data + "/backup.key";
    house.start();
    Ledger ledger;
    std::atomic<bool> stop = false;
    std::vector<std::jthread> load;
    for (int client = 0; client < 8; ++client)
        load.emplace_back(
            [&, client] { house.refer_until_cut(ledger, client, [&] { return stop.load(); }); });
    const std::shared_ptr<void> at_the_end(nullptr, [&](void*) { stop = true; });
    for (int round = 0; round < 5; ++round) {
        std::this_thread::sleep_for(150ms);
        const auto acknowledged = ledger.entries();
        fs::remove(file);
        make_backup(place, file, "");
        EXPECT_GT(ledger.entries().size(), acknowledged.size()) << "nothing was written meanwhile";
        const auto other = restored();
        EXPECT_EQ(house.complaints_in(other.data, acknowledged), "") << "round " << round;
        fs::remove_all(other.data);
    }
    stop = true;
    load.clear();
    EXPECT_EQ(wrong_lines(check_data(place)), "");
    house.kill_in_the_middle();
    EXPECT_EQ(house.complaints(ledger.entries()), "");
    EXPECT_EQ(wrong_lines(check_backup(file, place.data, "")), "");
}

// The write-ahead log that a killed server left is read and left where it is.
TEST_F(BackupUnderLoadTest, looking_checkpoints_nothing_and_an_ordinary_connection_would) {
    CrashHouse house(folder + "/house");
    place.data = house.folder();
    house.start();
    Ledger ledger;
    std::atomic<int> turns = 0;
    house.refer_until_cut(ledger, 0, [&] { return ++turns > 5; });
    house.kill_in_the_middle();
    const auto database = place.data + "/veerkracht.db";
    const auto before = std::make_pair(bytes_of(database), bytes_of(database + "-wal"));
    ASSERT_FALSE(before.second.empty());
    const auto backup = make_backup(place, file, "");
    EXPECT_GT(backup.manifest.rows(), 20);
    EXPECT_TRUE(std::make_pair(bytes_of(database), bytes_of(database + "-wal")) == before);
    house.open_database();
    EXPECT_FALSE(std::make_pair(bytes_of(database), bytes_of(database + "-wal")) == before);
}

TEST_F(SafekeepingTest, a_backup_comes_back_whole_and_its_key_is_made_once) {
    make_region();
    put_a_message(place, "team@example");
    const auto first = make_backup(place, file, "");
    EXPECT_TRUE(first.key.is_new);
    EXPECT_FALSE(make_backup(place, folder + "/second.backup", "").key.is_new);
    EXPECT_EQ(last_backup(place.data)->rows, first.manifest.rows());
    EXPECT_EQ(bytes_of(file).find("team@example"), std::string::npos);
    const auto other = restored();
    EXPECT_EQ(bytes_of(other.data + "/master.key"), bytes_of(place.data + "/master.key"));
    EXPECT_EQ(fs::status(other.data).permissions(), fs::perms::owner_all);
    EXPECT_EQ(wrong_lines(check_data(other)), "");
    EXPECT_EQ(shown(other, "select recipient from outbox"), "team@example\n");
}

TEST_F(SafekeepingTest, a_backup_into_a_folder_is_called_by_its_moment_and_goes_after_its_term) {
    make_region();
    const auto backups = folder + "/backups";
    fs::create_directory(backups);
    const auto made = make_backup(place, backups, "");
    EXPECT_TRUE(made.path.starts_with(backups + "/veerkracht-20"));
    std::ofstream(backups + "/veerkracht-20200101T000000Z.backup") << "old";
    std::ofstream(backups + "/somebody-else.backup") << "old";
    EXPECT_EQ(remove_backups_older_than(90, backups), 1);
    EXPECT_TRUE(fs::exists(made.path));
    EXPECT_TRUE(fs::exists(backups + "/somebody-else.backup"));
}

TEST_F(SafekeepingTest, a_restore_touches_no_folder_that_holds_something) {
    make_region();
    make_backup(place, file, "");
    EXPECT_EQ(refusal([&] { restore(place, file, key); }),
              "64 " + place.data + " is not empty: a backup is restored into a new folder only");
    std::ofstream(file, std::ios::app) << "x";
    Place other;
    other.data = folder + "/restored";
    EXPECT_EQ(refusal([&] { restore(other, file, key); }), "65 the backup is damaged or cut off");
    EXPECT_FALSE(fs::exists(other.data));
    EXPECT_FALSE(fs::exists(other.data + ".restoring"));
}

TEST_F(SafekeepingTest, nobody_is_signed_in_after_a_restore) {
    make_region();
    script(
        "insert into session (id, level, demo, created_at, last_seen_at, ends_at) values "
        "('s', 'full', false, '', '', '')");
    script(
        "insert into account (id, version, organization_id, role, name, email, password_hash, "
        "totp_key, totp_last_step, active, created_at) values ('a', 1, '', '', '', '', '', '', 0, "
        "false, '')");
    script("insert into half_session (id, account_id, ends_at) values ('h', 'a', '')");
    make_backup(place, file, "");
    const auto other = restored();
    EXPECT_EQ(shown(other, "select count(*) from session"), "0\n");
    EXPECT_EQ(shown(other, "select count(*) from half_session"), "0\n");
}

TEST_F(SafekeepingTest, what_waited_in_the_backup_is_sent_only_when_somebody_says_so) {
    make_region();
    put_a_message(place, "earlier@example");
    make_backup(place, file, "");
    for (const auto earlier : {notifications::Earlier::drop, notifications::Earlier::send}) {
        const auto other = restored();
        put_a_message(other, "later@example");
        EXPECT_EQ(sent_by(other), 0);
        EXPECT_TRUE(says(check_data(other), "nothing is sent until veerkracht release"));
        EXPECT_EQ(shown(other, "select state, recipient from outbox order by recipient"),
                  "held | earlier@example\nwaiting | later@example\n");
        db::open(database_url(other), {.readers = 1})->write_and_wait([&](db::Connection& to) {
            db::work_for_the_house(to);
            db::Transaction tx(to);
            EXPECT_EQ(notifications::what_waits(tx).size(), 2U);
            notifications::release(tx, to_text(SystemClock().now()), earlier).value();
            return true;
        });
        const bool sends = earlier == notifications::Earlier::send;
        EXPECT_EQ(sent_by(other), sends ? 2 : 1);
        EXPECT_EQ(shown(other, "select state, length(body) from outbox where recipient like 'e%'"),
                  sends ? "sent | 0\n" : "stopped | 0\n");
        fs::remove_all(other.data);
    }
}

TEST_F(SafekeepingTest, tables_of_an_older_version_are_refused_until_they_are_migrated) {
    make_region();
    make_older();
    const auto before = bytes_of(place.data + "/veerkracht.db");
    EXPECT_TRUE(refusal_to_open().starts_with("78 " + place.data + " is of an older version (1 "));
    EXPECT_TRUE(bytes_of(place.data + "/veerkracht.db") == before);
    EXPECT_TRUE(says(check_data(place), "1 migration not applied yet"));
    const auto made = bring_up_to_date(place, file, "");
    ASSERT_TRUE(made);
    EXPECT_EQ(refusal_to_open(), "");
    EXPECT_FALSE(bring_up_to_date(place, file, ""));
    // The backup of before comes back, and comes up to date on its way.
    EXPECT_EQ(wrong_lines(check_backup(file, place.data, "")), "");
    EXPECT_EQ(shown(restored(), "select count(*) from outbox_hold"), "1\n");
}

TEST_F(SafekeepingTest, serve_migrates_when_it_is_told_to_and_makes_a_backup_first) {
    make_region();
    make_older();
    place.migrate = true;
    EXPECT_EQ(refusal_to_open(), "");
    int backups = 0;
    for (const auto& entry : fs::directory_iterator(folder))
        backups += entry.path().filename().string().starts_with("data-before-migration-");
    EXPECT_EQ(backups, 1);
}

// Whatever the second is: somebody's backup of it is there already.
TEST_F(SafekeepingTest, two_backups_of_one_moment_have_two_names) {
    make_region();
    make_older();
    const auto start = place.data + "-before-migration-";
    for (int second = 0; second < 600; ++second) {
        auto moment = to_text(SystemClock().now() + std::chrono::seconds(second)).substr(0, 19);
        std::erase_if(moment, [](char letter) { return letter == '-' || letter == ':'; });
        std::ofstream(start + moment + "Z.backup") << "of another";
    }
    const auto made = bring_up_to_date(place, "", "");
    ASSERT_TRUE(made);
    EXPECT_TRUE(made->path.starts_with(start) && made->path.ends_with("Z-2.backup")) << made->path;
    EXPECT_EQ(wrong_lines(check_backup(made->path, place.data, "")), "");
}

TEST_F(SafekeepingTest, an_older_program_refuses_newer_tables_and_changes_no_byte) {
    make_region();
    script("insert into schema_migration values ('people', 99, 'of_tomorrow', '')");
    const auto before = bytes_of(place.data + "/veerkracht.db");
    EXPECT_EQ(refusal_to_open(),
              "78 the database has migration people 99, which this program does not know: it is "
              "older than the database");
    EXPECT_TRUE(bytes_of(place.data + "/veerkracht.db") == before);
    EXPECT_EQ(refusal([&] { bring_up_to_date(place, file, ""); }).substr(0, 2), "78");
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(SafekeepingTest, a_check_sees_an_open_folder_a_wrong_key_and_a_damaged_file) {
    make_region();
    put_a_message(place, "team@example");
    ASSERT_EQ(wrong_lines(check_data(place)), "");
    fs::permissions(place.data, fs::perms::group_read, fs::perm_options::add);
    EXPECT_TRUE(wrong_lines(check_data(place)).starts_with("others may look into "));
    fs::permissions(place.data, fs::perms::owner_all);

    const auto master = place.data + "/master.key";
    const auto good = bytes_of(master);
    fs::remove(master);
    write_key_file(master, crypto::random_bytes(32), "the key");
    EXPECT_EQ(wrong_lines(check_data(place)),
              "a sealed value of outbox.body does not open with the master key\n");
    fs::remove(master);
    write_key_file(master, good, "the key");
    ASSERT_EQ(wrong_lines(check_data(place)), "");

    const auto database = place.data + "/veerkracht.db";
    auto bytes = bytes_of(database);
    // The head of each page says what kind it is.
    for (std::size_t at = 4'096 * 8; at < bytes.size(); at += 4'096) bytes[at] = '\x7f';
    std::ofstream(database, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_NE(wrong_lines(check_data(place)), "");
}

TEST_F(SafekeepingTest, nobody_but_the_owner_of_the_folder_leaves_files_in_it) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
    make_region();
    ASSERT_EQ(::chown(place.data.c_str(), 12'345, 12'345), 0);
    EXPECT_EQ(refusal([&] { make_backup(place, file, ""); }).substr(0, 2), "77");
    EXPECT_FALSE(fs::exists(key));
}

}  // namespace
}  // namespace veerkracht::commands
