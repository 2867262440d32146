// The figures of referring: what counts, for whom, and that they can be made again.
#include "capabilities/referrals/figures.hpp"

#include <cmath>

#include "capabilities/people/people.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/progress.hpp"
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
    static std::string share(const TestReply& reply, std::string_view code,
                             std::string_view group = "figures") {
        for (const auto& one : reply.at(group).as_array())
            if (one.at("code").as_string() == code)
                return boost::json::serialize(one.at("part")) + "/" +
                       boost::json::serialize(one.at("whole"));
        return "none";
    }
    static bool tells(const boost::json::value& row, std::string_view member) {
        return row.as_object().contains(member);
    }
    void give_feedback(const std::string& id) {
        ASSERT_EQ(
            app.ask(coach, "POST /api/cases/" + id + "/feedback",
                    {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", ""}})
                .status,
            201);
    }
    std::string begun(const boost::json::object& with = {}) {
        const auto id = accepted(with);
        for (const auto* one : {"contact_made", "intake_done", "started"}) step(id, one);
        return id;
    }
    // Each leg by another account, as if they had taken it on.
    void looked_after_by(const std::vector<std::string>& accounts) {
        app.app().deliver();
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            const auto ids = work.tx.values<ReferralId>("select id from referral order by id");
            for (std::size_t i = 0; i < ids.size(); ++i)
                TRY(work.tx.execute("update referral set account_id = $1 where id = $2",
                                    accounts.at(i), ids[i]));
            return {};
        }));
        count_again();
    }
    // All rows, in the way that counts now.
    void count_again() {
        app.app().deliver();
        ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update referral_progress set counted = 0"));
            return referrals::count_again(work);
        }));
    }
    void talk_again(const std::string& code, const std::string& result = "going_well") {
        sign_in_all();
        const auto id = value("select id from follow_up where code = $1", {code});
        ASSERT_EQ(
            app.ask(coach, "POST /api/follow_ups/" + id + "/done", {{"result", result}}).status,
            201);
    }
    // As when the practice hands in its list.
    void read_in(int patients) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            for (int i = 0; i < patients; ++i) {
                people::Person person;
                person.id = new_id<PersonId>();
                person.organization_id = OrganizationId{cast::practice};
                person.domain = "care";
                person.given_name = "Nummer";
                person.family_name = "Verzonnen";
                person.birth_on = "1960-01-01";
                person.source = "csv";
                person.created_at = work.now;
                TRY(people::store(work, person));
            }
            return {};
        }));
    }
    void nothing_fits(const std::string& id) {
        const auto reply = step(id, "not_fitting", {{"reason", "no_offer"}});
        ASSERT_EQ(reply.status, 201) << reply.raw;
    }
};

TEST_F(FiguresTest, a_practice_reads_how_what_it_sent_goes) {
    const auto good = accepted();
    referred();
    days_later(3);
    step(good, "contact_made");
    step(good, "intake_done");
    step(good, "started");
    give_feedback(good);
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

TEST_F(FiguresTest, a_practice_reads_which_way_its_residents_went) {
    referred();
    referred({{"face_id", cast::face_of_nora}});
    app.ask(gp, "POST /api/initiative_referrals",
            {{"person_id", cast::lies},
             {"service_id", cast::table},
             {"wish", "eet graag samen"},
             {"when", "dinsdag"},
             {"consent_given", true}});
    const auto routes = figures(gp).at("routes");
    EXPECT_EQ(routes, (boost::json::object{{"direct", 1}, {"through", 2}, {"to_desk", 0}}));
    EXPECT_TRUE(lacks(figures(coach).body, "routes"));
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

TEST_F(FiguresTest, a_talk_about_three_months_after_the_start_is_a_figure_of_its_own) {
    const auto id = begun();
    days_later(14);
    talk_again("two_weeks");
    days_later(28);
    EXPECT_EQ(share(figures(gp), "followed_up"), "0/1") << "two weeks is not six weeks";
    talk_again("six_weeks");
    EXPECT_EQ(share(figures(gp), "followed_up_late"), "0/0");
    days_later(49);
    sign_in_all();
    EXPECT_EQ(share(figures(gp), "followed_up"), "1/1");
    EXPECT_EQ(share(figures(gp), "followed_up_late"), "0/1") << "six weeks is not three months";
    talk_again("three_months");
    EXPECT_EQ(share(figures(gp), "followed_up_late"), "1/1");
}

TEST_F(FiguresTest, a_talk_that_was_not_held_or_long_before_its_date_is_not_the_one_of_that_date) {
    begun();
    days_later(27);
    talk_again("six_weeks");
    days_later(15);
    sign_in_all();
    EXPECT_EQ(share(figures(gp), "followed_up"), "0/1") << "more than two weeks early";
    days_later(49);
    talk_again("three_months", "not_reached");
    EXPECT_EQ(share(figures(gp), "followed_up_late"), "0/1");
}

TEST_F(FiguresTest, a_word_that_the_resident_did_not_want_back_does_not_count_against) {
    begun();
    begun({{"feedback_level", "nothing"}});
    days_later(7);
    sign_in_all();
    EXPECT_EQ(share(figures(gp), "told_in_time"), "0/1");
    EXPECT_EQ(share(figures(gp), "intake"), "2/2");
}

// Of a melding the sender hears only that it came in and that it is done, and the desk has no
// dates.
TEST_F(FiguresTest, a_desk_from_which_the_talk_does_not_come_back_does_not_count_against) {
    begun({{"feedback_level", "running"}});
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update referral set target = $1", "wmo_desk"));
        return {};
    }));
    count_again();
    days_later(92);
    sign_in_all();
    const auto reply = figures(gp);
    EXPECT_EQ(share(reply, "started"), "1/1");
    for (const auto* code : {"told_in_time", "followed_up", "followed_up_late"})
        EXPECT_EQ(share(reply, code), "0/0") << code;
}

