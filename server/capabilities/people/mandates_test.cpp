// Who reads along: asked by the resident or named by a judge, as far as ticked, until let go.
#include "capabilities/people/mandates.hpp"

#include "testing/cast.hpp"
#include "testing/confirmed_mandate.hpp"

namespace veerkracht::people {
namespace {

constexpr auto phone_of_mo = "06 8765 4321";

class MandatesTest : public CastTest {
  protected:
    MandatesTest() : leg(accepted()), lies(lies_at_her_page()) {}

    TestReply asks(const boost::json::array& scope, const std::string& ends_on = "2027-01-01") {
        return app.ask(lies, "POST /api/my/mandates",
                       {{"name", "Mo Meelezer"},
                        {"phone", phone_of_mo},
                        {"scope", scope},
                        {"ends_on", ends_on}});
    }
    TestReply named(const TestSession& who, const std::string& kind = "mentor") {
        return app.ask(who, "POST /api/people/" + cast::lies + "/mandates",
                       {{"kind", kind},
                        {"name", "Cato Curator"},
                        {"phone", phone_of_mo},
                        {"ground", "Beschikking van 3 maart"},
                        {"ends_on", "2028-01-01"}});
    }
    TestReply confirmed(const TestSession& who) {
        return app.ask(who, "POST /api/mandates/" + id() + "/confirm");
    }
    // The phone of who comes: the link, the birth date of Lies and the code to that phone.
    TestSession at_the_page(const std::string& birth_on = std::string(cast::birth_date_of_lies)) {
        TestSession phone;
        const auto token = newest_link("mandate");
        app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", birth_on}});
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify",
                  {{"token", token}, {"code", newest_fact("mandate_code", "code")}});
        return phone;
    }
    int reads(const TestSession& who, const std::string& what) {
        return app.ask(who, "GET /api/my/" + what).status;
    }
    std::string id() { return value("select id from mandate order by given_at desc, id desc"); }
    std::string name_of(const std::string& account) {
        return value("select name from account where id = $1", {account});
    }
    int ends(const TestSession& who) {
        return app.ask(who, "POST /api/my/mandates/" + id() + "/end").status;
    }

    std::string leg;
    TestSession lies;
};

TEST_F(MandatesTest, a_carer_reads_what_was_ticked_and_changes_nothing) {
    const auto list = asks({"progress", "messages"});
    ASSERT_EQ(list.status, 201) << list.raw;
    const auto mo = at_the_page();
    const auto page = app.ask(mo, "GET /api/my/page");
    ASSERT_EQ(page.status, 200) << page.raw;
    EXPECT_EQ(page.at("referrals").as_array().size(), 1U);
    EXPECT_EQ(page.at("referrals").at(0).at("can_stop"), false);
    EXPECT_EQ(app.ask(lies, "GET /api/my/page").at("referrals").at(0).at("can_stop"), true);
    EXPECT_EQ(reads(mo, "web"), 404);
    EXPECT_EQ(reads(mo, "facts"), 404);
    for (const auto* own : {"looks", "who_knows", "requests", "record", "mandates", "refusals"})
        EXPECT_EQ(reads(mo, own), 403) << own;
    EXPECT_EQ(app.ask(mo, "POST /api/my/referrals/" + leg + "/stop_sharing").status, 403);
    EXPECT_EQ(app.ask(mo, "POST /api/my/mandates", {}).status, 403) << "nobody lends on";
}

TEST_F(MandatesTest, each_tick_opens_its_part) {
    asks({"progress", "facts", "answers"});
    const auto mo = at_the_page();
    EXPECT_EQ(reads(mo, "web"), 200);
    EXPECT_EQ(reads(mo, "facts"), 200);
}

TEST_F(MandatesTest, what_is_not_ticked_stands_not_on_the_page_either) {
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + leg + "/question",
                      {{"asked_of", "resident"}, {"code", "call_me"}, {"words", ""}})
                  .status,
              201);
    const auto questions = [&](const TestSession& who) {
        return app.ask(who, "GET /api/my/page").raw.find("call_me") != std::string::npos;
    };
    asks({"progress"});
    EXPECT_FALSE(questions(at_the_page()));
    asks({"progress", "messages"});
    EXPECT_TRUE(questions(at_the_page()));
    EXPECT_TRUE(questions(lies));
}

