// Who gives whom a role: the table as it stands, and what it must never say.
#include "capabilities/access/grants.hpp"

#include "capabilities/access/decision.hpp"
#include "capabilities/access/rights.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

using Roles = std::vector<std::string>;

const std::vector<std::string> kinds{"gp_practice",     "care_group",  "care_partner",
                                     "welfare",         "social_work", "municipality",
                                     "village_support", "initiative"};

bool may_at_home(Role role, Class record_class, Operation operation) {
    return permit(rights(), {.role = role,
                             .record_class = record_class,
                             .operation = operation,
                             .relation = Relation::own_organization,
                             .level = Level::fresh})
        .allowed;
}

TEST(Grants, a_practice_and_a_team_give_their_own_roles) {
    EXPECT_EQ(roles_given_by("gp", "gp_practice"),
              (Roles{"gp", "practice_nurse", "locum", "assistant", "manager", "privacy_officer"}));
    EXPECT_EQ(roles_given_by("manager", "gp_practice"), (Roles{"assistant", "privacy_officer"}));
    EXPECT_EQ(roles_given_by("manager", "municipality"),
              (Roles{"wmo_officer", "debt_officer", "youth_worker", "manager", "privacy_officer"}));
    EXPECT_EQ(roles_given_by("gp", "welfare"), Roles{});
    EXPECT_EQ(roles_given_by("welfare_coach", "welfare"), Roles{});
}

TEST(Grants,
     only_who_the_decision_lets_at_accounts_gives_any_role_and_nobody_gives_the_house_away) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([](auto one) {
        const std::string role = one.name;
        const bool decides = may_at_home(one.value, Class::accounts, Operation::grant);
        for (const auto& kind : kinds) {
            const auto roles = roles_given_by(role, kind);
            EXPECT_TRUE(decides || roles.empty()) << role << " in " << kind;
            for (const auto& given : roles) {
                EXPECT_NE(given, "technical_admin");
                EXPECT_NE(given, "system");
            }
        }
    });
}

// What opens the medical record is given by who has it.
TEST(Grants, nobody_gives_a_look_at_the_medical_record_who_has_none) {
    const auto reads = [](std::string_view role) {
        return may_at_home(*enum_named<Role>(role), Class::medical_context, Operation::read);
    };
    for (const auto& kind : kinds)
        for (const auto* giver : {"gp", "manager"})
            for (const auto& given : roles_given_by(giver, kind))
                EXPECT_TRUE(reads(giver) || !reads(given)) << giver << " gives " << given;
}

}  // namespace
}  // namespace veerkracht::access
