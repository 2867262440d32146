// A village supporter who is a volunteer: no account, one link, and a coordinator who looks after
// it. Who works there for pay is another kind of party (village_supporter), with an account.
#include "capabilities/access/account.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

const std::string village = "018f0000-0000-7000-8000-00000000a0f1";
const std::string face_of_truus = "018f0000-0000-7000-8000-00000000c0f1";
const std::string sietske = "018f0000-0000-7000-8000-00000000b0f1";  // employed there

class VillageVolunteerTest : public CastTest {
  protected:
    VillageVolunteerTest() {
        must(app.run([](UnitOfWork& work) -> Result<> {
            directory::Organization organization;
            organization.id = OrganizationId{village};
            organization.kind = "village_support";
            organization.domain = "community";
            organization.name = "Dorpsondersteuning America";
            organization.email = "dorp@america.example";
            organization.phone = "077 111 2222";
            organization.created_at = work.now;
            TRY(work.tx.insert(organization));
            directory::Face face;
            face.id = FaceId{face_of_truus};
            face.organization_id = organization.id;
            face.role = "village_volunteer";
            face.name = "Truus Verzinsel";
            TRY(work.tx.insert(face));
            TRY(work.tx.insert(
                directory::FaceRule{new_uuid(), OrganizationId{cast::practice}, face.id, "", 20}));
            TRY(work.tx.insert(directory::FaceMailbox{face.id, "truus@america.example",
                                                      "06 2222 3333", "Gerda Denkbeeld",
                                                      "gerda@america.example"}));
            access::Account account;
            account.id = AccountId{sietske};
            account.organization_id = organization.id;
            account.role = "village_supporter";
            account.name = "Sietske Schets";
            account.email = "sietske@america.example";
            account.created_at = work.now;
            return work.tx.insert(account);
        }));
    }
    static void must(const Result<>& done) { ASSERT_TRUE(done) << done.error().code; }

    std::string asked(const boost::json::object& with = {}) {
        boost::json::object body{{"face_id", face_of_truus}, {"feedback_level", "running"}};
        for (const auto& [name, member] : with) body[name] = member;
        const auto reply = app.ask(gp, "POST /api/referrals", request_for_lies(body));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        token = newest_link("volunteer_question");
        return reply.text("id");
    }
    TestReply look() { return app.ask({}, "POST /api/volunteer/question", {{"token", token}}); }
    TestReply answer(std::string_view word) {
        return app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", word}});
    }
    void look_for_silence_now() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    }
    std::string messages(std::string_view kind) {
        return app.show("select channel, recipient from outbox where kind = $1 order by channel",
                        {std::string(kind)});
    }
    TestReply of_gp(const std::string& id) { return app.ask(gp, "GET /api/referrals/" + id); }

    void serves(const std::string& face, const std::string& organization) {
        must(app.run([&](UnitOfWork& work) {
            return work.tx.insert(
                directory::FaceRule{new_uuid(), OrganizationId{organization}, FaceId{face}, "", 1});
        }));
    }
    TestReply ask_within(const TestSession& who, const std::string& id, const std::string& face) {
        return app.ask(who, "POST /api/cases/" + id + "/desk",
                       {{"version", version_of(id)},
                        {"face_id", face},
                        {"needs", {"caring"}},
                        {"sentence", ""},
                        {"birth_on", "1965-03-14"},
                        {"address", "Verzonnenstraat 3, America"},
                        {"feedback_level", "running"},
                        {"given_how", "on_paper"},
                        {"consent_given", true}});
    }

    std::string token;  // of the question that was asked last
};

TEST_F(VillageVolunteerTest, the_form_says_what_goes_along_and_that_it_goes_by_link) {
    const auto asks = app.ask(gp, "GET /api/people/" + cast::lies + "/asks");
    for (const auto& ask : asks.body.as_array()) {
        const bool of_truus = ask.at("face_id").as_string() == face_of_truus;
        EXPECT_EQ(ask.at("by_link").as_bool(), of_truus);
        if (!of_truus) continue;
        EXPECT_EQ(boost::json::serialize(ask.at("fields")),
                  R"(["name","phone","village","language","call_when","needs"])");
    }
}

