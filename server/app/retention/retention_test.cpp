// What is past its term goes, after somebody looked; what is in use stays and the report says why.
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "app/retention/run.hpp"
#include "runtime/backup/tables.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/seal.hpp"
#include "runtime/log/verify.hpp"
#include "testing/cast.hpp"
#include "testing/faults.hpp"
#include "testing/hire.hpp"

namespace veerkracht::retention {
namespace {

struct Folder {
    Folder() {
        std::string pattern = ::testing::TempDir() + "veerkracht_retention_XXXXXX";
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path;
};

class RetentionTest : public CastTest {
  protected:
    ~RetentionTest() override { testing::fail_at_statement(0); }

    void set_up(const TestSession& who) {
        app.ask(who, "PUT /api/setup/controller",
                {{"version", 0},
                 {"name", "De Linde B.V."},
                 {"registration", "12345678"},
                 {"address", "Laan 1"},
                 {"postcode", "5966 AB"},
                 {"place", "America"},
                 {"contact_name", "Mies"},
                 {"contact_email", "post@linde.example"},
                 {"contact_phone", ""}});
        app.ask(who, "PUT /api/setup/officer",
                {{"version", 0},
                 {"kind", "outside"},
                 {"name", "Floor"},
                 {"email", "fg@linde.example"},
                 {"phone", ""}});
        app.ask(who, "PUT /api/setup/retention", {{"version", 0}, {"terms", boost::json::array()}});
    }
    void years_later(int years) { days_later(366 * years); }

    TestReply look(const TestSession& who) { return app.ask(who, "POST /api/retention_runs"); }
    TestReply release(const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/retention_runs/" + id + "/release");
    }
    // A minute later the house does what was released.
    void next_minute() {
        app.clock->advance_minutes(2);
        app.deliver();
    }
    // Looked at and let go by the same hand.
    void let_go(const TestSession& who) {
        const auto looked = look(who);
        ASSERT_EQ(looked.status, 201) << looked.raw;
        ASSERT_EQ(release(who, looked.text("id")).status, 201);
        next_minute();
    }
    static std::int64_t count(const boost::json::value& run, std::string_view record,
                              std::string_view what) {
        for (const auto& one : run.at("counts").as_array())
            if (one.at("record").as_string() == record && one.at("what").as_string() == what)
                return one.at("number").as_int64();
        return 0;
    }
    boost::json::value newest(const TestSession& who) {
        const auto page = app.ask(who, "GET /api/retention");
        EXPECT_EQ(page.status, 200) << page.raw;
        return page.at("runs").as_array().empty() ? boost::json::value()
                                                  : page.at("runs").as_array().front();
    }
    std::int64_t number(const std::string& sql, const std::vector<std::string>& with = {}) {
        return std::stoll(value(sql, with));
    }
    std::int64_t people_of(const std::string& organization) {
        return number("select count(*) from person where organization_id = $1", {organization});
    }
    std::string row_at(const std::string& organization) {
        return value("select id from person where organization_id = $1", {organization});
    }

    std::string folder() const { return folder_.path; }
    std::string copied_log() {
        const auto path = folder() + "/copy.jsonl";
        EXPECT_TRUE(log::copy_log(app.app(), path));
        return path;
    }
    log::Verified proven(const std::vector<std::string>& paths, const std::string& outside) {
        std::vector<std::ifstream> files;
        std::vector<std::istream*> copies;
        files.reserve(paths.size());
        for (const auto& path : paths) copies.push_back(&files.emplace_back(path));
        const auto key = log::read_key_line(log::public_key_line(app.app()).value()).value();
        auto found = log::verify(copies, key, {outside});
        EXPECT_TRUE(found.problems.empty()) << found.problems[0].code;
        return found;
    }

