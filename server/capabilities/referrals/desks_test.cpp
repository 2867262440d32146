// A case that goes on to the Wmo desk: the resident's own act, what the desk sees, its clock, and
// how little comes back.
#include "capabilities/referrals/desks.hpp"

#include <map>

#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class DesksTest : public CastTest {
  protected:
    std::string code_of_lies(const std::string& id) {
        EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/desk_code").status, 201);
        return newest_fact("confirmation", "code");
    }
    boost::json::object report(const std::string& id, const boost::json::object& with = {}) {
        boost::json::object body{{"version", version_of(id)},
                                 {"face_id", cast::wmo_desk},
                                 {"needs", {"caring"}},
                                 {"sentence", "Vraagt steun bij de zorg voor haar moeder."},
                                 {"birth_on", "1965-03-14"},
                                 {"address", "Verzonnenstraat 3, America"},
                                 {"feedback_level", "running"},
                                 {"consent_given", true},
                                 {"given_how", "by_code"},
                                 {"urgent", false}};
        for (const auto& [name, member] : with) body[name] = member;
        return body;
    }
    TestReply send(const std::string& id, const boost::json::object& with = {}) {
        return app.ask(coach, "POST /api/cases/" + id + "/desk", report(id, with));
    }
    // The leg to the desk, sent with the right code.
    std::string sent_from(const std::string& id, const boost::json::object& with = {}) {
        boost::json::object all{{"code", code_of_lies(id)}};
        for (const auto& [name, member] : with) all[name] = member;
        const auto reply = send(id, all);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return value("select id from referral where target = $1", {kind});
    }
    std::string taken_by_the_desk(const std::string& leg) {
        const auto reply =
            app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return leg;
    }
    TestReply desk_step(const std::string& leg, std::string_view step,
                        const boost::json::object& with = {}) {
        boost::json::object body{{"version", version_of(leg)}, {"step", step}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(desk, "POST /api/cases/" + leg + "/steps", body);
    }
    std::string legs() { return value("select count(*) from referral"); }
    // Anouk's desk is of another kind.
    void is_now(const std::string& target, const std::string& role) {
        kind = target;
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update face set role = $1 where id = $2", target, cast::wmo_desk));
            TRY(work.tx.execute("update account set role = $1 where id = $2", role, cast::anouk));
            return {};
        }));
    }
    // A case that runs there since today.
    std::string running_at_the_desk(const std::string& birth_on) {
        const auto reply = send(accepted(), {{"given_how", "on_paper"}, {"birth_on", birth_on}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        const auto leg =
            taken_by_the_desk(value("select id from referral where target = $1", {kind}));
        for (const auto* name : {"contact_made", "intake_done", "started"})
            EXPECT_EQ(desk_step(leg, name).status, 201) << name;
        return leg;
    }
    boost::json::object row_of(const TestSession& who) {
        return app.ask(who, "GET /api/worklist").at("rows").at(0).as_object();
    }
    std::string followed(const std::string& leg) {
        std::string again;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            const auto former = TRY(load(work, ReferralId{leg}));
            again = TRY(follow_with_new_leg(work, former)).id.value;
            return {};
        }));
        return again;
    }
    boost::json::object first_notice(const TestSession& who) {
        const auto list = app.ask(who, "GET /api/worklist");
        const auto& lines = list.at("notices").as_array();
        EXPECT_FALSE(lines.empty()) << list.raw;
        return lines.empty() ? boost::json::object{} : lines.back().as_object();
    }
    // A date of its own, that moves on with each look; nothing stays late.
    void expect_a_look_every_quarter(const std::string& leg) {
        const auto running = app.ask(desk, "GET /api/cases/" + leg);
        EXPECT_TRUE(running.at("follow_ups").as_array().empty());
        EXPECT_EQ(running.text("due_on"), "2027-02-01");
        EXPECT_EQ(running.text("next_step"), "follow_up");
        days_later(92);
        EXPECT_TRUE(row_of(desk).at("overdue").as_bool());
        EXPECT_EQ(desk_step(leg, "follow_up").status, 201);
        EXPECT_EQ(row_of(desk).at("due_on"), "2027-05-04");
        EXPECT_FALSE(row_of(desk).at("overdue").as_bool());
        EXPECT_EQ(row_of(desk).at("next_step"), "follow_up");
        EXPECT_EQ(desk_step(leg, "follow_up").status, 201);
        EXPECT_EQ(desk_step(leg, "closed", {{"outcome", "reached"}}).status, 201);
    }
    std::string kind = "wmo_desk";
};

