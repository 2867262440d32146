// The owner of a server adds a village supporter who is a volunteer (no account, asked by link),
// and gives access anew to who gives it to others.
#include "testing/typed_commands.hpp"

#include <unistd.h>

namespace veerkracht::commands {
namespace {

class AddCommandTest : public TypedCommands {
  protected:
    AddCommandTest() : TypedCommands({add_add_command, add_end_command}) {
        type({"add", "organization", "--name", "Praktijk De Linde", "--phone", "077 000 0000"});
        type({"add", "organization", "--kind", "village_support", "--name", "Dorpshulp", "--phone",
              "077 000 0001"});
    }
};

TEST_F(AddCommandTest, a_volunteer_is_a_face_with_a_mailbox_and_no_account) {
    EXPECT_EQ(type({"add", "volunteer", "--organization", "Dorpshulp", "--name", "Truus", "--sms",
                    "06 2222 3333", "--coordinator", "Gerda", "--serves", "Praktijk De Linde"}),
              "");
    EXPECT_EQ(one("select f.role || ' ' || f.name || ' ' || m.sms || ' ' || m.coordinator_name "
                  "from face f join face_mailbox m on m.face_id = f.id "
                  "join face_rule r on r.face_id = f.id where f.account_id is null"),
              "village_volunteer Truus 06 2222 3333 Gerda");
}

TEST_F(AddCommandTest, who_cannot_be_reached_is_not_added) {
    EXPECT_EQ(type({"add", "volunteer", "--organization", "Dorpshulp", "--name", "Truus"}),
              "volunteer.unreachable: give --email, --sms or both");
    EXPECT_EQ(one("select name from face"), "none");
}

TEST_F(AddCommandTest, only_the_owner_of_the_folder_adds_somebody) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
    ASSERT_EQ(::chown(data_folder().c_str(), 12'345, 12'345), 0);
    EXPECT_TRUE(
        type({"add", "organization", "--name", "Praktijk Elders", "--phone", "077 000 0000"})
            .starts_with("run this as the owner of "));
}

TEST_F(AddCommandTest, where_there_is_no_region_nobody_is_ended_and_none_is_made) {
    std::filesystem::remove_all(data_folder());
    EXPECT_TRUE(type({"end", "access", "--email", "hub@linde.example"})
                    .starts_with("there is no data folder "));
    EXPECT_FALSE(std::filesystem::exists(data_folder()));
}

TEST_F(AddCommandTest, access_given_anew_is_another_password_and_another_key) {
    EXPECT_EQ(type({"add", "account", "--organization", "Praktijk De Linde", "--role", "gp",
                    "--name", "Hub", "--email", "hub@linde.example"}),
              "");
    const auto password = one("select password_hash from account");
    const auto version = one("select version from account");
    EXPECT_EQ(type({"add", "access", "--email", "HUB@linde.example"}), "");
    EXPECT_NE(one("select password_hash from account"), password);
    EXPECT_NE(one("select version from account"), version);
    EXPECT_NE(type({"add", "access", "--email", "nobody@linde.example"}), "");
}

TEST_F(AddCommandTest, access_is_ended_at_once_by_the_owner_too) {
    for (const auto* const name : {"hub", "wim"})
        ASSERT_EQ(type({"add", "account", "--organization", "Praktijk De Linde", "--role", "gp",
                        "--name", name, "--email", std::string(name) + "@linde.example"}),
                  "");
    EXPECT_NE(type({"end", "access", "--email", "nobody@linde.example"}), "");
    EXPECT_NE(
        type({"end", "access", "--email", "hub@linde.example", "--successor", "hub@linde.example"}),
        "");
    EXPECT_EQ(
        type({"end", "access", "--email", "HUB@linde.example", "--successor", "wim@linde.example"}),
        "");
    EXPECT_EQ(one("select name from account where not active"), "hub");
    EXPECT_NE(one("select ended_at from leaving where successor_account_id is not null"), "none");
    EXPECT_NE(type({"end", "access", "--email", "hub@linde.example"}), "") << "it is ended";
}

}  // namespace
}  // namespace veerkracht::commands
