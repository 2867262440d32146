// An organisation takes its own login alone: what is known here opens nothing any more, but for one
// keeper; and nobody is left outside without a way in.
#include "capabilities/access/own_login.hpp"

#include "capabilities/access/outside_rows.hpp"
#include "testing/authenticator.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

namespace json = boost::json;

class OwnLoginTest : public CastTest {
  protected:
    OwnLoginTest() { there_is_a_login(); }

    void there_is_a_login() {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            OutsideIssuerRow issuer;
            issuer.code = "linde";
            issuer.organization_name = "Praktijk De Denkbeeldige Linde";
            issuer.levels_wanted = "two";
            return work.tx.insert(issuer);
        }));
    }
    TestReply change(const TestSession& who, const json::object& with = {}) {
        json::object body{{"version", app.ask(who, "GET /api/own_login").at("version").as_int64()},
                          {"is_only", true},
                          {"keeper_account_id", cast::hub},
                          {"help", "Servicedesk, 0512 00 00 00"}};
        for (const auto& [name, value] : with) body[name] = value;
        return app.ask(who, "PUT /api/own_login", body);
    }
    bool is_inside(const TestSession& browser) {
        return app.ask(browser, "GET /api/session").at("signed_in").as_bool();
    }
    std::string address_of(const std::string& id) {
        return value("select email from account where id = $1", {id});
    }
    TestReply password_of(TestSession& browser, const std::string& id,
                          std::string_view password = cast::password) {
        return app.visit(browser, "POST /api/login/password",
                         {{"email", address_of(id)}, {"password", password}});
    }
    // Joke's, who came by that login: its visit has what it would have told.
    TestSession by_the_login(const std::string& id, const char* level = "both") {
        TestSession browser;
        browser.cookies["__Host-vk_outside"] = browser.cookies["vk_outside"] = "browser of " + id;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            OutsideVisit visit;
            visit.id = work.keys.token_hash("browser of " + id);
            visit.issuer_code = "linde";
            visit.stage = "known";
            visit.subject_hash = "subject of " + id;
            visit.level = level;
            visit.proven_at = work.now;
            visit.ends_at = plus_minutes(work.now, 1);
            TRY(work.tx.insert(visit));
            if (identity_exists(work, id)) return {};
            TRY(keep_identity(work, visit, AccountId{id}));
            return {};
        }));
        app.visit(browser, "POST /api/login/outside");
        return browser;
    }
    static bool identity_exists(UnitOfWork& work, const std::string& id) {
        return work.tx
                   .value<std::int64_t>(
                       "select count(*) from outside_identity where account_id = $1", id)
                   .value_or(0) > 0;
    }
};

TEST_F(OwnLoginTest, turned_on_it_ends_what_did_not_begin_with_it) {
    auto joke = by_the_login(cast::joke);
    ASSERT_TRUE(is_inside(joke));
    TestSession half;
    ASSERT_EQ(password_of(half, cast::joke).status, 201);
    const auto view = change(gp);
    ASSERT_EQ(view.status, 200) << view.raw;
    EXPECT_TRUE(view.at("is_only").as_bool());
    EXPECT_TRUE(is_inside(joke)) << "by that login";
    EXPECT_TRUE(is_inside(gp)) << "the keeper";
    for (const auto* one : {&nurse, &assistant, &manager}) EXPECT_FALSE(is_inside(*one));
    EXPECT_EQ(app.ask(nurse, "GET /api/team").status, 401);
    EXPECT_TRUE(is_inside(coach)) << "of another organisation";
    EXPECT_EQ(
        app.visit(half, "POST /api/login/code", {{"code", authenticator_code(cast::joke)}}).status,
        401);
}

