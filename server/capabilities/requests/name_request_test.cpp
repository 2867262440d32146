// "Ik wil weten wie dit was": a look behind which only a role stands, and the name by way of the
// privacy officer.
#include "capabilities/requests/request_clock.hpp"

#include "kernel/clock.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::requests {
namespace {

class NameRequestTest : public CastTest {
  protected:
    NameRequestTest() {
        accepted();
        lies = lies_at_her_page();
        testing::hire(app, officer_id, cast::practice, "privacy_officer");
        testing::hire(app, officer_of_welfare_id, cast::welfare, "privacy_officer");
        today = day_of(app.clock->now());
        app.ask(nurse, "GET /api/people/" + cast::lies);
    }
    TestSession officer() { return signed_in(officer_id); }

    // The line of a role at Wie keek, as the page has it.
    boost::json::object line_of(const std::string& role) {
        const auto looks = app.ask(lies, "GET /api/my/looks");
        for (const auto& row : looks.at("rows").as_array())
            if (row.at("role") == boost::json::string(role) && row.at("operation") == "read" &&
                !row.at("searched").as_bool())
                return row.as_object();
        ADD_FAILURE() << "no line of " << role << "\n" << looks.raw;
        return {};
    }
    // Or with one thing of it changed.
    boost::json::object question(const std::string& role, const std::string& other = "",
                                 const std::string& as = "") {
        const auto line = line_of(role);
        boost::json::object look;
        for (const auto* name : {"day", "role", "operation", "ground", "searched"})
            look[name] = line.at(name);
        if (look.contains(other)) look[other] = as;
        boost::json::object body{{"organization_id", line.at("organization_id")}, {"look", look}};
        if (body.contains(other)) body[other] = as;
        return body;
    }
    TestReply asked(const boost::json::object& body) {
        return app.ask(lies, "POST /api/my/name_requests", body);
    }
    std::string newest() {
        return value("select id from record_request order by asked_at desc, id desc limit 1");
    }
    TestReply told(const TestSession& who, const std::string& id,
                   const std::string& answer = "done", const std::string& words = "",
                   int version = 1) {
        return app.ask(who, "POST /api/record_requests/" + id + "/name",
                       {{"version", version}, {"answer", answer}, {"words", words}});
    }
    boost::json::value mine() { return app.ask(lies, "GET /api/my/requests").at("requests").at(0); }
    std::string mails(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }

    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    const std::string officer_of_welfare_id = "018f0000-0000-7000-8000-00000000b0f2";
    std::string today;
    TestSession lies;
};

TEST_F(NameRequestTest, she_asks_at_a_look_and_the_officer_tells_the_name) {
    EXPECT_EQ(line_of("practice_nurse").at("name"), "");
    EXPECT_TRUE(line_of("practice_nurse").at("may_ask_name").as_bool());
    ASSERT_EQ(asked(question("practice_nurse")).status, 201);
    const auto row = app.ask(officer(), "GET /api/request_clock").at("requests").at(0);
    EXPECT_EQ(row.at("kind"), "who_looked");
    EXPECT_EQ(row.at("name"), "Lies Verzonnen");
    EXPECT_EQ(row.at("look").at("day").as_string(), today);
    EXPECT_EQ(row.at("readers").as_array(), boost::json::array{"Joke Oefenstuk"});
    EXPECT_EQ(row.at("due_on").as_string(), plus_months(today, 1));
    ASSERT_EQ(told(officer(), newest(), "done", "Zij belde u terug.").status, 201);
    EXPECT_EQ(mine().at("answer"), "done");
    EXPECT_EQ(mine().at("answer_words"), "Dit was Joke Oefenstuk. Zij belde u terug.");
}

TEST_F(NameRequestTest, the_officer_hears_of_it_and_she_of_the_answer_without_a_word_of_it) {
    asked(question("practice_nurse"));
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("name_request"), "1");
    EXPECT_EQ(mails("record_request"), "0");
    told(officer(), newest());
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("record_answer"), "1");
    for (const auto& parcel : app.sent) EXPECT_EQ(parcel.text.find("Joke"), std::string::npos);
}

