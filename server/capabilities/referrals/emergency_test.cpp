// An emergency: who opens what, for how long, and who hears of it.
#include "capabilities/access/emergency.hpp"
#include "capabilities/notifications/sending.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::referrals {
namespace {

class EmergencyTest : public CastTest {
  protected:
    EmergencyTest() {
        case_id = accepted();
        lies = lies_at_her_page();
        EXPECT_EQ(app.ask(coach, "POST /api/cases/" + case_id + "/notes",
                          {{"words", "Slaapt bij haar zus op de Kade"}})
                      .status,
                  201);
        officer = hired("018f0000-0000-7000-8000-00000000b0f1", cast::practice);
        officer_of_welfare = hired("018f0000-0000-7000-8000-00000000b0f2", cast::welfare);
    }
    TestSession hired(const std::string& id, const std::string& organization) {
        testing::hire(app, id, organization, "privacy_officer");
        return signed_in(id);
    }
    TestReply opened(const TestSession& who, const boost::json::object& with = {}) {
        boost::json::object body{{"reason", "life_in_danger"}, {"words", "Belde 112, geen adres"}};
        for (const auto& [name, value] : with) body[name] = value;
        return app.ask(who, "POST /api/people/" + cast::lies + "/emergency", body);
    }
    TestReply page(const TestSession& who) {
        return app.ask(who, "GET /api/people/" + cast::lies + "/emergency");
    }
    TestReply list(const TestSession& who) { return app.ask(who, "GET /api/emergencies"); }
    TestReply judged(const TestSession& who, const std::string& verdict,
                     const std::string& words = "") {
        return app.ask(who, "POST /api/emergencies/" + id() + "/judge",
                       {{"version", version()}, {"verdict", verdict}, {"words", words}});
    }
    std::string id() { return value("select id from emergency order by opened_at desc limit 1"); }
    int version() {
        return std::stoi(value("select version from emergency where id = $1", {id()}));
    }
    std::size_t emergencies_seen_by_lies() {
        const auto looks = app.ask(lies, "GET /api/my/looks");
        EXPECT_EQ(looks.status, 200) << looks.raw;
        std::size_t count = 0;
        for (const auto& row : looks.at("rows").as_array())
            count += row.at("emergency").as_bool() ? 1 : 0;
        return count;
    }
    std::size_t messages(const std::string& kind) {
        return std::stoul(value("select count(*) from outbox where kind = $1", {kind}));
    }

    std::string case_id;
    TestSession lies, officer, officer_of_welfare;
};

TEST_F(EmergencyTest, the_gp_reads_for_an_hour_what_the_coach_wrote_and_writes_nothing) {
    EXPECT_TRUE(page(gp).at("parties").as_array().empty());
    EXPECT_TRUE(lacks(page(gp), "opened_at"));
    const auto shown = opened(gp);
    ASSERT_EQ(shown.status, 201) << shown.raw;
    ASSERT_EQ(shown.at("parties").as_array().size(), 1U);
    const auto& party = shown.at("parties").at(0);
    EXPECT_EQ(party.at("organization_name").as_string(), "Denkbeeld Welzijn");
    EXPECT_EQ(party.at("notes").at(0).at("words").as_string(), "Slaapt bij haar zus op de Kade");
    for (int minute = 0; minute < 60; minute += 10) {
        EXPECT_EQ(page(gp).at("parties").as_array().size(), 1U) << "the proof of the opening";
        app.clock->advance_minutes(10);
    }
    EXPECT_TRUE(page(gp).at("parties").as_array().empty());
    EXPECT_EQ(page(gp).raw.find("Kade"), std::string::npos);
}

TEST_F(EmergencyTest, the_practice_nurse_reads_the_notes_and_no_plan) {
    const auto shown = opened(nurse);
    ASSERT_EQ(shown.status, 201) << shown.raw;
    EXPECT_NE(shown.raw.find("Kade"), std::string::npos);
    EXPECT_EQ(value("select count(*) from access_log_person where ground = 'break_glass'"), "1");
}

TEST_F(EmergencyTest, who_is_done_closes_it) {
    ASSERT_EQ(opened(gp).status, 201);
    const auto closed = app.ask(gp, "POST /api/people/" + cast::lies + "/emergency/end");
    EXPECT_EQ(closed.status, 201) << closed.raw;
    EXPECT_TRUE(page(gp).at("parties").as_array().empty());
}

TEST_F(EmergencyTest, it_wants_a_proof_of_a_moment_ago) {
    app.clock->advance_minutes(6);
    const auto refused = opened(gp);
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.text("code"), "session.proof_wanted");
    EXPECT_EQ(value("select count(*) from emergency"), "0");
}

