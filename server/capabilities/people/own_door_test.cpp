// Who stands behind a resident's link: the resident from 12, the parent before that.
#include "capabilities/access/access.hpp"
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

TEST_F(OwnDoorTest, from_the_local_midnight_of_the_twelfth_birthday_it_is_the_child) {
    born_on("2014-11-03");
    const auto token = sent_home();
    days_later(1);
    EXPECT_EQ(filled_in(token, "2014-11-03").status, 200);
    EXPECT_EQ(web_after_the_code(token), 200);
    EXPECT_EQ(grounds_of_allowed_looks(), "self\n");
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
