// What an installation does with the settings of its outgoing messages.
#include "app/commands/installation.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

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

}  // namespace
}  // namespace veerkracht::commands
