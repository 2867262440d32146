// Each route, asked in every way that its own schema forbids, by somebody who may ask for it, by a
// resident and by nobody known: a clear no each time, nothing changed, the same process, no memory
// lost.
#include "testing/bad_requests.hpp"

#include <unistd.h>

#include <fstream>
#include <map>
#include <set>

#include "capabilities/access/actions.hpp"
#include "runtime/http/guard.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht {
namespace {

class BadRequestsTest : public CastTest {
  protected:
    BadRequestsTest() {
        referred();
        const std::string id = "018f0000-0000-7000-8000-00000000b0f1";
        testing::hire(app, id, cast::practice, "privacy_officer");
        officer = signed_in(id);
        resident = lies_at_her_page();
        by_role = {{"gp", &gp},
                   {"assistant", &assistant},
                   {"welfare_coach", &coach},
                   {"social_worker", &social_worker},
                   {"wmo_officer", &desk},
                   {"referrer", &referrer},
                   {"manager", &manager},
                   {"technical_admin", &admin},
                   {"privacy_officer", &officer},
                   {"resident", &resident}};
        for (const auto& route : app.application->routes.all()) {
            for (auto& bad : bad_requests(route)) {
                // The guard of the server has the others first.
                if (http::read_target(bad.line.substr(bad.line.find(' ') + 1)))
                    requests.emplace_back(&route, std::move(bad));
            }
        }
    }
    // Somebody who may ask for it; nobody known where no role may, and where it is open.
    const TestSession& who_may(const std::string& action) const {
        for (const auto& [role, session] : by_role) {
            Actor actor;
            actor.kind = role == "resident" ? Actor::Kind::resident : Actor::Kind::account;
            actor.role = role;
            if (!access::is_open(action) && access::role_may(actor, action)) return *session;
        }
        return nobody;
    }
    void expect_a_clear_no(const TestSession& who, const BadRequest& bad) {
        const auto reply = app.ask_text(who, bad.line, bad.body);
        const bool about_the_sender = &who == &nobody || &who == &resident;
        const bool clear = reply.status >= 400 && reply.status < 500 &&
                           (about_the_sender || reply.status == (bad.is_id ? 404 : 422));
        EXPECT_TRUE(clear) << bad.line << "\n"
                           << bad.fault << "\n"
                           << bad.body.substr(0, 400) << "\n"
                           << reply.status << " " << reply.raw.substr(0, 400);
        ++asked;
        statuses.insert(reply.status);
    }
    void ask_all() {
        for (const auto& [route, bad] : requests) {
            const auto& who = who_may(route->action);
            expect_a_clear_no(who, bad);
            if (&who != &resident) expect_a_clear_no(resident, bad);
            if (&who != &nobody) expect_a_clear_no(nobody, bad);
        }
    }
    // Rows that somebody could have made or changed.
    std::string everything() {
        std::string text;
        for (const auto* table : {"person", "account", "conversation", "referral", "consent",
                                  "outbox", "event", "task", "person_event"})
            text += value(std::string("select count(*) from ") + table) + " ";
        return text;
    }
    static std::string in_words(const std::set<int>& all) {
        std::string words;
        for (const int one : all) words += (words.empty() ? "" : " ") + std::to_string(one);
        return words;
    }
    static std::size_t memory_kb() {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
        return 0;
    }

    TestSession resident, officer, nobody;
    std::vector<std::pair<std::string, const TestSession*>> by_role;
    std::vector<std::pair<const http::Route*, BadRequest>> requests;
    std::size_t asked = 0;
    std::set<int> statuses;
};

TEST_F(BadRequestsTest, each_is_refused_and_nothing_stays_behind) {
    const auto before = everything();
    const auto process = ::getpid();
    const auto at_the_start = memory_kb();
    ask_all();
    EXPECT_GT(asked, 10'000U);
    const auto after_once = memory_kb();
    ask_all();
    const auto after_twice = memory_kb();
    // On SQLite the test keeps its database in memory, and each refusal is a line of its log: that
    // grows as it must, and is told.
    if (TestStore::is_postgres()) {
        EXPECT_LT(static_cast<double>(after_twice), 1.05 * static_cast<double>(after_once));
    }
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(app.ask(gp, "GET /api/session").status, 200);
    EXPECT_EQ(::getpid(), process);
    EXPECT_GE(*statuses.begin(), 400);
    EXPECT_LT(*statuses.rbegin(), 500);
    RecordProperty("figure_bad_asked", static_cast<int>(asked));
    RecordProperty("figure_bad_statuses", in_words(statuses));
    RecordProperty("figure_bad_memory_kb", std::to_string(at_the_start) + " at the start, " +
                                               std::to_string(after_once) + " after all, " +
                                               std::to_string(after_twice) + " after all again");
}

}  // namespace
}  // namespace veerkracht
