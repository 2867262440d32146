// The figures of referring: what counts, for whom, and that they can be made again.
#include "capabilities/referrals/figures.hpp"

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class FiguresTest : public CastTest {
  protected:
    TestReply figures(const TestSession& who) {
        app.app().deliver();
        return app.ask(who, "GET /api/referral_figures");
    }
    // "2/3" of a figure.
    static std::string share(const TestReply& reply, std::string_view code) {
        for (const auto& one : reply.at("figures").as_array())
            if (one.at("code").as_string() == code)
                return boost::json::serialize(one.at("part")) + "/" +
                       boost::json::serialize(one.at("whole"));
        return "none";
    }
};

TEST_F(FiguresTest, a_practice_reads_how_what_it_sent_goes) {
    const auto good = accepted();
    referred();
    days_later(3);
    step(good, "contact_made");
    step(good, "intake_done");
    step(good, "started");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + good + "/feedback",
                      {{"version", version_of(good)}, {"status", "started_well"}, {"sentence", ""}})
                  .status,
              201);
    auto reply = figures(gp);
    EXPECT_EQ(reply.text("of"), "practice");
    EXPECT_EQ(reply.at("sent").as_int64(), 2);
    EXPECT_EQ(share(reply, "contact_in_time"), "0/0");  // nothing is 14 days old yet
    EXPECT_EQ(share(reply, "reached"), "1/2");
    EXPECT_EQ(share(reply, "intake"), "1/1");
    EXPECT_EQ(share(reply, "started"), "1/1");
    days_later(14);
    reply = figures(gp);
    EXPECT_EQ(share(reply, "contact_in_time"), "1/2");
    EXPECT_EQ(share(reply, "told_in_time"), "1/1");
    EXPECT_EQ(share(reply, "followed_up"), "0/0");
    days_later(42);
    EXPECT_EQ(share(figures(gp), "followed_up"), "0/1");
}

TEST_F(FiguresTest, contact_after_two_weeks_is_late) {
    const auto id = accepted();
    days_later(15);
    step(id, "contact_made");
    EXPECT_EQ(share(figures(gp), "contact_in_time"), "0/1");
    EXPECT_EQ(share(figures(gp), "reached"), "1/1");
}

TEST_F(FiguresTest, an_undone_step_does_not_count) {
    const auto id = accepted();
    step(id, "contact_made");
    EXPECT_EQ(share(figures(gp), "reached"), "1/1");
    app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}});
    EXPECT_EQ(share(figures(gp), "reached"), "0/1");
}

TEST_F(FiguresTest, a_coach_reads_the_own_cases_and_nobody_reads_those_of_a_colleague) {
    accepted();
    EXPECT_EQ(figures(coach).at("sent").as_int64(), 1);
    EXPECT_EQ(figures(coach).text("of"), "worker");
    EXPECT_EQ(figures(colleague).at("sent").as_int64(), 0);
    EXPECT_EQ(figures(stranger).at("sent").as_int64(), 0);
    EXPECT_EQ(figures(assistant).status, 403);
    EXPECT_EQ(figures(admin).status, 403);
}

TEST_F(FiguresTest, why_help_did_not_come_about_is_counted_by_reason) {
    const auto id = accepted();
    step(id, "resident_declines", {{"reason", "not_wanted"}});
    const auto ends = figures(gp).at("ends").as_array();
    ASSERT_EQ(ends.size(), 1U);
    EXPECT_EQ(ends[0].at("step"), "resident_declines");
    EXPECT_EQ(ends[0].at("reason"), "not_wanted");
    EXPECT_EQ(ends[0].at("count").as_int64(), 1);
}

TEST_F(FiguresTest, a_row_that_is_lost_is_made_again_by_the_same_news) {
    const auto id = accepted();
    step(id, "contact_made");
    app.app().deliver();
    const auto before = app.show("select * from referral_progress");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from referral_progress"));
        for (int heard = 0; heard < 2; ++heard)
            TRY(count_step(work, {ReferralId{id}, "contact_made", "in_progress", "", {}}));
        return {};
    }));
    EXPECT_EQ(app.show("select * from referral_progress"), before);
}

}  // namespace
}  // namespace veerkracht::referrals
