// The real program under load, ended in the middle of a word, and on a disk without room: nothing
// that was acknowledged is lost, and what belongs together is there together. (REL-03, REL-05,
// REL-06)
#include <gtest/gtest.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>
#include <utility>

#include "app/commands/installation.hpp"
#include "runtime/outgoing/settings.hpp"
#include "testing/crash_house.hpp"
#include "testing/partner.hpp"
#include "testing/private_postgres.hpp"
#include "testing/socket_client.hpp"
#include "testing/test_store.hpp"

namespace veerkracht {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashHouse;
using testing::Ledger;
using testing::MailServer;
using testing::PrivatePostgres;
using testing::SocketClient;
using testing::status_of_answer;

constexpr int clients = 8;

fs::path new_folder() {
    std::string pattern = ::testing::TempDir() + "veerkracht_house_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
    return pattern;
}

int cycles_here(int short_form, int long_form) {
    return std::getenv("VEERKRACHT_PROVE") == nullptr ? short_form : long_form;
}

std::vector<int> range(int first, int last) {
    std::vector<int> numbers;
    for (int number = first; number <= last; ++number) numbers.push_back(number);
    return numbers;
}

std::vector<std::jthread> start_clients(const CrashHouse& house, Ledger& ledger,
                                        std::function<bool()> enough) {
    std::vector<std::jthread> threads;
    for (int client = 0; client < clients; ++client)
        threads.emplace_back(
            [&house, &ledger, client, enough] { house.refer_until_cut(ledger, client, enough); });
    return threads;
}

// The same request again gives the same answer: what was acknowledged is remembered as such. The
// newest ones, of the last moments before the end.
int answered_otherwise(const CrashHouse& house, const std::vector<Ledger::Entry>& ledger) {
    constexpr std::size_t newest = 4 * clients;
    SocketClient line(house.port());
    int otherwise = 0;
    for (auto at = ledger.size() - std::min(ledger.size(), newest); at < ledger.size(); ++at) {
        const auto& entry = ledger[at];
        const auto answer = house.post(line, entry.is_referral ? "/api/referrals" : "/api/people",
                                       entry.body, entry.key);
        otherwise +=
            status_of_answer(answer) != 201 || testing::body_of_answer(answer) != entry.answer;
    }
    return otherwise;
}

std::string message_id(const MailServer::Mail& mail) {
    const auto from = mail.text.find("Message-ID: ");
    return mail.text.substr(from, mail.text.find("\r\n", from) - from);
}

// Started, under load, killed; again and again. Each start finds what was acknowledged before, and
// every `looks_every` kills (and after the last) all of it is looked up by us.
void live_through_kills(CrashHouse& house, int cycles, int looks_every) {
    Ledger ledger;
    std::mt19937 dice(std::random_device{}());
    for (int cycle = 0; cycle < cycles; ++cycle) {
        house.start();
        // What the kill before this one left is brought up by the program itself, or just was by
        // us.
        EXPECT_EQ(answered_otherwise(house, ledger.entries()), 0) << "cycle " << cycle;
        {
            const auto load = start_clients(house, ledger, [] { return false; });
            std::this_thread::sleep_for(std::chrono::milliseconds(50 + dice() % 250));
            house.kill_in_the_middle();
        }
        if ((cycle + 1) % looks_every == 0 || cycle + 1 == cycles) {
            ASSERT_EQ(house.complaints(ledger.entries()), "") << "cycle " << cycle;
        }
    }
    EXPECT_GT(ledger.entries().size(), static_cast<std::size_t>(cycles * clients));
    ::testing::Test::RecordProperty("cycles", cycles);
    ::testing::Test::RecordProperty("acknowledged", static_cast<int>(ledger.entries().size()));
}

TEST(KillTest, what_was_acknowledged_survives_being_killed_under_load) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    CrashHouse house(new_folder());
    live_through_kills(house, cycles_here(20, 200), 2);
}

