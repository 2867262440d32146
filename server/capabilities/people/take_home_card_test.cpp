// The card for who wants to think it over: given, typed over, used, replaced; and what the practice
// hears of it.
#include "capabilities/people/take_home_card.hpp"

#include <boost/json/serialize.hpp>

#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::people {
namespace {

class TakeHomeCardTest : public CastTest {
  protected:
    TestReply give(const TestSession& who, std::string_view channel = "sms") {
        return app.ask(who, "POST /api/people/" + cast::lies + "/cards", {{"channel", channel}});
    }
    // The code of the card that was given by sms last.
    std::string newest_card() { return newest_fact("take_home_card", "code"); }
    std::string given() {
        EXPECT_EQ(give(gp).status, 201);
        return newest_card();
    }
    TestReply type(std::string_view code, const std::string& address = "192.0.2.77") {
        TestSession browser;
        browser.address = address;
        return app.ask(browser, "POST /api/link/card", {{"code", code}});
    }
    std::string token_of(std::string_view code) { return type(code).text("token"); }
    // Lies' phone, after her birth date.
    TestSession at_her_card(const std::string& token) {
        TestSession phone;
        EXPECT_EQ(app.visit(phone, "POST /api/link/start",
                            {{"token", token}, {"birth_on", cast::birth_date_of_lies}})
                      .status,
                  201);
        return phone;
    }
    // The same after the code to her phone as well.
    TestSession surely_lies(const std::string& token) {
        auto phone = at_her_card(token);
        app.clock->advance_minutes(2);
        EXPECT_EQ(app.visit(phone, "POST /api/link/code", {{"token", token}}).status, 201);
        EXPECT_EQ(
            app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}})
                .status,
            201);
        return phone;
    }
    boost::json::value seen_by(const TestSession& who) {
        return app.ask(who, "GET /api/people/" + cast::lies + "/cards").body.at(0);
    }
    TestReply marks(const TestSession& phone, bool send) {
        const auto version = app.ask(phone, "GET /api/my/list").at("version").as_int64();
        return app.ask(phone, "PUT /api/my/list",
                       {{"version", version},
                        {"marks", {{"meedoen", 3}}},
                        {"items", boost::json::object{}},
                        {"talk", boost::json::array{}},
                        {"words", "Ik denk nog na."},
                        {"send", send}});
    }
    TestReply choose(const TestSession& phone, const boost::json::object& with = {}) {
        boost::json::object choice{{"face_id", cast::face_of_karin},
                                   {"text_language", "nl"},
                                   {"needs", {"alone"}},
                                   {"sentence", "Ik wil weer onder de mensen."},
                                   {"call_when", ""},
                                   {"consent_given", true}};
        for (const auto& [name, member] : with) choice[name] = member;
        return app.ask(phone, "POST /api/my/choice", choice);
    }
};

TEST_F(TakeHomeCardTest, gp_nurse_and_assistant_give_it_in_one_act_for_eight_weeks) {
    for (const auto& who : {gp, nurse, assistant}) {
        const auto reply = give(who);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        EXPECT_EQ(reply.text("expires_on"), "2026-12-28");
    }
    EXPECT_EQ(give(coach).status, 403);
    EXPECT_EQ(newest_fact("take_home_card", "until"), "28 december 2026");
    EXPECT_EQ(newest_fact("take_home_card", "link"), "/kaart");
    EXPECT_EQ(newest_card().size(), 11U) << newest_card();
}

TEST_F(TakeHomeCardTest, on_paper_it_says_where_and_how_and_not_of_whom) {
    const auto id = give(assistant, "paper").text("id");
    EXPECT_EQ(newest_card(), "");
    const auto paper = app.ask(assistant, "GET /api/cards/" + id + "/paper");
    EXPECT_EQ(paper.header("Content-Disposition"), "inline; filename=\"meegeefkaart.pdf\"");
    const auto text = words_of_paper(paper);
    for (const std::string words :
         {"/kaart", "Typ daar deze code", "28 december 2026", "Praktijk De Denkbeeldige Linde",
          "077 000 0000", "077 000 0112", "112", "Femke Oefening", "1/1"})
        EXPECT_TRUE(has(text, words)) << words << " in " << text;
    for (const std::string name : {"Lies", "Verzonnen", "1965"})
        EXPECT_FALSE(has(text, name)) << text;
    const auto at = text.find("deze code: ");
    const auto code = text.substr(at + 11, 11);
    EXPECT_EQ(type(code).status, 201) << code;
}

TEST_F(TakeHomeCardTest,
       who_chooses_somebody_by_it_is_promised_no_talk_before_the_own_waiting_time) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face set wait_weeks = 5 where id = $1", cast::face_of_karin));
        return {};
    }));
    const auto page = choose(surely_lies(token_of(given())));
    ASSERT_EQ(page.status, 201) << page.raw;
    EXPECT_EQ(page.at("referrals").at(0).at("clock").at(1).at("due_on"), "2026-12-07");
}

