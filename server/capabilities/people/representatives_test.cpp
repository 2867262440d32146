// Whom a judge named comes for the matters of his paper and no other: money, care, or all of it.
#include "capabilities/access/mandate.hpp"
#include "capabilities/people/mandates.hpp"
#include "testing/cast.hpp"
#include "testing/confirmed_mandate.hpp"

namespace veerkracht::people {
namespace {

constexpr auto phone_of_ria = "06 8765 4321";

class RepresentativesTest : public CastTest {
  protected:
    RepresentativesTest()
        : about_money(referred({{"needs", {"debts"}}})),
          about_care(referred({{"face_id", cast::face_of_nora}, {"needs", {"alone"}}})) {}

    TestReply named(const std::string& kind, const std::string& ends_on = "2028-01-01") {
        const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates",
                                     {{"kind", kind},
                                      {"name", "Ria Rekenaar"},
                                      {"phone", phone_of_ria},
                                      {"ground", "Beschikking van 3 maart"},
                                      {"ends_on", ends_on}});
        return testing::confirm_mandate(app, nurse, written);
    }
    TestSession at_the_page() {
        TestSession phone;
        const auto token = newest_link("mandate");
        app.visit(phone, "POST /api/link/start",
                  {{"token", token}, {"birth_on", cast::birth_date_of_lies}});
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify",
                  {{"token", token}, {"code", newest_fact("mandate_code", "code")}});
        return phone;
    }
    TestSession named_and_in(const std::string& kind) {
        const auto reply = named(kind);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return at_the_page();
    }
    int reads(const TestSession& who, const std::string& what) {
        return app.ask(who, "GET /api/my/" + what).status;
    }
    // The legs on the page, "money care" in the order of asking.
    std::string sees(const TestSession& who) {
        const auto page = app.ask(who, "GET /api/my/page").raw;
        std::string seen;
        if (page.find(about_money) != std::string::npos) seen += "money ";
        if (page.find(about_care) != std::string::npos) seen += "care ";
        return seen;
    }
    int stops(const TestSession& who, const std::string& leg) {
        return app.ask(who, "POST /api/my/referrals/" + leg + "/stop_sharing").status;
    }
    void is_now(const std::string& change, const std::string& to) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set " + change + " = $1 where id = $2", to,
                                cast::lies));
            return {};
        }));
    }
    std::string id() { return value("select id from mandate order by given_at desc, id desc"); }

    std::string about_money;
    std::string about_care;
};

TEST_F(RepresentativesTest, who_comes_for_the_money_sees_and_does_what_is_about_money) {
    const auto ria = named_and_in("estate_administrator");
    EXPECT_EQ(sees(ria), "money ");
    EXPECT_EQ(reads(ria, "facts"), 200);
    for (const auto* closed : {"web", "looks", "who_knows", "requests", "record", "mandates"})
        EXPECT_EQ(reads(ria, closed), 403) << closed;
    EXPECT_EQ(stops(ria, about_care), 404);
    EXPECT_EQ(stops(ria, about_money), 201);
    EXPECT_NE(app.show("select by_name from referral_step").find("Ria Rekenaar"),
              std::string::npos);
}

TEST_F(RepresentativesTest, a_mentor_sees_care_and_a_curator_all) {
    EXPECT_EQ(sees(named_and_in("mentor")), "care ");
    const auto curator = named_and_in("curator");
    EXPECT_EQ(sees(curator), "money care ");
    EXPECT_EQ(reads(curator, "web"), 200);
}

TEST_F(RepresentativesTest, what_is_about_both_is_for_who_comes_for_both) {
    const auto mixed =
        referred({{"face_id", cast::face_of_nora}, {"needs", {"debts", "sleep"}}, {"again", true}});
    const auto has = [&](const TestSession& who) {
        return app.ask(who, "GET /api/my/page").raw.find(mixed) != std::string::npos;
    };
    const auto ria = named_and_in("estate_administrator");
    const auto mentor = named_and_in("mentor");
    EXPECT_FALSE(has(ria)) << "two never add up";
    EXPECT_FALSE(has(mentor));
    EXPECT_TRUE(has(named_and_in("curator")));
}