// The mail server has the mail and we are gone before we could write that down: it goes twice under
// one Message-ID, and none is lost. (REL-40)
TEST(KillTest, a_mail_that_left_in_the_last_moment_goes_again_as_the_same_mail) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    CrashHouse house(new_folder());
    const auto settings = house.folder() / "outgoing.json";
    MailServer server;
    std::promise<void> killed;
    server.before_the_end([&] {
        house.kill_in_the_middle();
        killed.set_value();
    });
    std::ofstream(settings) << R"({"email":{"host":"127.0.0.1","encryption":"none",)"
                            << R"("from_address":"us@region.example","port":)" << server.port()
                            << "}}";
    house.start(settings);
    Ledger ledger;
    std::atomic<int> turns = 0;
    house.refer_until_cut(ledger, 0, [&] { return ++turns > 3; });
    ASSERT_EQ(killed.get_future().wait_for(20s), std::future_status::ready);
    EXPECT_EQ(house.complaints(ledger.entries()), "");
    EXPECT_EQ(server.mails().size(), 1U);

    server.before_the_end({});
    house.send_what_waits_later(outgoing::carriers_of(settings, house.folder() / "outbox"));
    const auto database = house.open_database();
    EXPECT_EQ(show(*database, "select count(*) from outbox where state <> 'sent'"), "0\n");
    std::map<std::string, int> times;
    for (const auto& mail : server.mails()) ++times[message_id(mail)];
    EXPECT_EQ(std::to_string(times.size()) + "\n",
              show(*database, "select count(*) from outbox where channel = 'email'"));
    EXPECT_EQ(times[message_id(server.mails()[0])], 2);
    EXPECT_EQ(server.mails().size(), times.size() + 1);
}

// Who brings the mail is killed at each turn, in the moment between the last word of a mail and the
// "taken" of the other side, or a little later. What he held is free again later; each mail
// arrives, and the other side can see which of them it has. (REL-40)
void bring_mail_through_kills(CrashHouse& house, int kills) {
    const auto settings = house.folder() / "outgoing.json";
    std::mt19937 dice(std::random_device{}());
    std::promise<void> taken;
    bool kills_at_once = true;
    std::atomic<bool> is_first = false;  // of those since it listens
    MailServer server;
    std::ofstream(settings) << R"({"email":{"host":"127.0.0.1","encryption":"none",)"
                            << R"("from_address":"us@region.example","port":)" << server.port()
                            << "}}";
    server.before_the_end([&] {
        if (!is_first.exchange(false)) return;
        if (kills_at_once) house.kill_in_the_middle();
        taken.set_value();
    });
    Ledger ledger;
    for (int cycle = 0; cycle < kills; ++cycle) {
        taken = {};
        kills_at_once = cycle % 2 == 0;
        house.start(settings);
        is_first = true;
        bool asked = false;
        house.refer_until_cut(ledger, cycle, [&] { return std::exchange(asked, true); });
        ASSERT_EQ(taken.get_future().wait_for(60s), std::future_status::ready);
        std::this_thread::sleep_for(std::chrono::microseconds(dice() % 20'000));
        house.kill_in_the_middle();
    }
    server.before_the_end({});
    house.send_what_waits_later(outgoing::carriers_of(settings, house.folder() / "outbox"));

    EXPECT_EQ(house.complaints(ledger.entries()), "");
    const auto database = house.open_database();
    EXPECT_EQ(show(*database, "select count(*) from outbox where state <> 'sent'"), "0\n");
    std::set<std::string> ids;
    for (const auto& mail : server.mails()) ids.insert(message_id(mail));
    EXPECT_EQ(std::to_string(ids.size()) + "\n",
              show(*database, "select count(*) from outbox where channel = 'email'"));
    // A kill costs one mail twice at most, and half of them do.
    EXPECT_LE(server.mails().size(), ids.size() + static_cast<std::size_t>(kills));
    EXPECT_GE(server.mails().size(), ids.size() + static_cast<std::size_t>(kills / 2));
}

TEST(KillTest, every_mail_arrives_however_often_who_brings_it_is_killed) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    CrashHouse house(new_folder());
    bring_mail_through_kills(house, cycles_here(4, 1'000));
}

// One request, pressed again and again by impatient hands on many lines until the program is ended,
// and after it was started again. (REL-38)
std::set<std::string> press_often(const CrashHouse& house, const Ledger::Entry& request, int times,
                                  const std::function<void()>& meanwhile,
                                  const std::set<int>& others = {409}) {
    std::mutex mutex;
    std::set<std::string> answers;
    std::vector<std::jthread> hands;
    for (int hand = 0; hand < clients; ++hand) {
        hands.emplace_back([&] {
            try {
                SocketClient line(house.port());
                for (int i = 0; i < times; ++i) {
                    const auto answer = house.post(line, "/api/people", request.body, request.key);
                    if (answer.empty()) return;  // cut
                    // 409: the first of them is still on its way.
                    const auto status = status_of_answer(answer);
                    const std::lock_guard lock(mutex);
                    if (status == 201) answers.insert(testing::body_of_answer(answer));
                    EXPECT_TRUE(status == 201 || others.contains(status)) << answer;
                }
            } catch (const std::runtime_error&) {
                // The program was ended before this hand reached it.
            }
        });
    }
    meanwhile();
    hands.clear();
    return answers;
}

Ledger::Entry repeated_request(int number) {
    Ledger::Entry request;
    request.key = "key-of-" + std::to_string(number);
    request.body = R"({"given_name":"Lies","family_name":"Herhaald )" + std::to_string(number) +
                   R"(","birth_on":"1965-03-14","phone":"06 1234 5678","anyway":true})";
    return request;
}

