// What the door tells the decision of who asks and of the record: each fact as it is, and none that
// the room did not bring or that the actor is not.
#include "capabilities/access/asked_cells.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/access/readers.hpp"
#include "capabilities/access/restriction.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

Snapshot last_asked;

class FactsOfTheDoorTest : public CastTest {
  protected:
    static Actor somebody(Actor::Kind kind, const std::string& role,
                          const std::string& organization = "") {
        Actor actor;
        actor.kind = kind;
        actor.role = role;
        actor.organization_id = OrganizationId{organization};
        return actor;
    }
    static Actor gp_at(const std::string& organization) {
        return somebody(Actor::Kind::account, "gp", organization);
    }
    static Actor resident_with(bool code, const std::string& person = cast::lies) {
        auto actor = somebody(Actor::Kind::resident, "resident", cast::practice);
        actor.person_id = PersonId{person};
        actor.code_checked = code;
        return actor;
    }
    static Record of_lies(Relation relation = Relation::none) {
        return {.person_id = PersonId{cast::lies},
                .organization_id = OrganizationId{cast::practice},
                .relation = relation};
    }
    // The question as the decision hears it.
    Snapshot facts(const Actor& actor, const Record& record, Class record_class = Class::plan) {
        last_asked = {};
        const auto asked = app.run([&](UnitOfWork& work) -> Result<> {
            const auto before = listen_to_decisions([](const UnitOfWork&, const Snapshot& snapshot,
                                                       const Decision&) { last_asked = snapshot; });
            work.actor = actor;
            would_allow(work, record_class, Operation::write, record);
            listen_to_decisions(before);
            return {};
        });
        EXPECT_TRUE(asked);
        return last_asked;
    }
    std::string refusal(const Actor& actor, const Record& record, Class record_class) {
        std::string code = "allowed";
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            work.actor = actor;
            const auto answer = may(work, record_class, Operation::read, record);
            if (!answer) code = answer.error().code;
            return {};
        }));
        return code;
    }
    void frozen_by(const std::string& account, const std::string& request = "a request") {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            work.actor = gp_at(cast::practice);
            work.actor.account_id = AccountId{account};
            NewRestriction asked;
            asked.person_id = PersonId{cast::lies};
            asked.organization_id = OrganizationId{cast::practice};
            asked.request_id = request;
            asked.reason = "Dit klopt niet";
            return restrict_record(work, asked);
        }));
    }
};

TEST_F(FactsOfTheDoorTest, own_organisation_and_self_are_seen_from_who_asks) {
    const auto relation = [&](const Actor& actor, const Record& record) {
        return facts(actor, record).relation;
    };
    const Record nowhere{.person_id = PersonId{cast::lies}, .organization_id = {}};
    EXPECT_EQ(relation(gp_at(cast::practice), of_lies()), Relation::own_organization);
    EXPECT_EQ(relation(gp_at(cast::other_practice), of_lies()), Relation::none);
    EXPECT_EQ(relation(gp_at(""), nowhere), Relation::none);
    using enum Actor::Kind;
    EXPECT_EQ(relation(somebody(system, "system", cast::practice), of_lies()),
              Relation::own_organization);
    EXPECT_EQ(relation(somebody(system, "system"), nowhere), Relation::none);
    EXPECT_EQ(relation(somebody(volunteer, "volunteer", cast::practice), of_lies()),
              Relation::none);
    EXPECT_EQ(relation(resident_with(true), of_lies()), Relation::self);
    EXPECT_EQ(relation(resident_with(true, cast::piet), of_lies()), Relation::none);
    auto elsewhere = gp_at(cast::other_practice);
    elsewhere.person_id = PersonId{cast::lies};
    EXPECT_EQ(relation(elsewhere, of_lies()), Relation::none) << "no resident";
    EXPECT_EQ(relation(gp_at(cast::practice), of_lies(Relation::offered)), Relation::offered)
        << "what the room read goes before";
}

