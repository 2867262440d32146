// The access log and what the resident reads in it; and that news, mail and log hold no word of
// what was said.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>
#include <sstream>

#include "kernel/clock.hpp"
#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::audit {
namespace {

class LooksTest : public CastTest {
  protected:
    // The lines since `from`: who did what with which outcome, and whose data were seen.
    std::string lines_since(const std::string& from) {
        return app.show(
            "select l.role, l.action, l.outcome, coalesce(p.person_id, ''), "
            "coalesce(p.record_class, ''), "
            "coalesce(p.operation, ''), coalesce(p.ground, '') from access_log l left join "
            "access_log_person p on p.log_id = "
            "l.id where l.id > " +
            from + " order by l.id, p.person_id, p.record_class, p.operation");
    }
    std::string last_line() { return value("select coalesce(max(id), 0) from access_log"); }
    std::string logged(const TestSession& who, const std::string& line,
                       const boost::json::value& body = nullptr) {
        const auto from = last_line();
        app.ask(who, line, body);
        return lines_since(from);
    }
};

TEST_F(LooksTest, a_read_leaves_one_line_with_a_row_for_each_class_that_was_seen) {
    EXPECT_EQ(logged(gp, "GET /api/people/" + cast::lies),
              "gp | person.read | done | " + cast::lies +
                  " | identity | read | own_organization\n"
                  "gp | person.read | done | " +
                  cast::lies + " | plan | read | own_organization\n");
    EXPECT_EQ(logged(assistant, "GET /api/people/" + cast::lies),
              "assistant | person.read | done | " + cast::lies +
                  " | identity | read | own_organization\n");
}

TEST_F(LooksTest, a_search_leaves_a_row_for_everybody_it_showed) {
    EXPECT_EQ(
        logged(gp, "GET /api/people?words=onbestaand"),
        "gp | person.search | done | " + cast::piet + " | identity | read | own_organization\n");
    EXPECT_EQ(logged(gp, "GET /api/people?words=niemand"), "");
}

TEST_F(LooksTest, a_refusal_is_kept_with_the_person_it_was_about) {
    EXPECT_EQ(logged(stranger, "GET /api/people/" + cast::lies),
              "gp | person.read | record.absent | " + cast::lies +
                  " | identity | read | access.no_relation\n");
    EXPECT_EQ(logged(assistant, "GET /api/people/" + cast::lies + "/timeline"),
              "assistant | person.timeline | access.role |  |  |  | \n");
    EXPECT_EQ(
        app.show("select distinct allowed from access_log_person where ground like 'access.%'"),
        "0\n");
}

TEST_F(LooksTest, a_writing_that_was_refused_is_kept_though_its_work_is_undone) {
    const auto id = referred();
    const auto from = last_line();
    EXPECT_EQ(app.ask(stranger_coach, "POST /api/cases/" + id + "/accept", {{"version", 1}}).status,
              404);
    EXPECT_EQ(lines_since(from), "welfare_coach | case.accept | record.absent | " + cast::lies +
                                     " | referral_core | read | access.no_relation\n");
}

TEST_F(LooksTest, every_request_that_shows_something_of_a_person_leaves_a_line) {
    const auto id = accepted();
    const auto talk = app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                              {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}})
                          .text("id");
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    step(id, "not_reached");
    app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant");
    const auto lies = lies_at_her_page();
    const std::pair<TestSession, std::string> reads[] = {
        {gp, "/api/people?words=verz"},
        {gp, "/api/people/" + cast::lies},
        {gp, "/api/people/" + cast::lies + "/timeline"},
        {gp, "/api/people/" + cast::lies + "/conversations"},
        {gp, "/api/people/" + cast::lies + "/threads"},
        {assistant, "/api/people/" + cast::lies + "/bookings"},
        {gp, "/api/conversations/" + talk},
        {gp, "/api/arrivals"},
        {gp, "/api/referrals/" + id},
        {assistant, "/api/referrals/" + id + "/consent_paper"},
        {gp, "/api/feedback"},
        {assistant, "/api/tasks"},
        {coach, "/api/cases/" + id},
        {lies, "/api/my/page"},
        {lies, "/api/my/web"},
        {lies, "/api/my/looks"},
        {lies, "/api/my/facts"},
        {lies, "/api/my/who_knows"},
        {lies, "/api/my/requests"},
        {lies, "/api/my/record"},
    };
    for (const auto& [who, path] : reads) {
        const auto from = last_line();
        EXPECT_EQ(app.ask(who, "GET " + path).status, 200) << path;
        EXPECT_EQ(value("select count(*) from access_log where id > " + from), "1") << path;
        EXPECT_NE(value("select count(*) from access_log_person where log_id > " + from), "0")
            << path;
    }
    const auto other = accepted();
    const auto from = last_line();
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").as_array().size(), 1U) << other;
    EXPECT_NE(value("select count(*) from access_log_person where log_id > " + from), "0");
}

