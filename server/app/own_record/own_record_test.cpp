// The whole own record: what the own page shows, nothing less and nothing more.
#include <boost/json/serialize.hpp>

#include "testing/cast.hpp"
#include "testing/hire.hpp"
#include "testing/papers.hpp"

namespace veerkracht::own_record {
namespace {

class OwnRecordTest : public CastTest {
  protected:
    OwnRecordTest() {
        app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Weer aan tafel"}});
        const auto talk =
            app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                    {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
        app.ask(gp, "PUT /api/conversations/" + talk.text("id"),
                {{"version", 1}, {"marks", {{"meedoen", 3}}}, {"words", "Het is stil in huis"}});
        case_id = accepted();
        step(case_id, "intake_done");
        app.ask(coach, "POST /api/cases/" + case_id + "/notes", {{"words", "kanarie-notitie"}});
        app.ask(coach, "PUT /api/cases/" + case_id + "/safety_note", {{"words", "kanarie-let-op"}});
        app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note",
                {{"words", "kanarie-veilig"}});
        lies = lies_at_her_page();
        app.ask(lies, "POST /api/my/requests",
                {{"organization_id", cast::practice},
                 {"kind", "statement"},
                 {"subject", "answers"},
                 {"words", "Zo was het niet"}});
    }
    std::string case_id;
    TestSession lies;
};

TEST_F(OwnRecordTest, it_is_the_same_set_that_she_reads_on_her_page) {
    const auto record = app.ask(lies, "GET /api/my/record");
    ASSERT_EQ(record.status, 200) << record.raw;
    for (const auto& [part, path] :
         {std::pair("facts", "facts"), std::pair("page", "page"),
          std::pair("who_knows", "who_knows"), std::pair("requests", "requests"),
          std::pair("mandates", "mandates"), std::pair("research", "research")})
        EXPECT_EQ(boost::json::serialize(record.at(part)),
                  boost::json::serialize(app.ask(lies, std::string("GET /api/my/") + path).body))
            << part;
    const auto talk = record.at("talks").at(0);
    const auto web = app.ask(lies, "GET /api/my/web");
    EXPECT_EQ(talk.at("marks"), web.at("now").at("marks"));
    EXPECT_EQ(talk.at("words"), web.at("words"));
    EXPECT_EQ(record.at("facts").at("goals").at(0).at("words"), "Weer aan tafel");
    EXPECT_GT(record.at("looks").at("rows").as_array().size(), 3U);
}

TEST_F(OwnRecordTest, that_an_answer_comes_later_stands_on_the_paper_with_its_reason) {
    app.ask(lies, "POST /api/my/requests",
            {{"organization_id", cast::practice},
             {"kind", "correction"},
             {"subject", "phone"},
             {"words", "Mijn nummer"}});
    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    testing::hire(app, officer_id, cast::practice, "privacy_officer");
    const auto id = value("select id from record_request where kind = 'correction'");
    ASSERT_EQ(app.ask(signed_in(officer_id), "POST /api/record_requests/" + id + "/extend",
                      {{"version", 1}, {"words", "Wij wachten op het archief"}})
                  .status,
              201);
    EXPECT_TRUE(has(words_of_paper(app.ask(lies, "GET /api/my/record/paper")),
                    "Wij wachten op het archief."));
}

TEST_F(OwnRecordTest, who_reads_along_stands_in_it_also_when_that_is_over) {
    const auto asked = app.ask(lies, "POST /api/my/mandates",
                               {{"name", "Truus Voorbeeld"},
                                {"phone", "06 12345699"},
                                {"scope", boost::json::array{"progress", "answers"}},
                                {"ends_on", "2026-12-20"}});
    ASSERT_EQ(asked.status, 201) << asked.raw;
    const auto paper = [&] { return words_of_paper(app.ask(lies, "GET /api/my/record/paper")); };
    EXPECT_TRUE(has(paper(), "Wie leest met u mee"));
    EXPECT_TRUE(has(paper(), "Truus Voorbeeld"));
    EXPECT_TRUE(has(paper(), "uw vragenlijsten en uw web"));
    EXPECT_FALSE(has(paper(), "Leest nu niet meer mee"));
    const std::string id(asked.at("rows").at(0).at("id").as_string());
    app.ask(lies, "POST /api/my/mandates/" + id + "/end");
    EXPECT_TRUE(has(paper(), "Leest nu niet meer mee"));
}

TEST_F(OwnRecordTest, notes_of_helpers_and_what_protects_others_stay_where_they_are) {
    const auto file = app.ask(lies, "GET /api/my/record").raw;
    const auto paper = words_of_paper(app.ask(lies, "GET /api/my/record/paper"));
    for (const auto* hidden :
         {"kanarie-notitie", "kanarie-let-op", "kanarie-veilig", "safety", "veiligheid"}) {
        EXPECT_EQ(file.find(hidden), std::string::npos) << hidden;
        EXPECT_FALSE(has(paper, hidden)) << hidden;
    }
}

TEST_F(OwnRecordTest, every_kind_of_fact_of_it_is_decided_and_logged) {
    const auto from = value("select max(id) from access_log");
    app.ask(lies, "GET /api/my/record");
    EXPECT_EQ(app.show("select distinct l.action, p.record_class, p.operation, p.ground from "
                       "access_log l join access_log_person p on p.log_id = l.id where l.id > " +
                       from + " order by p.record_class, p.operation"),
              "my.record | access_log | read | self\n"
              "my.record | address | read | self\n"
              "my.record | answers | read | self\n"
              "my.record | answers | write | self\n"
              "my.record | identity | read | self\n"
              "my.record | messages | read | self\n"
              "my.record | plan | read | self\n"
              "my.record | referral_core | read | self\n");
}

TEST_F(OwnRecordTest, on_paper_stands_who_she_is_who_knows_what_and_who_looked) {
    const auto paper = app.ask(lies, "GET /api/my/record/paper");
    ASSERT_EQ(paper.status, 200) << paper.raw.substr(0, 200);
    const auto words = words_of_paper(paper);
    for (const auto* told :
         {"Mijn gegevens", "14 maart 1965", "Weer aan tafel", "Wie weet wat van u", "Karin Schets,",
          "Denkbeeld Welzijn", "Het is stil in huis", "3 van 10", "Eigen verklaring: wat",
          "Zo was het niet. Het antwoord", "Taal Nederlands", "Wie keek", "Wat er niet in staat"})
        EXPECT_TRUE(has(words, told)) << told << "\n" << words;
}

// ---- who knows what, and where to go ----

class WhoKnowsTest : public CastTest {
  protected:
    boost::json::value who_knows(const TestSession& who) {
        const auto answer = app.ask(who, "GET /api/my/who_knows");
        EXPECT_EQ(answer.status, 200) << answer.raw;
        return answer.body;
    }
};

TEST_F(WhoKnowsTest, each_referral_has_its_ground_and_who_stopped_can_ask_again) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    auto knows = who_knows(lies);
    EXPECT_EQ(knows.at("practice_kind"), "gp_practice");
    ASSERT_EQ(knows.at("parties").as_array().size(), 1U);
    EXPECT_EQ(knows.at("parties").at(0).at("ground"), "consent");
    EXPECT_TRUE(lacks(knows.at("parties").at(0), "face_id")) << "it runs";

