// What is counted by the hour: messages to residents and files.
#include "capabilities/access/limits.hpp"

#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

class LimitsTest : public CastTest {
  protected:
    // As if this account did so much in this hour.
    void used(const std::string& what, const std::string& who, int times) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(
                work.tx.execute("insert into limited_use (what, who, hour, mark, used) "
                                "values ($1, $2, $3, '', $4)",
                                what, who, work.now.substr(0, 13), times));
            return {};
        }));
    }
    TestReply send_list() {
        return app.ask(gp, "POST /api/people/" + cast::lies + "/invitations",
                       {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    }
};

TEST_F(LimitsTest, who_sent_a_hundred_messages_in_an_hour_waits_for_the_next) {
    used("message", cast::hub, 99);
    EXPECT_EQ(send_list().status, 201);
    app.clock->advance_minutes(10);
    const auto refused = send_list();
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("code"), "limit.message");
    EXPECT_EQ(refused.header("Retry-After"), "3000");
    EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/cards", {{"channel", "sms"}}).status,
              429);
    EXPECT_EQ(
        app.ask(gp, "POST /api/people/" + cast::lies + "/cards", {{"channel", "paper"}}).status,
        201)
        << "paper is no message";
    app.clock->advance_minutes(50);
    sign_in_all();
    EXPECT_EQ(send_list().status, 201);
}

TEST_F(LimitsTest, an_organisation_has_a_limit_of_its_own) {
    used("message", cast::practice, 500);
    EXPECT_EQ(send_list().text("code"), "limit.message");
}

TEST_F(LimitsTest, files_of_cases_are_counted) {
    const auto id = accepted();
    used("export", cast::karin, 59);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id + "/export").status, 200);
    const auto refused = app.ask(coach, "GET /api/cases/" + id + "/export");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("code"), "limit.export");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200) << "the case itself is there";
}

TEST_F(LimitsTest, a_former_hour_is_forgotten) {
    used("export", cast::karin, 5);
    app.clock->advance_minutes(60);
    ASSERT_TRUE(app.run(forget_former_hours));
    EXPECT_EQ(value("select count(*) from limited_use"), "0");
}

}  // namespace
}  // namespace veerkracht::access
