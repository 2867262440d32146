// Fifty words that stand nowhere else, one in each place where somebody writes about a resident or
// a resident writes. None of them is found again in a message, in what the server writes to its
// log, with another practice, team or desk, or with those who run the machines.
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "app/operations/metrics.hpp"
#include "capabilities/referrals/self_referrals.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht {
namespace {

using boost::json::array;
using boost::json::object;

class CanariesTest : public CastTest {
  protected:
    CanariesTest() {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
        spdlog::set_level(spdlog::level::trace);
    }
    ~CanariesTest() override { spdlog::set_default_logger(before); }

    // The next word: letters only, so that it fits wherever a text fits.
    std::string sing() {
        const auto number = canaries.size();
        std::string word = "Kanarie";
        word += static_cast<char>('a' + number / 26);
        word += static_cast<char>('a' + number % 26);
        canaries.push_back(word + "x");
        return canaries.back();
    }
    TestReply tell(const TestSession& who, const std::string& line, const object& body) {
        auto reply = app.ask(who, line, body);
        EXPECT_LT(reply.status, 300) << line << reply.raw;
        return reply;
    }
    std::string telephone() {
        canaries.push_back("67700" + std::to_string(1000 + canaries.size()));
        return "0" + canaries.back();
    }

    // A resident whom the practice writes in, talks with and refers; and who writes herself.
    void with_the_practice() {
        person = tell(gp, "POST /api/people",
                      {{"given_name", sing()},
                       {"family_name", sing()},
                       {"birth_on", "1965-03-14"},
                       {"phone", telephone()},
                       {"email", sing() + "@thuis.example"},
                       {"village", sing()}})
                     .text("id");
        const auto at_person = "/api/people/" + person;
        tell(gp, "PUT " + at_person + "/safety_note", {{"words", sing()}});
        tell(gp, "POST " + at_person + "/goals", {{"words", sing()}});
        tell(gp, "PUT " + at_person + "/contact",
             {{"version", version_of_person()},
              {"phone", telephone()},
              {"language", "nl"},
              {"call_when", sing()}});
        const auto talk =
            tell(gp, "POST " + at_person + "/conversations",
                 {{"questionnaire", "one_question"}, {"filled_in_by", "professional"}});
        tell(gp, "PUT /api/conversations/" + talk.text("id"), {{"version", 1}, {"words", sing()}});
        tell(assistant, "POST " + at_person + "/paper_lists",
             {{"marks", {{"meedoen", 3}}}, {"talk", array{"meedoen"}}, {"words", sing()}});
        const auto number = telephone();
        tell(gp, "PUT " + at_person + "/correction",
             {{"version", version_of_person()},
              {"given_name", sing()},
              {"family_name", sing()},
              {"birth_on", "1965-03-14"},
              {"phone", number}});
        tell(nurse, "POST " + at_person + "/number/confirm", {{"phone", number}});
        tell(assistant, "POST " + at_person + "/prepared_referrals",
             {{"for_account_id", cast::hub},
              {"face_id", cast::face_of_karin},
              {"sentence", sing()},
              {"feedback_level", "running"},
              {"consent_given", true},
              {"given_how", "spoken"}});
        tell(gp, "POST /api/initiative_referrals",
             {{"person_id", person},
              {"service_id", cast::table},
              {"wish", sing()},
              {"when", sing()},
              {"consent_given", true}});
        the_list_at_home(at_person);
    }
    void the_list_at_home(const std::string& at_person) {
        tell(assistant, "POST " + at_person + "/invitations",
             {{"questionnaire", "six_marks"}, {"channel", "sms"}});
        TestSession phone;
        app.visit(phone, "POST /api/link/start",
                  {{"token", newest_link("questionnaire")}, {"birth_on", "1965-03-14"}});
        tell(phone, "PUT /api/my/list",
             {{"version", 1},
              {"marks", {{"meedoen", 3}}},
              {"items", object{}},
              {"talk", array{"meedoen"}},
              {"words", sing()},
              {"send", true}});
    }
    // From the practice to Karin, to the table and to the Wmo desk, and word back.
    void along_the_loop() {
        leg = tell(gp, "POST /api/referrals",
                   request_for_lies(
                       {{"person_id", person}, {"sentence", sing()}, {"call_when", sing()}}))
                  .text("id");
        const auto at_case = "/api/cases/" + leg;
        tell(coach, "POST " + at_case + "/accept", {{"version", version_of(leg)}});
        tell(coach, "POST " + at_case + "/notes", {{"words", sing()}});
        tell(coach, "PUT " + at_case + "/safety_note", {{"words", sing()}});
        question_and_answer(at_case, gp, "/api/referrals/" + leg, "sender");
        question_and_answer("/api/referrals/" + leg, coach, at_case, "receiver");
        question_and_answer(at_case, lies_at_her_page(), "/api/my/referrals/" + leg, "resident");
        step(leg, "intake_done");
        asked_onward(leg, {{"wish", sing()}, {"when", sing()}});
        tell(coach, "POST " + at_case + "/feedback",
             {{"version", version_of(leg)}, {"status", "started_well"}, {"sentence", sing()}});
        to_the_desk(at_case);
    }
    void question_and_answer(const std::string& from, const TestSession& to,
                             const std::string& there, const std::string& asked_of) {
        const auto& asker = from.starts_with("/api/cases") ? coach : gp;
        tell(asker, "POST " + from + "/question",
             {{"asked_of", asked_of}, {"code", "own_words"}, {"words", sing()}});
        const auto id = value(
            "select id from leg_question where referral_id = $1 and answered_at is null", {leg});
        tell(to, "POST " + there + "/answer",
             {{"question_id", id}, {"answer", "own_words"}, {"words", sing()}});
    }
    void to_the_desk(const std::string& at_case) {
        tell(coach, "POST " + at_case + "/desk_code", {});
        tell(coach, "POST " + at_case + "/desk",
             {{"version", version_of(leg)},
              {"face_id", cast::wmo_desk},
              {"sentence", sing()},
              {"address", sing() + " 3"},
              {"birth_on", "1965-03-14"},
              {"feedback_level", "running"},
              {"given_how", "by_code"},
              {"consent_given", true},
              {"code", newest_fact("confirmation", "code")}});
        const auto desk_leg = value("select id from referral where target = 'wmo_desk'");
        tell(desk, "POST /api/cases/" + desk_leg + "/accept", {{"version", version_of(desk_leg)}});
        tell(desk, "POST /api/cases/" + desk_leg + "/notes", {{"words", sing()}});
        tell(desk, "POST /api/cases/" + desk_leg + "/feedback",
             {{"version", version_of(desk_leg)}, {"status", "started_well"}, {"sentence", ""}});
    }
    // Whom no practice sent: a neighbour's word to Karin, a question without a name, and somebody
    // who asks for himself and for a child.
    void without_a_practice() {
        const auto own = tell(coach, "POST /api/own_cases",
                              {{"given_name", sing()},
                               {"family_name", sing()},
                               {"phone", telephone()},
                               {"village", sing()},
                               {"source", "neighbour"},
                               {"needs", array{"alone"}},
                               {"sentence", sing()},
                               {"call_when", sing()},
                               {"voicemail_allowed", false}});
        const auto question = tell(coach, "POST /api/short_questions",
                                   {{"face_id", cast::wmo_desk}, {"question", sing()}});
        tell(desk, "POST /api/short_questions/" + question.text("id") + "/answer",
             {{"version", 1}, {"answer", sing()}});
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            return work.tx.insert(directory::OpenFace{new_uuid(), "Horst aan de Maas", "",
                                                      FaceId{cast::face_of_karin}, "", 1});
        }));
        const auto asked = tell({}, "POST /api/self_referrals",
                                {{"face_id", cast::face_of_karin},
                                 {"municipality", "Horst aan de Maas"},
                                 {"village", "America"},
                                 {"needs", array{"alone"}},
                                 {"given_name", sing()},
                                 {"family_name", sing()},
                                 {"birth_on", "2013-02-03"},
                                 {"phone", telephone()},
                                 {"parent_name", sing()},
                                 {"parent_phone", telephone()},
                                 {"call_when", sing()},
                                 {"language", "nl"},
                                 {"sentence", sing()},
                                 {"practice_name", sing()},
                                 {"text_language", "nl"},
                                 {"fields", array{"name", "birth_on", "phone", "village",
                                                  "language", "call_when", "needs", "sentence"}},
                                 {"consent_given", true}});
        tell({}, "POST /api/self_referrals/confirm",
             {{"token", asked.text("token")},
              {"code", newest_code()},
              {"parent_code", newest_fact("parent_code", "code")}});
    }
    int version_of_person() {
        return std::stoi(value("select version from person where id = $1", {person}));
    }

    void expect_silence(const std::string& text, const std::string& where) {
        ++places;
        for (const auto& canary : canaries)
            EXPECT_EQ(text.find(canary), std::string::npos) << canary << " in " << where;
    }
    // Every id that the story left somewhere.
    std::vector<std::string> ids_of_the_story() {
        std::string sql;
        for (const auto* table : {"person", "goal", "conversation", "referral", "thread",
                                  "short_question", "task", "prepared_referral", "leg_question",
                                  "referral_note", "invitation", "consent", "case_notice"})
            sql += std::string(sql.empty() ? "" : " union ") + "select id from " + table;
        std::istringstream rows(app.show(sql));
        std::vector<std::string> ids{cast::absent};
        for (std::string id; std::getline(rows, id);) ids.push_back(id);
        return ids;
    }
    // Whatever somebody can ask for, at no id and at every id of the story.
    void expect_silence_for(const TestSession& who, const std::string& name) {
        const auto ids = ids_of_the_story();
        EXPECT_GT(ids.size(), 15U);
        for (const auto& route : app.app().routes.all()) {
            if (route.method != "GET") continue;
            const auto place = route.pattern.find("{id}");
            for (const auto& id : ids) {
                auto line = "GET " + route.pattern;
                if (place != std::string::npos) line.replace(place + 4, 4, id);
                if (line.find('{') != std::string::npos) break;
                expect_silence(app.ask(who, line).raw, name + ": " + line);
                if (place == std::string::npos) break;
            }
        }
    }
    // Who searches finds nobody, by any of the words; each in an hour of an own account, so that it
    // is the search that answers and not the limit.
    void expect_nobody_is_found_by(const std::string& role, const std::string& organization_id) {
        TestSession who;
        for (std::size_t i = 0; i < canaries.size(); ++i) {
            if (i % 20 == 0) {
                const auto id = new_uuid();
                testing::hire(app, id, organization_id, role);
                who = signed_in(id);
            }
            const auto reply = app.ask(who, "GET /api/people?words=" + canaries[i]);
            EXPECT_EQ(reply.status, 200) << reply.raw;
            EXPECT_EQ(reply.raw, "[]") << role << " searching " << canaries[i];
            ++places;
        }
    }
    TestSession hired(const std::string& role, const std::string& organization_id) {
        const auto id = new_uuid();
        testing::hire(app, id, organization_id, role);
        return signed_in(id);
    }
    std::string metrics() {
        operations::Figures figures;
        const auto now = to_text(app.clock->now());
        auto& house = *app.application;
        house.database().read_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            figures = operations::figures(tx, house.settings(), now, house.subscribers);
            return false;
        });
        return operations::metrics_text(figures, {}, house.database().statistics(), now);
    }

    std::vector<std::string> canaries;
    std::string person, leg;
    int places = 0;  // where was looked for each of them
    std::ostringstream log;
    std::shared_ptr<spdlog::logger> before = spdlog::default_logger();
};