TEST_F(OwnLoginTest, a_right_password_is_refused_as_a_wrong_one_is) {
    change(gp);
    TestSession browser;
    const auto right = password_of(browser, cast::joke);
    const auto wrong = password_of(browser, cast::joke, "een heel ander wachtwoord");
    EXPECT_EQ(right.status, 401);
    EXPECT_EQ(right.text("code"), wrong.text("code"));
    EXPECT_TRUE(browser.cookies.empty());
    EXPECT_EQ(password_of(browser, cast::hub).status, 201) << "the keeper";
    EXPECT_EQ(app.visit(browser, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}})
                  .status,
              201);
    EXPECT_TRUE(is_inside(browser));
    EXPECT_EQ(password_of(browser, cast::karin).status, 201) << "of another organisation";
}

TEST_F(OwnLoginTest, a_passkey_opens_nothing_any_more) {
    testing::Authenticator one;
    const auto begun = app.visit(nurse, "POST /api/passkeys/begin");
    one.user_handle = begun.text("user_handle");
    ASSERT_EQ(app.visit(nurse, "POST /api/passkeys", one.made(one.making(begun.text("challenge"))))
                  .status,
              201);
    change(gp);
    TestSession browser;
    const auto asked = app.visit(browser, "POST /api/login/passkey/begin");
    const auto reply = app.visit(browser, "POST /api/login/passkey",
                                 one.signed_answer(one.signing(asked.text("challenge"))));
    EXPECT_EQ(reply.text("code"), "passkey.own_login_alone");
    EXPECT_FALSE(is_inside(browser));
}

TEST_F(OwnLoginTest, the_cover_is_not_lifted_with_a_password) {
    auto joke = by_the_login(cast::joke);
    change(gp);
    app.clock->advance_minutes(16);
    const auto covered = app.ask(joke, "GET /api/session");
    EXPECT_TRUE(covered.at("locked").as_bool());
    EXPECT_EQ(covered.text("own_login"), "linde");
    EXPECT_EQ(app.visit(joke, "POST /api/session/unlock", {{"password", cast::password}}).status,
              401);
    EXPECT_FALSE(is_inside(joke));
    EXPECT_TRUE(is_inside(by_the_login(cast::joke)));
}

TEST_F(OwnLoginTest, what_is_ours_proves_nothing_anew_either) {
    auto joke = by_the_login(cast::joke);
    ASSERT_EQ(app.ask(joke, "POST /api/session/proof/begin").status, 201);
    change(gp);
    EXPECT_EQ(app.ask(joke, "POST /api/session/proof/begin").text("code"),
              "session.own_login_alone");
    EXPECT_EQ(app.ask(joke, "POST /api/session/proof/code", {{"code", "123456"}}).text("code"),
              "session.own_login_alone");
    EXPECT_EQ(app.ask(gp, "POST /api/session/proof/begin").status, 201) << "who keeps it";
}

TEST_F(OwnLoginTest, half_a_sign_in_there_goes_on_with_the_authenticator) {
    change(gp);
    auto joke = by_the_login(cast::joke, "first");
    EXPECT_FALSE(is_inside(joke));
    EXPECT_EQ(
        app.visit(joke, "POST /api/login/code", {{"code", authenticator_code(cast::joke)}}).status,
        201);
    EXPECT_TRUE(is_inside(joke));
}

TEST_F(OwnLoginTest, a_session_that_began_in_the_same_moment_does_not_go_on) {
    change(gp);
    nurse = signed_in(cast::joke);
    EXPECT_EQ(app.ask(nurse, "GET /api/team").status, 401);
}