TEST_F(TakeHomeCardTest, the_code_may_be_typed_as_people_type) {
    const auto code = given();
    std::string low;
    for (const char c : code) low += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    EXPECT_EQ(type(low).status, 201) << low;
    EXPECT_EQ(type(code).text("token"), token_of(low));
    EXPECT_EQ(type("   ").status, 422);
}

TEST_F(TakeHomeCardTest, who_guesses_codes_is_stopped_and_nobody_else_is) {
    const auto code = given();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(type("222-222-222").status, 422);
    const auto refused = type(code);
    EXPECT_EQ(refused.text("code"), "login.wait");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(type(code, "192.0.2.78").status, 201);
    // One card in hand does not wash the guesses away.
    app.clock->advance_seconds(15);
    EXPECT_EQ(type(code).status, 201);
    EXPECT_EQ(type("222-222-223").status, 422);
    EXPECT_EQ(type(code).text("code"), "login.wait");
    app.clock->advance_minutes(60);
    EXPECT_EQ(type(code).status, 201);
}

TEST_F(TakeHomeCardTest, a_card_opens_nothing_without_the_birth_date) {
    const auto token = token_of(given());
    TestSession phone;
    EXPECT_EQ(
        app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", "1965-03-15"}})
            .status,
        422);
    EXPECT_TRUE(phone.cookies.empty());
    const auto greeting = app.ask({}, "POST /api/link/greeting", {{"token", token}});
    EXPECT_EQ(greeting.text("kind"), "card");
    EXPECT_EQ(greeting.raw.find("Lies"), std::string::npos);
}

TEST_F(TakeHomeCardTest, the_practice_hears_that_it_was_used_only_when_the_resident_says_so) {
    const auto phone = at_her_card(token_of(given()));
    for (const auto& who : {gp, nurse, assistant}) EXPECT_TRUE(lacks(seen_by(who), "used_at"));
    const auto card = app.ask(phone, "GET /api/my/card");
    EXPECT_EQ(card.text("practice_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_FALSE(card.at("tells_practice").as_bool());
    const auto told = app.ask(phone, "PUT /api/my/card",
                              {{"version", card.at("version")}, {"tells_practice", true}});
    EXPECT_EQ(told.status, 200) << told.raw;
    EXPECT_FALSE(lacks(seen_by(gp), "used_at"));
    EXPECT_EQ(app.ask(phone, "PUT /api/my/card",
                      {{"version", card.at("version")}, {"tells_practice", false}})
                  .status,
              409);
}

TEST_F(TakeHomeCardTest, a_new_card_ends_the_one_before) {
    const auto former = given();
    const auto token = token_of(former);
    const auto id = value("select id from take_home_card");
    const auto phone = at_her_card(token);
    given();
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("state"), "closed");
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", token}, {"birth_on", cast::birth_date_of_lies}})
                  .text("code"),
              "link.closed");
    EXPECT_EQ(app.ask(gp, "GET /api/cards/" + id + "/paper").text("code"), "card.over");
    EXPECT_EQ(app.ask(phone, "GET /api/my/card").status, 404);
    EXPECT_EQ(app.ask(phone, "GET /api/my/list").status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/cards").body.as_array().size(), 1U);
}

TEST_F(TakeHomeCardTest, after_eight_weeks_it_opens_nothing) {
    const auto token = token_of(given());
    days_later(57);
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("state"), "expired");
    EXPECT_FALSE(seen_by(gp).at("works").as_bool());
}

