// A language is data: what is put beside the packages is spoken at every door at once, and a
// consent in a language that nobody looked at is said with an interpreter.
#include "runtime/languages/languages.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "capabilities/notifications/sending.hpp"
#include "capabilities/notifications/texts.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> exercise_language() {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(VEERKRACHT_ROOT "/fixtures/languages/fy")) {
        std::ifstream in(entry.path());
        files["runtime/languages/packages/fy/" + entry.path().filename().string()] =
            std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

class LanguagesTest : public CastTest {
  protected:
    void lies_speaks(const std::string& language) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set language = $1 where id = $2", language,
                                cast::lies));
            return {};
        }));
    }
    TestReply refer(const boost::json::object& with = {}) {
        return app.ask(gp, "POST /api/referrals", request_for_lies(with));
    }
    // 422 that names the interpreter, and with one it goes.
    void only_with_interpreter(const TestSession& who, const std::string& line,
                               boost::json::object request) {
        const auto refused = app.ask(who, line, request);
        EXPECT_EQ(refused.status, 422) << line << refused.raw;
        EXPECT_EQ(refused.at("fields").at("with_interpreter"), "required") << line;
        request["with_interpreter"] = true;
        const auto taken = app.ask(who, line, request);
        EXPECT_EQ(taken.status, 201) << line << taken.raw;
    }
    std::string newest_text() {
        EXPECT_TRUE(notifications::send_waiting(app.app(), "sms"));
        return app.sent.empty() ? "" : app.sent.back().text;
    }
};

TEST_F(LanguagesTest, a_language_that_is_put_beside_them_is_spoken_at_every_door) {
    lies_speaks("fy");
    const auto list = "GET /api/people/" + cast::lies + "/list_on_paper?language=fy";
    EXPECT_EQ(app.ask(gp, list).at("fields").at("language"), "not_a_choice");
    const languages::Beside beside(exercise_language());
    EXPECT_TRUE(has(words_of_paper(app.ask(gp, list)), "Oefen: Hoe gaat het met uw lichaam?"));
    ASSERT_EQ(refer({{"with_interpreter", true}}).status, 201);
    const auto message = newest_text();
    EXPECT_TRUE(message.starts_with("Oefen: ")) << message;
    EXPECT_TRUE(has(message, "(Oefen, net neisjoen.)")) << "nobody looked at it, and it says so";
    const auto token = newest_link("status");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("language"), "fy");
    EXPECT_EQ(app.ask({}, "POST /api/link/language", {{"token", token}, {"language", "fy"}}).status,
              201);
    const auto six = app.ask(gp, "GET /api/questionnaires/six_marks");
    EXPECT_EQ(six.at("title").at("fy"), "Oefen: seis sifers");
    EXPECT_TRUE(languages::reads_from_the_right("fy"));
}

TEST_F(LanguagesTest, every_language_has_all_that_a_resident_reads) {
    const auto all = languages::packages();
    for (const auto& code : all) {
        EXPECT_FALSE(languages::package_of(code)->translator.empty()) << code;
        EXPECT_TRUE(languages::file_of(code, "list_on_paper.json")) << code;
        EXPECT_TRUE(languages::file_of(code, "take_home_card.json")) << code;
        if (code == languages::own) continue;
        const auto kinds = notifications::kinds_for_residents(languages::is_reviewed(code));
        for (const auto& kind : kinds)
            EXPECT_NE(notifications::text_of(kind, {}, code).text,
                      notifications::text_of(kind, {}).text)
                << kind << " in " << code;
    }
    EXPECT_EQ(notifications::text_of("confirmation", {}, "ar").text,
              notifications::text_of("confirmation", {}).text)
        << "nobody says yes by a text that nobody looked at";
}

TEST_F(LanguagesTest, an_unknown_language_is_refused_at_the_door) {
    const auto reply = refer({{"language", "xx"}});
    EXPECT_EQ(reply.status, 422) << reply.raw;
    EXPECT_EQ(reply.at("fields").at("language"), "not_a_choice");
    EXPECT_EQ(refer({{"language", "ti"}, {"with_interpreter", true}}).status, 201);
    const auto contact = app.ask(gp, "PUT /api/people/" + cast::lies + "/contact",
                                 {{"version", std::stoi(value("select version from person where "
                                                              "id = $1",
                                                              {cast::lies}))},
                                  {"phone", cast::phone_of_lies},
                                  {"language", "qq"},
                                  {"call_when", ""},
                                  {"call_allowed", true},
                                  {"voicemail_allowed", true}});
    EXPECT_EQ(contact.at("fields").at("language"), "not_a_choice") << contact.raw;
}

