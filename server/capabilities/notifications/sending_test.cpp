// What waits is sent once, and looked at again before it goes.
#include "capabilities/notifications/sending.hpp"

#include <functional>
#include <stdexcept>

#include "capabilities/notifications/not_delivered.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/texts.hpp"
#include "testing/cast.hpp"

namespace veerkracht::notifications {
namespace {

using outgoing::Outcome;

// Comes back with what the test tells it, and does what the test wants on the way.
class Postman : public outgoing::Carrier {
  public:
    outgoing::Report carry(const outgoing::Parcel& parcel) override {
        ids.push_back(parcel.id);
        if (on_the_way) on_the_way();
        return report;
    }
    std::vector<std::string> ids;
    outgoing::Report report;
    std::function<void()> on_the_way;
};

class SendingTest : public CastTest {
  protected:
    std::string states() { return app.show("select kind, state from outbox order by id"); }
    void send() {
        for (const auto* const channel : {"sms", "email"})
            ASSERT_TRUE(send_waiting(app.app(), channel));
    }
    Postman& new_postman() {
        auto postman = std::make_unique<Postman>();
        auto& known = *postman;
        app.app().carriers["sms"] = std::move(postman);
        return known;
    }
    std::string attempts() {
        return app.show("select state, attempts, due_at, failure from outbox");
    }
};

TEST_F(SendingTest, a_message_is_sent_once) {
    referred();
    EXPECT_EQ(states(), "status | waiting\n");
    send();
    const auto after = app.show("select state, sent_at, version from outbox");
    EXPECT_EQ(after, "sent | 2026-11-02T09:00:00.000Z | 3\n");
    send();
    EXPECT_EQ(app.show("select state, sent_at, version from outbox"), after);
    ASSERT_EQ(app.sent.size(), 1U);
    EXPECT_EQ(app.sent[0].recipient, cast::phone_of_lies);
    EXPECT_NE(app.sent[0].text.find("Open http://localhost:8080/l/"), std::string::npos);
}

TEST_F(SendingTest, the_next_one_is_found_without_sorting_all_that_wait) {
    if (TestStore::is_postgres()) return;  // its planner looks at how many there are
    EXPECT_EQ(app.show("explain query plan select * from outbox where state = 'waiting' and "
                       "channel = 'sms' and due_at <= '2027' order by attempts, due_at, id limit 1")
                  .find("TEMP B-TREE"),
              std::string::npos);
}

TEST_F(SendingTest, the_errands_of_the_house_send_by_themselves) {
    referred();
    app.deliver();
    EXPECT_EQ(app.show("select distinct state from outbox where kind = 'status'"), "sent\n");
}

TEST_F(SendingTest, what_has_left_keeps_no_link_and_no_code) {
    app.app().keeps_sent_texts = false;
    referred();
    EXPECT_EQ(app.show("select length(body) > 0 from outbox"), "1\n");
    send();
    EXPECT_EQ(app.show("select state, length(body) from outbox"), "sent | 0\n");
}

TEST_F(SendingTest, what_is_refused_fails_with_its_reason_and_keeps_its_text_for_a_second_try) {
    new_postman().report = {Outcome::refused, "no such number"};
    referred();
    send();
    EXPECT_EQ(app.show("select state, failure, length(body) > 0 from outbox"),
              "failed | no such number | 1\n");
}

TEST_F(SendingTest, who_helps_the_resident_hears_that_a_message_did_not_arrive) {
    new_postman().report = {Outcome::refused, "no such number"};
    referred();
    send();
    app.app().deliver();
    app.app().deliver();
    const auto tasks = app.ask(assistant, "GET /api/tasks").body;
    ASSERT_EQ(tasks.as_array().size(), 1U);
    EXPECT_EQ(tasks.at(0).at("kind"), "not_delivered");
    EXPECT_EQ(tasks.at(0).at("about"), "status");
    EXPECT_EQ(tasks.at(0).at("person_name"), "Lies Verzonnen");
}

TEST_F(SendingTest, a_volunteer_whom_no_message_reaches_is_not_waited_for) {
    const auto id = accepted();
    step(id, "contact_made");
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    auto postman = std::make_unique<Postman>();
    postman->report = {Outcome::refused, "550 no such mailbox"};
    app.app().carriers["email"] = std::move(postman);
    send();
    app.app().deliver();
    EXPECT_EQ(app.show("select step, reason, state from referral where id = $1", {branch}),
              "not_answered | not_delivered | failed\n");
    const auto list = app.ask(coach, "GET /api/worklist");
    const auto& row = list.at("rows").at(0);
    EXPECT_EQ(row.at("referral_id").as_string(), id);
    EXPECT_EQ(row.at("due_on"), "2026-11-02") << "for today";
    EXPECT_EQ(row.at("signal"), "desk_silent");
}

TEST_F(SendingTest, a_reminder_that_does_not_arrive_takes_nothing_back) {
    const auto id = accepted();
    step(id, "contact_made");
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    send();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) {
        work.record(MessageFailed{{}, "volunteer_reminder", branch});
        return Result<>();
    }));
    app.app().deliver();
    EXPECT_EQ(value("select state from referral where id = $1", {branch}), "requested");
}

