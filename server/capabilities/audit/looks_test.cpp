// The access log and what the resident reads in it; and that news, mail and log hold no word of
// what was said.
#include <algorithm>
#include <boost/json/parse.hpp>

#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"

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
    for (const auto* hidden : {"Hub", "Karin", "De Andere Linde"})
        EXPECT_EQ(looks.raw.find(hidden), std::string::npos) << hidden;
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