TEST_F(CanariesTest, what_was_said_of_somebody_is_found_with_nobody_else) {
    with_the_practice();
    along_the_loop();
    without_a_practice();
    app.deliver();
    EXPECT_GE(canaries.size(), 50U);

    for (const auto& parcel : app.sent) expect_silence(parcel.text, "a message");
    for (const auto& parcel : app.sent) expect_silence(parcel.subject, "a subject");
    expect_silence_for(stranger, "a GP elsewhere");
    expect_silence_for(stranger_assistant, "an assistant elsewhere");
    expect_silence_for(stranger_coach, "a coach elsewhere");
    expect_silence_for(social_worker, "a worker who was not asked");
    const auto desk_elsewhere = hired("wmo_officer", cast::other_welfare);
    expect_silence_for(desk_elsewhere, "a desk elsewhere");
    expect_silence_for(hired("privacy_officer", cast::other_practice), "an officer elsewhere");
    expect_silence_for(hired("privacy_officer", cast::practice), "the officer of the practice");
    expect_silence_for(hired("researcher", cast::other_welfare), "a researcher");
    expect_silence_for(hired("insurer", cast::other_welfare), "an insurer");
    expect_silence_for(admin, "who runs the machines");
    expect_silence_for(manager, "the manager of the practice");
    expect_silence_for({}, "nobody known");
    for (const auto* role : {"gp", "practice_nurse", "assistant"})
        expect_nobody_is_found_by(role, cast::other_practice);
    expect_nobody_is_found_by("referrer", cast::district_nursing);
    for (const auto* table : {"access_log", "event", "idempotent_request", "link"})
        expect_silence(app.show(std::string("select * from ") + table), table);
    // Of a message only the address stands open.
    expect_silence(app.show("select kind, subject_id, body, state from outbox"), "the outbox");
    expect_silence(log.str(), "the server's log");
    expect_silence(metrics(), "the metrics");
    std::cout << "canaries: " << canaries.size() << " words, " << places << " places\n";
    RecordProperty("figure_canaries_words", static_cast<int>(canaries.size()));
    RecordProperty("figure_canaries_places", places);
}

// The same words are found where they belong: else the silence says nothing.
TEST_F(CanariesTest, who_keeps_them_finds_them) {
    with_the_practice();
    const auto page = app.ask(gp, "GET /api/people/" + person).raw;
    const auto family_name = value("select family_name from person where id = $1", {person});
    const auto is_ours = [&](const std::string& word) { return page.find(word) != page.npos; };
    EXPECT_GE(std::ranges::count_if(canaries, is_ours), 5) << page;
    const auto found = app.ask(gp, "GET /api/people?words=" + family_name);
    EXPECT_NE(found.raw.find(person), std::string::npos) << found.raw;
    EXPECT_NE(std::ranges::find(canaries, family_name), canaries.end());
}

}  // namespace
}  // namespace veerkracht
