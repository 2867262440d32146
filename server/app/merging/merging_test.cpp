// Two rows of one resident become one by two colleagues, and two again: nothing is lost, and
// nothing of anybody else moves.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "app/merging/inventory.hpp"
#include "capabilities/access/restriction.hpp"
#include "runtime/backup/tables.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/at_once.hpp"
#include "testing/cast.hpp"
#include "testing/faults.hpp"
#include "testing/made_one.hpp"
#include "testing/whole_database.hpp"

namespace veerkracht::merging {
namespace {

using testing::Snapshot;
using testing::tables_that_differ;

class MergingTest : public CastTest {
  protected:
    MergingTest() {
        twin = app.ask(assistant, "POST /api/people",
                       {{"given_name", "Lies"},
                        {"family_name", "Verzonen"},
                        {"birth_on", cast::birth_date_of_lies},
                        {"phone", "0687654321"},
                        {"anyway", true}})
                   .text("id");
        rows = {.stays = cast::lies, .goes = twin};
    }
    ~MergingTest() override { testing::fail_at_statement(0); }

    TestReply one() {
        sign_in_all();
        auto reply = testing::made_one(app, assistant, gp, rows);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply;
    }
    TestReply two(const TestReply& page) {
        sign_in_all();
        auto reply = testing::made_two(app, assistant, nurse, page);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply;
    }
    std::string status_of(const std::string& id) {
        return value("select status from person where id = $1", {id});
    }
    int person_version(const std::string& id) {
        return std::stoi(value("select version from person where id = $1", {id}));
    }
    std::string sent_about(const std::string& person_id, const boost::json::object& with = {}) {
        auto request = request_for_lies(with);
        request["person_id"] = person_id;
        const auto reply = app.ask(gp, "POST /api/referrals", request);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply.text("id");
    }
    std::string taken_on(const std::string& person_id) {
        const auto id = sent_about(person_id);
        EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}})
                      .status,
                  201);
        return id;
    }
    std::string goal_of(const std::string& person_id, const std::string& words) {
        return app.ask(gp, "POST /api/people/" + person_id + "/goals", {{"words", words}})
            .text("id");
    }
    std::string goals(const std::string& person_id) {
        std::string text;
        const auto page = app.ask(gp, "GET /api/people/" + person_id);
        for (const auto& goal : page.at("goals").as_array())
            text += std::string(goal.at("words").as_string()) + ".";
        return text;
    }

    Snapshot snapshot() { return testing::whole_database(app); }

    std::string twin;
    testing::TwoRows rows;
};

// ---- two colleagues ----

TEST_F(MergingTest, the_same_colleague_twice_is_refused_and_another_makes_it_one) {
    goal_of(cast::lies, "Samen eten");
    app.clock->advance_minutes(1);
    goal_of(twin, "Weer fietsen");
    sign_in_all();
    const auto proposed = testing::propose_merge(app, assistant, rows);
    ASSERT_EQ(proposed.status, 201) << proposed.raw;
    EXPECT_EQ(proposed.at("merge").at("state"), "proposed");
    EXPECT_EQ(proposed.at("merge").at("waits_for_other"), true);
    EXPECT_EQ(goals(twin), "Weer fietsen.") << "until it is confirmed both work as they did";
    EXPECT_EQ(status_of(twin), "active");
    const auto alone = testing::confirm_merge(app, assistant, proposed);
    EXPECT_EQ(alone.status, 403);
    EXPECT_EQ(alone.text("code"), "merge.same_colleague");
    EXPECT_EQ(status_of(twin), "active");
    const auto made = testing::confirm_merge(app, gp, proposed);
    ASSERT_EQ(made.status, 201) << made.raw;
    EXPECT_EQ(made.at("merge").at("decided_by_name"), "Hub Voorbeeld");
    EXPECT_EQ(goals(cast::lies), "Weer fietsen.Samen eten.");
    const auto gone = app.ask(gp, "GET /api/people/" + twin);
    EXPECT_EQ(gone.at("same_as").at("id").as_string(), cast::lies);
    EXPECT_EQ(testing::confirm_merge(app, gp, proposed).status, 201) << "the second click";
    EXPECT_EQ(testing::confirm_merge(app, nurse, proposed).status, 409);
    // And the same to undo it.
    const auto asked = testing::ask_undo(app, nurse, made);
    ASSERT_EQ(asked.status, 201) << asked.raw;
    EXPECT_EQ(testing::confirm_undo(app, nurse, asked).status, 403);
    EXPECT_EQ(goals(cast::lies), "Weer fietsen.Samen eten.");
    const auto apart = testing::confirm_undo(app, gp, asked);
    ASSERT_EQ(apart.status, 201) << apart.raw;
    EXPECT_EQ(testing::confirm_undo(app, gp, asked).status, 201) << "the second click";
    EXPECT_EQ(goals(cast::lies), "Samen eten.");
    EXPECT_EQ(goals(twin), "Weer fietsen.");
    EXPECT_EQ(status_of(twin), "active");
}

