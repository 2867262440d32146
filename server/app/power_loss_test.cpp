// Power loss at any moment of the whole house at work, with people at its door and the sealer of
// the log beside them: what was acknowledged is there, with all that belongs to it, and the log is
// the one of which checkpoints were kept elsewhere. The write lane alone is tried in
// runtime/db/torn_writes_test.cpp. (REL-04, REL-05)
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <thread>

#include "app/serve.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/seal.hpp"
#include "runtime/log/verify.hpp"
#include "testing/crash_disk.hpp"
#include "testing/crash_house.hpp"
#include "testing/test_store.hpp"

namespace veerkracht {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashDisk;
using testing::CrashHouse;
using testing::CrashState;
using testing::Diary;
using testing::DiskEntry;
using testing::Fate;
using testing::Ledger;
using testing::PowerLoss;

constexpr auto data_file = "veerkracht.db";
constexpr auto log_file = "veerkracht.db-wal";
constexpr int clients = 8;
constexpr std::int64_t first_checkpoint = 1'000'000;  // before it: the places in the ledger

// A state is read back in memory, so that it costs no real sync.
fs::path new_folder() {
    const auto root =
        fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string pattern = root / "veerkracht_power_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
    return pattern;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// What a house that worked left: its diary of the disk, and what was told to those outside.
struct Worked {
    CrashHouse house{new_folder()};
    Diary diary;
    std::vector<Ledger::Entry> ledger;
    std::vector<std::string> checkpoints;  // notes, kept elsewhere
    log::LogKey key;
};

// The region as it stood on the disk before its first day.
Diary on_the_disk_before(const fs::path& folder) {
    Diary diary;
    for (const auto& file : fs::directory_iterator(folder)) {
        const auto name = file.path().filename().string();
        if (!name.starts_with(data_file)) continue;
        diary.push_back({DiskEntry::Kind::write, name, 0, content_of(file.path())});
        diary.push_back({DiskEntry::Kind::sync, name, 0, {}});
    }
    return diary;
}

http::ServerOptions on_a_free_port() {
    http::ServerOptions options;
    options.port = 0;
    options.accept_seconds_after_stop = 0;
    return options;
}

void work(CrashHouse& house, Ledger& ledger, int turns) {
    std::vector<std::jthread> threads;
    for (int client = 0; client < clients; ++client) {
        threads.emplace_back([&, client] {
            int turn = 0;
            house.refer_until_cut(ledger, client, [&] { return ++turn > turns; });
        });
    }
}

// People refer, and meanwhile checkpoints of the log are brought elsewhere.
void work_and_bring_checkpoints(Worked& worked, Application& app, CrashDisk& disk, Ledger& ledger) {
    std::atomic<bool> stop = false;
    std::jthread elsewhere([&] {
        while (!stop) {
            const auto kept = log::sign_now(app);
            if (kept && *kept) {
                worked.checkpoints.push_back((*kept)->note);
                disk.acknowledge(first_checkpoint +
                                 static_cast<std::int64_t>(worked.checkpoints.size()) - 1);
            }
            std::this_thread::sleep_for(20ms);
        }
    });
    work(worked.house, ledger, 12);
    std::this_thread::sleep_for(1'300ms);  // an idle lane empties its log: another way to write
    work(worked.house, ledger, 3);
    stop = true;
}

std::unique_ptr<Worked> a_house_at_work() {
    auto worked = std::make_unique<Worked>();
    const auto& folder = worked->house.folder();
    const auto key = log::public_key_line(*CrashHouse::application_in(folder)).value();
    worked->key = log::read_key_line(key).value();
    worked->diary = on_the_disk_before(folder);
    CrashDisk disk;
    Ledger ledger;
    ledger.tell([&](std::size_t place) { disk.acknowledge(static_cast<std::int64_t>(place)); });
    {
        const auto app = CrashHouse::application_in(folder);
        Service service(*app, on_a_free_port());
        worked->house.is_served_at(service.port());
        work_and_bring_checkpoints(*worked, *app, disk, ledger);
    }
    std::ranges::copy(disk.diary(), std::back_inserter(worked->diary));
    worked->ledger = ledger.entries();
    return worked;
}

// What those outside had heard when the power went.
std::vector<Ledger::Entry> acknowledged_in(const CrashState& state, const Worked& worked) {
    std::vector<Ledger::Entry> entries;
    for (const auto number : state.acknowledged)
        if (number < first_checkpoint)
            entries.push_back(worked.ledger[static_cast<std::size_t>(number)]);
    return entries;
}
std::vector<std::string> checkpoints_in(const CrashState& state, const Worked& worked) {
    std::vector<std::string> notes;
    for (const auto number : state.acknowledged)
        if (number >= first_checkpoint)
            notes.push_back(
                worked.checkpoints[static_cast<std::size_t>(number - first_checkpoint)]);
    return notes;
}

// The house is opened again, seals what is there and copies its log: is that the log of which the
// checkpoints were kept elsewhere?
std::string trouble_of_the_log(const fs::path& folder, const log::LogKey& key,
                               const std::vector<std::string>& elsewhere) {
    const auto copy = folder / "log.copy";
    const auto copied = log::copy_log(*CrashHouse::application_in(folder), copy.string());
    if (!copied) return "the log cannot be copied: " + copied.error().code;
    std::ifstream in(copy, std::ios::binary);
    const auto found = log::verify(in, key, elsewhere);
    return found.problems.empty() ? "" : "the log: " + found.problems[0].code;
}

void lay_down(const CrashState& state, const Worked& worked, const fs::path& folder) {
    put_in_folder(state, folder);
    fs::copy_file(worked.house.folder() / "master.key", folder / "master.key");
}

// What is wrong with what the power left; "" when nothing is.
std::string trouble_of(const CrashState& state, const Worked& worked, const fs::path& folder) {
    lay_down(state, worked, folder);
    try {
        const auto complaints = worked.house.complaints_in(folder, acknowledged_in(state, worked));
        if (!complaints.empty()) return complaints;
        return trouble_of_the_log(folder, worked.key, checkpoints_in(state, worked));
    } catch (const std::exception& error) {
        return std::string("does not open: ") + error.what();
    }
}

struct Verdict {
    int states = 0, troubled = 0, lost = 0, torn_writes = 0, with_acknowledged = 0;
    std::string first_trouble;
};

Verdict crash_often(const Worked& worked, const Diary& diary, int states) {
    constexpr Fate fates[] = {Fate::lost, Fate::kept, Fate::some, Fate::torn};
    std::mt19937 dice(2026);
    std::vector<std::size_t> moments;
    // Not before the region stood on the disk: its first two entries.
    for (int i = 0; i < states; ++i) moments.push_back(2 + dice() % (diary.size() - 1));
    std::ranges::sort(moments);
    const auto folder = worked.house.folder() / "state";
    PowerLoss power(diary);
    Verdict verdict;
    for (const auto moment : moments) {
        power.advance_to(moment);
        const auto fate = fates[verdict.states++ % std::size(fates)];
        const auto state = power.state(fate, dice);
        const auto trouble = trouble_of(state, worked, folder);
        verdict.torn_writes += state.torn_writes;
        verdict.with_acknowledged += !state.acknowledged.empty();
        verdict.lost += trouble.find("acknowledged and lost") != std::string::npos;
        if (trouble.empty() || verdict.troubled++ > 0) continue;
        verdict.first_trouble = "after " + std::to_string(moment) + " of " +
                                std::to_string(diary.size()) + " entries, fate " +
                                std::to_string(static_cast<int>(fate)) + ": " + trouble;
    }
    return verdict;
}

int states_to_try() { return std::getenv("VEERKRACHT_PROVE") == nullptr ? 100 : 20'000; }

// The same day on a database that does not wait for the disk where it should.
Diary without_syncs(Diary diary, const std::function<bool(const std::string& file)>& of) {
    // The region itself stays on the disk: its first two entries.
    const auto day = std::ranges::subrange(diary.begin() + 2, diary.end());
    const auto rest = std::ranges::remove_if(day, [&](const auto& entry) {
        return entry.kind == DiskEntry::Kind::sync && of(entry.file);
    });
    diary.erase(rest.begin(), rest.end());
    return diary;
}

TEST(PowerLossTest, what_was_acknowledged_and_the_sealed_log_survive_it_at_any_moment) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about SQLite's own files";
    const auto worked = a_house_at_work();
    EXPECT_GE(worked->ledger.size(), std::size_t{2 * clients * 15});
    EXPECT_GE(worked->checkpoints.size(), 3U);

    const auto verdict = crash_often(*worked, worked->diary, states_to_try());
    EXPECT_EQ(verdict.troubled, 0) << verdict.first_trouble;
    EXPECT_GT(verdict.with_acknowledged, verdict.states / 2);
    EXPECT_GT(verdict.torn_writes, 0);
    RecordProperty("states", verdict.states);
    RecordProperty("torn_writes", verdict.torn_writes);

    // As with synchronous=NORMAL: nobody waits for the log, so that what was said is lost.
    const auto normal = crash_often(
        *worked, without_syncs(worked->diary, [](const auto& file) { return file == log_file; }),
        20);
    EXPECT_GT(normal.lost, 0) << "the crash disk loses nothing, so it proves nothing";
    // As with OFF: the database itself is broken.
    const auto off =
        crash_often(*worked, without_syncs(worked->diary, [](const auto&) { return true; }), 20);
    EXPECT_GT(off.troubled, 0);

    // A log that ends before a checkpoint that was kept elsewhere is not that log.
    PowerLoss early(worked->diary);
    early.advance_to(worked->diary.size() / 4);
    std::mt19937 dice(2026);
    const auto folder = worked->house.folder() / "early";
    lay_down(early.state(Fate::kept, dice), *worked, folder);
    EXPECT_NE(trouble_of_the_log(folder, worked->key, worked->checkpoints), "");
}

}  // namespace
}  // namespace veerkracht