TEST_F(DesksTest, a_case_shows_which_desks_it_can_go_to_and_what_they_ask) {
    const auto id = accepted();
    const auto choices = app.ask(coach, "GET /api/cases/" + id + "/desks");
    ASSERT_EQ(choices.status, 200) << choices.raw;
    ASSERT_EQ(choices.body.as_array().size(), 1U);
    const auto& choice = choices.body.at(0);
    EXPECT_EQ(choice.at("target"), "wmo_desk");
    EXPECT_EQ(boost::json::serialize(choice.at("missing")), R"(["birth_on","address"])");
    EXPECT_TRUE(choice.at("confirmed_by_resident").as_bool());
    EXPECT_EQ(choice.at("clock").as_array().size(), 6U);
    const auto due_on = [&](const char* clock, std::size_t line) {
        return std::string(choice.at(clock).as_array().at(line).at("due_on").as_string());
    };
    // What cannot wait has terms of its own, and they are read before it is sent.
    EXPECT_LT(due_on("urgent_clock", 0), due_on("clock", 0));
    EXPECT_EQ(due_on("urgent_clock", 3), due_on("clock", 3));
}

TEST_F(DesksTest, the_desk_takes_its_case_home_as_one_file) {
    const auto leg = sent_from(accepted());
    const auto address = "GET /api/cases/" + leg + "/export";
    EXPECT_EQ(app.ask(desk, address).status, 404);  // not before it is taken on
    taken_by_the_desk(leg);
    app.ask(desk, "POST /api/cases/" + leg + "/notes", {{"words", "Belt liever zelf."}});
    const auto file = app.ask(desk, address);
    ASSERT_EQ(file.status, 200) << file.raw;
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"" + leg + ".json\"");
    for (const auto& [member, expected] :
         std::map<std::string, std::string>{{"name", "Lies Verzonnen"},
                                            {"birth_on", "1965-03-14"},
                                            {"address", "Verzonnenstraat 3, America"},
                                            {"target", "wmo_desk"},
                                            {"exported_by", "Anouk Maquette"},
                                            {"organization_name", "Gemeente Verzonnen"},
                                            {"step", "to_call"}})
        EXPECT_EQ(file.text(member), expected) << member;
    EXPECT_EQ(file.at("clock").as_array().size(), 6U);
    EXPECT_EQ(file.at("notes").at(0).at("words"), "Belt liever zelf.");
    EXPECT_EQ(file.raw.find("Denkbeeldige Linde"), std::string::npos);
    EXPECT_EQ(app.show("select outcome from access_log where action = 'case.export' order by id"),
              "record.absent\ndone\n");
    EXPECT_EQ(app.ask(coach, address).status, 404);
}

TEST_F(DesksTest, the_practice_hears_what_each_face_asks) {
    const auto address = "GET /api/people/" + cast::lies + "/asks";
    const auto asks = app.ask(gp, address);
    ASSERT_EQ(asks.status, 200) << asks.raw;
    const auto ask_of = [](const TestReply& reply, const std::string& face) {
        for (const auto& ask : reply.body.as_array())
            if (ask.at("face_id").as_string() == face) return ask;
        return boost::json::value();
    };
    const auto coachs = ask_of(asks, cast::face_of_karin);
    EXPECT_EQ(coachs.at("target"), "welfare_coach");
    EXPECT_FALSE(coachs.at("confirmed_by_resident").as_bool());
    EXPECT_TRUE(coachs.at("missing").as_array().empty());
    EXPECT_TRUE(ask_of(asks, cast::wmo_desk).is_null());  // serves the welfare team only
    EXPECT_EQ(app.ask(assistant, address).status, 403);
}

