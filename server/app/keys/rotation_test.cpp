// SEC-85: a newer master key under load, and the program killed in the middle: everything opens at
// every moment, and the next round goes on.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "app/commands/safekeeping.hpp"
#include "app/keys/rewrap.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/keys.hpp"
#include "testing/crash_house.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::keys {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::CrashHouse;
using testing::Ledger;

std::string new_folder() {
    std::string pattern = ::testing::TempDir() + "veerkracht_rotation_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
    return pattern;
}

void write(db::Database& database, const std::function<void(db::Transaction&)>& work) {
    database.write_and_wait([&](db::Connection& connection) {
        db::work_for_the_house(connection);
        db::Transaction tx(connection);
        work(tx);
        return true;
    });
}

std::string told(const std::vector<Count>& counts) {
    std::ostringstream text;
    for (const auto& count : counts)
        text << count.number << ": " << count.persons << " " << count.values << "\n";
    return text.str();
}

std::string counted(db::Database& database) {
    std::string text;
    database.read_and_wait([&](db::Connection& connection) {
        text = told(counts(connection));
        return false;
    });
    return text;
}

// --- Every column -------------------------------------------------------------------------------

struct Column {
    std::string name;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(Column, (), (name, type))

// Those that a row cannot be without.
std::vector<Column> columns_of(db::Transaction& tx, std::string_view table, bool is_postgres) {
    if (is_postgres)
        return tx.all<Column>(
            "select column_name::text as name, data_type::text as type from "
            "information_schema.columns where table_schema = current_schema() and table_name = $1 "
            "and (is_nullable = 'NO' or data_type = 'bytea') and is_identity = 'NO' "
            "order by ordinal_position",
            table);
    return tx.all<Column>(
        "select name, type from pragma_table_info($1) where \"notnull\" = 1 or pk = 1 or "
        "lower(type) = 'bytea'",
        table);
}

std::string something(const Column& column) {
    static const std::set<std::string> of_a_row{"id",      "breach_id", "sample_id",
                                                "line_id", "key_hash",  "origin"};
    if (of_a_row.contains(column.name)) return "'row'";
    if (column.type == "bytea") return "''";
    if (column.type == "bigint" || column.type == "integer") return "1";
    if (column.type == "boolean") return "false";
    return "'x'";
}

void insert_a_row(db::Transaction& tx, const std::string& table) {
    std::string names, values;
    for (const auto& one : columns_of(tx, table, TestStore::is_postgres())) {
        names += (names.empty() ? "" : ", ") + one.name;
        values += (values.empty() ? "" : ", ") + something(one);
    }
    tx.execute("insert into " + table + " (" + names + ") values (" + values + ")").value();
}

class RewrapTest : public ::testing::Test {
  protected:
    RewrapTest() {
        crypto::start();
        db::migrate(*database, db::migrations());
    }
    TestStore store;
    std::unique_ptr<db::Database> database = store.open({.readers = 1});
    const KeyRing first = KeyRing::read(crypto::random_bytes(32));
    const KeyRing both = first.with_new_key();
};

TEST_F(RewrapTest, a_piece_that_was_broken_off_leaves_all_readable_and_the_next_round_goes_on) {
    constexpr int persons = 450;
    auto old = Keys::from_bytes(first.text());
    std::map<std::string, db::Bytes> sealed;
    write(*database, [&](db::Transaction& tx) {
        for (int i = 0; i < persons; ++i) {
            const PersonId id{"person-" + std::to_string(i)};
            old.create_for(tx, id);
            sealed[id.value] = old.of(tx, id).seal("note.text", "n", id.value);
        }
    });
    const auto all_opens = [&](Keys& keys) {
        int opened = 0;
        write(*database, [&](db::Transaction& tx) {
            for (const auto& [id, value] : sealed)
                opened += keys.of(tx, PersonId{id}).open("note.text", "n", value) == id;
        });
        return opened;
    };
    const MasterKeys master(both);
    int pieces = 0;
    const auto broken_off = rewrap(*database, master, [&] { return ++pieces > 2; });
    EXPECT_EQ(broken_off.done, 200);
    EXPECT_EQ(counted(*database), "2: 200 0\n1: 250 0\n");
    auto middle = Keys::from_bytes(both.text());
    EXPECT_EQ(all_opens(middle), persons);

    EXPECT_EQ(rewrap(*database, master, [] { return false; }).done, 250);
    EXPECT_EQ(counted(*database), "2: 450 0\n");
    EXPECT_EQ(rewrap(*database, master, [] { return false; }).done, 0);
    auto newest = Keys::from_bytes(both.newest_only().text());
    EXPECT_EQ(all_opens(newest), persons);
    auto before = Keys::from_bytes(first.text());
    EXPECT_THROW(all_opens(before), db::EngineError);
}

TEST_F(RewrapTest, what_does_not_open_stays_under_its_key_and_holds_up_no_other) {
    auto old = Keys::from_bytes(first.text());
    write(*database, [&](db::Transaction& tx) {
        old.create_for(tx, PersonId{"a"});
        old.create_for(tx, PersonId{"b"});
        tx.execute(
              "update person_key set wrapped = (select wrapped from person_key where "
              "person_id = 'b') where person_id = 'a'")
            .value();
    });
    const auto round = rewrap(*database, MasterKeys(both), [] { return false; });
    EXPECT_EQ(round.done, 1);
    EXPECT_EQ(round.left, 1);
    EXPECT_EQ(counted(*database), "2: 1 0\n1: 1 0\n");
}

// A value of each column that the list names, sealed as its room does it, comes out the same.
TEST_F(RewrapTest, every_value_of_the_installation_is_sealed_anew) {
    const auto old = Keys::from_bytes(first.text());
    const auto newest = Keys::from_bytes(both.newest_only().text());
    const std::map<std::string, std::string> stands_on{{"breach_change", "breach"},
                                                       {"log_sample_line", "log_sample"},
                                                       {"log_verdict", "log_sample_line"}};
    for (const auto& under : under_master()) {
        if (under.place.empty()) continue;
        SCOPED_TRACE(under.place);
        const std::string table(under.table), column(under.column), row(under.row);
        for (const auto place : {under.place, under.other_place}) {
            if (place.empty()) continue;
            write(*database, [&](db::Transaction& tx) {
                if (const auto found = stands_on.find(table); found != stands_on.end())
                    insert_a_row(tx, found->second);
                tx.execute("delete from " + table).value();
                insert_a_row(tx, table);
                tx.execute("update " + table + " set " + column + " = $1",
                           old.seal_own(place, "row", "kept"))
                    .value();
            });
            EXPECT_EQ(rewrap(*database, MasterKeys(both), [] { return false; }).done, 1);
            write(*database, [&](db::Transaction& tx) {
                const auto value =
                    tx.value<db::Bytes>("select " + column + " from " + table).value();
                EXPECT_EQ(newest.open_own(place, "row", value), "kept");
                tx.execute("delete from " + table).value();
            });
        }
    }
}

// --- The command --------------------------------------------------------------------------------

struct Ended {
    int code = 0;
    std::string said;
};

Ended run(const std::vector<std::string>& words, const std::string& folder) {
    const auto program = CrashHouse::program().string();
    std::string line = program;
    for (const auto& word : words) line += " '" + word + "'";
    line += " >'" + folder + "/said' 2>&1";
    const int status = std::system(line.c_str());
    std::ifstream said(folder + "/said");
    std::ostringstream text;
    text << said.rdbuf();
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text.str()};
}

