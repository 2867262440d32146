// Who stands in for a practice: from a first day until a last one, for that practice alone.
#include "capabilities/access/locum.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/readers.hpp"
#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

constexpr auto his_password = "zeven grijze kippen op zolder";
const std::string address = "wanda@waarneming.example";

class LocumTest : public CastTest {
  protected:
    TestReply invite(const TestSession& who, const std::string& from_on,
                     const std::string& until_on, const std::string& role = "locum") {
        return app.ask(who, "POST /api/account_invitations",
                       {{"name", "Wanda Waarnemer"},
                        {"role", role},
                        {"email", address},
                        {"from_on", from_on},
                        {"until_on", until_on}});
    }
    std::string wrong_field(const TestReply& reply) {
        if (reply.status != 422) return std::to_string(reply.status);
        const auto& field = *reply.at("fields").as_object().begin();
        return std::string(field.key()) + " " + std::string(field.value().as_string());
    }
    std::string figures() {
        const auto seconds = app.clock->now().time_since_epoch().count() / 1'000;
        return crypto::totp_code(*crypto::from_base32(key), seconds / 30);
    }
    // She chooses her password and pairs her phone; what the answer said.
    TestReply comes(const TestReply& invited) {
        const auto link = newest_fact("account_welcome", "link").substr(9);
        const auto code = invited.text("code");
        key = app.ask({}, "POST /api/account_invitation/pair", {{"token", link}, {"code", code}})
                  .text("key");
        auto reply = app.visit(
            wanda, "POST /api/account_invitation/accept",
            {{"token", link}, {"code", code}, {"password", his_password}, {"figures", figures()}});
        id = value("select id from account where email = $1", {address});
        return reply;
    }
    void works(const std::string& from_on, const std::string& until_on) {
        const auto invited = invite(gp, from_on, until_on);
        ASSERT_EQ(invited.status, 201) << invited.raw;
        ASSERT_EQ(comes(invited).status, 201);
    }
    // With password and phone, in another browser; the status of the last answer.
    int signs_in() {
        app.clock->advance_seconds(30);
        TestSession browser;
        const auto first = app.visit(browser, "POST /api/login/password",
                                     {{"email", address}, {"password", his_password}});
        if (first.status != 201) return first.status;
        const auto second = app.visit(browser, "POST /api/login/code", {{"code", figures()}});
        if (second.status == 201) wanda = browser;
        return second.status;
    }
    int reads(const std::string& person = cast::lies) {
        return app.ask(wanda, "GET /api/people/" + person).status;
    }
    // The session of an hour ago is not what is looked at here.
    void keep_her_session_fresh() {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(
                "update session set last_seen_at = $1, ends_at = $2 where account_id = $3",
                work.now, plus_minutes(work.now, 600), id));
            return {};
        }));
    }
    int reads_at(const std::string& instant) {
        app.clock->set(instant);
        keep_her_session_fresh();
        return reads();
    }
    TestReply renew(const TestSession& who) {
        return app.ask(who, "POST /api/locums/" + id + "/renew");
    }
    TestReply end(const TestSession& who) {
        return app.ask(who, "POST /api/locums/" + id + "/end");
    }

    TestSession wanda;
    std::string key, id;
};

TEST_F(LocumTest, works_from_the_first_day_until_the_last_one_by_local_midnight) {
    const auto invited = invite(gp, "2026-11-04", "2026-11-06");
    const auto welcome = comes(invited);
    ASSERT_EQ(welcome.status, 201) << welcome.raw;
    EXPECT_EQ(welcome.text("begins_on"), "2026-11-04");
    EXPECT_EQ(reads(), 401) << "nobody is signed in before the first day";
    app.clock->set("2026-11-03T22:59:00.000Z");
    EXPECT_EQ(signs_in(), 401);
    app.clock->set("2026-11-03T23:00:00.000Z");
    EXPECT_EQ(signs_in(), 201);
    EXPECT_EQ(reads(), 200);
    EXPECT_EQ(reads_at("2026-11-06T22:59:59.999Z"), 200);
    EXPECT_EQ(reads_at("2026-11-06T23:00:00.000Z"), 401) << "an open session, the next request";
    EXPECT_EQ(signs_in(), 401);
}

