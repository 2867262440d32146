// Het andere gesprek: the list sent home and filled in by link, and the talk in the room.
#include <boost/json/serialize.hpp>

#include "capabilities/directory/programmes.hpp"
#include "testing/cast.hpp"

namespace veerkracht::conversations {
namespace {

class ConversationsTest : public CastTest {
  protected:
    // Femke sends the list; the token of the link.
    std::string sent_home(std::string_view questionnaire = "six_marks") {
        const auto reply = app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                                   {{"questionnaire", questionnaire}, {"channel", "sms"}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return newest_link("questionnaire");
    }
    TestReply start(TestSession& phone, const std::string& token,
                    std::string_view birth_on = cast::birth_date_of_lies) {
        return app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", birth_on}});
    }
    TestReply save(const TestSession& phone, const boost::json::object& with = {}) {
        const auto known = app.ask(phone, "GET /api/my/list");
        boost::json::object list{
            {"version", known.body.is_object() && known.status == 200 ? known.at("version") : 1},
            {"marks", {{"meedoen", 3}, {"lichaam", 6}}},
            {"items", boost::json::object{}},
            {"talk", {"meedoen"}},
            {"words", "Ik eet altijd alleen."},
            {"send", false}};
        for (const auto& [name, member] : with) list[name] = member;
        return app.ask(phone, "PUT /api/my/list", list);
    }
    // Lies filled in the list and sent it; her phone.
    TestSession arrived() {
        TestSession phone;
        start(phone, sent_home());
        const auto reply = save(phone, {{"send", true}});
        EXPECT_EQ(reply.status, 200) << reply.raw;
        return phone;
    }
    TestReply of_lies(const TestSession& who) {
        return app.ask(who, "GET /api/people/" + cast::lies + "/conversations");
    }
    TestReply begin(std::string_view questionnaire) {
        return app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                       {{"questionnaire", questionnaire}, {"filled_in_by", "professional"}});
    }
};

TEST_F(ConversationsTest, the_message_says_who_asks_and_where_and_nothing_more) {
    sent_home();
    EXPECT_EQ(newest_fact("questionnaire", "practice"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(newest_fact("questionnaire", "until"), "09-11");
    EXPECT_EQ(value("select recipient from outbox"), cast::phone_of_lies);
    const auto greeting =
        app.ask({}, "POST /api/link/greeting", {{"token", newest_link("questionnaire")}});
    EXPECT_EQ(greeting.status, 200);
    EXPECT_EQ(greeting.text("state"), "open");
    EXPECT_EQ(greeting.text("out_of_hours_phone"), "077 000 0112");
    EXPECT_EQ(greeting.raw.find("Lies"), std::string::npos);
    EXPECT_EQ(greeting.raw.find("Verzonnen"), std::string::npos);
}

TEST_F(ConversationsTest, a_wrong_birth_date_opens_nothing_and_guessing_is_stopped) {
    const auto token = sent_home();
    TestSession phone;
    const auto wrong = start(phone, token, "1965-03-15");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.at("fields").at("birth_on"), "wrong");
    EXPECT_TRUE(phone.cookies.empty());
    for (int i = 0; i < 4; ++i) start(phone, token, "1965-03-15");
    const auto right = start(phone, token);
    EXPECT_EQ(right.text("code"), "login.wait");
    EXPECT_EQ(right.status, 429);
    EXPECT_EQ(right.header("Retry-After"), "15");
    app.clock->advance_seconds(15);
    EXPECT_EQ(start(phone, token).status, 201);
}

TEST_F(ConversationsTest, a_list_is_begun_stopped_and_gone_on_with) {
    TestSession phone;
    start(phone, sent_home());
    EXPECT_EQ(save(phone).status, 200);
    app.clock->advance_minutes(20);
    const auto again = app.ask(phone, "GET /api/my/list");
    EXPECT_EQ(again.status, 200) << again.raw;
    EXPECT_EQ(again.text("state"), "draft");
    EXPECT_EQ(again.at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(again.text("words"), "Ik eet altijd alleen.");
}

TEST_F(ConversationsTest, the_practice_sees_a_list_from_the_moment_it_was_sent) {
    TestSession phone;
    start(phone, sent_home());
    save(phone);
    EXPECT_TRUE(lacks(of_lies(gp), "now"));
    EXPECT_TRUE(of_lies(gp).at("rows").as_array().empty());
    const auto draft = value("select id from conversation");
    EXPECT_EQ(app.ask(gp, "GET /api/conversations/" + draft).status, 404);
    EXPECT_EQ(app.ask(gp, "PUT /api/conversations/" + draft, {{"version", 1}}).status, 404);
    EXPECT_EQ(app.ask(gp, "PUT /api/conversations/" + draft + "/held",
                      {{"version", 1}, {"held", "short"}})
                  .status,
              404);

    EXPECT_EQ(save(phone, {{"send", true}}).text("state"), "arrived");
    EXPECT_EQ(of_lies(gp).at("now").at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(of_lies(gp).text("words"), "Ik eet altijd alleen.");
    const auto expected = app.ask(gp, "GET /api/arrivals");
    EXPECT_EQ(expected.body.at(0).at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(expected.body.at(0).at("conversation_id").as_string(), draft);
    EXPECT_FALSE(expected.body.at(0).at("seen").as_bool());
    EXPECT_EQ(app.ask(gp, "GET /api/conversations/" + draft).status, 200);
    EXPECT_TRUE(app.ask(gp, "GET /api/arrivals").body.at(0).at("seen").as_bool());
}

TEST_F(ConversationsTest, the_assistant_sees_that_it_was_sent_and_no_answer) {
    arrived();
    const auto reply = of_lies(assistant);
    EXPECT_EQ(reply.status, 200);
    EXPECT_FALSE(reply.at("may_see_answers").as_bool());
    EXPECT_EQ(reply.at("invitations").as_array().size(), 1U);
    EXPECT_TRUE(lacks(reply, "now"));
    for (const auto* secret : {"meedoen", "alleen", "marks\":{\""})
        EXPECT_EQ(reply.raw.find(secret), std::string::npos) << secret;
    EXPECT_TRUE(lacks(app.ask(assistant, "GET /api/arrivals").body.at(0), "conversation_id"));
    EXPECT_EQ(
        app.ask(assistant, "GET /api/conversations/" + value("select id from conversation")).status,
        403);
}

TEST_F(ConversationsTest, a_list_on_paper_is_typed_over_at_the_desk_and_not_read_back) {
    const auto typed = app.ask(assistant, "POST /api/people/" + cast::lies + "/paper_lists",
                               {{"marks", {{"meedoen", 3}, {"lichaam", 6}}},
                                {"talk", {"meedoen"}},
                                {"words", "Op papier geschreven."}});
    EXPECT_EQ(typed.status, 204) << typed.raw;
    const auto seen = of_lies(assistant);
    EXPECT_TRUE(lacks(seen, "now"));
    EXPECT_EQ(seen.raw.find("Op papier"), std::string::npos);
    EXPECT_EQ(
        app.ask(assistant, "GET /api/conversations/" + value("select id from conversation")).status,
        403);

    const auto read = of_lies(gp);
    EXPECT_EQ(read.at("now").at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(read.at("now").at("filled_in_by"), "typed_over");
    EXPECT_EQ(read.at("now").at("typed_by_name"), "Femke Oefening");
    EXPECT_EQ(read.text("words"), "Op papier geschreven.");
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").body.as_array().size(), 1U);
    EXPECT_EQ(begin("six_marks").text("typed_by_name"), "Femke Oefening");
    EXPECT_EQ(app.ask(assistant, "POST /api/people/" + cast::lies + "/paper_lists",
                      {{"marks", {{"meedoen", 11}}}, {"talk", boost::json::array{}}, {"words", ""}})
                  .status,
              422);
}

TEST_F(ConversationsTest, another_session_with_the_same_link_does_not_read_the_draft) {
    const auto token = sent_home();
    TestSession phone, partner;
    start(phone, token);
    save(phone);
    EXPECT_EQ(start(partner, token).status, 201);
    const auto seen = app.ask(partner, "GET /api/my/list");
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.text("words"), "");
    EXPECT_TRUE(seen.at("marks").as_object().empty());
    EXPECT_EQ(app.ask(phone, "GET /api/my/list").text("words"), "Ik eet altijd alleen.");
}

TEST_F(ConversationsTest, a_partner_with_link_and_birth_date_cannot_read_back_what_was_sent) {
    const auto token = sent_home();
    TestSession phone, partner;
    start(phone, token);
    start(partner, token);
    save(phone, {{"send", true}});
    EXPECT_EQ(app.ask(partner, "GET /api/my/list").text("words"), "");
    EXPECT_EQ(app.ask(partner, "GET /api/my/web").status, 404);
    EXPECT_EQ(app.ask(partner, "GET /api/my/page").status, 404);
    EXPECT_EQ(app.ask(partner, "GET /api/my/looks").status, 404);
    TestSession later;
    const auto refused = start(later, token);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.text("code"), "link.closed");
}

TEST_F(ConversationsTest, what_was_sent_stays_as_it_was_sent) {
    const auto phone = arrived();
    const auto again = save(phone, {{"words", "Anders."}});
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.text("code"), "list.sent_already");
    const auto greeting =
        app.ask({}, "POST /api/link/greeting", {{"token", newest_link("questionnaire")}});
    EXPECT_EQ(greeting.text("state"), "answered");
}

TEST_F(ConversationsTest, the_code_to_the_recorded_number_opens_the_own_web) {
    arrived();
    TestSession phone;
    const auto token = newest_link("questionnaire");
    const auto sent = app.visit(phone, "POST /api/link/code", {{"token", token}});
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("to"), "•••• 78");
    EXPECT_EQ(app.ask(phone, "POST /api/link/code", {{"token", token}}).text("code"),
              "link.code_just_sent");
    EXPECT_EQ(
        app.ask(phone, "POST /api/link/verify", {{"token", token}, {"code", "nooit!"}}).status,
        422);
    const auto opened =
        app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
    EXPECT_EQ(opened.status, 201);
    EXPECT_TRUE(opened.at("code_checked").as_bool());
    const auto web = app.ask(phone, "GET /api/my/web");
    EXPECT_EQ(web.status, 200) << web.raw;
    EXPECT_EQ(web.at("now").at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(web.text("words"), "Ik eet altijd alleen.");
    TestSession second;
    EXPECT_EQ(app.ask(second, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}})
                  .text("code"),
              "link.code_over");
}

TEST_F(ConversationsTest, a_code_is_over_after_ten_minutes_and_after_five_wrong_ones) {
    arrived();
    const auto token = newest_link("questionnaire");
    const auto verify = [&](const std::string& code) {
        return app.ask({}, "POST /api/link/verify", {{"token", token}, {"code", code}});
    };
    app.ask({}, "POST /api/link/code", {{"token", token}});
    app.clock->advance_minutes(10);
    EXPECT_EQ(verify(newest_code()).text("code"), "link.code_over");
    app.ask({}, "POST /api/link/code", {{"token", token}});
    for (int i = 0; i < 5; ++i) EXPECT_EQ(verify("000 00").status, 422);
    EXPECT_EQ(verify(newest_code()).text("code"), "link.code_over");
}

TEST_F(ConversationsTest, who_guesses_codes_waits_longer_for_each_next_one) {
    arrived();
    const auto token = newest_link("questionnaire");
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token}}).status, 201) << round;
        for (int i = 0; i < 5; ++i)
            app.ask({}, "POST /api/link/verify", {{"token", token}, {"code", "000 00"}});
        app.clock->advance_minutes(round == 0 ? 1 : 15);
    }
    app.ask({}, "POST /api/link/code", {{"token", token}});
    for (int i = 0; i < 5; ++i)
        app.ask({}, "POST /api/link/verify", {{"token", token}, {"code", "000 00"}});
    app.clock->advance_minutes(5);
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token}}).text("code"), "login.wait");
    app.clock->advance_minutes(10);
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token}}).status, 201);
    EXPECT_EQ(
        app.ask({}, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}}).status,
        201);
}