// Of what the program said: nothing that is a key.
void expect_no_key_in(const std::string& said, const std::string& file) {
    const auto ring = KeyRing::from_file(file);
    for (const auto& [number, key] : ring.keys()) {
        EXPECT_EQ(said.find(key), std::string::npos);
        EXPECT_EQ(said.find(crypto::to_base64url(key)), std::string::npos);
        EXPECT_EQ(said.find(crypto::to_hex(key)), std::string::npos);
    }
}

class RotationTest : public ::testing::Test {
  protected:
    std::vector<std::string> words(const std::string& word) const {
        std::vector<std::string> all{"keys", word, "--data", house.folder()};
        if (TestStore::is_postgres()) all.insert(all.end(), {"--database", store.url()});
        return all;
    }
    Ended keys(const std::string& word) {
        auto ended = run(words(word), house.folder());
        expect_no_key_in(ended.said, file());
        return ended;
    }
    std::string file() const { return house.folder() / "master.key"; }
    std::string counted_now() { return counted(*house.open_database()); }
    void as_if_made_an_hour_ago() const {
        fs::last_write_time(file(), fs::file_time_type::clock::now() - 1h);
    }

    // So many persons more, each with a sealed value of its own that we know.
    void add_persons(int count) {
        auto all = Keys::from_file(file());
        write(*house.open_database(), [&](db::Transaction& tx) {
            for (int i = 0; i < count; ++i) {
                const PersonId id{"made-" + std::to_string(i)};
                all.create_for(tx, id);
                sealed[id.value] = all.of(tx, id).seal("note.text", "n", id.value);
            }
        });
    }
    // What does not open, a line each. Only while the program does not run.
    std::string closed() {
        auto all = Keys::from_file(file());
        std::string text;
        write(*house.open_database(), [&](db::Transaction& tx) {
            for (const auto& [id, value] : sealed)
                if (all.of(tx, PersonId{id}).open("note.text", "n", value) != id)
                    text += id + " does not open\n";
            for (const auto& id : tx.values<std::string>("select person_id from person_key"))
                all.of(tx, PersonId{id});
        });
        return text;
    }

