// The owner of a server lets a practice take part in a programme, by the command line.
#include "testing/typed_commands.hpp"

namespace veerkracht::commands {
namespace {

class ProgrammeCommandTest : public TypedCommands {
  protected:
    ProgrammeCommandTest() : TypedCommands({add_add_command, add_programme_command}) {
        type({"add", "organization", "--name", "Praktijk De Linde", "--phone", "077 000 0000"});
    }

    std::string memberships() {
        return one(
            "select programme || ' ' || joined_on || ' ' || coalesce(left_on, '-') "
            "from programme_card");
    }
    static std::vector<std::string> taking(const std::string& word, const std::string& on) {
        return {"programme",   word,    "--organization", "Praktijk De Linde",
                "--programme", "Proef", "--on",           on};
    }
};

TEST_F(ProgrammeCommandTest, a_practice_joins_leaves_and_joins_again) {
    EXPECT_EQ(memberships(), "none");
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
    EXPECT_EQ(memberships(), "none");
}

}  // namespace
}  // namespace veerkracht::commands
