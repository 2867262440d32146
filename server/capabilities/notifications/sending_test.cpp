// What waits is sent once, and looked at again before it goes.
#include "capabilities/notifications/sending.hpp"

#include <filesystem>

#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/texts.hpp"
#include "testing/cast.hpp"

namespace veerkracht::notifications {
namespace {

class SendingTest : public CastTest {
  protected:
    std::string states() { return app.show("select kind, state from outbox order by id"); }
    void send() { ASSERT_TRUE(app.run(send_waiting)); }
};

TEST_F(SendingTest, a_message_is_sent_once) {
    referred();
    EXPECT_EQ(states(), "status | waiting\n");
    send();
    const auto after = app.show("select state, sent_at, version from outbox");
    EXPECT_EQ(after, "sent | 2026-11-02T09:00:00.000Z | 2\n");
    send();
    EXPECT_EQ(app.show("select state, sent_at, version from outbox"), after);
}

TEST_F(SendingTest, what_was_taken_back_while_it_waited_is_not_sent) {
    const auto id = referred();
    send();
    app.deliver();
    EXPECT_EQ(value("select state from outbox where kind = 'new_referral'"), "sent");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) {
        return notifications::send(
            work, {"email", "team@a003.example", "new_referral", std::nullopt, id, {}});
    }));
    app.ask(gp, "POST /api/referrals/" + id + "/withdraw");
    EXPECT_EQ(app.show("select state from outbox where kind = 'new_referral' order by id"),
              "sent\nstopped\n");
}

TEST_F(SendingTest, a_question_to_a_volunteer_is_stopped_when_its_link_closed) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update link set closed_at = $1 where subject_id = $2", work.now,
                            branch));
        return {};
    }));
    send();
    EXPECT_EQ(value("select state from outbox where kind = 'volunteer_question'"), "stopped");
}

TEST_F(SendingTest, nobody_writes_to_somebody_who_died) {
    referred();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    send();
    EXPECT_EQ(states(), "status | stopped\n");
}

TEST(Texts, a_text_takes_its_facts_and_says_nothing_of_a_reason) {
    const auto text =
        text_of("questionnaire",
                {{"practice", "De Denkbeeldige Linde"}, {"link", "/l/abc"}, {"until", "09-11"}});
    EXPECT_EQ(text.subject, "Een vragenlijst van De Denkbeeldige Linde");
    EXPECT_NE(text.text.find("Open /l/abc De link werkt tot 09-11."), std::string::npos);
    for (const auto* kind :
         {"questionnaire", "code", "status", "new_referral", "feedback", "volunteer_question"}) {
        const auto bare = text_of(kind, {});
        EXPECT_FALSE(bare.subject.empty()) << kind;
        EXPECT_EQ(bare.text.find('{'), std::string::npos) << kind;
    }
}

}  // namespace
}  // namespace veerkracht::notifications