TEST_F(FactsOfTheDoorTest, the_role_is_of_the_session_and_behind_a_childs_link_sits_the_parent) {
    const auto role = [&](Actor::Kind kind, const std::string& word,
                          Relation relation = Relation::none) {
        return facts(somebody(kind, word), of_lies(relation)).role;
    };
    using enum Actor::Kind;
    EXPECT_EQ(role(account, "gp"), Role::gp);
    EXPECT_EQ(role(account, "no such role"), Role::nobody);
    EXPECT_EQ(role(resident, "resident"), Role::resident);
    EXPECT_EQ(role(resident, "carer"), Role::carer);
    EXPECT_EQ(role(resident, "gp"), Role::resident) << "a link makes nobody a professional";
    EXPECT_EQ(role(volunteer, "gp"), Role::volunteer);
    EXPECT_EQ(role(system, "gp"), Role::system);
    EXPECT_EQ(role(nobody, "gp"), Role::nobody);
    EXPECT_EQ(role(resident, "resident", Relation::parent), Role::parent);
    EXPECT_EQ(role(account, "gp", Relation::parent), Role::gp);
}

TEST_F(FactsOfTheDoorTest, a_link_alone_is_no_factor) {
    using enum Actor::Kind;
    EXPECT_EQ(facts(gp_at(cast::practice), of_lies()).level, Level::full);
    EXPECT_EQ(facts(somebody(system, "system"), of_lies()).level, Level::full);
    EXPECT_EQ(facts(resident_with(true), of_lies()).level, Level::full);
    EXPECT_EQ(facts(resident_with(false), of_lies()).level, Level::link);
    EXPECT_EQ(facts(somebody(nobody, ""), of_lies()).level, Level::link);
    auto by_link = somebody(volunteer, "volunteer");
    by_link.code_checked = true;
    EXPECT_EQ(facts(by_link, of_lies()).level, Level::link) << "a volunteer has none";
}

TEST_F(FactsOfTheDoorTest, what_the_room_read_is_handed_on_as_it_is) {
    auto record = of_lies(Relation::accepted);
    auto asked = facts(gp_at(cast::welfare), record, Class::feedback);
    EXPECT_EQ(asked.record_class, Class::feedback);
    EXPECT_EQ(asked.operation, Operation::write);
    EXPECT_EQ(asked.consent, ConsentState::none);
    EXPECT_FALSE(asked.in_term || asked.in_scope || asked.secret_address || asked.to_self);
    record.consent = ConsentState::withdrawn;
    record.person = PersonState::deceased;
    record.age = Age::under_16;
    record.in_term = record.in_scope = record.secret_address = true;
    asked = facts(gp_at(cast::welfare), record);
    EXPECT_EQ(asked.consent, ConsentState::withdrawn);
    EXPECT_EQ(asked.person, PersonState::deceased);
    EXPECT_EQ(asked.age, Age::under_16);
    EXPECT_TRUE(asked.in_term && asked.in_scope && asked.secret_address);
}

TEST_F(FactsOfTheDoorTest,
       a_mandate_covers_what_was_ticked_of_the_own_matters_and_not_what_is_hidden) {
    const auto covers = [&](Relation relation, const std::function<void(Record&)>& with) {
        auto record = of_lies(relation);
        with(record);
        return facts(resident_with(true), record).in_scope;
    };
    using enum Relation;
    EXPECT_FALSE(covers(mandate, [](auto&) {}));
    EXPECT_FALSE(covers(mandate, [](auto& one) { one.in_scope = true; })) << "for parents only";
    EXPECT_TRUE(covers(parent, [](auto& one) { one.in_scope = true; }));
    EXPECT_FALSE(covers(parent, [](auto&) {}));
    EXPECT_TRUE(covers(mandate, [](auto& one) { one.ticked = {Class::plan}; }));
    EXPECT_TRUE(covers(parent, [](auto& one) { one.ticked = {Class::plan}; }));
    EXPECT_FALSE(covers(mandate, [](auto& one) { one.ticked = {Class::feedback}; }));
    EXPECT_FALSE(covers(self, [](auto& one) { one.ticked = {Class::plan}; }));
    const auto about = [](std::vector<std::string> matters, std::vector<std::string> what) {
        return [=](Record& one) {
            one.ticked = {Class::plan};
            one.matters = matters;
            one.about = what;
        };
    };
    EXPECT_TRUE(covers(mandate, about({"money"}, {"money"})));
    EXPECT_TRUE(covers(mandate, about({"money"}, {})));
    EXPECT_FALSE(covers(mandate, about({"money"}, {"care"})));
    EXPECT_FALSE(covers(mandate, about({"money"}, {"money", "care"}))) << "for who comes for both";
    const auto hidden = [](Record& one) {
        one.ticked = {Class::plan};
        one.in_scope = one.hidden_from_proxies = true;
    };
    EXPECT_FALSE(covers(mandate, hidden));
    EXPECT_FALSE(covers(parent, hidden));
    EXPECT_TRUE(covers(conference, hidden)) << "no proxy";
}

