// The real program, killed at any moment of a backup, a restore or a migration: what was there
// stands as it stood, or what was asked is done whole; and doing it again works.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/commands/checks.hpp"
#include "app/commands/safekeeping.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/crash_house.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashHouse;

class BrokenOffTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (TestStore::is_postgres()) GTEST_SKIP() << "about the data folder";
        crypto::start();
        std::string pattern = ::testing::TempDir() + "veerkracht_broken_off_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        place.data = folder + "/data";
        key = place.data + "/backup.key";
        file = folder + "/region.backup";
        open_installation(place);
    }
    void TearDown() override {
        if (!folder.empty()) fs::remove_all(folder);
    }

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
    static std::string wrong_lines(const Findings& findings) {
        std::string text;
        for (const auto& [verdict, line] : findings)
            if (verdict == Verdict::wrong) text += line + "\n";
        return text;
    }
    static std::string bytes_of(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }

    // Runs the program; killed after so long, when it has not ended by then. No file of it grows
    // above `room` bytes: as a disk that is full. How it ended: its exit code, or -1 when killed.
    static int run(const std::vector<std::string>& words, std::chrono::microseconds killed_after,
                   rlim_t room = RLIM_INFINITY) {
        const auto program = CrashHouse::program().string();
        std::vector<char*> arguments{const_cast<char*>(program.c_str())};
        for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit most{room, room};
            ::setrlimit(RLIMIT_FSIZE, &most);
            ::signal(SIGXFSZ, SIG_IGN);
            const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
            ::dup2(nowhere, 1);
            ::dup2(nowhere, 2);
            ::execv(program.c_str(), arguments.data());
            ::_exit(127);
        }
        int status = 0;
        const auto until = std::chrono::steady_clock::now() + killed_after;
        while (::waitpid(child, &status, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > until) {
                ::kill(child, SIGKILL);
                ::waitpid(child, &status, 0);
                break;
            }
            std::this_thread::sleep_for(200us);
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    static constexpr auto as_long_as_it_takes = 120s;

    // Killed later each time, until it comes to its end before that.
    void killed_ever_later(std::vector<std::string> words,
                           const std::function<void()>& expect_all_or_nothing) {
        int killed = 0;
        for (auto after = 2'000us; after < 60s; after = after * 3 / 2) {
            // Tried again within a second its own backup would be of the same name.
            if (words.front() == "migrate")
                words.back() = folder + "/before-" + std::to_string(killed) + ".backup";
            const int ended = run(words, after);
            expect_all_or_nothing();
            if (ended == 0 || HasFailure()) break;
            ASSERT_EQ(ended, -1) << "doing it again works";
            ++killed;
        }
        EXPECT_GT(killed, 0);
    }

    std::string folder, key, file;
    Place place;
};

TEST_F(BrokenOffTest, a_backup_that_was_killed_leaves_none_and_the_next_is_whole) {
    const std::vector<std::string> words{"backup", "--data", place.data, "--to", file};
    killed_ever_later(words, [&] {
        const bool is_there = fs::exists(file);
        EXPECT_EQ(is_there ? wrong_lines(check_backup(file, place.data, "")) : "", "");
        EXPECT_EQ(wrong_lines(check_data(place)), "");
        fs::remove(file);
    });
    EXPECT_EQ(run(words, as_long_as_it_takes), 0);
    EXPECT_EQ(wrong_lines(check_backup(file, place.data, "")), "");
}

TEST_F(BrokenOffTest, a_key_that_was_broken_off_keeps_no_later_backup_from_being_made) {
    std::ofstream(key + ".part") << "half";
    EXPECT_EQ(run({"backup", "--data", place.data, "--to", file}, as_long_as_it_takes, 16), 78)
        << "no room for a key either";
    EXPECT_FALSE(fs::exists(key));
    EXPECT_EQ(run({"backup", "--data", place.data, "--to", file}, as_long_as_it_takes), 0);
    EXPECT_EQ(wrong_lines(check_backup(file, place.data, "")), "");
    EXPECT_FALSE(fs::exists(key + ".part"));
}

