// A date that passes after Neem aan is never silent: colleagues hear it, then who sent it.
#include "capabilities/referrals/escalation.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class StuckTest : public CastTest {
  protected:
    void listen() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    }
    std::string sent(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    // The lines "stands still" on the worklist.
    std::size_t lines(const TestSession& who, const std::string& kind = "stands_still") {
        const auto list = app.ask(who, "GET /api/worklist");
        std::size_t count = 0;
        for (const auto& notice : list.at("notices").as_array())
            count += notice.at("kind").as_string() == kind ? 1 : 0;
        return count;
    }
    std::string kind_for_gp() {
        const auto list = app.ask(gp, "GET /api/feedback");
        return std::string(list.at("rows").at(0).at("kind").as_string());
    }
    void karin_is_away(const std::string& substitute = "") {
        boost::json::object body{{"account_id", cast::karin},
                                 {"from_on", "2026-11-03"},
                                 {"until_on", substitute.empty() ? "2026-12-24" : "2026-11-16"}};
        if (!substitute.empty()) body["substitute_account_id"] = substitute;
        ASSERT_EQ(app.ask(coach, "POST /api/absences", body).status, 201);
    }
    // To call is due on Wednesday the 4th.
    void on(const std::string& day) {
        app.clock->set(day + "T10:00:00.000Z");
        sign_in_all();
        listen();
        listen();
    }
};

TEST_F(StuckTest, after_five_working_days_the_team_hears_it_once_and_after_ten_who_sent_it) {
    accepted();
    on("2026-11-10");
    EXPECT_EQ(sent("case_waits"), "0");
    on("2026-11-11");
    EXPECT_EQ(sent("case_waits"), "1");
    EXPECT_EQ(lines(colleague), 0U) << "Karin is there, and has it on top";
    EXPECT_EQ(kind_for_gp(), "late");
    on("2026-11-17");
    EXPECT_EQ(sent("own_case_waits"), "0");
    EXPECT_EQ(kind_for_gp(), "late");
    on("2026-11-18");
    EXPECT_EQ(sent("case_waits"), "1");
    EXPECT_EQ(sent("own_case_waits"), "1");
    EXPECT_EQ(kind_for_gp(), "stuck");
}

TEST_F(StuckTest, it_is_over_when_the_case_moves_and_begins_again_with_the_next_date) {
    const auto id = accepted();
    karin_is_away();
    on("2026-11-18");
    EXPECT_EQ(lines(colleague), 1U);
    EXPECT_EQ(step(id, "contact_made").status, 201);
    EXPECT_EQ(lines(colleague), 0U);
    EXPECT_NE(kind_for_gp(), "stuck");
    on("2026-12-02");
    EXPECT_EQ(sent("case_waits"), "2");
    EXPECT_EQ(sent("own_case_waits"), "1");
}

TEST_F(StuckTest, the_line_is_for_who_stands_in_when_the_owner_is_away) {
    accepted();
    karin_is_away(cast::bram);
    on("2026-11-11");
    EXPECT_EQ(value("select account_id from case_notice where kind = 'stands_still'"), cast::bram);
    EXPECT_EQ(lines(colleague), 1U);
}

TEST_F(StuckTest, a_case_of_the_own_team_tells_no_practice) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update referral set from_organization_id = to_organization_id "
                            "where id = $1",
                            id));
        return {};
    }));
    on("2026-11-18");
    EXPECT_EQ(sent("case_waits"), "1");
    EXPECT_EQ(sent("own_case_waits"), "0");
}

TEST_F(StuckTest, a_desk_that_stands_still_is_told_on_the_case_that_sent_it) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    const auto melding = app.ask(coach, "POST /api/cases/" + id + "/desk",
                                 {{"version", version_of(id)},
                                  {"face_id", cast::wmo_desk},
                                  {"needs", {"caring"}},
                                  {"sentence", "Steun bij mantelzorg."},
                                  {"feedback_level", "running"},
                                  {"consent_given", true},
                                  {"given_how", "on_paper"},
                                  {"birth_on", "1965-03-14"},
                                  {"address", "Dorpsstraat 1"}});
    ASSERT_EQ(melding.status, 201) << melding.raw;
    const auto leg = value("select id from referral where parent_id = $1", {id});
    ASSERT_EQ(
        app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}}).status,
        201);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update referral set due_on = '2026-12-31' where id = $1", id));
        return {};
    }));
    on("2026-11-20");
    EXPECT_EQ(lines(coach, "desk_stands_still"), 1U);
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2026-11-20");
}

}  // namespace
}  // namespace veerkracht::referrals