TEST_F(FactsOfTheDoorTest, a_frozen_record_is_so_for_everybody_and_covered_for_who_decides) {
    frozen_by(cast::hub);
    auto decides = gp_at(cast::practice);
    decides.account_id = AccountId{cast::hub};
    auto asked = facts(decides, of_lies());
    EXPECT_EQ(asked.person, PersonState::restricted);
    EXPECT_TRUE(asked.in_scope);
    EXPECT_FALSE(facts(decides, of_lies(Relation::accepted)).in_scope) << "as its keeper only";
    asked = facts(gp_at(cast::practice), of_lies());
    EXPECT_EQ(asked.person, PersonState::restricted);
    EXPECT_FALSE(asked.in_scope);
    frozen_by(cast::femke, "another request");
    EXPECT_TRUE(facts(decides, of_lies()).in_scope) << "of two, each of who decides";
    decides.account_id = AccountId{cast::femke};
    EXPECT_TRUE(facts(decides, of_lies()).in_scope);
    auto gone = of_lies();
    gone.person = PersonState::gone;
    EXPECT_EQ(facts(gp_at(cast::practice), gone).person, PersonState::restricted);
    EXPECT_EQ(facts(resident_with(true), of_lies()).person, PersonState::restricted);
    for (const auto relation :
         {Relation::self, Relation::parent, Relation::mandate, Relation::own_link}) {
        gone.relation = relation;
        EXPECT_EQ(facts(resident_with(true), gone).person, PersonState::gone)
            << "a dispute opens nothing again";
    }
    auto another = of_lies();
    another.person_id = PersonId{cast::piet};
    EXPECT_EQ(facts(decides, another).person, PersonState::active);
    another.person_id = {};
    EXPECT_EQ(facts(decides, another).person, PersonState::active);
}

TEST_F(FactsOfTheDoorTest, an_emergency_that_nobody_opened_runs_not_whatever_the_room_says) {
    auto record = of_lies(Relation::break_glass);
    record.in_term = true;
    EXPECT_FALSE(facts(gp_at(cast::other_practice), record).in_term);
    EXPECT_FALSE(facts(resident_with(true), record).in_term) << "no professional";
    record.relation = Relation::locum;
    EXPECT_TRUE(facts(gp_at(cast::other_practice), record).in_term);
}

TEST_F(FactsOfTheDoorTest, only_who_knew_of_it_hears_that_it_ended) {
    const auto worker = somebody(Actor::Kind::account, "welfare_coach", cast::welfare);
    const auto said = [&](Relation relation, ConsentState consent,
                          PersonState person = PersonState::active) {
        auto record = of_lies(relation);
        record.consent = consent;
        record.person = person;
        return refusal(worker, record, Class::referral_core);
    };
    using enum Relation;
    EXPECT_EQ(said(accepted, ConsentState::given), "allowed");
    EXPECT_EQ(said(accepted, ConsentState::withdrawn), "access.ended");
    EXPECT_EQ(said(accepted, ConsentState::given, PersonState::gone), "access.ended");
    EXPECT_EQ(said(ended, ConsentState::given), "access.ended");
    EXPECT_EQ(said(offered, ConsentState::withdrawn), "record.absent");
    EXPECT_EQ(said(offered, ConsentState::given, PersonState::gone), "record.absent");
    EXPECT_EQ(said(none, ConsentState::given), "record.absent");
    frozen_by(cast::hub);
    EXPECT_EQ(said(accepted, ConsentState::given), "access.restricted");
    EXPECT_EQ(said(offered, ConsentState::given), "access.restricted");
    EXPECT_EQ(said(offered, ConsentState::none), "record.absent");
    EXPECT_EQ(said(shared, ConsentState::given), "record.absent");
    EXPECT_EQ(refusal(gp_at(cast::practice), of_lies(), Class::plan), "access.restricted");
    EXPECT_EQ(refusal(gp_at(cast::other_practice), of_lies(), Class::plan), "record.absent");
}

