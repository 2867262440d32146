// What an installation does with the settings of its outgoing messages, and with a clock that
// stands before its log.
#include "app/commands/installation.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "runtime/db/row_lock.hpp"
#include "testing/test_application.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;

class InstallationTest : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = ::testing::TempDir() + "veerkracht_installation_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        place.data = folder + "/data";
        place.database = store.url();
        place.outgoing = folder + "/outgoing.json";
    }
    void TearDown() override { fs::remove_all(folder); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder + "/" + name) << text;
    }
    // "78 …: email.host required": how the command would end; "" when it opens.
    std::string refusal() const {
        try {
            open_installation(place);
            return "";
        } catch (const Refused& refused) {
            return std::to_string(refused.exit_code) + " " + refused.what();
        }
    }

    TestStore store;
    std::string folder;
    Place place;
};

TEST_F(InstallationTest, a_wrong_setting_is_refused_before_anything_is_made) {
    write("outgoing.json", R"({"sms":{"url":"http://gateway.example"}})");
    EXPECT_EQ(refusal(), "78 " + place.outgoing + ": sms.format required");
    EXPECT_FALSE(fs::exists(place.data));
}

TEST_F(InstallationTest, a_demo_sends_nothing_outside) {
    write("outgoing.json", "{}");
    fs::create_directory(place.data);
    write("data/demo", "");
    EXPECT_EQ(refusal(), "64 a demo sends nothing outside: leave --outgoing out");
    place.outgoing.clear();
    EXPECT_TRUE(open_installation(place)->keeps_sent_texts);
}

TEST_F(InstallationTest, without_settings_a_message_becomes_a_file_and_its_text_is_not_kept) {
    place.outgoing.clear();
    const auto app = open_installation(place);
    EXPECT_FALSE(app->keeps_sent_texts);
    for (const std::string channel : {"email", "sms"}) {
        app->carriers.at(channel)->carry({"id-1", channel, "r", "s", "t", ""});
        EXPECT_TRUE(fs::exists(place.data + "/outbox/id-1." + channel + ".txt"));
    }
}

// REL-35
class ClockBeforeTheLogTest : public ::testing::Test {
  protected:
    void log_a_line() {
        const auto now = to_text(house.clock->now());
        house.app().database().write_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            tx.execute(
                  "insert into access_log (at, request_id, action, outcome, actor_kind, "
                  "actor_name, role, address) values ($1, 'r', 'a', 'done', 'system', 'n', 's', "
                  "'')",
                  now)
                .value();
            return true;
        });
    }
    int refusal() {
        try {
            expect_time_goes_on(house.app());
            return 0;
        } catch (const Refused& refused) {
            return refused.exit_code;
        }
    }
    TestApplication house{[](Application&) {}};
};

TEST_F(ClockBeforeTheLogTest, five_minutes_before_its_last_line_it_starts_and_earlier_it_does_not) {
    EXPECT_EQ(refusal(), 0) << "a new house has no log";
    log_a_line();
    EXPECT_EQ(refusal(), 0);
    house.clock->advance_minutes(-5);
    EXPECT_EQ(refusal(), 0);
    house.clock->advance_seconds(-1);
    EXPECT_EQ(refusal(), exit_unavailable);
    house.clock->advance_days(2);
    EXPECT_EQ(refusal(), 0) << "forward is no matter: a house may be closed for days";
    house.clock->advance_days(300);
    log_a_line();
    house.clock->advance_days(-300);
    EXPECT_EQ(refusal(), exit_unavailable);
    log_a_line();
    EXPECT_EQ(refusal(), 0) << "after one start that was told to go on, the log is right again";
}

}  // namespace
}  // namespace veerkracht::commands
