// Nobody lets himself in, and rights never add up: tried at the front door, in every way there is.
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
