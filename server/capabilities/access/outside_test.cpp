// Signing in with the login of the own organisation: the whole way with each kind of key, what
// joins it to an account, and every answer in which one thing is wrong.
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "capabilities/access/outside_asking.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/signed_token.hpp"
#include "runtime/outgoing/settings.hpp"
#include "testing/caught_log.hpp"
#include "testing/login_way.hpp"

namespace veerkracht::access {
namespace {

namespace json = boost::json;
using Wrong = testing::WrongLogin;
using testing::LoginHouse;
using testing::SigningKey;

constexpr auto client = testing::client_there;
constexpr auto subject = testing::subject_there;

class OutsideTest : public testing::LoginWayTest {
  protected:
    OutsideTest() {
        issuer.code = "linde";
        issuer.organization = "Praktijk De Denkbeeldige Linde";
        issuer.issuer = house.issuer();
        issuer.client_id = client;
        issuer.secret = "geheim: 100%";
        issuer.levels = {{"two", "both"}, {"one", "first"}};
        EXPECT_TRUE(install_outside_issuers(app.app(), {issuer}));
        ask();
    }

    // What the browser takes along to the login: by name.
    std::map<std::string, std::string> sent_away(TestSession& browser,
                                                 const std::string& line = "/api/login/outside",
                                                 const std::string& code = "linde") {
        return parameters_of(app.visit(browser, "POST " + line + "/begin", {{"code", code}}));
    }
    TestReply arrives(TestSession& browser) {
        return app.visit(browser, "POST /api/login/outside", nullptr);
    }
    std::string id_of(const TestReply& list) {
        return std::string(list.body.as_array().at(0).at("id").as_string());
    }
    // Hub, who is signed in, joins his account to it.
    void joins(TestSession& who) {
        EXPECT_EQ(there_and_back(who, {"nothing"}, "/api/outside_identities").status, 201);
        const auto reply = app.visit(who, "POST /api/outside_identities", nullptr);
        EXPECT_EQ(reply.status, 201) << reply.raw;
    }
    bool is_inside(const TestSession& browser) {
        return app.ask(browser, "GET /api/session").at("signed_in").as_bool();
    }

    // What was posted to the login last, by name.
    std::map<std::string, std::string> posted() const {
        std::map<std::string, std::string> fields;
        const auto body = "?" + house.asked().back().body;
        const auto form = boost::urls::parse_uri_reference(body);
        if (form)
            for (const auto& one : form->params()) fields[one.key] = one.value;
        return fields;
    }

    // There and back, until the login was asked.
    TestReply there_and_back(TestSession& browser, const Wrong& wrong = {"nothing"},
                             const std::string& line = "/api/login/outside",
                             const SigningKey& key = SigningKey::p256()) {
        return goes_and_comes_back(browser, wrong,
                                   {line + "/begin", "linde", "/api/login/outside/return"}, key);
    }