TEST_F(OwnLoginTest, an_invitation_ends_in_it_and_in_nothing_else) {
    change(gp);
    gp = signed_in(cast::hub);
    const auto sent =
        app.ask(gp, "POST /api/account_invitations",
                {{"name", "Sanne"}, {"role", "assistant"}, {"email", "sanne@linde.example"}});
    ASSERT_EQ(sent.status, 201) << sent.raw;
    const auto token =
        newest_fact("account_welcome", "link").substr(std::string("/toegang/").size());
    const auto pairing = app.ask({}, "POST /api/account_invitation/pair",
                                 {{"token", token}, {"code", sent.text("code")}});
    EXPECT_TRUE(pairing.at("is_own_login_only").as_bool());
    EXPECT_EQ(pairing.text("help"), "Servicedesk, 0512 00 00 00");
    const auto reply = app.ask({}, "POST /api/account_invitation/accept",
                               {{"token", token},
                                {"code", sent.text("code")},
                                {"password", "zeven grijze kippen op zolder"},
                                {"figures", "123456"}});
    EXPECT_EQ(reply.text("code"), "account_invitation.own_login");
    EXPECT_EQ(value("select count(*) from account where email = $1", {"sanne@linde.example"}), "0");
}

TEST_F(OwnLoginTest, it_wants_a_login_a_keeper_with_a_password_and_who_helps) {
    EXPECT_EQ(change(gp, {{"keeper_account_id", nullptr}}).at("fields").at("keeper_account_id"),
              "required");
    for (const auto& nobody : {cast::joke, cast::karin, cast::absent})
        EXPECT_EQ(change(gp, {{"keeper_account_id", nobody}}).at("fields").at("keeper_account_id"),
                  "not_a_choice");
    EXPECT_EQ(change(gp, {{"help", "  "}}).at("fields").at("help"), "required");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set password_hash = '' where id = $1", cast::hub));
        return {};
    }));
    EXPECT_EQ(change(gp).at("fields").at("keeper_account_id"), "not_a_choice")
        << "who keeps nothing";
    EXPECT_EQ(change(manager, {{"keeper_account_id", cast::mies}}).status, 200);
    EXPECT_EQ(change(team_manager, {{"keeper_account_id", cast::guus}}).text("code"),
              "own_login.not_there");
}

TEST_F(OwnLoginTest, only_who_gives_roles_turns_it_with_a_fresh_proof) {
    for (const auto* one : {&nurse, &assistant, &coach})
        EXPECT_EQ(app.ask(*one, "GET /api/own_login").status, 403);
    app.clock->advance_minutes(10);
    EXPECT_EQ(change(gp).text("code"), "session.proof_wanted");
    gp = signed_in(cast::hub);
    ASSERT_EQ(change(gp).status, 200);
    EXPECT_EQ(change(gp, {{"version", 7}}).text("code"), "record.changed");
}

TEST_F(OwnLoginTest, the_keeper_does_not_leave_before_another_keeps_it) {
    manager = by_the_login(cast::mies);
    ASSERT_EQ(change(manager).status, 200);
    const auto end = [&] {
        return app.ask(manager, "POST /api/accounts/" + cast::hub + "/end", json::object{});
    };
    EXPECT_NE(end().status, 201);
    EXPECT_EQ(
        app.ask(gp, "POST /api/leavings", {{"account_id", cast::hub}, {"last_on", "2026-11-02"}})
            .text("code"),
        "own_login.keeper_leaves");
    EXPECT_EQ(change(manager, {{"keeper_account_id", cast::mies}}).status, 200);
    EXPECT_FALSE(is_inside(gp)) << "who kept it before";
}

TEST_F(OwnLoginTest, turned_off_passwords_open_again) {
    change(gp);
    const auto view = change(gp, {{"is_only", false}, {"help", ""}});
    ASSERT_EQ(view.status, 200) << view.raw;
    EXPECT_FALSE(view.at("is_only").as_bool());
    TestSession browser;
    EXPECT_EQ(password_of(browser, cast::joke).status, 201);
}

TEST_F(OwnLoginTest, the_page_to_sign_in_says_who_helps) {
    EXPECT_EQ(app.ask({}, "GET /api/login/outside").body.at(0).at("help").as_string(), "");
    change(gp);
    EXPECT_EQ(app.ask({}, "GET /api/login/outside").body.at(0).at("help").as_string(),
              "Servicedesk, 0512 00 00 00");
}

}  // namespace
}  // namespace veerkracht::access
