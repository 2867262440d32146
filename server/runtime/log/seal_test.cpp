// The log that cannot lie: what was sealed and then changed is found in a copy, by who has no
// server and no database.
#include "runtime/log/seal.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "runtime/log/copy.hpp"
#include "runtime/log/verify.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::log {
namespace {

namespace fs = std::filesystem;

class SealTest : public ::testing::Test {
  protected:
    SealTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_seal_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~SealTest() override { fs::remove_all(folder); }

    void write_lines(int count) {
        for (int i = 0; i < count; ++i) {
            ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
                Line line{.at = work.now,
                          .request_id = std::to_string(++written_lines),
                          .action = "person.read",
                          .outcome = "done",
                          .address = "192.0.2.1",
                          .actor = work.actor,
                          .looks = {}};
                for (int look = 0; look < i % 3; ++look)
                    line.looks.push_back({PersonId{"p" + std::to_string(9 - look)}, "identity",
                                          "read", "own_organization", true});
                write(work.tx, line);
                return {};
            }));
        }
    }
    // As where two write beside each other, and the first to begin is the last to commit.
    void write_line_with_id(int id) {
        change(
            "insert into access_log (id, at, request_id, action, outcome, actor_kind, actor_name, "
            "role, address) " +
            std::string(TestStore::is_postgres() ? "overriding system value " : "") + "values (" +
            std::to_string(id) + ", 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x')");
    }
    void seal() {
        const auto done = seal_lines(app.app());
        ASSERT_TRUE(done) << done.error().code;
    }
    void change(const std::string& sql) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(sql));
            return {};
        }));
    }
    std::string copied() {
        const auto path = folder + "/log.jsonl";
        const auto done = copy_log(app.app(), path);
        EXPECT_TRUE(done) << done.error().code << done.error().detail;
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }
    LogKey key() { return read_key_line(public_key_line(app.app()).value()).value(); }
    Verified verified(const std::string& copy, const std::vector<std::string>& outside = {}) {
        std::istringstream in(copy);
        return verify(in, key(), outside);
    }
    // The first thing that is wrong, or "".
    std::string trouble(const std::string& copy, const std::vector<std::string>& outside = {}) {
        const auto found = verified(copy, outside);
        return found.problems.empty() ? "" : found.problems[0].code;
    }
    std::string newest_note() {
        return app.show("select note from log_checkpoint order by size desc limit 1");
    }

    TestApplication app{[](Application&) {}};
    std::string folder;
    int written_lines = 0;
};

TEST_F(SealTest, what_was_written_is_sealed_in_order_and_proves_itself) {
    write_lines(5);
    seal();
    write_lines(4);
    seal();
    const auto found = verified(copied());
    EXPECT_EQ(found.lines, 9);
    EXPECT_TRUE(found.problems.empty()) << found.problems[0].code << found.problems[0].line;
    EXPECT_EQ(found.sealed_until, to_text(app.clock->now()));
    EXPECT_EQ(app.show("select ids, lines, size from log_round order by number"),
              "1-5 | 5 | 5\n6-9 | 4 | 9\n");
}

TEST_F(SealTest, an_empty_log_has_nothing_to_prove) {
    seal();
    const auto found = verified(copied());
    EXPECT_EQ(found.lines, 0);
    EXPECT_TRUE(found.problems.empty());
}

TEST_F(SealTest, nothing_new_makes_no_round) {
    write_lines(1);
    seal();
    seal();
    EXPECT_EQ(app.show("select count(*) from log_round"), "1\n");
}

