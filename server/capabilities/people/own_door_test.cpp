// Who stands behind a resident's link: the resident from 12, the parent before that.
#include "capabilities/access/access.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/own_number.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/clock.hpp"
#include "testing/cast.hpp"

namespace veerkracht::people {
namespace {

class OwnDoorTest : public CastTest {
  protected:
    void born_on(const std::string& day) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", day, cast::lies));
            return {};
        }));
    }
    std::string sent_home() {
        app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                {{"questionnaire", "six_marks"}, {"channel", "sms"}});
        return newest_link("questionnaire");
    }
    // The list is filled in behind the link alone.
    TestReply filled_in(const std::string& token, const std::string& birth_on) {
        TestSession phone;
        app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", birth_on}});
        const auto list = app.ask(phone, "GET /api/my/list");
        EXPECT_EQ(list.status, 200) << list.raw;
        EXPECT_EQ(app.ask(phone, "GET /api/my/web").status, 404);
        return app.ask(phone, "PUT /api/my/list",
                       {{"version", list.at("version")},
                        {"marks", {{"meedoen", 3}}},
                        {"items", boost::json::object{}},
                        {"talk", {"meedoen"}},
                        {"words", ""},
                        {"send", true}});
    }
    // The phone on which the code came.
    TestSession behind(const std::string& token) {
        TestSession phone;
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
        EXPECT_EQ(app.ask(phone, "GET /api/my/looks").status, 200);
        return phone;
    }
    std::string local_time() { return local_time_of(to_text(app.clock->now())); }
    void is_evening() {
        while (local_time().substr(11, 2) < "23") app.clock->advance_minutes(30);
        sign_in_all();
    }
    // Their pages stay open, and are looked at all the while.
    void reads_until_midnight(const std::vector<TestSession>& phones) {
        for (const auto day = local_time().substr(0, 10); local_time().substr(0, 10) == day;) {
            for (const auto& phone : phones)
                EXPECT_EQ(app.ask(phone, "GET /api/my/looks").status, 200) << local_time();
            app.clock->advance_minutes(10);
        }
    }
    TestReply says_own_number(const std::string& phone) {
        return app.ask(gp, "POST /api/people/" + cast::lies + "/own_number", {{"phone", phone}});
    }
    std::string newest_phone() {
        return value("select phone from person where id = $1", {cast::lies});
    }
    int web_after_the_code(const std::string& token) {
        TestSession phone;
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
        EXPECT_EQ(app.ask(phone, "GET /api/my/looks").status, 200);
        return app.ask(phone, "GET /api/my/web").status;
    }
    std::string grounds_of_allowed_looks() {
        return app.show(
            "select distinct p.ground from access_log_person p join access_log l on l.id = "
            "p.log_id where p.allowed and l.role = 'resident' order by p.ground");
    }
    std::string grounds_of_refused_looks() {
        return app.show(
            "select distinct p.ground from access_log_person p join access_log l on l.id = "
            "p.log_id where not p.allowed and l.role = 'resident' order by p.ground");
    }
};

TEST_F(OwnDoorTest, behind_the_link_of_a_child_under_12_sits_a_parent) {
    born_on("2014-11-03");
    const auto token = sent_home();
    EXPECT_EQ(filled_in(token, "2014-11-03").status, 200);
    EXPECT_EQ(web_after_the_code(token), 200);
    EXPECT_EQ(grounds_of_allowed_looks(), "parent\n");
    EXPECT_EQ(grounds_of_refused_looks(), "access.level\n");
}

TEST_F(OwnDoorTest,
       from_the_local_midnight_of_the_twelfth_birthday_what_the_parent_had_opens_no_more) {
    born_on("2014-11-03");
    is_evening();
    const auto token = sent_home();
    const auto parent = behind(token);
    reads_until_midnight({parent});
    const auto stopped = app.ask(parent, "GET /api/my/looks");
    EXPECT_EQ(stopped.status, 401);
    EXPECT_EQ(stopped.text("code"), "link.grown_up");
    TestSession again;
    EXPECT_EQ(app.visit(again, "POST /api/link/greeting", {{"token", token}}).text("state"),
              "grown_up");
    EXPECT_EQ(
        app.visit(again, "POST /api/link/start", {{"token", token}, {"birth_on", "2014-11-03"}})
            .text("code"),
        "link.grown_up");
    EXPECT_EQ(app.visit(again, "POST /api/link/code", {{"token", token}}).text("code"),
              "link.grown_up");
}