TEST_F(VillageVolunteerTest, truus_is_asked_by_mail_and_by_text_message_and_nothing_is_said_there) {
    asked();
    app.deliver();
    EXPECT_EQ(messages("volunteer_question"),
              "email | truus@america.example\nsms | 06 2222 3333\n");
    EXPECT_EQ(messages("new_referral"), "") << "nobody with an account is asked";
    for (const auto* fact : {"initiative", "coach", "organization"})
        EXPECT_EQ(newest_fact("volunteer_question", fact).find("Lies"), std::string::npos);
}

TEST_F(VillageVolunteerTest, before_a_yes_she_reads_the_village_and_what_it_is_about) {
    asked();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(look().text("state"), "open");
    const auto question = look();
    EXPECT_EQ(question.text("target"), "village_volunteer");
    EXPECT_EQ(question.text("village"), "America");
    EXPECT_EQ(boost::json::serialize(question.at("needs")), R"(["alone","caring"])");
    for (const auto* secret : {"Lies", "1234", "moeder", "Verzonnen"})
        EXPECT_EQ(question.raw.find(secret), std::string::npos) << secret;
}

TEST_F(VillageVolunteerTest, after_a_yes_she_reads_whom_to_call_and_how_that_is_safe) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set voicemail_allowed = $1 where id = $2", false,
                            cast::lies));
        return {};
    }));
    const auto id = asked({{"call_when", "na vijf uur"}});
    const auto yes = answer("yes");
    EXPECT_EQ(yes.text("first_name"), "Lies");
    EXPECT_EQ(yes.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(yes.text("call_when"), "na vijf uur");
    EXPECT_FALSE(yes.at("voicemail_allowed").as_bool());
    EXPECT_EQ(yes.raw.find("moeder"), std::string::npos) << "the sentence is not for her";
    EXPECT_EQ(of_gp(id).text("sentence"), "") << "nor kept: it was not agreed";
    EXPECT_EQ(answer("full").text("state"), "yes") << "the first answer wins";
}

TEST_F(VillageVolunteerTest, the_consent_names_truus_and_exactly_these_fields) {
    const auto id = asked();
    const auto consent = value("select recipient_name from consent where subject_id = $1", {id});
    EXPECT_EQ(consent, "Truus Verzinsel, Dorpsondersteuning America");
    EXPECT_EQ(boost::json::serialize(of_gp(id).at("fields_sent")),
              R"(["name","phone","village","language","call_when","needs"])");
}

TEST_F(VillageVolunteerTest, the_gp_reads_bare_process_and_is_geweest_only_when_that_was_agreed) {
    const auto without = asked();
    answer("yes");
    EXPECT_EQ(answer("attended").status, 409);
    EXPECT_EQ(of_gp(without).text("step"), "to_call");
    const auto with = asked({{"attendance", true}});
    answer("yes");
    EXPECT_TRUE(look().at("attendance_asked").as_bool());
    EXPECT_EQ(answer("attended").status, 201);
    EXPECT_EQ(of_gp(with).text("step"), "started");
    EXPECT_EQ(value("select count(*) from follow_up"), "0") << "nobody here follows up";
}

TEST_F(VillageVolunteerTest, a_coach_who_asks_her_hears_is_geweest_only_when_that_was_agreed) {
    must(app.run([](UnitOfWork& work) -> Result<> {
        return work.tx.insert(directory::FaceRule{new_uuid(), OrganizationId{cast::welfare},
                                                  FaceId{face_of_truus}, "", 20});
    }));
    const auto id = accepted();
    for (const bool agreed : {false, true}) {
        const auto reply = app.ask(coach, "POST /api/cases/" + id + "/desk",
                                   {{"version", version_of(id)},
                                    {"face_id", face_of_truus},
                                    {"needs", {"alone"}},
                                    {"sentence", ""},
                                    {"feedback_level", "running"},
                                    {"given_how", "spoken"},
                                    {"consent_given", true},
                                    {"attendance", agreed}});
        ASSERT_EQ(reply.status, 201) << reply.raw;
        token = newest_link("volunteer_question");
        answer("yes");
        EXPECT_EQ(look().at("attendance_asked").as_bool(), agreed);
        EXPECT_EQ(answer("attended").status, agreed ? 201 : 409);
    }
}

