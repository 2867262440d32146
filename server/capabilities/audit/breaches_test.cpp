// The register of breaches: the 72 hours, what must be decided, and that nothing is forgotten.
#include "capabilities/audit/breaches.hpp"

#include "kernel/clock.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::audit {
namespace {

class BreachTest : public CastTest {
  protected:
    BreachTest() {
        testing::hire(app, officer_id, cast::practice, "privacy_officer");
        testing::hire(app, elsewhere_id, cast::welfare, "privacy_officer");
        const auto local = local_time_of(to_text(app.clock->now()));
        today = local.substr(0, 10);
        clock_now = local.substr(11, 5);
    }
    TestSession officer() { return signed_in(officer_id); }

    boost::json::object facts(const boost::json::object& with = {}) const {
        boost::json::object all{{"discovered_on", today},
                                {"discovered_clock", "08:00"},
                                {"what", "Een kanarie-mail ging naar een verkeerd adres"},
                                {"kind", "confidentiality"},
                                {"classes", {"identity"}},
                                {"people", 3},
                                {"risk", ""},
                                {"measures", ""},
                                {"report", ""},
                                {"reported_on", ""},
                                {"reported_clock", ""},
                                {"report_words", ""},
                                {"told", ""},
                                {"told_on", ""},
                                {"told_words", ""}};
        for (const auto& [name, value] : with) all[name] = value;
        return all;
    }
    // All that must be decided: nobody ran a risk.
    static boost::json::object decided() {
        return {{"risk", "none"},           {"measures", "De ontvanger wiste de mail"},
                {"report", "not_reported"}, {"report_words", "Er stond geen naam in"},
                {"told", "not_told"},       {"told_words", "Er was geen risico"}};
    }
    TestReply noted(const boost::json::object& with = {}) {
        return app.ask(officer(), "POST /api/breaches", facts(with));
    }
    std::string id() {
        return value("select id from breach order by noted_at desc, id desc limit 1");
    }
    int version() { return std::stoi(value("select version from breach where id = $1", {id()})); }
    TestReply changed(const boost::json::object& with, int from_version = 0) {
        return app.ask(
            officer(), "PUT /api/breaches/" + id(),
            {{"version", from_version == 0 ? version() : from_version}, {"facts", facts(with)}});
    }
    TestReply acts(const std::string& act) {
        return app.ask(officer(), "POST /api/breaches/" + id() + "/" + act,
                       {{"version", version()}});
    }
    std::string mails(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }

    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    const std::string elsewhere_id = "018f0000-0000-7000-8000-00000000b0f2";
    std::string today, clock_now;
};

TEST_F(BreachTest, from_the_discovery_there_are_72_hours) {
    const auto done = noted();
    ASSERT_EQ(done.status, 201) << done.raw;
    const auto row = done.at("row");
    EXPECT_EQ(row.at("report_due_at").as_string(),
              plus_minutes(row.at("discovered_at").as_string(), 72 * 60));
    EXPECT_FALSE(row.at("late").as_bool());
    days_later(3);
    EXPECT_TRUE(app.ask(officer(), "GET /api/breaches").body.at(0).at("late").as_bool());
}

TEST_F(BreachTest, what_is_not_filled_in_well_is_told_beside_its_field) {
    const auto wrong = [&](const boost::json::object& with) {
        const auto reply = noted(with);
        EXPECT_EQ(reply.status, 422) << reply.raw;
        return reply.status == 422 ? reply.at("fields").as_object() : boost::json::object();
    };
    EXPECT_EQ(wrong({{"what", "  "}}).at("what"), "required");
    EXPECT_EQ(wrong({{"discovered_clock", "25:00"}}).at("discovered_clock"), "malformed");
    EXPECT_EQ(wrong({{"discovered_on", plus_days(today, 1)}}).at("discovered_on"), "out_of_range");
    EXPECT_EQ(wrong({{"risk", "huge"}}).at("risk"), "not_a_choice");
    EXPECT_EQ(wrong({{"classes", {"gossip"}}}).at("classes"), "not_a_choice");
    EXPECT_EQ(wrong({{"report", "reported"}}).at("reported_on"), "required");
    EXPECT_EQ(wrong({{"report", "not_reported"}}).at("report_words"), "required");
    EXPECT_EQ(
        wrong({{"report", "not_reported"}, {"report_words", "Nee"}, {"risk", "high"}}).at("report"),
        "risk_is_reported");
    EXPECT_EQ(wrong({{"told", "not_told"}}).at("told_words"), "required");
    EXPECT_EQ(wrong({{"told", "told"}}).at("told_on"), "required");
    EXPECT_EQ(value("select count(*) from breach"), "0");
}

TEST_F(BreachTest, who_reports_later_than_72_hours_says_why) {
    const boost::json::object late{{"discovered_on", plus_days(today, -5)},
                                   {"report", "reported"},
                                   {"reported_on", today},
                                   {"reported_clock", "08:30"}};
    EXPECT_EQ(noted(late).at("fields").at("report_words"), "required");
    auto explained = late;
    explained["report_words"] = "De mailprovider antwoordde pas vandaag";
    EXPECT_EQ(noted(explained).status, 201);
}

TEST_F(BreachTest, it_closes_only_when_everything_was_decided_and_then_changes_no_more) {
    noted();
    const auto open = acts("close");
    EXPECT_EQ(open.status, 422);
    for (const auto* field : {"risk", "measures", "report", "told"})
        EXPECT_EQ(open.at("fields").at(field), "required") << field;
    ASSERT_EQ(changed(decided()).status, 200);
    ASSERT_EQ(acts("close").status, 201);
    EXPECT_EQ(changed(decided()).text("code"), "breach.closed");
    EXPECT_EQ(acts("close").text("code"), "breach.closed");
    ASSERT_EQ(acts("reopen").status, 201);
    EXPECT_EQ(acts("reopen").text("code"), "breach.open");
}

TEST_F(BreachTest, every_state_that_it_had_is_kept_with_who_and_when) {
    noted();
    changed({{"people", 40}, {"risk", "some"}});
    ASSERT_EQ(changed(decided()).status, 200);
    acts("close");
    const auto history = app.ask(officer(), "GET /api/breaches/" + id()).at("history");
    ASSERT_EQ(history.as_array().size(), 4U);
    EXPECT_EQ(history.at(0).at("act"), "closed");
    EXPECT_EQ(history.at(3).at("act"), "noted");
    EXPECT_EQ(history.at(3).at("facts").at("people"), 3);
    EXPECT_EQ(history.at(2).at("facts").at("people"), 40);
    EXPECT_EQ(history.at(2).at("changed"), (boost::json::array{"people", "risk"}));
    EXPECT_EQ(history.at(0).at("by_name"), "Floor Functionaris");
    const auto kept = app.show("select * from breach") + app.show("select * from breach_change");
    EXPECT_EQ(kept.find("kanarie"), std::string::npos);
    EXPECT_EQ(kept.find("6b616e61726965"), std::string::npos);
}

TEST_F(BreachTest, of_two_officers_at_once_one_is_told_that_it_changed) {
    noted();
    EXPECT_EQ(changed({{"people", 4}}, 1).status, 200);
    EXPECT_EQ(changed({{"people", 5}}, 1).text("code"), "record.changed");
    EXPECT_EQ(value("select count(*) from breach_change"), "2");
}

TEST_F(BreachTest, a_double_click_notes_one) {
    const auto who = officer();
    for (int press = 0; press < 2; ++press)
        EXPECT_EQ(app.ask_once(who, "lek", "POST /api/breaches", facts()).status, 201);
    EXPECT_EQ(value("select count(*) from breach"), "1");
}

TEST_F(BreachTest, it_is_of_the_own_organisation_the_own_role_and_a_fresh_proof) {
    noted();
    const auto elsewhere = signed_in(elsewhere_id);
    EXPECT_EQ(app.ask(elsewhere, "GET /api/breaches/" + id()).status, 404);
    EXPECT_TRUE(app.ask(elsewhere, "GET /api/breaches").body.as_array().empty());
    for (const auto& who : {gp, nurse, assistant, manager, admin, coach})
        EXPECT_EQ(app.ask(who, "GET /api/breaches").status, 403);
    const auto who = officer();
    app.clock->advance_minutes(6);
    EXPECT_EQ(app.ask(who, "GET /api/breaches").text("code"), "session.proof_wanted");
}

TEST_F(BreachTest, the_officer_hears_it_a_day_before_the_hours_are_over_and_each_day_after) {
    noted();
    app.deliver();
    EXPECT_EQ(mails("breach_waits"), "0");
    days_later(2);
    app.deliver();
    EXPECT_EQ(mails("breach_waits"), "1");
    app.clock->advance_minutes(61);
    app.deliver();
    EXPECT_EQ(mails("breach_waits"), "1");
    days_later(1);
    app.deliver();
    EXPECT_EQ(mails("breach_late"), "1");
    changed({{"discovered_on", today},
             {"risk", "none"},
             {"report", "not_reported"},
             {"report_words", "Geen risico"}});
    days_later(2);
    app.deliver();
    EXPECT_EQ(mails("breach_late"), "1") << "it was decided";
}

// What was opened in an emergency and was not in order.
class EmergencyBreachTest : public BreachTest {
  protected:
    EmergencyBreachTest() {
        const auto case_id = accepted();
        app.ask(coach, "POST /api/cases/" + case_id + "/notes", {{"words", "Bij haar zus"}});
        EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/emergency",
                          {{"reason", "unsafe"}, {"words", "kanarie-woord"}})
                      .status,
                  201);
        emergency = value("select id from emergency");
    }
    TestReply judged(const std::string& verdict) {
        return app.ask(officer(), "POST /api/emergencies/" + emergency + "/judge",
                       {{"version", std::stoi(value("select version from emergency"))},
                        {"verdict", verdict},
                        {"words", "kanarie-reden"}});
    }
    TestReply to_breach() {
        return app.ask(officer(), "POST /api/emergencies/" + emergency + "/breach");
    }
    std::string emergency;
};