TEST_F(SendingTest, what_is_put_off_is_tried_later_each_time_and_given_up_after_three_days) {
    auto& postman = new_postman();
    postman.report = {Outcome::postponed, "busy"};
    referred();
    send();
    EXPECT_EQ(attempts(), "waiting | 1 | 2026-11-02T09:02:00.000Z | busy\n");
    send();
    EXPECT_EQ(postman.ids.size(), 1U);
    app.clock->advance_minutes(2);
    send();
    EXPECT_EQ(attempts(), "waiting | 2 | 2026-11-02T09:06:00.000Z | busy\n");
    app.clock->advance_days(4);
    send();
    EXPECT_EQ(app.show("select state, attempts, failure from outbox"), "failed | 3 | busy\n");
    ASSERT_EQ(postman.ids.size(), 3U);
    EXPECT_EQ(postman.ids[0], postman.ids[2]);
}

TEST_F(SendingTest, when_the_other_side_is_away_the_others_wait_without_an_attempt) {
    auto& postman = new_postman();
    postman.report = {Outcome::away, "no answer"};
    referred();
    ASSERT_TRUE(app.run([](UnitOfWork& work) {
        return notifications::send(work, {"sms", "06 0000 0000", "code", {}, "x", {}});
    }));
    send();
    EXPECT_EQ(postman.ids.size(), 1U);
    EXPECT_EQ(app.show("select attempts from outbox order by attempts"), "0\n1\n");
}

// The other side is spoken to outside of any transaction: who works in the house does not wait.
TEST_F(SendingTest, the_house_writes_on_while_the_other_side_takes_its_time) {
    auto& postman = new_postman();
    int status = 0;
    postman.on_the_way = [&] {
        status = app.ask(gp, "POST /api/referrals", request_for_lies()).status;
        postman.on_the_way = {};
    };
    referred();
    send();
    EXPECT_EQ(status, 201);
    EXPECT_EQ(app.show("select distinct state from outbox"), "sent\n");
}

TEST_F(SendingTest, what_is_on_its_way_is_not_taken_up_by_another) {
    auto& postman = new_postman();
    postman.on_the_way = [&] { ASSERT_TRUE(send_waiting(app.app(), "sms")); };
    referred();
    send();
    EXPECT_EQ(postman.ids.size(), 1U);
}

// Who was killed between sending and writing it down left a claim; when that has run out the
// message goes again, as the same message.
TEST_F(SendingTest, what_was_never_written_down_as_sent_goes_again_under_the_same_id) {
    auto& postman = new_postman();
    referred();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update outbox set attempts = 1, due_at = $1, version = 2",
                            plus_minutes(work.now, 2)));
        return {};
    }));
    send();
    EXPECT_TRUE(postman.ids.empty());
    app.clock->advance_minutes(2);
    send();
    ASSERT_EQ(postman.ids.size(), 1U);
    EXPECT_EQ(app.show("select id, state from outbox"), postman.ids[0] + " | sent\n");
}

TEST_F(SendingTest, what_left_before_it_was_stopped_is_known_to_have_left) {
    auto& postman = new_postman();
    referred();
    const auto subject = value("select subject_id from outbox");
    postman.on_the_way = [&] {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) { return stop(work, subject); }));
    };
    send();
    EXPECT_EQ(app.show("select state, sent_at from outbox"), "sent | 2026-11-02T09:00:00.000Z\n");
}

TEST_F(SendingTest, what_was_stopped_on_its_way_and_did_not_arrive_stays_stopped) {
    auto& postman = new_postman();
    postman.report = {Outcome::postponed, "busy"};
    referred();
    const auto subject = value("select subject_id from outbox");
    postman.on_the_way = [&] {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) { return stop(work, subject); }));
    };
    send();
    EXPECT_EQ(app.show("select state, length(body) from outbox"), "stopped | 0\n");
}

TEST_F(SendingTest, a_channel_without_a_carrier_keeps_its_messages) {
    app.app().carriers.erase("sms");
    referred();
    send();
    EXPECT_EQ(states(), "status | waiting\n");
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