TEST_F(MandatesTest, a_number_that_was_typed_wrong_learns_nothing) {
    asks({"progress"});
    app.deliver();
    ASSERT_FALSE(app.sent.empty());
    EXPECT_EQ(app.sent.back().text.find("Lies"), std::string::npos) << app.sent.back().text;
    TestSession phone;
    const auto token = newest_link("mandate");
    EXPECT_EQ(app.visit(phone, "POST /api/link/greeting", {{"token", token}}).text("kind"),
              "mandate");
    const auto code = app.visit(phone, "POST /api/link/code", {{"token", token}});
    EXPECT_EQ(code.text("code"), "link.birth_date_first");
    EXPECT_EQ(
        app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", "1965-03-15"}})
            .status,
        422);
    EXPECT_EQ(app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", "123456"}})
                  .text("code"),
              "link.birth_date_first");
    EXPECT_EQ(reads(phone, "page"), 401);
}

TEST_F(MandatesTest, the_birth_date_alone_shows_nothing) {
    asks({"progress", "facts"});
    TestSession phone;
    const auto token = newest_link("mandate");
    EXPECT_EQ(app.visit(phone, "POST /api/link/start",
                        {{"token", token}, {"birth_on", cast::birth_date_of_lies}})
                  .status,
              201);
    EXPECT_EQ(reads(phone, "page"), 404);
    EXPECT_EQ(reads(phone, "facts"), 404);
}

TEST_F(MandatesTest, who_is_let_go_is_out_at_the_next_request) {
    asks({"progress"});
    const auto mo = at_the_page();
    EXPECT_EQ(reads(mo, "page"), 200);
    EXPECT_EQ(ends(lies), 201);
    EXPECT_EQ(reads(mo, "page"), 401);
    TestSession again;
    EXPECT_EQ(app.visit(again, "POST /api/link/start",
                        {{"token", newest_link("mandate")}, {"birth_on", cast::birth_date_of_lies}})
                  .status,
              403);
}

TEST_F(MandatesTest, after_its_last_day_it_opens_nothing_though_no_job_ran) {
    asks({"progress"}, value("select substr(max(sent_at), 1, 10) from referral"));
    const auto mo = at_the_page();
    EXPECT_EQ(reads(mo, "page"), 200);
    app.clock->advance_days(1);
    EXPECT_EQ(reads(mo, "page"), 401);
}

TEST_F(MandatesTest, what_is_hidden_from_who_comes_for_her_stays_hidden) {
    asks({"progress"});
    ASSERT_EQ(app.ask(gp, "PUT /api/referrals/" + leg + "/hidden",
                      {{"version", version_of(leg)}, {"hidden", true}})
                  .status,
              200);
    const auto page = app.ask(at_the_page(), "GET /api/my/page");
    EXPECT_EQ(page.at("referrals").as_array().size(), 0U);
    EXPECT_EQ(app.ask(lies, "GET /api/my/page").at("referrals").as_array().size(), 1U);
}

TEST_F(MandatesTest, a_mentor_is_written_down_with_the_paper_and_acts_for_her) {
    EXPECT_EQ(named(assistant).status, 403);
    EXPECT_EQ(named(stranger).status, 404);
    EXPECT_EQ(named(gp, "carer").status, 422) << "only she asks a carer";
    const auto list = testing::confirm_mandate(app, nurse, named(gp));
    ASSERT_EQ(list.status, 201) << list.raw;
    EXPECT_EQ(list.at("rows").at(0).at("ground"), "Beschikking van 3 maart");
    const auto hers = app.ask(lies, "GET /api/my/mandates");
    EXPECT_EQ(hers.at("rows").at(0).at("can_end"), false);
    EXPECT_EQ(hers.at("rows").at(0).at("ground"), "");
    EXPECT_EQ(ends(lies), 403);
    const auto cato = at_the_page();
    EXPECT_EQ(app.ask(cato, "POST /api/my/referrals/" + leg + "/stop_sharing").status, 201);
    EXPECT_NE(app.show("select * from referral_step").find("Cato Curator"), std::string::npos);
    EXPECT_EQ(app.ask(gp, "POST /api/mandates/" + id() + "/end").status, 201);
    EXPECT_EQ(reads(cato, "page"), 401);
}

