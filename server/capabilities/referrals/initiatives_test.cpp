// A GP asks an initiative directly: the volunteer answers by link as for a coach, and how it goes
// comes back to the GP.
#include "capabilities/referrals/initiatives.hpp"

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class InitiativesTest : public CastTest {
  protected:
    TestReply ask_the_table(const boost::json::object& with = {}) {
        boost::json::object body{{"person_id", cast::lies},   {"service_id", cast::table},
                                 {"wish", "eet graag samen"}, {"when", "dinsdag"},
                                 {"consent_given", true},     {"attendance", true}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(gp, "POST /api/initiative_referrals", body);
    }
    TestReply answer(std::string_view what) {
        return app.ask({}, "POST /api/volunteer/answer",
                       {{"token", newest_link("volunteer_question")}, {"answer", what}});
    }
    std::string row(const std::string& member) {
        return std::string(
            app.ask(gp, "GET /api/feedback").at("rows").at(0).at(member).as_string());
    }
    std::string state_of(const std::string& id) {
        return value("select state from referral where id = $1", {id});
    }
};

TEST_F(InitiativesTest, the_volunteer_sees_no_name_before_a_yes_and_the_gp_reads_how_it_goes) {
    const auto sent = ask_the_table();
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("to_name"), "Eetpunt De Verzonnen Tafel");
    EXPECT_EQ(sent.text("target"), "initiative");
    EXPECT_EQ(boost::json::serialize(sent.at("fields_sent")),
              R"(["name","phone","village","language","call_when"])");
    const auto question =
        app.ask({}, "POST /api/volunteer/question", {{"token", newest_link("volunteer_question")}});
    EXPECT_EQ(question.text("asked_by_name"), "Hub Voorbeeld");
    EXPECT_EQ(question.raw.find("Lies"), std::string::npos);
    days_later(1);
    EXPECT_EQ(answer("yes").text("first_name"), "Lies");
    EXPECT_EQ(row("step"), "to_call");
    EXPECT_EQ(row("kind"), "came_back");
    days_later(7);
    answer("attended");
    EXPECT_EQ(row("step"), "started");
}

TEST_F(InitiativesTest, that_somebody_came_is_told_and_never_on_which_day) {
    const auto direct = ask_the_table().text("id");
    answer("yes");
    const auto of_coach = accepted();
    step(of_coach, "intake_done");
    app.ask(coach, "POST /api/cases/" + of_coach + "/onward",
            {{"version", version_of(of_coach)},
             {"service_id", cast::table},
             {"wish", "eet graag samen"},
             {"when", "dinsdag"},
             {"consent_given", true},
             {"attendance", true}});
    days_later(1);
    sign_in_all();
    const auto tables = [&] {
        return value("select count(*) from person_event where kind = 'referral.step'");
    };
    answer("yes");
    const auto before = tables();
    days_later(6);
    sign_in_all();
    EXPECT_EQ(answer("attended").status, 201);
    EXPECT_EQ(tables(), before) << "nor in what happened to her";
    const auto trail = app.ask(gp, "GET /api/referrals/" + of_coach).at("steps").as_array();
    EXPECT_EQ(trail.back().at("step"), "started");
    EXPECT_EQ(trail.back().at("at"), "");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + of_coach).at("step"), "started");
    EXPECT_EQ(state_of(direct), "accepted");
}

TEST_F(InitiativesTest, with_the_number_the_volunteer_reads_how_calling_is_safe) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        auto person =
            TRY(work.tx.one<people::Person>("select * from person where id = $1", cast::lies));
        person.call_when = "na vijf uur";
        person.language = "pl";
        person.interpreter = true;
        person.voicemail_allowed = false;
        return work.tx.update(person);
    }));
    const auto id = ask_the_table({{"with_interpreter", true}}).text("id");
    const auto open =
        app.ask({}, "POST /api/volunteer/question", {{"token", newest_link("volunteer_question")}});
    EXPECT_EQ(open.raw.find("vijf uur"), std::string::npos) << "not before a yes";
    const auto yes = answer("yes");
    EXPECT_EQ(yes.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(yes.text("call_when"), "na vijf uur");
    EXPECT_EQ(yes.text("language"), "pl");
    EXPECT_TRUE(yes.at("interpreter").as_bool());
    EXPECT_FALSE(yes.at("voicemail_allowed").as_bool());
    EXPECT_EQ(value("select text_version from consent where subject_id = $1", {id}),
              "activiteit-2026-2");
}

TEST_F(InitiativesTest, a_no_is_back_with_the_gp) {
    ask_the_table();
    days_later(1);
    answer("full");
    EXPECT_EQ(row("kind"), "stuck");
    EXPECT_EQ(row("next_owner"), "Hub Voorbeeld");
}

TEST_F(InitiativesTest, without_her_yes_nothing_is_asked) {
    EXPECT_EQ(ask_the_table({{"consent_given", false}}).status, 422);
    EXPECT_EQ(ask_the_table({{"person_id", cast::somebody_else}}).status, 404);
    EXPECT_EQ(app.ask(assistant, "POST /api/initiative_referrals").status, 403);
    EXPECT_EQ(value("select count(*) from referral"), "0");
    EXPECT_EQ(value("select count(*) from outbox"), "0");
}

TEST_F(InitiativesTest, lies_follows_it_on_her_page_and_can_stop_it) {
    const auto id = ask_the_table().text("id");
    const auto token = newest_link("volunteer_question");
    answer("yes");
    auto phone = lies_at_her_page();
    EXPECT_EQ(app.ask(phone, "GET /api/my/page").at("referrals").as_array().size(), 1U);
    EXPECT_EQ(app.ask(phone, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    EXPECT_EQ(app.ask({}, "POST /api/volunteer/question", {{"token", token}}).text("state"),
              "closed");
}

TEST_F(InitiativesTest, what_was_taken_on_does_not_stay_open_for_ever) {
    const auto came = ask_the_table().text("id");
    answer("yes");
    answer("attended");
    const auto unknown = ask_the_table({{"attendance", false}}).text("id");
    answer("yes");
    days_later(13);
    app.deliver();
    EXPECT_EQ(state_of(unknown), "accepted");
    days_later(1);
    app.deliver();
    EXPECT_EQ(state_of(came), "completed");
    EXPECT_EQ(state_of(unknown), "cancelled");
}

}  // namespace
}  // namespace veerkracht::referrals