    OutsideIssuer issuer;
};

TEST_F(OutsideTest, the_page_to_sign_in_names_the_organisation_and_nothing_else) {
    const auto reply = app.ask({}, "GET /api/login/outside");
    EXPECT_EQ(
        reply.raw,
        R"([{"code":"linde","organization_name":"Praktijk De Denkbeeldige Linde","help":""}])");
}

TEST_F(OutsideTest, the_browser_takes_along_what_is_asked_and_no_secret) {
    TestSession browser;
    const auto away = sent_away(browser);
    EXPECT_EQ(away.at(""), house.issuer() + "/authorize");
    EXPECT_EQ(away.at("response_type"), "code");
    EXPECT_EQ(away.at("scope"), "openid");
    EXPECT_EQ(away.at("client_id"), client);
    EXPECT_EQ(away.at("acr_values"), "two");
    EXPECT_EQ(away.at("code_challenge_method"), "S256");
    EXPECT_TRUE(away.at("redirect_uri").ends_with("/login/oidc/return"));
    EXPECT_EQ(away.at("code_challenge").size(), 43U);
    EXPECT_NE(away.at("nonce"), away.at("state"));
    const auto kept = app.show("select * from outside_visit");
    for (const auto* name : {"nonce", "state"})
        EXPECT_EQ(kept.find(away.at(name)), std::string::npos) << name;
}

TEST_F(OutsideTest, who_joined_the_account_comes_in_without_a_password) {
    joins(gp);
    app.clock->advance_minutes(20);
    TestSession browser;
    EXPECT_EQ(there_and_back(browser).text("stage"), "wait");
    EXPECT_EQ(app.ask(browser, "GET /api/login/outside/stage").text("stage"), "come");
    const auto reply = arrives(browser);
    EXPECT_EQ(reply.text("next"), "inside") << reply.raw;
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("account_id"), cast::hub);
    EXPECT_EQ(app.show("select count(*) from outside_visit"), "0\n");
    EXPECT_EQ(app.show("select account_id, outcome from access_log where action = 'login.outside'"),
              cast::hub + " | done\n");
}

TEST_F(OutsideTest, the_code_goes_to_the_login_with_our_proof_and_our_secret) {
    TestSession browser;
    const auto away = sent_away(browser);
    app.visit(browser, "POST /api/login/outside/return", right_return(away));
    ask();
    auto last = house.asked().back();
    EXPECT_EQ(last.line, "POST /token HTTP/1.1");
    auto fields = posted();
    EXPECT_EQ(fields["grant_type"], "authorization_code");
    EXPECT_EQ(fields["code"], "a-code");
    EXPECT_EQ(fields["redirect_uri"], away.at("redirect_uri"));
    EXPECT_EQ(crypto::to_base64url(crypto::sha256(fields["code_verifier"])),
              away.at("code_challenge"));
    EXPECT_EQ(last.headers["authorization"],
              "Basic " + crypto::to_base64(std::string(client) + ":geheim%3A%20100%25"));
}

TEST_F(OutsideTest, instead_of_a_secret_we_prove_ourselves_with_a_key) {
    app.app().errands.clear();
    issuer.secret.clear();
    issuer.code = "linde_by_key";
    issuer.key = crypto::PrivateKey::read(SigningKey::rsa().pem());
    EXPECT_TRUE(install_outside_issuers(app.app(), {issuer}));
    ask();
    TestSession browser;
    const auto away = sent_away(browser, "/api/login/outside", "linde_by_key");
    app.visit(browser, "POST /api/login/outside/return", right_return(away));
    ask();
    auto fields = posted();
    const auto proof = crypto::read_signed_token(
        fields["client_assertion"], crypto::read_token_keys(json::object{
                                        {"keys", json::array{SigningKey::rsa().jwk("ours")}}}));
    ASSERT_TRUE(proof);
    EXPECT_EQ(proof->at("iss").as_string(), client);
    EXPECT_EQ(proof->at("aud").as_string(), house.issuer() + "/token");
    EXPECT_EQ(proof->at("exp").as_int64(), now() + 60);
    EXPECT_FALSE(house.asked().back().headers.contains("authorization"));
}

TEST_F(OutsideTest, each_kind_of_key_that_signs_for_others_serves) {
    joins(gp);
    const std::tuple<const char*, const char*, const SigningKey&> all[] = {
        {"RS256", "number", SigningKey::rsa()},
        {"PS256", "number", SigningKey::rsa()},
        {"ES256", "curve", SigningKey::p256()},
        {"EdDSA", "edwards", SigningKey::ed25519()}};
    for (const auto& [algorithm, id, key] : all) {
        TestSession browser;
        const Wrong nothing{.what = "nothing", .header = [&](json::object& header) {
                                header["alg"] = algorithm;
                                header["kid"] = id;
                            }};
        there_and_back(browser, nothing, "/api/login/outside", key);
        EXPECT_EQ(arrives(browser).text("next"), "inside") << algorithm;
    }
}

TEST_F(OutsideTest, the_first_factor_alone_is_half_a_sign_in) {
    joins(gp);
    TestSession browser;
    there_and_back(browser, {"one", [](json::object& claims) { claims["acr"] = "one"; }});
    EXPECT_EQ(arrives(browser).text("next"), "code");
    EXPECT_FALSE(is_inside(browser));
    EXPECT_EQ(app.visit(browser, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}})
                  .status,
              201);
    EXPECT_TRUE(is_inside(browser));
}

TEST_F(OutsideTest, who_proved_it_there_this_morning_proves_it_anew_for_what_wants_that) {
    joins(gp);
    for (const auto& [minutes, status] : {std::pair(1, 201), std::pair(10, 401)}) {
        TestSession browser;
        const auto before = 60 * minutes;
        there_and_back(browser, {"before", [&](json::object& claims) {
                                     claims["auth_time"] = now() - before;
                                 }});
        arrives(browser);
        EXPECT_EQ(app.ask(browser, "POST /api/passkeys/begin").status, status) << minutes;
    }
    TestSession browser;
    there_and_back(browser, {"not told", [](json::object& claims) { claims.erase("auth_time"); }});
    arrives(browser);
    EXPECT_EQ(app.ask(browser, "POST /api/passkeys/begin").text("code"), "session.proof_wanted");
}

