// The whole decision against a second reading of its tables, and what must hold of every permission
// whatever the tables say.
#include "capabilities/access/decision.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "testing/decision_cases.hpp"

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

bool is_one_of(auto one, const std::set<decltype(one)>& all) { return all.contains(one); }

// Nothing of these names a person.
bool is_about_a_person(Class record_class) {
    return !is_one_of(record_class, {Class::aggregates, Class::research_extract, Class::accounts});
}

// What one role can be to a record: nobody adds the standing of another role to his own.
std::set<Relation> standings_of(Role role) {
    using enum Relation;
    switch (role) {
        case Role::nobody: return {};
        case Role::volunteer: return {own_link};
        case Role::resident: return {self, author, Relation::programme};
        case Role::parent: return {Relation::parent};
        case Role::carer:
        case Role::curator:
        case Role::mentor:
        case Role::estate_administrator: return {mandate, author};
        case Role::locum: return {Relation::locum, author, break_glass};
        case Role::conference_participant: return {conference, author};
        case Role::programme_manager:
        case Role::researcher:
        case Role::insurer: return {Relation::programme};
        case Role::technical_admin: return {own_organization, delegated, author};
        case Role::system: return {own_organization, delegated};
        case Role::privacy_officer: return {own_organization, author, Relation::programme};
        default:
            return {own_organization, delegated, offered,    accepted,    sender,
                    shared,           author,    conference, break_glass, Relation::programme};
    }
}

bool is_lent(Relation relation) {
    using enum Relation;
    return is_one_of(relation,
                     {delegated, Relation::locum, conference, mandate, own_link, break_glass});
}

// Written and not read back, by name: a list at the desk, a list behind a link alone.
bool is_drop_box(const Snapshot& asked) {
    return asked.record_class == Class::answers &&
           (asked.role == Role::assistant || asked.level == Level::link);
}

// Whoever releases an extract reads no row of it.
bool is_release(const Snapshot& asked) {
    return asked.role == Role::programme_manager && asked.record_class == Class::research_extract;
}

struct Law {
    std::string_view name;
    bool (*holds)(const Snapshot& permitted);
};

