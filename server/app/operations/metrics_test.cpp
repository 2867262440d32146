// Prometheus hears numbers of the house, on an address of its own, and nothing of persons.
#include "app/operations/metrics.hpp"
#include "runtime/db/row_lock.hpp"

#include <regex>

#include "app/serve.hpp"
#include "testing/cast.hpp"
#include "testing/socket_client.hpp"

namespace veerkracht::operations {
namespace {

using testing::body_of_answer;
using testing::SocketClient;
using testing::status_of_answer;

class MetricsTest : public CastTest {
  protected:
    static http::ServerOptions on_a_free_port() {
        http::ServerOptions options;
        options.port = 0;
        options.accept_seconds_after_stop = 0;
        return options;
    }
    static std::string get(unsigned short port, const std::string& path) {
        return SocketClient(port).ask("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    std::string scraped() { return body_of_answer(get(service.metrics_port(), "/metrics")); }
    std::string value(const std::string& name) {
        const auto text = "\n" + scraped();
        const auto at = text.find("\n" + name + " ");
        if (at == std::string::npos) return "absent";
        const auto from = at + name.size() + 2;
        return text.substr(from, text.find('\n', from) - from);
    }

    Service service{app.app(), on_a_free_port(), on_a_free_port()};
};

TEST_F(MetricsTest, requests_are_counted_by_class_and_time) {
    EXPECT_EQ(value("veerkracht_requests_total{class=\"4xx\"}"), "0");
    get(service.port(), "/api/nothing");
    get(service.port(), "/livez");
    EXPECT_EQ(value("veerkracht_requests_total{class=\"4xx\"}"), "1");
    EXPECT_EQ(value("veerkracht_requests_total{class=\"2xx\"}"), "1");
    EXPECT_EQ(value("veerkracht_request_duration_seconds_count"), "2");
    EXPECT_EQ(value("veerkracht_request_duration_seconds_bucket{le=\"+Inf\"}"), "2");
}

TEST_F(MetricsTest, they_are_told_on_their_own_address_only) {
    EXPECT_EQ(get(service.port(), "/metrics").find("veerkracht_"), std::string::npos);
    EXPECT_EQ(status_of_answer(get(service.metrics_port(), "/metrics")), 200);
    EXPECT_EQ(status_of_answer(get(service.metrics_port(), "/api/session")), 404);
}

TEST_F(MetricsTest, a_subscriber_that_stands_still_and_a_message_given_up_are_seen) {
    service.stop();
    const std::string refused = "referrals.test_that_refuses";
    app.app().subscribers.push_back(
        {refused, "referral.sent", [](UnitOfWork&, const events::Event&) -> Result<> {
             return fail(Category::unavailable, "partner.away");
         }});
    referred();
    app.deliver();
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update outbox set state = 'failed'"));
           return {};
       })
        .value();
    app.clock->advance_minutes(5);
    Figures found;
    app.app().database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        found = figures(tx, app.app().settings(), to_text(app.clock->now()), app.app().subscribers);
        return false;
    });
    const auto text = metrics_text(found, {}, {}, to_text(app.clock->now()));
    EXPECT_NE(text.find("veerkracht_event_lag{subscriber=\"" + refused + "\"} 1\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("veerkracht_event_lag_seconds{subscriber=\"" + refused + "\"} 300\n"),
              std::string::npos);
    const auto given_up = app.show("select count(*) from outbox");
    EXPECT_NE(given_up, "0\n");
    EXPECT_NE(text.find("veerkracht_dead_letters " + given_up), std::string::npos) << text;
    for (const auto& one : found.subscribers)
        EXPECT_EQ(one.waiting, one.subscriber == refused ? 1 : 0) << one.subscriber;
}

TEST_F(MetricsTest, the_file_of_the_night_tells_its_age_its_cases_and_that_it_failed) {
    EXPECT_EQ(scraped().find("nightly_export"), std::string::npos);
    const auto at = [&](int minutes) {
        return "'" + plus_minutes(to_text(app.clock->now()), minutes) + "'";
    };
    app.run([&](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("update organization set name = 'De \"Witte\" Linde' where id = $1",
                               cast::practice));
           TRY(
               work.tx.execute("insert into nightly_export (organization_id, at, keep_days, "
                               "done_on, done_at, cases) values ($1, '03:30', 14, '2026-11-02', " +
                                   at(-10) + ", 41)",
                               cast::welfare));
           TRY(
               work.tx.execute("insert into nightly_export (organization_id, at, keep_days, "
                               "done_on, failed_at, failure) values ($1, '03:30', 14, '', " +
                                   at(-1) + ", 'export.not_written')",
                               cast::practice));
           return {};
       })
        .value();
    const std::string welfare = "{organization=\"Denkbeeld Welzijn\"}";
    const std::string practice = "{organization=\"De \\\"Witte\\\" Linde\"}";
    EXPECT_EQ(value("veerkracht_nightly_export_age_seconds" + welfare), "600");
    EXPECT_EQ(value("veerkracht_nightly_export_cases" + welfare), "41");
    EXPECT_EQ(value("veerkracht_nightly_export_failed" + welfare), "0");
    EXPECT_EQ(value("veerkracht_nightly_export_age_seconds" + practice), "absent");
    EXPECT_EQ(value("veerkracht_nightly_export_failed" + practice), "1");
}

TEST(WitnessMetrics, tell_since_when_somebody_outside_took_a_checkpoint) {
    Figures figures;
    const auto text = [&] { return metrics_text(figures, {}, {}, "2026-11-23T09:05:00.000Z"); };
    figures.log_unwitnessed = true;
    EXPECT_NE(text().find("veerkracht_log_unwitnessed 1\n"), std::string::npos);
    EXPECT_EQ(text().find("log_witnessed_age_seconds"), std::string::npos);
    figures.log_unwitnessed = false;
    figures.log_witnessed_at = "2026-11-23T09:00:00.000Z";
    EXPECT_NE(text().find("veerkracht_log_unwitnessed 0\n"), std::string::npos);
    EXPECT_NE(text().find("veerkracht_log_witnessed_age_seconds 300\n"), std::string::npos);
}

TEST_F(MetricsTest, no_person_no_address_and_no_id_stands_in_them) {
    referred();
    const auto text = scraped();
    EXPECT_EQ(text.find(cast::phone_of_lies), std::string::npos);
    EXPECT_EQ(text.find("Lies"), std::string::npos);
    EXPECT_FALSE(std::regex_search(text, std::regex("[0-9a-f]{8}-[0-9a-f]{4}")));
    // Each line is a comment, or a name and a number.
    std::istringstream lines(text);
    const std::regex form(R"(#.*|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+.e0-9]+)");
    for (std::string line; std::getline(lines, line);)
        EXPECT_TRUE(std::regex_match(line, form)) << line;
}

}  // namespace
}  // namespace veerkracht::operations