// An emergency lasts an hour and a period until midnight: what ends first ends it.
TEST_F(LocumTest, opens_an_emergency_by_a_proof_of_her_own_and_not_beyond_her_last_day) {
    const auto case_id = accepted();
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + case_id + "/notes",
                      {{"words", "Slaapt bij haar zus op de Kade"}})
                  .status,
              201);
    works("2026-11-02", "2026-11-04");
    const auto at_the_emergency = [&] { return "/api/people/" + cast::lies + "/emergency"; };
    const auto opened = [&] {
        return app.ask(wanda, "POST " + at_the_emergency(),
                       {{"reason", "life_in_danger"}, {"words", "Belde 112, geen adres"}});
    };
    app.clock->set("2026-11-04T22:20:00.000Z");
    ASSERT_EQ(signs_in(), 201);
    app.clock->advance_minutes(10);
    EXPECT_EQ(opened().text("code"), "session.proof_wanted") << "it was ten minutes ago";
    ASSERT_EQ(signs_in(), 201);
    const auto shown = opened();
    ASSERT_EQ(shown.status, 201) << shown.raw;
    EXPECT_NE(shown.raw.find("Kade"), std::string::npos);
    EXPECT_EQ(value("select account_name from emergency"), "Wanda Waarnemer");
    EXPECT_EQ(app.ask(wanda, "GET " + at_the_emergency()).status, 200);
    app.clock->set("2026-11-04T23:00:00.000Z");
    EXPECT_EQ(app.ask(wanda, "GET " + at_the_emergency()).status, 401);
}

TEST_F(LocumTest, midnight_is_that_of_the_clock_on_the_wall_when_summer_begins_and_ends) {
    app.clock->set("2027-03-20T10:00:00.000Z");
    sign_in_all();
    works("2027-03-20", "2027-03-28");  // the night in which the clock goes forward
    EXPECT_EQ(reads_at("2027-03-28T21:59:59.999Z"), 200);
    EXPECT_EQ(reads_at("2027-03-28T22:00:00.000Z"), 401);
    app.clock->set("2027-10-30T10:00:00.000Z");
    sign_in_all();
    ASSERT_EQ(renew(gp).status, 204);  // nine days, of which the second has 25 hours
    EXPECT_EQ(value("select until_on from locum_period order by until_on desc"), "2027-11-07");
    app.clock->set("2027-10-30T11:00:00.000Z");
    ASSERT_EQ(signs_in(), 201);
    EXPECT_EQ(reads_at("2027-11-07T22:59:59.999Z"), 200);
    EXPECT_EQ(reads_at("2027-11-07T23:00:00.000Z"), 401);
}

TEST_F(LocumTest, a_period_has_a_first_and_a_last_day_and_is_at_most_a_month) {
    EXPECT_EQ(wrong_field(invite(gp, "2026-11-02", "2026-12-03")), "until_on too_long");
    EXPECT_EQ(wrong_field(invite(gp, "2026-11-05", "2026-11-04")), "until_on out_of_range");
    EXPECT_EQ(wrong_field(invite(gp, "2026-11-01", "2026-11-04")), "from_on out_of_range");
    EXPECT_EQ(
        wrong_field(app.ask(gp, "POST /api/account_invitations",
                            {{"name", "Wanda Waarnemer"}, {"role", "locum"}, {"email", address}})),
        "from_on required");
    EXPECT_EQ(wrong_field(invite(gp, "2026-11-02", "2026-11-04", "assistant")),
              "from_on not_a_choice");
    EXPECT_EQ(invite(gp, "2026-11-02", "2026-12-02").status, 201) << "31 days";
}

TEST_F(LocumTest, only_who_reads_the_record_himself_lets_somebody_in_and_answers_for_it) {
    EXPECT_EQ(wrong_field(invite(manager, "2026-11-02", "2026-11-04")), "role not_a_choice");
    EXPECT_EQ(invite(nurse, "2026-11-02", "2026-11-04").status, 403);
    works("2026-11-02", "2026-11-04");
    EXPECT_EQ(value("select responsible_account_id from locum_period"), cast::hub);
    for (const auto* who : {&manager, &nurse, &assistant, &wanda, &stranger})
        EXPECT_NE(renew(*who).status, 204);
    EXPECT_EQ(value("select count(*) from locum_period"), "1");
}