// Of what others may do, nothing may let somebody in; and nobody hears why.
TEST_F(OutsideTest, an_answer_in_which_one_thing_is_wrong_opens_nothing) {
    joins(gp);
    const auto all = testing::wrong_logins(*this);
    EXPECT_GE(all.size(), 25U);
    for (const auto& wrong : all) {
        const auto lines = value("select count(*) from access_log where outcome <> 'done'");
        TestSession browser;
        const testing::CaughtLog log;
        const auto back = there_and_back(browser, wrong);
        const auto reply = arrives(browser);
        EXPECT_EQ(reply.status, 401) << wrong.what;
        EXPECT_EQ(reply.text("code"), "login.refused") << wrong.what << reply.raw;
        EXPECT_FALSE(is_inside(browser)) << wrong.what;
        EXPECT_NE(value("select count(*) from access_log where outcome <> 'done'"), lines)
            << wrong.what;
        EXPECT_TRUE(back.status == 401 || log.text().find("was not believed") != std::string::npos)
            << wrong.what;
        EXPECT_EQ(app.show("select count(*) from outside_visit"), "0\n") << wrong.what;
        EXPECT_EQ(reply.raw.find("token"), std::string::npos) << wrong.what;
        house.tell_of_itself();
    }
    TestSession browser;
    there_and_back(browser);
    EXPECT_EQ(arrives(browser).text("next"), "inside") << "and the right one still does";
}

TEST_F(OutsideTest, what_comes_back_in_another_browser_is_nothing) {
    joins(gp);
    TestSession browser;
    const auto away = sent_away(browser);
    tell_token(SigningKey::p256().token({{"alg", "ES256"}, {"kid", "curve"}}, right_claims(away)));
    TestSession other;
    EXPECT_EQ(app.visit(other, "POST /api/login/outside/return", right_return(away)).status, 401);
    const auto theirs = sent_away(other);
    EXPECT_EQ(app.visit(other, "POST /api/login/outside/return", right_return(away)).status, 401);
    EXPECT_EQ(app.visit(browser, "POST /api/login/outside/return", right_return(away)).status, 201);
    EXPECT_EQ(app.visit(browser, "POST /api/login/outside/return", right_return(away)).status, 401)
        << "an answer is taken once";
    ask();
    EXPECT_EQ(arrives(browser).status, 401);
}

TEST_F(OutsideTest, who_arrives_before_it_is_known_or_too_late_is_not_let_in) {
    joins(gp);
    TestSession early;
    const auto away = sent_away(early);
    EXPECT_EQ(app.ask(early, "GET /api/login/outside/stage").text("stage"), "wait");
    app.visit(early, "POST /api/login/outside/return", right_return(away));
    EXPECT_EQ(arrives(early).status, 401);
    TestSession late;
    there_and_back(late);
    app.clock->advance_minutes(10);
    EXPECT_EQ(app.ask(late, "GET /api/login/outside/stage").text("stage"), "gone");
    EXPECT_EQ(arrives(late).status, 401);
    TestSession twice;
    there_and_back(twice);
    auto copy = twice;
    EXPECT_EQ(arrives(twice).status, 201);
    EXPECT_EQ(arrives(copy).status, 401);
}

TEST_F(OutsideTest, whom_nobody_joined_to_an_account_stays_outside_whatever_his_address) {
    TestSession browser;
    there_and_back(browser, {"address", [](json::object& claims) {
                                 claims["email"] = "b001@account.example";
                                 claims["email_verified"] = true;
                             }});
    EXPECT_EQ(arrives(browser).text("code"), "login.outside_unknown");
    EXPECT_FALSE(is_inside(browser));
}

TEST_F(OutsideTest, joining_wants_a_fresh_proof_and_is_told_by_mail) {
    const auto later = signed_in(cast::hub);
    app.clock->advance_minutes(10);
    EXPECT_EQ(
        app.ask(later, "POST /api/outside_identities/begin", {{"code", "linde"}}).text("code"),
        "session.proof_wanted");
    gp = signed_in(cast::hub);
    joins(gp);
    app.deliver();
    EXPECT_EQ(newest_fact("outside_joined", "organization"), "Praktijk De Denkbeeldige Linde");
    const auto kept = app.show("select * from outside_identity");
    EXPECT_EQ(kept.find(subject), std::string::npos) << "only a keyed hash";
    EXPECT_EQ(app.ask(later, "POST /api/outside_identities", nullptr).text("code"),
              "session.proof_wanted");
    EXPECT_EQ(app.ask(signed_in(cast::hub), "POST /api/outside_identities", nullptr).status, 409)
        << "nothing came back to it";
}

TEST_F(OutsideTest, a_login_is_of_one_account_and_an_account_has_one) {
    joins(gp);
    there_and_back(nurse, {"nothing"}, "/api/outside_identities");
    EXPECT_EQ(app.visit(nurse, "POST /api/outside_identities", nullptr).text("code"),
              "login.outside_taken");
    there_and_back(gp, {"another", [](json::object& claims) { claims["sub"] = "another"; }},
                   "/api/outside_identities");
    EXPECT_EQ(app.visit(gp, "POST /api/outside_identities", nullptr).text("code"),
              "login.outside_taken");
    TestSession browser;
    there_and_back(browser);
    arrives(browser);
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("account_id"), cast::hub);
}