TEST_F(ConversationsTest, a_link_is_late_after_seven_days_and_unknown_when_it_was_never_given) {
    const auto token = sent_home();
    app.clock->advance_days(7);
    TestSession phone;
    EXPECT_EQ(start(phone, token).text("code"), "link.expired");
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token}}).text("code"), "link.expired");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", "never-given-to-anyone"}}).status,
              404);
}

TEST_F(ConversationsTest, a_new_list_takes_the_place_of_the_one_before) {
    const auto first = sent_home();
    app.clock->advance_minutes(1);
    const auto second = sent_home();
    TestSession phone;
    EXPECT_EQ(start(phone, first).text("code"), "link.closed");
    EXPECT_EQ(start(phone, second).status, 201);
}

TEST_F(ConversationsTest, marks_out_of_range_are_refused_and_each_is_named) {
    TestSession phone;
    start(phone, sent_home());
    const auto reply =
        save(phone, {{"marks", {{"meedoen", 11}, {"lichaam", -1}, {"buik", 5}, {"mentaal", 0}}},
                     {"talk", {"buik"}}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(
        boost::json::serialize(reply.at("fields")),
        R"({"marks.buik":"unknown","marks.lichaam":"out_of_range","marks.meedoen":"out_of_range","talk.buik":"unknown"})");

    const auto talk = begin("six_marks");
    const auto in_the_room = app.ask(gp, "PUT /api/conversations/" + talk.text("id"),
                                     {{"version", 1}, {"marks", {{"meedoen", 11}}}});
    EXPECT_EQ(in_the_room.status, 422);
    EXPECT_EQ(in_the_room.at("fields").at("marks.meedoen"), "out_of_range");
}

TEST_F(ConversationsTest,
       the_talk_in_the_room_opens_the_list_that_arrived_and_shows_the_web_before_it) {
    arrived();
    app.clock->advance_days(7);
    gp = signed_in(cast::hub);
    const auto talk = begin("six_marks");
    EXPECT_EQ(talk.status, 201) << talk.raw;
    EXPECT_EQ(talk.text("filled_in_by"), "resident");
    EXPECT_EQ(talk.text("id"), value("select id from conversation"));
    EXPECT_TRUE(lacks(talk, "before"));
    app.ask(gp, "PUT /api/conversations/" + talk.text("id") + "/held",
            {{"version", talk.at("version")}, {"held", "long"}});

    app.clock->advance_minutes(5);
    const auto next = begin("six_marks");
    EXPECT_NE(next.text("id"), talk.text("id"));
    EXPECT_EQ(next.at("before").at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(next.at("count").as_int64(), 2);
}

TEST_F(ConversationsTest, a_change_on_an_old_version_is_told_and_changes_nothing) {
    const auto talk = begin("six_marks");
    const auto line = "PUT /api/conversations/" + talk.text("id");
    EXPECT_EQ(app.ask(gp, line,
                      {{"version", 1}, {"marks", {{"meedoen", 4}}}, {"words", "Mist haar man."}})
                  .status,
              200);
    const auto stale = app.ask(nurse, line, {{"version", 1}, {"marks", {{"meedoen", 9}}}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.text("code"), "record.changed");
    const auto page = app.ask(gp, "GET /api/conversations/" + talk.text("id"));
    EXPECT_EQ(page.at("marks").at("meedoen").as_int64(), 4);
    EXPECT_EQ(page.text("words"), "Mist haar man.");
    EXPECT_EQ(app.ask(gp, line, {{"version", 2}, {"talk", {"meedoen"}}}).status, 200);
    EXPECT_EQ(app.ask(gp, "GET /api/conversations/" + talk.text("id"))
                  .at("marks")
                  .at("meedoen")
                  .as_int64(),
              4)
        << "what is not named stays";
}

TEST_F(ConversationsTest,
       the_full_list_gives_the_mean_of_a_topic_and_a_mark_by_hand_goes_before_it) {
    const auto questions =
        app.ask({}, "GET /api/questionnaires/full_list").at("questions").as_array();
    boost::json::object items;
    int given = 0;
    for (const auto& question : questions)
        if (question.at("topic") == "meedoen" && given < 3)
            items[question.at("code").as_string()] = given++ == 0 ? 2 : 3;
    ASSERT_EQ(given, 3);
    const auto talk = begin("full_list");
    const auto line = "PUT /api/conversations/" + talk.text("id");
    EXPECT_EQ(app.ask(gp, line, {{"version", 1}, {"items", items}}).status, 200);
    const auto marks = [&] {
        return app.ask(gp, "GET /api/conversations/" + talk.text("id")).at("marks").as_object();
    };
    EXPECT_EQ(marks().at("meedoen").as_int64(), 3);  // (2 + 3 + 3) / 3
    EXPECT_EQ(marks().size(), 1U) << "a topic without an answer has no mark";
    EXPECT_EQ(app.ask(gp, line, {{"version", 2}, {"marks", {{"meedoen", 7}}}}).status, 200);
    EXPECT_EQ(marks().at("meedoen").as_int64(), 7);
}

TEST_F(ConversationsTest, a_talk_over_four_domains_is_not_compared_with_the_six_axes) {
    const auto six = begin("six_marks");
    app.ask(gp, "PUT /api/conversations/" + six.text("id"),
            {{"version", 1}, {"marks", {{"meedoen", 4}}}});
    app.clock->advance_minutes(5);
    EXPECT_TRUE(lacks(begin("four_d"), "before"));
    EXPECT_EQ(app.ask({}, "GET /api/questionnaires/nine_marks").status, 404);
}

TEST_F(ConversationsTest, the_line_of_the_talk_counts_in_the_own_figures) {
    for (const auto* held : {"short", "long", "no"}) {
        const auto talk = begin("one_question");
        const auto reply =
            app.ask(gp, "PUT /api/conversations/" + talk.text("id") + "/held",
                    {{"version", 1}, {"held", held}, {"reason", "no_time"}, {"minutes", "15"}});
        EXPECT_EQ(reply.status, 200) << reply.raw;
    }
    const auto figures = app.ask(gp, "GET /api/figures");
    EXPECT_EQ(boost::json::serialize(figures.at("held")),
              R"([{"code":"long","count":1},{"code":"no","count":1},{"code":"short","count":1}])");
    EXPECT_EQ(boost::json::serialize(figures.at("reasons")), R"([{"code":"no_time","count":3}])");
    EXPECT_EQ(boost::json::serialize(figures.at("minutes")), R"([{"code":"15","count":3}])");
    EXPECT_EQ(figures.text("programme"), "Denkbeeldig Samen");
    EXPECT_TRUE(app.ask(stranger, "GET /api/figures").at("held").as_array().empty());
}

TEST_F(ConversationsTest, without_a_programme_the_line_is_off_and_nothing_is_counted) {
    const auto talk = begin("one_question");
    EXPECT_TRUE(talk.at("asks_held").as_bool());
    const auto tap = [&](int version) {
        return app.ask(gp, "PUT /api/conversations/" + talk.text("id") + "/held",
                       {{"version", version}, {"held", "long"}});
    };
    EXPECT_EQ(tap(1).status, 200);
    ASSERT_TRUE(app.run([](UnitOfWork& work) {
        return directory::leave_programme(work, OrganizationId{cast::practice}, "Denkbeeldig Samen",
                                          work.today);
    }));
    EXPECT_FALSE(
        app.ask(gp, "GET /api/conversations/" + talk.text("id")).at("asks_held").as_bool());
    EXPECT_EQ(tap(2).text("code"), "programme.not_joined");
    const auto figures = app.ask(gp, "GET /api/figures");
    EXPECT_EQ(figures.text("programme"), "");
    EXPECT_TRUE(figures.at("held").as_array().empty());
    EXPECT_FALSE(app.ask(gp, "GET /api/figures/last_week").at("is_told").as_bool());
    // Joining for a day to come changes nothing yet.
    ASSERT_TRUE(app.run([](UnitOfWork& work) {
        return directory::join_programme(work, {OrganizationId{cast::practice}, "Denkbeeldig Samen",
                                                plus_days(work.today, 1), std::nullopt});
    }));
    EXPECT_EQ(tap(2).text("code"), "programme.not_joined");
    days_later(1);
    EXPECT_EQ(tap(2).status, 200);
}

TEST_F(ConversationsTest,
       last_weeks_own_figures_are_there_any_day_and_on_top_on_the_first_working_day) {
    app.clock->set("2026-11-19T09:00:00.000Z");  // a Thursday
    sign_in_all();
    const auto tap = [&](const TestSession& who, const char* held) {
        const auto talk =
            app.ask(who, "POST /api/people/" + cast::lies + "/conversations",
                    {{"questionnaire", "one_question"}, {"filled_in_by", "professional"}});
        EXPECT_EQ(app.ask(who, "PUT /api/conversations/" + talk.text("id") + "/held",
                          {{"version", 1}, {"held", held}})
                      .status,
                  200);
    };
    tap(gp, "long");
    tap(gp, "no");
    tap(nurse, "short");
    days_later(4);  // Monday
    const auto week = app.ask(gp, "GET /api/figures/last_week");
    EXPECT_TRUE(week.at("is_told").as_bool());
    EXPECT_TRUE(week.at("is_new").as_bool());
    EXPECT_EQ(week.text("from_day"), "2026-11-16");
    EXPECT_EQ(week.text("until_day"), "2026-11-22");
    EXPECT_EQ(boost::json::serialize(week.at("mine")), R"({"held":1,"not_held":1})");
    EXPECT_EQ(boost::json::serialize(week.at("practice")), R"({"held":2,"not_held":1})");
    days_later(1);
    const auto tuesday = app.ask(gp, "GET /api/figures/last_week");
    EXPECT_TRUE(tuesday.at("is_told").as_bool());
    EXPECT_FALSE(tuesday.at("is_new").as_bool());
    EXPECT_EQ(tuesday.text("from_day"), "2026-11-16");
    EXPECT_EQ(tuesday.at("mine"), week.at("mine"));
    // The Tuesday after Easter is the first working day of its week.
    app.clock->set("2027-03-30T09:00:00.000Z");
    sign_in_all();
    EXPECT_TRUE(app.ask(gp, "GET /api/figures/last_week").at("is_new").as_bool());
}

TEST_F(ConversationsTest, who_does_not_answer_is_reminded_once_and_both_links_work) {
    app.clock->set("2026-11-16T09:00:00.000Z");  // a Monday
    sign_in_all();
    const auto first = sent_home();
    days_later(3);
    app.deliver();
    EXPECT_EQ(newest_link("questionnaire_reminder"), "");
    days_later(1);
    app.deliver();
    const auto second = newest_link("questionnaire_reminder");
    EXPECT_NE(second, "");
    EXPECT_EQ(newest_fact("questionnaire_reminder", "until"), "23-11");
    days_later(2);
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'questionnaire_reminder'"), "1");
    for (const auto& token : {first, second}) {
        TestSession phone;
        const boost::json::object who{{"token", token}, {"birth_on", cast::birth_date_of_lies}};
        EXPECT_EQ(app.visit(phone, "POST /api/link/start", who).status, 201);
        EXPECT_EQ(app.visit(phone, "GET /api/my/list").status, 200);
    }
}

TEST_F(ConversationsTest, for_who_died_and_at_night_there_is_no_reminder) {
    app.clock->set("2026-11-16T09:00:00.000Z");
    sign_in_all();
    sent_home();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    days_later(4);
    app.deliver();
    EXPECT_EQ(newest_link("questionnaire_reminder"), "");
    // At night nobody is written to.
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'active' where id = $1", cast::lies));
        return {};
    }));
    app.clock->set("2026-11-20T23:30:00.000Z");
    app.deliver();
    EXPECT_EQ(newest_link("questionnaire_reminder"), "");
}

TEST_F(ConversationsTest, nobody_without_an_address_is_written_to) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set phone = '' where id = $1", cast::lies));
        return {};
    }));
    const auto reply = app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                               {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("fields").at("channel"), "no_address");
}

}  // namespace
}  // namespace veerkracht::conversations
