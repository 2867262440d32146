// Power loss at any moment of the real write lane: the database opens, is whole, and holds every
// write that was acknowledged, with the rows that belong together. kill -9 alone proves little,
// because what the kernel holds survives it. (REL-04, REL-05; decisions 5.)
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>

#include "runtime/db/table.hpp"
#include "testing/crash_disk.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::db {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashDisk;
using testing::CrashState;
using testing::Diary;
using testing::DiskEntry;
using testing::Fate;
using testing::PowerLoss;

constexpr auto file_name = "lane.db";
constexpr int writers = 8;
constexpr int units_before_the_pause = 110;  // of each writer: enough for a checkpoint under load
constexpr int units_after_it = 20;

// A state is read back in memory, so that it costs no real sync.
fs::path folder_for_states() {
    const auto root =
        fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string pattern = root / "veerkracht_crash_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no folder for crash states");
    return pattern;
}

class Folder {
  public:
    Folder() : path(folder_for_states()) {}
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path path;
};

// The four that belong together, as a request leaves them: its row, log line, event and answer.
constexpr std::string_view tables[] = {"note", "log_line", "news", "answer"};

void make_tables(Database& database) {
    for (const auto table : tables) {
        database.write_and_wait([&](Connection& connection) {
            connection.script("create table " + std::string(table) +
                              " (number integer primary key, words text not null)");
            return true;
        });
    }
}

bool write_the_four(Connection& connection, std::int64_t number) {
    Transaction tx(connection);
    const std::string words(200 + static_cast<std::size_t>(number % 700), 'w');
    return std::ranges::all_of(tables, [&](auto table) {
        return tx.execute("insert into " + std::string(table) + " values ($1, $2)", number, words)
            .has_value();
    });
}

void write_many(Database& database, CrashDisk& disk, int first, int count) {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < count; ++i) {
                const std::int64_t number = first + i * writers + writer;
                std::promise<void> answered;
                database.write([&](Connection& it) { return write_the_four(it, number); },
                               [&](std::exception_ptr error) {
                                   if (!error) disk.acknowledge(number);
                                   answered.set_value();
                               });
                answered.get_future().wait();
            }
        });
    }
}