    // Each table in which these letters stand in any row.
    std::set<std::string> tables_with(const std::string& letters) {
        std::set<std::string> found;
        app.app().database().read_and_wait([&](db::Connection& connection) {
            db::work_for_the_house(connection);
            for (const auto& table : backup::tables_of(connection))
                backup::each_row(connection, table, [&](std::string_view row) {
                    if (row.find(letters) != std::string_view::npos) found.insert(table.name);
                });
            return true;
        });
        return found;
    }
    // What may still name a row that is gone: who looked, what was news, and that somebody said
    // yes.
    static std::set<std::string> beside(std::set<std::string> tables) {
        for (const auto* kept :
             {"access_log", "access_log_filed", "access_log_unfiled", "event", "consent",
              "consent_proof", "consent_refusal", "idempotent_request"})
            tables.erase(kept);
        return tables;
    }

    // A case of Lies with all that hangs on it, and closed.
    std::string closed_case() {
        app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Samen eten"}});
        app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Let op"}});
        app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
        app.ask(gp, "POST /api/people/" + cast::lies + "/cards", {{"channel", "paper"}});
        const auto id = accepted();
        app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "Komt graag"}});
        step(id, "intake_done");
        step(id, "started");
        step(id, "closed", {{"outcome", "reached"}});
        app.deliver();
        return id;
    }
    void release_everything_of_the_practice() {
        set_up(manager);
        let_go(manager);
    }

  private:
    Folder folder_;
};

TEST_F(RetentionTest, nothing_goes_before_somebody_looked_and_let_it_go) {
    set_up(manager);
    EXPECT_EQ(count(look(manager).body, "care", "due"), 0);
    years_later(21);
    app.deliver();
    days_later(1);
    app.deliver();
    EXPECT_EQ(people_of(cast::practice), 2);
    const auto looked = look(manager);
    EXPECT_EQ(count(looked.body, "records", "before"), 2) << looked.raw;
    EXPECT_EQ(count(looked.body, "care", "due"), 2) << looked.raw;
    app.deliver();
    EXPECT_EQ(people_of(cast::practice), 2) << "a look is a look";
    EXPECT_EQ(release(manager, looked.text("id")).status, 201);
    EXPECT_EQ(release(manager, looked.text("id")).status, 201) << "the second click";
    next_minute();
    EXPECT_EQ(people_of(cast::practice), 0);
    EXPECT_EQ(people_of(cast::other_practice), 1) << "of others nothing";
    const auto report = newest(manager);
    EXPECT_EQ(report.at("state").as_string(), "done");
    EXPECT_EQ(count(report, "records", "before"), 2);
    EXPECT_EQ(count(report, "care", "removed"), 2);
    EXPECT_GE(count(report, "care", "rows"), 4);
}

TEST_F(RetentionTest, a_record_that_goes_leaves_nothing_but_who_looked_and_what_was_allowed) {
    closed_case();
    const auto at_the_coach = row_at(cast::welfare);
    const auto lines = number("select count(*) from access_log");
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    EXPECT_EQ(people_of(cast::welfare), 0);
    EXPECT_EQ(beside(tables_with(at_the_coach)), std::set<std::string>{"referral"})
        << "an id that is nobody's, in the referral of the GP";
    EXPECT_EQ(people_of(cast::practice), 2) << "the GP keeps it longer";
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).status, 200);
    EXPECT_GT(number("select count(*) from access_log"), lines);

    years_later(19);
    release_everything_of_the_practice();
    EXPECT_EQ(beside(tables_with(cast::lies)), std::set<std::string>{});
    EXPECT_EQ(value("select count(*) from referral"), "0");
    EXPECT_EQ(value("select count(*) from thread"), "0");
    EXPECT_EQ(value("select count(*) from consent"), "0") << "five years after the end are over";
    EXPECT_EQ(value("select count(*) from access_log where at < '2027-01-01'"),
              value("select count(*) from access_log where at < '2027-01-01' and id > 0"));
    EXPECT_GT(number("select count(*) from access_log_person where person_id = $1", {cast::lies}),
              0)
        << "who looked is kept by its own term";
}

TEST_F(RetentionTest, a_gp_still_reads_a_case_of_which_the_team_keeps_nothing) {
    const auto id = closed_case();
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).status, 200);
    const auto gone = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_TRUE(gone.status == 404 || gone.status == 403) << gone.raw;
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").status, 200);
    EXPECT_EQ(app.ask(manager, "GET /api/referral_figures?from_on=2026-01-01&until_on=2026-12-31")
                      .status < 500,
              true);
}

