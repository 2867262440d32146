// What became of a referral reaches a practice where nobody has a page open.
#include "capabilities/referrals/word_back.hpp"

#include "capabilities/referrals/escalation.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class WordBackTest : public CastTest {
  protected:
    std::string sent(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    void tell_news() {
        app.deliver();
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return tell_news_of_yesterday(work); }));
    }
    // Tomorrow at ten, local time.
    void next_morning() {
        days_later(1);
        tell_news();
    }
};

TEST_F(WordBackTest, not_reached_is_told_at_once_to_the_mailbox_without_a_word_about_whom) {
    const auto id = accepted({{"feedback_level", "nothing"}});
    EXPECT_EQ(step(id, "not_reached").status, 201);
    app.deliver();
    app.deliver();
    ASSERT_EQ(sent("referral_came_back"), "1");
    EXPECT_EQ(value("select recipient from outbox where kind = 'referral_came_back'"),
              "team@a001.example");
    EXPECT_EQ(newest_fact("referral_came_back", "link"), "/");
    EXPECT_EQ(newest_fact("referral_came_back", "team"), "Praktijk De Denkbeeldige Linde");
}

TEST_F(WordBackTest, what_can_wait_comes_in_one_message_the_next_working_day) {
    accepted();
    accepted({{"person_id", cast::piet}});
    tell_news();
    EXPECT_EQ(sent("referral_news"), "0") << "not on the day itself";
    next_morning();
    next_morning();
    EXPECT_EQ(sent("referral_news"), "1");
    EXPECT_EQ(newest_fact("referral_news", "team"), "Praktijk De Denkbeeldige Linde");
}

TEST_F(WordBackTest, who_read_it_already_gets_no_message) {
    const auto id = accepted();
    app.clock->advance_minutes(1);
    ASSERT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/seen").status, 204);
    next_morning();
    EXPECT_EQ(sent("referral_news"), "0");
}

TEST_F(WordBackTest, the_weekend_is_quiet_and_monday_tells_it_all) {
    app.clock->set("2026-11-06T10:00:00.000Z");  // a Friday
    sign_in_all();
    accepted();
    next_morning();
    next_morning();
    EXPECT_EQ(sent("referral_news"), "0");
    next_morning();
    EXPECT_EQ(sent("referral_news"), "1");
}

TEST_F(WordBackTest, a_step_that_was_undone_before_is_no_news) {
    const auto id = accepted();
    app.clock->advance_minutes(1);
    ASSERT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/seen").status, 204);
    app.clock->advance_minutes(1);
    ASSERT_EQ(step(id, "waiting_list", {{"reason", "full"}}).status, 201);
    ASSERT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}}).status,
        201);
    next_morning();
    EXPECT_EQ(sent("referral_news"), "0");
}

TEST_F(WordBackTest, what_the_sender_did_himself_is_no_news_for_him) {
    const auto id = referred();
    ASSERT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/withdraw").status, 201);
    next_morning();
    EXPECT_EQ(sent("referral_news"), "0");
}

TEST_F(WordBackTest, the_no_of_an_initiative_is_told_to_who_asked) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    asked_onward(id);
    ASSERT_EQ(app.ask({}, "POST /api/volunteer/answer",
                      {{"token", newest_link("volunteer_question")}, {"answer", "full"}})
                  .status,
              201);
    app.deliver();
    EXPECT_EQ(value("select recipient from outbox where kind = 'referral_came_back'"),
              "team@a003.example");
}

TEST_F(WordBackTest, an_initiative_that_does_not_answer_is_asked_once_more) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    asked_onward(id);
    const auto listen = [&] {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    };
    days_later(4);
    listen();
    EXPECT_EQ(sent("volunteer_reminder"), "0");
    days_later(3);  // a Monday
    listen();
    listen();
    EXPECT_EQ(sent("volunteer_reminder"), "1");
    ASSERT_EQ(app.ask({}, "POST /api/volunteer/answer",
                      {{"token", newest_link("volunteer_reminder")}, {"answer", "yes"}})
                  .status,
              201)
        << "the new link works";
}

TEST_F(WordBackTest, who_begins_to_listen_late_does_not_tell_what_is_old) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "not_reached").status, 201);
    days_later(3);
    tell_news();
    EXPECT_EQ(sent("referral_came_back"), "0");
    EXPECT_EQ(sent("referral_news"), "1");
    const auto other = accepted({{"person_id", cast::piet}});
    EXPECT_EQ(step(other, "not_reached").status, 201);
    days_later(8);
    tell_news();
    EXPECT_EQ(sent("referral_news"), "1");
}

}  // namespace
}  // namespace veerkracht::referrals