// Who begins to join in one browser cannot be made to finish it in that of another, nor to sign in.
TEST_F(OutsideTest, a_way_to_join_is_no_way_in_and_the_other_way_round) {
    there_and_back(gp, {"nothing"}, "/api/outside_identities");
    EXPECT_EQ(app.ask(gp, "GET /api/login/outside/stage").at("is_to_join").as_bool(), true);
    EXPECT_EQ(arrives(gp).status, 401);
    there_and_back(gp);
    EXPECT_EQ(app.visit(gp, "POST /api/outside_identities", nullptr).status, 409);
    there_and_back(gp, {"nothing"}, "/api/outside_identities");
    nurse.cookies["vk_outside"] = gp.cookies["vk_outside"];
    nurse.cookies["__Host-vk_outside"] = gp.cookies["__Host-vk_outside"];
    EXPECT_EQ(app.visit(nurse, "POST /api/outside_identities", nullptr).status, 409);
    EXPECT_EQ(app.show("select count(*) from outside_identity"), "0\n");
}

TEST_F(OutsideTest, only_the_login_of_the_own_organisation_can_be_joined) {
    EXPECT_EQ(app.ask(coach, "GET /api/outside_identities").raw, "[]");
    EXPECT_EQ(app.ask(coach, "POST /api/outside_identities/begin", {{"code", "linde"}}).status,
              404);
    EXPECT_EQ(app.ask({}, "POST /api/login/outside/begin", {{"code", "elders"}}).status, 404);
}

TEST_F(OutsideTest, what_was_parted_opens_nothing_any_more) {
    joins(gp);
    const auto id = id_of(app.ask(gp, "GET /api/outside_identities"));
    EXPECT_EQ(app.visit(gp, "POST /api/outside_identities/" + id + "/part").status, 201);
    TestSession browser;
    there_and_back(browser);
    EXPECT_EQ(arrives(browser).text("code"), "login.outside_unknown");
}

TEST_F(OutsideTest, what_a_parted_login_opened_is_over_and_who_parts_goes_on) {
    joins(gp);
    TestSession by_it;
    there_and_back(by_it);
    ASSERT_EQ(arrives(by_it).status, 201);
    ASSERT_TRUE(is_inside(by_it));
    const auto by_password = signed_in(cast::hub);
    const auto id = id_of(app.ask(gp, "GET /api/outside_identities"));
    EXPECT_EQ(app.visit(gp, "POST /api/outside_identities/" + id + "/part").status, 201);
    EXPECT_FALSE(is_inside(by_it));
    EXPECT_TRUE(is_inside(gp));
    EXPECT_TRUE(is_inside(by_password)) << "the login did not open that";
    EXPECT_TRUE(is_inside(nurse));
}

TEST_F(OutsideTest, who_is_inside_by_a_login_that_he_parts_from_stays_inside) {
    joins(gp);
    TestSession by_it;
    there_and_back(by_it);
    ASSERT_EQ(arrives(by_it).status, 201);
    const auto id = id_of(app.ask(by_it, "GET /api/outside_identities"));
    EXPECT_EQ(app.visit(by_it, "POST /api/outside_identities/" + id + "/part").status, 201);
    EXPECT_TRUE(is_inside(by_it));
}

TEST_F(OutsideTest, who_works_here_no_more_or_has_access_anew_does_not_come_in_by_it) {
    joins(assistant);
    EXPECT_EQ(
        app.ask(gp, "POST /api/accounts/" + cast::femke + "/renew", {{"identity_checked", true}})
            .status,
        201);
    TestSession browser;
    there_and_back(browser);
    EXPECT_EQ(arrives(browser).text("code"), "login.outside_unknown");
    joins(nurse);
    EXPECT_EQ(app.ask(gp, "POST /api/accounts/" + cast::joke + "/end", json::object{}).status, 201);
    TestSession other;
    there_and_back(other);
    EXPECT_EQ(arrives(other).text("code"), "login.outside_unknown");
}

// What ends there, ends here: the issuer posts a token to us.
class OutsideLogoutTest : public OutsideTest {
  protected:
    OutsideLogoutTest() {
        joins(gp);
        gp = signed_in(cast::hub);
    }
    TestSession came_in(const std::string& sid = "") {
        TestSession browser;
        there_and_back(browser, {"nothing", [&](json::object& claims) {
                                     if (!sid.empty()) claims["sid"] = sid;
                                 }});
        EXPECT_EQ(arrives(browser).text("next"), "inside");
        return browser;
    }
    json::object right_logout() {
        return {{"iss", house.issuer()},
                {"aud", client},
                {"sub", subject},
                {"jti", "number-" + std::to_string(++numbers)},
                {"iat", now()},
                {"exp", now() + 120},
                {"events", {{event, json::object{}}}}};
    }
    static std::string signed_by_it(const json::object& claims) {
        return SigningKey::p256().token({{"alg", "ES256"}, {"kid", "curve"}, {"typ", "logout+jwt"}},
                                        claims);
    }
    // A machine posts it: no cookie, no header of ours.
    TestReply posts(const std::string& form) {
        TestSession machine;
        machine.headers = {{"x-vk", ""}, {"content-type", "application/x-www-form-urlencoded"}};
        return app.ask_text(machine, "POST /login/oidc/logout", form);
    }
    int status_of(const json::object& claims) {
        return posts("logout_token=" + signed_by_it(claims)).status;
    }

