// What an emergency opens: for every role, class, act and state of the record the door is asked and
// compared with the second reader of the tables, while it runs and in every way in which it does
// not.
#include "capabilities/access/access.hpp"
#include "capabilities/access/emergency.hpp"
#include "testing/cast.hpp"
#include "testing/decision_cases.hpp"

namespace veerkracht::access {
namespace {

constexpr std::string_view row_elsewhere = "018f0000-0000-7000-8000-00000000e0aa";
constexpr std::string_view other_row = "018f0000-0000-7000-8000-00000000e0ab";

struct Opened {
    std::string_view name;
    std::string account = cast::hub;
    std::string organization = cast::practice;
    std::string_view row = row_elsewhere;
    bool over = false;
    bool opens = false;
};

const std::vector<Opened> openings{
    {.name = "it runs", .opens = true},
    {.name = "its hour is over", .over = true},
    {.name = "a colleague opened it", .account = cast::joke},
    {.name = "opened at the former practice", .organization = cast::other_practice},
    {.name = "another resident was opened", .row = other_row},
};

class EmergencyDoorTest : public CastTest {
  protected:
    static Result<> stored(UnitOfWork& work, const Opened& opened) {
        Emergency one;
        one.id = new_id<EmergencyId>();
        one.account_id = AccountId{opened.account};
        one.organization_id = OrganizationId{opened.organization};
        one.person_id = PersonId{cast::lies};
        one.opened_at = plus_minutes(work.now, -60);
        one.ends_at = opened.over ? work.now : plus_minutes(work.now, 1);
        one.tell_on = work.today;
        TRY(work.tx.insert(one));
        return work.tx.insert(OpenedRow{new_uuid(), one.id, PersonId{std::string(opened.row)},
                                        OrganizationId{cast::welfare}});
    }
    static bool door_says(UnitOfWork& work, Role role, Class record_class, Operation operation,
                          PersonState person) {
        Actor actor;
        actor.kind = Actor::Kind::account;
        actor.account_id = AccountId{cast::hub};
        actor.organization_id = OrganizationId{cast::practice};
        actor.role = name_of(role);
        work.actor = actor;
        // A room that believes that it runs and covers everything is not believed.
        return would_allow(work, record_class, operation,
                           {.person_id = PersonId{std::string(row_elsewhere)},
                            .organization_id = OrganizationId{cast::welfare},
                            .relation = Relation::break_glass,
                            .consent = ConsentState::given,
                            .person = person,
                            .in_term = true,
                            .in_scope = true});
    }
    static bool table_says(Role role, Class record_class, Operation operation, PersonState person,
                           bool runs) {
        static const testing::DecisionTable table(testing::folder_of_tables());
        static const testing::Numbering numbers(table);
        return !table
                    .answer(numbers.of({.role = role,
                                        .record_class = record_class,
                                        .operation = operation,
                                        .relation = Relation::break_glass,
                                        .consent = ConsentState::given,
                                        .level = runs ? Level::fresh : Level::full,
                                        .person = person,
                                        .in_term = runs,
                                        .in_scope = true}))
                    .starts_with("access.");
    }
    template <class E>
    static std::vector<E> all() {
        std::vector<E> values;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto one) { values.push_back(one.value); });
        return values;
    }
};

TEST_F(EmergencyDoorTest, it_opens_what_the_table_says_as_long_as_it_runs_and_nothing_else) {
    int asked = 0, permitted = 0;
    for (const auto& opening : openings)
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from emergency_row"));
            TRY(work.tx.execute("delete from emergency"));
            TRY(stored(work, opening));
            for (const auto role : all<Role>())
                for (const auto record_class : all<Class>())
                    for (const auto operation : all<Operation>())
                        for (const auto person : all<PersonState>()) {
                            const bool opens =
                                door_says(work, role, record_class, operation, person);
                            EXPECT_EQ(opens, table_says(role, record_class, operation, person,
                                                        opening.opens))
                                << opening.name << ": " << name_of(role) << " "
                                << name_of(operation) << " " << name_of(record_class) << " "
                                << name_of(person);
                            EXPECT_TRUE(!opens || opening.opens) << opening.name;
                            ++asked;
                            permitted += opens ? 1 : 0;
                        }
            return {};
        }));
    EXPECT_GT(asked, 20'000);
    // GP and locum: notes, plan and what was said in an MDO; the practice nurse: notes.
    EXPECT_EQ(permitted, 7);
}

TEST_F(EmergencyDoorTest, the_numbers_of_the_rules_are_those_of_the_law_of_the_house) {
    EXPECT_EQ(emergency_rules().minutes, 60);
    EXPECT_EQ(emergency_rules().often_after, 3);
    EXPECT_EQ(emergency_rules().often_in_days, 7);
    EXPECT_EQ(emergency_rules().told_within_days, 30);
}

}  // namespace
}  // namespace veerkracht::access