TEST_F(LooksTest, who_tried_in_vain_stands_there_once_a_day_and_what_a_list_left_out_does_not) {
    accepted();
    app.ask(stranger, "GET /api/people/" + cast::lies);
    app.ask(stranger, "GET /api/people/" + cast::lies + "/conversations");
    app.ask(stranger, "GET /api/people?words=verz");
    app.ask({}, "GET /api/people/" + cast::lies);
    const auto tried = [&] {
        boost::json::array rows;
        app.clock->advance_minutes(2);  // one code a minute
        const auto looks = app.ask(lies_at_her_page(), "GET /api/my/looks");
        for (const auto& row : looks.at("rows").as_array())
            if (row.at("refused").as_bool()) rows.push_back(row);
        return rows;
    };
    const auto rows = tried();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at("role"), "gp");
    EXPECT_EQ(rows[0].at("record_class"), "") << "not what was there";
    EXPECT_EQ(rows[0].at("ground"), "");
    EXPECT_FALSE(rows[0].at("may_ask_name").as_bool());
    EXPECT_NE(rows[0].at("organization_name"), "");
    // What the own people may not is told by nobody's list.
    app.ask(assistant, "GET /api/people/" + cast::lies);
    app.ask(coach, "GET /api/worklist");
    EXPECT_EQ(tried().size(), 1U);
    days_later(1);
    stranger = signed_in(cast::stranger);
    app.ask(stranger, "GET /api/people/" + cast::lies);
    EXPECT_EQ(tried().size(), 2U);
}

TEST_F(LooksTest, behind_the_own_link_of_a_small_child_it_was_the_parent_who_looked) {
    accepted();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set birth_on = '2018-01-01' where id = $1", cast::lies));
        return {};
    }));
    const auto lies = lies_at_her_page();
    app.ask(lies, "GET /api/my/facts");
    const auto looks = app.ask(lies, "GET /api/my/looks");
    bool as_parent = false;
    for (const auto& row : looks.at("rows").as_array()) {
        EXPECT_NE(row.at("role"), "resident") << looks.raw;
        if (row.at("role") != "parent") continue;
        as_parent = true;
        EXPECT_EQ(row.at("organization_name"), "");
    }
    EXPECT_TRUE(as_parent) << looks.raw;
}

TEST_F(LooksTest, lies_reads_who_looked_by_role_and_organisation_and_not_by_name) {
    const auto id = accepted();
    app.ask(gp, "GET /api/people/" + cast::lies);
    app.ask(stranger, "GET /api/people/" + cast::lies);
    app.ask(coach, "GET /api/cases/" + id);
    const auto lies = lies_at_her_page();
    const auto looks = app.ask(lies, "GET /api/my/looks");
    EXPECT_EQ(looks.status, 200) << looks.raw;
    const auto told = [&](std::string_view role, std::string_view organization,
                          std::string_view record_class) {
        const auto& rows = looks.at("rows").as_array();
        return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.at("role").as_string() == role &&
                   row.at("organization_name").as_string() == organization &&
                   row.at("record_class").as_string() == record_class;
        });
    };
    EXPECT_TRUE(told("gp", "Praktijk De Denkbeeldige Linde", "identity")) << looks.raw;
    EXPECT_TRUE(told("welfare_coach", "Denkbeeld Welzijn", "social_notes")) << looks.raw;
    for (const auto* hidden : {"Hub", "Karin"})
        EXPECT_EQ(looks.raw.find(hidden), std::string::npos) << hidden;
    EXPECT_FALSE(told("gp", "Praktijk De Andere Linde", "identity"))
        << "who saw nothing did not look";
    EXPECT_TRUE(told("gp", "Praktijk De Andere Linde", "")) << "and tried";
}

