// What the resident says at the end, and the choice of another face.
#include "capabilities/referrals/resident_acts.hpp"

#include "capabilities/directory/directory.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class ResidentActsTest : public CastTest {
  protected:
    std::string closed() {
        const auto id = accepted();
        step(id, "contact_made");
        EXPECT_EQ(step(id, "closed", {{"outcome", "partly"}}).status, 201);
        return id;
    }
    TestReply say(const TestSession& who, const std::string& id, std::string_view reached) {
        return app.ask(who, "POST /api/my/referrals/" + id + "/goal", {{"reached", reached}});
    }
    TestReply choose(const TestSession& who, const std::string& id, const std::string& face) {
        return app.ask(who, "POST /api/my/referrals/" + id + "/other_face",
                       {{"face_id", face}, {"text_language", "nl"}});
    }
    boost::json::value mine(const TestSession& who, const std::string& id) {
        const auto page = app.ask(who, "GET /api/my/page");
        for (const auto& one : page.at("referrals").as_array())
            if (one.at("id").as_string() == std::string_view(id)) return one;
        return nullptr;
    }
    std::string newest_leg() {
        return value("select id from referral order by sent_at desc, id desc limit 1");
    }
    // A second face of Karin's own team.
    std::string face_of_bram() {
        const std::string id = "018f0000-0000-7000-8000-00000000c0ff";
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            directory::Face face;
            face.id = FaceId{id};
            face.organization_id = OrganizationId{cast::welfare};
            face.account_id = AccountId{cast::bram};
            face.role = "welfare_coach";
            face.name = "Bram Schetsma";
            TRY(work.tx.insert(face));
            return work.tx.insert(
                directory::FaceRule{new_uuid(), OrganizationId{cast::practice}, face.id, "", 3});
        }));
        return id;
    }
    std::string steps_of(const std::string& id) {
        return app.show("select step from referral_step where referral_id = '" + id +
                        "' order by number");
    }
};

TEST_F(ResidentActsTest, at_the_end_lies_says_in_one_tap_whether_it_worked) {
    const auto id = closed();
    EXPECT_NE(newest_link("goal_question"), "") << "one tap is welcome";
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("own_word"), "");
    const auto lies = lies_at_her_page();
    EXPECT_TRUE(mine(lies, id).at("can_say_goal").as_bool());
    ASSERT_EQ(say(lies, id, "yes").status, 201);
    EXPECT_EQ(mine(lies, id).at("own_word"), "yes");
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(page.text("outcome"), "partly");
    EXPECT_EQ(page.text("own_word"), "yes") << "beside the coach's view, which stays";
    EXPECT_EQ(page.text("own_word_at"), "2026-11-02T09:00:00.000Z");
    EXPECT_EQ(steps_of(id), "sent\nto_call\ncontact_made\nclosed\ngoal_said\n");
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).raw.find("goal_said"), std::string::npos);
}

TEST_F(ResidentActsTest, a_wrong_tap_is_mended_and_twice_the_same_is_once) {
    const auto id = closed();
    const auto lies = lies_at_her_page();
    say(lies, id, "no");
    say(lies, id, "no");
    ASSERT_EQ(say(lies, id, "rather_not").status, 201);
    EXPECT_EQ(app.show("select reached from own_word"), "rather_not\n");
    EXPECT_EQ(value("select count(*) from referral_step where step = 'goal_said'"), "2");
    EXPECT_EQ(say(lies, id, "perhaps").status, 422);
}

TEST_F(ResidentActsTest, late_is_welcome_until_the_consent_ends) {
    const auto id = closed();
    app.clock->advance_days(41);
    EXPECT_EQ(say(lies_at_her_page(), id, "partly").status, 201);
    app.clock->advance_days(2);
    const auto lies = lies_at_her_page();
    EXPECT_EQ(say(lies, id, "yes").status, 409);
    EXPECT_FALSE(mine(lies, id).at("can_say_goal").as_bool());
    EXPECT_EQ(mine(lies, id).at("own_word"), "partly");
}