TEST_F(RepresentativesTest, of_the_plan_he_reads_the_goals_about_money) {
    const auto goal = [&](const std::string& words, const boost::json::value& need) {
        app.ask(gp, "POST /api/people/" + cast::lies + "/goals",
                {{"words", words}, {"need_code", need}});
    };
    goal("Van mijn schulden af", "debts");
    goal("Weer slapen", "sleep");
    goal("Iets waar geen woord bij staat", nullptr);
    const auto of = [&](const TestSession& who) { return app.ask(who, "GET /api/my/facts").raw; };
    const auto ria = of(named_and_in("estate_administrator"));
    EXPECT_NE(ria.find("Van mijn schulden af"), std::string::npos) << ria;
    EXPECT_EQ(ria.find("Weer slapen"), std::string::npos);
    EXPECT_EQ(ria.find("geen woord"), std::string::npos);
    const auto curator = of(named_and_in("curator"));
    EXPECT_NE(curator.find("geen woord"), std::string::npos);
}

TEST_F(RepresentativesTest, hidden_death_and_the_last_day_close_it_without_any_job) {
    const auto ria = named_and_in("estate_administrator");
    const auto version = version_of(about_money);
    app.ask(gp, "PUT /api/referrals/" + about_money + "/hidden",
            {{"version", version}, {"hidden", true}});
    EXPECT_EQ(sees(ria), "");
    app.ask(gp, "PUT /api/referrals/" + about_money + "/hidden",
            {{"version", version_of(about_money)}, {"hidden", false}});
    EXPECT_EQ(sees(ria), "money ");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update person set secret_address = $1, address = 'Geheim 1' where id "
                            "= $2",
                            true, cast::lies));
        return {};
    }));
    EXPECT_EQ(app.ask(ria, "GET /api/my/facts").text("address"), "");
    is_now("status", "deceased");
    EXPECT_EQ(reads(ria, "page"), 404);
    is_now("status", "active");
    EXPECT_EQ(reads(ria, "page"), 200);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update mandate set ends_on = $1", work.today));
        return {};
    }));
    EXPECT_EQ(reads(ria, "page"), 200);
    app.clock->advance_days(1);
    EXPECT_EQ(reads(ria, "page"), 401);
}

TEST_F(RepresentativesTest, the_paper_is_looked_at_again_each_year) {
    ASSERT_EQ(named("mentor").status, 201);
    const auto waiting = [&] {
        return app.ask(gp, "GET /api/mandates_to_review").body.as_array().size();
    };
    EXPECT_EQ(waiting(), 0U);
    days_later(340);
    ASSERT_EQ(waiting(), 1U);
    const auto row = app.ask(gp, "GET /api/mandates_to_review").body.at(0);
    EXPECT_EQ(row.at("name"), "Ria Rekenaar");
    EXPECT_EQ(row.at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(app.ask(stranger, "GET /api/mandates_to_review").body.as_array().size(), 0U);
    EXPECT_EQ(app.ask(gp, "POST /api/mandates/" + id() + "/review").status, 201);
    EXPECT_EQ(waiting(), 0U);
    app.ask(gp, "POST /api/mandates/" + id() + "/end");
    EXPECT_EQ(app.ask(gp, "POST /api/mandates/" + id() + "/review").status, 409);
}

TEST_F(RepresentativesTest, of_an_adult_a_judge_names_and_of_a_child_the_parents_are_written_down) {
    const auto kinds = [&] {
        return app.ask(gp, "GET /api/people/" + cast::lies + "/mandates").at("kinds");
    };
    EXPECT_EQ(kinds(), (boost::json::array{"curator", "mentor", "estate_administrator"}));
    EXPECT_EQ(named("parent").status, 422);
    is_now("birth_on", "2012-06-01");
    EXPECT_EQ(kinds(), (boost::json::array{"parent"}));
    EXPECT_EQ(named("curator").status, 422);
}

TEST(Matters, every_need_is_about_one_and_an_unknown_one_about_all) {
    EXPECT_EQ(access::matters_of_needs({"debts"}), std::vector<std::string>{"money"});
    EXPECT_EQ(access::matters_of_needs({"debts", "sleep"}),
              (std::vector<std::string>{"money", "care"}));
    EXPECT_EQ(access::matters_of_needs({"unsure"}), access::matters_known());
    EXPECT_EQ(access::matters_of_needs({""}), access::matters_known());
}

}  // namespace
}  // namespace veerkracht::people
