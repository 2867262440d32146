// "Mail of app mij niet", and the hours that are safe.
#include <set>

#include "capabilities/notifications/reach.hpp"

#include "capabilities/notifications/not_delivered.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/sending.hpp"
#include "testing/cast.hpp"

namespace veerkracht::notifications {
namespace {

class ReachTest : public CastTest {
  protected:
    TestReply wish(const boost::json::object& with) {
        boost::json::object body{
            {"version", std::stoi(value("select version from person where id = $1", {cast::lies}))},
            {"phone", cast::phone_of_lies},
            {"language", "nl"},
            {"call_allowed", true},
            {"voicemail_allowed", true},
            {"call_when", ""}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(assistant, "PUT /api/people/" + cast::lies + "/contact", body);
    }
    void no_messages() { ASSERT_EQ(wish({{"messages_allowed", false}}).status, 200); }
    void send() {
        for (const auto* const channel : {"sms", "email"})
            ASSERT_TRUE(send_waiting(app.app(), channel));
    }
    std::string own_row_of(const std::string& id) {
        return value("select recipient_person_id from referral where id = $1", {id});
    }
};

TEST_F(ReachTest, who_wants_no_messages_gets_none_and_the_assistant_gets_a_task_to_call) {
    no_messages();
    referred();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'status'"), "0");
    app.deliver();
    const auto tasks = app.ask(assistant, "GET /api/tasks").body.as_array();
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].at("kind"), "call_instead");
    EXPECT_EQ(tasks[0].at("about"), "status");
    EXPECT_EQ(tasks[0].at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(tasks[0].at("due_on"), "2026-11-04");
    // News may be heard twice, and a second referral says the same.
    referred();
    app.deliver();
    EXPECT_EQ(app.ask(assistant, "GET /api/tasks").body.as_array().size(), 1U);
    EXPECT_EQ(app.ask(assistant,
                      "POST /api/tasks/" + std::string(tasks[0].at("id").as_string()) + "/done",
                      {{"version", 1}, {"result", "reached"}})
                  .status,
              204);
}

TEST_F(ReachTest, what_waited_when_she_said_so_is_not_sent_either) {
    referred();
    EXPECT_EQ(value("select state from outbox where kind = 'status'"), "waiting");
    no_messages();
    send();
    EXPECT_EQ(app.show("select state, length(body) from outbox where kind = 'status'"),
              "stopped | 0\n");
    EXPECT_TRUE(app.sent.empty());
    app.deliver();
    EXPECT_EQ(value("select about from task where kind = 'call_instead'"), "status");
}

TEST_F(ReachTest, no_list_is_sent_home_and_no_code) {
    no_messages();
    const auto list = app.ask(gp, "POST /api/people/" + cast::lies + "/invitations",
                              {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    EXPECT_EQ(list.status, 422);
    EXPECT_EQ(boost::json::serialize(list.at("fields")), R"({"channel":"not_wanted"})");
    ASSERT_EQ(wish({{"messages_allowed", true}}).status, 200);
    referred();
    const auto token = newest_link("status");
    no_messages();
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", token}}).text("code"),
              "link.no_messages");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'code'"), "0");
}

TEST_F(ReachTest, a_message_waits_for_the_hours_that_are_safe) {
    ASSERT_EQ(wish({{"safe_from", "13:00"}, {"safe_until", "15:00"}}).status, 200);
    referred();  // at 10 o'clock in Dutch winter time
    EXPECT_EQ(value("select due_at from outbox where kind = 'status'"), "2026-11-02T12:00:00.000Z");
    send();
    EXPECT_TRUE(app.sent.empty());
    app.clock->set("2026-11-02T14:30:00.000Z");
    send();
    EXPECT_TRUE(app.sent.empty()) << "half past three: it was not sent in time";
    EXPECT_EQ(value("select due_at from outbox where kind = 'status'"), "2026-11-03T12:00:00.000Z");
    app.clock->set("2026-11-03T12:00:00.000Z");
    send();
    ASSERT_EQ(app.sent.size(), 1U);
}

TEST_F(ReachTest, a_code_that_she_asks_for_comes_at_once) {
    referred();
    ASSERT_EQ(wish({{"safe_from", "13:00"}, {"safe_until", "15:00"}}).status, 200);
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", newest_link("status")}}).status, 201);
    send();
    EXPECT_NE(newest_code(), "");
    ASSERT_EQ(app.sent.size(), 1U);
    EXPECT_NE(app.sent[0].text.find(newest_code()), std::string::npos);
}

TEST_F(ReachTest, hours_that_cannot_be_are_refused_beside_the_field) {
    const auto refused = [&](const char* from, const char* until) {
        const auto reply = wish({{"safe_from", from}, {"safe_until", until}});
        EXPECT_EQ(reply.status, 422) << from << until;
        return reply.status == 422 ? boost::json::serialize(reply.at("fields")) : "";
    };
    EXPECT_EQ(refused("13:00", ""), R"({"safe_until":"malformed"})");
    EXPECT_EQ(refused("", "15:00"), R"({"safe_from":"malformed"})");
    EXPECT_EQ(refused("25:00", "26:00"), R"({"safe_from":"malformed"})");
    EXPECT_EQ(refused("15:00", "13:00"), R"({"safe_until":"out_of_range"})");
}

TEST_F(ReachTest, the_wish_goes_along_and_holds_for_who_helps) {
    no_messages();
    const auto id = accepted();
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_FALSE(page.at("messages_allowed").as_bool());
    EXPECT_EQ(boost::json::serialize(page.at("may_ask")), R"(["sender"])")
        << "not by link: nothing may be sent";
    app.ask(coach, "POST /api/team/hand_over",
            {{"from_account_id", cast::karin},
             {"to_account_id", cast::bram},
             {"referral_ids", boost::json::array{}}});
    EXPECT_EQ(value("select count(*) from outbox where kind = 'contact_changed'"), "0");
    app.deliver();
    const auto notices = app.ask(colleague, "GET /api/worklist").at("notices").as_array();
    ASSERT_EQ(notices.size(), 1U) << "one line says all of it";
    EXPECT_EQ(notices[0].at("kind"), "handed_over");
    EXPECT_EQ(notices[0].at("name"), "Lies Verzonnen");
    EXPECT_EQ(boost::json::serialize(notices[0].at("fields")), R"(["not_resident","sender"])");
}

TEST_F(ReachTest, who_takes_a_case_himself_reads_that_he_has_to_call) {
    no_messages();
    accepted();
    app.ask(colleague, "POST /api/team/hand_over",
            {{"from_account_id", cast::karin},
             {"to_account_id", cast::bram},
             {"referral_ids", boost::json::array{}}});
    app.deliver();
    const auto notices = app.ask(colleague, "GET /api/worklist").at("notices").as_array();
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].at("kind"), "call_instead");
}

TEST_F(ReachTest, who_goes_on_hears_that_the_line_about_it_did_not_arrive) {
    const auto id = accepted();
    app.deliver();
    app.ask(coach, "POST /api/team/hand_over",
            {{"from_account_id", cast::karin},
             {"to_account_id", cast::bram},
             {"referral_ids", boost::json::array{}}});
    const PersonId person(value("select recipient_person_id from referral where id = $1", {id}));
    const auto fails = [&] {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            work.record(MessageFailed{person, "contact_changed", id});
            return {};
        }));
        app.deliver();
    };
    fails();
    fails();
    const auto list = app.ask(colleague, "GET /api/worklist");
    std::multiset<std::string> kinds;
    for (const auto& notice : list.at("notices").as_array())
        kinds.emplace(notice.at("kind").as_string());
    EXPECT_EQ(kinds, (std::multiset<std::string>{"handed_over", "not_delivered"}));
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("notices").as_array().empty());
}

