// The whole decision, every case of it, against a second reading of the table.
#include "capabilities/access/decision.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "kernel/describe.hpp"
#include "testing/decision_table.hpp"

namespace veerkracht::access {
namespace {

template <class E>
std::vector<E> all() {
    std::vector<E> values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { values.push_back(one.value); });
    return values;
}

void for_each_case(const std::function<void(const Snapshot&)>& look) {
    for (const auto role : all<Role>())
        for (const auto record_class : all<Class>())
            for (const auto operation : all<Operation>())
                for (const auto relation : all<Relation>())
                    for (const bool consent : {false, true})
                        for (const bool code : {false, true})
                            for (const bool active : {false, true})
                                look({role, record_class, operation, relation, consent, code,
                                      active});
}

testing::AskedInWords in_words(const Snapshot& asked) {
    return {std::string(name_of(asked.role)),
            std::string(name_of(asked.record_class)),
            std::string(name_of(asked.operation)),
            std::string(name_of(asked.relation)),
            asked.consent,
            asked.code_checked,
            asked.person_active};
}

std::string told(const Snapshot& asked) {
    const auto words = in_words(asked);
    return words.role + " " + words.operation + " " + words.record_class + " as " + words.relation +
           (asked.consent ? " with consent" : "") + (asked.code_checked ? " with code" : "") +
           (asked.person_active ? "" : " of somebody not active");
}

bool allowed(const Snapshot& asked) { return permit(asked).allowed; }

// The drop box at the desk: a list on paper is typed over there, and not read back.
bool types_over(const Snapshot& asked) {
    return asked.role == Role::assistant && asked.record_class == Class::answers &&
           asked.operation == Operation::write;
}

const testing::DecisionTable& table() {
    static const testing::DecisionTable read(std::string(VEERKRACHT_ROOT) +
                                             "/server/capabilities/access/decision.csv");
    return read;
}

TEST(Decision, every_case_is_decided_as_the_second_reader_decides_it) {
    int cases = 0;
    int permitted = 0;
    for_each_case([&](const Snapshot& asked) {
        ++cases;
        permitted += allowed(asked) ? 1 : 0;
        EXPECT_EQ(allowed(asked), table().allows(in_words(asked))) << told(asked);
    });
    EXPECT_EQ(cases, 16 * 11 * 2 * 8 * 2 * 2 * 2);
    EXPECT_GT(permitted, 100);
    EXPECT_LT(permitted, cases / 10);
}

TEST(Decision, the_table_names_every_role_and_every_class) {
    std::vector<std::string> roles, classes;
    for (const auto role : all<Role>()) roles.emplace_back(name_of(role));
    for (const auto record_class : all<Class>()) classes.emplace_back(name_of(record_class));
    EXPECT_EQ(table().roles(), roles);
    EXPECT_EQ(table().classes(), classes);
}

TEST(Decision, taking_away_a_consent_never_adds_a_permission) {
    for_each_case([](const Snapshot& asked) {
        if (asked.consent) return;
        auto with = asked;
        with.consent = true;
        EXPECT_TRUE(!allowed(asked) || allowed(with)) << told(asked);
    });
}

TEST(Decision, taking_away_a_relation_never_adds_a_permission) {
    for_each_case([](const Snapshot& asked) {
        if (asked.relation != Relation::none && asked.relation != Relation::ended) return;
        EXPECT_FALSE(allowed(asked)) << told(asked);
    });
}

TEST(Decision, taking_away_the_code_or_the_person_never_adds_a_permission) {
    for_each_case([](const Snapshot& asked) {
        auto more = asked;
        more.code_checked = true;
        EXPECT_TRUE(!allowed(asked) || allowed(more)) << told(asked);
        more = asked;
        more.person_active = true;
        EXPECT_TRUE(!allowed(asked) || allowed(more)) << told(asked);
    });
}

TEST(Decision, whoever_may_write_may_read_what_came_of_it_but_for_a_list) {
    for_each_case([](const Snapshot& asked) {
        if (asked.operation == Operation::read || asked.relation == Relation::self ||
            types_over(asked))
            return;
        auto reading = asked;
        reading.operation = Operation::read;
        EXPECT_TRUE(!allowed(asked) || allowed(reading)) << told(asked);
    });
}

TEST(Decision, some_roles_reach_the_medical_and_the_personal_in_no_case_at_all) {
    const std::set<Class> closed{Class::medical_context, Class::social_notes, Class::answers,
                                 Class::plan};
    const std::set<Role> shut_out{Role::nobody,          Role::volunteer, Role::manager,
                                  Role::technical_admin, Role::system,    Role::assistant};
    for_each_case([&](const Snapshot& asked) {
        if (!closed.contains(asked.record_class) || !shut_out.contains(asked.role) ||
            types_over(asked))
            return;
        EXPECT_FALSE(allowed(asked)) << told(asked);
    });
}

TEST(Decision, a_welfare_worker_never_reads_the_web_or_the_plan_of_the_practice) {
    for_each_case([](const Snapshot& asked) {
        if (asked.role != Role::welfare_coach && asked.role != Role::social_worker) return;
        if (asked.record_class != Class::answers && asked.record_class != Class::plan &&
            asked.record_class != Class::medical_context)
            return;
        EXPECT_FALSE(allowed(asked)) << told(asked);
    });
}

TEST(Decision, a_refusal_says_why) {
    EXPECT_EQ(permit({Role::gp, Class::plan, Operation::read, Relation::none}).ground,
              "access.no_relation");
    EXPECT_EQ(
        permit({Role::welfare_coach, Class::referral_core, Operation::read, Relation::ended, true})
            .ground,
        "access.ended");
    EXPECT_EQ(permit({Role::welfare_coach, Class::referral_core, Operation::read, Relation::offered,
                      false})
                  .ground,
              "access.no_consent");
    EXPECT_EQ(permit({Role::assistant, Class::answers, Operation::read, Relation::own_organization})
                  .ground,
              "access.role");
    EXPECT_EQ(permit({Role::resident, Class::answers, Operation::read, Relation::self, false, true,
                      false})
                  .ground,
              "access.person_not_active");
}

}  // namespace
}  // namespace veerkracht::access