TEST_F(ResidentActsTest, nobody_is_asked_before_the_end_or_when_it_ended_otherwise) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    EXPECT_EQ(say(lies, id, "yes").status, 409);
    step(id, "not_reached");
    EXPECT_EQ(say(lies, id, "yes").status, 409);
    EXPECT_EQ(newest_link("goal_question"), "");
}

TEST_F(ResidentActsTest, an_end_that_was_undone_takes_the_question_back) {
    const auto id = closed();
    const auto lies = lies_at_her_page();
    say(lies, id, "yes");
    ASSERT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}}).status,
        201);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("own_word"), "");
    EXPECT_FALSE(mine(lies, id).at("can_say_goal").as_bool());
}

TEST_F(ResidentActsTest, lies_chooses_somebody_else_within_what_she_agreed_to) {
    const auto id = accepted({{"feedback_level", "running"}});
    const auto ends_on = value("select ends_at from consent where subject_id = $1", {id});
    const auto lies = lies_at_her_page();
    EXPECT_TRUE(mine(lies, id).at("can_choose_face").as_bool());
    const auto faces = app.ask(lies, "GET /api/my/referrals/" + id + "/faces");
    ASSERT_EQ(faces.body.as_array().size(), 1U)
        << "not her own, not who takes nobody, no desk: " << faces.raw;
    EXPECT_EQ(faces.body.at(0).at("name"), "Nora Ontwerp");

    app.clock->advance_minutes(5);
    const auto chosen = choose(lies, id, cast::face_of_nora);
    ASSERT_EQ(chosen.status, 201) << chosen.raw;
    const auto leg = newest_leg();
    ASSERT_NE(leg, id);
    EXPECT_EQ(
        app.show("select to_name, step, feedback_level, from_name from referral where id = '" +
                 leg + "'"),
        "Nora Ontwerp | sent | running | Hub Voorbeeld\n");
    const auto agreed = app.show(
        "select recipient_name, given_how, ends_at from consent where subject_id = $1", {leg});
    EXPECT_EQ(agreed, "Nora Ontwerp, Schets Maatschappelijk Werk | on_screen | " + ends_on + "\n");
    // Nora takes it on as any other, with the sentence that went along.
    EXPECT_EQ(app.ask(social_worker, "GET /api/cases/" + leg).text("sentence"),
              "Zorgt voor moeder en komt nergens meer.");
    EXPECT_EQ(
        app.ask(social_worker, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}})
            .text("phone"),
        cast::phone_of_lies);
}

TEST_F(ResidentActsTest, the_former_face_sees_nothing_any_more_and_hears_it_plainly) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    ASSERT_EQ(choose(lies, id, face_of_bram()).status, 201);
    const auto leg = newest_leg();
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + leg).status, 403)
        << "a colleague has it now; not even the offer";
    const auto list = app.ask(coach, "GET /api/worklist");
    EXPECT_TRUE(list.at("rows").as_array().empty());
    ASSERT_EQ(list.at("notices").as_array().size(), 1U);
    EXPECT_EQ(list.at("notices").at(0).at("kind"), "other_face");
    EXPECT_EQ(list.at("notices").at(0).at("name"), "");
    for (const auto* secret : {"Verzonnen\"", "1234 5678", "moeder"})
        EXPECT_EQ(list.raw.find(secret), std::string::npos) << secret;
    EXPECT_TRUE(app.ask(coach, "GET /api/team/worklist").at("rows").as_array().empty());
    EXPECT_EQ(app.ask(colleague, "GET /api/worklist").at("rows").at(0).at("referral_id"),
              boost::json::value(leg));
    ASSERT_EQ(
        app.ask(colleague, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}})
            .status,
        201);
    // And it is not given back to her by a hand-over.
    const auto over = app.ask(colleague, "POST /api/team/hand_over",
                              {{"from_account_id", cast::bram},
                               {"to_account_id", cast::karin},
                               {"referral_ids", boost::json::array{}}});
    EXPECT_EQ(over.at("cases").as_int64(), 0) << over.raw;
}

