// A page that stays open asks by itself whether it may still show what it shows (SEC-34).
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class OpenPagesTest : public CastTest {
  protected:
    // The answer of a page, and of the same page asked again with what it shows.
    TestReply again(TestSession who, const std::string& page, const TestReply& shown) {
        who.headers["if-none-match"] = shown.header("etag");
        return app.ask(who, page);
    }
    std::string looks() { return value("select count(*) from access_log_person"); }
};

TEST_F(OpenPagesTest, what_is_unchanged_stays_unchanged_while_time_passes) {
    const auto id = accepted();
    const std::vector<std::pair<TestSession, std::string>> pages{
        {coach, "GET /api/cases/" + id},
        {coach, "GET /api/worklist"},
        {coach, "GET /api/team/worklist"},
        {gp, "GET /api/people/" + cast::lies}};
    for (const auto& [who, page] : pages) {
        const auto first = app.ask(who, page);
        ASSERT_EQ(first.status, 200) << page;
        const auto before = looks();
        app.clock->advance_minutes(2);
        EXPECT_EQ(again(who, page, first).status, 304) << page;
        EXPECT_EQ(looks(), before) << page;
    }
}

TEST_F(OpenPagesTest, a_withdrawal_is_seen_at_the_next_asking) {
    const auto id = accepted();
    const auto page = "GET /api/cases/" + id;
    const auto first = app.ask(coach, page);
    EXPECT_NE(first.text("sentence"), "");
    auto lies = lies_at_her_page();
    ASSERT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    const auto after = again(coach, page, first);
    EXPECT_EQ(after.status, 200);
    EXPECT_EQ(after.text("sentence"), "");
}

}  // namespace
}  // namespace veerkracht::referrals
