// The owner of a server adds a village supporter who is a volunteer: no account, asked by link.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

#include "app/commands/commands.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;

class AddCommandTest : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = ::testing::TempDir() + "veerkracht_add_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        type({"organization", "--name", "Praktijk De Linde", "--phone", "077 000 0000"});
        type({"organization", "--kind", "village_support", "--name", "Dorpshulp", "--phone",
              "077 000 0001"});
    }
    void TearDown() override { fs::remove_all(folder); }

    // "" when it went well, otherwise what the command says.
    std::string type(std::vector<std::string> words) {
        Place place;
        CLI::App app;
        add_add_command(app, place);
        words.insert(words.begin(), "add");
        words.insert(words.end(), {"--data", folder + "/data"});
        if (TestStore::is_postgres()) words.insert(words.end(), {"--database", store.url()});
        std::ranges::reverse(words);
        try {
            app.parse(words);
        } catch (const Refused& refused) {
            return refused.what();
        }
        return "";
    }
    std::string one(const std::string& sql) {
        Place place;
        place.data = folder + "/data";
        place.database = store.url();
        const auto app = open_installation(place);
        std::string text;
        const auto done = app->run({}, [&](UnitOfWork& work) -> Result<> {
            text = work.tx.value<std::string>(sql).value_or("none");
            return {};
        });
        EXPECT_TRUE(done);
        return text;
    }

    TestStore store;
    std::string folder;
};

TEST_F(AddCommandTest, a_volunteer_is_a_face_with_a_mailbox_and_no_account) {
    EXPECT_EQ(type({"volunteer", "--organization", "Dorpshulp", "--name", "Truus", "--sms",
                    "06 2222 3333", "--coordinator", "Gerda", "--serves", "Praktijk De Linde"}),
              "");
    EXPECT_EQ(one("select f.role || ' ' || f.name || ' ' || m.sms || ' ' || m.coordinator_name "
                  "from face f join face_mailbox m on m.face_id = f.id "
                  "join face_rule r on r.face_id = f.id where f.account_id is null"),
              "village_volunteer Truus 06 2222 3333 Gerda");
}

TEST_F(AddCommandTest, who_cannot_be_reached_is_not_added) {
    EXPECT_EQ(type({"volunteer", "--organization", "Dorpshulp", "--name", "Truus"}),
              "volunteer.unreachable: give --email, --sms or both");
    EXPECT_EQ(one("select name from face"), "none");
}

}  // namespace
}  // namespace veerkracht::commands