void repeat_through_kills(CrashHouse& house, int cycles, int times) {
    std::mt19937 dice(std::random_device{}());
    for (int cycle = 0; cycle < cycles; ++cycle) {
        const auto request = repeated_request(cycle);
        house.start();
        auto answers = press_often(house, request, times, [&] {
            std::this_thread::sleep_for(std::chrono::microseconds(dice() % 30'000));
            house.kill_in_the_middle();
        });
        house.start();
        answers.merge(press_often(house, request, times, [] {}));
        EXPECT_EQ(answers.size(), 1U) << "cycle " << cycle;
        house.kill_in_the_middle();
        EXPECT_EQ(show(*house.open_database(), "select count(*) from person"),
                  std::to_string(cycle + 1) + "\n");
        EXPECT_EQ(house.complaints({}), "");
    }
}

TEST(KillTest, what_is_sent_a_thousand_times_across_a_kill_is_done_once) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    CrashHouse house(new_folder());
    repeat_through_kills(house, cycles_here(2, 50), 63);  // by eight hands, before and after
}

// Each of the things that belong together is taken away once: that must be seen.
TEST(KillTest, the_check_sees_whatever_is_missing) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    CrashHouse house(new_folder());
    Ledger ledger;
    house.start();
    std::atomic<int> turns = 0;
    start_clients(house, ledger, [&] { return ++turns > 2 * clients; }).clear();
    house.kill_in_the_middle();
    const auto entries = ledger.entries();
    ASSERT_FALSE(entries.empty());
    ASSERT_EQ(house.complaints(entries), "");

    auto with_a_stranger = entries;
    with_a_stranger.push_back({.is_referral = true, .id = "never made", .key = "never sent"});
    EXPECT_NE(house.complaints(with_a_stranger), "");

    const std::string one_referral = " (select min(id) from referral)";
    const std::pair<std::string, std::string> thefts[] = {
        {"the event",
         "update event set name = 'stolen' where body like '%' ||" + one_referral + " || '%'"},
        {"the log line",
         "update access_log set outcome = 'stolen' where id = (select max(id) from "
         "access_log where action = 'referral.create')"},
        {"the message",
         "update outbox set kind = 'stolen' where kind = 'status' and person_id = "
         "(select min(person_id) from referral)"},
        {"the consent",
         "update consent set subject_id = 'stolen' where subject_id =" + one_referral},
        {"the kept answer",
         "update idempotent_request set key_hash = 'stolen' where key_hash = "
         "(select min(key_hash) from idempotent_request)"},
    };
    for (const auto& [what, sql] : thefts) {
        const auto before = house.complaints(entries);
        house.open_database()->write_and_wait([&](db::Connection& connection) {
            connection.script(sql);
            return true;
        });
        EXPECT_NE(house.complaints(entries), before) << what;
    }
}

