// From 12 to 15: a parent reads along by a link of his own unless the child objects; child and
// parent each say yes on the own phone, either takes it back; and who decides for an adult.
#include "capabilities/referrals/both_yes.hpp"

#include "capabilities/access/access.hpp"
#include "testing/cast.hpp"
#include "testing/confirmed_mandate.hpp"

namespace veerkracht::referrals {
namespace {

constexpr auto birthday = "2012-06-01";  // fourteen when the story begins
constexpr auto phone_of_ma = "06 8765 4321";
constexpr auto phone_of_pa = "06 8765 4322";

class BothYesTest : public CastTest {
  protected:
    BothYesTest() { born_on(birthday); }

    void born_on(const std::string& day) {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", day, cast::lies));
            return {};
        }));
        born_on_ = day;
    }
    static boost::json::object told_parent() {
        return {{"name", "Ma Verzonnen"}, {"relation", "parent"}, {"given_how", "spoken"}};
    }
    TestReply note_parent(const std::string& name, const std::string& phone,
                          const boost::json::value& scope = nullptr) {
        const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates",
                                     {{"kind", "parent"},
                                      {"name", name},
                                      {"phone", phone},
                                      {"ground", "Gezagsregister, 3 maart"},
                                      {"ends_on", "2040-01-01"},
                                      {"scope", scope}});
        return testing::confirm_mandate(app, nurse, written);
    }
    TestSession at_the_page() {
        TestSession phone;
        const auto token = newest_link("mandate");
        app.visit(phone, "POST /api/link/start", {{"token", token}, {"birth_on", born_on_}});
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify",
                  {{"token", token}, {"code", newest_fact("mandate_code", "code")}});
        return phone;
    }
    TestSession parent(const std::string& name = "Ma Verzonnen",
                       const std::string& phone = phone_of_ma) {
        const auto reply = note_parent(name, phone);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return at_the_page();
    }
    TestReply ask_both(const boost::json::object& with = {}) {
        auto request = request_for_lies(with);
        request["consent_given"] = false;
        return app.ask(gp, "POST /api/people/" + cast::lies + "/ask_both", request);
    }
    TestReply says(const TestSession& who, const std::string& answer) {
        return app.ask(who,
                       "POST /api/my/yes_asked/" +
                           value("select id from prepared_referral order by prepared_at desc"),
                       {{"answer", answer}, {"text_language", "nl"}});
    }
    boost::json::value asked_of(const TestSession& who) {
        return app.ask(who, "GET /api/my/yes_asked").at("rows");
    }
    TestReply send() {
        const auto row = app.ask(gp, "GET /api/prepared_referrals").body.at(0);
        return app.ask(
            gp, "POST /api/prepared_referrals/" + std::string(row.at("id").as_string()) + "/send",
            {{"version", row.at("version")}});
    }
    int reads(const TestSession& who, const std::string& what = "page") {
        return app.ask(who, "GET /api/my/" + what).status;
    }
    TestReply keeps_parents_out(const TestSession& child) {
        return app.ask(child, "POST /api/my/requests",
                       {{"organization_id", cast::practice},
                        {"kind", "not_for_parents"},
                        {"subject", "other"},
                        {"words", "Dit vertel ik thuis niet."}});
    }
    TestReply answers_the_objection(const std::string& answer) {
        const auto row = app.ask(gp, "GET /api/record_requests").body.at(0);
        return app.ask(
            gp, "POST /api/record_requests/" + std::string(row.at("id").as_string()) + "/answer",
            {{"version", row.at("version")}, {"answer", answer}, {"words", "Wij spraken erover."}});
    }

    std::string born_on_;
};

