// The breach query over the access log: whom it finds, and who may ask it.
#include "capabilities/audit/log_query.hpp"

#include "runtime/db/row_lock.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::audit {
namespace {

class LogQueryTest : public CastTest {
  protected:
    LogQueryTest() {
        testing::hire(app, officer_id, cast::practice, "privacy_officer");
        testing::hire(app, elsewhere_id, cast::welfare, "privacy_officer");
        today = day_of(app.clock->now());
    }
    TestSession officer() { return signed_in(officer_id); }
    TestReply asked(const TestSession& who, const boost::json::object& with = {}) {
        boost::json::object body{{"looked_by", "account"},
                                 {"subject", cast::hub},
                                 {"from_on", today},
                                 {"until_on", today},
                                 {"reason", "kanarie: zijn laptop is gestolen"}};
        for (const auto& [name, value] : with) body[name] = value;
        return app.ask(who, "POST /api/log_queries", body);
    }
    // What the log itself says of the looks of Hub at residents of the practice.
    std::string looks_of_hub() {
        return value(
            "select count(*) from access_log_person p join access_log l on l.id = p.log_id join "
            "person_card c on c.id = p.person_id where l.account_id = $1 and p.allowed and "
            "c.organization_id = $2",
            {cast::hub, cast::practice});
    }
    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    const std::string elsewhere_id = "018f0000-0000-7000-8000-00000000b0f2";
    std::string today;
};

TEST_F(LogQueryTest, whom_an_account_saw_is_counted_as_the_log_has_it) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    app.ask(gp, "GET /api/people/" + cast::lies);
    app.ask(gp, "GET /api/people/" + cast::piet);
    app.ask(nurse, "GET /api/people/" + cast::piet);
    app.ask(stranger, "GET /api/people/" + cast::somebody_else);
    const auto expected = looks_of_hub();
    const auto found = asked(officer());
    ASSERT_EQ(found.status, 201) << found.raw;
    const auto& people = found.at("residents").as_array();
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(found.at("summary").at("people"), 2);
    EXPECT_EQ(std::to_string(found.at("summary").at("times").as_int64()), expected);
    EXPECT_EQ(people[0].at("name"), "Lies Verzonnen");
    EXPECT_EQ(people[0].at("birth_on").as_string(), cast::birth_date_of_lies);
    EXPECT_NE(found.raw.find("\"identity\""), std::string::npos);
    EXPECT_EQ(found.at("readers").at(0).at("name"), "Hub Voorbeeld");
    EXPECT_EQ(found.at("readers").as_array().size(), 1U);
}

TEST_F(LogQueryTest, filed_or_not_yet_filed_it_is_found_and_a_refusal_is_no_look) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    app.deliver();
    app.ask(gp, "GET /api/people/" + cast::piet);
    app.ask(gp, "GET /api/people/" + cast::somebody_else);
    EXPECT_EQ(asked(officer()).at("summary").at("people"), 2);
}

TEST_F(LogQueryTest, a_period_takes_its_own_days_only) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto day = today;
    days_later(2);
    sign_in_all();
    app.ask(gp, "GET /api/people/" + cast::piet);
    const auto first = asked(officer(), {{"until_on", day}});
    EXPECT_EQ(first.at("residents").at(0).at("name"), "Lies Verzonnen");
    EXPECT_EQ(first.at("summary").at("people"), 1);
    EXPECT_EQ(asked(officer(), {{"until_on", plus_days(day, 5)}}).at("summary").at("people"), 2);
    EXPECT_EQ(asked(officer(), {{"until_on", plus_days(day, -1)}}).status, 422);
}