TEST_F(EmergencyBreachTest, one_step_leads_to_a_breach_that_is_filled_in_and_there_is_one) {
    EXPECT_EQ(to_breach().text("code"), "emergency.in_order");
    ASSERT_EQ(judged("not_in_order").status, 201);
    const auto made = to_breach();
    ASSERT_EQ(made.status, 201) << made.raw;
    EXPECT_EQ(made.at("facts").at("kind"), "confidentiality");
    EXPECT_EQ(made.at("facts").at("people"), 1);
    EXPECT_TRUE(made.at("row").at("of_emergency").as_bool());
    EXPECT_NE(made.raw.find("Hub Voorbeeld"), std::string::npos);
    for (const auto* never : {"Lies", "kanarie"})
        EXPECT_EQ(made.raw.find(never), std::string::npos) << never;
    EXPECT_EQ(to_breach().at("row").at("id"), made.at("row").at("id"));
    EXPECT_EQ(value("select count(*) from breach"), "1");
}

TEST_F(EmergencyBreachTest, the_officer_of_whose_notes_they_were_makes_no_breach_of_it_here) {
    judged("not_in_order");
    EXPECT_EQ(
        app.ask(signed_in(elsewhere_id), "POST /api/emergencies/" + emergency + "/breach").status,
        404);
}

}  // namespace
}  // namespace veerkracht::audit