TEST_F(BothYesTest, one_yes_opens_nothing_and_waits_for_the_other) {
    const auto ma = parent();
    ASSERT_EQ(ask_both().status, 201);
    EXPECT_EQ(value("select count(*) from outbox where kind = 'mandate_news'"), "1");
    const auto child = lies_at_her_page();
    EXPECT_EQ(asked_of(child).at(0).at("waits_for"), (boost::json::array{"resident", "parent"}));
    EXPECT_EQ(asked_of(child).at(0).at("to_name"), "Karin Schets");
    EXPECT_EQ(send().text("code"), "prepared.waits_for_yes");
    ASSERT_EQ(says(child, "yes").status, 201);
    EXPECT_EQ(asked_of(ma).at(0).at("waits_for"), (boost::json::array{"parent"}));
    EXPECT_EQ(send().text("code"), "prepared.waits_for_yes");
    EXPECT_EQ(value("select count(*) from referral"), "0");
    EXPECT_EQ(value("select count(*) from consent"), "0");
    ASSERT_EQ(says(ma, "yes").status, 201);
    const auto sent = send();
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(value("select given_by from consent"), "resident_and_parent");
    EXPECT_EQ(value("select parent_name from consent"), "Ma Verzonnen");
    EXPECT_EQ(value("select given_how from consent"), "on_screen");
    EXPECT_TRUE(asked_of(child).as_array().empty());
}

TEST_F(BothYesTest, a_no_of_either_stops_it_and_is_taken_back_by_who_said_it) {
    const auto ma = parent();
    ASSERT_EQ(ask_both().status, 201);
    const auto child = lies_at_her_page();
    says(child, "yes");
    ASSERT_EQ(says(ma, "no").status, 201);
    EXPECT_EQ(asked_of(child).at(0).at("no_by"), "parent");
    says(child, "yes");
    EXPECT_EQ(send().text("code"), "prepared.said_no");
    says(ma, "yes");
    says(child, "no");
    EXPECT_EQ(asked_of(ma).at(0).at("no_by"), "resident");
    EXPECT_EQ(send().text("code"), "prepared.said_no");
    says(child, "yes");
    EXPECT_EQ(send().status, 201);
}

TEST_F(BothYesTest, either_stops_what_runs_and_the_other_hears_it) {
    const auto ma = parent();
    const auto first = referred({{"parent", told_parent()}});
    const auto second = referred({{"parent", told_parent()}, {"face_id", cast::face_of_nora}});
    const auto child = lies_at_her_page();
    const auto told = [&](const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    };
    const auto before = told("status");
    EXPECT_EQ(app.ask(ma, "POST /api/my/referrals/" + first + "/stop_sharing").status, 201);
    EXPECT_EQ(std::stoi(told("status")), std::stoi(before) + 1);
    EXPECT_EQ(told("mandate_news"), "0");
    EXPECT_EQ(app.ask(child, "POST /api/my/referrals/" + second + "/stop_sharing").status, 201);
    EXPECT_EQ(told("mandate_news"), "1");
    EXPECT_NE(app.show("select by_name from referral_step").find("Ma Verzonnen"),
              std::string::npos);
}

TEST_F(BothYesTest, while_the_child_objects_no_parent_reads_until_somebody_says_no_to_it) {
    const auto ma = parent();
    const auto pa = parent("Pa Verzonnen", phone_of_pa);
    const auto leg = referred({{"parent", told_parent()}});
    const auto child = lies_at_her_page();
    EXPECT_EQ(reads(ma), 200);
    EXPECT_EQ(reads(pa), 200);
    ASSERT_EQ(keeps_parents_out(child).status, 201);
    for (const auto* part : {"page", "facts", "web", "yes_asked"}) {
        EXPECT_EQ(reads(ma, part), 404) << part;
        EXPECT_EQ(reads(pa, part), 404) << part;
    }
    EXPECT_EQ(app.ask(ma, "POST /api/my/referrals/" + leg + "/stop_sharing").status, 404);
    EXPECT_EQ(reads(child), 200);
    ASSERT_EQ(answers_the_objection("refused").status, 201);
    EXPECT_EQ(reads(ma), 200);
    EXPECT_EQ(reads(pa), 200);
}

TEST_F(BothYesTest, what_was_agreed_stays_shut_until_the_child_takes_it_back) {
    const auto ma = parent();
    referred({{"parent", told_parent()}});
    const auto child = lies_at_her_page();
    keeps_parents_out(child);
    ASSERT_EQ(answers_the_objection("done").status, 201);
    EXPECT_EQ(reads(ma), 404);
    const auto id = value("select id from record_request");
    EXPECT_EQ(app.ask(ma, "POST /api/my/requests/" + id + "/take_back").status, 403);
    EXPECT_EQ(app.ask(child, "POST /api/my/requests/" + id + "/take_back").status, 201);
    EXPECT_EQ(reads(ma), 200);
}

