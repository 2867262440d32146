#include "app/serve.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <thread>
#include <vector>

#include "runtime/db/row_lock.hpp"
#include "runtime/http/assets.hpp"
#include "testing/cast.hpp"
#include "testing/socket_client.hpp"
#include "testing/test_application.hpp"

namespace veerkracht {
namespace {

using testing::body_of_answer;
using testing::SocketClient;
using testing::status_of_answer;

std::string get(const std::string& path, const std::string& fields = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

http::ServerOptions on_a_free_port() {
    http::ServerOptions options;
    options.port = 0;
    options.accept_seconds_after_stop = 0;
    return options;
}

std::string tag_of(const std::string& answer) {
    const auto at = answer.find("ETag: ") + 6;
    return answer.substr(at, answer.find("\r\n", at) - at);
}

class ServeTest : public ::testing::Test {
  protected:
    TestApplication house{[](Application&) {}};
};

class ServiceTest : public ServeTest {
  protected:
    std::string ask(const std::string& raw) { return SocketClient(service.port()).ask(raw); }
    Service service{house.app(), on_a_free_port()};
};

TEST_F(ServiceTest, it_says_that_it_lives_also_to_the_simplest_of_clients) {
    EXPECT_EQ(body_of_answer(ask(get("/livez"))), R"({"status":"alive"})");
    EXPECT_EQ(body_of_answer(ask("GET /livez HTTP/1.0\r\n\r\n")), R"({"status":"alive"})");
}

TEST_F(ServiceTest, it_is_ready_when_something_was_committed) {
    EXPECT_EQ(house.show("select count(*) from readiness"), "0\n");
    EXPECT_EQ(body_of_answer(ask(get("/readyz"))), R"({"status":"ready"})");
    EXPECT_EQ(house.show("select place, committed_at from readiness"),
              "log | 2026-11-02T09:00:00.000Z\n");
}

TEST_F(ServiceTest, it_is_not_ready_when_nothing_can_be_committed) {
    house.app().database().write_and_wait([](db::Connection& connection) {
        db::work_for_the_house(connection);
        connection.script("drop table readiness");
        return true;
    });
    const auto answer = ask(get("/readyz"));
    EXPECT_EQ(status_of_answer(answer), 503);
    EXPECT_NE(answer.find("database.unavailable"), std::string::npos);
    EXPECT_EQ(status_of_answer(ask(get("/livez"))), 200);
}

TEST_F(ServiceTest, the_description_of_the_api_is_sent_once) {
    const auto answer = ask(get("/openapi.json"));
    EXPECT_EQ(status_of_answer(answer), 200);
    EXPECT_EQ(body_of_answer(answer), house.app().openapi());
    const auto known = "If-None-Match: " + tag_of(answer) + "\r\n";
    EXPECT_EQ(status_of_answer(ask(get("/openapi.json", known))), 304);
}

// A paper in a tab of its own brings no icon along.
TEST_F(ServiceTest, where_browsers_look_for_an_icon_there_is_one) {
    if (http::assets().empty()) GTEST_SKIP() << "the web was not built";
    const auto answer = ask(get("/favicon.ico"));
    EXPECT_EQ(status_of_answer(answer), 200);
    EXPECT_TRUE(body_of_answer(answer).starts_with("<svg"));
}

TEST_F(ServiceTest, everything_else_goes_to_the_application) {
    const auto answer = ask(get("/api/no-such-thing"));
    EXPECT_EQ(status_of_answer(answer), 404);
    EXPECT_NE(answer.find("\r\nContent-Type: application/problem+json\r\n"), std::string::npos);
}

TEST_F(ServiceTest, once_stopping_it_is_not_ready_and_then_gone) {
    SocketClient probe(service.port());
    EXPECT_EQ(status_of_answer(probe.ask(get("/readyz"))), 200);
    const auto port = service.port();
    service.stop();
    EXPECT_THROW(SocketClient{port}, std::runtime_error);
}

TEST_F(ServeTest, while_it_still_accepts_it_says_that_it_is_not_ready) {
    auto options = on_a_free_port();
    options.accept_seconds_after_stop = 5;
    Service service(house.app(), options);
    const auto port = service.port();
    std::jthread stopper([&] { service.stop(); });
    int status = 200;
    for (int i = 0; i < 300 && status == 200; ++i) {
        status = status_of_answer(SocketClient(port).ask(get("/readyz")));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(status, 503);
    EXPECT_EQ(status_of_answer(SocketClient(port).ask(get("/livez"))), 200);
}

// REL-34: timeouts, queues and jobs go by a clock that is not set.
TEST_F(ServiceTest, while_the_clock_is_set_a_day_forward_and_back_every_request_is_answered) {
    std::atomic<bool> stop = false;
    std::atomic<int> asked = 0, answered = 0;
    std::vector<std::jthread> clients;
    for (int client = 0; client < 4; ++client) {
        clients.emplace_back([&] {
            while (!stop) {
                SocketClient line(service.port());
                for (int i = 0; i < 10; ++i) {
                    ++asked;
                    line.send(get("/readyz"));
                    answered += status_of_answer(line.read_answer(60'000)) == 200;
                }
            }
        });
    }
    for (int round = 0; round < 10; ++round) {
        const int so_far = answered;
        house.clock->advance_days(round % 2 == 0 ? 1 : -1);
        for (int i = 0; i < 6'000 && answered < so_far + 40; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        EXPECT_GE(answered, so_far + 40) << "it stands still after a jump";
    }
    stop = true;
    clients.clear();
    EXPECT_EQ(answered, asked);
}

TEST_F(ServeTest, a_signal_to_stop_ends_it_well) {
    std::atomic<bool> ended = false;
    auto options = on_a_free_port();
    std::thread server([&] {
        serve(house.app(), options);
        ended = true;
    });
    // The default action would end this test, so the signal waits until it is heard.
    struct sigaction current {};
    for (int i = 0; i < 500 && current.sa_handler == SIG_DFL; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        sigaction(SIGTERM, nullptr, &current);
    }
    ASSERT_NE(current.sa_handler, SIG_DFL);
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGINT);  // a process and its group are told at once: that is one time
    server.join();
    EXPECT_TRUE(ended);
}

class PublicAnswersTest : public CastTest {
  protected:
    std::string ask(const std::string& raw) { return SocketClient(service.port()).ask(raw); }
    Service service{app.app(), on_a_free_port()};
};

TEST_F(PublicAnswersTest, what_is_the_same_for_everybody_is_sent_once) {
    for (const auto* path :
         {"/api/urgent_numbers", "/api/self_referral/places", "/api/questionnaires/six_marks"}) {
        const auto answer = ask(get(path));
        EXPECT_EQ(status_of_answer(answer), 200) << path;
        EXPECT_NE(answer.find("\r\nCache-Control: no-cache\r\n"), std::string::npos) << path;
        const auto known = "If-None-Match: " + tag_of(answer) + "\r\n";
        EXPECT_EQ(status_of_answer(ask(get(path, known))), 304) << path;
    }
    EXPECT_EQ(ask(get("/api/session")).find("ETag: "), std::string::npos);
}

}  // namespace
}  // namespace veerkracht