TEST_F(TakeHomeCardTest, what_is_filled_in_is_the_residents_until_it_is_sent) {
    const auto token = token_of(given());
    const auto phone = at_her_card(token);
    EXPECT_EQ(app.ask(phone, "GET /api/my/list").text("questionnaire"), "six_marks");
    EXPECT_EQ(marks(phone, false).status, 200);
    const auto of_lies = "GET /api/people/" + cast::lies + "/conversations";
    EXPECT_TRUE(app.ask(gp, of_lies).at("invitations").as_array().empty());
    EXPECT_TRUE(app.ask(gp, of_lies).at("rows").as_array().empty());
    EXPECT_TRUE(app.ask(gp, "GET /api/arrivals").body.as_array().empty());
    days_later(7);
    app.deliver();
    EXPECT_EQ(newest_link("questionnaire_reminder"), "");

    EXPECT_EQ(marks(at_her_card(token), true).text("state"), "arrived");
    EXPECT_EQ(app.ask(gp, of_lies).at("now").at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").body.as_array().size(), 1U);
}

TEST_F(TakeHomeCardTest, choosing_a_face_asks_the_code_to_the_own_phone) {
    const auto token = token_of(given());
    const auto phone = at_her_card(token);
    const auto faces = app.ask(phone, "GET /api/my/faces");
    EXPECT_EQ(faces.status, 200) << faces.raw;
    EXPECT_NE(faces.raw.find("Karin Schets"), std::string::npos);
    EXPECT_EQ(faces.raw.find("Team Vol"), std::string::npos);
    EXPECT_EQ(faces.raw.find("Wmo-loket"), std::string::npos);
    EXPECT_EQ(choose(phone).status, 404);
    const auto surely = surely_lies(token);
    EXPECT_EQ(choose(surely, {{"consent_given", false}}).status, 422);
    EXPECT_EQ(choose(surely, {{"face_id", cast::face_elsewhere}}).status, 422);
    EXPECT_EQ(choose(surely).status, 201);
}

TEST_F(TakeHomeCardTest, who_was_chosen_is_asked_and_the_practice_sees_nothing_of_it) {
    const auto phone = surely_lies(token_of(given()));
    const auto page = choose(phone);
    EXPECT_EQ(page.at("referrals").as_array().size(), 1U) << page.raw;
    EXPECT_EQ(choose(phone).at("referrals").as_array().size(), 1U) << "a second press";
    const auto id = value("select id from referral");

    const auto offered = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(offered.status, 200) << offered.raw;
    EXPECT_EQ(offered.text("source"), "self");
    EXPECT_EQ(offered.text("sentence"), "Ik wil weer onder de mensen.");
    EXPECT_EQ(offered.text("phone"), "");
    const auto taken =
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    EXPECT_EQ(taken.status, 201) << taken.raw;
    EXPECT_EQ(taken.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(taken.text("name"), "Lies Verzonnen");
    app.deliver();

    EXPECT_TRUE(
        app.ask(gp, "GET /api/people/" + cast::lies + "/threads").at("rows").as_array().empty());
    EXPECT_TRUE(app.ask(gp, "GET /api/feedback").at("rows").as_array().empty());
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/timeline").raw.find("Karin"),
              std::string::npos);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/bookings").body.as_array().size(),
              0U);
}

TEST_F(TakeHomeCardTest, what_was_chosen_can_be_taken_back) {
    const auto phone = surely_lies(token_of(given()));
    choose(phone);
    const auto id = value("select id from referral");
    const auto back = app.ask(phone, "POST /api/my/referrals/" + id + "/withdraw");
    EXPECT_EQ(back.status, 201) << back.raw;
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403);
    EXPECT_EQ(choose(phone).at("referrals").as_array().size(), 2U);
}

TEST_F(TakeHomeCardTest, silence_after_an_own_choice_is_told_to_the_team_once_each_time) {
    choose(surely_lies(token_of(given())));
    days_later(15);
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'own_referral_waits'"), "0");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'referral_waits_long'"), "1");
}

TEST_F(TakeHomeCardTest, the_hours_that_are_safe_hold_for_who_was_chosen) {
    const auto token = token_of(given());
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set safe_from = '13:00', safe_until = '15:00'"));
           return {};
       })
        .value();
    choose(surely_lies(token));
    EXPECT_EQ(app.show("select safe_from, safe_until from person where source = 'self'"),
              "13:00 | 15:00\n");
}

TEST_F(TakeHomeCardTest, below_sixteen_nobody_is_chosen_without_a_parent) {
    const auto token = token_of(given());
    const auto phone = surely_lies(token);
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set birth_on = '2011-03-14'"));
           return {};
       })
        .value();
    EXPECT_TRUE(app.ask(phone, "GET /api/my/faces").body.as_array().empty());
    EXPECT_EQ(choose(phone).text("code"), "consent.parent_agrees_too");
    EXPECT_EQ(value("select count(*) from referral"), "0");
}

TEST_F(TakeHomeCardTest, who_wants_no_messages_gets_it_on_paper) {
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set messages_allowed = $1", false));
           return {};
       })
        .value();
    EXPECT_EQ(give(gp).at("fields").at("channel"), "not_wanted");
    EXPECT_EQ(give(gp, "paper").status, 201);
    EXPECT_EQ(value("select count(*) from take_home_card"), "1");
}

TEST_F(TakeHomeCardTest, a_secret_address_keeps_the_village_at_home) {
    const auto token = token_of(given());
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set secret_address = $1", true));
           return {};
       })
        .value();
    const auto phone = surely_lies(token);
    EXPECT_EQ(app.ask(phone, "GET /api/my/faces").raw.find("village"), std::string::npos);
    choose(phone);
    EXPECT_EQ(value("select village from referral"), "");
    EXPECT_EQ(value("select village from person where source = 'self'"), "");
}

}  // namespace
}  // namespace veerkracht::people