    TestStore store;
    CrashHouse house{new_folder(), TestStore::is_postgres() ? store.url() : ""};
    std::map<std::string, db::Bytes> sealed;
};

TEST_F(RotationTest, everything_opens_at_every_moment_though_the_program_is_killed) {
    const bool is_long = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 dice(seed);
    const int brief = TestStore::is_postgres() ? 400 : 1'500;  // PostgreSQL is killed sooner
    add_persons(is_long ? 20'000 : brief);
    Ledger ledger;
    const int rotations = is_long ? 10 : 1;
    int in_the_middle = 0;
    for (int rotation = 0; rotation < rotations; ++rotation) {
        const auto newest = std::to_string(rotation + 2);
        {
            // The command writes the file only; all else is the work of who serves.
            const auto ring = KeyRing::from_file(file());
            ring.with_new_key().replace_file(file());
        }
        bool is_done = false;
        for (int kills = 0; !is_done; ++kills) {
            ASSERT_LT(kills, 200);
            house.start();
            {
                std::vector<std::jthread> load;
                for (int client = 0; client < 4; ++client)
                    load.emplace_back([&, client] {
                        house.refer_until_cut(ledger, client, [] { return false; });
                    });
                // Longer each time, so that a slow machine comes to the end too.
                std::this_thread::sleep_for(
                    std::chrono::milliseconds(20 + 10 * kills + static_cast<int>(dice() % 200)));
                house.kill_in_the_middle();
            }
            ASSERT_EQ(house.complaints(ledger.entries()), "");
            ASSERT_EQ(closed(), "");
            const auto under = counted_now();
            is_done = under.starts_with(newest + ":") && std::ranges::count(under, '\n') == 1;
            in_the_middle += under.starts_with(newest + ":") && !is_done;
        }
        as_if_made_an_hour_ago();
        const auto forgotten = keys("forget");
        ASSERT_EQ(forgotten.code, 0) << forgotten.said;
        EXPECT_EQ(KeyRing::from_file(file()).keys().size(), 1U);
        ASSERT_EQ(closed(), "");
        ASSERT_EQ(house.complaints(ledger.entries()), "");
    }
    RecordProperty("in_the_middle", in_the_middle);
    RecordProperty("acknowledged", static_cast<int>(ledger.entries().size()));
}

TEST_F(RotationTest, the_command_makes_a_key_puts_all_under_it_and_lets_the_older_go) {
    add_persons(3);
    EXPECT_EQ(keys("status").said.find("master key 1 (seals): 3 keys of persons"), 0U);
    const auto backup = house.folder() / "before.backup";
    commands::Place place;
    place.data = house.folder();
    fs::permissions(place.data, fs::perms::owner_all);
    if (TestStore::is_postgres()) place.database = store.url();
    commands::make_backup(place, backup, "");
    const auto first_file = KeyRing::from_file(file()).text();

    auto ended = keys("rotate");
    ASSERT_EQ(ended.code, 0) << ended.said;
    EXPECT_EQ(counted_now().substr(0, 2), "2:");
    EXPECT_EQ(std::ranges::count(counted_now(), '\n'), 1);
    EXPECT_EQ(closed(), "");
    EXPECT_NE(keys("status").said.find("master key 1 (opens only): 0 keys"), std::string::npos);

    ended = keys("forget");
    EXPECT_EQ(ended.code, 65) << "a server may not have read it yet";
    as_if_made_an_hour_ago();
    ended = keys("forget");
    ASSERT_EQ(ended.code, 0) << ended.said;
    EXPECT_EQ(KeyRing::from_file(file()).keys().size(), 1U);
    EXPECT_EQ(KeyRing::from_file(file()).hashing(), KeyRing::read(first_file).hashing());
    EXPECT_EQ(closed(), "");
    EXPECT_EQ(keys("forget").code, 0) << "again: nothing to do";

    // The backup of before brings its own key.
    if (TestStore::is_postgres()) return;
    commands::Place other;
    other.data = house.folder() / "restored";
    commands::restore(other, backup, place.data + "/backup.key");
    EXPECT_EQ(KeyRing::from_file(other.data + "/master.key").text(), first_file);
}

// As with a systemd credential: its file is root's, the folder is the service's.
TEST_F(RotationTest, a_credential_is_rotated_by_root_and_no_file_of_the_folder_becomes_his) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can be two";
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the data folder";
    add_persons(2);
    const auto credential =
        fs::path(::testing::TempDir()) / ("credential_" + house.folder().filename().string());
    fs::copy_file(file(), credential);
    fs::permissions(credential, fs::perms::owner_read);
    fs::remove(file());
    constexpr uid_t service = 65'534;
    for (const auto& entry : fs::recursive_directory_iterator(house.folder()))
        ASSERT_EQ(::chown(entry.path().c_str(), service, service), 0);
    ASSERT_EQ(::chown(house.folder().c_str(), service, service), 0);
    const auto with_credential = [&](const std::string& word) {
        auto all = words(word);
        all.insert(all.end(), {"--key", credential});
        return run(all, ::testing::TempDir());
    };
    auto ended = with_credential("rotate");
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_NE(ended.said.find("Restart the service"), std::string::npos) << ended.said;
    EXPECT_EQ(KeyRing::from_file(credential).keys().size(), 2U);
    ended = with_credential("status");
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_NE(ended.said.find("master key 1 (opens only): 2 keys"), std::string::npos)
        << ended.said;
    for (const auto& entry : fs::recursive_directory_iterator(house.folder())) {
        struct stat status {};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_uid, service) << entry.path();
    }
    fs::remove(credential);
}

TEST_F(RotationTest, a_key_that_is_missing_is_told_and_one_in_use_is_not_forgotten) {
    add_persons(2);
    const auto first = KeyRing::from_file(file());
    const auto both = first.with_new_key();
    both.replace_file(file());
    as_if_made_an_hour_ago();
    EXPECT_EQ(keys("forget").code, 65) << "key 1 is in use";
    EXPECT_EQ(KeyRing::from_file(file()).keys().size(), 2U);
    both.newest_only().replace_file(file());
    const auto ended = keys("status");
    EXPECT_EQ(ended.code, 65);
    EXPECT_NE(ended.said.find("master key 1 (MISSING): 2 keys of persons"), std::string::npos);
}

}  // namespace
}  // namespace veerkracht::keys