TEST_F(LocumTest, sees_the_residents_of_that_practice_and_of_no_other_as_the_table_says) {
    works("2026-11-02", "2026-11-04");
    EXPECT_EQ(reads(), 200);
    EXPECT_EQ(reads(cast::somebody_else), 404);
    const auto told = app.ask(wanda, "GET /api/people/" + cast::somebody_else);
    EXPECT_EQ(told.raw, app.ask(wanda, "GET /api/people/" + cast::absent).raw);
    EXPECT_EQ(app.ask(wanda, "GET /api/colleagues").status, 403);
    EXPECT_EQ(app.ask(wanda, "GET /api/worklist").status, 403);
    const auto sent = app.ask(wanda, "POST /api/referrals", request_for_lies());
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(app.ask(wanda, "GET /api/referrals/" + sent.text("id")).status, 200);
    EXPECT_EQ(app.ask(wanda, "GET /api/people/" + cast::lies + "/conversations").status, 200);
}

// What was lent is asked anew at each record, also where nobody has just come in.
TEST_F(LocumTest, the_door_looks_at_the_period_itself) {
    works("2026-11-02", "2026-11-04");
    const auto may_read = [&](Operation operation) {
        bool may_it = false;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            Actor locum;
            locum.kind = Actor::Kind::account;
            locum.role = "locum";
            locum.account_id = AccountId{id};
            locum.organization_id = OrganizationId{cast::practice};
            may_it = reader_would_allow(work, locum, Class::identity, operation,
                                        {.person_id = PersonId{cast::lies},
                                         .organization_id = OrganizationId{cast::practice}});
            return {};
        }));
        return may_it;
    };
    EXPECT_TRUE(may_read(Operation::read));
    EXPECT_FALSE(may_read(Operation::write)) << "who somebody is, is not a locum's to change";
    days_later(3);
    EXPECT_FALSE(may_read(Operation::read));
}

TEST_F(LocumTest, the_resident_reads_that_it_was_a_locum_and_the_log_knows_who_answers) {
    works("2026-11-02", "2026-11-04");
    ASSERT_EQ(reads(), 200);
    EXPECT_EQ(value("select distinct l.role || ' ' || p.ground from access_log l join "
                    "access_log_person p on p.log_id = l.id where l.account_id = $1 and "
                    "p.person_id = $2",
                    {id, cast::lies}),
              "locum locum");
    EXPECT_EQ(value("select c.responsible_name from access_log l join locum_card c on "
                    "c.account_id = l.account_id and c.from_on <= substr(l.at, 1, 10) and "
                    "c.until_on >= substr(l.at, 1, 10) where l.account_id = $1",
                    {id}),
              "Hub Voorbeeld");
    referred();
    auto lies = lies_at_her_page();
    const auto looks = app.ask(lies, "GET /api/my/looks");
    EXPECT_NE(looks.raw.find("\"role\":\"locum\""), std::string::npos) << looks.raw;
}

TEST_F(LocumTest, is_renewed_with_one_press_and_once_ahead) {
    works("2026-11-02", "2026-11-04");
    EXPECT_EQ(renew(gp).status, 204);
    EXPECT_EQ(renew(gp).text("code"), "locum.renewed");
    EXPECT_EQ(value("select from_on || ' ' || until_on from locum_period order by from_on desc"),
              "2026-11-05 2026-11-07");
    EXPECT_EQ(reads_at("2026-11-05T10:00:00.000Z"), 200);
    days_later(10);
    EXPECT_EQ(signs_in(), 401);
    sign_in_all();
    EXPECT_EQ(renew(gp).status, 204);
    EXPECT_EQ(value("select from_on from locum_period order by from_on desc"), "2026-11-15")
        << "what is over begins today";
    EXPECT_EQ(signs_in(), 201);
}