TEST_F(MergingTest, who_confirms_proved_a_moment_ago_who_he_is) {
    const auto proposed = testing::propose_merge(app, assistant, rows);
    app.clock->advance_minutes(6);
    const auto late = testing::confirm_merge(app, gp, proposed);
    EXPECT_EQ(late.status, 401);
    EXPECT_EQ(late.text("code"), "session.proof_wanted");
    gp = signed_in(cast::hub);
    EXPECT_EQ(testing::confirm_merge(app, gp, proposed).status, 201);
}

TEST_F(MergingTest, it_is_refused_or_withdrawn_and_can_be_proposed_again) {
    const auto answered = [&](const TestSession& who, const TestReply& page) {
        const auto& merge = page.at("merge");
        return app.ask(who,
                       "POST /api/merges/" + std::string(merge.at("id").as_string()) + "/refuse",
                       {{"version", merge.at("version")}});
    };
    const auto first = testing::propose_merge(app, assistant, rows);
    EXPECT_EQ(testing::propose_merge(app, gp, rows).text("code"), "merge.standing");
    EXPECT_EQ(answered(gp, first).at("merge").at("state"), "refused");
    EXPECT_EQ(testing::confirm_merge(app, nurse, first).status, 409);
    const auto second = testing::propose_merge(app, assistant, rows);
    EXPECT_EQ(answered(assistant, second).at("merge").at("state"), "withdrawn");
    EXPECT_EQ(testing::propose_merge(app, assistant, rows).status, 201);
    EXPECT_EQ(status_of(twin), "active");
}

TEST_F(MergingTest, who_saw_something_else_confirms_nothing) {
    const auto proposed = testing::propose_merge(app, assistant, rows);
    ASSERT_EQ(app.ask(assistant, "PUT /api/people/" + twin + "/correction",
                      {{"version", person_version(twin)},
                       {"given_name", "Truus"},
                       {"family_name", "Schets"},
                       {"birth_on", "1948-01-02"},
                       {"phone", "0687654321"}})
                  .status,
              200);
    const auto stale = testing::confirm_merge(app, gp, proposed);
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.text("code"), "record.changed");
}

TEST_F(MergingTest, of_who_died_or_moved_or_is_frozen_nothing_is_made_one) {
    const auto proposed = testing::propose_merge(app, assistant, rows);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", twin));
        return {};
    }));
    EXPECT_EQ(testing::confirm_merge(app, gp, proposed).text("code"), "person.not_active");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'active' where id = $1", twin));
        work.actor.account_id = AccountId{cast::hub};
        return access::restrict_record(work, {.person_id = PersonId{twin},
                                              .organization_id = OrganizationId{cast::practice},
                                              .request_id = new_uuid(),
                                              .reason = "Klopt niet"});
    }));
    EXPECT_EQ(testing::confirm_merge(app, nurse, proposed).status, 403);
    EXPECT_EQ(testing::confirm_merge(app, gp, proposed).text("code"), "access.restricted")
        << "also by who decides the dispute";
}