TEST_F(LanguagesTest, a_consent_that_nobody_can_read_is_said_with_an_interpreter) {
    only_with_interpreter(gp, "POST /api/referrals", request_for_lies({{"language", "pl"}}));
    lies_speaks("ar");
    only_with_interpreter(gp, "POST /api/referrals", request_for_lies());
    only_with_interpreter(gp, "POST /api/initiative_referrals",
                          {{"person_id", cast::lies},
                           {"service_id", cast::table},
                           {"wish", "eet graag samen"},
                           {"when", "dinsdag"},
                           {"consent_given", true}});
    only_with_interpreter(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                          {{"for_account_id", cast::hub},
                           {"face_id", cast::face_of_karin},
                           {"sentence", ""},
                           {"feedback_level", "summary"},
                           {"consent_given", true},
                           {"given_how", "spoken"}});
    EXPECT_EQ(app.show("select distinct language, with_interpreter from consent order by language"),
              "ar | 1\npl | 1\n");
}

TEST_F(LanguagesTest, who_goes_along_asks_others_with_an_interpreter_too) {
    lies_speaks("ar");
    const auto id = accepted({{"with_interpreter", true}});
    step(id, "intake_done");
    only_with_interpreter(coach, "POST /api/cases/" + id + "/onward",
                          {{"version", version_of(id)},
                           {"service_id", cast::table},
                           {"wish", "eet graag samen"},
                           {"when", "dinsdag"},
                           {"consent_given", true}});
    EXPECT_EQ(value("select language from consent where purpose = 'activity'"), "ar");
}

// "ti" has no texts: the screen is Dutch then, and nobody knows whether he reads that.
TEST_F(LanguagesTest, a_yes_on_the_screen_counts_in_words_that_the_resident_reads) {
    const auto id = referred();
    lies_speaks("ti");
    const auto lies = lies_at_her_page();
    const boost::json::object choice{{"face_id", cast::face_of_nora},
                                     {"needs", {"alone"}},
                                     {"sentence", ""},
                                     {"call_when", ""},
                                     {"text_language", "nl"},
                                     {"consent_given", true}};
    const auto other_face = "POST /api/my/referrals/" + id + "/other_face";
    const boost::json::object nora{{"face_id", cast::face_of_nora}, {"text_language", "nl"}};
    for (const auto& refused :
         {app.ask(lies, "POST /api/my/choice", choice), app.ask(lies, other_face, nora)})
        EXPECT_EQ(refused.at("fields").at("text_language"), "not_a_choice") << refused.raw;
    const auto token = newest_link("status");
    const auto greeting = app.ask({}, "POST /api/link/greeting", {{"token", token}});
    EXPECT_EQ(greeting.text("language"), "ti") << "what stands there stands in for it";
    app.ask({}, "POST /api/link/language", {{"token", token}, {"language", "en"}});
    EXPECT_EQ(app.ask(lies, other_face, nora).status, 422) << "she chose English, not Dutch";
    app.ask({}, "POST /api/link/language", {{"token", token}, {"language", "nl"}});
    EXPECT_EQ(app.ask(lies, other_face, nora).status, 201);
    EXPECT_EQ(value("select language from consent where given_how = 'on_screen'"), "nl");
}

TEST_F(LanguagesTest, a_no_counts_in_any_language_and_is_kept_in_the_one_that_was_read) {
    const auto id = referred();
    const auto refuse = "POST /api/my/referrals/" + id + "/refuse";
    const auto lies = lies_at_her_page();
    EXPECT_EQ(app.ask(lies, refuse, {{"text_language", "xx"}}).status, 422);
    EXPECT_EQ(app.ask(lies, refuse, {{"text_language", "ar"}}).status, 201);
    lies_speaks("ti");
    sign_in_all();
    const auto at_desk = app.ask(gp, "POST /api/people/" + cast::lies + "/refusals",
                                 {{"face_id", cast::face_of_nora}, {"given_how", "spoken"}});
    EXPECT_EQ(at_desk.status, 201) << at_desk.raw;
    EXPECT_EQ(app.show("select given_how, language from consent_refusal order by given_how"),
              "on_screen | ar\nspoken | ti\n");
}

TEST_F(LanguagesTest, the_resident_chooses_on_a_screen_only_in_words_that_were_looked_at) {
    const auto id = referred();
    const auto lies = lies_at_her_page();
    const auto line = "POST /api/my/referrals/" + id + "/other_face";
    const auto refused =
        app.ask(lies, line, {{"face_id", cast::face_of_nora}, {"text_language", "ar"}});
    EXPECT_EQ(refused.at("fields").at("text_language"), "not_a_choice") << refused.raw;
    const auto choice = app.ask(lies, "POST /api/my/choice",
                                {{"face_id", cast::face_of_nora},
                                 {"needs", {"alone"}},
                                 {"sentence", ""},
                                 {"call_when", ""},
                                 {"text_language", "pl"},
                                 {"consent_given", true}});
    EXPECT_EQ(choice.at("fields").at("text_language"), "not_a_choice") << choice.raw;
}

}  // namespace
}  // namespace veerkracht