TEST_F(VillageVolunteerTest, every_open_leg_has_a_next_step_an_owner_and_a_date) {
    const auto id = asked();
    EXPECT_EQ(of_gp(id).text("next_step"), "see_to_answer");
    EXPECT_EQ(of_gp(id).text("next_owner"), "Gerda Denkbeeld");
    EXPECT_EQ(of_gp(id).text("due_on"), "2026-11-05");
    answer("yes");
    EXPECT_EQ(of_gp(id).text("next_step"), "see_how_it_goes");
    EXPECT_EQ(of_gp(id).text("next_owner"), "Gerda Denkbeeld");
    EXPECT_EQ(of_gp(id).text("due_on"), "2026-11-16");
    days_later(14);
    app.deliver();
    EXPECT_EQ(of_gp(id).text("step"), "case_ended");
}

TEST_F(VillageVolunteerTest, without_a_coordinator_the_sender_looks_after_it) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face_mailbox set coordinator_name = ''"));
        return {};
    }));
    EXPECT_EQ(of_gp(asked()).text("next_owner"), "Hub Voorbeeld");
}

TEST_F(VillageVolunteerTest, silence_is_told_once_to_truus_and_her_coordinator_and_then_goes_back) {
    const auto id = asked();
    days_later(3);
    look_for_silence_now();
    EXPECT_EQ(messages("volunteer_reminder"), "") << "today is the day";
    days_later(1);
    look_for_silence_now();
    look_for_silence_now();
    EXPECT_EQ(messages("volunteer_reminder"),
              "email | truus@america.example\nsms | 06 2222 3333\n");
    EXPECT_EQ(messages("volunteer_waits"), "email | gerda@america.example\n");
    EXPECT_EQ(newest_fact("volunteer_waits", "until"), "16-11");
    EXPECT_EQ(
        app.ask({}, "POST /api/volunteer/question", {{"token", newest_link("volunteer_reminder")}})
            .text("state"),
        "open");
    days_later(10);
    look_for_silence_now();
    EXPECT_EQ(of_gp(id).text("step"), "not_answered");
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("kind"), "stuck");
    EXPECT_EQ(messages("own_referral_waits").find("post@"), std::string::npos)
        << "only to the mailbox of the practice";
    EXPECT_EQ(look().text("state"), "closed");
}

TEST_F(VillageVolunteerTest, a_reminder_does_not_come_at_night) {
    asked();
    days_later(4);
    app.clock->advance_minutes(12 * 60);
    look_for_silence_now();
    EXPECT_EQ(messages("volunteer_reminder"), "");
}

TEST_F(VillageVolunteerTest, colleagues_with_an_account_do_not_see_what_truus_was_asked) {
    const auto id = asked();
    const auto employed = signed_in(sietske);
    EXPECT_EQ(app.ask(employed, "GET /api/worklist").at("rows").as_array().size(), 0U);
    EXPECT_EQ(app.ask(employed, "GET /api/cases/" + id).status, 404);
    EXPECT_EQ(app.ask(employed, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}})
                  .status,
              404);
    answer("yes");
    EXPECT_EQ(app.ask(employed, "GET /api/worklist").at("rows").as_array().size(), 0U);
    EXPECT_EQ(app.ask(employed, "GET /api/team/worklist").at("rows").as_array().size(), 0U);
    EXPECT_EQ(app.ask(employed, "GET /api/cases/" + id).status, 404);
}

TEST_F(VillageVolunteerTest, who_cannot_be_reached_is_not_asked) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face_mailbox set email = '', sms = ''"));
        return {};
    }));
    const auto reply =
        app.ask(gp, "POST /api/referrals",
                request_for_lies({{"face_id", face_of_truus}, {"feedback_level", "running"}}));
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.text("code"), "face.cannot_be_asked");
    EXPECT_EQ(value("select count(*) from referral"), "0");
}

TEST_F(VillageVolunteerTest,
       lies_may_stop_or_choose_somebody_else_and_truus_hears_that_it_is_over) {
    const auto id = asked();
    answer("yes");
    const auto lies = lies_at_her_page();
    const auto mine = app.ask(lies, "GET /api/my/page").at("referrals").at(0);
    EXPECT_TRUE(mine.at("by_link").as_bool());
    EXPECT_TRUE(mine.at("can_choose_face").as_bool());
    EXPECT_FALSE(mine.at("can_say_goal").as_bool());
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/other_face",
                      {{"face_id", cast::face_of_karin}, {"text_language", "nl"}})
                  .status,
              201);
    EXPECT_EQ(messages("question_over"), "email | truus@america.example\nsms | 06 2222 3333\n");
    EXPECT_EQ(look().text("state"), "closed");
    const auto row = app.ask(coach, "GET /api/worklist").at("rows").at(0);
    EXPECT_EQ(row.at("name"), "Lies");
    EXPECT_EQ(row.at("owner_name"), "Karin Schets") << "Gerda has nothing to do with it any more";
}