int status_of_a_person(const CrashHouse& house, SocketClient& line) {
    return status_of_answer(
        house.post(line, "/api/people",
                   R"({"given_name":"Lies","family_name":"Vol","birth_on":"1965-03-14",)"
                   R"("phone":"06 1234 5678","anyway":true})",
                   std::to_string(std::random_device{}())));
}

// --- PostgreSQL ---------------------------------------------------------------------------------

// With a cluster of its own, whose settings are careless; the server does not follow them.
class PostgresKillTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (TestStore::is_postgres())
            cluster = std::make_unique<PrivatePostgres>(
                "synchronous_commit = off\nwal_writer_delay = 10s\n"
                "recovery_init_sync_method = syncfs");
    }
    static void TearDownTestSuite() { cluster.reset(); }
    void SetUp() override {
        if (!cluster) GTEST_SKIP() << "about PostgreSQL";
    }

    inline static std::unique_ptr<PrivatePostgres> cluster;
};

TEST_F(PostgresKillTest, what_was_acknowledged_survives_the_server_being_killed_under_load) {
    const TestStore store;
    CrashHouse house(new_folder(), store.url());
    live_through_kills(house, cycles_here(5, 50), 1);
}

// Somebody who asks again and again is served again.
bool is_served_within(const CrashHouse& house, std::chrono::seconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        SocketClient line(house.port());
        if (status_of_a_person(house, line) == 201) return true;
        std::this_thread::sleep_for(20ms);
    }
    return false;
}

TEST_F(PostgresKillTest, what_was_acknowledged_survives_the_database_ending_under_load) {
    CrashHouse house(new_folder(), cluster->url());
    Ledger ledger;
    std::mt19937 dice(std::random_device{}());
    house.start();
    const int cycles = cycles_here(2, 30);
    for (int cycle = 0; cycle < cycles; ++cycle) {
        {
            const auto load = start_clients(house, ledger, [] { return false; });
            std::this_thread::sleep_for(std::chrono::milliseconds(100 + dice() % 250));
            cluster->crash();
        }
        SocketClient line(house.port());
        EXPECT_EQ(status_of_a_person(house, line), 503);
        EXPECT_EQ(status_of_answer(house.get(line, "/livez")), 200);
        EXPECT_EQ(status_of_answer(house.get(line, "/readyz")), 503);
        cluster->restart();
        // The same process, and nobody touched it.
        ASSERT_TRUE(is_served_within(house, 60s)) << house.said_by_the_program();
        EXPECT_EQ(answered_otherwise(house, ledger.entries()), 0) << "cycle " << cycle;
    }
    house.kill_in_the_middle();
    EXPECT_EQ(house.complaints(ledger.entries()), "");
    EXPECT_GT(ledger.entries().size(), static_cast<std::size_t>(cycles * clients));
    RecordProperty("acknowledged", static_cast<int>(ledger.entries().size()));
}