TEST_F(RetentionTest, what_is_in_use_stays_and_the_report_says_why) {
    closed_case();
    const auto lies_page = lies_at_her_page();
    const auto asked = app.ask(lies_page, "POST /api/my/requests",
                               {{"organization_id", cast::practice},
                                {"kind", "objection"},
                                {"subject", "other"},
                                {"words", "Stop hiermee"}});
    ASSERT_EQ(asked.status, 201) << asked.raw;
    years_later(21);
    set_up(manager);
    auto looked = look(manager);
    EXPECT_EQ(count(looked.body, "care", "due"), 1) << looked.raw;
    EXPECT_EQ(count(looked.body, "care", "kept.open_request"), 1) << looked.raw;
    const auto id = value("select id from record_request");
    ASSERT_EQ(
        app.ask(gp, "POST /api/record_requests/" + id + "/restrict", {{"words", "Geschil"}}).status,
        201);
    looked = look(manager);
    EXPECT_EQ(count(looked.body, "care", "due"), 1) << "freezing is a change, and use";
    EXPECT_EQ(count(looked.body, "care", "kept.restriction"), 0) << "touched today";
    years_later(21);
    looked = look(manager);
    EXPECT_EQ(count(looked.body, "care", "kept.restriction"), 1) << looked.raw;
    release(manager, looked.text("id"));
    next_minute();
    EXPECT_EQ(value("select id from person where organization_id = $1", {cast::practice}),
              cast::lies)
        << "nothing of a frozen record";
    EXPECT_EQ(count(newest(manager), "care", "kept.restriction"), 1);
    EXPECT_EQ(count(newest(manager), "care", "removed"), 1);
}

TEST_F(RetentionTest, a_request_that_was_extended_goes_with_its_record) {
    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    testing::hire(app, officer_id, cast::practice, "privacy_officer");
    closed_case();
    app.ask(lies_at_her_page(), "POST /api/my/requests",
            {{"organization_id", cast::practice},
             {"kind", "correction"},
             {"subject", "phone"},
             {"words", "Mijn nummer"}});
    const auto id = value("select id from record_request");
    const auto path = "POST /api/record_requests/" + id;
    ASSERT_EQ(app.ask(signed_in(officer_id), path + "/extend",
                      {{"version", 1}, {"words", "Het archief is ver weg"}})
                  .status,
              201);
    const auto version = std::stoi(value("select version from record_request"));
    ASSERT_EQ(
        app.ask(gp, path + "/answer", {{"version", version}, {"answer", "done"}, {"words", ""}})
            .status,
        201);
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    years_later(19);
    release_everything_of_the_practice();
    EXPECT_EQ(people_of(cast::practice), 0);
    EXPECT_EQ(value("select count(*) from request_extension"), "0");
}

TEST_F(RetentionTest, a_case_that_runs_and_a_record_that_others_work_with_stay) {
    referred();
    const auto first = value("select id from referral");
    app.ask(gp, "POST /api/referrals/" + first + "/withdraw", {{"version", version_of(first)}});
    accepted();
    years_later(21);
    set_up(manager);
    EXPECT_EQ(count(look(manager).body, "care", "kept.open_referral"), 1);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update referral set closed_at = changed_at, state = 'closed' where "
                            "closed_at is null"));
        return {};
    }));
    const auto looked = look(manager);
    EXPECT_EQ(count(looked.body, "care", "kept.with_others"), 1) << looked.raw;
    EXPECT_EQ(count(looked.body, "care", "due"), 1) << looked.raw;
}