TEST_F(DesksTest, lies_confirms_her_own_report_with_the_code_on_her_phone) {
    const auto id = accepted();
    const auto leg = sent_from(id);
    EXPECT_EQ(value("select legal_ground from consent where subject_id = $1", {leg}),
              "own_request");
    EXPECT_EQ(value("select given_how from consent where subject_id = $1", {leg}), "by_code");
    EXPECT_EQ(value("select parent_id from referral where id = $1", {leg}), id);
    // What was typed stays with the coach, so that it is typed once.
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("address"), "Verzonnenstraat 3, America");
}

TEST_F(DesksTest, without_her_code_nothing_is_sent) {
    const auto id = accepted();
    EXPECT_EQ(send(id, {{"code", "123456"}}).text("code"), "link.code_over");
    const auto code = code_of_lies(id);
    const auto wrong = send(id, {{"code", code == "000000" ? "000001" : "000000"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.at("fields").at("code"), "wrong");
    EXPECT_EQ(send(id, {{"given_how", "spoken"}}).at("fields").at("given_how"), "not_a_choice");
    EXPECT_EQ(send(id, {{"consent_given", false}, {"code", code}}).status, 422);
    EXPECT_EQ(legs(), "1");
    EXPECT_EQ(send(id, {{"code", code}}).status, 201);
    // A code works once.
    EXPECT_EQ(send(id, {{"code", code}}).status, 409);
    EXPECT_EQ(legs(), "2");
}

TEST_F(DesksTest, a_refusal_after_the_code_leaves_the_code_unused) {
    const auto id = accepted();
    const auto code = code_of_lies(id);
    boost::json::object body = report(id, {{"code", code}});
    body.erase("address");
    const auto refused = app.ask(coach, "POST /api/cases/" + id + "/desk", body);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").at("address"), "required");
    EXPECT_EQ(send(id, {{"code", code}}).status, 201);
}

TEST_F(DesksTest, the_desk_sees_birth_date_and_address_and_nothing_of_the_practice) {
    const auto leg = taken_by_the_desk(sent_from(accepted()));
    const auto page = app.ask(desk, "GET /api/cases/" + leg);
    EXPECT_EQ(page.text("name"), "Lies Verzonnen");
    EXPECT_EQ(page.text("birth_on"), "1965-03-14");
    EXPECT_EQ(page.text("address"), "Verzonnenstraat 3, America");
    EXPECT_EQ(page.raw.find("Denkbeeldige Linde"), std::string::npos);
    EXPECT_EQ(page.raw.find("komt nergens meer"), std::string::npos);
    EXPECT_EQ(value("select domain from person where organization_id = $1", {cast::municipality}),
              "municipality");
}

TEST_F(DesksTest, the_clock_of_the_law_runs_from_the_day_of_sending) {
    const auto leg = sent_from(accepted());  // on Monday 2 November 2026
    EXPECT_EQ(
        app.show("select code, due_on from clock_line where referral_id = $1 order by due_on, code",
                 {leg}),
        "client_support | 2026-11-04\nreceipt | 2026-11-04\nown_plan | 2026-11-09\n"
        "application | 2026-12-14\noutcome | 2026-12-14\ndecision | 2026-12-28\n");
    taken_by_the_desk(leg);
    EXPECT_NE(value("select done_at from clock_line where code = 'receipt'"), "");
    EXPECT_EQ(app.ask(desk, "GET /api/cases/" + leg).text("due_on"), "2026-11-04");
    EXPECT_EQ(
        app.ask(desk, "POST /api/cases/" + leg + "/term", {{"code", "client_support"}}).status,
        201);
    EXPECT_EQ(
        app.ask(desk, "POST /api/cases/" + leg + "/term", {{"code", "client_support"}}).status,
        409);
    EXPECT_EQ(desk_step(leg, "research_started").status, 201);
    EXPECT_EQ(desk_step(leg, "outcome_written").status, 201);
    EXPECT_NE(value("select done_at from clock_line where code = 'outcome'"), "");
    EXPECT_EQ(desk_step(leg, "closed", {{"outcome", "reached"}}).status, 201);
}

TEST_F(DesksTest, a_report_that_cannot_wait_is_for_the_first_working_day_and_stands_on_top) {
    const auto first = sent_from(accepted());
    days_later(5);  // Saturday 7 November: the first is late
    const auto id = accepted();
    ASSERT_EQ(send(id, {{"given_how", "on_paper"}, {"urgent", true}}).status, 201);
    const auto leg = value("select id from referral where parent_id = $1", {id});
    const auto row = row_of(desk);
    EXPECT_EQ(row.at("referral_id").as_string(), leg);
    EXPECT_EQ(row.at("due_on"), "2026-11-09");
    EXPECT_EQ(app.show("select code, due_on from clock_line where referral_id = $1 and owner = "
                       "'receiver' order by due_on, code",
                       {leg}),
              "client_support | 2026-11-09\nreceipt | 2026-11-09\noutcome | 2026-12-21\n"
              "decision | 2027-01-04\n");
    // After the talk it is a case among the others.
    taken_by_the_desk(leg);
    EXPECT_EQ(row_of(desk).at("referral_id").as_string(), leg);
    desk_step(leg, "research_started");
    EXPECT_EQ(row_of(desk).at("referral_id").as_string(), first);
}

TEST_F(DesksTest, a_report_that_is_opened_again_keeps_the_days_of_the_law) {
    const auto leg = taken_by_the_desk(sent_from(accepted()));
    EXPECT_EQ(desk_step(leg, "not_reached").status, 201);
    days_later(10);
    const auto again = followed(leg);
    const auto lines = [&](const std::string& of) {
        return app.show(
            "select code, due_on, done_at from clock_line where referral_id = $1 "
            "order by due_on, code",
            {of});
    };
    EXPECT_NE(lines(again).find("outcome | 2026-12-14"), std::string::npos);
    EXPECT_EQ(lines(again), lines(leg));
}

TEST_F(DesksTest, a_report_that_is_opened_again_stays_with_the_case_that_sent_it) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto leg = taken_by_the_desk(sent_from(id));
    EXPECT_EQ(desk_step(leg, "not_reached").status, 201);
    const auto again = followed(leg);
    EXPECT_EQ(value("select parent_id from referral where id = $1", {again}), id);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).at("branches").as_array().size(), 2U);
    days_later(1);
    taken_by_the_desk(again);
    EXPECT_EQ(desk_step(again, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    EXPECT_EQ(row_of(coach).at("signal"), "desk_returned");
}

TEST_F(DesksTest, what_still_runs_at_a_desk_goes_along_with_a_case_that_is_opened_again) {
    const auto id = accepted();
    step(id, "contact_made");
    const auto leg = taken_by_the_desk(sent_from(id));
    step(id, "closed", {{"outcome", "partly"}});
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen").text("id");
    app.clock->advance_minutes(1);
    EXPECT_EQ(desk_step(leg, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    EXPECT_EQ(row_of(coach).at("referral_id").as_string(), again);
    EXPECT_EQ(row_of(coach).at("signal"), "desk_returned");
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-11-02");
}

TEST_F(DesksTest, what_a_desk_gives_back_to_a_closed_case_is_a_line_for_who_sent_it) {
    const auto id = accepted();
    step(id, "contact_made");
    const auto leg = taken_by_the_desk(sent_from(id));
    step(id, "closed", {{"outcome", "partly"}});
    EXPECT_EQ(desk_step(leg, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    const auto line = first_notice(coach);
    EXPECT_EQ(line.at("kind"), "branch_came_back");
    EXPECT_EQ(line.at("party_name"), "Anouk Maquette");
    EXPECT_EQ(line.at("name"), "Lies Verzonnen");
    EXPECT_FALSE(line.at("open").as_bool());
}

TEST_F(DesksTest, after_the_last_day_of_who_sent_it_the_team_hears_what_came_back) {
    const auto id = accepted();
    step(id, "contact_made");
    const auto leg = taken_by_the_desk(sent_from(id));
    step(id, "closed", {{"outcome", "partly"}});
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", false, cast::karin));
        return {};
    }));
    EXPECT_EQ(desk_step(leg, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    EXPECT_EQ(first_notice(colleague).at("kind"), "branch_came_back");
}

TEST_F(DesksTest, what_came_back_is_for_today_until_somebody_saw_to_it) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto leg = taken_by_the_desk(sent_from(id));
    days_later(1);
    EXPECT_EQ(desk_step(leg, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-11-03");
    const auto notice = std::string(first_notice(coach).at("id").as_string());
    EXPECT_EQ(app.ask(coach, "POST /api/case_notices/" + notice + "/seen").status, 204);
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-11-09") << "a week after the talk";
}

TEST_F(DesksTest, a_term_that_was_done_leaves_the_day_of_what_comes_next) {
    const auto leg = taken_by_the_desk(sent_from(accepted()));
    EXPECT_EQ(row_of(desk).at("due_on"), "2026-11-04");
    const auto line = "POST /api/cases/" + leg + "/term";
    EXPECT_EQ(app.ask(desk, line, {{"code", "client_support"}}).status, 201);
    EXPECT_EQ(row_of(desk).at("due_on"), "2026-11-09");
}

TEST_F(DesksTest, a_step_that_does_not_come_back_hides_no_other_that_does) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto first = taken_by_the_desk(sent_from(id));
    app.clock->advance_minutes(1);
    ASSERT_EQ(send(id, {{"given_how", "on_paper"}}).status, 201);
    const auto second = taken_by_the_desk(
        value("select id from referral where parent_id = $1 and id <> $2", {id, first}));
    app.clock->advance_minutes(1);
    EXPECT_EQ(desk_step(first, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    app.clock->advance_minutes(1);
    EXPECT_EQ(desk_step(second, "contact_made").status, 201);
    EXPECT_EQ(row_of(coach).at("signal"), "desk_returned");
    EXPECT_EQ(row_of(coach).at("branches_open"), 1);
}

TEST_F(DesksTest, a_debt_case_that_runs_is_looked_at_every_quarter) {
    is_now("debt_desk", "debt_officer");
    expect_a_look_every_quarter(running_at_the_desk("1965-03-14"));
}

TEST_F(DesksTest, a_youth_case_that_runs_is_looked_at_every_quarter) {
    is_now("youth_team", "youth_worker");
    expect_a_look_every_quarter(running_at_the_desk("2009-05-05"));
}

TEST_F(DesksTest, the_coach_reads_what_the_desk_did_with_it) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto leg = taken_by_the_desk(sent_from(id));
    EXPECT_EQ(row_of(coach).at("signal"), "desk_accepted");
    desk_step(leg, "contact_made");
    EXPECT_EQ(row_of(coach).at("signal"), "desk_accepted");
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-11-09");
    days_later(1);
    EXPECT_EQ(desk_step(leg, "not_fitting", {{"reason", "not_our_question"}}).status, 201);
    EXPECT_EQ(row_of(coach).at("signal"), "desk_returned");
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-11-03");
}

TEST_F(DesksTest, the_coach_reads_that_the_desk_is_ready) {
    const auto leg = taken_by_the_desk(sent_from(accepted()));
    for (const auto* name : {"research_started", "outcome_written"}) desk_step(leg, name);
    desk_step(leg, "closed", {{"outcome", "reached"}});
    EXPECT_EQ(row_of(coach).at("signal"), "desk_closed");
}

TEST_F(DesksTest, a_desk_that_says_nothing_brings_the_case_back_to_the_coach) {
    const auto id = accepted();
    sent_from(id);
    days_later(28);
    step(id, "contact_made");
    days_later(1);
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    EXPECT_EQ(row_of(coach).at("signal"), "desk_silent");
    EXPECT_EQ(row_of(coach).at("due_on"), "2026-12-01");
}

TEST_F(DesksTest, a_desk_takes_its_own_steps_and_no_others) {
    const auto leg = taken_by_the_desk(sent_from(accepted()));
    EXPECT_EQ(desk_step(leg, "started").status, 422);
    EXPECT_EQ(desk_step(leg, "waiting_list", {{"reason", "ill"}}).status, 422);
    const auto id = value("select id from referral where target = 'welfare_coach'");
    EXPECT_EQ(step(id, "research_started").status, 422);
}

TEST_F(DesksTest, received_and_finished_come_back_and_no_more_unless_lies_wants_it) {
    const auto id = accepted();
    const auto leg = taken_by_the_desk(sent_from(id));
    desk_step(leg, "research_started");
    const auto branch = app.ask(coach, "GET /api/cases/" + id).at("branches").at(0);
    EXPECT_EQ(branch.at("step"), "to_call");
    EXPECT_EQ(branch.at("target"), "wmo_desk");
    EXPECT_EQ(branch.at("to_organization_name"), "Gemeente Verzonnen");
    EXPECT_EQ(value("select count(*) from person_event where code = 'research_started'"), "0");
    desk_step(leg, "outcome_written");
    desk_step(leg, "closed", {{"outcome", "reached"}});
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).at("branches").at(0).at("step"), "closed");
}

// Wmo 2.3.5: six weeks of research, then two weeks from the application, whenever that came.
TEST_F(DesksTest, the_decision_is_due_two_weeks_after_the_application) {
    const auto leg = sent_from(accepted());
    ASSERT_EQ(
        app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}}).status,
        201);
    const std::string decision = "select due_on from clock_line where code = 'decision'";
    EXPECT_EQ(value(decision), "2026-12-28") << "six and two weeks, as long as nobody applied";
    days_later(45);
    ASSERT_EQ(app.ask(desk, "POST /api/cases/" + leg + "/term", {{"code", "application"}}).status,
              201);
    EXPECT_EQ(value(decision), "2026-12-31");
    EXPECT_NE(value("select done_by from clock_line where code = 'application'"), "");
}

