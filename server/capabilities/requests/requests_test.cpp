// What a resident asks about her own record, who answers, and by when.
#include "capabilities/requests/requests.hpp"

#include "kernel/clock.hpp"
#include "testing/cast.hpp"

namespace veerkracht::requests {
namespace {

class RequestsTest : public CastTest {
  protected:
    RequestsTest() {
        case_id = accepted();
        lies = lies_at_her_page();
    }
    TestReply asks(const boost::json::object& with = {}) {
        boost::json::object body{{"organization_id", cast::practice},
                                 {"kind", "correction"},
                                 {"subject", "phone"},
                                 {"words", "Mijn nummer eindigt op 79"}};
        for (const auto& [name, value] : with) body[name] = value;
        return app.ask(lies, "POST /api/my/requests", body);
    }
    std::string newest() {
        return value("select id from record_request order by asked_at desc, id desc limit 1");
    }
    TestReply answers(const TestSession& who, const std::string& id, std::string_view answer,
                      std::string_view words = "", int version = 1) {
        return app.ask(who, "POST /api/record_requests/" + id + "/answer",
                       {{"version", version}, {"answer", answer}, {"words", words}});
    }
    std::size_t rows_for(const TestSession& who) {
        const auto list = app.ask(who, "GET /api/record_requests");
        EXPECT_EQ(list.status, 200) << list.raw;
        return list.body.as_array().size();
    }
    std::string mails(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    std::string case_id;
    TestSession lies;
};

TEST_F(RequestsTest, she_asks_the_practice_answers_within_a_month_and_she_reads_the_answer) {
    const auto asked = asks();
    ASSERT_EQ(asked.status, 201) << asked.raw;
    const auto mine = asked.at("requests").at(0);
    EXPECT_EQ(mine.at("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(mine.at("words"), "Mijn nummer eindigt op 79");
    EXPECT_EQ(mine.at("due_on").as_string(),
              plus_months(day_of(mine.at("asked_at").as_string()), 1));
    EXPECT_FALSE(mine.at("late").as_bool());

    const auto list = app.ask(gp, "GET /api/record_requests");
    const auto row = list.body.at(0);
    EXPECT_EQ(row.at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(row.at("owner_name"), "Hub Voorbeeld") << "who referred her";
    EXPECT_TRUE(row.at("mine").as_bool());
    EXPECT_EQ(rows_for(nurse), 0U) << "it is his turn, and a colleague does not read along";
    EXPECT_EQ(answers(nurse, newest(), "done").status, 404);
    EXPECT_TRUE(app.ask(nurse, "GET /api/people/" + cast::lies + "/record_requests")
                    .body.as_array()
                    .empty());
    EXPECT_EQ(rows_for(coach), 0U);
    EXPECT_EQ(rows_for(stranger), 0U);
    EXPECT_EQ(app.ask(assistant, "GET /api/record_requests").status, 403);

    const auto id = newest();
    EXPECT_EQ(answers(gp, id, "refused").at("fields").at("words"), "required");
    EXPECT_EQ(answers(gp, id, "seen").status, 422);
    const auto done = answers(gp, id, "done", "Wij hebben het aangepast");
    ASSERT_EQ(done.status, 201) << done.raw;
    EXPECT_EQ(answers(gp, id, "done", "", 2).status, 409);
    const auto read = app.ask(lies, "GET /api/my/requests").at("requests").at(0);
    EXPECT_EQ(read.at("answer"), "done");
    EXPECT_EQ(read.at("answer_words"), "Wij hebben het aangepast");
    EXPECT_EQ(read.at("answered_by_name"), "Hub Voorbeeld");
}

TEST_F(RequestsTest, who_stands_in_reads_it_and_where_nobody_does_the_team) {
    asks();
    const auto away = [&](const std::string& substitute) {
        const auto reply = app.ask(gp, "POST /api/absences",
                                   {{"account_id", cast::hub},
                                    {"from_on", "2026-11-02"},
                                    {"until_on", "2026-11-09"},
                                    {"substitute_account_id", substitute}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
    };
    EXPECT_EQ(rows_for(nurse), 0U);
    away(cast::joke);
    EXPECT_EQ(rows_for(nurse), 1U);
    EXPECT_EQ(rows_for(gp), 1U) << "it is still his";
    EXPECT_EQ(answers(nurse, newest(), "done").status, 201);
}

TEST_F(RequestsTest, the_team_hears_that_there_is_something_and_she_that_there_is_an_answer) {
    asks();
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("record_request"), "1");
    answers(gp, newest(), "done");
    app.deliver();
    app.deliver();
    EXPECT_EQ(mails("record_answer"), "1");
    EXPECT_EQ(app.show("select body from event where name like 'record_request.%'").find("nummer"),
              std::string::npos);
}

TEST_F(RequestsTest, each_organisation_that_keeps_something_answers_for_its_own_row) {
    const auto organizations = app.ask(lies, "GET /api/my/requests").at("organizations");
    ASSERT_EQ(organizations.as_array().size(), 2U);
    EXPECT_EQ(organizations.at(0).at("name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(organizations.at(1).at("name"), "Denkbeeld Welzijn");
    ASSERT_EQ(asks({{"organization_id", cast::welfare},
                    {"kind", "objection"},
                    {"subject", "notes"},
                    {"words", "Bewaar dit niet"}})
                  .status,
              201);
    EXPECT_EQ(rows_for(coach), 1U);
    EXPECT_EQ(rows_for(gp), 0U);
    EXPECT_EQ(app.ask(coach, "GET /api/record_requests").body.at(0).at("owner_name"),
              "Karin Schets");
    EXPECT_EQ(answers(gp, newest(), "done").status, 404);
    EXPECT_EQ(answers(stranger_coach, newest(), "done").status, 404);
    EXPECT_EQ(answers(coach, newest(), "partly", "Een deel moeten wij bewaren").status, 201);
    EXPECT_EQ(asks({{"organization_id", cast::other_welfare}}).at("fields").at("organization_id"),
              "not_a_choice");
}

TEST_F(RequestsTest, she_can_still_ask_after_she_stopped_sharing) {
    const auto stopped = app.ask(lies, "POST /api/my/referrals/" + case_id + "/stop_sharing");
    ASSERT_EQ(stopped.status, 201) << stopped.raw;
    EXPECT_EQ(asks({{"organization_id", cast::welfare}, {"kind", "objection"}}).status, 201);
    EXPECT_EQ(rows_for(coach), 1U);
    EXPECT_EQ(answers(coach, newest(), "done").status, 201);
}

TEST_F(RequestsTest, an_own_statement_stands_beside_the_record_and_every_version_stays) {
    asks({{"kind", "statement"}, {"subject", "answers"}, {"words", "Zo was het niet"}});
    app.clock->advance_minutes(5);
    asks({{"kind", "statement"}, {"subject", "answers"}, {"words", "Zo was het wel"}});
    const auto beside = app.ask(gp, "GET /api/people/" + cast::lies + "/record_requests");
    ASSERT_EQ(beside.body.as_array().size(), 1U) << beside.raw;
    EXPECT_EQ(beside.body.at(0).at("words"), "Zo was het wel");
    const auto mine = app.ask(lies, "GET /api/my/requests").at("requests");
    ASSERT_EQ(mine.as_array().size(), 2U);
    EXPECT_EQ(mine.at(1).at("words"), "Zo was het niet");
    EXPECT_FALSE(lacks(mine.at(1), "replaced_at"));
    EXPECT_TRUE(lacks(mine.at(0), "replaced_at"));
    EXPECT_EQ(answers(gp, newest(), "refused", "Nee").status, 422) << "nobody judges it";
    EXPECT_EQ(answers(gp, newest(), "seen").status, 201);
    EXPECT_EQ(
        app.ask(gp, "GET /api/people/" + cast::lies + "/record_requests").body.as_array().size(),
        1U)
        << "read, and still there";
    const auto former = mine.at(1).at("id").as_string();
    EXPECT_EQ(answers(gp, std::string(former), "seen", "", 2).status, 409);
}

TEST_F(RequestsTest, a_week_before_the_day_and_each_week_after_it_the_team_is_warned) {
    asks();
    const auto warned_after = [&](int days) {
        days_later(days);
        EXPECT_TRUE(app.run([](UnitOfWork& work) { return warn(work); }));
        return mails("record_request_waits");
    };
    EXPECT_EQ(warned_after(20), "0");
    EXPECT_EQ(warned_after(4), "1");
    EXPECT_EQ(warned_after(3), "1");
    EXPECT_EQ(warned_after(5), "2");
    sign_in_all();
    EXPECT_TRUE(app.ask(gp, "GET /api/record_requests").body.at(0).at("late").as_bool());
    answers(gp, newest(), "done", "", std::stoi(value("select version from record_request")));
    EXPECT_EQ(warned_after(14), "2");
}

TEST_F(RequestsTest, ten_may_be_open_and_words_are_kept_sealed) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(asks({{"words", "kanarie"}}).status, 201);
    EXPECT_EQ(asks().text("code"), "request.too_many_open");
    EXPECT_EQ(asks({{"words", "   "}}).status, 422);
    answers(gp, newest(), "done", "kanarie-antwoord");
    const auto kept = app.show("select * from record_request");
    EXPECT_EQ(kept.find("kanarie"), std::string::npos);
    EXPECT_EQ(kept.find("6b616e61726965"), std::string::npos);
}

TEST_F(RequestsTest, for_a_child_under_12_a_parent_asks_and_from_12_the_child_itself) {
    const auto born_on = [&](const std::string& day) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", day, cast::lies));
            return {};
        }));
    };
    const auto ground = [&] {
        return app.show(
            "select p.ground from access_log_person p join access_log l on l.id = p.log_id where "
            "l.action = 'my.request' and p.operation = 'write' order by l.id desc limit 1");
    };
    born_on("2016-01-01");
    EXPECT_EQ(asks().status, 201);
    EXPECT_EQ(ground(), "parent\n");
    born_on("2013-01-01");
    EXPECT_EQ(asks().status, 201);
    EXPECT_EQ(ground(), "self\n");
    // Sharing anew asks a parent too: that is done at /hulp, not with one tap here.
    app.ask(lies, "POST /api/my/referrals/" + case_id + "/stop_sharing");
    const auto knows = app.ask(lies, "GET /api/my/who_knows");
    EXPECT_TRUE(lacks(knows.at("parties").at(0), "face_id")) << knows.raw;
}

TEST_F(RequestsTest, behind_the_link_without_the_code_there_is_nothing) {
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    TestSession partner;
    app.visit(partner, "POST /api/link/start",
              {{"token", newest_link("questionnaire")}, {"birth_on", cast::birth_date_of_lies}});
    for (const auto* path :
         {"facts", "who_knows", "requests", "record", "record/paper", "looks", "looks/paper"})
        EXPECT_EQ(app.ask(partner, std::string("GET /api/my/") + path).status, 404) << path;
}

}  // namespace
}  // namespace veerkracht::requests