TEST_F(EmergencyTest, a_reason_is_chosen_and_told) {
    EXPECT_EQ(opened(gp, {{"reason", "curious"}}).status, 422);
    EXPECT_EQ(opened(gp, {{"words", ""}}).status, 422);
    EXPECT_EQ(opened(gp, {{"words", "  "}}).status, 422);
    EXPECT_EQ(value("select count(*) from emergency"), "0");
}

TEST_F(EmergencyTest, who_has_no_such_right_or_no_such_patient_opens_nothing) {
    for (const auto& who : {assistant, coach, manager, admin, referrer, officer})
        EXPECT_EQ(opened(who).status, 403);
    const auto there = opened(stranger);
    EXPECT_EQ(there.status, 404);
    ASSERT_EQ(opened(gp).status, 201);
    EXPECT_TRUE(page(nurse).at("parties").as_array().empty()) << "what a colleague opened";
    EXPECT_EQ(page(stranger).status, 404);
}

TEST_F(EmergencyTest, where_nobody_else_keeps_anything_there_is_nothing_to_open) {
    const auto path = "/api/people/" + cast::piet + "/emergency";
    EXPECT_FALSE(app.ask(gp, "GET " + path).at("can_open").as_bool());
    const auto refused =
        app.ask(gp, "POST " + path, {{"reason", "unsafe"}, {"words", "Niemand weet iets"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("code"), "emergency.nothing_elsewhere");
}

TEST_F(EmergencyTest, what_is_frozen_for_a_dispute_stays_closed) {
    ASSERT_EQ(app.ask(lies, "POST /api/my/requests",
                      {{"organization_id", cast::welfare},
                       {"kind", "objection"},
                       {"subject", "other"},
                       {"words", "Gebruik dit niet meer"}})
                  .status,
              201);
    const auto request = value("select id from record_request");
    ASSERT_EQ(app.ask(coach, "POST /api/record_requests/" + request + "/restrict",
                      {{"words", "Wij zoeken het uit"}})
                  .status,
              201);
    const auto shown = opened(gp);
    ASSERT_EQ(shown.status, 201) << shown.raw;
    EXPECT_TRUE(shown.at("parties").at(0).at("frozen").as_bool());
    EXPECT_TRUE(shown.at("parties").at(0).at("notes").as_array().empty());
}

TEST_F(EmergencyTest, the_resident_the_coach_and_both_privacy_officers_hear_it) {
    ASSERT_EQ(opened(gp).status, 201);
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 1U);
    EXPECT_EQ(messages("emergency_to_review"), 2U);
    const auto worklist = app.ask(coach, "GET /api/worklist");
    EXPECT_NE(worklist.raw.find("emergency_opened"), std::string::npos);
    EXPECT_EQ(emergencies_seen_by_lies(), 2U) << "the notes and the plan";
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 1U) << "once";
}

TEST_F(EmergencyTest, who_is_in_danger_by_it_is_told_later_and_at_the_latest_after_thirty_days) {
    ASSERT_EQ(opened(gp, {{"not_safe", "Haar man leest mee"}}).status, 201);
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 0U);
    EXPECT_EQ(emergencies_seen_by_lies(), 0U);
    days_later(29);
    lies = lies_at_her_page();
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 0U);
    EXPECT_EQ(emergencies_seen_by_lies(), 0U);
    days_later(1);
    lies = lies_at_her_page();
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 1U);
    EXPECT_EQ(emergencies_seen_by_lies(), 2U);
}

