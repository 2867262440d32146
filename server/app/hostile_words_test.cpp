// Words that would mean something else to a database, a page, a sheet or a log, written wherever
// somebody may write: they are words. No statement breaks on them, nothing is found by them that is
// not there, and what is kept is what was written.
#include <array>

#include "capabilities/access/actions.hpp"
#include "testing/bad_requests.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht {
namespace {

constexpr std::array hostile = {
    "' or '1'='1",
    "'; drop table person; --",
    "\" or \"\"=\"",
    "x') union select password_hash from account --",
    "$1",
    "%' --",
    "\\'; select pg_sleep(9); --",
    "?1 :name @name {{id}} ${id}",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"//elders.example\")",
    "%s%n%x",
    "\xE2\x80\x99 or 1=1 \xE2\x80\x94",
};

class HostileWordsTest : public CastTest {
  protected:
    HostileWordsTest() : leg(accepted()), page(lies_at_her_page()) {
        const std::string id = "018f0000-0000-7000-8000-00000000b0f1";
        testing::hire(app, id, cast::practice, "privacy_officer");
        officer = signed_in(id);
    }
    // Everybody of whom some role may ask it.
    std::vector<const TestSession*> who_may(const std::string& action) const {
        const std::pair<const char*, const TestSession*> all[] = {
            {"gp", &gp},           {"welfare_coach", &coach},     {"wmo_officer", &desk},
            {"manager", &manager}, {"privacy_officer", &officer}, {"technical_admin", &admin},
            {"resident", &page}};
        std::vector<const TestSession*> those;
        for (const auto& [role, session] : all) {
            Actor actor;
            actor.kind =
                std::string_view(role) == "resident" ? Actor::Kind::resident : Actor::Kind::account;
            actor.role = role;
            if (access::is_open(action) || access::role_may(actor, action))
                those.push_back(session);
        }
        return those;
    }
    // With the ids of what is there, so that the words come as far as they can.
    std::string with_ids(std::string text, std::string_view pattern) const {
        const std::string& id = pattern.starts_with("/api/people")     ? cast::lies
                                : pattern.starts_with("/api/accounts") ? cast::bram
                                                                       : leg;
        for (auto at = text.find(cast::absent); at != std::string::npos;
             at = text.find(cast::absent))
            text.replace(at, cast::absent.size(), id);
        return text;
    }
    std::string tables() {
        return TestStore::is_postgres()
                   ? app.show(
                         "select table_name from information_schema.tables where "
                         "table_schema = current_schema() order by table_name")
                   : app.show("select name from sqlite_master where type = 'table' order by name");
    }

    std::string leg;
    TestSession page, officer;
};

TEST_F(HostileWordsTest, wherever_they_are_written_no_statement_breaks) {
    const auto before = tables();
    const auto accounts = value("select count(*) from account");
    std::size_t asked = 0;
    for (const auto& route : app.application->routes.all()) {
        if (route.action.starts_with("login.") || route.action == "session.logout") continue;
        for (const auto* const words : hostile) {
            for (const auto& request : requests_that_say(route, words)) {
                for (const auto* const who : who_may(route.action)) {
                    const auto reply = app.ask_text(*who, with_ids(request.line, route.pattern),
                                                    with_ids(request.body, route.pattern));
                    EXPECT_LT(reply.status, 500) << request.line << "\n"
                                                 << request.body << "\n"
                                                 << reply.raw.substr(0, 400);
                    ++asked;
                }
            }
        }
    }
    EXPECT_GT(asked, 2'000U);
    EXPECT_EQ(tables(), before);
    EXPECT_EQ(value("select count(*) from account"), accounts);
}

TEST_F(HostileWordsTest, nobody_is_found_by_them) {
    for (const auto* const words : hostile) {
        for (const auto* const line : {"/api/people?words=", "/api/faces?needs="}) {
            const auto reply = app.ask(gp, "GET " + std::string(line) + in_an_address(words));
            EXPECT_LT(reply.status, 500) << line << words;
            EXPECT_EQ(reply.raw.find(cast::lies), std::string::npos) << line << words;
        }
    }
}

TEST_F(HostileWordsTest, what_is_kept_is_what_was_written) {
    for (const auto* const words : hostile) {
        const auto made =
            app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", words}});
        ASSERT_EQ(made.status, 201) << words << made.raw;
        EXPECT_EQ(made.text("words"), words);
        const auto noted = app.ask(coach, "POST /api/cases/" + leg + "/notes", {{"words", words}});
        ASSERT_LT(noted.status, 300) << noted.raw;
        EXPECT_NE(app.ask(coach, "GET /api/cases/" + leg)
                      .raw.find(boost::json::serialize(boost::json::value(words))),
                  std::string::npos)
            << words;
    }
}

}  // namespace
}  // namespace veerkracht