TEST_F(BothYesTest, who_spoke_with_the_child_notes_it_with_the_reason) {
    const auto ma = parent();
    referred({{"parent", told_parent()}});
    const auto noted = app.ask(gp, "POST /api/people/" + cast::lies + "/not_for_parents",
                               {{"words", "Thuis is het niet veilig om te praten."}});
    ASSERT_EQ(noted.status, 201) << noted.raw;
    EXPECT_EQ(reads(ma), 404);
    EXPECT_EQ(
        app.ask(stranger, "POST /api/people/" + cast::lies + "/not_for_parents", {{"words", "x"}})
            .status,
        404);
    born_on("2010-01-01");
    EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/not_for_parents",
                      {{"words", "Te oud hiervoor."}})
                  .status,
              409);
}

TEST_F(BothYesTest, below_12_and_from_16_nobody_objects_so) {
    referred({{"parent", told_parent()}});
    const auto child = lies_at_her_page();
    born_on("2010-01-01");
    EXPECT_EQ(keeps_parents_out(child).status, 422);
    born_on("2018-01-01");
    EXPECT_EQ(keeps_parents_out(child).status, 422);
}

TEST_F(BothYesTest, two_parents_see_the_same_unless_a_judge_set_a_limit) {
    const auto ma = parent();
    ASSERT_EQ(note_parent("Pa Verzonnen", phone_of_pa, {"progress", "messages"}).status, 201);
    const auto pa = at_the_page();
    EXPECT_EQ(reads(ma, "facts"), 200);
    EXPECT_EQ(reads(ma, "web"), 200);
    EXPECT_EQ(reads(pa, "facts"), 404);
    EXPECT_EQ(reads(pa, "web"), 404);
    EXPECT_EQ(reads(pa), 200);
}

TEST_F(BothYesTest, of_a_child_under_12_both_parents_read_and_the_other_has_a_link_of_his_own) {
    born_on("2018-06-01");
    const auto pa = parent("Pa Verzonnen", phone_of_pa);
    EXPECT_EQ(reads(pa), 200);
    EXPECT_EQ(value("select ground from access_log_person where allowed and ground = 'parent' "
                    "limit 1"),
              "parent");
    EXPECT_EQ(ask_both().text("code"), "prepared.not_both");
}

TEST_F(BothYesTest, at_the_local_midnight_of_the_sixteenth_birthday_the_parent_is_out) {
    for (const std::string day : {"2010-11-04", "2012-02-29"}) {
        born_on(day);
        const auto sixteen = std::to_string(std::stoi(day.substr(0, 4)) + 16) + day.substr(4);
        EXPECT_EQ(note_parent("Ma Verzonnen", phone_of_ma).status, 201);
        EXPECT_LT(value("select ends_on from mandate order by given_at desc, id desc"), sixteen)
            << day;
    }
    born_on("2010-11-03");  // sixteen tomorrow
    const auto ma = parent();
    referred({{"parent", told_parent()}});
    EXPECT_EQ(reads(ma), 200);
    app.clock->advance_days(1);
    EXPECT_EQ(reads(ma), 401);
}

TEST_F(BothYesTest, a_birthday_begins_at_the_local_midnight_also_in_the_nights_of_the_clocks) {
    // The clocks go forward on 29 March 2026 and back on 25 October 2026.
    for (const std::string day : {"2026-03-29", "2026-10-25", "2026-07-01", "2026-12-01"}) {
        const auto midnight = instant_of_local(day + "T00:00");
        const auto born = "2010" + day.substr(4);
        const auto before = day_of(plus_minutes(midnight, -1));
        EXPECT_EQ(access::age_of(born, before), access::Age::under_16) << day;
        EXPECT_EQ(access::age_of(born, day_of(midnight)), access::Age::adult) << day;
    }
}