TEST_F(BrokenOffTest, a_backup_on_a_full_disk_says_so_and_leaves_none) {
    make_backup(place, file, "");
    const auto whole = fs::file_size(file);
    const auto second = folder + "/second.backup";
    const std::vector<std::string> words{"backup", "--data", place.data, "--to", second};
    for (const auto room : {whole / 4, whole / 2, whole - 1}) {
        EXPECT_GT(run(words, as_long_as_it_takes, room), 0) << room;
        EXPECT_FALSE(fs::exists(second)) << room;
        EXPECT_EQ(wrong_lines(check_data(place)), "") << room;
    }
    EXPECT_EQ(run(words, as_long_as_it_takes), 0);
    EXPECT_EQ(wrong_lines(check_backup(second, place.data, "")), "");
}

TEST_F(BrokenOffTest, a_restore_that_was_killed_leaves_no_folder_and_works_the_next_time) {
    make_backup(place, file, "");
    Place other;
    other.data = folder + "/restored";
    const std::vector<std::string> words{"restore", "--data", other.data, "--from",
                                         file,      "--key",  key};
    killed_ever_later(words, [&] {
        if (!fs::exists(other.data) || fs::is_empty(other.data)) return;
        EXPECT_EQ(wrong_lines(check_data(other)), "");
        EXPECT_EQ(shown(other, "select count(*) from outbox_hold"), "1\n") << "nothing is sent";
        fs::remove_all(other.data);
    });
    EXPECT_EQ(run(words, as_long_as_it_takes), 0);
    EXPECT_FALSE(fs::exists(other.data + ".restoring"));
    EXPECT_EQ(bytes_of(other.data + "/master.key"), bytes_of(place.data + "/master.key"));
}

TEST_F(BrokenOffTest, a_migration_that_was_killed_is_done_the_next_time_with_a_backup_of_before) {
    const auto tables = shown(place, "select count(*) from schema_migration");
    script(
        "drop table outbox_hold; delete from schema_migration where room = 'notifications' and "
        "number = 3; alter table prepared_referral drop column told_at; delete from "
        "schema_migration where room = 'referrals' and number = 530;");
    const auto backups = [&] {
        int whole = 0;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".backup") continue;
            EXPECT_EQ(wrong_lines(check_backup(entry.path(), place.data, "")), "");
            ++whole;
        }
        return whole;
    };
    killed_ever_later({"migrate", "--data", place.data, "--to", ""}, [&] {
        const auto applied = std::stoi(shown(place, "select count(*) from schema_migration"));
        const bool begun = applied > std::stoi(tables) - 2;
        EXPECT_TRUE(!begun || backups() > 0) << "before the first change";
    });
    EXPECT_EQ(shown(place, "select count(*) from schema_migration"), tables);
    EXPECT_EQ(wrong_lines(check_data(place)), "");
}

TEST_F(BrokenOffTest, a_month_of_the_log_that_leaves_is_in_the_tables_or_in_its_file) {
    const auto write_lines = [&](const std::string& at, int count) {
        script(
            "insert into access_log (at, request_id, action, outcome, actor_kind, actor_name, "
            "role, address) with recursive line (n) as (select 1 union all select n + 1 from line "
            "where n < " +
            std::to_string(count) + ") select '" + at +
            "', 'old', 'person.read', 'done', 'system', '', '', '' from line");
        ASSERT_EQ(run({"audit", "checkpoint", "--data", place.data}, as_long_as_it_takes), 0);
    };
    write_lines("2019-03-05T09:00:00.000Z", 5'000);
    script("update log_round set at = '2019-03-05T09:00:01.000Z'");
    write_lines("2026-01-05T09:00:00.000Z", 10);
    const auto month = place.data + "/log_months/2019-03.jsonl";
    killed_ever_later({"audit", "close-months", "--data", place.data}, [&] {
        const auto left =
            std::stoll(shown(place, "select count(*) from access_log where at < '2020'"));
        EXPECT_TRUE(left == 5'000 || fs::exists(month)) << left;
        EXPECT_TRUE(left == 5'000 || shown(place, "select lines from log_month") == "5000\n");
    });
    EXPECT_EQ(shown(place, "select count(*) from access_log where at < '2020'"), "0\n");
    const auto copy = folder + "/log.jsonl";
    ASSERT_EQ(run({"audit", "copy", "--data", place.data, "--to", copy}, as_long_as_it_takes), 0);
    std::ofstream(folder + "/log.key") << shown(place, "select public_line from log_key");
    EXPECT_EQ(
        run({"audit", "verify", month, copy, "--key", folder + "/log.key"}, as_long_as_it_takes),
        0);
}

}  // namespace
}  // namespace veerkracht::commands
