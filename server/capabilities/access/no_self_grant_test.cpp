// Nobody lets himself in, and rights never add up: tried at the front door, in every way there is.
#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

class NoSelfGrantTest : public CastTest {
  protected:
    std::string rights() {
        return app.show("select id, role, organization_id, active from account order by id") +
               app.show("select email, role from account_invitation order by email");
    }
};

TEST_F(NoSelfGrantTest, who_gives_roles_gives_himself_none_and_no_access_anew) {
    const auto before = rights();
    for (const auto& [who, id] : {std::pair(gp, cast::hub), std::pair(team_manager, cast::guus)}) {
        const auto account = "POST /api/accounts/" + id;
        const auto renewed = app.ask(who, account + "/renew", {{"identity_checked", true}});
        EXPECT_EQ(renewed.text("code"), "access.to_self") << renewed.raw;
        EXPECT_EQ(app.ask(who, account + "/end", boost::json::object{}).text("code"),
                  "access.to_self");
        const auto email = value("select email from account where id = $1", {id});
        for (const auto* role : {"manager", "assistant", "gp", "welfare_coach", "technical_admin"})
            EXPECT_EQ(app.ask(who, "POST /api/account_invitations",
                              {{"name", "Ik"}, {"role", role}, {"email", email}})
                          .status,
                      422)
                << role;
    }
    EXPECT_EQ(rights(), before);
    EXPECT_NE(app.show("select action, outcome from access_log").find("account.renew | access.to_"),
              std::string::npos);
}

// A manager reads nothing about a resident. He could invite a second address of his own as a coach:
// nobody can tell a name from another, but those who would have that colleague hear of it.
TEST_F(NoSelfGrantTest, a_second_address_in_a_role_that_reads_is_told_to_who_works_in_it) {
    const auto id = accepted();
    for (const auto& path : {"cases/" + id, "people/" + cast::lies, std::string("worklist")})
        EXPECT_NE(app.ask(team_manager, "GET /api/" + path).status, 200) << path;
    const auto invited = app.ask(
        team_manager, "POST /api/account_invitations",
        {{"name", "Guus Nogmaals"}, {"role", "welfare_coach"}, {"email", "ik@elders.example"}});
    ASSERT_EQ(invited.status, 201) << invited.raw;
    const auto token = newest_fact("account_welcome", "link").substr(9);
    const auto code = invited.text("code");
    const auto paired =
        app.ask({}, "POST /api/account_invitation/pair", {{"token", token}, {"code", code}});
    const auto seconds = app.clock->now().time_since_epoch().count() / 1'000;
    TestSession browser;
    ASSERT_EQ(app.visit(browser, "POST /api/account_invitation/accept",
                        {{"token", token},
                         {"code", code},
                         {"password", "zeven grijze kippen op zolder"},
                         {"figures", crypto::totp_code(*crypto::from_base32(paired.text("key")),
                                                       seconds / 30)}})
                  .status,
              201);
    const auto told = [&](const std::string& account) {
        return value(
            "select count(*) from outbox where kind = 'account_opened_beside' and recipient = "
            "(select email from account where id = $1)",
            {account});
    };
    EXPECT_EQ(told(cast::karin), "1");
    EXPECT_EQ(told(cast::bram), "1");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'account_opened_beside' and "
                    "recipient = 'ik@elders.example'"),
              "0");
}

TEST_F(NoSelfGrantTest, who_gives_none_is_turned_away_whoever_it_is_for) {
    const auto before = rights();
    for (const auto& who : {nurse, assistant, referrer, coach, social_worker, desk, admin})
        for (const auto& id : {cast::femke, cast::karin, cast::hub})
            EXPECT_EQ(
                app.ask(who, "POST /api/accounts/" + id + "/renew", {{"identity_checked", true}})
                    .status,
                403);
    EXPECT_EQ(rights(), before);
}

// The same browser may hold the session of a professional and that of a resident.
TEST_F(NoSelfGrantTest, two_sessions_in_one_browser_open_no_more_than_each_alone) {
    const auto id = referred();
    auto both = lies_at_her_page();
    for (const auto& [name, value] : stranger.cookies) both.cookies[name] = value;
    const auto absent = app.ask(stranger, "GET /api/people/" + cast::absent);
    for (const auto* page : {"", "/timeline", "/threads"})
        EXPECT_EQ(app.ask(both, "GET /api/people/" + cast::lies + page).raw, absent.raw) << page;
    EXPECT_EQ(app.ask(both, "GET /api/referrals/" + id).raw, absent.raw);
    EXPECT_EQ(app.ask(both, "GET /api/my/page").status, 200);
    EXPECT_EQ(app.ask(both, "POST /api/my/referrals/" + cast::absent + "/withdraw").status, 404);
}

}  // namespace
}  // namespace veerkracht::access