TEST_F(MergingTest, a_colleague_finds_it_in_the_worklist_and_in_the_list_of_doubles) {
    const auto proposed = testing::propose_merge(app, assistant, rows);
    const auto tasks = app.ask(nurse, "GET /api/tasks");
    ASSERT_EQ(tasks.body.as_array().size(), 1U) << tasks.raw;
    EXPECT_EQ(tasks.body.at(0).at("kind"), "second_merge");
    EXPECT_EQ(tasks.body.at(0).at("about"), proposed.at("pair_id"));
    const std::string task(tasks.body.at(0).at("id").as_string());
    EXPECT_EQ(
        app.ask(nurse, "POST /api/tasks/" + task + "/done", {{"version", 1}, {"result", "reached"}})
            .text("code"),
        "task.elsewhere");
    const auto waiting = app.ask(nurse, "GET /api/merges");
    EXPECT_EQ(waiting.body.at(0).at("waits"), true) << waiting.raw;
    EXPECT_EQ(waiting.body.at(0).at("waits_for_other"), false);
    EXPECT_EQ(app.ask(assistant, "GET /api/merges").body.at(0).at("waits_for_other"), true);
    EXPECT_TRUE(app.ask(stranger, "GET /api/merges").body.as_array().empty());
    testing::confirm_merge(app, gp, proposed);
    EXPECT_EQ(app.show("select count(*) from task where done_at is null"), "0\n");
    const auto made = app.ask(nurse, "GET /api/merges");
    EXPECT_EQ(made.body.at(0).at("state"), "merged") << made.raw;
    EXPECT_EQ(made.body.at(0).at("waits"), false);
}

TEST_F(MergingTest, of_two_who_confirm_at_once_one_does) {
    goal_of(twin, "Weer fietsen");
    const auto proposed = testing::propose_merge(app, assistant, rows);
    const auto answers =
        testing::at_once({[&] { return testing::confirm_merge(app, gp, proposed).status; },
                          [&] { return testing::confirm_merge(app, nurse, proposed).status; },
                          [&] { return testing::confirm_merge(app, gp, proposed).status; }});
    EXPECT_GE(std::ranges::count(answers, 201), 1);
    EXPECT_GE(std::ranges::count(answers, 409), 1);
    EXPECT_EQ(std::ranges::count(answers, 201) + std::ranges::count(answers, 409), 3);
    EXPECT_EQ(goals(cast::lies), "Weer fietsen.");
    EXPECT_EQ(value("select count(*) from person_merge_change where table_name = 'goal' and "
                    "column_name = 'person_id'"),
              "1")
        << "it went once";
}

TEST_F(MergingTest, one_confirms_while_another_refuses_and_one_of_both_counts) {
    const auto proposed = testing::propose_merge(app, assistant, rows);
    const auto& merge = proposed.at("merge");
    const auto refused = "POST /api/merges/" + std::string(merge.at("id").as_string()) + "/refuse";
    const auto answers = testing::at_once(
        {[&] { return testing::confirm_merge(app, gp, proposed).status; },
         [&] {
             return app.ask(nurse, refused, {{"version", merge.at("version")}}).status;
         }});
    EXPECT_EQ(std::ranges::count(answers, 201), 1) << answers[0] << " " << answers[1];
    EXPECT_EQ(status_of(twin), answers[0] == 201 ? "same_as" : "active");
}

// ---- what moves ----

TEST_F(MergingTest, every_table_that_tells_of_a_resident_moves_or_is_left_with_why) {
    std::set<std::string> known, complaints;
    for (const auto& moved : what_moves())
        known.insert(std::string(moved.table) + "." + std::string(moved.person));
    for (const auto& left : what_is_left()) known.insert(std::string(left.table));
    app.app().database().read_and_wait([&](db::Connection& connection) {
        for (const auto& table : backup::tables_of(connection))
            for (const auto& column : table.columns) {
                const bool names = column.ends_with("person_id") || column == "same_as" ||
                                   column == "stays_id" || column == "first_id";
                if (names && !known.contains(table.name) &&
                    !known.contains(table.name + "." + column))
                    complaints.insert(table.name + "." + column);
            }
        return true;
    });
    EXPECT_EQ(complaints, std::set<std::string>{});
}

