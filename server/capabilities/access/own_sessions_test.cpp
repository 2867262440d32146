// Where somebody is signed in: seen and ended by that person, and by nobody else.
#include "capabilities/access/own_sessions.hpp"

#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

constexpr auto phone_agent = "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0";

TEST(Device, is_told_by_kind_and_browser_and_nothing_else) {
    EXPECT_EQ(device_of(phone_agent), "phone firefox");
    EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                        "Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"),
              "computer edge");
    EXPECT_EQ(device_of("Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 "
                        "(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"),
              "tablet safari");
    EXPECT_EQ(device_of("Mozilla/5.0 (X11; Linux x86_64)"), "computer");
    EXPECT_EQ(device_of("curl/8"), "");
    EXPECT_EQ(device_of(""), "");
}

class OwnSessionsTest : public CastTest {
  protected:
    TestSession on_a_phone() {
        TestSession browser;
        browser.headers["user-agent"] = phone_agent;
        app.visit(browser, "POST /api/login/password",
                  {{"email", "b001@account.example"}, {"password", cast::password}});
        const auto reply =
            app.visit(browser, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return browser;
    }
    boost::json::array sessions(const TestSession& who) {
        return app.ask(who, "GET /api/sessions").body.as_array();
    }
};

TEST_F(OwnSessionsTest, the_one_in_hand_stands_first_and_every_one_says_its_device) {
    const auto phone = on_a_phone();
    const auto seen = sessions(phone);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_TRUE(seen[0].at("here").as_bool());
    EXPECT_EQ(seen[0].at("device"), "phone firefox");
    EXPECT_FALSE(seen[1].at("here").as_bool());
    EXPECT_EQ(sessions(nurse).size(), 1U);
    for (const auto& [name, token] : phone.cookies)
        EXPECT_EQ(app.ask(phone, "GET /api/sessions").raw.find(token), std::string::npos);
}

TEST_F(OwnSessionsTest, one_is_ended_at_the_next_request) {
    const auto phone = on_a_phone();
    const auto seen = sessions(gp);
    ASSERT_EQ(seen.size(), 2U);
    const std::string id(seen[1].at("id").as_string());
    const auto line = "POST /api/sessions/" + id + "/end";
    EXPECT_EQ(app.ask(nurse, line).status, 404) << "not of somebody else";
    EXPECT_EQ(app.ask(phone, "GET /api/arrivals").status, 200);
    EXPECT_EQ(app.ask(gp, line).status, 201);
    EXPECT_EQ(app.ask(phone, "GET /api/arrivals").status, 401);
    EXPECT_EQ(app.ask(gp, line).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").status, 200);
}

TEST_F(OwnSessionsTest, all_others_are_ended_in_one_go_and_nobody_elses) {
    const auto phone = on_a_phone();
    const auto left = app.ask(phone, "POST /api/sessions/end_others");
    EXPECT_EQ(left.body.as_array().size(), 1U);
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").status, 401);
    EXPECT_EQ(app.ask(phone, "GET /api/arrivals").status, 200);
    EXPECT_EQ(app.ask(nurse, "GET /api/arrivals").status, 200);
}

TEST_F(OwnSessionsTest, a_half_session_and_one_that_is_over_are_not_in_it) {
    TestSession half;
    app.visit(half, "POST /api/login/password",
              {{"email", "b001@account.example"}, {"password", cast::password}});
    EXPECT_EQ(sessions(gp).size(), 1U);
    const auto phone = on_a_phone();
    app.clock->advance_minutes(12 * 60);
    EXPECT_EQ(sessions(on_a_phone()).size(), 1U);
}

}  // namespace
}  // namespace veerkracht::access
