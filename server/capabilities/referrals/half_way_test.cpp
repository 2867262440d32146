// Whatever statement of it breaks, a hand-over, a leaving or a paper happened
// whole or not at all; and done again it is done.
#include <functional>

#include "testing/cast.hpp"
#include "testing/faults.hpp"

namespace veerkracht::referrals {
namespace {

class HalfWayTest : public CastTest {
  protected:
    ~HalfWayTest() override { testing::fail_at_statement(0); }

    // All that could be left half done; no times and no log.
    std::string as_it_stands() {
        return app.show(
                   "select id, account_id, to_name, version, face_id from referral order by id") +
               app.show("select id, active from account order by id") +
               app.show("select id, account_id, name from face order by id") +
               app.show("select face_id, practice_id, need, rank from face_rule order by 1, 2, 3") +
               app.show("select kind, recipient from outbox order by kind, recipient") +
               app.show("select account_id, ended_at is null from leaving order by 1") +
               app.show("select kind, subject_id from person_event order by id");
    }
    // Breaks at each statement in turn, until it comes through. `act` says whether it did.
    void breaks_everywhere(const std::function<bool()>& act) {
        const auto before = as_it_stands();
        int broken = 0;
        for (int number = 1; number < 500 && !HasFailure(); ++number) {
            testing::fail_at_statement(number);
            const bool done = act();
            const bool broke = !testing::is_still_to_fail();
            testing::fail_at_statement(0);
            if (!broke) {
                EXPECT_TRUE(done);
                break;
            }
            ++broken;
            if (done) break;
            EXPECT_EQ(as_it_stands(), before) << "at statement " << number;
        }
        EXPECT_GT(broken, 5);
        EXPECT_NE(as_it_stands(), before);
    }
    void deliver_as_far_as_it_goes() {
        try {
            app.deliver();
        } catch (const db::EngineError&) {
            // as the background thread, which goes on
        }
    }
    std::string cases_of(const std::string& account) {
        return value("select count(*) from referral where account_id = $1", {account});
    }
};

TEST_F(HalfWayTest, a_caseload_is_handed_over_whole_or_not_at_all) {
    for (int i = 0; i < 3; ++i) accepted();
    breaks_everywhere([&] {
        return app.ask(colleague, "POST /api/team/hand_over",
                       {{"from_account_id", cast::karin},
                        {"to_account_id", cast::bram},
                        {"referral_ids", boost::json::array{}}})
                   .status == 201;
    });
    EXPECT_EQ(cases_of(cast::karin), "0");
    EXPECT_EQ(cases_of(cast::bram), "3");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'contact_changed'"), "3");
}

TEST_F(HalfWayTest, the_work_of_who_left_is_passed_on_once_however_often_it_broke_off) {
    for (int i = 0; i < 2; ++i) accepted();
    referred();
    ASSERT_EQ(app.ask(coach, "POST /api/leavings",
                      {{"account_id", cast::karin},
                       {"last_on", "2026-11-02"},
                       {"successor_account_id", cast::bram}})
                  .status,
              201);
    days_later(1);
    const auto is_done = [&] {
        return cases_of(cast::karin) == "0" &&
               value("select to_name from referral where accepted_at is null") == "Bram Schetsma";
    };
    int broken = 0;
    for (int number = 1; number < 400; number += 7) {
        testing::fail_at_statement(number);
        deliver_as_far_as_it_goes();
        broken += testing::is_still_to_fail() ? 0 : 1;
        testing::fail_at_statement(0);
        app.clock->advance_minutes(61);  // what failed is tried again later
        const auto with_bram = std::stoi(cases_of(cast::bram));
        EXPECT_TRUE(with_bram == 0 || with_bram == 2) << number;
        if (is_done()) break;
    }
    EXPECT_GT(broken, 0);
    for (int hours = 0; hours < 48 && !is_done(); ++hours) {
        app.clock->advance_minutes(61);
        app.deliver();
    }
    EXPECT_TRUE(is_done());
    EXPECT_EQ(value("select count(*) from outbox where kind = 'contact_changed'"), "2");
    EXPECT_EQ(value("select count(*) from account where active and id = $1", {cast::karin}), "0");
}

TEST_F(HalfWayTest, a_paper_that_breaks_off_is_no_paper_and_comes_whole_the_next_time) {
    const auto id = referred();
    const auto paper = [&] { return app.ask(gp, "GET /api/referrals/" + id + "/letter"); };
    const auto whole = paper();
    ASSERT_EQ(whole.status, 200);
    int broken = 0;
    for (int number = 1; number < 200; ++number) {
        testing::fail_at_statement(number);
        const auto reply = paper();
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        if (!broke) break;
        ++broken;
        EXPECT_GE(reply.status, 500) << number;
        EXPECT_EQ(reply.raw.find("%PDF"), std::string::npos) << number;
    }
    EXPECT_GT(broken, 3);
    const auto again = paper();
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.raw.size(), whole.raw.size());
}

}  // namespace
}  // namespace veerkracht::referrals
