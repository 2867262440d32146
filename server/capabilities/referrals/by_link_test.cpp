// Without an account: the volunteer's one link and the resident's own page.
#include <thread>

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class ByLinkTest : public CastTest {
  protected:
    // Karin asked the table for Lies; the id of the question's leg.
    std::string asked(const boost::json::object& with = {}) {
        case_id = accepted();
        step(case_id, "intake_done");
        branch_id = asked_onward(case_id, with);
        token = newest_link("volunteer_question");
        return branch_id;
    }
    TestReply look() { return app.ask({}, "POST /api/volunteer/question", {{"token", token}}); }
    TestReply answer(std::string_view word) {
        return app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", word}});
    }
    std::string case_id, branch_id, token;
};

TEST_F(ByLinkTest, before_a_yes_the_volunteer_reads_a_wish_and_a_day_of_somebody_from_the_village) {
    asked();
    const auto question = look();
    EXPECT_EQ(question.status, 200) << question.raw;
    EXPECT_EQ(question.text("state"), "open");
    EXPECT_EQ(question.text("asked_by_name"), "Karin Schets");
    EXPECT_EQ(
        question.text("village") + ", " + question.text("wish") + ", " + question.text("when"),
        "America, eet graag samen, dinsdag");
    for (const auto* secret : {"Lies", "1234", "moeder", "Verzonnen\""})
        EXPECT_EQ(question.raw.find(secret), std::string::npos) << secret;
}

TEST_F(ByLinkTest, opening_never_consumes_the_link_however_often_a_mail_scanner_does) {
    asked();
    const auto before = app.show("select * from referral order by id");
    for (int i = 0; i < 5; ++i) EXPECT_EQ(look().text("state"), "open");
    EXPECT_EQ(app.show("select * from referral order by id"), before);
    EXPECT_EQ(answer("yes").text("state"), "yes");
}

TEST_F(ByLinkTest, after_a_yes_first_name_and_phone_are_there_and_nothing_else) {
    asked();
    const auto yes = answer("yes");
    EXPECT_EQ(yes.status, 201) << yes.raw;
    EXPECT_EQ(yes.text("first_name"), "Lies");
    EXPECT_EQ(yes.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(yes.raw.find("moeder"), std::string::npos);
    EXPECT_EQ(look().text("phone"), cast::phone_of_lies);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + case_id).text("step"), "activity_chosen");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("signal"), "initiative_yes");
}

TEST_F(ByLinkTest, the_first_answer_wins_and_is_shown_to_whoever_comes_later) {
    asked();
    EXPECT_EQ(answer("full").text("state"), "full");
    const auto second = answer("yes");
    EXPECT_EQ(second.text("state"), "full");
    EXPECT_EQ(second.raw.find("Lies"), std::string::npos);
    EXPECT_EQ(look().text("state"), "full");
    EXPECT_EQ(app.show("select answer from link_answer"), "full\n");
    const auto row = app.ask(coach, "GET /api/worklist").at("rows").at(0);
    EXPECT_EQ(row.at("signal"), "initiative_full");
    EXPECT_EQ(row.at("step"), "activity_sought");
    EXPECT_EQ(row.at("next_step"), "find_activity") << "nobody will answer any more";
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + case_id).text("next_step"), "find_activity");
    asked_onward(case_id);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + case_id).text("next_step"), "await_answer");
}

TEST_F(ByLinkTest, two_answers_at_the_same_moment_give_one) {
    asked();
    TestReply other;
    std::thread second([&] { other = answer("full"); });
    const auto first = answer("yes");
    second.join();
    // The slower one reads the first answer, or is told that somebody was first.
    for (const auto& reply : {first, other})
        EXPECT_TRUE(reply.status == 201 || reply.status == 409) << reply.raw;
    EXPECT_TRUE(first.status == 201 || other.status == 201);
    EXPECT_EQ(value("select count(*) from link_answer"), "1");
    EXPECT_EQ(value("select count(*) from referral_step where referral_id = $1", {branch_id}), "2");
}

TEST_F(ByLinkTest, a_question_is_too_late_after_fourteen_days_and_an_answered_one_stays_open) {
    asked();
    app.clock->advance_days(14);
    EXPECT_EQ(look().text("state"), "closed");
    EXPECT_EQ(answer("yes").text("state"), "closed");
    EXPECT_EQ(value("select count(*) from link_answer"), "0");
}

TEST_F(ByLinkTest, an_answered_question_can_be_opened_for_as_long_as_it_runs) {
    asked();
    answer("yes");
    app.clock->advance_days(60);
    EXPECT_EQ(look().text("first_name"), "Lies");
}

TEST_F(ByLinkTest, a_consent_that_is_over_closes_the_page_without_anybody_doing_anything) {
    asked();
    EXPECT_EQ(answer("yes").text("first_name"), "Lies");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update consent set ends_at = $1 where subject_id = $2", work.now,
                            branch_id));
        return {};
    }));
    const auto reply = look();
    EXPECT_EQ(reply.text("state"), "closed");
    EXPECT_EQ(reply.raw.find("Lies"), std::string::npos);
}

TEST_F(ByLinkTest, attendance_is_told_only_when_the_resident_agreed_and_after_a_yes) {
    asked({{"attendance", false}});
    answer("yes");
    EXPECT_FALSE(look().at("attendance_asked").as_bool());
    EXPECT_EQ(answer("attended").status, 409);
    EXPECT_EQ(value("select attended_at from link_answer"), "null");
}