TEST_F(FiguresTest, what_a_volunteer_is_asked_by_link_is_told_apart) {
    const auto id = accepted();
    step(id, "contact_made");
    step(id, "intake_done");
    asked_onward(id);
    const auto token = newest_link("volunteer_question");
    asked_onward(id);
    EXPECT_EQ(
        app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", "yes"}}).status,
        201);
    auto reply = figures(coach);
    EXPECT_EQ(reply.at("asked_by_link").as_int64(), 2);
    EXPECT_EQ(reply.at("sent").as_int64(), 1) << "a volunteer is no case of a worker";
    EXPECT_EQ(share(reply, "link_welcome", "by_link"), "1/1");
    EXPECT_EQ(share(reply, "link_answered", "by_link"), "0/0") << "there are two weeks to answer";
    days_later(14);
    sign_in_all();
    EXPECT_EQ(share(figures(coach), "link_answered", "by_link"), "1/2");
    EXPECT_EQ(figures(gp).at("asked_by_link").as_int64(), 0) << "the coach asked";
    EXPECT_EQ(figures(colleague).at("asked_by_link").as_int64(), 0);
}

TEST_F(FiguresTest, a_manager_reads_a_team_of_three_and_no_fewer) {
    accepted();
    accepted();
    looked_after_by({cast::karin, cast::bram});
    days_later(92);
    sign_in_all();
    auto reply = figures(team_manager);
    EXPECT_TRUE(reply.at("by_too_few").as_bool());
    EXPECT_EQ(reply.at("sent").as_int64(), 0);
    EXPECT_TRUE(reply.at("figures").as_array().empty());
    EXPECT_TRUE(reply.at("ends").as_array().empty());

    accepted();
    looked_after_by({cast::karin, cast::bram, cast::nora});
    EXPECT_TRUE(figures(team_manager).at("by_too_few").as_bool()) << "this quarter is not over";
    days_later(92);
    sign_in_all();
    reply = figures(team_manager);
    EXPECT_FALSE(reply.at("by_too_few").as_bool());
    EXPECT_EQ(reply.text("of"), "team");
    EXPECT_EQ(reply.at("sent").as_int64(), 3);
    EXPECT_EQ(reply.text("until_on").substr(8), "31");
    EXPECT_EQ(share(reply, "goal_by_worker"), "none");
    EXPECT_TRUE(figures(manager).at("by_too_few").as_bool()) << "one GP sent it all";
}

TEST_F(FiguresTest, words_back_at_the_end_are_counted_where_the_resident_agreed_to_them) {
    for (const bool told : {true, false}) {
        const auto id = accepted();
        step(id, "contact_made");
        if (told) give_feedback(id);
        EXPECT_EQ(step(id, "closed", {{"outcome", "reached"}}).status, 201);
    }
    const auto quiet = accepted({{"feedback_level", "nothing"}});
    step(quiet, "contact_made");
    EXPECT_EQ(step(quiet, "closed", {{"outcome", "reached"}}).status, 201);
    EXPECT_EQ(share(figures(gp), "told_at_end"), "0/0");
    days_later(7);
    EXPECT_EQ(share(figures(gp), "told_at_end"), "1/2");
}