TEST_F(MergingTest, what_was_sealed_for_one_opens_for_the_other_and_goes_on) {
    const auto of_lies = taken_on(cast::lies);
    const auto of_twin = taken_on(twin);
    const auto goal = goal_of(twin, "Weer fietsen");
    app.ask(gp, "PUT /api/people/" + twin + "/safety_note", {{"words", "Hond in huis"}});
    app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Niet alleen"}});
    const auto page = one();
    for (const auto& id : {of_lies, of_twin}) {
        const auto read = app.ask(gp, "GET /api/referrals/" + id);
        EXPECT_EQ(read.status, 200) << read.raw;
        EXPECT_EQ(value("select person_id from referral where id = $1", {id}), cast::lies);
        EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200);
    }
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).at("safety_note").at("words"),
              "Niet alleen\nHond in huis");
    // What is added to what moved goes back with it; what stands by itself does not.
    step(of_twin, "intake_done");
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + of_twin + "/feedback",
                      {{"version", version_of(of_twin)},
                       {"status", "started_well"},
                       {"sentence", "Gaat goed."}})
                  .status,
              201);
    ASSERT_EQ(
        app.ask(gp, "PUT /api/goals/" + goal,
                {{"version", std::stoi(value("select version from goal where id = $1", {goal}))},
                 {"words", "Weer samen fietsen"},
                 {"state", "open"}})
            .status,
        200);
    goal_of(cast::lies, "Vroeg naar bed");
    two(page);
    EXPECT_EQ(value("select person_id from referral where id = $1", {of_twin}), twin);
    const auto back = app.ask(gp, "GET /api/referrals/" + of_twin);
    ASSERT_EQ(back.status, 200) << back.raw;
    EXPECT_NE(back.raw.find("Gaat goed."), std::string::npos) << back.raw;
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + of_lies).status, 200);
    EXPECT_EQ(goals(twin), "Weer samen fietsen.");
    EXPECT_EQ(goals(cast::lies), "Vroeg naar bed.");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).at("safety_note").at("words"),
              "Niet alleen");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + twin).at("safety_note").at("words"), "Hond in huis");
}

TEST_F(MergingTest, links_and_mandates_of_the_row_that_goes_end_and_are_given_anew) {
    referred();
    sent_about(twin);
    const auto open_of = [&](const std::string& id) {
        return value("select count(*) from link where person_id = $1 and closed_at is null", {id});
    };
    const auto before = open_of(twin);
    EXPECT_NE(before, "0");
    const auto of_lies = open_of(cast::lies);
    const auto page = one();
    EXPECT_EQ(open_of(twin), "0");
    EXPECT_EQ(open_of(cast::lies), of_lies);
    two(page);
    EXPECT_EQ(open_of(twin), "0");
}

TEST_F(MergingTest, a_no_of_either_counts_and_what_it_ended_does_not_begin_again) {
    const auto running = taken_on(cast::lies);
    app.clock->advance_minutes(2);
    ASSERT_EQ(app.ask(gp, "POST /api/people/" + twin + "/refusals",
                      {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}})
                  .status,
              201);
    const auto page = one();
    EXPECT_EQ(value("select person_id from consent_refusal"), cast::lies);
    EXPECT_EQ(value("select step from referral where id = $1", {running}), "sharing_stopped");
    two(page);
    EXPECT_EQ(value("select person_id from consent_refusal"), twin);
    EXPECT_EQ(value("select step from referral where id = $1", {running}), "sharing_stopped");
}