TEST_F(ByLinkTest, is_geweest_starts_the_case_and_a_second_tap_is_harmless) {
    asked();
    EXPECT_EQ(answer("attended").status, 409) << "nobody said yes";
    answer("yes");
    EXPECT_EQ(answer("attended").status, 201);
    EXPECT_EQ(answer("attended").status, 201);
    const auto page = app.ask(coach, "GET /api/cases/" + case_id);
    EXPECT_EQ(page.text("step"), "started");
    EXPECT_EQ(page.at("follow_ups").as_array().size(), 3U);
    EXPECT_EQ(
        value("select count(*) from referral_step where step = 'started' and referral_id = $1",
              {case_id}),
        "1");
}

TEST_F(ByLinkTest, after_stop_sharing_the_open_page_of_the_volunteer_is_closed_at_the_next_click) {
    asked();
    answer("yes");
    const auto lies = lies_at_her_page();
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + branch_id + "/stop_sharing").status, 201);
    EXPECT_EQ(look().status, 200);
    EXPECT_EQ(answer("attended").status, 201);
    for (const auto& reply : {look(), answer("attended"), answer("yes")}) {
        EXPECT_EQ(reply.text("state"), "closed");
        for (const auto* secret : {"Lies", "1234", "eet graag samen", "America\""})
            EXPECT_EQ(reply.raw.find(secret), std::string::npos) << secret;
    }
    EXPECT_EQ(value("select attended_at from link_answer"), "null");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + case_id).text("name"), "Lies Verzonnen")
        << "her own thread stays";
}

TEST_F(ByLinkTest, a_link_that_was_never_given_and_a_link_of_another_kind_are_the_same_nothing) {
    asked();
    const auto never =
        app.ask({}, "POST /api/volunteer/question", {{"token", "never-given-to-anyone"}});
    const auto of_lies =
        app.ask({}, "POST /api/volunteer/question", {{"token", newest_link("status")}});
    EXPECT_EQ(never.status, 404);
    EXPECT_EQ(never.raw, of_lies.raw);
    for (const auto* line : {"POST /api/link/code"})
        EXPECT_EQ(app.ask({}, line, {{"token", token}}).status, 404) << line;
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", token}, {"birth_on", cast::birth_date_of_lies}})
                  .status,
              404);
}

TEST_F(ByLinkTest, the_link_of_a_volunteer_in_the_browser_of_a_coach_is_logged_as_the_volunteer) {
    asked();
    app.ask(coach, "POST /api/volunteer/answer", {{"token", token}, {"answer", "yes"}});
    EXPECT_EQ(app.show("select actor_kind, role, account_id, actor_name from access_log where "
                       "action = 'volunteer.answer'"),
              "volunteer | volunteer | null | Eetpunt De Verzonnen Tafel\n");
}

TEST_F(ByLinkTest, lies_takes_back_before_anyone_took_it_on) {
    const auto id = referred();
    const auto lies = lies_at_her_page();
    const auto page = app.ask(lies, "POST /api/my/referrals/" + id + "/withdraw");
    EXPECT_EQ(page.status, 201) << page.raw;
    EXPECT_EQ(page.at("referrals").at(0).at("step"), "withdrawn");
    EXPECT_FALSE(page.at("referrals").at(0).at("sharing").as_bool());
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("step"), "withdrawn");
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/withdraw").status, 409);
}

TEST_F(ByLinkTest, taking_back_and_accepting_at_the_same_moment_end_in_one_of_the_two) {
    const auto id = referred();
    const auto version = version_of(id);
    const auto lies = lies_at_her_page();
    int status_of_coach = 0;
    std::thread other([&] {
        status_of_coach =
            app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version}}).status;
    });
    const int status_of_lies = app.ask(lies, "POST /api/my/referrals/" + id + "/withdraw").status;
    other.join();
    EXPECT_NE(status_of_lies == 201, status_of_coach == 201)
        << status_of_lies << " " << status_of_coach;
}

TEST_F(ByLinkTest, the_page_of_lies_is_hers_alone_and_needs_the_code) {
    referred();
    const auto token_of_lies = newest_link("status");
    EXPECT_EQ(app.ask({}, "GET /api/my/page").status, 401);
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", token_of_lies}, {"birth_on", cast::birth_date_of_lies}})
                  .status,
              404)
        << "link and birth date open a list only";
    const auto lies = lies_at_her_page();
    const auto page = app.ask(lies, "GET /api/my/page");
    EXPECT_EQ(page.text("first_name"), "Lies");
    EXPECT_EQ(page.text("practice_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(page.at("referrals").as_array().size(), 1U);
}

TEST_F(ByLinkTest, after_a_death_every_link_and_every_offer_is_closed) {
    const auto id = referred();
    const auto token_of_lies = newest_link("status");
    const auto lies = lies_at_her_page();
    EXPECT_EQ(app.ask(lies, "GET /api/my/page").status, 200);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    for (const auto* path : {"/api/my/page", "/api/my/web", "/api/my/looks"})
        EXPECT_EQ(app.ask(lies, std::string("GET ") + path).status, 404) << path;
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing").status, 404);
    app.clock->advance_minutes(2);
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token_of_lies}}).text("code"),
              "link.closed");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).status, 200)
        << "the practice keeps its own file";
}

TEST_F(ByLinkTest, the_page_of_lies_is_closed_after_thirty_minutes_of_nothing) {
    referred();
    const auto lies = lies_at_her_page();
    app.clock->advance_minutes(30);
    EXPECT_EQ(app.ask(lies, "GET /api/my/page").status, 401);
}

}  // namespace
}  // namespace veerkracht::referrals