TEST_F(ReachTest, a_wish_that_changes_later_is_passed_on) {
    const auto id = accepted();
    no_messages();
    app.deliver();
    EXPECT_EQ(value("select messages_allowed from person where id = $1", {own_row_of(id)}),
              value("select messages_allowed from person where id = $1", {cast::lies}));
    EXPECT_FALSE(app.ask(coach, "GET /api/cases/" + id).at("messages_allowed").as_bool());
    const auto notices = app.ask(coach, "GET /api/worklist").at("notices").as_array();
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].at("fields").at(0), "messages");
}

TEST_F(ReachTest, a_question_to_an_initiative_is_no_message_to_her) {
    no_messages();
    const auto id = accepted();
    step(id, "intake_done");
    asked_onward(id);
    EXPECT_EQ(value("select count(*) from outbox where kind = 'volunteer_question'"), "1");
}

TEST(Reach, the_first_safe_moment_is_of_the_local_day_in_summer_and_winter) {
    EXPECT_EQ(first_safe_moment("2026-07-01T06:00:00.000Z", "09:00", "17:00"),
              "2026-07-01T07:00:00.000Z");
    EXPECT_EQ(first_safe_moment("2026-07-01T08:00:00.000Z", "09:00", "17:00"),
              "2026-07-01T08:00:00.000Z");
    EXPECT_EQ(first_safe_moment("2026-10-24T16:00:00.000Z", "09:00", "17:00"),
              "2026-10-25T08:00:00.000Z")
        << "the night in which the clock goes back";
    EXPECT_EQ(first_safe_moment("2026-07-01T20:00:00.000Z", "", ""), "2026-07-01T20:00:00.000Z");
}

}  // namespace
}  // namespace veerkracht::notifications