    static constexpr auto event = "http://schemas.openid.net/event/backchannel-logout";
    int numbers = 0;
};

TEST_F(OutsideLogoutTest, who_signed_out_there_is_out_here_at_the_next_request) {
    const auto one = came_in(), other = came_in();
    const auto reply = posts("logout_token=" + signed_by_it(right_logout()));
    EXPECT_EQ(reply.status, 204) << reply.raw;
    EXPECT_FALSE(is_inside(one));
    EXPECT_FALSE(is_inside(other));
    EXPECT_TRUE(is_inside(gp)) << "what began with a password is not theirs to end";
}

TEST_F(OutsideLogoutTest, where_it_names_one_session_the_others_go_on) {
    const auto one = came_in("first"), other = came_in("second");
    auto claims = right_logout();
    claims["sid"] = "first";
    claims.erase("sub");
    EXPECT_EQ(status_of(claims), 204);
    EXPECT_FALSE(is_inside(one));
    EXPECT_TRUE(is_inside(other));
}

TEST_F(OutsideLogoutTest, a_session_that_changed_its_token_or_began_with_half_a_sign_in_ends_too) {
    auto proven = came_in();
    app.clock->advance_seconds(30);
    ASSERT_EQ(
        app.visit(proven, "POST /api/session/proof/code", {{"code", authenticator_code(cast::hub)}})
            .status,
        204);
    TestSession half;
    there_and_back(half, {"one", [](json::object& claims) { claims["acr"] = "one"; }});
    ASSERT_EQ(arrives(half).text("next"), "code");
    app.clock->advance_seconds(30);
    ASSERT_EQ(
        app.visit(half, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}}).status,
        201);
    EXPECT_EQ(status_of(right_logout()), 204);
    EXPECT_FALSE(is_inside(proven));
    EXPECT_FALSE(is_inside(half));
}

TEST_F(OutsideLogoutTest, a_logout_in_which_one_thing_is_wrong_ends_nothing) {
    const auto inside = came_in("first");
    const auto claim = [](const char* name, const auto& value) {
        return
            [name, told = json::value_from(value)](json::object& claims) { claims[name] = told; };
    };
    const auto without = [](const char* name) {
        return [name](json::object& object) { object.erase(name); };
    };
    const SigningKey other(SigningKey::Kind::p256);
    const std::vector<Wrong> all = {
        {"another issuer", claim("iss", "https://elders.example")},
        {"an issuer with a slash", claim("iss", house.issuer() + "/")},
        {"no issuer", without("iss")},
        {"made for another", claim("aud", "somebody-else")},
        {"made for nobody", without("aud")},
        {"made for a list without us", claim("aud", json::array{"a", "b"})},
        {"made long ago", claim("iat", now() - 600)},
        {"made in the future", claim("iat", now() + 600)},
        {"never made", without("iat")},
        {"over", claim("exp", now() - 61)},
        {"without an end", without("exp")},
        {"without a number", without("jti")},
        {"an empty number", claim("jti", "")},
        {"a number that is no word", claim("jti", 7)},
        {"a number that is too long", claim("jti", std::string(300, 'x'))},
        {"no events", without("events")},
        {"another event",
         claim("events", json::object{{"https://elders.example/login", json::object{}}})},
        {"events that are a list", claim("events", json::array{event})},
        {"an event that is a word", claim("events", json::object{{event, "yes"}})},
        {"a nonce: an id token", claim("nonce", "of a sign-in")},
        {"nobody", without("sub")},
        {"nobody in words", claim("sub", "")},
        {"a subject that is a number", claim("sub", 7)},
        {"a session that is a number", claim("sid", 7)},
        {"a subject with a line", claim("sub", "a\nb")},
        {"somebody else", claim("sub", "somebody-else")},
        {"another session", claim("sid", "of somebody else")},
        {.what = "a key that nobody knows", .header = claim("kid", "unheard-of")},
        {.what = "something that must be understood",
         .header = claim("crit", json::array{"surprise"})},
        {.what = "signed by a key that is not theirs",
         .token =
             [&](const std::string& token) {
                 const auto said = token.substr(0, token.rfind('.'));
                 return said + "." + crypto::to_base64url(other.sign("ES256", said));
             }},
        {.what = "signed by nobody",
         .token =
             [](const std::string& right) {
                 return testing::with_header(right, R"({"alg":"none"})") + ".";
             }},
        {.what = "signed with what everybody reads",
         .token =
             [](const std::string& right) {
                 const auto said = testing::with_header(right, R"({"alg":"HS256","kid":"curve"})");
                 const auto key = json::serialize(SigningKey::p256().jwk("curve"));
                 return said + "." + crypto::to_base64url(crypto::hmac_sha256(key, said));
             }},
        {.what = "half a signature",
         .token = [](const std::string& right) { return right.substr(0, right.size() - 8); }},
        {.what = "no token at all", .token = [](const std::string&) { return ""; }},
        {.what = "twice in the form",
         .token = [](const std::string& right) { return right + "&logout_token=" + right; }},
    };
    EXPECT_GE(all.size(), 25U);
    for (const auto& wrong : all) {
        auto claims = right_logout();
        wrong.claims(claims);
        json::object header{{"alg", "ES256"}, {"kid", "curve"}, {"typ", "logout+jwt"}};
        wrong.header(header);
        posts("logout_token=" + wrong.token(SigningKey::p256().token(header, claims)));
        EXPECT_TRUE(is_inside(inside)) << wrong.what;
    }
    auto used = right_logout();
    used["sub"] = "somebody-else";
    EXPECT_EQ(status_of(used), 204);
    used["sub"] = subject;
    EXPECT_EQ(status_of(used), 401) << "the same number once more";
    EXPECT_TRUE(is_inside(inside));
    EXPECT_EQ(status_of(right_logout()), 204);
    EXPECT_FALSE(is_inside(inside)) << "and the right one still does";
}