TEST_F(DesksTest, lies_reads_the_clock_on_her_own_page) {
    sent_from(accepted());
    auto phone = lies_at_her_page();
    const auto page = app.ask(phone, "GET /api/my/page");
    bool told = false;
    for (const auto& referral : page.at("referrals").as_array())
        if (referral.at("target") == "wmo_desk")
            told = referral.at("clock").as_array().size() == 6 &&
                   referral.at("to_organization_name") == "Gemeente Verzonnen";
    EXPECT_TRUE(told) << page.raw;
}

TEST_F(DesksTest, a_desk_for_adults_is_not_asked_for_a_child) {
    const auto id = accepted();
    const auto refused = send(id, {{"birth_on", "2012-05-05"}, {"code", code_of_lies(id)}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").at("face_id"), "not_for_this_age");
    EXPECT_EQ(legs(), "1");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("birth_on"), "");
}

TEST_F(DesksTest, sharing_with_the_desk_stops_and_the_coach_keeps_the_case) {
    const auto id = accepted();
    const auto leg = taken_by_the_desk(sent_from(id));
    auto phone = lies_at_her_page();
    EXPECT_EQ(app.ask(phone, "POST /api/my/referrals/" + leg + "/stop_sharing").status, 201);
    EXPECT_EQ(app.ask(desk, "GET /api/cases/" + leg).text("step"), "sharing_stopped");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).text("step"), "to_call");
}