// REL-38: pressed again and again while the database ends, and after it was started again; the
// program goes on all the time. Somebody who presses then may hear that it is not there.
TEST_F(PostgresKillTest,
       what_is_sent_a_thousand_times_across_the_end_of_the_database_is_done_once) {
    const PrivatePostgres own(
        "synchronous_commit = off\nwal_writer_delay = 10s\n"
        "recovery_init_sync_method = syncfs");
    CrashHouse house(new_folder(), own.url());
    house.start();
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 dice(seed);
    const int cycles = cycles_here(2, 30);
    constexpr int times = 63;  // by eight hands, before and after
    for (int cycle = 0; cycle < cycles; ++cycle) {
        const auto request = repeated_request(cycle);
        auto answers =
            press_often(house, request, times,
                        [&] {
                            std::this_thread::sleep_for(std::chrono::microseconds(dice() % 60'000));
                            own.crash();
                        },
                        {409, 503});
        own.restart();
        const auto until = std::chrono::steady_clock::now() + 60s;
        auto after = std::set<std::string>();
        while (after.empty() && std::chrono::steady_clock::now() < until)
            after = press_often(house, request, times, [] {}, {409, 503});
        EXPECT_EQ(after.size(), 1U) << "cycle " << cycle << house.said_by_the_program();
        answers.merge(after);
        EXPECT_EQ(answers.size(), 1U) << "cycle " << cycle;
        EXPECT_EQ(show(*house.open_database(), "select count(*) from person"),
                  std::to_string(cycle + 1) + "\n");
    }
    house.kill_in_the_middle();
    EXPECT_EQ(house.complaints({}), "");
}

// That the end of a cluster takes away what did not reach the disk, and so the test above can fail.
TEST_F(PostgresKillTest, what_did_not_wait_for_the_disk_is_lost_with_the_database) {
    const auto run = [&](const std::string& sql, bool durable) {
        db::open(cluster->url(), {.readers = 1, .durable = durable})
            ->write_and_wait([&](db::Connection& connection) {
                connection.script(sql);
                return true;
            });
    };
    run("create table counter (id text)", true);
    std::string before, after;
    // The cluster writes its log every ten seconds by itself: not in three such moments in a row.
    for (int round = 0; round < 3 && before == after; ++round) {
        for (int i = 0; i < 20; ++i) run("insert into counter values ('x')", false);
        before = show(*db::open(cluster->url(), {.readers = 1}), "select count(*) from counter");
        cluster->crash();
        cluster->restart();
        after = show(*db::open(cluster->url(), {.readers = 1}), "select count(*) from counter");
    }
    EXPECT_NE(after, before);
}

// --- A disk that fails --------------------------------------------------------------------------

// REL-06: the failing call is never tried again, and what was said "201" to is there afterwards.
TEST(FailingDiskTest, the_program_ends_by_itself_and_nothing_acknowledged_is_lost) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    const bool every_call = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const std::vector<int> numbers =
        every_call ? range(1, 60) : std::vector<int>{1, 2, 3, 5, 12, 30};
    CrashHouse house(new_folder());
    Ledger ledger;
    for (const std::string kind : {"sync", "write", "short"}) {
        for (const int number : numbers) {
            const auto when = kind + " " + std::to_string(number);
            SCOPED_TRACE(when);
            house.start_on_a_disk_that_fails(when);
            if (house.port() != 0) start_clients(house, ledger, [] { return false; }).clear();
            EXPECT_EQ(house.exit_code(), db::exit_medium_failed);
            EXPECT_EQ(house.told_by_the_disk(), "failed\n");
            EXPECT_NE(house.said_by_the_program().find("The medium of the database failed"),
                      std::string::npos);
            ASSERT_EQ(house.complaints(ledger.entries()), "");
        }
    }
    house.start();
    EXPECT_EQ(answered_otherwise(house, ledger.entries()), 0);
    EXPECT_FALSE(ledger.entries().empty());
    RecordProperty("acknowledged", static_cast<int>(ledger.entries().size()));
}

// REL-06: what cannot be read is not guessed. SQLite calls it damage: at the start the program says
// so and ends, who only reads gets an error, who would write upon it ends the program.
TEST(FailingDiskTest, what_cannot_be_read_is_said_and_nothing_acknowledged_is_lost) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    const bool every_call = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const std::vector<int> numbers =
        every_call ? range(1, 150) : std::vector<int>{1, 2, 5, 20, 60, 120};
    CrashHouse house(new_folder());
    Ledger ledger;
    for (const int number : numbers) {
        const auto when = "read " + std::to_string(number);
        SCOPED_TRACE(when);
        house.start_on_a_disk_that_fails(when);
        std::atomic<int> turns = 0;
        if (house.port() != 0)
            start_clients(house, ledger, [&] { return ++turns > 4 * clients; }).clear();
        EXPECT_EQ(house.told_by_the_disk(), "failed\n");
        if (house.port() == 0) {
            const std::set<int> ends{commands::exit_unavailable, db::exit_medium_failed};
            EXPECT_TRUE(ends.contains(house.exit_code())) << house.said_by_the_program();
            EXPECT_NE(house.said_by_the_program().find("sqlite: "), std::string::npos);
        }
        house.kill_in_the_middle();
        ASSERT_EQ(house.complaints(ledger.entries()), "");
    }
    house.start();
    EXPECT_EQ(answered_otherwise(house, ledger.entries()), 0);
    RecordProperty("acknowledged", static_cast<int>(ledger.entries().size()));
}

