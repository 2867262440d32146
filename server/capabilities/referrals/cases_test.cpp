// Who receives: what is seen before and after a yes, the work on a case, undo and reopening.
#include <set>
#include <thread>

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class CasesTest : public CastTest {
  protected:
    TestReply read(const std::string& id) { return app.ask(coach, "GET /api/cases/" + id); }
    TestReply accept(const TestSession& who, const std::string& id, int version) {
        return app.ask(who, "POST /api/cases/" + id + "/accept", {{"version", version}});
    }
    TestReply undo(const std::string& id) {
        return app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}});
    }
    std::string closed() {
        const auto id = accepted();
        step(id, "contact_made");
        EXPECT_EQ(step(id, "closed", {{"outcome", "reached"}}).status, 201);
        return id;
    }
};

TEST_F(CasesTest, before_a_yes_the_coach_sees_first_name_village_needs_and_the_sentence) {
    const auto id = referred();
    const auto row = app.ask(coach, "GET /api/worklist").at("rows").at(0);
    EXPECT_EQ(row.at("name"), "Lies");
    EXPECT_EQ(row.at("village"), "America");
    EXPECT_EQ(row.at("needs").as_array().size(), 2U);
    EXPECT_EQ(row.at("sentence"), "Zorgt voor moeder en komt nergens meer.");
    const auto page = read(id);
    EXPECT_EQ(page.text("first_name"), "Lies");
    EXPECT_FALSE(page.at("accepted").as_bool());
    for (const auto& seen : {page.raw, boost::json::serialize(row)})
        for (const auto* secret : {"Verzonnen\"", "1234 5678", "1965"})
            EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
}

TEST_F(CasesTest, the_first_look_is_told_to_the_sender_and_is_no_change_of_the_page) {
    const auto id = referred();
    const auto seen = read(id);
    EXPECT_EQ(seen.text("step"), "sent");
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("step"), "received");
    EXPECT_EQ(accept(coach, id, static_cast<int>(seen.at("version").as_int64())).status, 201);
}

TEST_F(CasesTest, two_coaches_take_on_the_same_case_and_one_of_them_is_told) {
    const auto id = referred();
    const auto version = version_of(id);
    EXPECT_EQ(accept(coach, id, version).status, 201);
    const auto second = accept(colleague, id, version);
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.text("code"), "referral.already_answered");
    EXPECT_EQ(
        app.show("select name from account_card where id = (select account_id from referral)"),
        "Karin Schets\n");
    EXPECT_EQ(value("select count(*) from person where organization_id = $1", {cast::welfare}),
              "1");
}

TEST_F(CasesTest, two_coaches_at_the_very_same_moment_give_one_case) {
    const auto id = referred();
    const auto version = version_of(id);
    int status_of_colleague = 0;
    std::thread other([&] { status_of_colleague = accept(colleague, id, version).status; });
    const int status = accept(coach, id, version).status;
    other.join();
    EXPECT_EQ(std::set({status, status_of_colleague}), std::set({201, 409}));
    EXPECT_EQ(value("select count(*) from referral_step where step = 'to_call'"), "1");
}

TEST_F(CasesTest,
       after_a_yes_the_phone_is_there_and_the_case_is_on_the_list_of_the_one_who_took_it) {
    const auto id = accepted();
    const auto page = read(id);
    EXPECT_EQ(page.text("name"), "Lies Verzonnen");
    EXPECT_EQ(page.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(page.text("birth_on"), "") << "the birth date does not go along";
    EXPECT_TRUE(page.at("mine").as_bool());
    EXPECT_EQ(page.text("due_on"), "2026-11-04");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("mine").as_int64(), 1);
    EXPECT_TRUE(app.ask(colleague, "GET /api/worklist").at("rows").as_array().empty());
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + id).status, 200)
        << "a colleague can take over";
}

TEST_F(CasesTest, calling_and_meeting_change_the_next_step_and_its_date_each_time) {
    const auto id = accepted();
    auto reply = step(id, "contact_sought");
    EXPECT_EQ(reply.text("next_step"), "call_again");
    EXPECT_EQ(reply.at("attempts").as_int64(), 1);
    EXPECT_EQ(step(id, "contact_sought").at("attempts").as_int64(), 2);
    reply = step(id, "intake_planned", {{"meets_at", "2026-11-12T10:30"}});
    EXPECT_EQ(reply.text("meets_at"), "2026-11-12T10:30");
    EXPECT_EQ(reply.text("due_on"), "2026-11-12");
    days_later(11);
    const auto list = app.ask(coach, "GET /api/worklist");
    EXPECT_TRUE(list.at("rows").at(0).at("overdue").as_bool());
    EXPECT_EQ(list.at("overdue").as_int64(), 1);
    EXPECT_EQ(step(id, "intake_done").text("due_on"), "2026-11-20");
}