// What is told tells neither who somebody is nor whether he was in.
TEST_F(OutsideLogoutTest, the_answer_is_the_same_for_who_is_in_and_for_who_is_nobody) {
    const auto inside = came_in();
    auto of_nobody = right_logout();
    of_nobody["sub"] = "nobody here";
    const auto one = posts("logout_token=" + signed_by_it(of_nobody));
    const auto other = posts("logout_token=" + signed_by_it(right_logout()));
    EXPECT_EQ(one.status, other.status);
    EXPECT_EQ(one.raw, other.raw);
    EXPECT_FALSE(is_inside(inside));
}

TEST_F(OutsideLogoutTest, signing_out_here_says_where_to_sign_out_there) {
    auto told = house.discovery();
    told["end_session_endpoint"] = house.issuer() + "/session/end";
    house.tell("/.well-known/openid-configuration", told);
    app.clock->advance_minutes(61);
    ask();
    auto inside = came_in();
    const auto reply = app.visit(inside, "POST /api/logout", nullptr);
    EXPECT_EQ(reply.text("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(reply.text("address").find(house.issuer() + "/session/end?client_id="), 0U)
        << reply.raw;
    EXPECT_NE(reply.text("address").find("post_logout_redirect_uri="), std::string::npos);
    EXPECT_FALSE(is_inside(inside));
    gp = signed_in(cast::hub);
    EXPECT_EQ(app.visit(gp, "POST /api/logout", nullptr).text("address"), "");
}

TEST_F(OutsideTest, keys_are_asked_once_an_hour_and_anew_for_one_that_is_not_known) {
    joins(gp);
    EXPECT_EQ(house.times_asked("/keys"), 1);
    const SigningKey fresh(SigningKey::Kind::p256);
    house.tell("/keys", json::object{{"keys", json::array{fresh.jwk("fresh")}}});
    app.clock->advance_minutes(2);
    const Wrong nothing{.what = "nothing",
                        .header = [](json::object& header) { header["kid"] = "fresh"; }};
    TestSession browser;
    there_and_back(browser, nothing, "/api/login/outside", fresh);
    EXPECT_EQ(arrives(browser).text("next"), "inside");
    EXPECT_EQ(house.times_asked("/keys"), 2);
    const Wrong unknown{.what = "unknown",
                        .header = [](json::object& header) { header["kid"] = "never"; }};
    for (int i = 0; i < 5; ++i) {
        TestSession guesser;
        there_and_back(guesser, unknown, "/api/login/outside", fresh);
    }
    EXPECT_EQ(house.times_asked("/keys"), 2) << "not more than once a minute";
}

TEST_F(OutsideTest, a_login_that_is_away_holds_nobody_else_up) {
    joins(gp);
    house.close();
    TestSession browser;
    const auto away = sent_away(browser);
    app.visit(browser, "POST /api/login/outside/return", right_return(away));
    ask();
    EXPECT_EQ(arrives(browser).text("code"), "login.refused");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).status, 200);
}

// The practice's own system opens us with a patient (SMART App Launch).
class LaunchTest : public OutsideTest {
  protected:
    LaunchTest() {
        issuer.fhir = house.issuer() + "/fhir/";
        house.tell("/fhir/.well-known/smart-configuration", house.discovery());
        app.app().errands.clear();
        EXPECT_TRUE(install_outside_issuers(app.app(), {issuer}));
        ask();
    }
    std::map<std::string, std::string> opened(TestSession& browser) {
        return parameters_of(app.visit(browser, "POST /api/login/outside/launch",
                                       {{"iss", *issuer.fhir}, {"launch", "what-is-open"}}));
    }
    // Until the login was asked; it tells which patient is open.
    void comes(TestSession& browser, const json::object& told, const std::string& acr = "two") {
        const auto away = opened(browser);
        auto claims = right_claims(away);
        claims["acr"] = acr;
        tell_token(
            SigningKey::p256().token({{"alg", "ES256"}, {"kid", "curve"}, {"typ", "JWT"}}, claims),
            told);
        app.visit(browser, "POST /api/login/outside/return", right_return(away));
        ask();
    }
    TestSession launched(const std::string& patient) {
        TestSession browser;
        comes(browser, {{"patient", patient}});
        const auto reply = arrives(browser);
        EXPECT_EQ(reply.text("next"), "patient") << reply.raw;
        return browser;
    }
    TestReply open_patient(const TestSession& who) { return app.ask(who, "GET /api/open_patient"); }
    static std::string join_line(const std::string& person) {
        return "POST /api/people/" + person + "/open_patient";
    }
};