TEST_F(LogQueryTest, of_a_patient_it_tells_who_looked_and_of_elsewhere_the_role_alone) {
    const auto id = accepted();
    app.ask(coach, "GET /api/cases/" + id);
    app.ask(nurse, "GET /api/people/" + cast::lies);
    const auto found = asked(officer(), {{"looked_by", "person"},
                                         {"subject", "verzonnen"},
                                         {"birth_on", cast::birth_date_of_lies}});
    ASSERT_EQ(found.status, 201) << found.raw;
    EXPECT_EQ(found.at("summary").at("people"), 1);
    EXPECT_NE(found.raw.find("Joke"), std::string::npos);
    EXPECT_EQ(found.raw.find("Karin"), std::string::npos);
    EXPECT_EQ(asked(officer(),
                    {{"looked_by", "person"}, {"subject", "Verzonnen"}, {"birth_on", "1966-03-14"}})
                  .at("fields")
                  .at("subject"),
              "unknown");
    EXPECT_EQ(asked(officer(), {{"looked_by", "person"}, {"subject", "Verzonnen"}})
                  .at("fields")
                  .at("birth_on"),
              "required");
}

TEST_F(LogQueryTest, of_a_locum_it_tells_who_answers_for_him_on_those_days) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        db::work_for_the_house(work.tx.connection());
        TRY(work.tx.execute("update account set role = 'locum' where id = $1", cast::joke));
        for (const auto& [id, from, until, name] :
             {std::tuple("p1", plus_days(today, -9), plus_days(today, -1), "Iemand Eerder"),
              {"p2", today, plus_days(today, 3), "Hub Voorbeeld"}})
            TRY(work.tx.execute(
                "insert into locum_period (id, version, account_id, organization_id, from_on, "
                "until_on, responsible_account_id, responsible_name, noted_at) values ($1, 1, $2, "
                "$3, $4, $5, $6, $7, $8)",
                id, cast::joke, cast::practice, from, until, cast::hub, name, work.now));
        return {};
    }));
    ASSERT_EQ(app.ask(nurse, "GET /api/people/" + cast::lies).status, 200);
    const auto readers = asked(officer(), {{"subject", cast::joke}}).at("readers").as_array();
    ASSERT_EQ(readers.size(), 1U);
    EXPECT_EQ(boost::json::serialize(readers[0].at("answered_for_by")), R"(["Hub Voorbeeld"])");
}

TEST_F(LogQueryTest, an_address_is_looked_up_as_the_log_has_it) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto address = value("select address from access_log order by id desc limit 1");
    EXPECT_EQ(asked(officer(), {{"looked_by", "address"}, {"subject", address}})
                  .at("summary")
                  .at("people"),
              1);
    EXPECT_EQ(asked(officer(), {{"looked_by", "address"}, {"subject", "192.0.2.99"}})
                  .at("summary")
                  .at("people"),
              0);
}

TEST_F(LogQueryTest, it_stays_within_the_own_organisation) {
    const auto id = accepted();
    app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(asked(officer(), {{"subject", cast::karin}}).at("fields").at("subject"),
              "not_a_choice");
    const auto of_welfare =
        asked(signed_in(elsewhere_id), {{"subject", cast::karin}}).at("residents");
    for (const auto& row : of_welfare.as_array())
        EXPECT_EQ(value("select organization_id from person_card where id = $1",
                        {std::string(row.at("person_id").as_string())}),
                  cast::welfare);
    const auto query = asked(officer()).at("summary").at("id");
    const std::string path = "/api/log_queries/" + std::string(query.as_string());
    EXPECT_EQ(app.ask(signed_in(elsewhere_id), "GET " + path).status, 404);
    EXPECT_EQ(app.ask(signed_in(elsewhere_id), "GET " + path + "/file").status, 404);
}

TEST_F(LogQueryTest, it_wants_this_role_a_reason_and_a_fresh_proof) {
    for (const auto& who : {gp, nurse, assistant, manager, admin, coach})
        EXPECT_EQ(asked(who).status, 403);
    EXPECT_EQ(asked(officer(), {{"reason", "  "}}).at("fields").at("reason"), "required");
    const auto who = officer();
    app.clock->advance_minutes(6);
    EXPECT_EQ(asked(who).text("code"), "session.proof_wanted");
    EXPECT_EQ(value("select count(*) from log_query"), "0");
}