// What the resident reads against what was written: every line of the log is in exactly one row.
class ToldLooksTest : public LooksTest {
  protected:
    boost::json::array told(const std::string& query = "") {
        app.clock->advance_minutes(2);  // one code a minute
        const auto looks = app.ask(lies_at_her_page(), "GET /api/my/looks" + query);
        EXPECT_EQ(looks.status, 200) << looks.raw;
        return looks.at("rows").as_array();
    }
    static std::int64_t times(const boost::json::array& rows) {
        std::int64_t sum = 0;
        for (const auto& row : rows) sum += row.at("times").as_int64();
        return sum;
    }
    // All lines about Lies, whoever keeps her row.
    std::string lines_of_lies(const std::string& what) {
        return "select " + what +
               " from access_log_person p join access_log l on l.id = p.log_id where p.allowed "
               "and (p.person_id = $1 or p.person_id in (select other_person_id from "
               "resident_rows where person_id = $1))";
    }
    static std::string as_line(const boost::json::value& row) {
        std::string line;
        for (const auto* part :
             {"day", "role", "organization_name", "record_class", "operation", "ground"})
            line += std::string(row.at(part).as_string()) + " | ";
        return line + (row.at("searched").as_bool() ? "1" : "0") + " | " +
               std::to_string(row.at("times").as_int64());
    }
    void show_names(bool shown) {
        const auto decided = app.ask(manager, "GET /api/resident_desk");
        EXPECT_EQ(app.ask(manager, "PUT /api/resident_desk",
                          {{"version", decided.at("version")},
                           {"shows_names", shown},
                           {"complaint_name", ""},
                           {"complaint_phone", ""},
                           {"complaint_site", ""}})
                      .status,
                  200);
    }
};

TEST_F(ToldLooksTest, what_lies_reads_is_the_raw_log_with_the_lines_of_a_day_taken_together) {
    const auto id = accepted();
    for (int i = 0; i < 3; ++i) {
        app.ask(gp, "GET /api/people?words=verz");
        app.ask(gp, "GET /api/people/" + cast::lies);
        app.ask(coach, "GET /api/cases/" + id);
        app.clock->advance_minutes(40);
    }
    days_later(1);
    sign_in_all();
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto rows = told();
    // Her own look at this list is written with its answer: it is the newest line.
    auto lines = app.show(
        lines_of_lies("l.role, coalesce((select name from organization_card o where o.id = "
                      "l.organization_id), ''), p.record_class, p.operation, p.ground, l.action, "
                      "l.at") +
            " order by l.id",
        {cast::lies});
    std::map<std::string, int> expected;
    std::istringstream read(lines);
    for (std::string line; std::getline(read, line);) {
        const auto at = line.rfind(" | ");
        const auto action = line.rfind(" | ", at - 1);
        const bool searched = line.substr(action + 3, at - action - 3) == "person.search";
        ++expected[day_of(line.substr(at + 3)) + " | " + line.substr(0, action) + " | " +
                   (searched ? "1" : "0")];
    }
    std::multiset<std::string> from_log, from_answer;
    for (const auto& [line, times] : expected)
        from_log.insert(line + " | " + std::to_string(times));
    for (const auto& row : rows) from_answer.insert(as_line(row));
    from_log.erase(from_log.find(*std::ranges::find_if(from_log, [](const auto& line) {
        return line.find("resident") != line.npos && line.find("access_log") != line.npos;
    })));
    EXPECT_EQ(from_answer, from_log);
    EXPECT_GT(expected.size(), 6U);
}

TEST_F(ToldLooksTest, a_search_found_her_three_times_a_day_and_is_one_row) {
    for (int i = 0; i < 3; ++i) app.ask(gp, "GET /api/people?words=verz");
    referred();
    const auto rows = told();
    const auto found =
        std::ranges::count_if(rows, [](const auto& row) { return row.at("searched").as_bool(); });
    EXPECT_EQ(found, 1);
    for (const auto& row : rows) {
        if (row.at("searched").as_bool()) {
            EXPECT_EQ(row.at("times"), 3);
        }
    }
}

TEST_F(ToldLooksTest, a_period_shows_its_own_days_only_by_the_local_clock) {
    referred();
    const auto today = app.show("select substr(max(at), 1, 10) from access_log").substr(0, 10);
    app.ask(gp, "GET /api/people/" + cast::lies);
    days_later(2);
    sign_in_all();
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto all = told();
    const auto later = told("?from_on=" + plus_days(today, 1));
    EXPECT_LT(later.size(), all.size());
    for (const auto& row : later) EXPECT_GT(row.at("day").as_string(), today);
    const auto that_day = told("?from_on=" + today + "&until_on=" + today);
    for (const auto& row : that_day) EXPECT_EQ(row.at("day").as_string(), today);
    app.clock->advance_minutes(2);
    EXPECT_EQ(
        app.ask(lies_at_her_page(), "GET /api/my/looks?from_on=2026-12-01&until_on=2026-11-01")
            .status,
        422);
}