TEST_F(CasesTest, a_next_step_is_due_on_a_working_day) {
    days_later(4);  // Friday
    const auto id = accepted();
    EXPECT_EQ(read(id).text("due_on"), "2026-11-09") << "no call on Sunday";
    days_later(42);  // 18 December: a week later it is Christmas
    EXPECT_EQ(step(id, "intake_done").text("due_on"), "2026-12-28");
    days_later(5);
    const auto page = step(id, "started");
    EXPECT_EQ(page.at("follow_ups").at(0).at("due_on"), "2027-01-06");
}

TEST_F(CasesTest, what_is_overdue_stands_on_top_of_forty_cases) {
    for (int i = 0; i < 39; ++i) accepted();
    days_later(5);
    const auto fresh = accepted();
    const auto list = app.ask(coach, "GET /api/worklist");
    const auto& rows = list.at("rows").as_array();
    ASSERT_EQ(rows.size(), 40U);
    EXPECT_EQ(list.at("overdue").as_int64(), 39);
    EXPECT_TRUE(rows.front().at("overdue").as_bool());
    EXPECT_EQ(rows.back().at("referral_id").as_string(), fresh);
    for (const auto& row : rows) {
        EXPECT_NE(row.at("next_step"), "");
        EXPECT_NE(row.at("owner_name"), "");
        EXPECT_FALSE(lacks(row, "due_on"));
    }
}

TEST_F(CasesTest, a_step_on_an_old_version_is_told) {
    const auto id = accepted();
    const auto version = version_of(id);
    step(id, "contact_sought");
    const auto stale = app.ask(colleague, "POST /api/cases/" + id + "/steps",
                               {{"version", version}, {"step", "contact_made"}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.text("code"), "record.changed");
}

TEST_F(CasesTest, an_hour_booked_with_the_referral_is_the_next_date_after_a_yes) {
    const auto id = referred({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_next_week}});
    const auto reply = accept(social_worker, id, version_of(id));
    EXPECT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("meets_at"), "2026-11-10T13:30");
    EXPECT_EQ(reply.text("due_on"), "2026-11-10");
}

TEST_F(CasesTest, an_undone_step_stays_to_be_seen) {
    const auto id = accepted();
    step(id, "contact_sought");
    const auto before = read(id);
    step(id, "contact_made");
    app.clock->advance_seconds(5);
    const auto reply = undo(id);
    EXPECT_EQ(reply.status, 201) << reply.raw;
    for (const auto* name : {"step", "state", "due_on", "next_step"})
        EXPECT_EQ(reply.text(name), before.text(name)) << name;
    EXPECT_EQ(reply.at("attempts"), before.at("attempts"));
    EXPECT_EQ(app.show("select step, undone_by from referral_step where undone_at is not null"),
              "contact_made | Karin Schets\n");
    const auto& steps = reply.at("steps").as_array();
    EXPECT_TRUE(steps.back().at("undone").as_bool());
    EXPECT_EQ(undo(id).at("attempts").as_int64(), 0);
    const auto nothing_left = undo(id);
    EXPECT_EQ(nothing_left.status, 409) << "taking it on is not undone";
    EXPECT_EQ(nothing_left.text("code"), "referral.nothing_to_undo");
}

TEST_F(CasesTest, a_close_by_mistake_is_undone_with_the_consent_as_it_was) {
    const auto id = closed();
    EXPECT_EQ(read(id).text("consent_ends_on"), "2026-12-14");
    const auto reply = undo(id);
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(reply.text("step"), "contact_made");
    EXPECT_EQ(reply.text("outcome"), "");
    EXPECT_TRUE(lacks(reply, "closed_at"));
    EXPECT_EQ(reply.text("consent_ends_on"), "2027-11-02");
}

TEST_F(CasesTest, undoing_a_start_takes_its_follow_ups_along) {
    const auto id = accepted();
    step(id, "intake_done");
    EXPECT_EQ(step(id, "started").at("follow_ups").as_array().size(), 3U);
    EXPECT_TRUE(undo(id).at("follow_ups").as_array().empty());
    const auto again = step(id, "started");
    EXPECT_EQ(again.at("follow_ups").at(0).at("due_on"), "2026-11-16");
    EXPECT_EQ(again.at("follow_ups").at(1).at("due_on"), "2026-12-14");
    EXPECT_EQ(again.at("follow_ups").at(2).at("due_on"), "2027-02-01");
}

