// The technical administrator sees how the house is doing, and nobody in it.
#include <regex>

#include "capabilities/notifications/hold.hpp"
#include "testing/cast.hpp"

namespace veerkracht::operations {
namespace {

class OperationsTest : public CastTest {
  protected:
    void SetUp() override {
        referred();
        app.app().carriers["sms"] = std::make_unique<Refusing>();
        app.deliver();
    }
    class Refusing : public outgoing::Carrier {
      public:
        outgoing::Report carry(const outgoing::Parcel&) override {
            return {outgoing::Outcome::refused, "the gateway answered 422"};
        }
    };
    std::string failed() {
        return app.show("select channel, kind, failure from outbox where state = 'failed'");
    }
};

TEST_F(OperationsTest, the_page_tells_what_failed_and_why_and_not_for_whom) {
    ASSERT_EQ(failed(), "sms | status | the gateway answered 422\n");
    const auto reply = app.ask(admin, "GET /api/operations");
    ASSERT_EQ(reply.status, 200);
    const auto& one = reply.at("failed").as_array().at(0);
    EXPECT_EQ(one.at("reason"), "the gateway answered 422");
    EXPECT_EQ(one.at("count"), 1);
    EXPECT_EQ(one.at("kept"), 1);
    EXPECT_FALSE(reply.at("figures").at("subscribers").as_array().empty());
    EXPECT_EQ(reply.raw.find("Lies"), std::string::npos);
    EXPECT_EQ(reply.raw.find(cast::phone_of_lies), std::string::npos);
    EXPECT_FALSE(std::regex_search(reply.raw, std::regex("[0-9a-f]{8}-[0-9a-f]{4}")));
}

TEST_F(OperationsTest, the_page_tells_of_each_file_of_the_night_whether_it_was_made) {
    const auto exports = [&] {
        return boost::json::serialize(
            app.ask(signed_in(cast::admin), "GET /api/operations").at("figures").at("exports"));
    };
    EXPECT_EQ(exports(), "[]");
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(
               work.tx.execute("insert into nightly_export (organization_id, at, keep_days, "
                               "done_on, done_at, cases) values ($1, '03:30', 14, $2, $3, 41)",
                               cast::welfare, work.today, work.now));
           return {};
       })
        .value();
    const auto now = to_text(app.clock->now());
    const auto told = [&](const std::string& late) {
        return R"([{"organization":"Denkbeeld Welzijn","done_at":")" + now +
               R"(","cases":41,"failure":"","late":)" + late + "}]";
    };
    EXPECT_EQ(exports(), told("false"));
    app.clock->advance_days(1);
    EXPECT_EQ(exports(), told("false"));
    app.clock->advance_days(1);
    EXPECT_EQ(exports(), told("true"));
}

TEST_F(OperationsTest, the_page_warns_when_nobody_outside_took_a_checkpoint_for_a_day) {
    const auto figures = [&] {
        return app.ask(signed_in(cast::admin), "GET /api/operations").at("figures").as_object();
    };
    EXPECT_FALSE(figures().at("log_unwitnessed").as_bool());
    app.clock->advance_days(1);
    EXPECT_TRUE(figures().at("log_unwitnessed").as_bool());
    EXPECT_FALSE(figures().contains("log_witnessed_at"));
    std::vector<outgoing::Parcel> told;
    app.app().carriers["witness.url"] = std::make_unique<Mailbox>(told);
    app.deliver();
    EXPECT_EQ(told.size(), 1U);
    EXPECT_FALSE(figures().at("log_unwitnessed").as_bool());
    EXPECT_EQ(std::string(figures().at("log_witnessed_at").as_string()), to_text(app.clock->now()));
}

TEST_F(OperationsTest, a_restored_house_tells_no_checkpoint_before_its_release) {
    std::vector<outgoing::Parcel> told;
    app.app().carriers["witness.url"] = std::make_unique<Mailbox>(told);
    app.clock->advance_minutes(2);
    app.run([](UnitOfWork& work) { return notifications::hold(work.tx, work.now, work.now); })
        .value();
    app.deliver();
    EXPECT_TRUE(told.empty());
    app.run([](UnitOfWork& work) {
           return notifications::release(work.tx, work.now, notifications::Earlier::drop);
       })
        .value();
    app.clock->advance_minutes(1);
    app.deliver();
    EXPECT_EQ(told.size(), 1U);
}

TEST_F(OperationsTest, nobody_else_sees_it) {
    for (const auto& session : {gp, assistant, coach, TestSession{}})
        EXPECT_GE(app.ask(session, "GET /api/operations").status, 401);
}

TEST_F(OperationsTest, what_failed_goes_again_when_it_is_asked_and_once) {
    app.app().carriers["sms"] = std::make_unique<Mailbox>(app.sent);
    const auto before = app.sent.size();
    const boost::json::object input{{"channel", "sms"}, {"kind", "status"}};
    EXPECT_EQ(app.ask(admin, "POST /api/operations/messages/retry", input).at("count"), 1);
    EXPECT_EQ(app.ask(admin, "POST /api/operations/messages/retry", input).at("count"), 0);
    app.clock->advance_seconds(1);
    app.deliver();
    EXPECT_EQ(failed(), "");
    ASSERT_EQ(app.sent.size(), before + 1);
    EXPECT_EQ(app.sent.back().recipient, cast::phone_of_lies);
}

TEST_F(OperationsTest, the_text_of_what_failed_goes_after_a_week) {
    app.clock->advance_days(8);
    app.deliver();
    EXPECT_EQ(app.show("select length(body) from outbox where state = 'failed'"), "0\n");
    const auto reply = app.ask(signed_in(cast::admin), "GET /api/operations");
    EXPECT_EQ(reply.at("failed").as_array().at(0).at("kept"), 0);
}

}  // namespace
}  // namespace veerkracht::operations
