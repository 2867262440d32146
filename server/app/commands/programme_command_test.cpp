// The owner of a server lets a practice take part in a programme, by the command line.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <CLI/CLI.hpp>

#include <filesystem>

#include "app/commands/commands.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;

class ProgrammeCommandTest : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = ::testing::TempDir() + "veerkracht_programme_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        type({"add", "organization", "--name", "Praktijk De Linde", "--phone", "077 000 0000"});
    }
    void TearDown() override { fs::remove_all(folder); }

    // "" when it went well, otherwise what the command says.
    std::string type(std::vector<std::string> words) {
        Place place;
        CLI::App app;
        add_add_command(app, place);
        add_programme_command(app, place);
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
    std::string memberships() {
        Place place;
        place.data = folder + "/data";
        place.database = store.url();
        const auto app = open_installation(place);
        std::string text;
        const auto done = app->run({}, [&](UnitOfWork& work) -> Result<> {
            text = work.tx
                       .value<std::string>(
                           "select programme || ' ' || joined_on || ' ' || "
                           "coalesce(left_on, '-') from programme_card")
                       .value_or("");
            return {};
        });
        EXPECT_TRUE(done);
        return text;
    }
    std::vector<std::string> taking(const std::string& word, const std::string& on) {
        return {"programme",   word,    "--organization", "Praktijk De Linde",
                "--programme", "Proef", "--on",           on};
    }

    TestStore store;
    std::string folder;
};

TEST_F(ProgrammeCommandTest, a_practice_joins_leaves_and_joins_again) {
    EXPECT_EQ(memberships(), "");
    EXPECT_EQ(type(taking("join", "2026-01-05")), "");
    EXPECT_EQ(memberships(), "Proef 2026-01-05 -");
    EXPECT_EQ(type(taking("leave", "2026-06-01")), "");
    EXPECT_EQ(memberships(), "Proef 2026-01-05 2026-06-01");
    EXPECT_EQ(type(taking("leave", "2026-06-01")), "programme.not_joined: Proef");
    EXPECT_EQ(type(taking("join", "2026-09-01")), "");
    EXPECT_EQ(memberships(), "Proef 2026-09-01 -");
}

TEST_F(ProgrammeCommandTest, a_wrong_day_or_an_unknown_name_changes_nothing) {
    EXPECT_EQ(type(taking("join", "5 januari")), "day.malformed: 5 januari (write 2026-11-21)");
    auto words = taking("join", "2026-01-05");
    words[3] = "Praktijk Elders";
    EXPECT_EQ(type(words), "organization.unknown: Praktijk Elders");
    EXPECT_EQ(memberships(), "");
}

}  // namespace
}  // namespace veerkracht::commands
