// Another system opens us with a posted token (HTI): on the patient's page without a second login,
// and every token in which one thing is wrong.
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <filesystem>
#include <fstream>

#include "capabilities/access/hti_launch.hpp"
#include "capabilities/access/outside_issuers.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/outgoing/settings.hpp"
#include "testing/cast.hpp"
#include "testing/caught_log.hpp"
#include "testing/signing_key.hpp"

namespace veerkracht::access {
namespace {

namespace json = boost::json;
using testing::SigningKey;

constexpr auto theirs = "https://his.linde.example";
constexpr auto us = "http://localhost:8080/launch/hti";

// One launch in which one thing is wrong: in what the token says, in how it was signed, or in the
// form round it.
struct Wrong {
    const char* what;
    const char* why;  // in the log, for who runs it
    std::function<void(json::object&)> claims = [](json::object&) {};
    std::function<void(json::object&)> header = [](json::object&) {};
    std::function<std::string(const std::string&)> form = [](const std::string& token) {
        return "token=" + token;
    };
};

class HtiTest : public CastTest {
  protected:
    HtiTest() {
        launcher.code = "his";
        launcher.organization = "Praktijk De Denkbeeldige Linde";
        launcher.issuer = theirs;
        launcher.level = "both";
        launcher.audience = us;
        launcher.keys = json::serialize(json::object{
            {"keys", json::array{SigningKey::p256().jwk("curve"), SigningKey::rsa().jwk("rsa")}}});
        EXPECT_TRUE(install_launchers(app.app(), {launcher}));
    }

