// Who sends: the referral with its consent, what comes back, and the whole loop of "Lies gaat weer
// aan tafel".
#include <boost/json/serialize.hpp>
#include <thread>

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

std::string codes(const boost::json::value& list) { return boost::json::serialize(list); }

class ReferralsTest : public CastTest {
  protected:
    TestReply send(const boost::json::object& with = {}) {
        return app.ask(gp, "POST /api/referrals", request_for_lies(with));
    }
    void born_on(const std::string& day) {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1", day));
            return {};
        }));
    }
    static boost::json::object parent_of_lies() {
        return {{"name", "Ma Verzonnen"}, {"relation", "guardian"}, {"given_how", "on_paper"}};
    }
    TestReply read(const std::string& id) { return app.ask(gp, "GET /api/referrals/" + id); }
    TestReply case_of(const std::string& id) { return app.ask(coach, "GET /api/cases/" + id); }
    TestReply feedback(const std::string& id, std::string_view status,
                       std::string_view sentence = "") {
        return app.ask(coach, "POST /api/cases/" + id + "/feedback",
                       {{"version", version_of(id)}, {"status", status}, {"sentence", sentence}});
    }
    std::string not_reached(const boost::json::object& with = {}) {
        const auto id = accepted(with);
        for (int attempt = 1; attempt <= 3; ++attempt)
            EXPECT_EQ(step(id, "contact_sought").status, 201);
        EXPECT_EQ(step(id, "not_reached").status, 201);
        return id;
    }
};

TEST_F(ReferralsTest, without_a_yes_of_the_resident_nothing_is_sent) {
    const auto reply = send({{"consent_given", false}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("fields").at("consent_given"), "required");
    auto without = request_for_lies();
    without.erase("consent_given");
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", without).status, 422);
    EXPECT_EQ(
        app.show(
            "select id from referral union select id from consent union select id from thread"),
        "");
}

TEST_F(ReferralsTest, a_referral_tells_exactly_which_fields_go_along) {
    const auto goal = app.ask(gp, "POST /api/people/" + cast::lies + "/goals",
                              {{"words", "Eén keer per week samen eten"}});
    const auto reply = send({{"goal_id", goal.text("id")}});
    EXPECT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(codes(reply.at("fields_sent")),
              R"(["name","phone","village","language","call_when","needs","goal","sentence"])");
    EXPECT_EQ(reply.text("goal"), "Eén keer per week samen eten");
    EXPECT_EQ(reply.text("next_step"), "accept");
    EXPECT_EQ(reply.text("next_owner"), "Karin Schets");
    EXPECT_EQ(reply.text("due_on"), "2026-11-16");
    EXPECT_EQ(reply.text("consent_ends_on"), "2027-11-02");
    for (const auto* words : {"voelt zich alleen, mantelzorg", "Karin Schets (Denkbeeld Welzijn)",
                              "mondeling", "korte samenvatting"})
        EXPECT_NE(reply.text("record_text").find(words), std::string::npos) << words;
    const auto bare = send({{"needs", boost::json::array{}}, {"sentence", ""}});
    EXPECT_EQ(codes(bare.at("fields_sent")),
              R"(["name","phone","village","language","call_when"])");
}

TEST_F(ReferralsTest, of_a_child_the_parent_agrees_and_from_twelve_on_both) {
    for (const auto& [birth_on, who] :
         std::map<std::string, std::string>{{"2018-03-14", "parent"},
                                            {"2013-03-14", "resident_and_parent"},
                                            {"2009-03-14", "resident"}}) {
        born_on(birth_on);
        const auto id = referred({{"parent", parent_of_lies()}});
        EXPECT_EQ(value("select given_by from consent where subject_id = $1", {id}), who);
        EXPECT_EQ(app.show("select parent_name, parent_relation, parent_given_how from consent "
                           "where subject_id = $1",
                           {id}),
                  who == "resident" ? " |  | \n" : "Ma Verzonnen | guardian | on_paper\n");
    }
}

TEST_F(ReferralsTest, below_sixteen_nothing_is_sent_until_it_is_told_which_parent_said_yes) {
    const auto open_case = accepted();
    step(open_case, "intake_done");
    for (const auto* birth_on : {"2018-03-14", "2013-03-14"}) {
        born_on(birth_on);
        for (const auto& refused :
             {send(),
              app.ask(gp, "POST /api/initiative_referrals",
                      {{"person_id", cast::lies},
                       {"service_id", cast::table},
                       {"wish", "eet graag samen"},
                       {"when", "dinsdag"},
                       {"consent_given", true}}),
              app.ask(coach, "POST /api/cases/" + open_case + "/onward",
                      {{"version", version_of(open_case)},
                       {"service_id", cast::table},
                       {"wish", "eet graag samen"},
                       {"when", "dinsdag"},
                       {"consent_given", true}}),
              app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                      {{"for_account_id", cast::hub},
                       {"face_id", cast::face_of_karin},
                       {"sentence", ""},
                       {"feedback_level", "running"},
                       {"consent_given", true},
                       {"given_how", "spoken"}})}) {
            EXPECT_EQ(refused.status, 422) << refused.raw;
            for (const auto* field : {"parent.name", "parent.relation", "parent.given_how"})
                EXPECT_EQ(refused.at("fields").at(field), "required") << field;
        }
        auto nameless = parent_of_lies();
        nameless["name"] = " ";
        EXPECT_EQ(send({{"parent", nameless}}).at("fields").at("parent.name"), "required");
    }
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(ReferralsTest, who_gets_an_hour_is_taken_on_before_that_hour) {
    const auto id = referred({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_next_week}});
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2026-11-10");
    EXPECT_EQ(app.ask(assistant, "POST /api/referrals/" + id + "/slot",
                      {{"version", version_of(id)}, {"slot_id", cast::slot_tomorrow}})
                  .status,
              201);
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2026-11-03");
}