TEST_F(CasesTest, what_was_started_stands_under_follow_up_on_the_day_of_the_question) {
    const auto id = accepted();
    step(id, "intake_done");
    EXPECT_EQ(step(id, "started").text("stage"), "started");
    days_later(14);
    EXPECT_EQ(read(id).text("stage"), "follow_up");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("stage"), "follow_up");
}

TEST_F(CasesTest, a_follow_up_is_done_once_and_the_next_one_is_the_date) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto started = step(id, "started");
    const auto line = "POST /api/follow_ups/" +
                      std::string(started.at("follow_ups").at(0).at("id").as_string()) + "/done";
    const auto done = app.ask(coach, line, {{"result", "going_well"}});
    EXPECT_EQ(done.status, 201) << done.raw;
    EXPECT_EQ(done.text("step"), "follow_up");
    EXPECT_EQ(done.text("due_on"), "2026-12-14");
    EXPECT_EQ(app.ask(coach, line, {{"result", "hard"}}).text("code"), "follow_up.done_already");
    EXPECT_EQ(app.ask(coach, line, {{"result", "wonderful"}}).status, 422);
}

TEST_F(CasesTest, a_closed_case_comes_back_as_a_new_leg_of_the_same_thread) {
    const auto id = closed();
    const auto reply = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    EXPECT_EQ(reply.status, 201) << reply.raw;
    EXPECT_NE(reply.text("id"), id);
    EXPECT_EQ(reply.text("step"), "to_call");
    EXPECT_EQ(reply.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(value("select count(distinct thread_id) from referral"), "1");
    EXPECT_EQ(read(id).text("state"), "completed") << "the former leg stays as it was";
    EXPECT_EQ(value("select count(*) from consent"), "2");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + reply.text("id") + "/reopen").status, 409);
}

TEST_F(CasesTest, a_case_is_not_opened_again_when_the_consent_is_over) {
    const auto id = closed();
    days_later(43);
    const auto reply = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.text("code"), "referral.consent_needed");
}

TEST_F(CasesTest, an_own_note_stays_in_the_own_organisation) {
    const auto id = accepted();
    const auto reply = app.ask(coach, "POST /api/cases/" + id + "/notes",
                               {{"words", "Praat liever niet over haar zoon."}});
    EXPECT_EQ(reply.at("notes").at(0).at("words"), "Praat liever niet over haar zoon.");
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).raw.find("zoon"), std::string::npos);
    EXPECT_EQ(
        app.ask(stranger_coach, "POST /api/cases/" + id + "/notes", {{"words", "Ook hier"}}).status,
        404);
}

TEST_F(CasesTest, what_has_to_be_done_first_stands_above_what_was_sent_before_it) {
    const auto first = referred(), second = referred(), third = referred();
    const auto due = [&](const std::string& id, const std::string& day) {
        app.run([&](UnitOfWork& work) -> Result<> {
               TRY(work.tx.execute("update referral set due_on = $1 where id = $2", day, id));
               return {};
           })
            .value();
    };
    due(first, "2026-11-12");
    due(second, "2026-11-05");
    due(third, "2026-11-09");
    const auto list = app.ask(coach, "GET /api/worklist");
    std::string order;
    for (const auto& row : list.at("rows").as_array())
        order += std::string(row.at("due_on").as_string()) + " ";
    EXPECT_EQ(order, "2026-11-05 2026-11-09 2026-11-12 ");
}

TEST_F(CasesTest, a_coach_takes_a_case_to_the_own_system_as_one_file) {
    const auto id = accepted();
    app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "Komt liever niet met de bus."}});
    const auto file = app.ask(coach, "GET /api/cases/" + id + "/export");
    ASSERT_EQ(file.status, 200) << file.raw;
    EXPECT_EQ(file.text("name"), "Lies Verzonnen");
    EXPECT_EQ(file.at("notes").at(0).at("words"), "Komt liever niet met de bus.");
    EXPECT_EQ(app.ask(stranger_coach, "GET /api/cases/" + id + "/export").status, 404);
}

