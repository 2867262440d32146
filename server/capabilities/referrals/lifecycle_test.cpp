// What becomes of a person: death, a move, another practice, the wrong person, a row made twice, a
// word that was written down wrong.
#include "capabilities/referrals/lifecycle.hpp"

#include "capabilities/referrals/legs.hpp"
#include "testing/cast.hpp"
#include "testing/made_one.hpp"

namespace veerkracht::referrals {
namespace {

class LifecycleTest : public CastTest {
  protected:
    int version_of_person(const std::string& id) {
        return std::stoi(value("select version from person where id = $1", {id}));
    }
    TestReply say(const std::string& status, const std::string& id = cast::lies) {
        return app.ask(assistant, "PUT /api/people/" + id + "/status",
                       {{"version", version_of_person(id)}, {"status", status}});
    }
    TestReply say_at_case(const std::string& id, const std::string& status) {
        return app.ask(coach, "POST /api/cases/" + id + "/person_status",
                       {{"version", version_of(id)}, {"status", status}});
    }
    TestReply correct(const boost::json::object& with) {
        boost::json::object body{{"version", version_of_person(cast::lies)},
                                 {"given_name", "Lies"},
                                 {"family_name", "Verzonnen"},
                                 {"birth_on", cast::birth_date_of_lies},
                                 {"phone", cast::phone_of_lies}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(gp, "PUT /api/people/" + cast::lies + "/correction", body);
    }
    std::string step_of(const std::string& id) {
        return value("select step from referral where id = $1", {id});
    }
    std::string status_of(const std::string& id) {
        return value("select status from person where id = $1", {id});
    }
    std::string own_row_of(const std::string& id) {
        return value("select recipient_person_id from referral where id = $1", {id});
    }
    const boost::json::array notices(const TestSession& who) {
        return app.ask(who, "GET /api/worklist").at("notices").as_array();
    }
    std::string kind_of_notice(const TestSession& who) {
        const auto all = notices(who);
        return all.empty() ? "" : std::string(all.back().at("kind").as_string());
    }
    std::string waiting() {
        return value(
            "select count(*) from outbox where state in ('waiting', 'held') and "
            "person_id is not null");
    }
};

TEST_F(LifecycleTest, a_death_stops_everything_at_once_and_helpers_hear_it_plainly) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}});
    const auto offer = referred();
    const auto page = newest_link("status");
    app.ask(gp, "POST /api/referrals/" + offer + "/ask_assistant");
    ASSERT_NE(waiting(), "0");

    const auto reply = say("deceased");
    ASSERT_EQ(reply.status, 200) << reply.raw;
    EXPECT_EQ(reply.text("status"), "deceased");
    EXPECT_EQ(reply.text("status_by"), "Femke Oefening");
    EXPECT_EQ(step_of(id), "person_deceased");
    EXPECT_EQ(step_of(offer), "person_deceased");
    EXPECT_EQ(step_of(branch), "case_ended");
    EXPECT_EQ(waiting(), "0");
    EXPECT_EQ(value("select count(*) from task where done_at is null"), "0");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", page}}).text("state"), "closed");
    EXPECT_EQ(
        value("select count(*) from link where closed_at is null and person_id = $1", {cast::lies}),
        "0");
    // Of what was shared with him Karin keeps her own case; the line names it.
    const auto lines = notices(coach);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].at("kind").as_string(), "deceased");
    EXPECT_EQ(lines[0].at("name").as_string(), "Lies Verzonnen");
    EXPECT_EQ(lines[1].at("name").as_string(), "") << "the offer was never hers";
    // The table expects somebody: it hears that nobody comes, and not why.
    EXPECT_EQ(value("select recipient from outbox where kind = 'question_over'"),
              "wiel@verzonnentafel.example");

    app.deliver();
    EXPECT_EQ(status_of(own_row_of(id)), "deceased") << "nothing is sent from the coach's row";
    EXPECT_EQ(waiting(), "0");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/reopen").status, 409);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", request_for_lies()).text("code"),
              "person.not_active");
    for (const auto& parcel : app.sent)
        EXPECT_EQ(parcel.text.find("overleden"), std::string::npos) << parcel.text;
}

