// A record that is frozen while an objection is decided: for everybody but the resident and whoever
// decides it, in every room.
#include "capabilities/notifications/sending.hpp"
#include "capabilities/requests/requests.hpp"
#include "kernel/clock.hpp"
#include "testing/cast.hpp"

namespace veerkracht::requests {
namespace {

class RestrictionTest : public CastTest {
  protected:
    RestrictionTest() {
        case_id = accepted();
        lies = lies_at_her_page();
    }
    // The newest objection of Lies to this organisation.
    std::string objected(const std::string& organization = cast::practice) {
        const auto asked = app.ask(lies, "POST /api/my/requests",
                                   {{"organization_id", organization},
                                    {"kind", "objection"},
                                    {"subject", "other"},
                                    {"words", "Gebruik dit niet meer"}});
        EXPECT_EQ(asked.status, 201) << asked.raw;
        return value("select id from record_request order by asked_at desc, id desc limit 1");
    }
    TestReply acts(const TestSession& who, const std::string& id, const std::string& act,
                   const std::string& words = "Wij zoeken het uit") {
        return app.ask(who, "POST /api/record_requests/" + id + "/" + act, {{"words", words}});
    }
    std::string frozen() {
        const auto id = objected();
        EXPECT_EQ(acts(gp, id, "restrict").status, 201);
        return id;
    }
    std::size_t found_by(const TestSession& who) {
        const auto found = app.ask(who, "GET /api/people?words=verz");
        EXPECT_EQ(found.status, 200) << found.raw;
        return found.body.as_array().size();
    }
    void posted() {
        for (const auto* channel : {"sms", "email"})
            ASSERT_TRUE(notifications::send_waiting(app.app(), channel));
    }
    std::string case_id;
    TestSession lies;
};

TEST_F(RestrictionTest, the_record_is_closed_to_all_but_the_resident_and_who_decides) {
    ASSERT_EQ(found_by(assistant), 1U);
    frozen();
    const auto page = "GET /api/people/" + cast::lies;
    for (const auto& who : {nurse, assistant}) {
        const auto refused = app.ask(who, page);
        EXPECT_EQ(refused.status, 403) << refused.raw;
        EXPECT_EQ(refused.text("code"), "access.restricted");
        EXPECT_EQ(found_by(who), 0U) << "a list is what may be read";
    }
    EXPECT_EQ(app.ask(gp, page).status, 200) << "who decides the objection reads on";
    EXPECT_EQ(app.ask(nurse, page + "/timeline").status, 403);
    EXPECT_EQ(app.ask(nurse, page + "/conversations").status, 403);
    EXPECT_EQ(app.ask(nurse, page + "/threads").status, 403);
    for (const auto* path : {"facts", "who_knows", "requests", "record", "looks", "page", "web"})
        EXPECT_EQ(app.ask(lies, std::string("GET /api/my/") + path).status, 200) << path;
}

// A desk does not find her, and would write her in a second time.
TEST_F(RestrictionTest, who_is_written_in_again_is_told_of_and_not_shown) {
    frozen();
    const auto write = [&](const TestSession& who, const std::string& given_name, bool anyway) {
        return app.ask(who, "POST /api/people",
                       {{"given_name", given_name},
                        {"family_name", "Verzonnen"},
                        {"birth_on", cast::birth_date_of_lies},
                        {"phone", "0687654321"},
                        {"anyway", anyway}});
    };
    const auto rows = value("select count(*) from person");
    for (const bool anyway : {false, true}) {
        const auto told = write(assistant, "Lies", anyway);
        EXPECT_EQ(told.status, 201) << told.raw;
        EXPECT_TRUE(lacks(told, "id")) << "no second one of this name and birth date";
        EXPECT_TRUE(told.at("stands").as_bool());
        EXPECT_EQ(told.text("ask"), "Hub Voorbeeld");
        EXPECT_TRUE(told.at("look_alikes").as_array().empty()) << "and nothing of the record";
    }
    EXPECT_EQ(value("select count(*) from person"), rows);
    // A twin is told of too, and may be written in.
    const auto twin = write(assistant, "Truus", false);
    EXPECT_TRUE(lacks(twin, "id"));
    EXPECT_FALSE(twin.at("stands").as_bool());
    EXPECT_EQ(twin.text("ask"), "Hub Voorbeeld");
    EXPECT_FALSE(write(assistant, "Truus", true).text("id").empty());
    // Of another practice nobody hears anything.
    const auto elsewhere = write(stranger, "Lies", false);
    EXPECT_FALSE(elsewhere.text("id").empty());
    EXPECT_TRUE(lacks(elsewhere, "ask"));
}

TEST_F(RestrictionTest, nobody_changes_anything_also_not_who_decides) {
    frozen();
    for (const auto& who : {gp, nurse})
        EXPECT_EQ(
            app.ask(who, "POST /api/people/" + cast::lies + "/goals", {{"words", "Weer fietsen"}})
                .status,
            403);
    EXPECT_EQ(
        app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Hond"}}).status,
        403);
    EXPECT_NE(app.ask_once(gp, "nieuw", "POST /api/referrals", request_for_lies()).status, 201);
    EXPECT_EQ(app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                      {{"questionnaire", "six_marks"}, {"channel", "sms"}})
                  .status,
              403);
}

TEST_F(RestrictionTest,
       what_the_practice_offers_is_used_no_longer_what_another_took_on_is_his_own) {
    const auto offered = referred();
    const auto rows = [&] {
        return app.ask(coach, "GET /api/worklist").at("rows").as_array().size();
    };
    ASSERT_EQ(rows(), 2U);
    frozen();
    const auto refused = app.ask(coach, "GET /api/cases/" + offered);
    EXPECT_EQ(refused.status, 403) << refused.raw;
    EXPECT_EQ(refused.text("code"), "access.restricted");
    EXPECT_EQ(rows(), 1U);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + case_id).status, 200);
    EXPECT_EQ(app.ask(stranger, "GET /api/people/" + cast::lies).status, 404)
        << "who has no standing hears nothing of it";
}