TEST_F(NameRequestTest, a_refusal_says_why) {
    asked(question("practice_nurse"));
    EXPECT_EQ(told(officer(), newest(), "refused", " ").at("fields").at("words"), "required");
    ASSERT_EQ(told(officer(), newest(), "refused", "Zij wordt bedreigd").status, 201);
    EXPECT_EQ(mine().at("answer"), "refused");
    EXPECT_EQ(mine().at("answer_words"), "Zij wordt bedreigd");
    EXPECT_EQ(told(officer(), newest(), "done", "", 2).text("code"), "request.answered_already");
}

TEST_F(NameRequestTest, that_the_officer_read_the_log_stands_in_it) {
    asked(question("practice_nurse"));
    told(officer(), newest());
    EXPECT_EQ(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.account_id = $1 and p.record_class = 'access_log' and p.allowed and "
                    "l.action = 'request_clock.tell_name'",
                    {officer_id}),
              "1");
    line_of("privacy_officer");
}

TEST_F(NameRequestTest, only_a_line_that_stands_there_without_a_name_is_asked_and_once) {
    const auto body = question("practice_nurse");
    EXPECT_EQ(asked(question("practice_nurse", "role", "assistant")).status, 422);
    EXPECT_EQ(asked(question("practice_nurse", "day", plus_days(today, -1))).status, 422);
    EXPECT_EQ(asked(question("practice_nurse", "organization_id", cast::welfare)).status, 422);
    EXPECT_EQ(asked(question("practice_nurse", "organization_id", cast::other_practice)).status,
              422);
    EXPECT_EQ(value("select count(*) from record_request"), "0");
    EXPECT_EQ(asked(body).status, 201);
    EXPECT_EQ(asked(body).text("code"), "request.asked_already");
}

TEST_F(NameRequestTest, where_names_are_shown_nothing_is_asked) {
    const auto decided = app.ask(manager, "GET /api/resident_desk");
    ASSERT_EQ(app.ask(manager, "PUT /api/resident_desk",
                      {{"version", decided.at("version")},
                       {"shows_names", true},
                       {"complaint_name", ""},
                       {"complaint_phone", ""},
                       {"complaint_site", ""}})
                  .status,
              200);
    EXPECT_EQ(line_of("practice_nurse").at("name"), "Joke Oefenstuk");
    EXPECT_EQ(asked(question("practice_nurse")).status, 422);
}

TEST_F(NameRequestTest, the_team_and_the_officer_of_elsewhere_have_no_part_in_it) {
    asked(question("practice_nurse"));
    EXPECT_TRUE(app.ask(gp, "GET /api/record_requests").body.as_array().empty());
    EXPECT_TRUE(
        app.ask(gp, "GET /api/people/" + cast::lies + "/record_requests").body.as_array().empty());
    EXPECT_EQ(app.ask(gp, "POST /api/record_requests/" + newest() + "/answer",
                      {{"version", 1}, {"answer", "done"}, {"words", ""}})
                  .status,
              404);
    EXPECT_EQ(told(gp, newest()).status, 403);
    EXPECT_EQ(told(signed_in(officer_of_welfare_id), newest()).status, 404);
    EXPECT_TRUE(lacks(mine(), "answered_at"));
}

TEST_F(NameRequestTest, another_request_gets_no_answer_this_way) {
    app.ask(lies, "POST /api/my/requests",
            {{"organization_id", cast::practice},
             {"kind", "correction"},
             {"subject", "phone"},
             {"words", "Mijn nummer"}});
    EXPECT_EQ(told(officer(), newest()).status, 404);
}

TEST_F(NameRequestTest, late_it_comes_to_the_officer_each_week) {
    asked(question("practice_nurse"));
    days_later(27);
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("written_request_waits"), "1");
    EXPECT_EQ(mails("record_request_waits"), "0");
    days_later(8);
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("record_request_late"), "1");
}

}  // namespace
}  // namespace veerkracht::requests