TEST_F(LifecycleTest, who_took_it_on_may_say_it_too_and_the_practice_hears_it) {
    const auto id = accepted();
    app.clock->advance_minutes(5);
    const auto reply = say_at_case(id, "deceased");
    ASSERT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("step"), "person_deceased");
    app.deliver();
    const auto page = app.ask(gp, "GET /api/people/" + cast::lies);
    EXPECT_EQ(page.text("status"), "deceased");
    EXPECT_EQ(page.text("status_by"), "Denkbeeld Welzijn");
    EXPECT_TRUE(page.at("status_is_news").as_bool());
    const auto rows = app.ask(gp, "GET /api/feedback").at("rows").as_array();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at("kind").as_string(), "came_back");
    EXPECT_EQ(rows[0].at("step").as_string(), "person_deceased");
    // It was about somebody else: the practice takes it back, and the coach hears that.
    ASSERT_EQ(say("active").status, 200);
    EXPECT_EQ(status_of(cast::lies), "active");
}

TEST_F(LifecycleTest, a_mistake_is_taken_back_for_everybody_who_was_told) {
    const auto id = accepted();
    const auto page = newest_link("status");
    say("deceased");
    app.deliver();
    ASSERT_EQ(say("active").status, 200);
    app.deliver();
    EXPECT_EQ(status_of(own_row_of(id)), "active");
    EXPECT_EQ(kind_of_notice(coach), "restored");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", page}}).text("state"), "open");
    // What ended has ended; the way on is a new leg.
    EXPECT_EQ(step_of(id), "person_deceased");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/reopen").status, 201);
}

TEST_F(LifecycleTest, after_a_move_the_case_is_the_workers_to_close) {
    const auto id = accepted();
    const auto offer = referred();
    ASSERT_EQ(say("moved").status, 200);
    EXPECT_EQ(step_of(offer), "person_moved");
    EXPECT_EQ(step_of(id), "to_call");
    app.deliver();
    EXPECT_EQ(status_of(own_row_of(id)), "active");
    const auto lines = app.ask(coach, "GET /api/cases/" + id).at("notices").as_array();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].at("kind").as_string(), "moved");
    EXPECT_TRUE(lines[0].at("open").as_bool());
    const auto notice = std::string(lines[0].at("id").as_string());
    EXPECT_EQ(app.ask(coach, "POST /api/case_notices/" + notice + "/seen").status, 204);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).at("notices").as_array().size(), 0U);
    ASSERT_EQ(say_at_case(id, "moved").status, 201);
    EXPECT_EQ(step_of(id), "person_moved");
    EXPECT_EQ(value("select reason from referral where id = $1", {id}), "moved");
}

// What the practice sent along was of a patient of it: the case goes on without, and no word goes
// back to who has nothing to do with him any more.
TEST_F(LifecycleTest, after_a_move_what_went_along_is_closed_and_nothing_goes_back) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    const auto shown = [&](const std::string& path) {
        return app.ask(coach, "GET /api/" + path).raw.find("Kookt graag.") != std::string::npos;
    };
    ASSERT_TRUE(shown("cases/" + id) && shown("worklist"));
    ASSERT_EQ(say("moved").status, 200);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("name"), "Lies Verzonnen");
    EXPECT_FALSE(shown("cases/" + id));
    EXPECT_FALSE(shown("worklist"));
    const auto told =
        app.ask(coach, "POST /api/cases/" + id + "/feedback",
                {{"version", version_of(id)}, {"status", "met"}, {"sentence", "Gaat mee."}});
    EXPECT_EQ(told.status, 403);
    EXPECT_EQ(told.text("code"), "access.ended");
    ASSERT_EQ(say("active").status, 200);
    EXPECT_TRUE(shown("cases/" + id)) << "set by mistake";
}

TEST_F(LifecycleTest, another_practice_ends_what_nobody_took_on) {
    const auto id = referred();
    ASSERT_EQ(say("changed_practice").status, 200);
    EXPECT_EQ(step_of(id), "person_moved");
    EXPECT_EQ(value("select reason from referral where id = $1", {id}), "changed_practice");
    EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/invitations",
                      {{"questionnaire", "six_marks"}, {"channel", "sms"}})
                  .status,
              409);
}