TEST_F(ReferralsTest, a_face_that_has_not_answered_is_asked_a_second_time_only_on_purpose) {
    const boost::json::object once{{"again", false}};
    const auto first = referred(once);
    const auto second = send(once);
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.text("code"), "referral.asked_already");
    EXPECT_EQ(send({{"again", false}, {"person_id", cast::piet}}).status, 201) << "somebody else";
    EXPECT_EQ(send({{"again", false}, {"face_id", cast::face_of_nora}}).status, 201);
    EXPECT_EQ(send({{"again", true}}).status, 201);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + first + "/withdraw").status, 201);
    EXPECT_EQ(send(once).status, 409) << "the one on purpose waits still";
}

TEST_F(ReferralsTest, of_two_who_send_her_at_the_same_moment_one_hears_that_she_was_sent) {
    std::vector<int> statuses(2);
    {
        std::vector<std::jthread> senders;
        for (std::size_t i = 0; i < 2; ++i)
            senders.emplace_back([&, i] {
                statuses[i] = app.ask(i == 0 ? gp : nurse, "POST /api/referrals",
                                      request_for_lies({{"again", false}}))
                                  .status;
            });
    }
    std::ranges::sort(statuses);
    EXPECT_EQ(statuses, (std::vector{201, 409}));
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(ReferralsTest, a_goal_of_somebody_else_does_not_go_along) {
    const auto goal =
        app.ask(gp, "POST /api/people/" + cast::piet + "/goals", {{"words", "Weer werken"}});
    EXPECT_EQ(send({{"goal_id", goal.text("id")}}).status, 404);
}

TEST_F(ReferralsTest, a_face_must_serve_this_practice_and_take_people_in) {
    const auto elsewhere = send({{"face_id", cast::face_elsewhere}});
    EXPECT_EQ(elsewhere.status, 422);
    EXPECT_EQ(elsewhere.at("fields").at("face_id"), "not_a_choice");
    EXPECT_EQ(send({{"face_id", cast::absent}}).status, 422);
    const auto full = send({{"face_id", cast::face_with_stop}});
    EXPECT_EQ(full.status, 409);
    EXPECT_EQ(full.text("code"), "face.intake_stop");
}

TEST_F(ReferralsTest, the_face_that_fits_the_need_stands_first_and_a_stop_last) {
    const auto names = [&](const std::string& needs) {
        std::string text;
        const auto faces = app.ask(gp, "GET /api/faces?needs=" + needs);
        for (const auto& face : faces.body.as_array())
            text += std::string(face.at("name").as_string()) + ", ";
        return text;
    };
    EXPECT_EQ(names("alone"), "Karin Schets, Nora Ontwerp, Team Vol, ");
    EXPECT_EQ(names("debts"), "Nora Ontwerp, Karin Schets, Team Vol, ");
}

TEST_F(ReferralsTest, wrong_input_names_every_wrong_field) {
    const auto reply = send({{"needs", {"boredom"}},
                             {"feedback_level", "all"},
                             {"given_how", "by_dream"},
                             {"sentence", std::string(301, 'x')},
                             {"diagnosis", "R45"}});
    EXPECT_EQ(reply.status, 422);
    const auto& fields = reply.at("fields").as_object();
    for (const auto* name : {"needs/0", "feedback_level", "given_how", "sentence", "diagnosis"})
        EXPECT_TRUE(fields.contains(name)) << name << reply.raw;
}

TEST_F(ReferralsTest, an_hour_in_the_practice_goes_to_one_of_two) {
    const auto to_nora =
        boost::json::object{{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_tomorrow}};
    const auto first = send(to_nora);
    EXPECT_EQ(first.status, 201) << first.raw;
    EXPECT_EQ(first.text("meets_at"), "2026-11-03T13:30");
    auto of_piet = request_for_lies(to_nora);
    of_piet["person_id"] = cast::piet;
    const auto second = app.ask(gp, "POST /api/referrals", of_piet);
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.text("code"), "slot.taken");
    EXPECT_EQ(value("select count(*) from referral"), "1");
    of_piet["slot_id"] = cast::slot_next_week;
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", of_piet).status, 201);
    EXPECT_EQ(send({{"slot_id", cast::slot_next_week}}).status, 409);
}