// ---- whoever writes somebody down, lets nobody in alone ----

TEST_F(MandatesTest, what_one_colleague_wrote_down_gives_nothing_and_goes_to_nobody) {
    const auto written = named(gp);
    ASSERT_EQ(written.status, 201) << written.raw;
    EXPECT_EQ(written.at("rows").at(0).at("state"), "waits");
    EXPECT_EQ(written.at("rows").at(0).at("can_confirm"), false);
    EXPECT_EQ(newest_link("mandate"), "");
    EXPECT_EQ(value("select count(*) from link where kind = 'mandate'"), "0");
    EXPECT_EQ(confirmed(gp).text("code"), "mandate.same_colleague");
    EXPECT_EQ(confirmed(assistant).status, 403);
    EXPECT_EQ(confirmed(stranger).status, 404);
    EXPECT_EQ(newest_link("mandate"), "");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'mandate_given'"), "0");
}

TEST_F(MandatesTest, a_second_colleague_finds_it_and_confirms_once) {
    named(gp);
    const auto waiting = [&](const TestSession& who) {
        return app.ask(who, "GET /api/mandates_to_review").body.as_array();
    };
    EXPECT_EQ(waiting(gp).size(), 0U) << "who wrote it down cannot confirm it";
    EXPECT_EQ(waiting(stranger).size(), 0U);
    ASSERT_EQ(waiting(nurse).size(), 1U);
    EXPECT_EQ(waiting(nurse).at(0).at("review_on"), "");
    EXPECT_NE(waiting(nurse).at(0).at("given_by_name"), "");
    EXPECT_EQ(confirmed(nurse).status, 201);
    EXPECT_EQ(confirmed(nurse).status, 201) << "the second click";
    EXPECT_EQ(value("select count(*) from outbox where kind = 'mandate'"), "1");
    EXPECT_EQ(waiting(nurse).size(), 0U);
    EXPECT_EQ(reads(at_the_page(), "page"), 200);
}

TEST_F(MandatesTest, writing_down_and_confirming_each_want_a_fresh_proof) {
    app.clock->advance_minutes(6);
    const auto late = named(gp);
    EXPECT_EQ(late.status, 401);
    EXPECT_EQ(late.text("code"), "session.proof_wanted");
    EXPECT_EQ(value("select count(*) from mandate"), "0");
    sign_in_all();
    ASSERT_EQ(named(gp).status, 201);
    app.clock->advance_minutes(6);
    EXPECT_EQ(confirmed(nurse).text("code"), "session.proof_wanted");
    EXPECT_EQ(newest_link("mandate"), "");
}

TEST_F(MandatesTest, she_is_told_and_reads_who_wrote_it_down_and_who_confirmed) {
    named(gp);
    const auto row = [&] { return app.ask(lies, "GET /api/my/mandates").at("rows").at(0); };
    EXPECT_EQ(row().at("state"), "waits");
    EXPECT_EQ(row().at("can_confirm"), false);
    EXPECT_EQ(confirmed(nurse).status, 201);
    EXPECT_EQ(row().at("state"), "open");
    EXPECT_EQ(row().at("given_by_name").as_string(), name_of(cast::hub));
    EXPECT_EQ(row().at("confirmed_by_name").as_string(), name_of(cast::joke));
    EXPECT_EQ(value("select recipient from outbox where kind = 'mandate_given'"),
              cast::phone_of_lies);
    app.deliver();
    for (const auto& one : app.sent)
        EXPECT_EQ(one.text.find("Cato"), std::string::npos) << one.text;
}