TEST_F(ToldLooksTest, names_are_told_where_the_organisation_says_so_and_nowhere_else) {
    const auto id = accepted();
    app.ask(gp, "GET /api/people/" + cast::lies);
    app.ask(coach, "GET /api/cases/" + id);
    const auto names = [&] {
        std::set<std::string> seen;
        const auto rows = told();
        for (const auto& row : rows) seen.emplace(row.at("name").as_string());
        return seen;
    };
    EXPECT_EQ(names(), std::set<std::string>{""});
    show_names(true);
    EXPECT_EQ(names(), (std::set<std::string>{"", "Hub Voorbeeld"}));
    show_names(false);
    EXPECT_EQ(names(), std::set<std::string>{""});
    EXPECT_EQ(app.ask(assistant, "GET /api/resident_desk").status, 403);
    EXPECT_EQ(app.ask(coach, "GET /api/resident_desk").status, 403);
}

TEST_F(ToldLooksTest, that_there_is_a_note_about_safety_is_told_by_no_page_of_hers) {
    referred();
    app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Niet thuis bellen"}});
    app.ask(gp, "GET /api/people/" + cast::lies);
    EXPECT_NE(value("select count(*) from access_log_person where record_class = 'safety_notes'"),
              "0");
    EXPECT_EQ(boost::json::serialize(told()).find("safety"), std::string::npos);
}

// Of a child a parent says yes: nothing may say that she did it herself.
TEST_F(ToldLooksTest, a_look_names_whose_yes_it_rests_on) {
    const boost::json::object mother{
        {"name", "Ma Verzonnen"}, {"relation", "parent"}, {"given_how", "spoken"}};
    for (const auto& [born_on, who, words] :
         {std::tuple("2018-03-14", "parent",
                     "Een ouder of verzorger zei ja, en zij kregen de vraag."),
          std::tuple("2013-03-14", "resident_and_parent",
                     "U en uw ouder of verzorger zeiden ja, en zij kregen de vraag."),
          std::tuple("1965-03-14", "resident", "U zei ja, en zij kregen de vraag.")}) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2",
                                std::string(born_on), cast::lies));
            return {};
        }));
        const bool is_child = who != std::string_view("resident");
        const auto id = accepted(
            is_child ? boost::json::object{{"parent", mother}, {"hidden_from_proxies", false}}
                     : boost::json::object{});
        app.ask(coach, "GET /api/cases/" + id);
        const auto rows = told();
        const auto by_coach = std::ranges::find_if(rows, [](const auto& row) {
            return row.at("role") == "welfare_coach" && row.at("ground") == "offered";
        });
        ASSERT_NE(by_coach, rows.end()) << who << boost::json::serialize(rows);
        EXPECT_EQ(by_coach->at("agreed_by"), who);
        app.clock->advance_minutes(2);
        const auto paper = words_of_paper(app.ask(lies_at_her_page(), "GET /api/my/looks/paper"));
        EXPECT_TRUE(has(paper, words)) << paper;
        app.clock->advance_minutes(60);
        sign_in_all();
    }
}

TEST_F(ToldLooksTest, who_asks_for_everything_reads_of_no_first_day) {
    referred();
    const auto paper =
        words_of_paper(app.ask(lies_at_her_page(), "GET /api/my/looks/paper?from_on=2000-01-01"));
    EXPECT_TRUE(has(paper, "Alles tot en met")) << paper;
    EXPECT_FALSE(has(paper, "2000")) << paper;
}

TEST_F(ToldLooksTest, who_looked_goes_along_on_paper) {
    referred();
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto paper = app.ask(lies_at_her_page(), "GET /api/my/looks/paper");
    ASSERT_EQ(paper.status, 200);
    const auto words = words_of_paper(paper);
    EXPECT_TRUE(has(words, "Wie keek, en waarom")) << words;
    EXPECT_TRUE(has(words, "Huisarts van Praktijk De Denkbeeldige Linde: keek naar uw naam"))
        << words;
    EXPECT_TRUE(has(words, "Zij hebben een dossier over u.")) << words;
}