TEST_F(FactsOfTheDoorTest, for_who_does_not_ask_now_it_is_asked_as_he_would) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto own = OrganizationId{cast::practice};
        EXPECT_TRUE(link_would_allow(work, Class::plan, Operation::read, of_lies()));
        EXPECT_FALSE(link_would_allow(work, Class::working_notes, Operation::read, of_lies()));
        auto reader = gp_at(cast::practice);
        EXPECT_TRUE(reader_would_allow(work, reader, Class::plan, Operation::read, of_lies()));
        reader.organization_id = OrganizationId{cast::other_practice};
        EXPECT_FALSE(reader_would_allow(work, reader, Class::plan, Operation::read, of_lies()));
        work.actor = somebody(Actor::Kind::account, "manager", cast::practice);
        EXPECT_TRUE(may_be_counted(work, own, true));
        EXPECT_FALSE(may_be_counted(work, own, false)) << "too few";
        work.actor.role = "assistant";
        EXPECT_FALSE(may_be_counted(work, own, true)) << "no letter";
        EXPECT_FALSE(own_organization(work)->empty());
        work.actor.organization_id = {};
        EXPECT_FALSE(own_organization(work));
        work.actor = resident_with(true);
        EXPECT_FALSE(own_organization(work)) << "a resident works nowhere";
        return {};
    }));
}

TEST_F(FactsOfTheDoorTest, only_an_account_or_a_resident_with_a_factor_proves_anew) {
    const auto session = value("select id from session where account_id = $1", {cast::hub});
    ASSERT_FALSE(session.empty());
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto proves = [&](Actor actor) {
            actor.session_id = decltype(actor.session_id){session};
            work.actor = actor;
            return is_fresh(work);
        };
        EXPECT_TRUE(proves(gp_at(cast::practice)));
        EXPECT_TRUE(proves(resident_with(true)));
        EXPECT_FALSE(proves(resident_with(false)));
        auto by_link = somebody(Actor::Kind::volunteer, "volunteer");
        by_link.code_checked = true;
        EXPECT_FALSE(proves(by_link));
        return {};
    }));
}

TEST(TermOfTheDoor, a_mandate_runs_until_and_with_its_last_day) {
    Mandate mandate;
    mandate.ends_on = "2026-11-02";
    EXPECT_FALSE(runs(mandate, "2026-11-01")) << "nobody confirmed it";
    mandate.confirmed_at = "2026-11-01T09:00:00.000Z";
    EXPECT_TRUE(runs(mandate, "2026-11-01"));
    EXPECT_TRUE(runs(mandate, "2026-11-02"));
    EXPECT_FALSE(runs(mandate, "2026-11-03"));
    mandate.ended_at = "2026-11-01T10:00:00.000Z";
    EXPECT_FALSE(runs(mandate, "2026-11-01"));
}

TEST(AgeOfTheDoor, changes_at_twelve_and_sixteen) {
    EXPECT_EQ(age_of("", "2026-11-02"), Age::adult);
    EXPECT_EQ(age_of("2014-11-03", "2026-11-02"), Age::under_12);
    EXPECT_EQ(age_of("2014-11-02", "2026-11-02"), Age::under_16);
    EXPECT_EQ(age_of("2010-11-03", "2026-11-02"), Age::under_16);
    EXPECT_EQ(age_of("2010-11-02", "2026-11-02"), Age::adult);
}

}  // namespace
}  // namespace veerkracht::access