TEST_F(SealTest, a_checkpoint_comes_after_a_minute_or_a_thousand_lines) {
    write_lines(1);
    seal();
    write_lines(1);
    seal();
    EXPECT_EQ(app.show("select size from log_checkpoint"), "1\n");
    app.clock->advance_seconds(60);
    seal();
    EXPECT_EQ(app.show("select size from log_checkpoint order by size"), "1\n2\n");
    write_lines(1'000);
    seal();
    EXPECT_EQ(app.show("select max(size) from log_checkpoint"), "1002\n");
}

TEST_F(SealTest, a_line_that_was_committed_late_is_sealed_in_a_later_round) {
    for (const int id : {1, 3, 12}) write_line_with_id(id);
    seal();
    EXPECT_EQ(app.show("select ids, open_ids from log_round"), "1,3,12 | 2,4-11\n");
    write_line_with_id(2);
    seal();
    EXPECT_EQ(app.show("select ids, open_ids from log_round where number = 2"), "2 | 4-11\n");
    EXPECT_EQ(trouble(copied()), "");
}

TEST_F(SealTest, whoever_changes_the_tables_is_found_in_a_copy) {
    struct Case {
        std::string what, sql;
    };
    const std::vector<Case> cases{
        {"another name", "update access_log set actor_name = 'Niemand' where id = 4"},
        {"another moment", "update access_log set at = '2020-01-01T00:00:00.000Z' where id = 1"},
        {"a line less", "delete from access_log where id = 5"},
        {"a look less", "delete from access_log_unfiled where log_id = 3"},
        {"another person", "update access_log_unfiled set person_id = 'p1' where log_id = 3"},
        {"allowed or not", "update access_log_unfiled set allowed = not allowed where log_id = 3"},
        {"a look more",
         "insert into access_log_unfiled (log_id, person_id, record_class, operation, ground, "
         "allowed) values (1, 'p1', 'identity', 'read', 'team', false)"},
        {"another round", "update log_round set last_leaf = '00' where number = 1"},
        {"a longer log", "update log_checkpoint set note = replace(note, '10', '11')"}};
    for (const auto& [what, sql] : cases) {
        TestApplication house{[](Application&) {}};
        std::swap(house.application, app.application);
        written_lines = 0;
        write_lines(6);
        seal();
        write_lines(4);
        ASSERT_TRUE(sign_now(app.app()));
        const auto outside = sign_now(app.app()).value()->note;
        ASSERT_EQ(trouble(copied(), {outside}), "") << what;
        change(sql);
        EXPECT_NE(trouble(copied(), {outside}), "") << what;
        std::swap(house.application, app.application);
    }
}

TEST_F(SealTest, a_line_that_was_put_in_before_the_first_is_found) {
    write_lines(3);
    seal();
    write_line_with_id(-5);
    EXPECT_EQ(trouble(copied()), "put_in_later");
}

TEST_F(SealTest, a_thousand_random_changes_of_a_copy_are_all_found) {
    write_lines(40);
    seal();
    app.clock->advance_seconds(61);
    write_lines(30);
    const auto good = copied();
    const auto outside = sign_now(app.app()).value()->note;
    ASSERT_EQ(trouble(good, {outside}), "");
    std::vector<std::string> lines;
    std::istringstream in(good);
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    const int rounds = std::getenv("VEERKRACHT_PROVE") ? 100'000 : 1'000;
    std::mt19937 random(20261123);
    const auto any = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    for (int i = 0; i < rounds; ++i) {
        auto changed = lines;
        const auto at = any(changed.size()), other = any(changed.size());
        switch (any(5)) {
            case 0: {
                auto& line = changed[at];
                line[any(line.size())] ^= static_cast<char>(1 << any(7));
                break;
            }
            case 1: changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at)); break;
            case 2:
                changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), lines[other]);
                break;
            case 3: std::swap(changed[at], changed[other]); break;
            default: changed.resize(at);
        }
        if (changed == lines) continue;  // swapped with itself
        std::string copy;
        for (const auto& line : changed) copy += line;
        ASSERT_NE(trouble(copy, {outside}), "") << "change " << i << " at line " << at + 1;
    }
}