// The case is the team's own; what the practice wrote along with it is the practice's record.
TEST_F(RestrictionTest, what_went_along_with_a_case_is_used_no_longer_either) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    const auto shows_it = [&](const std::string& path) {
        const auto reply = app.ask(coach, "GET /api/" + path);
        EXPECT_EQ(reply.status, 200) << reply.raw;
        return reply.raw.find("Kookt graag.") != std::string::npos;
    };
    ASSERT_TRUE(shows_it("cases/" + id));
    ASSERT_TRUE(shows_it("worklist"));
    frozen();
    EXPECT_FALSE(shows_it("cases/" + id));
    EXPECT_FALSE(shows_it("worklist"));
}

TEST_F(RestrictionTest, each_organisation_freezes_its_own_row_only) {
    const auto id = objected(cast::welfare);
    EXPECT_EQ(acts(gp, id, "restrict").status, 404);
    EXPECT_EQ(acts(coach, id, "restrict").status, 201);
    EXPECT_EQ(app.ask(nurse, "GET /api/people/" + cast::lies).status, 200);
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + case_id).status, 403);
}

TEST_F(RestrictionTest, what_waits_in_the_outbox_stops_and_an_answer_still_goes) {
    app.deliver();
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    const auto id = frozen();
    app.deliver();
    posted();
    const auto state = [&](const std::string& kind) {
        return value("select state from outbox where kind = $1 order by created_at desc limit 1",
                     {kind});
    };
    EXPECT_EQ(state("questionnaire"), "stopped");
    EXPECT_EQ(state("record_restriction"), "sent") << "she is told";
    EXPECT_EQ(value("select count(*) from outbox where kind = 'record_restriction'"), "1");
}

TEST_F(RestrictionTest, the_link_of_a_volunteer_opens_nothing_and_no_question_goes) {
    ASSERT_EQ(step(case_id, "intake_done").status, 201);
    asked_onward(case_id);
    const auto token = newest_link("volunteer_question");
    ASSERT_EQ(app.ask({}, "POST /api/volunteer/question", {{"token", token}}).status, 200);
    frozen();
    const auto id = objected(cast::welfare);
    EXPECT_EQ(acts(coach, id, "restrict").status, 201);
    posted();
    EXPECT_EQ(value("select state from outbox where kind = 'volunteer_question'"), "stopped");
    EXPECT_GE(app.ask({}, "POST /api/volunteer/question", {{"token", token}}).status, 403);
}