TEST_F(RetentionTest, a_hold_keeps_everything_also_of_what_was_let_go) {
    years_later(21);
    set_up(manager);
    const auto looked = look(manager);
    const boost::json::object inquiry{
        {"version", 0}, {"reason", "Onderzoek van de inspectie"}, {"until_on", "2049-01-01"}};
    ASSERT_EQ(app.ask(manager, "PUT /api/retention/hold", inquiry).status, 200);
    EXPECT_EQ(app.ask(manager, "PUT /api/retention/hold", inquiry).status, 409);
    const auto refused = release(manager, looked.text("id"));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("code"), "retention.held");
    ASSERT_EQ(app.ask(manager, "PUT /api/retention/hold",
                      {{"version", 1}, {"reason", ""}, {"until_on", ""}})
                  .status,
              200);
    ASSERT_EQ(release(manager, looked.text("id")).status, 201);
    ASSERT_EQ(app.ask(manager, "PUT /api/retention/hold",
                      {{"version", 2}, {"reason", "Toch"}, {"until_on", "2049-01-01"}})
                  .status,
              200);
    next_minute();
    EXPECT_EQ(people_of(cast::practice), 2);
    EXPECT_EQ(count(newest(manager), "care", "kept.held"), 2);
    const auto wrong =
        app.ask(manager, "PUT /api/retention/hold",
                {{"version", 3}, {"reason", "Nog eens"}, {"until_on", "2020-01-01"}});
    EXPECT_EQ(wrong.at("fields").at("until_on").as_string(), "out_of_range");
}

TEST_F(RetentionTest, after_other_terms_or_a_day_somebody_looks_again) {
    years_later(21);
    const auto too_early = look(manager);
    EXPECT_EQ(release(manager, too_early.text("id")).text("code"), "setup.incomplete");
    set_up(manager);
    EXPECT_EQ(release(manager, too_early.text("id")).text("code"), "retention.look_again")
        << "counted before the terms were settled";
    const auto looked = look(manager);
    app.ask(manager, "PUT /api/setup/retention",
            {{"version", 1}, {"terms", {{{"record", "care"}, {"months", 300}}}}});
    EXPECT_EQ(release(manager, looked.text("id")).text("code"), "retention.look_again");
    const auto longer = look(manager);
    EXPECT_EQ(count(longer.body, "care", "due"), 0) << "25 years now";
    EXPECT_EQ(release(manager, looked.text("id")).status, 409) << "overtaken";
    days_later(2);
    EXPECT_EQ(release(manager, longer.text("id")).text("code"), "retention.look_again");
}

TEST_F(RetentionTest, by_the_same_terms_the_nights_go_on_and_after_an_upgrade_they_wait) {
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    const auto id = closed_case();
    years_later(3);
    app.deliver();
    EXPECT_EQ(people_of(cast::welfare), 0) << id;
    const auto report = newest(team_manager);
    EXPECT_EQ(count(report, "welfare", "removed"), 1);
    EXPECT_EQ(report.at("looked_by").as_string(), "") << "by night";
    EXPECT_TRUE(app.ask(team_manager, "GET /api/retention").at("by_itself").as_bool());

    closed_case();
    // As if the terms of the program changed with an upgrade.
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update retention_run set terms = '2025-1/1'"));
        return {};
    }));
    years_later(3);
    app.deliver();
    EXPECT_EQ(people_of(cast::welfare), 1);
    EXPECT_FALSE(app.ask(team_manager, "GET /api/retention").at("by_itself").as_bool());
}

TEST_F(RetentionTest, sessions_go_after_ninety_days_and_none_that_runs) {
    set_up(manager);
    days_later(60);
    let_go(manager);
    const auto before = number("select count(*) from session");
    days_later(60);
    app.deliver();
    EXPECT_LT(number("select count(*) from session"), before + 14);
    EXPECT_EQ(app.ask(gp, "GET /api/session").status, 200);
    EXPECT_GT(count(newest(manager), "sessions", "removed"), 0);
}