TEST_F(ReferralsTest, an_hour_of_another_face_is_no_choice) {
    const auto reply = send({{"slot_id", cast::slot_tomorrow}});  // Karin with an hour of Nora
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("fields").at("slot_id"), "not_a_choice");
    EXPECT_EQ(value("select count(*) from slot where referral_id is not null"), "0");
}

TEST_F(ReferralsTest, the_assistant_books_an_hour_and_sees_no_reason) {
    const auto id = referred({{"face_id", cast::face_of_nora}});
    const auto bookings = app.ask(assistant, "GET /api/people/" + cast::lies + "/bookings");
    EXPECT_EQ(bookings.status, 200) << bookings.raw;
    EXPECT_EQ(bookings.raw.find("Zorgt voor moeder"), std::string::npos);
    EXPECT_EQ(bookings.body.at(0).at("slots").as_array().size(), 2U);
    const auto book = [&](const std::string& slot) {
        return app.ask(assistant, "POST /api/referrals/" + id + "/slot",
                       {{"version", version_of(id)}, {"slot_id", slot}});
    };
    EXPECT_EQ(book(cast::slot_tomorrow).text("meets_at"), "2026-11-03T13:30");
    EXPECT_EQ(book(cast::slot_next_week).text("meets_at"), "2026-11-10T13:30");
    EXPECT_EQ(value("select count(*) from slot where referral_id is not null"), "1")
        << "the first hour is free again";
    EXPECT_EQ(app.ask(assistant, "POST /api/referrals/" + id + "/slot",
                      {{"version", 1}, {"slot_id", cast::slot_tomorrow}})
                  .status,
              409);
    app.ask(gp, "POST /api/referrals/" + id + "/withdraw");
    EXPECT_EQ(value("select count(*) from slot where referral_id is not null"), "0");
    EXPECT_EQ(book(cast::slot_tomorrow).status, 409)
        << "a referral that was taken back gets no hour";
}

