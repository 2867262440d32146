// Somebody reads a number out: the help desk finds what went wrong, and nobody whom it was about.
#include "capabilities/audit/help_desk.hpp"

#include <regex>

#include "app/serve.hpp"
#include "runtime/http/failures.hpp"
#include "testing/cast.hpp"
#include "testing/faults.hpp"
#include "testing/socket_client.hpp"

namespace veerkracht::audit {
namespace {

using http::Failures;

class HelpDeskTest : public CastTest {
  protected:
    ~HelpDeskTest() override { testing::fail_at_statement(0); }

    TestReply found(const TestSession& who, const std::string& number) {
        return app.ask(who, "POST /api/help_desk/numbers", {{"number", number}});
    }
    TestReply noted(const TestSession& who, const std::string& number,
                    const std::string& answer = "try_again") {
        return app.ask(who, "POST /api/help_desk/notes", {{"number", number}, {"answer", answer}});
    }
    // The number of the newest refusal or mistake in the log.
    std::string newest_number() {
        return value(
            "select request_id from access_log where outcome <> 'done' order by id desc limit 1");
    }
    // A colleague of Denkbeeld Welzijn looks for what is not theirs.
    std::string number_of_a_refusal() {
        app.ask(coach, "GET /api/cases/" + cast::absent);
        return newest_number();
    }
    static bool holds_an_id(const std::string& text) {
        return std::regex_search(text, std::regex("[0-9a-f]{8}-[0-9a-f]{4}"));
    }
};

TEST_F(HelpDeskTest, a_quoted_number_tells_what_went_wrong_and_nobody_whom_it_was_about) {
    app.ask(stranger, "GET /api/people/" + cast::lies);
    const auto reply = found(admin, newest_number());
    ASSERT_EQ(reply.status, 200) << reply.raw;
    EXPECT_EQ(reply.at("doing"), "Patiënt: openen");
    EXPECT_EQ(reply.at("code"), "record.absent");
    EXPECT_EQ(reply.at("status"), 404);
    EXPECT_EQ(reply.at("role"), "gp");
    EXPECT_EQ(reply.at("organization_name"), "Praktijk De Andere Linde");
    EXPECT_EQ(reply.at("organization_kind"), "gp_practice");
    EXPECT_EQ(reply.at("reached_database"), true);
    EXPECT_FALSE(reply.text("what").empty());
    EXPECT_FALSE(reply.text("to_do").empty());
    EXPECT_EQ(reply.raw.find("Lies"), std::string::npos);
    EXPECT_FALSE(holds_an_id(reply.raw)) << reply.raw;
}

TEST_F(HelpDeskTest, as_it_was_heard_is_well_enough) {
    auto number = number_of_a_refusal();
    std::string heard = " ";
    for (const char c : number)
        if (c != '-') heard += static_cast<char>(std::tolower(c));
    EXPECT_EQ(found(admin, heard).text("number"), number);
}

TEST_F(HelpDeskTest, what_broke_is_found_though_nothing_of_it_could_be_logged) {
    testing::fail_at_statement(1);
    const auto broken = app.ask(gp, "GET /api/people/" + cast::lies);
    testing::fail_at_statement(0);
    ASSERT_EQ(broken.status, 500);
    ASSERT_EQ(app.show("select count(*) from access_log where outcome = 'server.fault'"), "0\n");
    const auto reply = found(admin, broken.text("request_id"));
    ASSERT_EQ(reply.status, 200) << reply.raw;
    EXPECT_EQ(reply.at("code"), "server.fault");
    EXPECT_EQ(reply.at("doing"), "Patiënt: openen");
}

TEST_F(HelpDeskTest, what_was_refused_at_the_edge_is_found_too) {
    http::ServerOptions options;
    options.port = 0;
    options.accept_seconds_after_stop = 0;
    Service service(app.app(), options);
    const auto answer =
        testing::SocketClient(service.port())
            .ask("GET /api/people/../" + cast::lies + "%00 HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto at = answer.find("X-Request-Id: ");
    ASSERT_NE(at, std::string::npos) << answer;
    service.stop();
    const auto reply = found(admin, answer.substr(at + 14, 9));
    ASSERT_EQ(reply.status, 200) << reply.raw;
    EXPECT_EQ(reply.at("status"), 400);
    EXPECT_EQ(reply.at("reached_database"), false);
    EXPECT_EQ(reply.at("doing"), "");
    EXPECT_FALSE(holds_an_id(reply.raw)) << reply.raw;
}

TEST_F(HelpDeskTest, who_runs_an_organisation_finds_its_own_numbers_and_no_other) {
    const auto number = number_of_a_refusal();
    EXPECT_EQ(found(team_manager, number).status, 200);
    const auto elsewhere = found(manager, number);
    const auto absent = found(manager, "4F7K-2M9Q");
    EXPECT_EQ(elsewhere.status, 404);
    EXPECT_EQ(elsewhere.raw, absent.raw);
    EXPECT_EQ(found(gp, number).status, 404);
    EXPECT_EQ(noted(manager, number).status, 404);
    EXPECT_EQ(app.show("select count(*) from help_desk_note"), "0\n");
    for (const auto& who : {nurse, assistant, coach, TestSession{}})
        EXPECT_GE(found(who, number).status, 401);
}

TEST_F(HelpDeskTest, what_was_answered_stands_there_for_the_next_colleague) {
    const auto number = number_of_a_refusal();
    ASSERT_EQ(noted(team_manager, number).status, 201);
    const auto reply = found(admin, number);
    ASSERT_EQ(reply.at("notes").as_array().size(), 1U);
    EXPECT_EQ(reply.at("notes").at(0).at("answer"), "Gevraagd het opnieuw te proberen");
    EXPECT_FALSE(reply.at("notes").at(0).at("noted_by").as_string().empty());
    const auto recent = [&](const TestSession& who) {
        return app.ask(who, "GET /api/help_desk").at("recent").as_array().size();
    };
    EXPECT_EQ(recent(admin), 1U);
    EXPECT_EQ(recent(team_manager), 1U);
    EXPECT_EQ(recent(manager), 0U);
}

TEST_F(HelpDeskTest, what_was_noted_is_found_when_nothing_else_remembers_it) {
    testing::fail_at_statement(1);
    const auto number = app.ask(gp, "GET /api/people/" + cast::lies).text("request_id");
    testing::fail_at_statement(0);
    ASSERT_EQ(noted(admin, number).status, 201);
    app.clock->advance_days(8);
    EXPECT_EQ(found(signed_in(cast::admin), number).text("code"), "server.fault");
    app.clock->advance_days(90);
    app.deliver();
    EXPECT_EQ(found(signed_in(cast::admin), number).status, 404);
}

TEST_F(HelpDeskTest, who_guesses_waits_after_thirty_that_are_not_there) {
    const auto number = number_of_a_refusal();
    for (int i = 0; i < 29; ++i)
        EXPECT_EQ(found(admin, "AAAA-" + std::to_string(1000 + i)).status, 404);
    EXPECT_EQ(found(admin, number).status, 200);
    EXPECT_EQ(found(admin, number).status, 200) << "what is there is not counted";
    EXPECT_EQ(found(admin, "AAAA-2000").status, 404);
    EXPECT_EQ(found(admin, number).text("code"), "limit.help_desk");
    EXPECT_EQ(noted(admin, number).status, 429);
    app.clock->advance_minutes(60);
    EXPECT_EQ(found(signed_in(cast::admin), number).status, 200);
}

TEST_F(HelpDeskTest, every_action_has_words) {
    int count = 0;
    for (const auto& route : app.app().routes.all()) {
        http::Failure failure;
        failure.number = "CCCC-" + std::to_string(1'000 + count++);
        failure.at = app.clock->now();
        failure.status = 500;
        failure.action = route.action;
        http::failures().remember(failure);
        const auto words = found(admin, failure.number).text("doing");
        EXPECT_NE(words, "") << route.action;
        const auto dot = route.action.find('.');
        EXPECT_EQ(words.find(route.action.substr(0, dot) + ":"), std::string::npos) << words;
        if (dot == std::string::npos) continue;
        const auto verb = route.action.substr(dot + 1);
        EXPECT_NE(words.substr(words.find(": ") + 2), verb) << route.action;
    }
}

// The database answers by the index that holds only what did not go well.
TEST_F(HelpDeskTest, a_number_is_looked_up_by_its_index) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "so few rows are read without any index there";
    EXPECT_NE(app.show("explain query plan select at from access_log where request_id = 'a' and "
                       "outcome <> 'done' order by id desc limit 1")
                  .find("access_log_failed_number"),
              std::string::npos);
}

TEST(FailuresTest, a_week_and_no_more_than_so_many_and_refusals_push_out_no_fault) {
    Failures failures;
    const auto now = to_instant("2026-11-23T12:00:00.000Z");
    const auto failure = [&](const std::string& number, int status) {
        http::Failure one;
        one.number = number;
        one.at = now;
        one.status = status;
        return one;
    };
    failures.remember(failure("fault", 500));
    for (std::size_t i = 0; i <= Failures::kept_of_each; ++i)
        failures.remember(failure(std::to_string(i), 404));
    EXPECT_TRUE(failures.find("fault", now));
    EXPECT_FALSE(failures.find("0", now));
    EXPECT_TRUE(failures.find("1", now));
    EXPECT_TRUE(failures.find("fault", now + std::chrono::days(7) - std::chrono::seconds(1)));
    EXPECT_FALSE(failures.find("fault", now + std::chrono::days(7)));
}

}  // namespace
}  // namespace veerkracht::audit