// What people write to each other stands sealed, whatever table it is in.
class SecrecyTest : public CastTest {
  protected:
    std::vector<std::string> tables() {
        std::vector<std::string> names;
        const auto listed =
            app.show(TestStore::is_postgres() ? "select table_name from information_schema.tables "
                                                "where table_schema = current_schema() "
                                                "and table_type = 'BASE TABLE'"
                                              : "select name from sqlite_master where type = "
                                                "'table' and name not like 'sqlite_%'");
        for (std::size_t at = 0; at < listed.size();) {
            const auto end = listed.find('\n', at);
            names.push_back(listed.substr(at, end - at));
            at = end + 1;
        }
        return names;
    }
};

TEST_F(SecrecyTest, no_word_of_what_was_said_stands_in_the_clear_in_any_table) {
    const std::string said[] = {"kanarie-zin",     "kanarie-doel",  "kanarie-notitie",
                                "kanarie-woorden", "kanarie-lijst", "kanarie-wens",
                                "kanarie-dag",     "kanarie-terug", "kanarie-anders"};
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    TestSession phone;
    app.visit(phone, "POST /api/link/start",
              {{"token", newest_link("questionnaire")}, {"birth_on", cast::birth_date_of_lies}});
    EXPECT_EQ(app.ask(phone, "PUT /api/my/list",
                      {{"version", 1},
                       {"marks", {{"meedoen", 3}}},
                       {"items", boost::json::object{}},
                       {"talk", {"meedoen"}},
                       {"words", said[4]},
                       {"send", true}})
                  .status,
              200);
    const auto talk =
        app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                {{"questionnaire", "one_question"}, {"filled_in_by", "professional"}});
    EXPECT_EQ(app.ask(gp, "PUT /api/conversations/" + talk.text("id"),
                      {{"version", 1}, {"words", said[3]}})
                  .status,
              200);
    const auto goal =
        app.ask_once(gp, "doel", "POST /api/people/" + cast::lies + "/goals", {{"words", said[1]}});
    const auto sent =
        app.ask_once(gp, "verwijzing", "POST /api/referrals",
                     request_for_lies({{"sentence", said[0]}, {"goal_id", goal.text("id")}}));
    ASSERT_EQ(sent.status, 201) << sent.raw;
    const auto id = sent.text("id");
    EXPECT_EQ(
        app.ask_once(coach, "aan", "POST /api/cases/" + id + "/accept", {{"version", 1}}).status,
        201);
    EXPECT_EQ(
        app.ask_once(coach, "notitie", "POST /api/cases/" + id + "/notes", {{"words", said[2]}})
            .status,
        201);
    step(id, "intake_done");
    asked_onward(id, {{"wish", said[5]}, {"when", said[6]}});
    EXPECT_EQ(
        app.ask_once(
               coach, "terug", "POST /api/cases/" + id + "/feedback",
               {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", said[7]}})
            .status,
        201);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    step(id, "closed", {{"outcome", "reached"}});
    app.ask(coach, "POST /api/cases/" + id + "/reopen");
    app.deliver();

    const auto all = tables();
    EXPECT_GT(all.size(), 30U);
    for (const auto& table : all) {
        const auto kept = app.show("select * from " + table);
        for (const auto& words : said) {
            EXPECT_EQ(kept.find(words), std::string::npos) << words << " stands in " << table;
            EXPECT_EQ(kept.find(crypto::to_hex(words)), std::string::npos)
                << words << " stands in " << table;
        }
    }
}

TEST_F(SecrecyTest, news_mail_and_log_name_no_resident) {
    const auto id = accepted();
    step(id, "intake_done");
    asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    app.deliver();
    for (const auto* sql :
         {"select name, body from event", "select kind, subject_id, state from outbox",
          "select * from access_log", "select * from access_log_person",
          "select * from person_event"}) {
        const auto kept = app.show(sql);
        EXPECT_FALSE(kept.empty()) << sql;
        for (const auto* name : {"Lies", "1234 5678", "1965-03-14", "moeder"})
            EXPECT_EQ(kept.find(name), std::string::npos) << name << " in " << sql;
    }
}

TEST_F(SecrecyTest, the_events_of_the_loop_are_these_and_hold_ids_and_codes_only) {
    const auto id = accepted();
    const auto names = app.show("select name from event order by id");
    EXPECT_EQ(names, "referral.sent\nreferral.step_taken\n");
    const auto body =
        boost::json::parse(value("select body from event where name = 'referral.step_taken'"));
    EXPECT_EQ(body.at("step"), "to_call");
    EXPECT_EQ(body.at("referral_id").as_string(), id);
    EXPECT_EQ(body.as_object().size(), 5U);
}

}  // namespace
}  // namespace veerkracht::audit