// --- A full disk --------------------------------------------------------------------------------

constexpr auto small_disk = "VEERKRACHT_SMALL_DISK";

// A disk of 24 MB that only this process and its children see. False when the machine forbids it.
bool mount_small_disk(const char* folder, uid_t uid, gid_t gid) {
    const bool root = uid == 0;
    if (::unshare(root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
    if (!root) {
        std::ofstream("/proc/self/setgroups") << "deny";
        std::ofstream("/proc/self/uid_map") << "0 " << uid << " 1";
        std::ofstream("/proc/self/gid_map") << "0 " << gid << " 1";
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", folder, "tmpfs", 0, "size=24m") == 0;
}

constexpr int mount_forbidden = 99;

// This test again, in a process of its own that has a small disk.
int run_on_small_disk(const fs::path& folder, const std::string& test) {
    const auto self = fs::read_symlink("/proc/self/exe").string();
    const auto filter = "--gtest_filter=" + test;
    const auto uid = ::getuid();
    const auto gid = ::getgid();
    const pid_t child = ::fork();
    if (child == 0) {
        if (!mount_small_disk(folder.c_str(), uid, gid)) ::_exit(mount_forbidden);
        ::setenv(small_disk, folder.c_str(), 1);
        ::execl(self.c_str(), self.c_str(), filter.c_str(), "--gtest_brief=1", nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void add_to(std::ofstream& out, std::size_t bytes) {
    const std::string zeros(bytes, 'x');
    out.write(zeros.data(), static_cast<std::streamsize>(bytes)).flush();
}

// Takes room until less than this part of the disk is free.
void fill_until(const fs::path& file, double part) {
    std::ofstream out(file, std::ios::binary | std::ios::app);
    for (auto space = fs::space(file);
         out && static_cast<double>(space.available) >= part * static_cast<double>(space.capacity);
         space = fs::space(file))
        add_to(out, 65'536);
}

// Takes what room is left, to the last byte.
void fill(const fs::path& file) {
    std::ofstream out(file, std::ios::binary | std::ios::app);
    for (const std::size_t piece : {std::size_t{65'536}, std::size_t{512}, std::size_t{1}}) {
        out.clear();
        while (out) add_to(out, piece);
    }
}

// The same again and again; the first status that is another one.
int first_other_than(int usual, const std::function<int()>& ask) {
    int status = usual;
    for (int i = 0; i < 20'000 && status == usual; ++i) status = ask();
    return status;
}

// Who looks at one resident on a disk that fills up, and how often she was shown to him.
class Looker {
  public:
    Looker(const CrashHouse& house, std::string person)
        : house_(house), line_(house.port()), person_(std::move(person)) {}

    int look() {
        const int status = status_of_answer(house_.get(line_, "/api/people/" + person_));
        shown_ += status == 200;
        return status;
    }
    int add() { return status_of_a_person(house_, line_); }
    std::string readiness() { return testing::body_of_answer(house_.get(line_, "/readyz")); }
    int liveness() { return status_of_answer(house_.get(line_, "/livez")); }
    int shown() const { return shown_; }

  private:
    const CrashHouse& house_;
    SocketClient line_;
    const std::string person_;
    int shown_ = 0;
};

// Room is measured once a second, and comes and goes with the log of SQLite.
bool soon(const std::function<bool()>& holds) {
    for (int i = 0; i < 600; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

bool has_ballast(const CrashHouse& house) {
    const auto ballast = house.folder() / "disk.ballast";
    return fs::exists(ballast) && fs::file_size(ballast) > 0;
}

// Nothing new is taken in, before there is no room at all; who reads is served and is written down.
void live_below_two_percent(const CrashHouse& house, Looker& looker, const fs::path& filler) {
    EXPECT_TRUE(has_ballast(house));
    EXPECT_TRUE(soon([&] {
        fill_until(filler, 0.018);
        return looker.add() == 507 &&
               looker.readiness() == R"({"status":"ready","disk":"read_only"})";
    }));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(looker.look(), 200);
    fs::remove(filler);
    EXPECT_TRUE(soon([&] { return looker.add() == 201; }));
    EXPECT_EQ(looker.readiness(), R"({"status":"ready"})");
}

// The look that finds no room gives up the ballast, and is shown and kept by it.
void live_on_ballast(const CrashHouse& house, Looker& looker, const fs::path& filler) {
    fill(filler);
    EXPECT_EQ(first_other_than(200, [&] { return has_ballast(house) ? looker.look() : 0; }), 0);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(looker.look(), 200);
    fs::remove(filler);
    EXPECT_TRUE(soon([&] { return looker.add() == 201 && has_ballast(house); }));
}

// To the last byte under load: the ballast is given up for who looks, and when that is full too,
// nothing is shown any more, because that it was shown could not be kept.
void live_without_any_room(const CrashHouse& house, Ledger& ledger, Looker& looker,
                           const fs::path& filler) {
    std::atomic<bool> stop = false;
    {
        const auto load = start_clients(house, ledger, [&] { return stop.load(); });
        std::this_thread::sleep_for(200ms);
        fill(filler);
        std::this_thread::sleep_for(300ms);
        stop = true;
    }
    EXPECT_EQ(first_other_than(201, [&] { return looker.add(); }), 507);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(looker.look(), 200);
    fill(filler);
    EXPECT_EQ(first_other_than(200, [&] { return looker.look(); }), 507);
    EXPECT_FALSE(has_ballast(house));
    EXPECT_EQ(looker.liveness(), 200);

    fs::remove(filler);
    EXPECT_TRUE(soon([&] { return looker.add() == 201; }));
    EXPECT_TRUE(has_ballast(house));
    EXPECT_EQ(looker.look(), 200);
}

void live_through_a_full_disk(const fs::path& disk) {
    CrashHouse house(disk / "house");
    house.start();
    Ledger ledger;
    std::atomic<int> turns = 0;
    start_clients(house, ledger, [&] { return ++turns > 2 * clients; }).clear();
    const auto before = ledger.entries();
    const auto person = std::ranges::find(before, false, &Ledger::Entry::is_referral);
    ASSERT_NE(person, before.end());
    Looker looker(house, person->id);
    live_below_two_percent(house, looker, disk / "filler");
    live_on_ballast(house, looker, disk / "filler");
    live_without_any_room(house, ledger, looker, disk / "filler");
    const auto entries = ledger.entries();
    EXPECT_EQ(answered_otherwise(house, entries), 0);

    house.kill_in_the_middle();
    EXPECT_EQ(house.complaints(entries), "");
    EXPECT_EQ(show(*house.open_database(),
                   "select count(*) from access_log where action = 'person.read'"),
              std::to_string(looker.shown()) + "\n");
}

TEST(FullDiskTest, no_acknowledged_write_is_lost_and_it_goes_on_when_there_is_room) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the database in a file";
    if (const char* const disk = std::getenv(small_disk)) return live_through_a_full_disk(disk);
    const auto folder = new_folder();
    const auto code = run_on_small_disk(
        folder, "FullDiskTest.no_acknowledged_write_is_lost_and_it_goes_on_when_there_is_room");
    fs::remove_all(folder);
    if (code == mount_forbidden)
        GTEST_SKIP() << "this machine lets nobody mount a small disk; SqliteFileTest."
                        "a_full_disk_refuses_the_big_ones_keeps_the_small_ones_and_passes limits "
                        "the pages of the database instead";
    EXPECT_EQ(code, 0);
}

}  // namespace
}  // namespace veerkracht
