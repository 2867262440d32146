// The consent on paper, as the printer gets it: before sending and after.
#include "capabilities/referrals/consent_form.hpp"

#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::referrals {
namespace {

class ConsentFormTest : public CastTest {
  protected:
    static std::string before(const std::string& face, const std::string& more = "") {
        return "GET /api/people/" + cast::lies + "/consent_form?face_id=" + face + more;
    }
};

TEST_F(ConsentFormTest, before_sending_it_says_what_will_go_to_whom) {
    const auto reply = app.ask(
        gp, before(cast::face_of_karin, "&feedback_level=summary&needs=true&sentence=true"));
    EXPECT_EQ(reply.header("Content-Disposition"), "inline; filename=\"toestemming.pdf\"");
    const auto text = words_of_paper(reply);
    for (const std::string words :
         {"Toestemming voor een verwijzing", "Praktijk De Denkbeeldige Linde mijn gegevens",
          "Karin Schets, Denkbeeld Welzijn", "Lies Verzonnen", "14 maart 1965",
          "waar het over gaat en één zin van wie mij helpt", "Korte samenvatting",
          "2 november 2027", "Er is nog niets verstuurd", "Handtekening", "verwijzing-2026-1",
          "1/1"})
        EXPECT_TRUE(has(text, words)) << words << " in " << text;
    EXPECT_FALSE(has(text, " doel")) << text;
    EXPECT_EQ(value("select count(*) from referral"), "0");
    EXPECT_EQ(value("select count(*) from consent"), "0");
}

TEST_F(ConsentFormTest, of_a_child_the_parent_signs_and_from_twelve_on_both) {
    const auto signs_for = [&](const std::string& birth_on) {
        app.run([&](UnitOfWork& work) -> Result<> {
               TRY(work.tx.execute("update person set birth_on = $1", birth_on));
               return {};
           })
            .value();
        return words_of_paper(app.ask(gp, before(cast::face_of_karin)));
    };
    const auto child = signs_for("2018-03-14");
    EXPECT_TRUE(has(child, "ouder of verzorger van Lies Verzonnen")) << child;
    const auto both = signs_for("2013-03-14");
    EXPECT_TRUE(has(both, "Handtekening ouder of verzorger")) << both;
    EXPECT_GT(both.size(), child.size()) << "two lines to sign on";
    EXPECT_FALSE(has(signs_for("2009-03-14"), "ouder"));
}

TEST_F(ConsentFormTest, the_assistant_prints_it_too) {
    EXPECT_TRUE(has(words_of_paper(app.ask(assistant, before(cast::face_of_karin))),
                    "Karin Schets, Denkbeeld Welzijn"));
}

TEST_F(ConsentFormTest, a_report_to_a_desk_is_the_resident_asking) {
    const auto id = accepted();
    const auto text = words_of_paper(app.ask(coach, "GET /api/cases/" + id +
                                                        "/consent_form?face_id=" + cast::wmo_desk +
                                                        "&feedback_level=running&needs=true"));
    EXPECT_TRUE(has(text, "Ik vraag zelf om hulp bij")) << text;
    EXPECT_TRUE(has(text, "Gemeente Verzonnen")) << text;
    EXPECT_TRUE(has(text, "adres")) << text;
    EXPECT_TRUE(has(text, "Denkbeeld Welzijn stuurt mijn vraag")) << text;
}

TEST_F(ConsentFormTest, what_was_sent_can_be_signed_too) {
    const auto id = referred();
    const auto text =
        words_of_paper(app.ask(assistant, "GET /api/referrals/" + id + "/consent_form"));
    EXPECT_TRUE(has(text, "Lies Verzonnen")) << text;
    EXPECT_FALSE(has(text, "Er is nog niets verstuurd")) << text;
    EXPECT_FALSE(has(text, "Zorgt voor moeder")) << text;
}

TEST_F(ConsentFormTest, a_secret_address_is_not_promised_to_anybody) {
    const auto id = accepted();
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update person set secret_address = $1", true));
           return {};
       })
        .value();
    const auto text = words_of_paper(
        app.ask(coach, "GET /api/cases/" + id + "/consent_form?face_id=" + cast::wmo_desk));
    EXPECT_FALSE(has(text, " adres")) << text;
}

TEST_F(ConsentFormTest, a_form_for_nobody_is_refused_as_json) {
    EXPECT_EQ(app.ask(gp, before(cast::face_elsewhere)).status, 422);
    EXPECT_EQ(app.ask(gp, before(cast::face_of_karin, "&feedback_level=all")).status, 422);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/consent_form").status, 422);
    EXPECT_EQ(app.ask(gp, before(cast::absent)).text("code"), "body.invalid");
    EXPECT_EQ(app.ask(coach, before(cast::face_of_karin)).status, 403);
}

TEST_F(ConsentFormTest, reading_it_leaves_a_line) {
    app.ask(gp, before(cast::face_of_karin));
    EXPECT_EQ(app.show("select outcome from access_log where action = "
                       "'referral.consent_form_before'"),
              "done\n");
}

}  // namespace
}  // namespace veerkracht::referrals