TEST_F(RestrictionTest, it_ends_three_days_after_she_was_told_why) {
    const auto id = frozen();
    EXPECT_EQ(acts(gp, id, "end_restriction", "  ").status, 422);
    EXPECT_EQ(acts(nurse, id, "end_restriction", "Wij moeten dit bewaren").status, 404)
        << "it is not hers to decide";
    const auto ended = acts(gp, id, "end_restriction", "Wij moeten dit bewaren");
    ASSERT_EQ(ended.status, 201) << ended.raw;
    app.deliver();
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'record_restriction'"), "2");
    const auto mine = app.ask(lies, "GET /api/my/requests");
    const auto told = mine.at("requests").at(0).at("restriction");
    EXPECT_EQ(told.at("reason"), "Wij zoeken het uit");
    EXPECT_EQ(told.at("end_reason"), "Wij moeten dit bewaren");
    EXPECT_TRUE(told.at("holds").as_bool());
    EXPECT_EQ(acts(gp, id, "end_restriction").status, 409);
    EXPECT_EQ(acts(gp, id, "restrict").status, 409);
    days_later(2);
    sign_in_all();
    EXPECT_EQ(app.ask(nurse, "GET /api/people/" + cast::lies).status, 403);
    days_later(1);
    sign_in_all();
    EXPECT_EQ(app.ask(nurse, "GET /api/people/" + cast::lies).status, 200);
}

// Her session was open: what ends with a life does not begin again with a dispute.
TEST_F(RestrictionTest, what_death_closed_a_dispute_does_not_open) {
    frozen();
    ASSERT_EQ(app.ask(lies, "GET /api/my/facts").status, 200);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    EXPECT_NE(app.ask(lies, "GET /api/my/facts").status, 200);
    EXPECT_NE(app.ask(nurse, "GET /api/people/" + cast::lies).status, 200) << "frozen all the same";
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).status, 200) << "who decides reads on";
}

TEST_F(RestrictionTest, who_stands_in_takes_the_handling_over_and_then_reads) {
    const auto id = frozen();
    EXPECT_EQ(acts(nurse, id, "restrict", "Ik ook").status, 404);
    ASSERT_EQ(app.ask(gp, "POST /api/absences",
                      {{"account_id", cast::hub},
                       {"from_on", "2026-11-02"},
                       {"until_on", "2026-11-09"},
                       {"substitute_account_id", cast::joke}})
                  .status,
              201);
    const auto page = "GET /api/people/" + cast::lies;
    EXPECT_EQ(app.ask(nurse, page).status, 403);
    const auto taken = acts(nurse, id, "restrict", "Hub is weg");
    ASSERT_EQ(taken.status, 201) << taken.raw;
    EXPECT_EQ(taken.at("restriction").at("reason"), "Wij zoeken het uit");
    EXPECT_EQ(app.ask(nurse, page).status, 200);
    EXPECT_EQ(app.ask(gp, page).status, 403);
    const auto moments = [&](const std::string& moment) {
        return value(
            "select count(*) from event where name = 'record_request.restricted' and body "
            "like '%\"" +
            moment + "\"%'");
    };
    EXPECT_EQ(moments("taken_over"), "1");
    ASSERT_EQ(acts(nurse, id, "restrict", "Nog een keer").status, 201);
    EXPECT_EQ(moments("taken_over"), "1") << "who handles it does not take it over";
    app.deliver();
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'record_restriction'"), "1");
}

TEST_F(RestrictionTest, only_an_open_objection_freezes_and_the_list_keeps_showing_it) {
    app.ask(lies, "POST /api/my/requests",
            {{"organization_id", cast::practice},
             {"kind", "correction"},
             {"subject", "phone"},
             {"words", "Mijn nummer"}});
    const auto correction = value("select id from record_request");
    EXPECT_EQ(acts(gp, correction, "restrict").status, 409);
    EXPECT_EQ(acts(gp, correction, "end_restriction").status, 404);
    const auto id = frozen();
    EXPECT_EQ(acts(assistant, id, "end_restriction").status, 403);
    const auto version = app.ask(gp, "GET /api/record_requests").body.at(0).at("version");
    EXPECT_EQ(app.ask(gp, "POST /api/record_requests/" + id + "/answer",
                      {{"version", version}, {"answer", "refused"}, {"words", "Wij moeten"}})
                  .status,
              201);
    days_later(9);
    sign_in_all();
    const auto list = app.ask(gp, "GET /api/record_requests");
    const auto& rows = list.body.as_array();
    EXPECT_TRUE(std::ranges::any_of(rows, [&](const auto& row) {
        return row.at("id").as_string() == id && row.at("restriction").at("holds").as_bool();
    })) << list.raw;
}

TEST_F(RestrictionTest, why_it_is_frozen_is_kept_sealed) {
    const auto id = objected();
    acts(gp, id, "restrict", "kanarie-begin");
    acts(gp, id, "end_restriction", "kanarie-eind");
    const auto kept = app.show("select * from restriction");
    EXPECT_EQ(kept.find("kanarie"), std::string::npos);
    EXPECT_EQ(kept.find("6b616e61726965"), std::string::npos);
}

}  // namespace
}  // namespace veerkracht::requests