    app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
    EXPECT_TRUE(app.ask(coach, "GET /api/cases/" + id).at("sharing_stopped").as_bool());
    app.clock->advance_minutes(1);
    knows = who_knows(lies);
    const auto& party = knows.at("parties").at(0);
    ASSERT_EQ(party.at("face_id").as_string(), cast::face_of_karin);
    EXPECT_EQ(party.at("needs"), (boost::json::array{"alone", "caring"}));
    EXPECT_FALSE(party.at("goes_along").as_array().empty());
    const boost::json::object again{{"face_id", party.at("face_id")},
                                    {"needs", party.at("needs")},
                                    {"sentence", ""},
                                    {"call_when", ""},
                                    {"text_language", "nl"},
                                    {"consent_given", true}};
    const auto asked = app.ask(lies, "POST /api/my/choice", again);
    ASSERT_EQ(asked.status, 201) << asked.raw;
    const auto& fresh = asked.at("referrals").at(0);
    EXPECT_TRUE(fresh.at("sharing").as_bool());
    EXPECT_EQ(fresh.at("fields"), party.at("goes_along")) << "exactly what she was told";
    const auto now = who_knows(lies);
    for (const auto& one : now.at("parties").as_array())
        EXPECT_TRUE(lacks(one, "face_id")) << "one ask is enough";
}

TEST_F(WhoKnowsTest, each_organisation_has_its_own_way_for_who_is_not_content) {
    accepted();
    const auto lies = lies_at_her_page();
    auto ways = who_knows(lies).at("complaint_ways");
    ASSERT_EQ(ways.as_array().size(), 2U);
    EXPECT_EQ(ways.at(0).at("law"), "wkkgz");
    EXPECT_EQ(ways.at(0).at("outside_site"), "www.landelijkmeldpuntzorg.nl");
    EXPECT_EQ(ways.at(1).at("law"), "own");
    const boost::json::object decided{{"version", 0},
                                      {"shows_names", false},
                                      {"complaint_name", "Mevrouw Klaar"},
                                      {"complaint_phone", "077 012 9999"},
                                      {"complaint_site", ""}};
    ASSERT_EQ(app.ask(manager, "PUT /api/resident_desk", decided).status, 200);
    EXPECT_EQ(app.ask(gp, "PUT /api/resident_desk", decided).status, 409) << "somebody was first";
    ways = who_knows(lies).at("complaint_ways");
    EXPECT_EQ(ways.at(0).at("desk_name"), "Mevrouw Klaar");
    EXPECT_EQ(ways.at(1).at("desk_name"), "");
}

}  // namespace
}  // namespace veerkracht::own_record