TEST_F(LaunchTest, the_browser_takes_along_what_is_open_and_for_which_house) {
    TestSession browser;
    const auto away = opened(browser);
    EXPECT_EQ(away.at("launch"), "what-is-open");
    EXPECT_EQ(away.at("aud"), house.issuer() + "/fhir");
    EXPECT_EQ(away.at("scope"), "openid fhirUser launch");
    EXPECT_EQ(away.at("code_challenge_method"), "S256");
    const auto elsewhere = app.visit(browser, "POST /api/login/outside/launch",
                                     {{"iss", "https://elders.example/fhir"}, {"launch", "x"}});
    EXPECT_EQ(elsewhere.status, 404);
    EXPECT_EQ(sent_away(browser).count("launch"), 0U);
}

TEST_F(LaunchTest, who_is_open_there_is_chosen_once_and_opens_here_from_then_on) {
    joins(gp);
    const auto first = launched("p-12");
    EXPECT_EQ(app.ask(first, "GET /api/session").text("account_id"), cast::hub);
    EXPECT_EQ(open_patient(first).raw, R"({"stage":"unknown"})");
    ASSERT_EQ(app.ask(first, join_line(cast::lies)).status, 201);
    EXPECT_EQ(open_patient(first).text("person_id"), cast::lies);
    const auto again = launched("p-12");
    EXPECT_EQ(open_patient(again).text("stage"), "known");
    EXPECT_EQ(open_patient(again).text("person_id"), cast::lies);
    EXPECT_EQ(open_patient(launched("p-13")).text("stage"), "unknown");
    EXPECT_EQ(app.show("select * from patient_link").find("p-12"), std::string::npos)
        << "the number of the other system is not kept";
    EXPECT_EQ(app.show("select * from open_patient").find("p-1"), std::string::npos);
}

TEST_F(LaunchTest, it_was_somebody_else_and_is_chosen_anew) {
    joins(gp);
    const auto browser = launched("p-12");
    ASSERT_EQ(app.ask(browser, join_line(cast::lies)).status, 201);
    ASSERT_EQ(app.ask(browser, join_line(cast::piet)).status, 201);
    EXPECT_EQ(open_patient(browser).text("person_id"), cast::piet);
    EXPECT_EQ(value("select count(*) from patient_link"), "1");
}

TEST_F(LaunchTest, without_an_open_patient_there_is_nobody_to_choose) {
    joins(gp);
    EXPECT_EQ(open_patient(gp).text("stage"), "none");
    EXPECT_EQ(app.ask(gp, join_line(cast::lies)).text("code"), "patient.none_open");
    TestSession browser;
    comes(browser, {});
    EXPECT_EQ(arrives(browser).text("next"), "inside") << "opened without a patient";
    EXPECT_EQ(open_patient(browser).text("stage"), "none");
}

TEST_F(LaunchTest, a_patient_whom_nobody_asked_for_or_who_is_no_word_of_fhir_opens_nothing) {
    joins(gp);
    TestSession browser;
    EXPECT_EQ(there_and_back(browser).text("stage"), "wait");
    EXPECT_EQ(arrives(browser).text("next"), "inside");
    for (const auto* patient : {"../Patient/1", "een twee", ""}) {
        TestSession odd;
        comes(odd, {{"patient", patient}});
        EXPECT_EQ(arrives(odd).status, 401) << patient;
    }
    TestSession half;
    comes(half, {{"patient", "p-12"}}, "one");
    EXPECT_EQ(arrives(half).text("next"), "code");
    EXPECT_EQ(value("select count(*) from open_patient"), "0");
}

TEST_F(LaunchTest, of_a_session_that_ended_nothing_stays_open) {
    joins(gp);
    auto first = launched("p-12");
    app.visit(first, "POST /api/logout");
    EXPECT_EQ(open_patient(first).status, 401);
    launched("p-13");
    EXPECT_EQ(value("select count(*) from open_patient"), "1");
}