TEST_F(LocumTest, ended_at_once_is_over_at_the_next_request_and_can_be_begun_anew) {
    works("2026-11-02", "2026-11-20");
    EXPECT_EQ(end(stranger).status, 404);
    EXPECT_EQ(end(nurse).status, 403);
    EXPECT_EQ(reads(), 200);
    EXPECT_EQ(end(manager).status, 204) << "to take away is hers as well";
    EXPECT_EQ(reads(), 401);
    EXPECT_EQ(signs_in(), 401);
    const auto list = app.ask(gp, "GET /api/colleagues").at("locums");
    EXPECT_EQ(list.at(0).at("state"), "over");
    EXPECT_EQ(renew(gp).status, 204);
    EXPECT_EQ(signs_in(), 201);
}

// A period of later this month was called off; what runs is what the page shows and stops.
TEST_F(LocumTest, what_was_called_off_does_not_hide_what_runs) {
    works("2026-11-10", "2026-11-20");
    EXPECT_EQ(end(manager).status, 204);
    EXPECT_EQ(renew(gp).status, 204);
    const auto list = app.ask(gp, "GET /api/colleagues").at("locums");
    EXPECT_EQ(list.at(0).at("state"), "now");
    EXPECT_EQ(renew(gp).status, 204) << "one ahead";
    EXPECT_EQ(signs_in(), 201);
    EXPECT_EQ(end(manager).status, 204);
    EXPECT_EQ(reads(), 401);
}

TEST_F(LocumTest, nobody_works_on_under_a_name_that_left) {
    works("2026-11-02", "2026-11-20");
    EXPECT_EQ(reads(), 200);
    const AccountId answers{value("select responsible_account_id from locum_period")};
    ASSERT_TRUE(app.run([&](UnitOfWork& work) { return end_locum_periods(work, answers); }));
    EXPECT_EQ(reads(), 401);
}

TEST_F(LocumTest, what_comes_back_to_a_locum_who_is_gone_is_for_who_answers) {
    works("2026-11-02", "2026-11-20");
    const auto referral = referred();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update referral set from_account_id = $1 where id = $2", id,
                            referral));
        return {};
    }));
    const auto read_by_gp = [&] {
        return app.ask(gp, "GET /api/feedback").at("rows").as_array().size();
    };
    EXPECT_EQ(read_by_gp(), 0U);
    EXPECT_EQ(end(manager).status, 204);
    EXPECT_EQ(read_by_gp(), 1U);
}

// Whoever takes it away while a request runs: that one is before it or after it, never half.
TEST_F(LocumTest, ended_while_a_request_runs) {
    works("2026-11-02", "2026-11-20");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        work.actor.kind = Actor::Kind::account;
        work.actor.role = "locum";
        work.actor.account_id = AccountId{id};
        work.actor.organization_id = OrganizationId{cast::practice};
        const Record lies{.person_id = PersonId{cast::lies},
                          .organization_id = OrganizationId{cast::practice}};
        EXPECT_TRUE(may(work, Class::identity, Operation::read, lies));
        TRY(end_locum_periods(work, AccountId{id}));
        EXPECT_FALSE(may(work, Class::identity, Operation::read, lies)) << "the session was read";
        return {};
    }));
}

TEST_F(LocumTest, who_lost_access_and_is_invited_anew_begins_a_new_period) {
    works("2026-11-02", "2026-11-20");
    ASSERT_EQ(app.ask(gp, "POST /api/accounts/" + id + "/end", boost::json::object{}).status, 201);
    EXPECT_EQ(reads(), 401);
    works("2026-11-02", "2026-11-05");
    EXPECT_EQ(reads(), 200);
    EXPECT_EQ(value("select count(*) from locum_period where ended_at is null"), "1");
}

TEST_F(LocumTest, takes_over_nobodys_work_by_name) {
    works("2026-11-02", "2026-11-20");
    EXPECT_EQ(app.ask(gp, "POST /api/absences",
                      {{"account_id", cast::hub},
                       {"from_on", "2026-11-03"},
                       {"until_on", "2026-11-06"},
                       {"substitute_account_id", id}})
                  .status,
              422);
}

}  // namespace
}  // namespace veerkracht::access