TEST_F(CasesTest, an_initiative_is_asked_with_a_yes_of_the_resident_and_after_the_meeting) {
    const auto id = accepted();
    const boost::json::object question{{"version", version_of(id)}, {"service_id", cast::table},
                                       {"wish", "eet graag samen"}, {"when", "dinsdag"},
                                       {"consent_given", true},     {"attendance", true}};
    const auto line = "POST /api/cases/" + id + "/onward";
    EXPECT_EQ(app.ask(coach, line, question).status, 409) << "they did not meet yet";
    step(id, "intake_done");
    auto ask = question;
    ask["version"] = version_of(id);
    ask["consent_given"] = false;
    EXPECT_EQ(app.ask(coach, line, ask).at("fields").at("consent_given"), "required");
    ask["consent_given"] = true;
    ask["service_id"] = cast::absent;
    EXPECT_EQ(app.ask(coach, line, ask).status, 404);
    EXPECT_EQ(value("select count(*) from referral"), "1");
}

TEST_F(CasesTest, two_initiatives_are_asked_side_by_side) {
    const auto id = accepted();
    step(id, "intake_done");
    asked_onward(id);
    app.clock->advance_seconds(1);
    asked_onward(id, {{"wish", "wandelt graag"}});
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("branches_open").as_int64(),
              2);
    EXPECT_EQ(read(id).at("branches").as_array().size(), 2U);
}

TEST_F(CasesTest, a_case_that_ends_closes_the_questions_that_are_still_open) {
    const auto id = accepted();
    step(id, "intake_done");
    asked_onward(id);
    const auto token = newest_link("volunteer_question");
    step(id, "closed", {{"outcome", "otherwise"}});
    EXPECT_EQ(value("select state from outbox where kind = 'volunteer_question'"), "stopped");
    const auto reply = app.ask({}, "POST /api/volunteer/question", {{"token", token}});
    EXPECT_EQ(reply.text("state"), "closed");
}

TEST_F(CasesTest, after_stop_sharing_the_own_file_stays_and_nothing_new_goes_back) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    const auto stopped = app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
    EXPECT_EQ(stopped.status, 201) << stopped.raw;
    EXPECT_FALSE(stopped.at("referrals").at(0).at("sharing").as_bool());
    const auto page = read(id);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.at("sharing_stopped").as_bool());
    EXPECT_EQ(page.text("name"), "Lies Verzonnen");
    const auto told_of_it = app.ask(coach, "GET /api/worklist");
    ASSERT_EQ(told_of_it.at("notices").as_array().size(), 1U) << "a case does not end in silence";
    EXPECT_EQ(told_of_it.at("notices").at(0).at("kind"), "sharing_stopped");
    EXPECT_EQ(told_of_it.at("notices").at(0).at("name"), "Lies Verzonnen");
    EXPECT_EQ(page.text("goal") + page.text("sentence"), "")
        << "what was shared is not shown any more";
    const auto told = app.ask(
        coach, "POST /api/cases/" + id + "/feedback",
        {{"version", version_of(id)}, {"status", "stopped"}, {"sentence", "Wil niet meer."}});
    EXPECT_EQ(told.status, 403);
    EXPECT_EQ(told.text("code"), "access.ended");
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/reopen").text("code"),
              "referral.consent_needed");
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}}).status,
        409);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("step"), "sharing_stopped");
}

TEST_F(CasesTest, where_somebody_lives_is_a_look_of_its_own) {
    const auto id = accepted();
    const auto looks = [&] {
        return value(
            "select count(*) from access_log_person p join access_log l on l.id = p.log_id where "
            "l.action = 'case.read' and p.record_class = 'address' and p.allowed");
    };
    const auto own_row = value("select recipient_person_id from referral where id = $1", {id});
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set address = 'Kerkstraat 1' where id = $1", own_row));
        return {};
    }));
    const auto before = std::stoi(looks());
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("address"), "Kerkstraat 1");
    EXPECT_EQ(std::stoi(looks()), before + 1);
}

// A refusal is logged as one: the log does not say that somebody read what he was not told.
TEST_F(CasesTest, who_sent_it_has_no_case_of_it_and_the_log_says_so) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + branch).status, 404);
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + branch + "/notes", {{"words", "Zit hier niet"}}).status,
        404);
    const auto looks = [&](const std::string& also) {
        return value(
            "select count(*) from access_log_person p join access_log l on l.id = p.log_id where "
            "l.action in ('case.read', 'case.note')" +
            also);
    };
    EXPECT_EQ(looks(""), "2");
    EXPECT_EQ(looks(" and p.allowed"), "0");
}

}  // namespace
}  // namespace veerkracht::referrals
