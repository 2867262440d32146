// Who refers from elsewhere in care, a district nurse here: finds and refers the people of her own
// organisation and reads what comes back. No talk, no answers, no medical context.
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class ReferrerTest : public CastTest {
  protected:
    // Her own row of a resident whom she visits.
    std::string toon() {
        const auto made = app.ask(referrer, "POST /api/people",
                                  {{"given_name", "Toon"},
                                   {"family_name", "Tekening"},
                                   {"birth_on", "1941-05-06"},
                                   {"phone", "06 2222 3333"}});
        EXPECT_EQ(made.status, 201) << made.raw;
        return made.text("id");
    }
    TestReply refer(const std::string& person, const boost::json::object& with = {}) {
        auto request = request_for_lies({{"person_id", person}});
        for (const auto& [name, member] : with) request[name] = member;
        return app.ask(referrer, "POST /api/referrals", request);
    }
};

TEST_F(ReferrerTest, she_finds_people_of_her_own_organisation_only) {
    toon();
    EXPECT_EQ(app.ask(referrer, "GET /api/people?words=teken").body.as_array().size(), 1U);
    EXPECT_EQ(app.ask(referrer, "GET /api/people?words=verzonnen").body.as_array().size(), 0U);
    EXPECT_EQ(app.ask(referrer, "GET /api/people/" + cast::lies).status, 404);
    EXPECT_EQ(refer(cast::lies).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/people?words=teken").body.as_array().size(), 0U);
}

TEST_F(ReferrerTest, what_she_sends_comes_back_to_her_and_to_nobody_else) {
    const auto person = toon();
    const auto sent = refer(person);
    ASSERT_EQ(sent.status, 201) << sent.raw;
    const auto id = sent.text("id");
    days_later(1);
    ASSERT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}}).status,
        201);
    step(id, "contact_made");
    app.ask(coach, "POST /api/cases/" + id + "/feedback",
            {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", "Loopt goed."}});
    const auto list = app.ask(referrer, "GET /api/feedback");
    ASSERT_EQ(list.at("rows").as_array().size(), 1U) << list.raw;
    EXPECT_EQ(list.at("rows").at(0).at("kind"), "came_back");
    EXPECT_EQ(list.at("rows").at(0).at("sentence"), "Loopt goed.");
    EXPECT_EQ(app.ask(referrer, "GET /api/referrals/" + id).text("step"), "contact_made");
    EXPECT_EQ(
        app.ask(referrer, "GET /api/people/" + person + "/threads").at("rows").as_array().size(),
        1U);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).status, 404);
    app.app().deliver();
    const auto figures = app.ask(referrer, "GET /api/referral_figures");
    EXPECT_EQ(figures.text("of"), "practice");
    EXPECT_EQ(figures.at("sent").as_int64(), 1);
}

TEST_F(ReferrerTest, there_is_no_talk_no_plan_and_no_one_elses_desk_for_her) {
    const auto person = toon();
    const auto page = app.ask(referrer, "GET /api/people/" + person);
    ASSERT_EQ(page.status, 200);
    EXPECT_FALSE(page.at("may_see_plan").as_bool());
    const std::vector<std::string> closed{"GET /api/people/" + person + "/conversations",
                                          "GET /api/people/" + person + "/timeline",
                                          "POST /api/people/" + person + "/invitations",
                                          "POST /api/people/" + person + "/goals",
                                          "GET /api/arrivals",
                                          "GET /api/worklist"};
    for (const auto& line : closed)
        EXPECT_EQ(app.ask(referrer, line, boost::json::object{}).status, 403) << line;
    const auto id = refer(person).text("id");
    EXPECT_EQ(app.ask(referrer, "GET /api/cases/" + id).status, 403);
    EXPECT_EQ(app.ask(referrer, "POST /api/referrals/" + id + "/ask_assistant").status, 403);
}

TEST_F(ReferrerTest, she_helps_with_a_report_at_the_wmo_desk_by_the_code_on_his_phone) {
    const auto person = toon();
    const boost::json::object report{{"face_id", cast::wmo_desk},
                                     {"address", "Tekenstraat 1, America"},
                                     {"feedback_level", "running"},
                                     {"given_how", "by_code"}};
    EXPECT_EQ(refer(person, report).status, 409);
    ASSERT_EQ(app.ask(referrer, "POST /api/people/" + person + "/referral_code").status, 201);
    auto with_code = report;
    with_code["code"] = newest_fact("confirmation", "code");
    const auto sent = refer(person, with_code);
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("target"), "wmo_desk");
}

TEST_F(ReferrerTest, who_wants_no_messages_is_called_by_who_referred_from_elsewhere) {
    const auto person = toon();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set messages_allowed = $1 where id = $2", false,
                            person));
        return {};
    }));
    ASSERT_EQ(refer(person).status, 201);
    app.deliver();
    const auto tasks = app.ask(referrer, "GET /api/tasks").body.as_array();
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].at("kind"), "call_instead");
    EXPECT_EQ(tasks[0].at("person_name"), "Toon Tekening");
    EXPECT_EQ(app.ask(assistant, "GET /api/tasks").body.as_array().size(), 0U);
    EXPECT_EQ(
        app.ask(referrer, "POST /api/tasks/" + std::string(tasks[0].at("id").as_string()) + "/done",
                {{"version", 1}, {"result", "reached"}})
            .status,
        204);
}

}  // namespace
}  // namespace veerkracht::referrals
