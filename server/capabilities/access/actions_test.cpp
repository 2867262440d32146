// Every route against the table of actions, for every role, at the front door.
#include "capabilities/access/actions.hpp"

#include <map>
#include <set>
#include <sstream>

#include "app/capabilities.hpp"
#include "app/demo/module.hpp"
#include "capabilities/access/roles.hpp"
#include "runtime/config/embedded.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

using Rights = std::map<std::string, std::set<std::string>>;  // action → roles

Rights rights_in_the_table() {
    Rights rights;
    std::istringstream lines(std::string(embedded_file("capabilities/access/actions.csv").value()));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#' || line == "action,roles,asks") continue;
        const auto comma = line.find(',');
        std::istringstream roles(line.substr(comma + 1, line.find(',', comma + 1) - comma - 1));
        auto& of_action = rights[line.substr(0, comma)];
        for (std::string role; roles >> role;) of_action.insert(role);
    }
    return rights;
}

// An address of this route at which nothing is found.
std::string line_of(const http::Route& route) {
    auto pattern = route.pattern;
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
        const auto end = pattern.find('}', at);
        const bool word = pattern.substr(at, end - at + 1) == "{code}";
        pattern.replace(at, end - at + 1, word ? "six_marks" : cast::absent);
    }
    return route.method + " " + pattern;
}

class ActionsTest : public CastTest {
  protected:
    ActionsTest() { demo::install(app.app(), std::make_shared<demo::MovableClock>("")); }
};

TEST_F(ActionsTest, every_route_has_an_action_in_the_table_and_every_action_a_route) {
    std::set<std::string> of_routes, of_table;
    for (const auto& route : app.app().routes.all()) {
        of_routes.insert(route.action);
        EXPECT_TRUE(is_known(route.action)) << route.pattern;
        EXPECT_EQ(is_open(route.action), route.options.anonymous) << route.pattern;
    }
    for (const auto& [action, roles] : rights_in_the_table()) of_table.insert(action);
    EXPECT_EQ(of_routes, of_table);
}

TEST_F(ActionsTest, every_role_with_an_action_is_a_role_of_the_decision) {
    for (const auto& [action, roles] : rights_in_the_table())
        for (const auto& role : roles)
            EXPECT_TRUE(role == "open" || enum_named<Role>(role)) << action << " " << role;
}

TEST_F(ActionsTest, an_action_that_is_not_in_the_table_is_refused_to_everybody) {
    Actor hub;
    hub.kind = Actor::Kind::account;
    hub.role = "gp";
    EXPECT_TRUE(role_may(hub, "person.read"));
    EXPECT_FALSE(role_may(hub, "person.delete"));
    EXPECT_FALSE(role_may(hub, "case.read"));
    hub.role = "a role nobody gave";
    EXPECT_FALSE(role_may(hub, "person.read"));
    EXPECT_TRUE(role_may(hub, "login.password"));
}

TEST_F(ActionsTest, every_route_answers_a_role_without_the_right_with_403_and_nobody_with_401) {
    const auto rights = rights_in_the_table();
    const std::map<std::string, TestSession> sessions{{"gp", gp},
                                                      {"practice_nurse", nurse},
                                                      {"referrer", referrer},
                                                      {"assistant", assistant},
                                                      {"social_worker", social_worker},
                                                      {"welfare_coach", coach},
                                                      {"manager", manager},
                                                      {"technical_admin", admin}};
    for (const auto& route : app.app().routes.all()) {
        if (route.options.anonymous) continue;
        const auto line = line_of(route);
        EXPECT_EQ(app.ask({}, line).status, 401) << line;
        const bool of_resident = route.pattern.starts_with("/api/my/");
        for (const auto& [role, session] : sessions) {
            const auto reply = app.ask(session, line);
            if (of_resident)
                EXPECT_EQ(reply.status, 401) << role << " " << line;
            else if (rights.at(route.action).contains(role))
                EXPECT_TRUE(reply.status != 401 && reply.status != 403 && reply.status < 500)
                    << role << " " << line << reply.raw;
            else
                EXPECT_EQ(reply.status, 403) << role << " " << line;
        }
    }
}

TEST_F(ActionsTest, a_resident_opens_the_own_pages_only) {
    referred();
    const auto lies = lies_at_her_page();
    for (const auto& route : app.app().routes.all()) {
        if (route.options.anonymous) continue;
        const auto line = line_of(route);
        const auto status = app.ask(lies, line).status;
        if (route.pattern.starts_with("/api/my/"))
            EXPECT_TRUE(status != 401 && status != 403 && status < 500) << line << " " << status;
        else
            EXPECT_EQ(status, 401) << line;
    }
}

TEST_F(ActionsTest, the_demo_pages_do_not_exist_on_a_folder_that_is_no_demo) {
    const auto absent = app.ask({}, "GET /api/nothing_here");
    for (const auto* line : {"GET /api/demo/accounts", "GET /api/demo/messages"}) {
        const auto reply = app.ask({}, line);
        EXPECT_EQ(reply.status, 404) << line;
        EXPECT_EQ(reply.raw, absent.raw) << line;
    }
    EXPECT_EQ(app.ask({}, "POST /api/demo/accounts/" + cast::hub + "/enter").status, 404);
    EXPECT_EQ(app.ask({}, "POST /api/demo/clock", {{"days", 7}}).status, 404);
}

}  // namespace
}  // namespace veerkracht::access