TEST_F(FiguresTest, referrals_per_thousand_patients_wait_for_a_list_and_for_ten_referrals) {
    referred();
    EXPECT_FALSE(tells(figures(gp).body, "per_patients")) << "who was typed in is not everybody";
    read_in(250);
    const auto patients = figures(gp).at("per_patients").at("patients").as_int64();
    EXPECT_GE(patients, 250);
    EXPECT_FALSE(tells(figures(gp).at("per_patients"), "per_thousand"));
    for (int more = 1; more < 10; ++more) referred();
    const auto reply = figures(gp);
    EXPECT_DOUBLE_EQ(reply.at("per_patients").at("per_thousand").as_double(),
                     std::round(10'000.0 * 10 / static_cast<double>(patients)) / 10);
    EXPECT_EQ(figures(nurse).at("sent").as_int64(), 10);
    EXPECT_FALSE(tells(figures(coach).body, "per_patients"));
}

TEST_F(FiguresTest, the_own_number_is_told_where_the_rest_is_not_that_of_one_colleague) {
    for (int i = 0; i < 4; ++i) referred();
    const auto sent_by = [&](const std::string& account) {
        const auto id =
            value("select id from referral where from_account_id = $1 limit 1", {cast::hub});
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update referral set from_account_id = $1 where id = $2", account,
                                id));
            return {};
        }));
        count_again();
    };
    EXPECT_FALSE(tells(figures(gp).body, "sent_by_me"));
    sent_by(cast::joke);
    EXPECT_FALSE(tells(figures(gp).body, "sent_by_me")) << "the rest is Joke's";
    EXPECT_FALSE(tells(figures(nurse).body, "sent_by_me"));
    sent_by(cast::stranger);
    EXPECT_EQ(figures(gp).at("sent_by_me").as_int64(), 2);
    EXPECT_EQ(figures(gp).at("sent").as_int64(), 4);
}

TEST_F(FiguresTest, what_was_not_there_stands_by_need_and_neighbourhood_and_few_are_not_told) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("insert into neighbourhood (code, name, district_code, "
                            "municipality_code, municipality, latitude, longitude) "
                            "values ($1, $2, '', '', '', 51, 6)",
                            "BU15070101", "America dorp"));
        return {};
    }));
    nothing_fits(accepted({{"needs", boost::json::array{"alone", "moving"}}}));
    for (int more = 1; more < 12; ++more) nothing_fits(accepted({{"needs", {"moving"}}}));
    EXPECT_TRUE(figures(gp).at("no_offers").as_array().empty()) << "the quarter is not over";
    days_later(92);
    sign_in_all();
    const auto reply = figures(gp);
    EXPECT_EQ(reply.text("no_offers_until_on"), "2026-12-31");
    const auto rows = reply.at("no_offers").as_array();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at("need"), "moving");
    EXPECT_EQ(rows[0].at("neighbourhood"), "America dorp");
    EXPECT_EQ(rows[0].at("count").as_int64(), 10) << "12, in steps of five";
    EXPECT_EQ(rows[1].at("neighbourhood"), "") << "one person: not where";
    EXPECT_FALSE(tells(rows[1], "count"));
    const auto of_coach = figures(coach).at("no_offers").as_array();
    ASSERT_EQ(of_coach.size(), 2U);
    EXPECT_EQ(of_coach[0].at("neighbourhood"), "");
    EXPECT_TRUE(figures(colleague).at("no_offers").as_array().empty());
}

TEST_F(FiguresTest, of_a_secret_address_no_neighbourhood_is_kept) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set secret_address = $1", true));
        return {};
    }));
    nothing_fits(id);
    app.app().deliver();
    EXPECT_EQ(value("select unmet_in from referral_progress where unmet_needs <> ''"), "");
}

TEST_F(FiguresTest, a_row_that_was_counted_in_a_former_way_is_made_again_by_the_clock) {
    step(accepted(), "contact_made");
    app.app().deliver();
    const auto before = app.show("select * from referral_progress");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update referral_progress set counted = 1, from_account_id = ''"));
        return {};
    }));
    EXPECT_NE(app.show("select * from referral_progress"), before);
    app.clock->advance_minutes(2);
    app.app().deliver();
    EXPECT_EQ(app.show("select * from referral_progress"), before);
}

}  // namespace
}  // namespace veerkracht::referrals