TEST_F(MergingTest, two_mandates_do_not_become_more_than_one) {
    const auto mandate_for = [&](const std::string& id) {
        const auto reply = app.ask(gp, "POST /api/people/" + id + "/mandates",
                                   {{"kind", "mentor"},
                                    {"name", "Truus Voorbeeld"},
                                    {"phone", "0612345699"},
                                    {"ground", "Rechtbank, 2026"},
                                    {"ends_on", "2027-01-01"}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
    };
    mandate_for(cast::lies);
    mandate_for(twin);
    const auto open_of = [&](const std::string& id) {
        return value("select count(*) from mandate where person_id = $1 and ended_at is null",
                     {id});
    };
    const auto page = one();
    EXPECT_EQ(open_of(cast::lies), "1");
    EXPECT_EQ(open_of(twin), "0") << "it was given for that page";
    two(page);
    EXPECT_EQ(open_of(twin), "0") << "given anew, by who still wants it";
}

TEST_F(MergingTest, an_address_that_is_secret_in_one_row_is_secret_in_both) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set secret_address = $1 where id = $2", true, twin));
        return {};
    }));
    const auto secret = [&] {
        return value("select count(*) from person where id = $1 and secret_address", {cast::lies});
    };
    const auto page = one();
    EXPECT_EQ(secret(), "1");
    two(page);
    EXPECT_EQ(secret(), "0");
}

TEST_F(MergingTest, who_looked_at_either_is_told_to_the_one_that_stays) {
    referred();
    app.ask(nurse, "GET /api/people/" + twin);
    const auto lies = lies_at_her_page();
    const auto nurse_looked = [&] {
        const auto looks = app.ask(lies, "GET /api/my/looks");
        EXPECT_EQ(looks.status, 200) << looks.raw;
        return looks.raw.find("practice_nurse") != std::string::npos;
    };
    EXPECT_FALSE(nurse_looked());
    sign_in_all();
    const auto logged =
        value("select count(*) from access_log_person where person_id = $1", {twin});
    const auto page = one();
    EXPECT_TRUE(nurse_looked());
    EXPECT_GT(
        std::stoi(value("select count(*) from access_log_person where person_id = $1", {twin})),
        std::stoi(logged))
        << "who made it one stands at both";
    sign_in_all();
    ASSERT_EQ(testing::made_two(app, assistant, gp, page).status, 201);
    EXPECT_FALSE(nurse_looked()) << "that was the other one";
}

TEST_F(MergingTest, after_ninety_days_it_stands_and_the_former_values_go) {
    goal_of(twin, "Weer fietsen");
    const auto page = one();
    EXPECT_NE(value("select count(*) from person_merge_change"), "0");
    days_later(91);
    app.deliver();
    EXPECT_EQ(value("select count(*) from person_merge_change"), "0");
    EXPECT_EQ(testing::ask_undo(app, assistant, page).text("code"), "merge.too_late");
    EXPECT_EQ(goals(cast::lies), "Weer fietsen.");
}

TEST_F(MergingTest, broken_off_at_any_statement_it_is_one_or_two_and_nothing_between) {
    taken_on(twin);
    goal_of(twin, "Weer fietsen");
    app.ask(gp, "PUT /api/people/" + twin + "/needs", {{"codes", {"alone"}}});
    app.deliver();
    sign_in_all();
    const auto proposed = testing::propose_merge(app, assistant, rows);
    const auto before = snapshot();
    int broken = 0;
    for (int statement = 1; statement < 2'000; ++statement) {
        testing::fail_at_statement(statement);
        testing::confirm_merge(app, gp, proposed);
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        if (status_of(twin) == "same_as") {
            EXPECT_FALSE(tables_that_differ(before, snapshot()).empty());
            break;
        }
        ASSERT_TRUE(broke);
        ++broken;
        ASSERT_EQ(tables_that_differ(before, snapshot()), "") << statement;
    }
    EXPECT_GT(broken, 40);
    EXPECT_EQ(goals(cast::lies), "Weer fietsen.");
}