TEST_F(ReferralsTest, the_paper_to_sign_says_what_was_agreed) {
    const auto id = referred();
    const auto paper = app.ask(assistant, "GET /api/referrals/" + id + "/consent_paper");
    EXPECT_EQ(paper.status, 200);
    EXPECT_EQ(paper.text("person_name"), "Lies Verzonnen");
    EXPECT_EQ(paper.text("recipient_organization_name"), "Denkbeeld Welzijn");
    EXPECT_EQ(paper.text("ends_on"), "2027-11-02");
    EXPECT_EQ(paper.raw.find("Zorgt voor moeder"), std::string::npos);
}

TEST_F(ReferralsTest, a_double_click_makes_one_referral) {
    const auto request = request_for_lies();
    const auto first = app.ask_once(gp, "klik-1", "POST /api/referrals", request);
    const auto second = app.ask_once(gp, "klik-1", "POST /api/referrals", request);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.raw, second.raw);
    EXPECT_EQ(app.show("select count(*) from referral union all select count(*) from consent"),
              "1\n1\n");
    EXPECT_EQ(app.ask_once(gp, "klik-1", "POST /api/referrals",
                           request_for_lies({{"sentence", "Anders."}}))
                  .status,
              422);
    EXPECT_EQ(app.ask_once(gp, "klik-2", "POST /api/referrals", request).status, 201);
    EXPECT_EQ(value("select count(*) from referral"), "2");
}

TEST_F(ReferralsTest, two_clicks_at_the_very_same_moment_make_one_referral) {
    const auto request = request_for_lies();
    TestReply other;
    std::thread second([&] { other = app.ask_once(gp, "klik", "POST /api/referrals", request); });
    const auto first = app.ask_once(gp, "klik", "POST /api/referrals", request);
    second.join();
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(first.raw, other.raw);
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(ReferralsTest,
       what_was_taken_back_is_gone_for_the_receiver_and_nobody_is_written_to_any_more) {
    const auto id = referred();
    app.deliver();
    EXPECT_EQ(case_of(id).status, 200);
    const auto reply = app.ask(gp, "POST /api/referrals/" + id + "/withdraw");
    EXPECT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("step"), "withdrawn");
    EXPECT_TRUE(reply.at("consent_withdrawn").as_bool());
    EXPECT_EQ(case_of(id).status, 403);
    EXPECT_EQ(case_of(id).text("code"), "access.ended");
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("rows").as_array().empty());
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}}).status,
        403);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/withdraw").status, 409);
}

TEST_F(ReferralsTest, an_answered_referral_is_not_taken_back) {
    const auto id = accepted();
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/withdraw").status, 409);
}

TEST_F(ReferralsTest, an_offer_that_nobody_answered_is_not_readable_after_28_days) {
    const auto id = referred();
    days_later(28);
    EXPECT_EQ(case_of(id).status, 200);
    days_later(1);
    EXPECT_EQ(case_of(id).status, 403);
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("kind"), "late");
}