TEST_F(LogQueryTest, that_it_was_asked_is_kept_and_whom_it_named_reads_so) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    asked(officer());
    EXPECT_EQ(value("select count(*) from access_log where action = 'log_query.ask' and outcome = "
                    "'done'"),
              "1");
    EXPECT_EQ(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.action = 'log_query.ask' and p.person_id = $1 and p.record_class = "
                    "'identity'",
                    {cast::lies}),
              "1");
    const auto list = app.ask(officer(), "GET /api/log_queries");
    EXPECT_EQ(list.at("asked").at(0).at("reason"), "kanarie: zijn laptop is gestolen");
    EXPECT_EQ(list.at("asked").at(0).at("people"), 1);
    EXPECT_EQ(app.show("select * from log_query").find("kanarie"), std::string::npos);
}

TEST_F(LogQueryTest, a_hundred_are_shown_at_once_and_the_file_has_them_all_without_formulas) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto log = work.tx.value<std::int64_t>(
            "insert into access_log (at, request_id, action, outcome, account_id, actor_kind, "
            "actor_name, role, organization_id, address) values ($1, 'x', 'person.search', 'done', "
            "$2, 'account', 'Hub Voorbeeld', 'gp', $3, '192.0.2.1') returning id",
            work.now, cast::hub, cast::practice);
        for (int i = 0; i < 150; ++i) {
            const auto id = "018f0000-0000-7000-8000-0000000f" + std::to_string(1000 + i);
            TRY(work.tx.execute(
                "insert into person (id, version, domain, organization_id, given_name, "
                "family_name, "
                "birth_on, phone, email, address, neighbourhood_code, source, village, language, "
                "interpreter, call_allowed, "
                "voicemail_allowed, call_when, secret_address, status, created_at) select $1, 1, "
                "domain, organization_id, '=1+1', 'Velen', birth_on, '', '', '', '', 'test', '', "
                "language, "
                "interpreter, call_allowed, voicemail_allowed, call_when, secret_address, status, "
                "created_at from person where id = $2",
                id, cast::lies));
            TRY(
                work.tx.execute("insert into access_log_unfiled (log_id, person_id, record_class, "
                                "operation, ground, allowed) values ($1, $2, 'identity', 'read', "
                                "'own_organization', true)",
                                *log, id));
        }
        return {};
    }));
    const auto who = officer();
    const auto first = asked(who);
    EXPECT_EQ(first.at("residents").as_array().size(), 100U);
    EXPECT_EQ(first.at("summary").at("people"), 150);
    const std::string path =
        "GET /api/log_queries/" + std::string(first.at("summary").at("id").as_string());
    const auto rest = app.ask(who, path + "?after=" + std::string(first.at("next").as_string()));
    EXPECT_EQ(rest.at("residents").as_array().size(), 50U);
    EXPECT_EQ(rest.at("next"), "");
    const auto file = app.ask(who, path + "/file");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(std::ranges::count(file.raw, '\n'), 151);
    EXPECT_NE(file.raw.find(";'=1+1 Velen;"), std::string::npos);
    EXPECT_EQ(file.raw.find(";=1+1"), std::string::npos);
}

TEST_F(LogQueryTest, what_was_found_goes_into_a_breach_in_one_step) {
    app.ask(gp, "GET /api/people/" + cast::lies);
    const auto found = asked(officer());
    const auto made =
        app.ask(officer(), "POST /api/log_queries/" +
                               std::string(found.at("summary").at("id").as_string()) + "/breach");
    ASSERT_EQ(made.status, 201) << made.raw;
    EXPECT_EQ(made.at("facts").at("people"), 1);
    EXPECT_EQ(made.at("facts").at("classes"), found.at("summary").at("classes"));
}

}  // namespace
}  // namespace veerkracht::audit