Diary diary_of_a_busy_lane(bool durable) {
    const Folder folder;
    CrashDisk disk;
    {
        const auto database = open("sqlite:" + (folder.path / file_name).string(),
                                   {.readers = 1, .durable = durable});
        make_tables(*database);
        write_many(*database, disk, 0, units_before_the_pause);
        std::this_thread::sleep_for(1'300ms);  // an idle lane empties its log: another way to write
        write_many(*database, disk, 100'000, units_after_it);
    }
    return disk.diary();
}

// What is wrong with the database that a crash left; "" when nothing is.
std::string trouble_of(const CrashState& state, const fs::path& folder) {
    put_in_folder(state, folder);
    try {
        const auto database = open("sqlite:" + (folder / file_name).string(), {.readers = 1});
        const auto verdict = show(*database, "pragma integrity_check");
        if (verdict != "ok\n") return "not whole: " + verdict;
        std::set<std::int64_t> kept;
        for (const auto table : tables) {
            if (show(*database, "select count(*) from sqlite_master where name = '" +
                                    std::string(table) + "'") == "0\n") {
                return state.acknowledged.empty() ? "" : "the tables are gone";
            }
            std::set<std::int64_t> numbers;
            database->read_and_wait([&](Connection& connection) {
                const auto rows = connection.query("select number from " + std::string(table), {});
                while (rows->next()) numbers.insert(rows->integer(0));
                return false;
            });
            if (table == tables[0]) kept = numbers;
            if (numbers != kept) return std::string(table) + " holds other units than note";
        }
        if (!std::ranges::includes(kept, state.acknowledged))
            return "an acknowledged write is lost";
    } catch (const std::exception& error) {
        return std::string("does not open: ") + error.what();
    }
    return "";
}

struct Verdict {
    int states = 0, troubled = 0, torn_writes = 0, with_acknowledged = 0;
    std::string first_trouble;
};

Verdict crash_often(const Diary& diary, int states) {
    constexpr Fate fates[] = {Fate::lost, Fate::kept, Fate::some, Fate::torn};
    std::mt19937 dice(2026);
    std::vector<std::size_t> moments;
    for (int i = 0; i < states; ++i) moments.push_back(dice() % (diary.size() + 1));
    std::ranges::sort(moments);
    const Folder folder;
    PowerLoss power(diary);
    Verdict verdict;
    for (const auto moment : moments) {
        power.advance_to(moment);
        const auto fate = fates[verdict.states++ % std::size(fates)];
        const auto state = power.state(fate, dice);
        const auto trouble = trouble_of(state, folder.path / "state");
        verdict.torn_writes += state.torn_writes;
        verdict.with_acknowledged += !state.acknowledged.empty();
        if (trouble.empty()) continue;
        if (verdict.troubled++ == 0)
            verdict.first_trouble = "after " + std::to_string(moment) + " of " +
                                    std::to_string(diary.size()) + " entries, fate " +
                                    std::to_string(static_cast<int>(fate)) + ": " + trouble;
    }
    return verdict;
}

int states_to_try() { return std::getenv("VEERKRACHT_PROVE") == nullptr ? 300 : 20'000; }

auto count_of(const Diary& diary, DiskEntry::Kind kind, const std::string& file) {
    return std::ranges::count_if(
        diary, [&](const auto& entry) { return entry.kind == kind && entry.file == file; });
}

TEST(TornWritesTest, what_was_acknowledged_survives_power_loss_at_any_moment) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about SQLite's own files";
    const auto diary = diary_of_a_busy_lane(true);
    // The load has shown the lane all its ways: commits, a checkpoint under load, an emptied log.
    EXPECT_GE(count_of(diary, DiskEntry::Kind::acknowledged, ""),
              writers * (units_before_the_pause + units_after_it));
    EXPECT_GE(count_of(diary, DiskEntry::Kind::sync, file_name), 2);
    EXPECT_GE(count_of(diary, DiskEntry::Kind::truncate, std::string(file_name) + "-wal"), 1);

    const auto verdict = crash_often(diary, states_to_try());
    EXPECT_EQ(verdict.troubled, 0) << verdict.first_trouble;
    EXPECT_GT(verdict.with_acknowledged, verdict.states / 2);
    EXPECT_GT(verdict.torn_writes, 0);
    RecordProperty("states", verdict.states);
    RecordProperty("torn_writes", verdict.torn_writes);
}

TEST(TornWritesTest, without_syncs_it_would_lose_them) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about SQLite's own files";
    const auto verdict = crash_often(diary_of_a_busy_lane(false), 60);
    EXPECT_GT(verdict.troubled, 0) << "the crash disk loses nothing, so it proves nothing";
}

// The last sync of the log that had something to bring to the disk.
Diary::const_iterator last_commit(const Diary& diary, const std::string& log) {
    auto found = diary.end();
    auto before = DiskEntry::Kind::sync;
    for (auto entry = diary.begin(); entry != diary.end(); ++entry) {
        if (entry->file != log) continue;
        if (entry->kind == DiskEntry::Kind::sync && before == DiskEntry::Kind::write) found = entry;
        before = entry->kind;
    }
    return found;
}

// What is in a file after a sync that failed is what the kernel shows, not what the disk holds. The
// next process builds on it, and then the power goes. (REL-06)
TEST(TornWritesTest, what_is_acknowledged_after_a_failed_sync_and_a_restart_survives_power_loss) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about SQLite's own files";
    const auto log = std::string(file_name) + "-wal";
    auto diary = diary_of_a_busy_lane(true);
    diary.erase(last_commit(diary, log), diary.end());
    std::mt19937 dice(2026);
    PowerLoss before(diary);
    before.advance_to(diary.size());
    const auto shown_by_the_kernel = before.state(Fate::kept, dice);
    ASSERT_NE(shown_by_the_kernel.files, before.state(Fate::lost, dice).files);
    diary.push_back({DiskEntry::Kind::failed_sync, log, 0, {}});

    const Folder folder;
    put_in_folder(shown_by_the_kernel, folder.path / "house");
    CrashDisk disk;
    {
        const auto database =
            open("sqlite:" + (folder.path / "house" / file_name).string(), {.readers = 1});
        write_many(*database, disk, 200'000, 3);
        std::ranges::copy(disk.diary(), std::back_inserter(diary));
    }
    PowerLoss after(diary);
    after.advance_to(diary.size());
    const auto state = after.state(Fate::lost, dice);
    EXPECT_EQ(trouble_of(state, folder.path / "state"), "");
}

}  // namespace
}  // namespace veerkracht::db