TEST_F(ReferralsTest, the_inbox_puts_what_is_stuck_first_and_what_came_back_second) {
    const auto running = referred();
    app.clock->advance_seconds(1);
    auto of_piet = request_for_lies({{"sentence", "Piet."}});
    of_piet["person_id"] = cast::piet;
    const auto stuck = app.ask(gp, "POST /api/referrals", of_piet).text("id");
    app.ask(coach, "POST /api/cases/" + stuck + "/accept", {{"version", version_of(stuck)}});
    step(stuck, "not_reached");
    app.clock->advance_seconds(1);
    const auto back = accepted();
    app.clock->advance_seconds(1);
    EXPECT_EQ(feedback(back, "started_well", "Gaat goed.").status, 201);
    const auto list = app.ask(gp, "GET /api/feedback");
    std::string kinds;
    for (const auto& row : list.at("rows").as_array())
        kinds += std::string(row.at("kind").as_string()) + " ";
    EXPECT_EQ(kinds, "stuck came_back running ");
    EXPECT_EQ(list.at("rows").at(0).at("person_name"), "Piet Onbestaand");
    EXPECT_EQ(list.at("rows").at(1).at("sentence"), "Gaat goed.");
    EXPECT_NE(
        list.at("rows").at(1).at("record_text").as_string().find("gestart, gaat goed. Gaat goed."),
        std::string::npos);
    EXPECT_EQ(list.at("running").as_int64(), 1);
    app.clock->advance_seconds(1);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + back + "/seen").status, 204);
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").at("rows").at(1).at("kind"), "running");
    EXPECT_TRUE(app.ask(stranger, "GET /api/feedback").at("rows").as_array().empty());
}

TEST_F(ReferralsTest, the_resident_decides_how_much_comes_back) {
    const auto summary = accepted({{"feedback_level", "summary"}});
    EXPECT_EQ(feedback(summary, "started_well", "Eet mee op dinsdag.").status, 201);
    EXPECT_EQ(read(summary).at("feedback").at(0).at("sentence"), "Eet mee op dinsdag.");

    const auto running = accepted({{"feedback_level", "running"}});
    const auto too_much = feedback(running, "started_well", "Eet mee op dinsdag.");
    EXPECT_EQ(too_much.status, 422);
    EXPECT_EQ(too_much.at("fields").at("sentence"), "not_wanted");
    EXPECT_EQ(feedback(running, "started_well").status, 201);
    EXPECT_EQ(read(running).at("feedback").at(0).at("sentence"), "");

    const auto nothing = accepted({{"feedback_level", "nothing"}});
    EXPECT_EQ(feedback(nothing, "started_well").status, 409);
    EXPECT_TRUE(read(nothing).at("feedback").as_array().empty());
    EXPECT_EQ(read(nothing).text("step"), "to_call") << "the process always comes back";
}

TEST_F(ReferralsTest, an_assistant_is_called_by_name_only_when_there_is_one) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set role = 'assistant' where id = $1", cast::joke));
        return {};
    }));
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").text("assistant_name"), "");
}

TEST_F(ReferralsTest, three_calls_in_vain_go_to_the_assistant_and_on_as_a_new_leg) {
    const auto id = not_reached();
    const auto stuck = app.ask(gp, "GET /api/feedback").at("rows").at(0);
    EXPECT_EQ(stuck.at("kind"), "stuck");
    EXPECT_NE(stuck.at("record_text").as_string().find("3 pogingen, niet bereikt"),
              std::string::npos);
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").text("assistant_name"), "Femke Oefening");

    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant").status, 204);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant").status, 204);
    const auto tasks = app.ask(assistant, "GET /api/tasks");
    ASSERT_EQ(tasks.body.as_array().size(), 1U) << "asked twice is one task";
    EXPECT_EQ(tasks.body.at(0).at("person_name"), "Lies Verzonnen");
    EXPECT_EQ(tasks.body.at(0).at("face_name"), "Karin Schets");
    EXPECT_EQ(tasks.raw.find("Zorgt voor moeder"), std::string::npos);
    EXPECT_TRUE(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("task_open").as_bool());
    EXPECT_TRUE(app.ask(stranger_assistant, "GET /api/tasks").body.as_array().empty());

    const auto task = std::string(tasks.body.at(0).at("id").as_string());
    const auto done = [&] {
        return app.ask(assistant, "POST /api/tasks/" + task + "/done",
                       {{"version", 1}, {"result", "reached"}});
    };
    EXPECT_EQ(done().status, 204);
    EXPECT_EQ(done().status, 409);
    app.deliver();
    app.deliver();
    EXPECT_EQ(app.show("select step from referral where parent_id = $1", {id}), "sent\n");
    const auto next = value("select id from referral where parent_id = $1", {id});
    EXPECT_EQ(case_of(next).text("sentence"), "Zorgt voor moeder en komt nergens meer.");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + next + "/accept", {{"version", version_of(next)}})
                  .status,
              201);
    EXPECT_EQ(value("select count(*) from person where organization_id = $1", {cast::welfare}), "1")
        << "one row of Lies at Denkbeeld Welzijn";
    EXPECT_EQ(
        app.ask(gp, "GET /api/people/" + cast::lies + "/threads").at("rows").as_array().size(), 2U);
    EXPECT_NE(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("kind"), "stuck");
}

