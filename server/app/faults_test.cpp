// Whatever a use case is at, the engine breaks there: one 500 that tells nothing of the inside, one
// line in the log, and the same process answers the next. (SEC-10)
#include "testing/faults.hpp"

#include <map>
#include <set>

#include "capabilities/access/actions.hpp"
#include "testing/bad_requests.hpp"
#include "testing/cast.hpp"
#include "testing/caught_log.hpp"
#include "testing/hire.hpp"

namespace veerkracht {
namespace {

class FaultsTest : public CastTest {
  protected:
    FaultsTest() {
        referred();
        testing::hire(app, officer, cast::practice, "privacy_officer");
        resident = lies_at_her_page();
    }
    ~FaultsTest() override { testing::fail_at_statement(0); }

    // Anew for each route: some of them end a session. Who is known is also looked up where nobody
    // needs to be.
    TestSession who_may(const std::string& action) {
        if (access::is_open(action)) return signed_in(cast::hub);
        const std::map<std::string, std::string> accounts = {
            {"gp", cast::hub},
            {"assistant", cast::femke},
            {"welfare_coach", cast::karin},
            {"social_worker", cast::nora},
            {"wmo_officer", cast::anouk},
            {"referrer", cast::wies},
            {"manager", cast::mies},
            {"technical_admin", cast::admin},
            {"privacy_officer", officer},
        };
        for (const auto& [role, account] : accounts)
            if (may(Actor::Kind::account, role, action)) return signed_in(account);
        return may(Actor::Kind::resident, "resident", action) ? resident : TestSession();
    }
    static bool may(Actor::Kind kind, const std::string& role, const std::string& action) {
        Actor actor;
        actor.kind = kind;
        actor.role = role;
        return access::role_may(actor, action);
    }

    // True when the engine broke on the way, at its n-th statement.
    bool breaks_at(int number, const TestSession& who, const GoodRequest& request) {
        const testing::CaughtLog log;
        testing::fail_at_statement(number);
        const auto reply = app.ask_text(who, request.line, request.body);
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        if (broke) expect_a_fault(reply, log, request.line + " at " + std::to_string(number));
        return broke;
    }
    // Where the log line itself was what could not be written, nothing was told.
    static void expect_a_fault(const TestReply& reply, const testing::CaughtLog& log,
                               const std::string& where) {
        const bool without_line = reply.status == 503 && reply.text("code") == "log.unavailable";
        EXPECT_TRUE(without_line || (reply.status == 500 && reply.text("code") == "server.fault"))
            << where << "\n"
            << reply.status << " " << reply.raw;
        EXPECT_EQ(reply.raw.find("inner_matter"), std::string::npos) << where;
        EXPECT_EQ(log.lines(), 1) << where << "\n" << log.text();
        EXPECT_NE(log.text().find(testing::words_of_a_fault), std::string::npos) << where;
    }

    const std::string officer = "018f0000-0000-7000-8000-00000000b0f1";
    TestSession resident;
};

TEST_F(FaultsTest, wherever_a_use_case_breaks_the_answer_is_500_and_the_house_goes_on) {
    constexpr int statements_most = 200;
    int broken = 0;
    std::set<std::string> unbroken;
    for (const auto& route : app.app().routes.all()) {
        auto who = who_may(route.action);
        if (route.options.from_elsewhere)
            who.headers["content-type"] = "application/x-www-form-urlencoded";
        const auto request = good_request(route);
        int number = 1;
        while (number < statements_most && breaks_at(number, who, request)) ++number;
        EXPECT_LT(number, statements_most) << request.line;
        if (number == 1) unbroken.insert(request.line);
        broken += number - 1;
        EXPECT_EQ(app.ask({}, "GET /api/session").status, 200) << request.line;
    }
    // What asks the database nothing cannot break there.
    EXPECT_EQ(unbroken, std::set<std::string>{});
    EXPECT_GT(broken, 3 * static_cast<int>(app.app().routes.all().size()));
    RecordProperty("faults", broken);
    EXPECT_EQ(app.ask(gp, "GET /api/session").status, 200);
}

}  // namespace
}  // namespace veerkracht