TEST_F(MandatesTest, who_wants_no_messages_gets_none_and_is_called) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set messages_allowed = $1 where id = $2", false,
                            cast::lies));
        return {};
    }));
    named(gp);
    EXPECT_EQ(confirmed(nurse).status, 201);
    EXPECT_EQ(value("select count(*) from outbox where kind = 'mandate_given'"), "0");
    app.deliver();
    EXPECT_EQ(value("select count(*) from task where about = 'mandate_given'"), "1");
}

TEST_F(MandatesTest, who_keeps_the_record_does_not_come_for_her) {
    const auto with_phone = [&](const std::string& phone) {
        return app.ask(coach,
                       "POST /api/people/" +
                           value("select id from person where "
                                 "organization_id = $1",
                                 {cast::welfare}) +
                           "/mandates",
                       {{"kind", "mentor"},
                        {"name", "Cato Curator"},
                        {"phone", phone},
                        {"ground", "Beschikking van 3 maart"},
                        {"ends_on", "2028-01-01"}});
    };
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face set phone = '+31 6 1111 2222' where id = $1",
                            cast::face_of_karin));
        TRY(work.tx.execute("update organization set phone = '077 333 4444' where id = $1",
                            cast::welfare));
        return {};
    }));
    for (const auto* phone : {"06 11112222", "0031611112222", "077-3334444"}) {
        const auto refused = with_phone(phone);
        EXPECT_EQ(refused.status, 422) << phone << refused.raw;
        EXPECT_NE(refused.raw.find("own_number"), std::string::npos) << refused.raw;
    }
    EXPECT_EQ(with_phone("06 1111 2223").status, 201);
}

TEST_F(MandatesTest, a_colleague_says_no_and_nothing_went_out) {
    named(gp);
    EXPECT_EQ(app.ask(nurse, "POST /api/mandates/" + id() + "/end").status, 201);
    EXPECT_EQ(confirmed(nurse).status, 409);
    EXPECT_EQ(value("select count(*) from outbox where kind = 'mandate'"), "0");
    EXPECT_EQ(app.ask(nurse, "GET /api/mandates_to_review").body.as_array().size(), 0U);
}

TEST_F(MandatesTest, what_is_confirmed_late_is_looked_at_as_it_is_now) {
    named(gp);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update mandate set ends_on = $1", plus_days(work.today, -1)));
        return {};
    }));
    EXPECT_EQ(confirmed(nurse).text("code"), "mandate.over");
    EXPECT_EQ(newest_link("mandate"), "");
}

TEST_F(MandatesTest, she_reads_who_read_along) {
    asks({"progress"});
    app.ask(at_the_page(), "GET /api/my/page");
    const auto looks = app.ask(lies, "GET /api/my/looks").raw;
    EXPECT_NE(looks.find("\"organization_name\":\"\",\"name\":\"Mo Meelezer\",\"record_class\""),
              std::string::npos)
        << looks;
}

TEST_F(MandatesTest, nothing_opens_after_death_or_for_a_child) {
    asks({"progress"});
    const auto mo = at_the_page();
    const auto born = [&](const std::string& day) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", day, cast::lies));
            return {};
        }));
    };
    born("2012-01-01");
    EXPECT_EQ(reads(mo, "page"), 404);
    born(std::string(cast::birth_date_of_lies));
    EXPECT_EQ(reads(mo, "page"), 200);
    ASSERT_EQ(app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                      {{"version", app.ask(gp, "GET /api/people/" + cast::lies).at("version")},
                       {"status", "deceased"}})
                  .status,
              200);
    EXPECT_EQ(reads(mo, "page"), 401);
}

TEST_F(MandatesTest, five_at_once_and_within_a_year) {
    EXPECT_EQ(asks({"progress"}, "2028-06-01").status, 422);
    EXPECT_EQ(asks({"progress"}, "2020-01-01").status, 422);
    EXPECT_EQ(asks({"answers"}).status, 422) << "how it goes always belongs to it";
    EXPECT_EQ(asks({"progress", "everything"}).status, 422);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(asks({"progress"}).status, 201);
    EXPECT_EQ(asks({"progress"}).status, 409);
    EXPECT_EQ(ends(lies), 201);
    EXPECT_EQ(asks({"progress"}).status, 429) << "five a day";
}

}  // namespace
}  // namespace veerkracht::people