TEST_F(SealTest, an_end_that_was_cut_off_and_mended_is_found_only_by_what_was_kept_elsewhere) {
    write_lines(3);
    seal();
    const auto early = copied();
    app.clock->advance_seconds(61);
    write_lines(3);
    seal();
    EXPECT_EQ(trouble(early), "") << "it was true once";
    EXPECT_EQ(trouble(early, {sign_now(app.app()).value()->note}), "shorter_than_a_checkpoint");
}

TEST_F(SealTest, what_is_not_sealed_is_said_to_be_so) {
    write_lines(2);
    const auto path = folder + "/log.jsonl";
    ASSERT_TRUE(copy_log(app.app(), path));
    change(
        "insert into access_log (at, request_id, action, outcome, actor_kind, actor_name, role, "
        "address) values ('x', 'x', 'x', 'x', 'x', 'x', 'x', 'x')");
    change(
        "insert into log_round (number, at, ids, lines, size, last_leaf, tree, open_ids) "
        "select 99, at, '3', 0, size, last_leaf, tree, '' from log_round where number = 1");
    EXPECT_EQ(verified(copied()).unsealed, 1);
}

TEST_F(SealTest, two_that_seal_at_once_make_one_order) {
    for (int i = 0; i < 20; ++i) {
        write_lines(5);
        std::thread other([&] { EXPECT_TRUE(seal_lines(app.app())); });
        EXPECT_TRUE(seal_lines(app.app()));
        other.join();
    }
    const auto found = verified(copied());
    EXPECT_EQ(found.lines, 100);
    EXPECT_TRUE(found.problems.empty());
}

TEST(Checkpoint, a_note_is_read_by_its_key_and_by_no_other) {
    const auto key = crypto::SigningKey::made();
    const auto other = crypto::SigningKey::made();
    const Checkpoint one{"veerkracht/0a0b0c0d", 12, std::string(32, 'r'),
                         "2026-11-23T09:00:00.000Z"};
    const auto note = signed_note(one, key);
    const LogKey known{one.origin, key.public_bytes()};
    const auto read = read_note(note, known);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size, 12U);
    EXPECT_EQ(read->root, one.root);
    EXPECT_FALSE(read_note(note, {one.origin, other.public_bytes()}));
    EXPECT_FALSE(read_note(note, {"veerkracht/other", key.public_bytes()}));
    for (std::size_t i = 0; i < note.size(); ++i) {
        auto changed = note;
        changed[i] ^= 1;
        EXPECT_FALSE(read_note(changed, known)) << i;
    }
    for (std::size_t i = 0; i < note.size(); ++i)
        EXPECT_FALSE(read_note(note.substr(0, i), known)) << i;
}

TEST(Checkpoint, a_key_is_one_line_and_nothing_else_is_a_key) {
    const auto key = crypto::SigningKey::made();
    const auto line = key_line("veerkracht/0a0b0c0d", key.public_bytes());
    EXPECT_EQ(read_key_line(line + "\n")->public_bytes, key.public_bytes());
    for (std::size_t i = 0; i < line.size(); ++i) EXPECT_FALSE(read_key_line(line.substr(0, i)));
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto changed = line;
        changed[i] ^= 1;
        EXPECT_FALSE(read_key_line(changed)) << i;
    }
}

// RFC 8032, 7.1, tests 1 and 2.
TEST(SigningKey, signs_as_the_vectors_do) {
    const auto bytes = [](std::string_view hex) {
        std::string out;
        for (std::size_t i = 0; i < hex.size(); i += 2)
            out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
        return out;
    };
    const auto first = crypto::SigningKey::of_seed(
        bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    EXPECT_EQ(first.public_bytes(),
              bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    EXPECT_EQ(
        first.sign(""),
        bytes("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc6"
              "1e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
    const auto second = crypto::SigningKey::of_seed(
        bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    EXPECT_EQ(
        second.sign("\x72"),
        bytes("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e45"
              "8f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

}  // namespace
}  // namespace veerkracht::log