TEST_F(LifecycleTest, a_referral_about_the_wrong_person_is_taken_back_with_all_that_came_of_it) {
    const auto id = accepted();
    app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "kanarie in de notitie"}});
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto token = newest_link("volunteer_question");
    const auto reply = app.ask(gp, "POST /api/referrals/" + id + "/wrong_person");
    ASSERT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("state"), "entered_in_error");
    EXPECT_TRUE(reply.at("was_about_somebody_else").as_bool());
    EXPECT_EQ(step_of(branch), "wrong_person");
    EXPECT_EQ(status_of(own_row_of(id)), "entered_in_error");
    EXPECT_EQ(status_of(cast::lies), "active");

    for (const auto* line : {"", "/export"}) {
        const auto seen = app.ask(coach, "GET /api/cases/" + id + line).raw;
        for (const auto* word : {"Lies", "Verzonnen\"", "kanarie", "06 1234", "moeder", "America"})
            EXPECT_EQ(seen.find(word), std::string::npos) << line << word;
    }
    EXPECT_EQ(kind_of_notice(coach), "wrong_person");
    EXPECT_EQ(notices(coach).back().at("name").as_string(), "");
    for (const auto* line : {"/notes", "/reopen", "/undo", "/feedback"})
        EXPECT_NE(app.ask(coach, "POST /api/cases/" + id + line,
                          {{"version", version_of(id)},
                           {"words", "nog iets"},
                           {"status", "closed"},
                           {"sentence", ""}})
                      .status,
                  201)
            << line;
    EXPECT_EQ(app.ask({}, "POST /api/volunteer/question", {{"token", token}}).text("state"),
              "closed");
    EXPECT_NE(value("select count(*) from access_log where action = 'referral.wrong_person'"), "0");
    // The resident whose name went out reads that it did.
    const auto lies = lies_at_her_page();
    const auto mine = app.ask(lies, "GET /api/my/page").at("referrals").as_array();
    EXPECT_EQ(mine.at(0).at("step").as_string(), "wrong_person");
    // And the right one goes out with the same words.
    EXPECT_EQ(
        app.ask(gp, "POST /api/referrals",
                request_for_lies({{"person_id", cast::piet}, {"sentence", reply.text("sentence")}}))
            .status,
        201);
}

TEST_F(LifecycleTest, a_correction_reaches_who_holds_that_field_and_leaves_a_trace) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto token = newest_link("volunteer_question");
    app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", "yes"}});
    const auto reply = correct({{"phone", "06 9999 0000"}, {"family_name", "Verzónnen-Smit"}});
    ASSERT_EQ(reply.status, 200) << reply.raw;
    const auto trace = reply.at("corrections").as_array();
    ASSERT_EQ(trace.size(), 2U);
    EXPECT_EQ(trace[1].at("former").as_string(), cast::phone_of_lies);
    EXPECT_EQ(trace[1].at("by_name").as_string(), "Hub Voorbeeld");
    app.deliver();
    const auto seen = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(seen.text("phone"), "06 9999 0000");
    EXPECT_EQ(seen.text("name"), "Lies Verzónnen-Smit");
    EXPECT_EQ(seen.text("birth_on"), "") << "what did not go along does not come by correction";
    EXPECT_EQ(kind_of_notice(coach), "corrected");
    EXPECT_EQ(notices(coach).back().at("fields").as_array().size(), 2U);
    app.deliver();
    EXPECT_EQ(app.ask({}, "POST /api/volunteer/question", {{"token", token}}).text("phone"),
              "06 9999 0000");
    EXPECT_EQ(app.ask(gp, "GET /api/people?words=smit").body.as_array().size(), 1U);
    EXPECT_EQ(app.show("select * from event").find("9999"), std::string::npos);
}