// Each record goes whole, with its line in the report; the rest goes on the next time.
TEST_F(RetentionTest, broken_off_at_any_statement_a_batch_went_whole_or_not_at_all) {
    closed_case();
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    years_later(19);
    set_up(manager);
    const auto looked = look(manager);
    ASSERT_EQ(count(looked.body, "care", "due"), 2);
    ASSERT_EQ(release(manager, looked.text("id")).status, 201);
    const auto rows_of_lies = beside(tables_with(cast::lies));
    ASSERT_GT(rows_of_lies.size(), 5U);
    int broken = 0;
    for (int statement = 1; statement < 2'000; ++statement) {
        testing::fail_at_statement(statement);
        try {
            const auto done = run_what_is_due(app.app());
            static_cast<void>(done);
        } catch (const db::EngineError&) {
            ++broken;
        }
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        const auto removed = count(newest(manager), "care", "removed");
        ASSERT_EQ(people_of(cast::practice), 2 - removed) << statement;
        const auto left = beside(tables_with(cast::lies));
        ASSERT_EQ(left, removed == 0 ? rows_of_lies : std::set<std::string>{}) << statement;
        if (!broke) break;
    }
    EXPECT_GT(broken, 40);
    EXPECT_EQ(people_of(cast::practice), 0);
    EXPECT_EQ(newest(manager).at("state").as_string(), "done");
    EXPECT_EQ(count(newest(manager), "care", "removed"), 2) << "counted once";
}

TEST_F(RetentionTest, who_watches_over_privacy_reads_the_report_and_lets_nothing_go) {
    const std::string officer = "018f0000-0000-7000-8000-00000000b0f1";
    testing::hire(app, officer, cast::practice, "privacy_officer");
    years_later(21);
    set_up(manager);
    const auto id = look(manager).text("id");
    const auto watching = signed_in(officer);
    const auto page = app.ask(watching, "GET /api/retention");
    ASSERT_EQ(page.status, 200) << page.raw;
    EXPECT_FALSE(page.at("may_change").as_bool());
    EXPECT_EQ(count(page.at("runs").at(0), "care", "due"), 2);
    EXPECT_EQ(release(watching, id).status, 403);
    EXPECT_EQ(look(watching).status, 403);
    EXPECT_EQ(app.ask(coach, "GET /api/retention").status, 403);
    EXPECT_EQ(release(team_manager, id).status, 404) << "of another organisation";
}

// The lines keep a number that is nobody's any more, and leave as a file when they are old enough;
// the chain holds over both.
TEST_F(RetentionTest, the_chain_of_the_log_holds_when_a_resident_was_erased_and_when_lines_leave) {
    closed_case();
    ASSERT_TRUE(log::sign_now(app.app()));
    const auto outside = log::sign_now(app.app()).value()->note;
    years_later(3);
    set_up(team_manager);
    let_go(team_manager);
    years_later(19);
    release_everything_of_the_practice();
    ASSERT_EQ(people_of(cast::practice), 0);
    ASSERT_GT(number("select count(*) from access_log_person where person_id = $1", {cast::lies}),
              0);
    const auto whole = proven({copied_log()}, outside);
    EXPECT_GT(whole.lines, 0);

    const boost::json::value inquiry{
        {"version", 0}, {"reason", "Onderzoek"}, {"until_on", "2049-01-01"}};
    ASSERT_EQ(app.ask(manager, "PUT /api/retention/hold", inquiry).status, 200);
    ASSERT_TRUE(close_months_of_log(app.app(), folder()));
    EXPECT_EQ(number("select count(*) from log_month"), 0) << "a hold keeps the log as well";
    ASSERT_EQ(app.ask(manager, "PUT /api/retention/hold",
                      {{"version", 1}, {"reason", ""}, {"until_on", ""}})
                  .status,
              200);
    ASSERT_TRUE(close_months_of_log(app.app(), folder()));
    EXPECT_EQ(value("select min(month) from log_month"), "2026-11");
    EXPECT_EQ(number("select count(*) from access_log_person where person_id = $1", {cast::lies}),
              0);
    std::set<std::string> files;
    for (const auto& one : std::filesystem::directory_iterator(folder() + "/log_months"))
        files.insert(one.path());
    std::vector<std::string> in_order(files.begin(), files.end());
    in_order.push_back(copied_log());
    EXPECT_GT(proven(in_order, outside).lines, whole.lines);
}

}  // namespace
}  // namespace veerkracht::retention