TEST_F(VillageVolunteerTest, what_is_taken_back_or_ended_by_death_closes_the_link) {
    const auto id = asked();
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/withdraw").status, 201);
    EXPECT_EQ(look().text("state"), "closed");
    asked();
    answer("yes");
    const auto version = value("select version from person where id = $1", {cast::lies});
    app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
            {{"version", std::stoi(version)}, {"status", "deceased"}});
    app.deliver();
    EXPECT_EQ(look().text("state"), "closed");
    EXPECT_EQ(messages("question_over"), "email | truus@america.example\nsms | 06 2222 3333\n");
}

TEST_F(VillageVolunteerTest, what_happens_to_lies_is_told_to_truus_and_not_to_who_has_an_account) {
    const auto id = asked();
    EXPECT_FALSE(of_gp(id).at("can_ask").as_bool());
    answer("yes");
    EXPECT_FALSE(of_gp(id).at("can_ask").as_bool()) << "nobody could answer";
    const auto version = value("select version from person where id = $1", {cast::lies});
    EXPECT_EQ(app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                      {{"version", std::stoi(version)}, {"status", "moved"}})
                  .status,
              200);
    app.deliver();
    EXPECT_EQ(value("select count(*) from case_notice"), "0");
    EXPECT_EQ(messages("question_over"), "email | truus@america.example\nsms | 06 2222 3333\n");
    EXPECT_NE(value("select closed_at from referral where id = $1", {id}), "null");
}

TEST_F(VillageVolunteerTest, what_truus_was_asked_is_not_counted_among_the_cases_of_the_team) {
    asked();
    const auto team = app.ask(signed_in(sietske), "GET /api/team/worklist");
    EXPECT_EQ(team.at("caseloads").as_array().size(), 0U) << team.raw;
}

// What a coach and who is employed in the village can ask within a case.
TEST_F(VillageVolunteerTest, a_coach_asks_the_volunteer_within_a_case) {
    serves(face_of_truus, cast::welfare);
    const auto id = accepted();
    const auto sent = ask_within(coach, id, face_of_truus);
    ASSERT_EQ(sent.status, 201) << sent.raw;
    token = newest_link("volunteer_question");
    EXPECT_EQ(look().text("asked_by_name"), "Karin Schets");
    EXPECT_EQ(look().raw.find("Lies"), std::string::npos);
    EXPECT_EQ(answer("yes").text("first_name"), "Lies");
    const auto branch = app.ask(coach, "GET /api/cases/" + id).at("branches").at(0);
    EXPECT_EQ(branch.at("target"), "village_volunteer");
    EXPECT_EQ(branch.at("step"), "to_call");
}

TEST_F(VillageVolunteerTest, who_is_employed_in_the_village_brings_a_case_to_the_desk) {
    serves(cast::wmo_desk, village);
    const auto supporter = signed_in(sietske);
    const auto opened = app.ask(supporter, "POST /api/own_cases",
                                {{"given_name", "Mien"},
                                 {"family_name", "Tekening"},
                                 {"phone", "06 3333 4444"},
                                 {"village", "America"},
                                 {"source", "neighbour"},
                                 {"needs", {"caring"}},
                                 {"sentence", ""},
                                 {"call_when", ""},
                                 {"voicemail_allowed", false}});
    ASSERT_EQ(opened.status, 201) << opened.raw;
    const auto id = opened.text("referral_id");
    const auto choices = app.ask(supporter, "GET /api/cases/" + id + "/desks");
    ASSERT_EQ(choices.body.as_array().size(), 1U) << choices.raw;
    EXPECT_EQ(choices.body.at(0).at("target"), "wmo_desk");
    const auto sent = ask_within(supporter, id, cast::wmo_desk);
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(app.ask(desk, "GET /api/worklist").at("rows").at(0).at("from_name"),
              "Sietske Schets");
}

}  // namespace
}  // namespace veerkracht::referrals