TEST_F(LifecycleTest, an_email_is_mended_where_it_stands_and_tells_nobody_who_never_had_it) {
    accepted();
    EXPECT_EQ(correct({{"email", "lies@"}}).at("fields").at("email"), "malformed");
    const auto first = correct({{"email", " lies@verzonnen.example "}});
    ASSERT_EQ(first.status, 200) << first.raw;
    EXPECT_EQ(first.text("email"), "lies@verzonnen.example");
    EXPECT_EQ(correct({}).text("email"), "lies@verzonnen.example") << "left out: as it is";
    app.clock->advance_minutes(5);
    const auto gone = correct({{"email", ""}});
    EXPECT_EQ(gone.text("email"), "");
    EXPECT_EQ(gone.at("corrections").as_array()[0].at("former"), "lies@verzonnen.example");
    app.deliver();
    EXPECT_EQ(kind_of_notice(coach), "");
}

TEST_F(LifecycleTest, what_the_receiver_changed_in_the_own_row_stays) {
    const auto id = accepted();
    const auto own_row = own_row_of(id);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set phone = '06 5555 5555' where id = $1", own_row));
        return {};
    }));
    correct({{"phone", "06 9999 0000"}});
    app.deliver();
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("phone"), "06 5555 5555");
    EXPECT_EQ(kind_of_notice(coach), "corrected");
}

TEST_F(LifecycleTest, what_makes_calling_unsafe_is_kept_when_a_row_made_twice_points_at_the_other) {
    const auto id = accepted();
    const auto twin = app.ask(assistant, "POST /api/people",
                              {{"given_name", "Lies"},
                               {"family_name", "Verzonnen"},
                               {"birth_on", cast::birth_date_of_lies},
                               {"phone", "0612345678"},
                               {"anyway", true}})
                          .text("id");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update person set voicemail_allowed = $1, secret_address = $2, "
                            "call_when = 'na vijf uur' where id = $3",
                            false, true, twin));
        return {};
    }));
    sign_in_all();
    ASSERT_EQ(testing::made_one(app, assistant, gp, {.stays = cast::lies, .goes = twin}).status,
              201);
    const auto lies = app.ask(gp, "GET /api/people/" + cast::lies);
    EXPECT_EQ(lies.at("voicemail_allowed"), false) << lies.raw;
    EXPECT_EQ(lies.at("secret_address"), true);
    app.app().deliver();
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).at("voicemail_allowed"), false)
        << "who helps hears it too";
}

TEST_F(LifecycleTest, a_row_made_twice_points_at_the_other_also_when_both_are_in_use) {
    referred();
    const auto twin = app.ask(assistant, "POST /api/people",
                              {{"given_name", "Lies"},
                               {"family_name", "Verzonnen"},
                               {"birth_on", cast::birth_date_of_lies},
                               {"phone", "0612345678"},
                               {"anyway", true}})
                          .text("id");
    ASSERT_EQ(app.ask(gp, "POST /api/referrals", request_for_lies({{"person_id", twin}})).status,
              201);
    sign_in_all();
    ASSERT_EQ(testing::made_one(app, assistant, gp, {.stays = cast::lies, .goes = twin}).status,
              201);
    EXPECT_EQ(status_of(twin), "same_as");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + twin).at("same_as").at("id").as_string(),
              cast::lies);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).at("doubles").at(0).at("id").as_string(),
              twin);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", request_for_lies({{"person_id", twin}})).status,
              409);
    EXPECT_EQ(say("active", twin).text("code"), "person.status_stands")
        << "two made it one, and nobody undoes that alone";
    const auto beside = [&](const std::string& one, const std::string& other) {
        return app.ask(assistant, "POST /api/people/" + one + "/same_as", {{"other_id", other}});
    };
    EXPECT_EQ(beside(cast::lies, cast::lies).status, 422);
    EXPECT_EQ(beside(cast::lies, twin).text("code"), "person.not_active");
    EXPECT_EQ(beside(cast::lies, cast::somebody_else).status, 404);
}

TEST_F(LifecycleTest, an_old_page_changes_nothing) {
    const auto reply = app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                               {{"version", 7}, {"status", "deceased"}});
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(status_of(cast::lies), "active");
}

}  // namespace
}  // namespace veerkracht::referrals
