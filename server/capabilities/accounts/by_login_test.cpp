// Who was invited comes in by the login of the organisation: nothing is chosen here, and nothing
// that is wrong on the way opens an account.
#include "capabilities/accounts/by_login.hpp"

#include "capabilities/access/outside_asking.hpp"
#include "testing/caught_log.hpp"
#include "testing/login_way.hpp"

namespace veerkracht::accounts {
namespace {

namespace json = boost::json;
using Wrong = testing::WrongLogin;

class ByLoginTest : public testing::LoginWayTest {
  protected:
    const std::string address = "sanne@linde.example";

    ByLoginTest() {
        access::OutsideIssuer issuer;
        issuer.code = "linde";
        issuer.organization = "Praktijk De Denkbeeldige Linde";
        issuer.issuer = house.issuer();
        issuer.client_id = testing::client_there;
        issuer.secret = "geheim";
        issuer.levels = {{"two", "both"}, {"one", "first"}};
        EXPECT_TRUE(access::install_outside_issuers(app.app(), {issuer}));
        ask();
    }

    std::string invited() {
        const auto sent =
            app.ask(gp, "POST /api/account_invitations",
                    {{"name", "Sanne Splinternieuw"}, {"role", "assistant"}, {"email", address}});
        EXPECT_EQ(sent.status, 201) << sent.raw;
        return sent.text("code");
    }
    std::string link(std::string_view kind = "account_welcome") {
        return newest_fact(kind, "link").substr(std::string("/toegang/").size());
    }
    // As the login of the practice tells of Sanne.
    static Wrong sanne(std::function<void(json::object&)> but = [](json::object&) {}) {
        return {"sanne", [but = std::move(but)](json::object& claims) {
                    claims["sub"] = "sanne-there";
                    claims["email"] = "Sanne@Linde.example";
                    claims["email_verified"] = true;
                    but(claims);
                }};
    }
    TestReply goes(TestSession& browser, const std::string& code, const Wrong& wrong = sanne(),
                   std::string_view kind = "account_welcome") {
        return goes_and_comes_back(browser, wrong,
                                   {"/api/account_invitation/login",
                                    code,
                                    "/api/login/outside/return",
                                    {{"token", link(kind)}}});
    }
    TestReply arrives(TestSession& browser) {
        return app.visit(browser, "POST /api/account_invitation/arrival");
    }
    std::string accounts_at_address() {
        return value("select count(*) from account where email = $1", {address});
    }
    std::string invitation() {
        return value("select id from account_invitation where email = $1 and ended_at is null",
                     {address});
    }
    TestReply confirms(const TestSession& who, const std::string& figures) {
        return app.ask(who, "POST /api/account_invitations/" + invitation() + "/confirm",
                       {{"figures", figures}});
    }
    std::string inside(const TestSession& browser) {
        const auto session = app.ask(browser, "GET /api/session");
        return session.at("signed_in").as_bool() ? session.text("name") : "";
    }
    TestReply signs_in(TestSession& browser) {
        goes_and_comes_back(browser, sanne(),
                            {"/api/login/outside/begin", "linde", "/api/login/outside/return"});
        return app.visit(browser, "POST /api/login/outside");
    }
};

TEST_F(ByLoginTest, who_is_invited_comes_in_by_it_and_has_nothing_else_here) {
    const auto code = invited();
    TestSession browser;
    EXPECT_EQ(goes(browser, code).text("stage"), "wait");
    const auto stage = app.ask(browser, "GET /api/login/outside/stage");
    EXPECT_EQ(stage.text("stage"), "come");
    EXPECT_TRUE(stage.at("is_invited").as_bool());
    const auto reply = arrives(browser);
    ASSERT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("next"), "inside");
    const auto session = app.ask(browser, "GET /api/session");
    EXPECT_EQ(session.text("name"), "Sanne Splinternieuw");
    EXPECT_EQ(session.text("role"), "assistant");
    EXPECT_EQ(session.text("own_login"), "linde");
    EXPECT_EQ(value("select password_hash from account where email = $1", {address}), "");
    EXPECT_EQ(newest_fact("account_opened_for", "name"), "Sanne Splinternieuw");
    TestSession tomorrow;
    EXPECT_EQ(signs_in(tomorrow).text("next"), "inside");
    EXPECT_EQ(inside(tomorrow), "Sanne Splinternieuw");
}

TEST_F(ByLoginTest, it_is_asked_anew_who_this_is_and_for_the_address_in_the_token) {
    const auto code = invited();
    TestSession browser;
    const auto away = parameters_of(app.visit(browser, "POST /api/account_invitation/login",
                                              {{"token", link()}, {"code", code}}));
    EXPECT_EQ(away.at("prompt"), "login");
    EXPECT_EQ(away.at("scope"), "openid email");
    EXPECT_EQ(away.at("claims"), R"({"id_token":{"email":null,"email_verified":null}})");
    const auto kept = app.show("select * from outside_visit");
    EXPECT_EQ(kept.find(link()), std::string::npos);
    EXPECT_EQ(kept.find("sanne"), std::string::npos);
}

TEST_F(ByLoginTest, without_the_code_that_was_told_nobody_goes_there) {
    const auto code = invited();
    const auto wrong = code == "111111" ? "222222" : "111111";
    for (int tries = 0; tries < 5; ++tries)
        EXPECT_EQ(
            app.ask({}, "POST /api/account_invitation/login", {{"token", link()}, {"code", wrong}})
                .status,
            422);
    EXPECT_EQ(app.ask({}, "POST /api/account_invitation/login", {{"token", link()}, {"code", code}})
                  .status,
              429);
    EXPECT_EQ(app.show("select count(*) from outside_visit"), "0\n");
}

// The same answers that let nobody sign in open no account either.
TEST_F(ByLoginTest, an_answer_in_which_one_thing_is_wrong_opens_no_account) {
    const auto code = invited();
    const auto all = testing::wrong_logins(*this);
    EXPECT_GE(all.size(), 25U);
    for (auto wrong : all) {
        TestSession browser;
        const testing::CaughtLog log;
        const auto claims = wrong.claims;
        wrong.claims = [&](json::object& told) {
            sanne().claims(told);
            claims(told);
        };
        goes(browser, code, wrong);
        const auto reply = arrives(browser);
        EXPECT_EQ(reply.status, 401) << wrong.what << reply.raw;
        EXPECT_EQ(reply.text("code"), "login.refused") << wrong.what;
        EXPECT_EQ(inside(browser), "") << wrong.what;
        EXPECT_EQ(accounts_at_address(), "0") << wrong.what;
        EXPECT_EQ(app.show("select count(*) from outside_visit"), "0\n") << wrong.what;
        house.tell_of_itself();
    }
    TestSession browser;
    goes(browser, code);
    EXPECT_EQ(arrives(browser).text("next"), "inside") << "and the right one still does";
}

TEST_F(ByLoginTest, another_address_or_the_first_factor_alone_opens_no_account) {
    const auto code = invited();
    const std::pair<const char*, Wrong> wrongs[] = {
        {"account_invitation.other_address",
         sanne([](json::object& claims) { claims["email"] = "een-ander@linde.example"; })},
        {"account_invitation.other_address",
         sanne([](json::object& claims) { claims["email"] = "sanne@linde.example.elders"; })},
        {"account_invitation.one_factor",
         sanne([](json::object& claims) { claims["acr"] = "one"; })}};
    for (const auto& [why, wrong] : wrongs) {
        TestSession browser;
        goes(browser, code, wrong);
        const auto reply = arrives(browser);
        EXPECT_EQ(reply.status, 409) << why;
        EXPECT_EQ(reply.text("code"), why);
        EXPECT_EQ(arrives(browser).status, 401) << "it is taken once";
        EXPECT_EQ(accounts_at_address(), "0");
        EXPECT_EQ(inside(browser), "");
    }
}

TEST_F(ByLoginTest, where_it_vouches_for_no_address_the_one_who_invited_says_who_it_is) {
    const std::function<void(json::object&)> silences[] = {
        [](json::object& claims) { claims.erase("email"); },
        [](json::object& claims) { claims.erase("email_verified"); },
        [](json::object& claims) { claims["email_verified"] = false; },
        [](json::object& claims) { claims["email_verified"] = "true"; }};
    const auto code = invited();
    std::string figures;
    for (const auto& silence : silences) {
        TestSession browser;
        goes(browser, code, sanne(silence));
        const auto reply = arrives(browser);
        EXPECT_EQ(reply.text("next"), "confirm") << reply.raw;
        EXPECT_EQ(inside(browser), "");
        figures = reply.text("figures");
    }
    EXPECT_EQ(accounts_at_address(), "0");
    EXPECT_EQ(app.ask(gp, "GET /api/colleagues").at("invitations").at(0).at("state").as_string(),
              "came");
    const auto wrong = figures == "111111" ? "222222" : "111111";
    EXPECT_EQ(confirms(gp, wrong).status, 422);
    EXPECT_EQ(accounts_at_address(), "0");
    EXPECT_EQ(confirms(nurse, figures).status, 403) << "who gives no roles";
    EXPECT_EQ(confirms(stranger, figures).status, 404);
    TestSession before;
    EXPECT_EQ(signs_in(before).text("code"), "login.outside_unknown");
    EXPECT_EQ(confirms(gp, figures.substr(0, 3) + " " + figures.substr(3)).status, 204);
    TestSession browser;
    EXPECT_EQ(signs_in(browser).text("next"), "inside");
    EXPECT_EQ(inside(browser), "Sanne Splinternieuw");
}

TEST_F(ByLoginTest, the_figures_are_of_the_one_who_came_last_and_wait_for_who_guesses) {
    const auto code = invited();
    const auto silent = [](const char* subject) {
        return sanne([subject](json::object& claims) {
            claims["sub"] = subject;
            claims.erase("email");
        });
    };
    TestSession one, other;
    goes(one, code, silent("sanne-there"));
    const auto first = arrives(one).text("figures");
    goes(other, code, silent("een-ander"));
    const auto second = arrives(other).text("figures");
    EXPECT_NE(first, second);
    for (int tries = 0; tries < 5; ++tries) EXPECT_EQ(confirms(gp, first).status, 422);
    EXPECT_EQ(confirms(gp, second).status, 429);
    app.ask(gp, "POST /api/account_invitations/" + invitation() + "/withdraw");
    EXPECT_EQ(accounts_at_address(), "0");
}

TEST_F(ByLoginTest, what_was_sent_anew_or_taken_back_on_the_way_opens_nothing) {
    auto code = invited();
    TestSession browser;
    goes(browser, code);
    app.clock->advance_minutes(2);
    const auto again =
        app.ask(gp, "POST /api/account_invitations/" + invitation() + "/again", nullptr);
    ASSERT_EQ(again.status, 201) << again.raw;
    EXPECT_EQ(arrives(browser).status, 404);
    goes(browser, again.text("code"));
    EXPECT_EQ(app.ask(gp, "POST /api/account_invitations/" + invitation() + "/withdraw").status,
              204);
    EXPECT_EQ(arrives(browser).text("code"), "account_invitation.over");
    EXPECT_EQ(accounts_at_address(), "0");
}

TEST_F(ByLoginTest, this_way_is_no_way_to_sign_in_or_to_join_and_the_other_way_round) {
    const auto code = invited();
    TestSession browser;
    goes(browser, code);
    EXPECT_EQ(app.visit(browser, "POST /api/login/outside").text("code"), "login.refused");
    goes(gp, code);
    EXPECT_EQ(app.visit(gp, "POST /api/outside_identities").status, 409);
    goes_and_comes_back(gp, sanne(),
                        {"/api/login/outside/begin", "linde", "/api/login/outside/return"});
    EXPECT_EQ(arrives(gp).status, 401);
    goes(browser, code);
    TestSession other;
    EXPECT_EQ(arrives(other).status, 401) << "another browser";
    EXPECT_EQ(app.show("select count(*) from outside_identity"), "0\n");
    EXPECT_EQ(accounts_at_address(), "0");
}

TEST_F(ByLoginTest, who_is_a_colleague_there_does_not_become_a_second_one) {
    TestSession first;
    goes(first, invited());
    ASSERT_EQ(arrives(first).text("next"), "inside");
    const auto sent =
        app.ask(gp, "POST /api/account_invitations",
                {{"name", "Tweede Naam"}, {"role", "assistant"}, {"email", "twee@linde.example"}});
    TestSession browser;
    goes(browser, sent.text("code"),
         sanne([](json::object& claims) { claims["email"] = "twee@linde.example"; }));
    EXPECT_EQ(arrives(browser).text("code"), "login.outside_taken");
    EXPECT_EQ(value("select count(*) from account where email = $1", {"twee@linde.example"}), "0");
}

TEST_F(ByLoginTest, who_left_and_comes_back_comes_in_by_it_again) {
    TestSession first;
    goes(first, invited());
    arrives(first);
    const auto id = value("select id from account where email = $1", {address});
    ASSERT_EQ(app.ask(gp, "POST /api/accounts/" + id + "/end", json::object{}).status, 201);
    EXPECT_EQ(inside(first), "");
    TestSession again;
    goes(again, invited());
    EXPECT_EQ(arrives(again).text("next"), "inside");
    EXPECT_EQ(value("select id from account where email = $1 and active", {address}), id);
}

TEST_F(ByLoginTest, access_given_anew_ends_in_it_too_and_closes_the_password) {
    const auto code =
        app.ask(gp, "POST /api/accounts/" + cast::femke + "/renew", {{"identity_checked", true}})
            .text("code");
    const auto email = value("select email from account where id = $1", {cast::femke});
    TestSession browser;
    goes(browser, code, sanne([&](json::object& claims) { claims["email"] = email; }),
         "account_recovery");
    EXPECT_EQ(arrives(browser).text("next"), "inside");
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("account_id"), cast::femke);
    TestSession other;
    EXPECT_EQ(app.visit(other, "POST /api/login/password",
                        {{"email", email}, {"password", cast::password}})
                  .status,
              401);
}

TEST_F(ByLoginTest, where_there_is_no_such_login_the_password_is_the_way) {
    const auto sent =
        app.ask(team_manager, "POST /api/account_invitations",
                {{"name", "Sanne"}, {"role", "welfare_coach"}, {"email", "s@welzijn.example"}});
    ASSERT_EQ(sent.status, 201) << sent.raw;
    const json::object shown{{"token", link()}, {"code", sent.text("code")}};
    EXPECT_FALSE(
        app.ask({}, "POST /api/account_invitation/pair", shown).at("has_own_login").as_bool());
    EXPECT_EQ(app.ask({}, "POST /api/account_invitation/login", shown).text("code"),
              "own_login.not_there");
}

}  // namespace
}  // namespace veerkracht::accounts
