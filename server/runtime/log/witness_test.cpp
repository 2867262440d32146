// The server tells its checkpoints to others by itself, and it is seen when nobody takes them.
#include "runtime/log/witness.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/db/row_lock.hpp"
#include "runtime/log/access_log.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/seal.hpp"
#include "runtime/log/verify.hpp"
#include "runtime/outgoing/witness.hpp"
#include "testing/partner.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::log {
namespace {

namespace fs = std::filesystem;
using testing::Certificate;
using testing::Gateway;

class WitnessTest : public ::testing::Test {
  protected:
    WitnessTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_told_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~WitnessTest() override { fs::remove_all(folder); }

    void by_address() {
        app.app().carriers["witness.url"] = std::make_unique<outgoing::WitnessAddress>(
            outgoing::Peer{.url = gateway.url(), .authority_file = certificate.authority_file()},
            "");
    }
    void by_folder() {
        app.app().carriers["witness.directory"] = std::make_unique<outgoing::WitnessFolder>(folder);
    }
    void write_and_seal(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
                write(work.tx, {.at = work.now,
                                .request_id = "r",
                                .action = "person.read",
                                .outcome = "done",
                                .address = "192.0.2.1",
                                .actor = work.actor,
                                .looks = {}});
                return {};
            }));
        app.clock->advance_seconds(61);
        ASSERT_TRUE(seal_lines(app.app()));
    }
    void tell() {
        const auto done = witnesses.tell(app.app());
        ASSERT_TRUE(done) << done.error().code;
    }
    Witnessed seen() {
        Witnessed found;
        app.app().database().read_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            found = witnessed(tx, to_text(app.clock->now()));
            return false;
        });
        return found;
    }
    std::string told() {
        return app.show("select size, told_at is not null from log_checkpoint order by size");
    }
    std::string copied() {
        EXPECT_TRUE(copy_log(app.app(), folder + "/log.jsonl"));
        std::ifstream in(folder + "/log.jsonl", std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }

    TestApplication app{[](Application&) {}};
    Certificate certificate;
    Gateway gateway{certificate};
    Witnesses witnesses;
    std::string folder;
};

TEST_F(WitnessTest, hears_each_newest_checkpoint_once_and_that_is_noted) {
    by_address();
    tell();
    EXPECT_TRUE(gateway.posted().empty()) << "nothing was signed";
    write_and_seal(2);
    tell();
    tell();
    write_and_seal(1);
    write_and_seal(1);
    tell();
    ASSERT_EQ(gateway.posted().size(), 2U);
    EXPECT_EQ(gateway.posted()[1].body,
              app.show("select note from log_checkpoint order by size desc limit 1")
                  .substr(0, gateway.posted()[1].body.size()));
    EXPECT_EQ(told(), "2 | 1\n3 | 0\n4 | 1\n");
    EXPECT_EQ(seen().at, to_text(app.clock->now()));
}

TEST_F(WitnessTest, is_asked_again_until_it_takes_one) {
    by_address();
    write_and_seal(1);
    gateway.answer("503 Later");
    tell();
    tell();
    EXPECT_EQ(gateway.posted().size(), 2U);
    EXPECT_EQ(told(), "1 | 0\n");
    gateway.answer("201 Created");
    tell();
    EXPECT_EQ(told(), "1 | 1\n");
}

TEST_F(WitnessTest, of_two_the_one_that_failed_is_asked_again) {
    by_address();
    by_folder();
    write_and_seal(1);
    gateway.answer("503 Later");
    tell();
    EXPECT_EQ(told(), "1 | 1\n") << "the folder took it";
    gateway.answer("201 Created");
    tell();
    tell();
    EXPECT_EQ(gateway.posted().size(), 2U);
}

TEST_F(WitnessTest, what_nobody_took_for_a_day_is_late_also_where_nobody_is_asked) {
    EXPECT_FALSE(seen().late) << "nothing was signed";
    write_and_seal(1);
    tell();
    EXPECT_FALSE(seen().late);
    app.clock->advance_minutes(24 * 60);
    EXPECT_TRUE(seen().late);
    by_address();
    tell();
    EXPECT_FALSE(seen().late);
    app.clock->advance_days(3);
    EXPECT_FALSE(seen().late) << "nothing new was signed";
    write_and_seal(1);
    gateway.close();
    tell();
    app.clock->advance_minutes(24 * 60 - 1);
    EXPECT_FALSE(seen().late);
    app.clock->advance_minutes(1);
    EXPECT_TRUE(seen().late);
}

TEST_F(WitnessTest, what_it_kept_shows_that_the_end_was_cut_off) {
    by_folder();
    write_and_seal(3);
    const auto early = copied();
    write_and_seal(3);
    tell();
    const auto day = day_of(to_text(app.clock->now()));
    std::ifstream in(folder + "/checkpoint-" + day + ".txt", std::ios::binary);
    std::ostringstream note;
    note << in.rdbuf();
    const auto key = read_key_line(public_key_line(app.app()).value()).value();
    const auto trouble = [&](const std::string& copy, const std::vector<std::string>& outside) {
        std::istringstream text(copy);
        const auto found = verify(text, key, outside);
        return found.problems.empty() ? "" : found.problems[0].code;
    };
    EXPECT_EQ(trouble(early, {}), "") << "by itself it looks whole";
    EXPECT_EQ(trouble(early, {note.str()}), "shorter_than_a_checkpoint");
    EXPECT_EQ(trouble(copied(), {note.str()}), "");
}

}  // namespace
}  // namespace veerkracht::log