    std::int64_t now() const { return app.clock->now().time_since_epoch().count() / 1'000; }
    json::object right_claims() {
        return {{"iss", theirs},
                {"aud", us},
                {"sub", "Practitioner/hub"},
                {"jti", "token-" + std::to_string(++tokens_)},
                {"iat", now()},
                {"exp", now() + 300},
                {"patient", "Patient/p-12"},
                {"resource", "Task/7"},
                {"intent", "order"}};
    }
    static json::object right_header() { return {{"alg", "ES256"}, {"kid", "curve"}}; }

    // As the page of the other system posts it; what the browser has here does not go along.
    TestReply post(TestSession& browser, const std::string& form,
                   const std::string& type = "application/x-www-form-urlencoded") {
        TestSession there;
        there.headers = {{"x-vk", ""},
                         {"origin", theirs},
                         {"sec-fetch-site", "cross-site"},
                         {"content-type", type}};
        const auto reply = app.ask_text(there, "POST /launch/hti", form);
        browser.take(reply);
        return reply;
    }
    std::string form_of(const Wrong& wrong, const SigningKey& key = SigningKey::p256()) {
        auto claims = right_claims();
        wrong.claims(claims);
        auto header = right_header();
        wrong.header(header);
        return wrong.form(key.token(header, claims));
    }
    TestReply launched(TestSession& browser, const Wrong& wrong = {"nothing", ""}) {
        return post(browser, form_of(wrong));
    }
    TestReply goes_on(TestSession& browser) {
        return app.visit(browser, "POST /api/login/outside", nullptr);
    }
    // Hub opens a patient in his system after he asked here to be joined to it.
    void joins(TestSession& who) {
        EXPECT_EQ(
            app.visit(who, "POST /api/outside_identities/begin", {{"code", "his"}}).text("address"),
            "");
        launched(who);
        EXPECT_EQ(goes_on(who).text("next"), "join");
        const auto reply = agrees(who);
        EXPECT_EQ(reply.status, 201) << reply.raw;
    }
    void proves(TestSession& who) {
        const auto former = who.cookies;
        const auto reply = app.visit(who, "POST /api/session/proof/code",
                                     {{"code", authenticator_code(cast::hub)}});
        EXPECT_EQ(reply.status, 204) << reply.raw;
        EXPECT_NE(who.cookies, former) << "the token changed";
    }
    TestReply agrees(TestSession& who) {
        return app.visit(who, "POST /api/outside_identities", nullptr);
    }
    std::string who_is_in(const TestSession& browser) {
        return app.ask(browser, "GET /api/session").text("account_id");
    }
    std::string last_line() {
        return value(
            "select outcome from access_log where action = 'login.hti' order by id desc "
            "limit 1");
    }

    Launcher launcher;

  private:
    int tokens_ = 0;
};

TEST_F(HtiTest, whoever_is_joined_lands_on_the_patients_page_without_a_login) {
    joins(gp);
    EXPECT_EQ(app.ask(gp, "GET /api/open_patient").raw, R"({"stage":"unknown"})");
    ASSERT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/open_patient").status, 201);

    TestSession browser;
    const auto reply = launched(browser);
    EXPECT_EQ(reply.status, 303);
    EXPECT_EQ(reply.header("Location"), "/launch/hti");
    EXPECT_EQ(reply.raw, "");
    EXPECT_EQ(browser.cookies.size(), 1U) << "no session comes from there";
    EXPECT_EQ(goes_on(browser).text("next"), "patient");
    EXPECT_EQ(who_is_in(browser), cast::hub);
    EXPECT_EQ(app.ask(browser, "GET /api/open_patient").text("person_id"), cast::lies);
    EXPECT_EQ(goes_on(browser).status, 401) << "once";
    EXPECT_EQ(last_line(), "done");
    for (const auto* table : {"outside_identity", "open_patient", "patient_link", "launch_token"}) {
        const auto kept = app.show(std::string("select * from ") + table);
        for (const auto* word : {"p-12", "Practitioner", "token-"})
            EXPECT_EQ(kept.find(word), std::string::npos) << table << " " << word;
    }
}

TEST_F(HtiTest, a_token_of_the_first_version_names_him_in_its_task_and_rsa_is_as_good) {
    joins(gp);
    const Wrong older{.what = "older",
                      .why = "",
                      .claims =
                          [](json::object& claims) {
                              claims.erase("patient");
                              claims["task"] = {{"resourceType", "Task"},
                                                {"for", {{"reference", "Patient/p-12"}}}};
                              claims["aud"] = json::array{us};
                          },
                      .header =
                          [](json::object& header) {
                              header["alg"] = "RS256";
                              header["kid"] = "rsa";
                          }};
    TestSession browser;
    post(browser, form_of(older, SigningKey::rsa()));
    EXPECT_EQ(goes_on(browser).text("next"), "patient");
    const Wrong nobody{"nobody is open", "", [](json::object& claims) { claims.erase("patient"); }};
    TestSession other;
    launched(other, nobody);
    EXPECT_EQ(goes_on(other).text("next"), "inside");
}

// Thirty ways to be wrong, each told to the log and to nobody else.
TEST_F(HtiTest, a_token_in_which_one_thing_is_wrong_opens_nothing) {
    joins(gp);
    const auto set = [](const char* name, json::value value) {
        return [name, value](json::object& claims) { claims[name] = value; };
    };
    const auto without = [](const char* name) {
        return [name](json::object& claims) { claims.erase(name); };
    };
    const auto task_for = [](json::value who) {
        return [who](json::object& claims) {
            claims["task"] = json::object{{"for", json::object{{"reference", who}}}};
        };
    };
    const auto as_it_is = [](const char* alg) {
        return [alg](json::object& header) { header["alg"] = alg; };
    };
    const auto plain = [](json::object&) {};
    const auto at = [&](std::int64_t seconds) { return json::value(now() + seconds); };
    const std::vector<Wrong> all{
        {"of another issuer", "hti.issuer", set("iss", "https://elders.example")},
        {"of no issuer", "hti.issuer", without("iss")},
        {"for another house", "hti.audience", set("aud", "https://elders.example")},
        {"for two houses", "hti.audience", set("aud", json::array{us, "https://elders.example"})},
        {"for nobody", "hti.audience", without("aud")},
        {"for a list of nobody", "hti.audience", set("aud", json::array{})},
        {"said by nobody", "hti.subject", without("sub")},
        {"said by a name of nothing", "hti.subject", set("sub", "")},
        {"said by a name with a line in it", "hti.subject", set("sub", "hub\nadmin")},
        {"said by a very long name", "hti.subject", set("sub", json::value(std::string(256, 'x')))},
        {"said by a number", "hti.subject", set("sub", 7)},
        {"without a number of its own", "hti.token_id", without("jti")},
        {"with a very long number", "hti.token_id", set("jti", json::value(std::string(256, 'x')))},
        {"over", "hti.expired", [&](auto& c) { c["iat"] = at(-361), c["exp"] = at(-61); }},
        {"never over", "hti.expired", without("exp")},
        {"over in words", "hti.expired", set("exp", "tomorrow")},
        {"good for an hour", "hti.too_long", [&](auto& c) { c["exp"] = at(3'600); }},
        {"over before it was made", "hti.too_long",
         [&](auto& c) { c["iat"] = at(30), c["exp"] = at(20); }},
        {"made later", "hti.issued_at", [&](auto& c) { c["iat"] = at(61), c["exp"] = at(300); }},
        {"never made", "hti.issued_at", without("iat")},
        {"not good yet", "hti.not_yet", [&](auto& c) { c["nbf"] = at(120); }},
        {"a patient who is none", "hti.patient", set("patient", "Task/7")},
        {"a patient by an address", "hti.patient", set("patient", "https://his.example/Patient/1")},
        {"a patient on a path", "hti.patient", set("patient", "Patient/../1")},
        {"a patient who is a number", "hti.patient", set("patient", 12)},
        {"two patients", "hti.patient", task_for("Patient/p-13")},
        {"no algorithm", "token.algorithm", plain, as_it_is("none")},
        {"a shared secret", "token.algorithm", plain, as_it_is("HS256")},
        {"an algorithm of another key", "token.key", plain, as_it_is("RS256")},
        {"a key that nobody knows", "token.key", plain,
         [](json::object& header) { header["kid"] = "other"; }},
        {"something that must be understood", "token.critical", plain,
         [](json::object& header) { header["crit"] = json::array{"b64"}; }},
        {"changed after signing", "token.signature", plain, plain,
         [](const std::string& token) {
             auto other = token;
             auto& letter = other.at(token.rfind('.') + 5);
             letter = letter == 'A' ? 'B' : 'A';
             return "token=" + other;
         }},
        {"not signed", "token.unreadable", plain, plain,
         [](const std::string& token) { return "token=" + token.substr(0, token.rfind('.')); }},
        {"twice", "", plain, plain,
         [](const std::string& token) { return "token=" + token + "&token=" + token; }},
        {"in another field", "", plain, plain,
         [](const std::string& token) { return "jwt=" + token; }},
        {"nothing", "", plain, plain, [](const std::string&) { return "token="; }},
        {"very large", "token.unreadable", plain, plain,
         [](const std::string& token) { return "token=" + token + std::string(17'000, 'x'); }},
    };
    for (const auto& wrong : all) {
        TestSession browser;
        const auto form = form_of(wrong);
        testing::CaughtLog log;
        const auto reply = post(browser, form);
        EXPECT_EQ(reply.status, 303) << wrong.what;
        EXPECT_EQ(reply.header("Location"), "/launch/hti") << wrong.what;
        EXPECT_TRUE(browser.cookies.empty()) << wrong.what;
        EXPECT_NE(log.text().find(wrong.why), std::string::npos) << wrong.what << log.text();
        EXPECT_EQ(last_line(), "login.refused") << wrong.what;
        EXPECT_EQ(goes_on(browser).text("code"), "login.refused") << wrong.what;
        EXPECT_EQ(who_is_in(browser), "") << wrong.what;
    }
    EXPECT_GE(all.size(), 25U);
    EXPECT_EQ(value("select count(*) from outside_visit"), "0");
}

TEST_F(HtiTest, a_token_works_once_also_for_who_saw_it_go_by) {
    joins(gp);
    const auto form = form_of({"nothing", ""});
    TestSession browser, thief;
    post(browser, form);
    post(thief, form);
    EXPECT_EQ(goes_on(thief).status, 401);
    EXPECT_EQ(goes_on(browser).text("next"), "patient");
    app.clock->advance_minutes(7);
    TestSession late;
    post(late, form);
    EXPECT_EQ(goes_on(late).status, 401);
    launched(late);
    EXPECT_EQ(value("select count(*) from launch_token"), "1") << "what is over is forgotten";
}

TEST_F(HtiTest, whom_nobody_joined_stays_outside_and_hears_nothing_of_anybody) {
    TestSession browser;
    EXPECT_EQ(launched(browser).status, 303);
    EXPECT_EQ(goes_on(browser).text("code"), "login.outside_unknown");
    EXPECT_EQ(who_is_in(browser), "");
    joins(gp);
    const auto as = [](const char* who) {
        return Wrong{"somebody else", "", [who](json::object& claims) { claims["sub"] = who; }};
    };
    TestSession other;
    launched(other, as("Practitioner/joke"));
    EXPECT_EQ(goes_on(other).text("code"), "login.outside_unknown");
}

TEST_F(HtiTest, joining_is_asked_here_with_a_fresh_proof_and_ends_by_itself) {
    const auto begin = [&](TestSession& who) {
        return app.visit(who, "POST /api/outside_identities/begin", {{"code", "his"}});
    };
    EXPECT_EQ(begin(coach).status, 404) << "of another organisation";
    EXPECT_EQ(begin(gp).status, 201);
    app.clock->advance_minutes(11);
    launched(gp);
    EXPECT_EQ(goes_on(gp).text("code"), "login.outside_unknown") << "too late";
    EXPECT_EQ(begin(gp).text("code"), "session.proof_wanted");
    gp = signed_in(cast::hub);
    EXPECT_EQ(begin(gp).status, 201);
    nurse = signed_in(cast::joke);
    launched(nurse);
    EXPECT_EQ(goes_on(nurse).text("code"), "login.outside_unknown") << "somebody else's browser";
    launched(gp);
    EXPECT_EQ(goes_on(gp).text("next"), "join");
    EXPECT_EQ(agrees(gp).status, 201);
    app.deliver();
    EXPECT_EQ(newest_fact("outside_joined", "organization"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(begin(nurse).status, 201);
    launched(nurse);
    EXPECT_EQ(goes_on(nurse).text("code"), "login.somebody_else") << "who he is there, is Hub";
}

// Any page can post the launch of a colleague into the browser of who waits for his own.
TEST_F(HtiTest, nothing_is_joined_before_he_saw_whose_login_it_is_and_proved_himself) {
    ASSERT_EQ(app.visit(gp, "POST /api/outside_identities/begin", {{"code", "his"}}).status, 201);
    launched(gp, {"of a colleague", "",
                  [](json::object& claims) { claims["sub"] = "Practitioner/joke"; }});
    EXPECT_EQ(goes_on(gp).text("next"), "join");
    EXPECT_EQ(value("select count(*) from outside_identity"), "0");
    const auto told = app.ask(gp, "GET /api/login/outside/stage");
    EXPECT_TRUE(told.at("is_to_join").as_bool());
    EXPECT_EQ(told.text("subject"), "Practitioner/joke");
    EXPECT_EQ(told.text("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(app.ask({}, "GET /api/login/outside/stage").text("stage"), "gone");
    EXPECT_EQ(goes_on(gp).status, 401) << "it does not sign in";
    EXPECT_EQ(value("select count(*) from outside_identity"), "0");
}

TEST_F(HtiTest, the_joining_wants_a_proof_of_the_last_minutes) {
    ASSERT_EQ(app.visit(gp, "POST /api/outside_identities/begin", {{"code", "his"}}).status, 201);
    app.clock->advance_minutes(6);
    launched(gp);
    EXPECT_EQ(goes_on(gp).text("next"), "join");
    EXPECT_EQ(agrees(gp).text("code"), "session.proof_wanted");
    proves(gp);
    EXPECT_EQ(agrees(gp).status, 201) << "the launch outlived the new token";
    EXPECT_EQ(app.ask(gp, "GET /api/open_patient").text("stage"), "unknown");
}

TEST_F(HtiTest, who_is_open_there_stays_open_when_a_proof_changes_the_token) {
    joins(gp);
    ASSERT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/open_patient").status, 201);
    proves(gp);
    EXPECT_EQ(app.ask(gp, "GET /api/open_patient").text("person_id"), cast::lies);
}

// Any page can post a form: nobody is made to work as somebody else by it.
TEST_F(HtiTest, who_is_at_work_here_stays_who_he_is) {
    joins(gp);
    launched(nurse);
    EXPECT_EQ(goes_on(nurse).text("code"), "login.somebody_else");
    EXPECT_EQ(who_is_in(nurse), cast::joke);
}

TEST_F(HtiTest, where_one_factor_is_asked_there_our_figures_come_between) {
    joins(gp);
    launcher.level = "first";
    EXPECT_TRUE(install_launchers(app.app(), {launcher}));
    TestSession browser;
    launched(browser);
    EXPECT_EQ(goes_on(browser).text("next"), "code");
    EXPECT_EQ(who_is_in(browser), "");
}

TEST_F(HtiTest, it_is_no_login_to_go_to_and_is_forgotten_with_its_settings) {
    EXPECT_EQ(app.ask({}, "GET /api/login/outside").raw, "[]");
    EXPECT_EQ(app.ask({}, "POST /api/login/outside/begin", {{"code", "his"}}).status, 404);
    joins(gp);
    EXPECT_TRUE(install_launchers(app.app(), {}));
    TestSession browser;
    launched(browser);
    EXPECT_EQ(goes_on(browser).text("code"), "login.refused");
}

TEST_F(HtiTest, who_works_here_no_more_does_not_come_in_by_it) {
    joins(nurse);
    EXPECT_EQ(app.ask(gp, "POST /api/accounts/" + cast::joke + "/end", json::object{}).status, 201);
    TestSession browser;
    launched(browser);
    EXPECT_EQ(goes_on(browser).text("code"), "login.outside_unknown");
}

// The one route that takes what a page of somebody else sends.
TEST_F(HtiTest, no_cookie_is_read_there_nothing_but_a_form_is_taken_and_no_other_route_does) {
    joins(gp);
    auto with_cookies = gp;
    with_cookies.headers = {{"x-vk", ""},
                            {"origin", theirs},
                            {"sec-fetch-site", "cross-site"},
                            {"content-type", "application/x-www-form-urlencoded"}};
    app.ask_text(with_cookies, "POST /launch/hti", "token=wrong");
    EXPECT_EQ(value("select coalesce(account_id, '') from access_log where action = 'login.hti' "
                    "order by id desc limit 1"),
              "")
        << "whose session went along is nobody's business there";
    TestSession browser;
    for (const auto* type : {"application/json", "text/plain", "multipart/form-data"})
        EXPECT_EQ(post(browser, form_of({"nothing", ""}), type).status, 403) << type;
    int routes = 0;
    for (const auto& route : app.app().routes.all()) {
        if (route.options.from_elsewhere) ++routes;
        if (route.options.from_elsewhere || route.method == "GET") continue;
        auto line = route.method + " " + route.pattern;
        for (auto at = line.find('{'); at != std::string::npos; at = line.find('{'))
            line.replace(at, line.find('}', at) - at + 1, cast::absent);
        EXPECT_EQ(app.ask_text(with_cookies, line, "token=x").text("code"), "http.cross_site")
            << line;
    }
    EXPECT_EQ(routes, 2) << "this one, and where a login tells that somebody signed out there";
}

TEST(HtiSettings, a_wrong_setting_is_named) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("veerkracht_launchers_" + new_uuid());
    std::filesystem::create_directory(folder);
    const auto file = (folder / "logins.json").string();
    const auto write_keys = [&](const json::value& key) {
        std::ofstream(folder / "keys.json")
            << json::serialize(json::object{{"keys", json::array{key}}});
    };
    const auto complaint = [&](const std::string& code, const std::string& level) {
        std::ofstream(file) << R"({"launchers":[{"code":")" << code
                            << R"(","organization":"Linde","issuer":"his","keys_file":"keys.json",)"
                            << R"("level":")" << level << R"("}]})";
        try {
            EXPECT_EQ(read_launchers(file).size(), 1U);
        } catch (const outgoing::WrongSettings& wrong) {
            const std::string said = wrong.what();
            return said.substr(said.find(": ") + 2);
        }
        return std::string();
    };
    EXPECT_NE(complaint("his", "both"), "") << "no keys";
    write_keys(SigningKey::p256().jwk("curve"));
    EXPECT_EQ(complaint("his", "both"), "");
    EXPECT_EQ(complaint("his", "high"), "launchers/0.level not_a_choice");
    EXPECT_EQ(complaint("His", "both"), "His: code has small letters, figures and _ only");
    auto whole = SigningKey::p256().jwk("curve");
    whole["d"] = "secret";
    write_keys(whole);
    EXPECT_EQ(complaint("his", "both"), "his: its keys_file holds a private key");
    write_keys({{"kty", "oct"}, {"k", "c2VjcmV0"}});
    EXPECT_EQ(complaint("his", "both"),
              "his: its keys_file holds no key that a token can be signed with");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace veerkracht::access
