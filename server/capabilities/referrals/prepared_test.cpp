// A referral made ready at the desk; how a yes was said; and the letters of a referral.
#include "capabilities/referrals/prepared.hpp"

#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::referrals {
namespace {

class PreparedTest : public CastTest {
  protected:
    TestReply prepare(const TestSession& who, const boost::json::object& with = {}) {
        boost::json::object request{{"for_account_id", cast::hub},
                                    {"face_id", cast::face_of_karin},
                                    {"sentence", "Zoekt mensen om mee te eten."},
                                    {"feedback_level", "running"},
                                    {"consent_given", true},
                                    {"given_how", "on_paper"},
                                    {"with_interpreter", false},
                                    {"share_secret_address", false},
                                    {"urgent", false}};
        for (const auto& [name, member] : with) request[name] = member;
        return app.ask(who, "POST /api/people/" + cast::lies + "/prepared_referrals", request);
    }
    std::string send(const std::string& id) {
        return app.ask(gp, "POST /api/prepared_referrals/" + id + "/send", {{"version", 1}})
            .text("id");
    }
    boost::json::value rows_of(const TestSession& who) {
        return app.ask(who, "GET /api/prepared_referrals").body;
    }
    boost::json::value mine() {
        return app.ask(lies_at_her_page(), "GET /api/my/page").at("referrals").at(0);
    }
};

TEST_F(PreparedTest, the_assistant_makes_it_ready_and_the_gp_sends_it_with_one_tap) {
    const auto reply = prepare(assistant);
    EXPECT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(value("select count(*) from referral"), "0");
    const auto row = rows_of(gp).at(0);
    EXPECT_EQ(row.at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(row.at("to_name"), "Karin Schets");
    EXPECT_EQ(row.at("prepared_by_name"), "Femke Oefening");
    EXPECT_EQ(row.at("sentence"), "Zoekt mensen om mee te eten.");
    EXPECT_TRUE(rows_of(nurse).as_array().empty());

    const auto id = send(reply.text("id"));
    EXPECT_EQ(value("select from_name from referral"), "Hub Voorbeeld");
    EXPECT_EQ(value("select given_how from consent"), "on_paper");
    EXPECT_EQ(value("select recorded_by from consent"), "Femke Oefening");
    EXPECT_TRUE(rows_of(gp).as_array().empty());
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("sentence"),
              "Zoekt mensen om mee te eten.");
    EXPECT_EQ(
        app.ask(gp, "POST /api/prepared_referrals/" + reply.text("id") + "/send", {{"version", 2}})
            .text("code"),
        "prepared.over");
}

TEST_F(PreparedTest, what_goes_along_is_what_was_told_at_the_desk) {
    app.ask(gp, "PUT /api/people/" + cast::lies + "/needs", {{"codes", {"debts"}}});
    app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Weer rond komen"}});
    const auto reply = prepare(assistant);
    const auto told = boost::json::serialize(reply.at("fields"));
    EXPECT_EQ(told, R"(["name","phone","village","language","call_when","sentence"])");
    const auto id = send(reply.text("id"));
    const auto sent = app.ask(gp, "GET /api/referrals/" + id);
    EXPECT_EQ(boost::json::serialize(sent.at("fields_sent")), told);
    EXPECT_EQ(sent.text("goal"), "");
    EXPECT_TRUE(sent.at("needs").as_array().empty());
}

TEST_F(PreparedTest, the_assistant_reads_nothing_back_and_cannot_send) {
    const auto reply = prepare(assistant);
    EXPECT_EQ(reply.text("sentence"), "");
    EXPECT_EQ(rows_of(assistant).at(0).at("sentence"), "");
    EXPECT_EQ(app.ask(assistant, "POST /api/prepared_referrals/" + reply.text("id") + "/send",
                      {{"version", 1}})
                  .status,
              403);
    EXPECT_EQ(prepare(coach).status, 403);
    EXPECT_EQ(prepare(gp).status, 403);
}

TEST_F(PreparedTest, without_a_yes_or_for_a_stranger_nothing_is_made_ready) {
    EXPECT_EQ(prepare(assistant, {{"consent_given", false}}).status, 422);
    EXPECT_EQ(prepare(assistant, {{"for_account_id", cast::stranger}}).status, 422);
    EXPECT_EQ(prepare(assistant, {{"for_account_id", cast::femke}}).status, 422);
    EXPECT_EQ(prepare(assistant, {{"face_id", cast::face_elsewhere}}).status, 422);
    EXPECT_EQ(prepare(assistant, {{"face_id", cast::face_with_stop}}).text("code"),
              "face.intake_stop");
    EXPECT_EQ(prepare(assistant, {{"given_how", "by_code"}}).status, 422);
    EXPECT_EQ(value("select count(*) from prepared_referral"), "0");
}

TEST_F(PreparedTest, who_may_be_asked_follows_from_who_gave_the_instruction) {
    const auto all = app.ask(assistant, "GET /api/people/" + cast::lies + "/instructors").body;
    EXPECT_EQ(all.as_array().size(), 2U);
    EXPECT_EQ(all.at(0).at("name"), "Hub Voorbeeld");
    EXPECT_GE(all.at(0).at("faces").as_array().size(), 2U);
}

TEST_F(PreparedTest, it_can_be_put_away_by_either) {
    for (const auto& who : {gp, assistant}) {
        const auto id = prepare(assistant).text("id");
        EXPECT_EQ(app.ask(who, "POST /api/prepared_referrals/" + id + "/put_away").status, 204);
        EXPECT_TRUE(rows_of(gp).as_array().empty());
    }
    EXPECT_EQ(value("select count(*) from referral"), "0");
}

// ---- how the yes was said ----

TEST_F(PreparedTest, how_the_yes_was_said_stands_with_who_sees_what) {
    referred({{"with_interpreter", true}});
    const auto seen = mine();
    EXPECT_EQ(seen.at("given_how"), "spoken");
    EXPECT_TRUE(seen.at("given_with_interpreter").as_bool());
    EXPECT_EQ(seen.at("given_recorded_by"), "Hub Voorbeeld");
}

TEST_F(PreparedTest, an_ordinary_referral_can_be_confirmed_with_the_code_of_the_own_phone) {
    EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/referral_code").status, 201);
    const auto id =
        referred({{"given_how", "by_code"}, {"code", newest_fact("confirmation", "code")}});
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("consent_given_how"), "by_code");
    EXPECT_EQ(app.ask(gp, "POST /api/referrals",
                      request_for_lies({{"given_how", "by_code"}, {"code", "000000"}}))
                  .status,
              409);
}