TEST_F(OwnDoorTest, the_number_of_a_parent_gets_nothing_until_the_child_says_its_own) {
    born_on("2014-11-03");
    days_later(1);
    sign_in_all();
    const auto invited = app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                                 {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    EXPECT_EQ(invited.status, 422) << invited.raw;
    EXPECT_EQ(app.ask(gp, "GET /api/people_growing_up").body.as_array().size(), 1U);
    ASSERT_EQ(says_own_number("06 5555 5555").status, 201);
    ASSERT_EQ(app.ask(nurse, "POST /api/people/" + cast::lies + "/number/confirm",
                      {{"phone", "06 5555 5555"}})
                  .status,
              201);
    EXPECT_TRUE(app.ask(gp, "GET /api/people_growing_up").body.as_array().empty());
    const auto token = sent_home();
    EXPECT_EQ(filled_in(token, "2014-11-03").status, 200);
    EXPECT_EQ(web_after_the_code(token), 200);
    EXPECT_EQ(grounds_of_allowed_looks(), "self\n");
    EXPECT_EQ(newest_phone(), "06 5555 5555");
}

TEST_F(OwnDoorTest, at_sixteen_what_was_the_childs_stays_and_what_nobody_confirmed_stops) {
    born_on("2010-11-03");
    is_evening();
    const auto unsure = behind(sent_home());
    app.clock->advance_minutes(1);
    ASSERT_EQ(says_own_number(std::string(cast::phone_of_lies)).status, 201) << "of fifteen";
    const auto own = behind(sent_home());
    reads_until_midnight({own, unsure});
    EXPECT_EQ(app.ask(own, "GET /api/my/looks").status, 200);
    EXPECT_EQ(app.ask(unsure, "GET /api/my/looks").text("code"), "link.grown_up");
}

TEST_F(OwnDoorTest, who_turns_twelve_or_sixteen_stands_in_the_list_four_weeks_before) {
    const auto lines = [&] { return app.ask(gp, "GET /api/people_growing_up"); };
    born_on("2014-12-01");
    EXPECT_TRUE(lines().body.as_array().empty()) << "29 days before";
    days_later(1);
    sign_in_all();
    const auto soon = lines();
    ASSERT_EQ(soon.body.as_array().size(), 1U) << soon.raw;
    EXPECT_EQ(soon.body.at(0).at("turns"), 12);
    EXPECT_EQ(soon.body.at(0).at("turns_on"), "2026-12-01");
    EXPECT_EQ(soon.body.at(0).at("is_past"), false);
    EXPECT_EQ(says_own_number("06 5555 5555").text("code"), "number.not_this_age");
    EXPECT_EQ(app.ask(stranger, "GET /api/people_growing_up").raw, "[]");
    born_on("2010-12-01");
    EXPECT_EQ(lines().body.at(0).at("turns"), 16);
    ASSERT_EQ(says_own_number("06 5555 5555").status, 201);
    EXPECT_TRUE(lines().body.as_array().empty()) << "what is own at fifteen is so at sixteen";
}

TEST_F(OwnDoorTest, a_number_that_came_along_with_a_referral_is_not_newer_for_it) {
    born_on("2014-11-03");
    days_later(1);
    sign_in_all();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        auto row = *people::row(work, PersonId{cast::lies});
        row.id = new_id<PersonId>();
        row.organization_id = OrganizationId{cast::welfare};
        row.created_at = work.now;
        TRY(people::store(work, row));
        return number_came_along(work, PersonId{cast::lies}, row);
    }));
    const auto rows = app.ask(coach, "GET /api/people_growing_up");
    ASSERT_EQ(rows.body.as_array().size(), 1U) << rows.raw;
    EXPECT_EQ(rows.body.at(0).at("is_past"), true);
}

TEST_F(OwnDoorTest, after_death_the_page_is_closed_and_the_log_says_why) {
    const auto token = sent_home();
    TestSession phone;
    app.visit(phone, "POST /api/link/code", {{"token", token}});
    app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
    EXPECT_EQ(app.ask(phone, "GET /api/my/looks").status, 200);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    EXPECT_EQ(app.ask(phone, "GET /api/my/looks").status, 404);
    EXPECT_EQ(grounds_of_refused_looks(), "access.person_not_active\n");
}

TEST_F(OwnDoorTest, ages_change_at_the_birthday_also_one_of_29_february) {
    using access::Age;
    EXPECT_EQ(access::age_of("2014-11-03", "2026-11-02"), Age::under_12);
    EXPECT_EQ(access::age_of("2014-11-03", "2026-11-03"), Age::under_16);
    EXPECT_EQ(access::age_of("2010-11-03", "2026-11-02"), Age::under_16);
    EXPECT_EQ(access::age_of("2010-11-03", "2026-11-03"), Age::adult);
    EXPECT_EQ(access::age_of("2012-02-29", "2028-02-28"), Age::under_16);
    EXPECT_EQ(access::age_of("2012-02-29", "2028-02-29"), Age::adult);
    EXPECT_EQ(access::age_of("", "2026-11-02"), Age::adult);
}

}  // namespace
}  // namespace veerkracht::people