TEST_F(MergingTest, a_team_makes_one_of_two_rows_of_its_own_cases_and_no_other_team_sees_them) {
    ASSERT_EQ(app.ask(assistant, "PUT /api/people/" + twin + "/correction",
                      {{"version", person_version(twin)},
                       {"given_name", "Lies"},
                       {"family_name", "Verzonen"},
                       {"birth_on", cast::birth_date_of_lies},
                       {"phone", cast::phone_of_lies}})
                  .status,
              200);
    const auto of_lies = taken_on(cast::lies);
    const auto of_twin = taken_on(twin);
    for (int turn = 0; turn < 5 && value("select count(*) from person_to_compare") != "0"; ++turn) {
        app.clock->advance_seconds(3);
        app.deliver();
    }
    const auto pairs = app.ask(coach, "GET /api/likely_pairs");
    ASSERT_EQ(pairs.at("rows").as_array().size(), 1U) << pairs.raw;
    const std::string pair(pairs.at("rows").at(0).at("id").as_string());
    EXPECT_TRUE(app.ask(stranger_coach, "GET /api/likely_pairs").at("rows").as_array().empty());
    EXPECT_EQ(app.ask(stranger_coach, "GET /api/likely_pairs/" + pair).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/likely_pairs/" + pair).status, 404) << "another controller";
    sign_in_all();
    const auto page = testing::merge_page(app, coach, pair);
    ASSERT_EQ(page.status, 200) << page.raw;
    const auto stays = value("select recipient_person_id from referral where id = $1", {of_lies});
    const auto proposed = app.ask(coach, "POST /api/likely_pairs/" + pair + "/merge",
                                  {{"first_version", page.at("first_version")},
                                   {"second_version", page.at("second_version")},
                                   {"stays_id", stays},
                                   {"reason", "Zelfde nummer"}});
    ASSERT_EQ(proposed.status, 201) << proposed.raw;
    EXPECT_EQ(testing::confirm_merge(app, coach, proposed).status, 403);
    const auto made = testing::confirm_merge(app, colleague, proposed);
    ASSERT_EQ(made.status, 201) << made.raw;
    EXPECT_EQ(value("select recipient_person_id from referral where id = $1", {of_twin}), stays);
    for (const auto& id : {of_lies, of_twin})
        EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200);
    EXPECT_EQ(value("select person_id from referral where id = $1", {of_twin}), twin)
        << "the practice keeps its own two rows";
}

// ---- whatever happened before ----

