// The month within which an answer comes: what the privacy officer sees of it, and what he may do.
#include "capabilities/requests/request_clock.hpp"

#include "kernel/clock.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::requests {
namespace {

class RequestClockTest : public CastTest {
  protected:
    RequestClockTest() {
        case_id = accepted();
        lies = lies_at_her_page();
        hire(officer_id, cast::practice);
        hire(officer_of_welfare_id, cast::welfare);
        today = day_of(app.clock->now());
    }
    void hire(const std::string& id, const std::string& organization) {
        testing::hire(app, id, organization, "privacy_officer");
    }
    // With a proof of this moment.
    TestSession officer() { return signed_in(officer_id); }
    TestSession officer_of_welfare() { return signed_in(officer_of_welfare_id); }

    std::string asked(const std::string& kind = "correction",
                      const std::string& organization = cast::practice) {
        const auto reply = app.ask(lies, "POST /api/my/requests",
                                   {{"organization_id", organization},
                                    {"kind", kind},
                                    {"subject", "phone"},
                                    {"words", "kanarie: mijn nummer"}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return value("select id from record_request order by asked_at desc, id desc limit 1");
    }
    TestReply clock_of(const TestSession& who) { return app.ask(who, "GET /api/request_clock"); }
    TestReply extended(const TestSession& who, const std::string& id,
                       const std::string& words = "Wij wachten op het ziekenhuis",
                       int version = 1) {
        return app.ask(who, "POST /api/record_requests/" + id + "/extend",
                       {{"version", version}, {"words", words}});
    }
    TestReply noted(const boost::json::object& with = {}) {
        boost::json::object body{{"kind", "insight"},       {"came_by", "letter"},
                                 {"name", "Mia Verzonnen"}, {"words", "Wil alles zien"},
                                 {"handled_by", "Mies"},    {"received_on", today}};
        for (const auto& [name, value] : with) body[name] = value;
        return app.ask(officer(), "POST /api/written_requests", body);
    }
    std::string newest_written() {
        return value("select id from written_request order by noted_at desc, id desc limit 1");
    }
    int version_of_request(const std::string& id) {
        return std::stoi(value("select version from record_request where id = $1", {id}));
    }
    std::string mails(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    void run_the_hours() {
        app.clock->advance_minutes(61);
        app.deliver();
        app.deliver();
    }

    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    const std::string officer_of_welfare_id = "018f0000-0000-7000-8000-00000000b0f2";
    std::string case_id, today;
    TestSession lies;
};

TEST_F(RequestClockTest, the_officer_sees_whose_request_it_is_and_until_when_and_no_word_of_it) {
    asked();
    const auto clock = clock_of(officer());
    ASSERT_EQ(clock.status, 200) << clock.raw;
    const auto row = clock.at("requests").at(0);
    EXPECT_EQ(row.at("name"), "Lies Verzonnen");
    EXPECT_EQ(row.at("kind"), "correction");
    EXPECT_EQ(row.at("handled_by"), "Hub Voorbeeld");
    EXPECT_EQ(row.at("received_on").as_string(), today);
    EXPECT_EQ(row.at("due_on").as_string(), plus_months(today, 1));
    EXPECT_EQ(clock.raw.find("kanarie"), std::string::npos);
    EXPECT_TRUE(clock_of(officer_of_welfare()).at("requests").as_array().empty());
}

TEST_F(RequestClockTest, it_wants_a_proof_of_a_moment_ago_and_this_role) {
    for (const auto& other : {gp, nurse, assistant, coach, manager, admin})
        EXPECT_EQ(clock_of(other).status, 403);
    EXPECT_EQ(clock_of(lies).status, 401);
    const auto who = officer();
    app.clock->advance_minutes(6);
    EXPECT_EQ(clock_of(who).text("code"), "session.proof_wanted");
}

TEST_F(RequestClockTest, what_is_late_stands_first_and_what_was_answered_last) {
    const auto first = asked();
    days_later(10);
    sign_in_all();
    noted({{"received_on", plus_days(today, -40)}});
    app.ask(gp, "POST /api/record_requests/" + first + "/answer",
            {{"version", 1}, {"answer", "done"}, {"words", ""}});
    lies = lies_at_her_page();
    asked("objection");
    const auto clock = clock_of(officer());
    const auto& rows = clock.at("requests").as_array();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_TRUE(rows[0].at("late").as_bool());
    EXPECT_TRUE(rows[0].at("written").as_bool());
    EXPECT_EQ(rows[1].at("kind"), "objection");
    EXPECT_EQ(rows[2].at("answer"), "done");
}

TEST_F(RequestClockTest, it_is_extended_once_by_two_months_and_the_resident_is_told_why) {
    const auto id = asked();
    EXPECT_EQ(extended(officer(), id, "  ").at("fields").at("words"), "required");
    const auto done = extended(officer(), id);
    ASSERT_EQ(done.status, 201) << done.raw;
    const auto row = done.at("requests").at(0);
    EXPECT_EQ(row.at("due_on").as_string(), plus_months(plus_months(today, 1), 2));
    EXPECT_FALSE(row.at("may_extend").as_bool());
    EXPECT_FALSE(row.at("extension_told").as_bool());
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("record_extended"), "1");
    EXPECT_TRUE(clock_of(officer()).at("requests").at(0).at("extension_told").as_bool());
    EXPECT_EQ(extended(officer(), id, "Nog eens", 2).text("code"), "request.extended_already");
    const auto mine = app.ask(lies, "GET /api/my/requests").at("requests").at(0);
    EXPECT_EQ(mine.at("extension").at("words"), "Wij wachten op het ziekenhuis");
    EXPECT_EQ(mine.at("due_on").as_string(), plus_months(plus_months(today, 1), 2));
    const auto kept = app.show("select * from request_extension");
    EXPECT_EQ(kept.find("ziekenhuis"), std::string::npos);
}

TEST_F(RequestClockTest, of_two_officers_at_once_and_of_a_double_click_one_extends) {
    const auto id = asked();
    const auto first = officer();
    const auto body = boost::json::object{{"version", 1}, {"words", "Het duurt langer"}};
    const auto path = "POST /api/record_requests/" + id + "/extend";
    EXPECT_EQ(app.ask_once(first, "druk", path, body).status, 201);
    EXPECT_EQ(app.ask_once(first, "druk", path, body).status, 201) << "the same press";
    EXPECT_EQ(app.ask(officer(), path, body).status, 409);
    EXPECT_EQ(value("select count(*) from request_extension"), "1");
}

TEST_F(RequestClockTest, what_is_late_answered_or_only_stands_beside_is_not_extended) {
    const auto statement = asked("statement");
    EXPECT_EQ(extended(officer(), statement).text("code"), "request.not_to_extend");
    const auto late = asked();
    days_later(32);
    EXPECT_EQ(extended(officer(), late).text("code"), "request.too_late_to_extend");
    sign_in_all();
    app.ask(gp, "POST /api/record_requests/" + late + "/answer",
            {{"version", version_of_request(late)}, {"answer", "done"}, {"words", ""}});
    EXPECT_EQ(extended(officer(), late, "Later", version_of_request(late)).text("code"),
              "request.answered_already");
}

TEST_F(RequestClockTest, the_officer_of_another_organisation_extends_nothing) {
    const auto id = asked();
    EXPECT_EQ(extended(officer_of_welfare(), id).status, 404);
    EXPECT_EQ(value("select count(*) from request_extension"), "0");
}

TEST_F(RequestClockTest, a_late_answer_comes_to_the_officer_and_is_never_silent) {
    asked();
    days_later(25);
    app.deliver();
    EXPECT_EQ(mails("record_request_waits"), "1");
    EXPECT_EQ(mails("record_request_late"), "0");
    days_later(8);
    app.deliver();
    EXPECT_EQ(mails("record_request_late"), "1");
    EXPECT_EQ(value("select recipient from outbox where kind = 'record_request_late'"),
              officer_id + "@account.example");
    days_later(8);
    app.deliver();
    EXPECT_EQ(mails("record_request_late"), "2") << "each week";
}

TEST_F(RequestClockTest, what_came_by_letter_has_the_same_clock_and_an_answer_with_its_day) {
    const auto done = noted({{"received_on", plus_days(today, -3)}});
    ASSERT_EQ(done.status, 201) << done.raw;
    const auto row = done.at("requests").at(0);
    EXPECT_EQ(row.at("name"), "Mia Verzonnen");
    EXPECT_EQ(row.at("words"), "Wil alles zien");
    EXPECT_EQ(row.at("due_on").as_string(), plus_months(plus_days(today, -3), 1));
    const auto path = "POST /api/written_requests/" + newest_written();
    EXPECT_EQ(
        app.ask(officer(), path + "/answer",
                {{"version", 1}, {"answer", "refused"}, {"words", ""}, {"answered_on", today}})
            .at("fields")
            .at("words"),
        "required");
    EXPECT_EQ(app.ask(officer(), path + "/answer",
                      {{"version", 1},
                       {"answer", "done"},
                       {"words", ""},
                       {"answered_on", plus_days(today, 1)}})
                  .status,
              422);
    const auto answered =
        app.ask(officer(), path + "/answer",
                {{"version", 1}, {"answer", "done"}, {"words", ""}, {"answered_on", today}});
    ASSERT_EQ(answered.status, 201) << answered.raw;
    EXPECT_EQ(answered.at("requests").at(0).at("answered_on").as_string(), today);
    EXPECT_EQ(app.ask(officer(), path + "/answer",
                      {{"version", 2}, {"answer", "done"}, {"words", ""}, {"answered_on", today}})
                  .text("code"),
              "request.answered_already");
    const auto kept = app.show("select * from written_request");
    EXPECT_EQ(kept.find("Mia"), std::string::npos);
    EXPECT_EQ(kept.find("alles"), std::string::npos);
}

TEST_F(RequestClockTest, a_letter_is_extended_when_the_asker_was_told_within_the_month) {
    noted({{"received_on", plus_days(today, -20)}});
    const auto path = "POST /api/written_requests/" + newest_written() + "/extend";
    const auto told = [&](int days, int version = 1) {
        return app.ask(officer(), path,
                       {{"version", version},
                        {"words", "Het archief is buiten de deur"},
                        {"told_on", plus_days(today, days)}});
    };
    EXPECT_EQ(told(1).at("fields").at("told_on"), "out_of_range");
    EXPECT_EQ(told(-21).status, 422);
    ASSERT_EQ(told(0).status, 201);
    EXPECT_EQ(told(0, 2).text("code"), "request.extended_already");
    const auto row = clock_of(officer()).at("requests").at(0);
    EXPECT_EQ(row.at("due_on").as_string(), plus_months(plus_months(plus_days(today, -20), 1), 2));
}

TEST_F(RequestClockTest, the_officer_hears_of_a_letter_before_its_day_and_when_it_is_late) {
    noted();
    run_the_hours();
    EXPECT_EQ(mails("written_request_waits"), "0");
    days_later(25);
    run_the_hours();
    EXPECT_EQ(mails("written_request_waits"), "1");
    days_later(8);
    run_the_hours();
    EXPECT_EQ(mails("record_request_late"), "1");
}

TEST_F(RequestClockTest, nothing_is_received_tomorrow_or_by_nobody) {
    EXPECT_EQ(noted({{"received_on", plus_days(today, 1)}}).at("fields").at("received_on"),
              "out_of_range");
    EXPECT_EQ(noted({{"name", "  "}}).at("fields").at("name"), "required");
    EXPECT_EQ(noted({{"kind", "curious"}}).status, 422);
}

}  // namespace
}  // namespace veerkracht::requests