TEST_F(EmergencyTest, the_privacy_officer_lets_it_be_told_sooner_and_never_later_than_the_rules) {
    ASSERT_EQ(opened(gp, {{"not_safe", "Haar man leest mee"}}).status, 201);
    const auto tell = [&](const std::string& day) {
        return app.ask(officer, "POST /api/emergencies/" + id() + "/tell",
                       {{"version", version()}, {"tell_on", day}});
    };
    const auto today = day_of(value("select opened_at from emergency"));
    EXPECT_EQ(tell(plus_days(today, 31)).status, 422);
    EXPECT_EQ(tell(plus_days(today, -1)).status, 422);
    EXPECT_EQ(tell(today).status, 201);
    EXPECT_EQ(emergencies_seen_by_lies(), 2U);
    app.clock->advance_minutes(61);
    app.deliver();
    EXPECT_EQ(messages("emergency_opened"), 1U);
}

TEST_F(EmergencyTest, the_privacy_officer_judges_each_opening_with_a_fresh_proof) {
    ASSERT_EQ(opened(gp).status, 201);
    const auto shown = list(officer);
    ASSERT_EQ(shown.status, 200) << shown.raw;
    const auto& row = shown.body.at(0);
    EXPECT_EQ(row.at("person_name").as_string(), "Lies Verzonnen");
    EXPECT_EQ(row.at("words").as_string(), "Belde 112, geen adres");
    EXPECT_EQ(row.at("looks").as_int64(), 2);
    EXPECT_EQ(row.at("verdict").as_string(), "");
    EXPECT_EQ(judged(officer, "not_in_order").status, 422) << "says why";
    EXPECT_EQ(judged(officer, "not_in_order", "Geen gevaar").status, 201);
    EXPECT_EQ(judged(officer, "in_order").status, 409) << "once";
    app.clock->advance_minutes(6);
    EXPECT_EQ(list(officer).status, 401);
    EXPECT_EQ(judged(officer, "in_order").status, 401);
}

TEST_F(EmergencyTest, the_other_officer_sees_that_the_own_records_were_opened_and_judges_nothing) {
    ASSERT_EQ(opened(gp).status, 201);
    const auto shown = list(officer_of_welfare);
    ASSERT_EQ(shown.body.as_array().size(), 1U) << shown.raw;
    const auto& row = shown.body.at(0);
    EXPECT_FALSE(row.at("own").as_bool());
    EXPECT_EQ(row.at("words").as_string(), "") << "the words stay with who wrote them";
    EXPECT_EQ(row.at("person_name").as_string(), "Lies Verzonnen");
    EXPECT_EQ(judged(officer_of_welfare, "in_order").status, 404);
    const auto elsewhere = hired("018f0000-0000-7000-8000-00000000b0f3", cast::other_welfare);
    EXPECT_TRUE(list(elsewhere).body.as_array().empty());
    EXPECT_EQ(judged(elsewhere, "in_order").status, 404);
    for (const auto& who : {gp, manager, admin, coach}) EXPECT_EQ(list(who).status, 403);
}

TEST_F(EmergencyTest, more_than_three_in_a_week_is_told_as_such) {
    for (int i = 0; i < 4; ++i) {
        ASSERT_EQ(opened(gp).status, 201);
        app.deliver();
        EXPECT_EQ(messages("emergency_often"), i == 3 ? 1U : 0U);
        ASSERT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/emergency/end").status, 201);
        app.clock->advance_minutes(1);
    }
    EXPECT_TRUE(list(officer).body.at(0).at("often").as_bool());
    EXPECT_FALSE(list(officer).body.at(1).at("often").as_bool());
}

TEST_F(EmergencyTest, without_a_privacy_officer_who_can_give_that_role_hears_it) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = false where role = 'privacy_officer'"));
        return {};
    }));
    ASSERT_EQ(opened(gp).status, 201);
    app.deliver();
    EXPECT_EQ(messages("emergency_to_review"),
              std::stoul(value("select count(*) from account where active and ((organization_id = "
                               "$1 and role in ('gp', 'manager')) or (organization_id = $2 and "
                               "role = 'manager'))",
                               {cast::practice, cast::welfare})));
}

}  // namespace
}  // namespace veerkracht::referrals