TEST_F(DesksTest, nobody_else_looks_into_the_desk) {
    const auto leg = sent_from(accepted());
    for (const auto* who : {&coach, &colleague, &social_worker, &stranger_coach})
        EXPECT_NE(app.ask(*who, "POST /api/cases/" + leg + "/accept", {{"version", 1}}).status,
                  201);
    EXPECT_EQ(app.ask(desk, "GET /api/people/" + cast::lies).status, 403);
    const auto coachs = value("select id from referral where target = 'welfare_coach'");
    EXPECT_EQ(app.ask(desk, "GET /api/cases/" + coachs).status, 404);
}

// Three purposes under three laws, in one municipality.
TEST_F(DesksTest, another_desk_of_the_same_municipality_reads_nothing_of_it) {
    const auto offered = sent_from(accepted());
    const auto nothing = [&](const std::string& leg) {
        EXPECT_EQ(app.ask(desk, "GET /api/cases/" + leg).status, 404);
        EXPECT_TRUE(app.ask(desk, "GET /api/worklist").at("rows").as_array().empty());
        EXPECT_EQ(desk_step(leg, "contact_made").status, 404);
        EXPECT_EQ(app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", 1}}).status,
                  404);
    };
    const auto anouk_is = [&](const std::string& role) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update account set role = $1 where id = $2", role, cast::anouk));
            return {};
        }));
    };
    for (const auto* role : {"debt_officer", "youth_worker", "welfare_coach"}) {
        anouk_is(role);
        nothing(offered);
    }
    anouk_is("wmo_officer");
    const auto taken = taken_by_the_desk(offered);
    anouk_is("debt_officer");
    nothing(taken);
    anouk_is("wmo_officer");
    EXPECT_EQ(app.ask(desk, "GET /api/cases/" + taken).status, 200);
}