TEST_F(PreparedTest, a_form_that_was_signed_later_is_written_down_with_who_typed_it) {
    const auto id = referred();
    const auto signed_form = app.ask(assistant, "POST /api/referrals/" + id + "/signed");
    EXPECT_EQ(signed_form.status, 201) << signed_form.raw;
    EXPECT_EQ(signed_form.text("given_how"), "on_paper");
    const auto seen = mine();
    EXPECT_EQ(seen.at("given_how"), "on_paper");
    EXPECT_EQ(seen.at("given_recorded_by"), "Femke Oefening");
    EXPECT_EQ(app.ask(stranger_assistant, "POST /api/referrals/" + id + "/signed").status, 404);
}

// ---- letters ----

TEST_F(PreparedTest, the_letter_of_a_referral_holds_what_went_and_nothing_else) {
    const auto id = referred({{"given_how", "on_paper"}});
    const auto text = words_of_paper(app.ask(gp, "GET /api/referrals/" + id + "/letter"));
    for (const std::string words :
         {"Verwijzing voor Lies Verzonnen", "Karin Schets, Denkbeeld Welzijn",
          "Hub Voorbeeld, Praktijk De Denkbeeldige Linde", "2 november 2026", "06 1234 5678",
          "Voelt zich alleen, mantelzorg", "Zorgt voor moeder", "Op papier", "2 november 2027",
          "Korte samenvatting", "medische gegevens"})
        EXPECT_TRUE(has(text, words)) << words << " in " << text;
    EXPECT_FALSE(has(text, "1965")) << text;
    EXPECT_EQ(app.ask(assistant, "GET /api/referrals/" + id + "/letter").status, 403);
    EXPECT_EQ(app.ask(stranger, "GET /api/referrals/" + id + "/letter").status, 404);
}

TEST_F(PreparedTest, the_letter_of_what_came_back_goes_as_far_as_the_resident_lets_it) {
    const auto id = accepted({{"feedback_level", "summary"}});
    const auto address = "GET /api/referrals/" + id + "/feedback_letter";
    EXPECT_TRUE(has(words_of_paper(app.ask(gp, address), "_before"), "nog geen woord terug"));
    step(id, "intake_done");
    app.ask(coach, "POST /api/cases/" + id + "/feedback",
            {{"version", version_of(id)},
             {"status", "started_well"},
             {"sentence", "Eet elke dinsdag mee."}});
    const auto text = words_of_paper(app.ask(gp, address));
    for (const std::string words :
         {"Terugkoppeling over Lies Verzonnen", "Karin Schets", "Kennismaking geweest",
          "Gestart, gaat goed. Eet elke dinsdag mee.", "Wat er nu komt", "2 november 2026"})
        EXPECT_TRUE(has(text, words)) << words << " in " << text;
}

TEST_F(PreparedTest, a_very_long_name_stays_on_the_page) {
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set given_name = $1, family_name = $2 where id = $3",
                               "Maria-Magdalena Wilhelmina",
                               "van den Verzonnenberg-Denkbeeldig tot Oefenstad-Schaalmodel",
                               cast::lies));
           return {};
       })
        .value();
    const auto id = referred();
    const auto text = words_of_paper(app.ask(gp, "GET /api/referrals/" + id + "/letter"));
    EXPECT_TRUE(has(text, "Oefenstad-Schaalmodel")) << text;
}

}  // namespace
}  // namespace veerkracht::referrals
