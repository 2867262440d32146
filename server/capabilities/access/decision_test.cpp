// The whole decision against a second reading of its tables, and what must hold of every permission
// whatever the tables say.
#include "capabilities/access/decision.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "testing/decision_cases.hpp"
#include "testing/decision_laws.hpp"

namespace veerkracht::access {
namespace {

using testing::for_each_case;
using testing::told;

Decision decided(const Snapshot& asked) { return permit(rights(), asked); }
bool allowed(const Snapshot& asked) { return decided(asked).allowed; }

const testing::DecisionTable& second_reader() {
    static const testing::DecisionTable read(testing::folder_of_tables());
    return read;
}

// Counts what is wrong and keeps the first few, so that a great many do not fill the screen.
class Complaints {
  public:
    void add(const std::string& complaint) {
        if (count_++ < 5) first_ += complaint + "\n";
    }
    std::uint64_t count() const { return count_; }
    std::string text() const {
        return count_ == 0 ? "" : std::to_string(count_) + " times, first:\n" + first_;
    }

  private:
    std::uint64_t count_ = 0;
    std::string first_;
};

void for_each_permission(const std::function<void(const Snapshot&)>& look) {
    for_each_case([&](const Snapshot& asked) {
        if (allowed(asked)) look(asked);
    });
}

TEST(Decision, every_case_is_decided_as_the_second_reader_decides_it) {
    const testing::Numbering numbers(second_reader());
    Complaints differences;
    std::uint64_t cases = 0, permitted = 0;
    for_each_case([&](const Snapshot& asked) {
        const auto ours = decided(asked);
        const auto theirs = second_reader().answer(numbers.of(asked));
        ++cases;
        permitted += ours.allowed ? 1 : 0;
        if (ours.ground != theirs || ours.allowed == ours.ground.starts_with("access."))
            differences.add(told(asked) + ": " + std::string(ours.ground) + ", not " +
                            std::string(theirs));
    });
    std::cout << "decision: " << cases << " of " << testing::count_of_cases() << " cases, "
              << permitted << " permitted\n";
    RecordProperty("figure_decision_cases", std::to_string(cases));
    RecordProperty("figure_decision_differences", std::to_string(differences.count()));
    EXPECT_EQ(differences.text(), "");
    EXPECT_GT(cases, 3'000'000U);
    EXPECT_GT(permitted, 10'000U);
    EXPECT_LT(permitted, cases / 10);
}

TEST(Decision, the_table_names_every_role_and_every_class) {
    std::vector<std::string> roles, classes;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
        [&](auto one) { roles.emplace_back(one.name); });
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Class>>(
        [&](auto one) { classes.emplace_back(one.name); });
    EXPECT_EQ(second_reader().roles(), roles);
    EXPECT_EQ(second_reader().classes(), classes);
}

TEST(Decision, a_table_with_a_word_that_is_not_known_is_refused) {
    const std::string heading =
        "letter,relation,may,consent,level,term,scope,age,person,secret_address,words\n";
    const auto read = [&](const std::string& cell, const std::string& ground) {
        Rights("role,organization,plan\ngp,care," + cell + "\n", heading + ground);
    };
    EXPECT_NO_THROW(read("F", "F,self,read,-,full,-,-,all,any,seen,x"));
    EXPECT_THROW(read("X", "F,self,read,-,full,-,-,all,any,seen,x"), std::runtime_error);
    EXPECT_THROW(read("F,F", "F,self,read,-,full,-,-,all,any,seen,x"), std::runtime_error);
    for (const auto* wrong :
         {"F,boss,read,-,full,-,-,all,any,seen,x", "F,self,look,-,full,-,-,all,any,seen,x",
          "F,self,read,x,full,-,-,all,any,seen,x", "F,self,read,-,high,-,-,all,any,seen,x",
          "F,self,read,-,full,x,-,all,any,seen,x", "F,self,read,-,full,-,x,all,any,seen,x",
          "F,self,read,-,full,-,-,old,any,seen,x", "F,self,read,-,full,-,-,all,x,seen,x",
          "F,self,read,-,full,-,-,all,any,x,x", "FF,self,read,-,full,-,-,all,any,seen,x",
          "F,self,read"})
        EXPECT_THROW(read("F", wrong), std::runtime_error) << wrong;
}

// --- Less never gives more
// ------------------------------------------------------------------------

TEST(Decision, taking_away_or_ending_never_adds_a_permission) {
    Complaints complaints;
    for_each_permission([&](const Snapshot& asked) {
        const auto still = [&](const auto& change) {
            auto more = asked;
            change(more);
            if (!allowed(more)) complaints.add(told(asked) + " but not " + told(more));
        };
        still([](auto& more) { more.consent = ConsentState::given; });
        still([](auto& more) { more.level = Level::fresh; });
        still([](auto& more) { more.in_term = true; });
        still([](auto& more) { more.in_scope = true; });
        still([](auto& more) { more.person = PersonState::active; });
        still([](auto& more) { more.secret_address = false; });
        still([](auto& more) { more.to_self = false; });
    });
    EXPECT_EQ(complaints.text(), "");
}

TEST(Decision, a_refusal_a_withdrawal_and_an_end_of_consent_are_as_if_it_was_never_given) {
    Complaints complaints;
    for_each_case([&](const Snapshot& asked) {
        if (asked.consent == ConsentState::given || asked.consent == ConsentState::none) return;
        auto never = asked;
        never.consent = ConsentState::none;
        if (allowed(asked) != allowed(never)) complaints.add(told(asked));
    });
    EXPECT_EQ(complaints.text(), "");
}

// --- What holds of every permission, whatever the tables say
// ---------------------------------------------

TEST(Decision, every_law_holds_of_every_permission) {
    const auto& laws = testing::laws();
    std::vector<Complaints> complaints(laws.size());
    for_each_permission([&](const Snapshot& asked) {
        for (std::size_t i = 0; i < laws.size(); ++i)
            if (!laws[i].holds(rights(), asked)) complaints[i].add(told(asked));
    });
    for (std::size_t i = 0; i < laws.size(); ++i)
        EXPECT_EQ(complaints[i].text(), "") << laws[i].name;
}

// --- Situations, in words -----------------------------------------------------------------------

TEST(Decision, a_refusal_says_why) {
    const auto why = [](const Snapshot& asked) { return std::string(decided(asked).ground); };
    Snapshot asked{.role = Role::gp, .record_class = Class::plan, .level = Level::full};
    EXPECT_EQ(why(asked), "access.no_relation");
    asked.relation = Relation::own_organization;
    EXPECT_EQ(why(asked), "own_organization");

    asked = {.role = Role::welfare_coach,
             .record_class = Class::referral_core,
             .relation = Relation::ended,
             .consent = ConsentState::given,
             .level = Level::full};
    EXPECT_EQ(why(asked), "access.ended");
    asked.relation = Relation::offered;
    asked.consent = ConsentState::none;
    EXPECT_EQ(why(asked), "access.no_consent");
    asked.consent = ConsentState::withdrawn;
    EXPECT_EQ(why(asked), "access.consent_withdrawn");
    asked.consent = ConsentState::given;
    EXPECT_EQ(why(asked), "offered");
    asked.operation = Operation::write;
    EXPECT_EQ(why(asked), "access.role");

    asked = {.role = Role::assistant,
             .record_class = Class::answers,
             .relation = Relation::own_organization,
             .level = Level::full};
    EXPECT_EQ(why(asked), "access.role");

    asked = {.role = Role::resident, .record_class = Class::answers, .relation = Relation::self};
    EXPECT_EQ(why(asked), "access.level");
    asked.age = Age::under_12;
    EXPECT_EQ(why(asked), "access.age");
    asked.person = PersonState::deceased;
    EXPECT_EQ(why(asked), "access.person_not_active");

    asked = {.role = Role::gp,
             .record_class = Class::plan,
             .relation = Relation::own_organization,
             .level = Level::full,
             .person = PersonState::restricted};
    EXPECT_EQ(why(asked), "access.restricted");
    asked.operation = Operation::write;
    EXPECT_EQ(why(asked), "access.restricted");
    asked.in_scope = true;  // who handles the objection
    EXPECT_EQ(why(asked), "access.restricted");
    asked.operation = Operation::read;
    EXPECT_EQ(why(asked), "own_organization");

    asked = {.role = Role::carer,
             .record_class = Class::plan,
             .relation = Relation::mandate,
             .level = Level::full};
    EXPECT_EQ(why(asked), "access.term_over");
    asked.in_term = true;
    EXPECT_EQ(why(asked), "access.out_of_scope");
    asked.in_scope = true;
    EXPECT_EQ(why(asked), "mandate");
    asked.record_class = Class::address;
    asked.secret_address = true;
    EXPECT_EQ(why(asked), "access.secret_address");

    asked = {.role = Role::gp,
             .record_class = Class::accounts,
             .operation = Operation::grant,
             .relation = Relation::own_organization,
             .level = Level::full,
             .to_self = true};
    EXPECT_EQ(why(asked), "access.level");
    asked.level = Level::fresh;
    EXPECT_EQ(why(asked), "access.to_self");
}

}  // namespace
}  // namespace veerkracht::access