TEST_F(ResidentActsTest, what_the_former_face_heard_to_be_unsafe_goes_along) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update person set call_allowed = $1, secret_address = $2 where "
                            "organization_id = $3",
                            false, true, cast::welfare));
        return {};
    }));
    ASSERT_EQ(choose(lies_at_her_page(), id, cast::face_of_nora).status, 201);
    const auto leg = newest_leg();
    EXPECT_EQ(value("select village from referral where id = $1", {leg}), "");
    const auto taken = app.ask(social_worker, "POST /api/cases/" + leg + "/accept",
                               {{"version", version_of(leg)}});
    EXPECT_FALSE(taken.at("call_allowed").as_bool());
    EXPECT_TRUE(taken.at("voicemail_allowed").as_bool());
    EXPECT_EQ(taken.raw.find("America"), std::string::npos);
}

TEST_F(ResidentActsTest, a_colleague_who_takes_over_does_not_call_who_said_no_in_between) {
    const auto id = accepted();
    ASSERT_EQ(choose(lies_at_her_page(), id, face_of_bram()).status, 201);
    const auto leg = newest_leg();
    const auto changed = app.ask(
        gp, "PUT /api/people/" + cast::lies + "/contact",
        {{"version", std::stoi(value("select version from person where id = $1", {cast::lies}))},
         {"phone", cast::phone_of_lies},
         {"language", "nl"},
         {"call_when", ""},
         {"call_allowed", false},
         {"voicemail_allowed", false}});
    ASSERT_EQ(changed.status, 200) << changed.raw;
    app.deliver();
    const auto taken =
        app.ask(colleague, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}});
    EXPECT_FALSE(taken.at("call_allowed").as_bool()) << "in the row that Karin made too";
    EXPECT_FALSE(taken.at("voicemail_allowed").as_bool());
}

TEST_F(ResidentActsTest, below_sixteen_a_parent_says_yes_too_and_not_on_this_screen) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set birth_on = $1 where id = $2", "2012-05-05",
                            cast::lies));
        return {};
    }));
    EXPECT_FALSE(mine(lies, id).at("can_choose_face").as_bool());
    EXPECT_TRUE(app.ask(lies, "GET /api/my/referrals/" + id + "/faces").body.as_array().empty());
    const auto chosen = choose(lies, id, cast::face_of_nora);
    EXPECT_EQ(chosen.status, 403) << chosen.raw;
    EXPECT_EQ(chosen.text("code"), "consent.parent_agrees_too");
}

TEST_F(ResidentActsTest, who_sent_it_hears_the_bare_process) {
    const auto id = accepted({{"feedback_level", "nothing"}});
    app.clock->advance_minutes(5);
    choose(lies_at_her_page(), id, cast::face_of_nora);
    const auto rows = app.ask(gp, "GET /api/feedback").at("rows").as_array();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at("kind"), "came_back");
    EXPECT_EQ(rows[0].at("step"), "other_face");
    EXPECT_EQ(rows[1].at("to_name"), "Nora Ontwerp");
    EXPECT_EQ(rows[1].at("kind"), "running");
}

TEST_F(ResidentActsTest, what_was_not_agreed_does_not_go_to_the_new_face) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    for (const auto& face :
         {cast::face_with_stop, cast::face_elsewhere, cast::wmo_desk, cast::face_of_karin})
        EXPECT_EQ(choose(lies, id, face).status, 422) << face;
    app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
    EXPECT_EQ(choose(lies, id, cast::face_of_nora).status, 409);
    EXPECT_TRUE(app.ask(lies, "GET /api/my/referrals/" + id + "/faces").body.as_array().empty());
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(ResidentActsTest, a_booked_hour_with_the_former_face_is_free_again) {
    const auto id = referred({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_tomorrow}});
    ASSERT_EQ(choose(lies_at_her_page(), id, cast::face_of_karin).status, 201);
    EXPECT_EQ(value("select referral_id from slot where id = $1", {cast::slot_tomorrow}), "null");
}

}  // namespace
}  // namespace veerkracht::referrals