TEST_F(BothYesTest, who_turned_sixteen_meanwhile_decides_alone) {
    born_on("2010-11-05");
    const auto ma = parent();
    ASSERT_EQ(ask_both().status, 201);
    const auto child = lies_at_her_page();
    says(child, "yes");
    EXPECT_EQ(send().text("code"), "prepared.waits_for_yes");
    days_later(3);
    const auto sent = send();
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(value("select given_by from consent"), "resident");
    EXPECT_EQ(value("select parent_name from consent"), "");
}

TEST_F(BothYesTest, what_no_parent_may_know_is_not_asked_by_phone) {
    EXPECT_EQ(ask_both().text("code"), "prepared.no_parent");
    const auto ma = parent();
    EXPECT_EQ(ask_both({{"hidden_from_proxies", true}}).status, 422);
    referred({{"parent", told_parent()}, {"hidden_from_proxies", true}});
    EXPECT_EQ(app.ask(ma, "GET /api/my/page").at("referrals").as_array().size(), 0U);
    keeps_parents_out(lies_at_her_page());
    EXPECT_EQ(ask_both().text("code"), "prepared.no_parent");
}

TEST_F(BothYesTest, nobody_else_says_yes) {
    const auto ma = parent();
    ASSERT_EQ(ask_both().status, 201);
    for (const auto& other : {TestSession(), gp, coach, assistant})
        EXPECT_GE(says(other, "yes").status, 401);
    EXPECT_EQ(asked_of(ma).at(0).at("waits_for"), (boost::json::array{"resident", "parent"}));
    EXPECT_EQ(app.ask(ma, "POST /api/my/yes_asked/" + cast::absent,
                      {{"answer", "yes"}, {"text_language", "nl"}})
                  .status,
              404);
}

// ---- an adult who cannot decide on a question ----

class DecidesForHimTest : public CastTest {
  protected:
    TestReply refer(const boost::json::value& parent) {
        return app.ask(gp, "POST /api/referrals", request_for_lies({{"parent", parent}}));
    }
    static boost::json::object by(const std::string& relation,
                                  const std::string& why = "Overziet dit nu niet.") {
        return {{"name", "Ria Rekenaar"},
                {"relation", relation},
                {"given_how", "spoken"},
                {"why", why}};
    }
    void name_a(const std::string& kind) {
        const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates",
                                     {{"kind", kind},
                                      {"name", "Ria Rekenaar"},
                                      {"phone", "06 8765 4321"},
                                      {"ground", "Beschikking van 3 maart"},
                                      {"ends_on", "2028-01-01"}});
        EXPECT_EQ(testing::confirm_mandate(app, nurse, written).status, 201) << written.raw;
    }
};

TEST_F(DecidesForHimTest, an_adult_decides_unless_it_is_told_why_not) {
    EXPECT_EQ(refer(by("partner", "")).status, 422);
    EXPECT_EQ(refer(by("parent")).status, 201) << "a parent has no say from 16";
    EXPECT_EQ(refer(nullptr).status, 201);
    EXPECT_EQ(value("select count(*) from consent where given_by = 'resident'"), "2");
}

TEST_F(DecidesForHimTest, who_decided_and_why_stands_with_the_consent_and_she_reads_it) {
    ASSERT_EQ(refer(by("partner")).status, 201);
    EXPECT_EQ(value("select given_by from consent"), "representative");
    EXPECT_EQ(value("select parent_relation from consent"), "partner");
    const auto leg = value("select id from referral");
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto consent = consent::of_subject(work, leg);
        EXPECT_EQ(consent::why_for_him(work, *consent), "Overziet dit nu niet.");
        return {};
    }));
    const auto said = app.ask(lies_at_her_page(), "GET /api/my/who_knows").raw;
    EXPECT_NE(said.find("Ria Rekenaar"), std::string::npos) << said;
    EXPECT_NE(said.find("representative"), std::string::npos);
}

TEST_F(DecidesForHimTest, whom_a_judge_named_goes_before_the_family) {
    EXPECT_EQ(refer(by("mentor")).status, 422) << "not written down here";
    name_a("mentor");
    EXPECT_EQ(refer(by("family")).status, 422);
    EXPECT_EQ(refer(by("mentor")).status, 201);
}

}  // namespace
}  // namespace veerkracht::referrals
