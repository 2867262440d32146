// Who runs the machines tries whatever comes up, with every id there is: fifty things one after the
// other, many times. He never reads a word about a resident, and never becomes more than he is.
#include <random>

#include "capabilities/access/actions.hpp"
#include "testing/bad_requests.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

constexpr int steps = 50;
int histories() { return std::getenv("VEERKRACHT_PROVE") == nullptr ? 40 : 10'000; }

class AdminHistoriesTest : public CastTest {
  protected:
    AdminHistoriesTest() : leg(accepted()) {
        step(leg, "intake_done");
        app.ask(coach, "POST /api/cases/" + leg + "/notes", {{"words", "Kanarienotitie"}});
        app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Kanariedoel"}});
        for (const auto* table : {"person", "account", "referral", "goal", "face", "consent",
                                  "organization", "person_event"})
            add_ids(table);
    }
    void add_ids(const std::string& table) {
        std::istringstream rows(app.show("select id from " + table + " order by id limit 20"));
        for (std::string id; std::getline(rows, id);) ids.push_back(id);
    }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(chance)];
    }
    std::string with_ids(std::string text) {
        for (auto at = text.find(cast::absent); at != std::string::npos;
             at = text.find(cast::absent, at + 1))
            text.replace(at, cast::absent.size(), one_of(ids));
        return text;
    }
    TestReply tries(const TestSession& who, const http::Route& route) {
        const auto request = good_request(route);
        said = with_ids(request.line) + " " + with_ids(request.body);
        const auto body_at = said.find(' ', said.find(' ') + 1);
        return app.ask_text(who, said.substr(0, body_at), said.substr(body_at + 1));
    }
    static Actor actor_of_admin() {
        Actor actor;
        actor.kind = Actor::Kind::account;
        actor.role = "technical_admin";
        return actor;
    }
    std::string rights() {
        return app.show("select id, role, organization_id, active from account order by id") +
               app.show("select email, role from account_invitation order by email");
    }
    // What stands on the pages of a resident and is nowhere else.
    static void expect_nobody_in(const TestReply& reply, const std::string& asked) {
        for (const auto* const word : {"Kanarie", "Verzonnen\"", "Lies", "Onbestaand", "1965-03-14",
                                       "0612345678", "06 1234 5678"})
            EXPECT_EQ(reply.raw.find(word), std::string::npos) << asked << "\n" << reply.raw;
    }

    std::string leg;
    std::vector<std::string> ids;
    std::string said;
    std::mt19937_64 chance;
};

TEST_F(AdminHistoriesTest, no_order_of_things_leads_to_a_resident_or_to_more_rights) {
    std::vector<const http::Route*> routes;
    for (const auto& route : app.application->routes.all())
        if (route.action != "session.logout" && !is_open(route.action)) routes.push_back(&route);
    const auto before = rights();
    int done = 0;
    for (int history = 0; history < histories(); ++history) {
        chance.seed(static_cast<std::uint64_t>(history));
        for (int at = 0; at < steps; ++at) {
            const auto& route = *one_of(routes);
            const auto reply = tries(admin, route);
            if (reply.status < 300) ++done;
            EXPECT_TRUE(reply.status >= 400 || role_may(actor_of_admin(), route.action)) << said;
            expect_nobody_in(reply, said);
        }
        ASSERT_EQ(rights(), before) << "history " << history;
        if (HasFailure()) return;
        if (app.ask(admin, "GET /api/session").status != 200) admin = signed_in(cast::admin);
    }
    EXPECT_GT(done, histories()) << "some of it is his work";
}

// The same hands do find something where there is something to find.
TEST_F(AdminHistoriesTest, who_may_read_would_be_found_out) {
    const auto reply = app.ask(gp, "GET /api/people/" + cast::lies);
    EXPECT_NE(reply.raw.find("Lies"), std::string::npos);
    EXPECT_NE(app.ask(coach, "GET /api/cases/" + leg).raw.find("Kanarienotitie"),
              std::string::npos);
}

}  // namespace
}  // namespace veerkracht::access