TEST_F(ReferralsTest, who_asked_for_a_call_reads_what_came_of_it) {
    const auto id = not_reached();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set voicemail_allowed = $1 where id = $2", false,
                            cast::lies));
        return {};
    }));
    app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant");
    const auto asked = app.ask(assistant, "GET /api/tasks").body.at(0);
    EXPECT_FALSE(asked.at("voicemail_allowed").as_bool());
    app.ask(assistant, "POST /api/tasks/" + std::string(asked.at("id").as_string()) + "/done",
            {{"version", 1}, {"result", "not_reached"}});
    app.deliver();
    const auto told = app.ask(gp, "GET /api/tasks").body.at(0);
    EXPECT_EQ(std::string(told.at("referral_id").as_string()), id);
    EXPECT_EQ(told.at("result"), "not_reached");
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("kind"), "stuck");
}

TEST_F(ReferralsTest, who_says_no_on_the_phone_of_the_assistant_is_left_alone) {
    const auto id = not_reached();
    app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant");
    const auto task = value("select id from task");
    app.ask(assistant, "POST /api/tasks/" + task + "/done",
            {{"version", 1}, {"result", "declines"}});
    app.deliver();
    EXPECT_EQ(read(id).text("step"), "resident_declines");
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(ReferralsTest, the_receiving_team_and_the_practice_get_one_mail_without_content) {
    const auto id = referred();
    app.deliver();
    app.deliver();
    EXPECT_EQ(app.show("select recipient from outbox where kind = 'new_referral'"),
              "team@a003.example\n");
    EXPECT_EQ(newest_fact("new_referral", "team"), "Denkbeeld Welzijn");
    app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    feedback(id, "started_well", "Gaat goed.");
    app.deliver();
    EXPECT_EQ(app.show("select recipient from outbox where kind = 'feedback'"),
              "team@a001.example\n");
}

// The walk "Lies gaat weer aan tafel", steps 2 to 10 and 12 to 14, as the front door hears it.
TEST_F(ReferralsTest, lies_eats_at_a_table_again) {
    // 2. Femke sends the list home.
    EXPECT_EQ(app.ask(assistant, "GET /api/people?words=verz").body.at(0).at("id").as_string(),
              cast::lies);
    EXPECT_EQ(app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
                      {{"questionnaire", "six_marks"}, {"channel", "sms"}})
                  .status,
              201);

    // 3. Lies fills it in on her phone.
    TestSession phone;
    const auto list_link = newest_link("questionnaire");
    app.visit(phone, "POST /api/link/start",
              {{"token", list_link}, {"birth_on", cast::birth_date_of_lies}});
    EXPECT_EQ(app.ask(phone, "PUT /api/my/list",
                      {{"version", 1},
                       {"marks", {{"meedoen", 3}, {"lichaam", 6}}},
                       {"items", boost::json::object{}},
                       {"talk", {"meedoen"}},
                       {"words", "Ik eet altijd alleen."},
                       {"send", true}})
                  .status,
              200);

    // 4. Hub and Lies look at it together.
    const auto expected = app.ask(gp, "GET /api/arrivals").body.at(0);
    EXPECT_EQ(expected.at("person_name"), "Lies Verzonnen");
    const auto talk = app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                              {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
    EXPECT_EQ(talk.at("marks").at("meedoen").as_int64(), 3);
    EXPECT_EQ(talk.text("words"), "Ik eet altijd alleen.");

    // 5. Needs and a goal in her own words.
    EXPECT_EQ(app.ask(gp, "PUT /api/people/" + cast::lies + "/needs",
                      {{"conversation_id", talk.at("id")}, {"codes", {"alone", "caring"}}})
                  .status,
              200);
    const auto goal = app.ask(gp, "POST /api/people/" + cast::lies + "/goals",
                              {{"words", "Eén keer per week samen eten"}, {"need_code", "alone"}});

    // 6. Karin stands first; the referral goes.
    const auto face = app.ask(gp, "GET /api/faces?needs=alone,caring").body.at(0);
    EXPECT_EQ(face.at("name"), "Karin Schets");
    EXPECT_EQ(face.at("wait_weeks").as_int64(), 1);
    const auto sent =
        app.ask(gp, "POST /api/referrals",
                request_for_lies({{"face_id", face.at("id")}, {"goal_id", goal.text("id")}}));
    ASSERT_EQ(sent.status, 201) << sent.raw;
    const auto id = sent.text("id");
    EXPECT_EQ(app.ask(gp, "PUT /api/conversations/" + talk.text("id") + "/held",
                      {{"version", talk.at("version")}, {"held", "long"}, {"minutes", "15"}})
                  .status,
              200);

    // 7. Lies reads on her own page who calls her and who got which fields.
    const auto status_link = newest_link("status");
    auto lies = lies_at_her_page();
    const auto own_page = app.ask(lies, "GET /api/my/page");
    ASSERT_EQ(own_page.status, 200) << own_page.raw;
    const auto own = own_page.at("referrals").at(0);
    EXPECT_EQ(own.at("to_name"), "Karin Schets");
    EXPECT_EQ(own.at("fields").as_array().size(), 8U);
    EXPECT_TRUE(own.at("can_withdraw").as_bool());
    EXPECT_TRUE(own.at("sharing").as_bool());

    // 8. Karin sees who it is about, and the phone after a yes.
    const auto offered = app.ask(coach, "GET /api/worklist");
    EXPECT_EQ(offered.at("rows").at(0).at("name"), "Lies");
    EXPECT_EQ(offered.at("rows").at(0).at("stage"), "new");
    EXPECT_EQ(offered.raw.find("1234"), std::string::npos);
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/accept",
                      {{"version", case_of(id).at("version")}})
                  .text("phone"),
              cast::phone_of_lies);
    EXPECT_EQ(step(id, "contact_sought").at("attempts").as_int64(), 1);
    EXPECT_EQ(step(id, "contact_made").text("next_step"), "plan_intake");
    EXPECT_EQ(step(id, "intake_planned", {{"meets_at", "2026-11-09T10:00"}}).text("due_on"),
              "2026-11-09");

    // 9. A week later they met; De Verzonnen Tafel is asked.
    days_later(7);
    EXPECT_EQ(step(id, "intake_done").text("stage"), "searching");
    const auto services = app.ask(coach, "GET /api/services?words=samen%20eten");
    EXPECT_EQ(services.body.at(0).at("name"), "Eetpunt De Verzonnen Tafel");
    EXPECT_EQ(services.body.at(0).at("places_free").as_int64(), 2);
    EXPECT_EQ(services.body.at(0).at("schedule_description"), "dinsdag 17.30 uur");
    EXPECT_TRUE(services.body.at(0).at("can_be_asked").as_bool());
    const auto branch = asked_onward(id);
    EXPECT_EQ(case_of(id).text("next_step"), "await_answer");

    // 10. Wiel answers by link.
    const boost::json::object by_link{{"token", newest_link("volunteer_question")}};
    const auto question = app.ask({}, "POST /api/volunteer/question", by_link);
    EXPECT_EQ(question.text("village"), "America");
    EXPECT_EQ(question.text("wish"), "eet graag samen");
    EXPECT_EQ(question.text("when"), "dinsdag");
    EXPECT_EQ(question.raw.find("Lies"), std::string::npos);
    auto yes = by_link;
    yes["answer"] = "yes";
    EXPECT_EQ(app.ask({}, "POST /api/volunteer/answer", yes).text("first_name"), "Lies");
    EXPECT_EQ(case_of(id).text("step"), "activity_chosen");

    // 12. Wiel taps "is geweest"; two weeks later Karin tells how it goes in three taps.
    auto attended = by_link;
    attended["answer"] = "attended";
    EXPECT_EQ(app.ask({}, "POST /api/volunteer/answer", attended).status, 201);
    EXPECT_EQ(case_of(id).text("step"), "started");
    EXPECT_EQ(case_of(id).at("follow_ups").as_array().size(), 3U);
    days_later(14);
    const auto followed = case_of(id);
    EXPECT_EQ(followed.text("due_on"), followed.at("follow_ups").at(0).at("due_on").as_string());
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/notes",
                      {{"words", "Lunchdatum: elke dinsdag bij Wiel."}})
                  .status,
              201);
    EXPECT_EQ(feedback(id, "started_well", "Lies eet mee en gaat door.").status, 201);
    const auto follow_up = value("select id from follow_up where code = 'two_weeks'");
    EXPECT_EQ(
        app.ask(coach, "POST /api/follow_ups/" + follow_up + "/done", {{"result", "going_well"}})
            .text("step"),
        "follow_up");

    // 13. Hub reads what came of it, and nothing of the coach's own notes or of the table.
    const auto inbox = app.ask(gp, "GET /api/feedback");
    EXPECT_EQ(inbox.at("rows").at(0).at("kind"), "came_back");
    EXPECT_EQ(inbox.at("rows").at(0).at("sentence"), "Lies eet mee en gaat door.");
    const auto everything_of_hub = inbox.raw + read(id).raw +
                                   app.ask(gp, "GET /api/people/" + cast::lies).raw +
                                   app.ask(gp, "GET /api/people/" + cast::lies + "/threads").raw +
                                   app.ask(gp, "GET /api/people/" + cast::lies + "/timeline").raw;
    for (const auto* secret : {"Lunchdatum", "Verzonnen Tafel", "attended"})
        EXPECT_EQ(everything_of_hub.find(secret), std::string::npos) << secret;

    // 14. Lies sees who got what, and stops sharing with the table.
    TestSession again;
    app.visit(again, "POST /api/link/code", {{"token", status_link}});
    app.visit(again, "POST /api/link/verify", {{"token", status_link}, {"code", newest_code()}});
    EXPECT_EQ(app.ask(again, "GET /api/my/page").at("referrals").as_array().size(), 2U);
    EXPECT_EQ(app.ask(again, "POST /api/my/referrals/" + branch + "/stop_sharing").status, 201);
    const auto closed = app.ask({}, "POST /api/volunteer/question", by_link);
    EXPECT_EQ(closed.text("state"), "closed");
    EXPECT_EQ(closed.raw.find("Lies"), std::string::npos);
    const auto of_karin = case_of(id);
    EXPECT_EQ(of_karin.text("phone"), cast::phone_of_lies) << "her own thread stays";
    EXPECT_EQ(of_karin.at("branches").at(0).at("step"), "sharing_stopped");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("signal"), "sharing_stopped");
}

}  // namespace
}  // namespace veerkracht::referrals