class AnyHistory : public MergingTest {
  protected:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(chance); }
    const std::string& somebody() { return below(2) == 0 ? cast::lies : twin; }
    TestReply acted(int kind, const std::string& who) {
        const auto path = "/api/people/" + who;
        switch (kind) {
            case 0:
                return app.ask(gp, "POST " + path + "/goals",
                               {{"words", "Doel " + std::to_string(below(99))}});
            case 1:
                return app.ask(gp, "PUT " + path + "/needs",
                               {{"codes", below(2) == 0 ? boost::json::array{"alone", "debts"}
                                                        : boost::json::array{"alone", "sleep"}}});
            case 2:
                return app.ask(
                    gp, "PUT " + path + "/safety_note",
                    {{"words", below(3) == 0 ? "" : "Let op " + std::to_string(below(9))}});
            case 3:
                return app.ask(gp, "POST " + path + "/conversations",
                               {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
            case 4: return app.ask(gp, "POST /api/referrals", request_about(who));
            case 5: {
                const auto id = newest("accepted_at is null");
                return app.ask(coach, "POST /api/cases/" + id + "/accept",
                               {{"version", id == cast::absent ? 0 : version_of(id)}});
            }
            case 6: {
                const auto id = newest("accepted_at is not null and closed_at is null");
                return app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "Notitie"}});
            }
            case 7: {
                const auto id = newest("accepted_at is not null and closed_at is null");
                return app.ask(coach, "POST /api/cases/" + id + "/feedback",
                               {{"version", id == cast::absent ? 0 : version_of(id)},
                                {"status", "met"},
                                {"sentence", "Gaat goed"}});
            }
            case 8:
                return app.ask(assistant, "PUT " + path + "/correction",
                               {{"version", person_version(who)},
                                {"given_name", "Lies"},
                                {"family_name", below(2) == 0 ? "Verzonnen" : "Verzonen"},
                                {"birth_on", cast::birth_date_of_lies},
                                {"phone", "061234567" + std::to_string(below(9))}});
            case 9:
                return app.ask(assistant, "POST " + path + "/invitations",
                               {{"questionnaire", "six_marks"}, {"channel", "sms"}});
            case 10: return app.ask(assistant, "POST " + path + "/cards", {{"channel", "paper"}});
            case 11:
                return app.ask(gp, "PUT " + path + "/contact",
                               {{"version", person_version(who)},
                                {"phone", "0612345678"},
                                {"language", "nl"},
                                {"call_allowed", below(2) == 0},
                                {"call_when", below(2) == 0 ? "" : "na vijf uur"}});
            default:
                return app.ask(gp, "POST " + path + "/mandates",
                               {{"kind", "mentor"},
                                {"name", "Truus Voorbeeld"},
                                {"phone", "0612345699"},
                                {"ground", "Rechtbank, 2026"},
                                {"ends_on", "2027-01-01"}});
        }
    }
    static constexpr int kinds = 13;
    void act() {
        const int kind = below(kinds);
        const auto reply = acted(kind, somebody());
        if (reply.status < 300)
            ++worked[kind];
        else
            refused[kind] = std::to_string(reply.status) + " " + reply.raw;
    }
    std::string newest(const std::string& which) {
        const auto id = value("select id from referral where " + which + " order by id desc");
        return id.empty() ? cast::absent : id;
    }
    boost::json::object request_about(const std::string& who) {
        auto request = request_for_lies();
        request["person_id"] = who;
        return request;
    }
    std::map<int, int> worked;
    std::map<int, std::string> refused;
    std::mt19937 chance{20'261'123};  // NOLINT: the same histories each time
};

TEST_F(AnyHistory, one_and_two_again_is_as_it_was_to_the_byte) {
    // Each looks at the whole database three times; VEERKRACHT_PROVE=1 plays them all.
    const int histories = std::getenv("VEERKRACHT_PROVE") == nullptr ? 80 : 300;
    int moved = 0;
    for (int history = 0; history < histories; ++history) {
        const int acts = 1 + below(4);
        for (int i = 0; i < acts; ++i) act();
        app.clock->advance_minutes(3);
        app.deliver();
        sign_in_all();
        const auto before = snapshot();
        const auto page = testing::made_one(app, assistant, gp, rows);
        ASSERT_EQ(page.status, 201) << page.raw;
        const auto between = snapshot();
        for (const auto& [table, rows_of] : before)
            for (const auto& row : rows_of) {
                const bool is_about = row.find(cast::lies) != std::string::npos ||
                                      row.find(twin) != std::string::npos;
                static const std::set<std::string> hang_on{"feedback", "leg_question",
                                                           "practice_choice", "research_response"};
                if (is_about || hang_on.contains(table)) continue;
                ASSERT_EQ(between.at(table).count(row), rows_of.count(row))
                    << table << ": nothing of anybody else moves";
            }
        moved += tables_that_differ(before, between).empty() ? 0 : 1;
        const auto apart = testing::made_two(app, assistant, nurse, page);
        ASSERT_EQ(apart.status, 201) << apart.raw;
        ASSERT_EQ(tables_that_differ(before, snapshot()), "") << "history " << history;
        if (below(2) == 0) std::swap(rows.stays, rows.goes);
    }
    EXPECT_EQ(moved, histories);
    for (int kind = 0; kind < kinds; ++kind)
        EXPECT_GT(worked[kind], 0) << kind << ": " << refused[kind];
}

}  // namespace
}  // namespace veerkracht::merging