const std::vector<Law> laws{
    {"nobody reads without a standing, and a closed referral is none",
     [](const Snapshot& asked) {
         return asked.relation != Relation::none && asked.relation != Relation::ended;
     }},
    {"no role has the standing of another",
     [](const Snapshot& asked) { return standings_of(asked.role).contains(asked.relation); }},
    {"what is lent ends with its term",
     [](const Snapshot& asked) { return !is_lent(asked.relation) || asked.in_term; }},
    {"what another organisation keeps is seen with a valid consent only",
     [](const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.relation, {offered, accepted, shared, conference, own_link}) ||
                asked.consent == ConsentState::given;
     }},
    {"a mandate and a seat in an MDO cover what they name and no more",
     [](const Snapshot& asked) {
         return !is_one_of(asked.relation, {Relation::mandate, Relation::conference}) ||
                asked.in_scope;
     }},
    {"who writes may read what came of it, but for the drop boxes",
     [](const Snapshot& asked) {
         auto reading = asked;
         reading.operation = Operation::read;
         return asked.operation != Operation::write || is_drop_box(asked) || allowed(reading);
     }},
    {"nobody lets in to more than he has, nobody lets himself in",
     [](const Snapshot& asked) {
         auto reading = asked;
         reading.operation = Operation::read;
         return asked.operation != Operation::grant ||
                (!asked.to_self && (is_release(asked) || allowed(reading)));
     }},
    {"what was lent is not lent on",
     [](const Snapshot& asked) {
         using enum Relation;
         return asked.operation != Operation::grant ||
                is_one_of(asked.relation, {own_organization, self, programme});
     }},
    {"after death or a move nobody new is let in",
     [](const Snapshot& asked) {
         return asked.operation != Operation::grant || asked.person == PersonState::active ||
                (asked.person == PersonState::restricted && asked.relation == Relation::self);
     }},
    {"after death or a move only who keeps a record sees it",
     [](const Snapshot& asked) {
         using enum Relation;
         return is_one_of(asked.person, {PersonState::active, PersonState::restricted}) ||
                is_one_of(asked.relation, {own_organization, delegated, author, programme});
     }},
    {"a restricted record is used by the resident and who acts for him, and for the dispute",
     [](const Snapshot& asked) {
         using enum Relation;
         const bool is_own = is_one_of(asked.relation, {self, Relation::parent, mandate});
         const bool is_dispute =
             asked.in_scope &&
             ((asked.relation == own_organization && asked.operation == Operation::read) ||
              (asked.relation == author && asked.record_class == Class::messages));
         return asked.person != PersonState::restricted || is_own || is_dispute ||
                is_one_of(asked.record_class, {Class::aggregates, Class::research_extract});
     }},
    {"a role is given and the ways to come in are changed with a fresh second factor",
     [](const Snapshot& asked) {
         const bool lets_in =
             asked.operation == Operation::grant ||
             (asked.relation == Relation::author && asked.operation == Operation::write &&
              asked.role != Role::carer &&
              !is_one_of(asked.role, {Role::curator, Role::mentor, Role::estate_administrator}));
         return asked.record_class != Class::accounts || !lets_in ||
                asked.relation == Relation::self || asked.level == Level::fresh;
     }},
    {"a secret address is seen by who keeps it and by the resident",
     [](const Snapshot& asked) {
         return asked.record_class != Class::address || !asked.secret_address ||
                is_one_of(asked.relation, {Relation::own_organization, Relation::self});
     }},
    {"the emergency door reads, for an hour, with a fresh second factor, never BSN or own notes",
     [](const Snapshot& asked) {
         return asked.relation != Relation::break_glass ||
                (asked.operation == Operation::read && asked.in_term &&
                 asked.level == Level::fresh &&
                 !is_one_of(asked.record_class, {Class::bsn, Class::working_notes}));
     }},
    {"a BSN is read in care, at the municipality and by the resident",
     [](const Snapshot& asked) {
         const auto kind = second_reader().organization_of(std::string(name_of(asked.role)));
         return asked.record_class != Class::bsn || kind == "care" || kind == "municipality" ||
                asked.role == Role::resident;
     }},
    {"own working notes are seen by their author",
     [](const Snapshot& asked) {
         return asked.record_class != Class::working_notes || asked.relation == Relation::author;
     }},
    {"supporters, volunteers and who counts reach nothing medical and nothing personal of others",
     [](const Snapshot& asked) {
         const bool is_outside = is_one_of(
             asked.role, {Role::volunteer, Role::village_supporter, Role::programme_manager,
                          Role::researcher, Role::insurer, Role::technical_admin, Role::system});
         const bool is_closed =
             is_one_of(asked.record_class, {Class::bsn, Class::medical_context, Class::answers,
                                            Class::conference_notes}) ||
             (asked.record_class == Class::social_notes &&
              asked.relation != Relation::own_organization &&
              asked.relation != Relation::delegated);
         return !is_outside || !is_closed;
     }},
    {"who counts or administers reaches no person at all",
     [](const Snapshot& asked) {
         return !is_one_of(asked.role, {Role::manager, Role::programme_manager, Role::researcher,
                                        Role::insurer, Role::technical_admin}) ||
                !is_about_a_person(asked.record_class);
     }},
    {"from 16 a parent sees nothing; under 12 the child has no door of its own",
     [](const Snapshot& asked) {
         return asked.relation == Relation::parent
                    ? asked.age != Age::adult
                    : asked.relation != Relation::self || asked.age != Age::under_12 ||
                          !is_about_a_person(asked.record_class);
     }},
    {"safety notes stay with the team that wrote them",
     [](const Snapshot& asked) {
         using enum Relation;
         return asked.record_class != Class::safety_notes ||
                is_one_of(asked.relation, {own_organization, delegated, Relation::locum});
     }},
    {"a link alone opens the closed projection and the drop box",
     [](const Snapshot& asked) {
         return asked.level != Level::link || asked.relation == Relation::own_link ||
                (asked.operation == Operation::write && asked.record_class == Class::answers);
     }},
    {"the log is read by whom it is about, those who act for him, and by the privacy officer with "
     "a "
     "fresh second factor",
     [](const Snapshot& asked) {
         return asked.record_class != Class::access_log ||
                (asked.operation == Operation::read &&
                 (asked.relation != Relation::own_organization ||
                  (asked.role == Role::privacy_officer && asked.level == Level::fresh)));
     }},
    {"what the practice keeps of the web and the plan does not come along with a referral",
     [](const Snapshot& asked) {
         using enum Relation;
         return !is_one_of(asked.record_class, {Class::answers, Class::plan}) ||
                !is_one_of(asked.relation, {offered, accepted, sender});
     }},
};

TEST(Decision, every_law_holds_of_every_permission) {
    std::vector<Complaints> complaints(laws.size());
    for_each_permission([&](const Snapshot& asked) {
        for (std::size_t i = 0; i < laws.size(); ++i)
            if (!laws[i].holds(asked)) complaints[i].add(told(asked));
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