class OutsideIssuerTest : public OutsideTest {
  protected:
    // Whether somebody can begin at a login that tells this of itself.
    bool is_offered(const std::string& member, const json::value& told) {
        LoginHouse other;
        auto discovery = other.discovery();
        discovery[member] = told;
        other.tell("/.well-known/openid-configuration", discovery);
        auto its = issuer;
        its.code = "other";
        its.issuer = other.issuer();
        TestApplication fresh;
        EXPECT_TRUE(install_outside_issuers(fresh.app(), {its}));
        fresh.clock->set("2026-11-22T10:00:00.000Z");
        fresh.deliver();
        return fresh.show("select count(*) from outside_issuer") == "1\n";
    }
};

TEST_F(OutsideIssuerTest, one_that_tells_of_somebody_else_is_not_offered) {
    EXPECT_TRUE(is_offered("claims_supported", json::array{}));
    EXPECT_FALSE(is_offered("issuer", "https://elders.example"));
    EXPECT_FALSE(is_offered("authorization_endpoint", "http://elders.example/authorize"));
    EXPECT_FALSE(is_offered("authorization_endpoint", "javascript:alert(1)"));
    EXPECT_FALSE(is_offered("jwks_uri", "https://elders.example/keys"));
    EXPECT_FALSE(is_offered("jwks_uri", "http://169.254.169.254/latest"));
    EXPECT_FALSE(is_offered("jwks_uri", "file:///etc/passwd"));
    EXPECT_FALSE(is_offered("jwks_uri", 7));
}

TEST_F(OutsideIssuerTest, one_that_stands_no_more_in_the_settings_is_forgotten) {
    EXPECT_TRUE(install_outside_issuers(app.app(), {}));
    EXPECT_EQ(app.ask({}, "GET /api/login/outside").raw, "[]");
}

// What may be asked: exactly the origins of the settings.
TEST(OutsideSettings, an_address_elsewhere_is_not_asked) {
    OutsideIssuer issuer;
    issuer.issuer = "https://login.gemeente.example/tenant";
    issuer.also_at = {"https://keys.gemeente.example:8443"};
    for (const auto* good :
         {"https://login.gemeente.example/keys", "https://login.gemeente.example:443/keys?x=1",
          "https://keys.gemeente.example:8443/a"})
        EXPECT_TRUE(may_be_asked(issuer, good)) << good;
    for (const auto* bad :
         {"http://login.gemeente.example/keys", "https://login.gemeente.example:8443/keys",
          "https://login.gemeente.example.elders.example/",
          "https://login.gemeente.example@elders/", "https://u:p@login.gemeente.example/",
          "https://keys.gemeente.example/a",
          "https://elders.example/#https://login.gemeente.example", "//login.gemeente.example/",
          "file:///etc/passwd", "http://127.0.0.1/", "http://127.0.0.1.elders.example:80/", ""})
        EXPECT_FALSE(may_be_asked(issuer, bad)) << bad;
}

TEST(OutsideSettings, a_wrong_setting_is_named) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("veerkracht_logins_" + new_uuid());
    std::filesystem::create_directory(folder);
    const auto file = (folder / "logins.json").string();
    const auto complaint = [&](const std::string& members) {
        std::ofstream(file) << R"({"issuers":[{"code":"linde","organization":"Linde",)"
                            << R"("client_id":"v")" << members << "}]}";
        try {
            read_outside_issuers(file);
        } catch (const outgoing::WrongSettings& wrong) {
            const std::string said = wrong.what();
            return said.substr(said.find(": ") + 2);
        }
        return std::string();
    };
    const std::string issuer = R"(,"issuer":"https://login.example")";
    const std::string levels = R"(,"levels":{"two":"both"})";
    EXPECT_EQ(complaint(issuer + levels), "");
    EXPECT_EQ(complaint(levels), "issuers/0.issuer required");
    EXPECT_EQ(complaint(issuer), "linde: levels names no level that is good enough");
    EXPECT_EQ(complaint(issuer + R"(,"levels":{"two":"high"})"),
              "linde: levels are worth \"both\" or \"first\"");
    EXPECT_EQ(complaint(R"(,"issuer":"http://login.example")" + levels),
              "linde: issuer is not a whole https:// address");
    EXPECT_EQ(complaint(issuer + levels + R"(,"also_at":["https://keys.example/path"])"),
              "linde: also_at asks addresses as https://keys.example");
    EXPECT_EQ(complaint(issuer + levels + R"(,"fhir":"https://his.example/fhir?x")"),
              "linde: fhir is not a whole https:// address");
    EXPECT_NE(complaint(issuer + levels + R"(,"secret_file":"absent")"), "");
    std::ofstream(folder / "secret") << "geheim\n";
    std::filesystem::permissions(folder / "secret", std::filesystem::perms(0644));
    EXPECT_NE(complaint(issuer + levels + R"(,"secret_file":"secret")").find("0400"),
              std::string::npos);
    std::filesystem::permissions(folder / "secret", std::filesystem::perms(0400));
    EXPECT_EQ(complaint(issuer + levels + R"(,"secret_file":"secret")"), "");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace veerkracht::access