TEST(TargetsTest, every_file_is_read_and_names_itself) {
    EXPECT_GE(targets().size(), 6U);
    for (const auto& target : targets()) EXPECT_EQ(target_of(target.code), &target);
    EXPECT_EQ(target_of("initiative"), nullptr);
}

TEST(TargetsTest, whoever_looks_after_somebody_may_ask_desks_colleagues_and_volunteers) {
    const std::vector<std::string> workers{"welfare_coach", "social_worker", "village_supporter"};
    for (const auto* asked : {"wmo_desk", "debt_desk", "youth_team", "village_volunteer",
                              "welfare_coach", "social_worker", "village_supporter"})
        for (const auto& role : workers)
            EXPECT_EQ(may_be_offered(*target_of(asked), role, "", "2026-11-02"), role != asked)
                << role << " asks " << asked;
}

TEST(TargetsTest, what_is_there_for_some_ages_is_asked_of_nobody_whose_age_is_not_known) {
    for (const auto* asked : {"wmo_desk", "debt_desk", "youth_team"}) {
        const auto refused = may_be_asked(*target_of(asked), "welfare_coach", "", "2026-11-02");
        ASSERT_FALSE(refused) << asked;
        EXPECT_EQ(refused.error().fields.at("birth_on"), "required") << asked;
        EXPECT_NE(may_be_asked(*target_of(asked), "welfare_coach", "2010-01-01", "2026-11-02")
                      .has_value(),
                  may_be_asked(*target_of(asked), "welfare_coach", "1965-03-14", "2026-11-02")
                      .has_value())
            << asked;
    }
    EXPECT_TRUE(may_be_asked(*target_of("social_worker"), "welfare_coach", "", "2026-11-02"));
}

TEST(TargetsTest, a_wrong_word_is_told_with_its_place) {
    const auto wrong = [](std::string json, const std::string& from, const std::string& to) {
        json.replace(json.find(from), from.size(), to);
        try {
            read_target("capabilities/referrals/packages/targets/x.json", json);
        } catch (const std::exception& problem) {
            return std::string(problem.what());
        }
        return std::string("no problem");
    };
    const std::string good = R"({"code": "x", "version": "1", "worker_role": "wmo_officer",
        "domain": "welfare", "about": ["care"], "senders": ["gp"], "fields": ["name"], "required": ["name"],
        "feedback_levels": ["running"], "consent_text": "t", "legal_ground": "consent",
        "steps": ["closed"], "clock": [{"code": "receipt", "owner": "receiver", "days": 2}],
        "words": {"nl": {"name": "X"}, "en": {"name": "X"}}})";
    EXPECT_EQ(wrong(good, "receipt", "receipt"), "no problem");
    EXPECT_NE(wrong(good, "[\"gp\"]", "[\"doctor\"]").find("senders does not know \"doctor\""),
              std::string::npos);
    EXPECT_NE(wrong(good, "[\"closed\"]", "[\"sent\"]").find("steps"), std::string::npos);
    EXPECT_NE(wrong(good, "\"required\": [\"name\"]", "\"required\": [\"phone\"]").find("required"),
              std::string::npos);
    EXPECT_NE(wrong(good, "\"days\": 2", "\"days\": 2, \"after\": \"talk\", \"days_after\": 2")
                  .find("after does not know"),
              std::string::npos);
    EXPECT_NE(wrong(good, "\"days\": 2", "\"owner2\": 2").find("clock"), std::string::npos);
    EXPECT_NE(wrong(good, "\"owner\": \"receiver\"", "\"owner\": \"moon\"").find("receipt"),
              std::string::npos);
    EXPECT_NE(wrong(good, "[\"closed\"]", "[\"follow_up\"], \"follow_ups\": true")
                  .find("follow_ups does not know"),
              std::string::npos);
    EXPECT_NE(wrong(good, "\"x\"", "\"y\"").find("code"), std::string::npos);
}

}  // namespace
}  // namespace veerkracht::referrals
