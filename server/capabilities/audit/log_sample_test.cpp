// The weekly sample of the access log: what is drawn, who reads it, and what happens when nobody
// does.
#include "capabilities/audit/log_sample.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "capabilities/audit/log_sample_draw.hpp"
#include "capabilities/audit/log_sample_rules.hpp"
#include "kernel/clock.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/at_once.hpp"
#include "testing/cast.hpp"
#include "testing/hire.hpp"

namespace veerkracht::audit {
namespace {

Dice seeded(std::uint32_t seed) {
    return [dice = std::make_shared<std::mt19937>(seed)](std::uint64_t below) {
        return std::uniform_int_distribution<std::uint64_t>(0, below - 1)(*dice);
    };
}

struct Written {
    std::string account = cast::hub;
    std::string name = "Hub Voorbeeld";
    std::string role = "gp";
    std::string action = "person.read";
    std::string person = cast::lies;
    std::string record_class = "identity";
    std::string operation = "read";
    std::string ground = "own_organization";
    std::string local_time;  // "" is the Wednesday of last week at noon
};

class LogSampleTest : public CastTest {
  protected:
    LogSampleTest() {
        testing::hire(app, officer_id, cast::practice, "privacy_officer");
        this_monday = plus_days(today(), 1 - weekday_of(today()));
        last_monday = plus_days(this_monday, -7);
    }
    std::string today() const { return day_of(app.clock->now()); }
    template <class... Args>
    void change(const std::string& sql, const Args&... args) {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            db::work_for_the_house(work.tx.connection());
            const auto done = work.tx.execute(sql, args...);
            EXPECT_EQ(done.value_or(0), 1);
            return {};
        }));
    }
    TestSession officer() { return signed_in(officer_id); }

    // A line as the house writes them, at another moment; its number.
    std::int64_t line(const Written& written) {
        const auto local =
            written.local_time.empty() ? plus_days(last_monday, 2) + "T12:00" : written.local_time;
        std::int64_t id = 0;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            db::work_for_the_house(work.tx.connection());
            id = *work.tx.value<std::int64_t>(
                "insert into access_log (at, request_id, action, outcome, account_id, actor_kind, "
                "actor_name, role, organization_id, address) values ($1, 'x', $2, 'done', $3, "
                "'account', $4, $5, $6, '192.0.2.1') returning id",
                instant_of_local(local), written.action, written.account, written.name,
                written.role, cast::practice);
            TRY(work.tx.execute(
                "insert into access_log_unfiled (log_id, person_id, record_class, operation, "
                "ground, allowed) values ($1, $2, $3, $4, $5, $6)",
                id, written.person, written.record_class, written.operation, written.ground, true));
            return {};
        }));
        return id;
    }
    void lines(int count, const Written& written = {}) {
        for (int i = 0; i < count; ++i) line(written);
    }
    // What was drawn of last week by these dice, without keeping it.
    DrawnWeek drawn(std::uint32_t seed = 7) {
        app.clock->advance_seconds(10);
        app.deliver();  // looks are filed
        DrawnWeek week;
        app.app().database().read_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::work_for_the_house(connection);
            week = draw_week(tx, OrganizationId{cast::practice}, last_monday, seeded(seed));
            return true;
        });
        return week;
    }
    static std::string why(const DrawnWeek& week, std::int64_t id) {
        for (const auto& one : week.lines)
            if (one.log_id == id) return one.why;
        return "";
    }
    void name_resident(const std::string& id, const std::string& given, const std::string& family) {
        change("update person set given_name = $1, family_name = $2 where id = $3", given, family,
               id);
    }
    // The work that is due is done: news, jobs and errands.
    void an_hour_later() {
        app.clock->advance_minutes(61);
        app.deliver();
    }
    boost::json::array weeks(const TestSession& who) {
        return app.ask(who, "GET /api/log_samples").at("weeks").as_array();
    }
    TestReply newest_week(const TestSession& who) {
        return app.ask(who, "GET /api/log_samples/" +
                                value("select id from log_sample where organization_id = $1 order "
                                      "by from_on desc limit 1",
                                      {cast::practice}));
    }
    TestReply judge(const TestSession& who, const boost::json::value& line,
                    const std::string& verdict, const std::string& words = "") {
        return app.ask(
            who,
            "POST /api/log_sample_lines/" + std::string(line.at("id").as_string()) + "/verdict",
            {{"version", line.at("version")}, {"verdict", verdict}, {"words", words}});
    }
    void judge_all(const TestSession& who) {
        const auto week = newest_week(who);
        for (const auto& one : week.at("lines").as_array()) {
            if (one.at("own").as_bool() || one.at("verdict") != "") continue;
            EXPECT_EQ(judge(who, one, "in_order").status, 201);
        }
    }
    std::string mails() {
        return value("select count(*) from outbox where kind = 'log_sample_late'");
    }

    const std::string officer_id = "018f0000-0000-7000-8000-00000000b0f1";
    const std::string second_id = "018f0000-0000-7000-8000-00000000b0f3";
    std::string this_monday, last_monday;
};

TEST(DrawnByChance, each_place_is_as_likely) {
    constexpr int rounds = 4'000;
    constexpr int size = 100;
    const auto dice = seeded(20'261'124);
    std::vector<int> times(size);
    for (int round = 0; round < rounds; ++round)
        for (const auto place : drawn_by_chance(size, 25, dice)) ++times[place];
    // Expected 1,000 each, with a standard deviation of 27.
    for (const int count : times) {
        EXPECT_GT(count, 850);
        EXPECT_LT(count, 1'150);
    }
}

TEST(DrawnByChance, nothing_is_drawn_twice_and_a_short_list_goes_whole) {
    auto places = drawn_by_chance(40, 25, seeded(1));
    EXPECT_EQ(std::set(places.begin(), places.end()).size(), 25U);
    places = drawn_by_chance(3, 25, seeded(1));
    EXPECT_EQ(std::set(places.begin(), places.end()), (std::set<std::size_t>{0, 1, 2}));
    EXPECT_TRUE(drawn_by_chance(0, 25, seeded(1)).empty());
}

TEST(DrawnByChance, what_is_drawn_in_the_house_is_not_the_same_twice) {
    const auto dice = unpredictable_dice();
    EXPECT_NE(drawn_by_chance(1'000'000, 25, dice), drawn_by_chance(1'000'000, 25, dice));
    for (int i = 0; i < 200; ++i) EXPECT_LT(dice(3), 3U);
}

TEST_F(LogSampleTest, twenty_five_lines_of_last_week_are_drawn_once) {
    lines(40);
    line({.local_time = plus_days(last_monday, -1) + "T23:59"});
    line({.local_time = this_monday + "T00:00"});
    app.deliver();
    const auto week = newest_week(officer());
    ASSERT_EQ(week.status, 200) << week.raw;
    EXPECT_EQ(week.at("week").at("from_on").as_string(), last_monday);
    EXPECT_EQ(week.at("week").at("looks"), 40);
    EXPECT_EQ(week.at("week").at("chance"), 25);
    an_hour_later();
    EXPECT_EQ(value("select count(*) from log_sample where organization_id = $1 and from_on = $2",
                    {cast::practice, last_monday}),
              "1");
}

TEST_F(LogSampleTest, two_servers_that_draw_at_once_keep_one) {
    lines(60);
    const auto draw = [&] { return draw_samples(app.app()) ? 1 : 0; };
    testing::at_once({draw, draw, draw});
    EXPECT_TRUE(draw_samples(app.app()));
    EXPECT_EQ(value("select count(*) from log_sample where organization_id = $1", {cast::practice}),
              "1");
    EXPECT_EQ(value("select count(*) from log_sample_line s join log_sample w on w.id = "
                    "s.sample_id where w.organization_id = $1 and s.why like '%chance%'",
                    {cast::practice}),
              "25");
}

TEST_F(LogSampleTest, weeks_in_which_the_server_was_off_are_drawn_later) {
    app.deliver();
    days_later(21);
    app.deliver();
    EXPECT_EQ(value("select count(*) from log_sample where organization_id = $1", {cast::practice}),
              "4");
    days_later(7 * 30);
    app.deliver();
    EXPECT_EQ(value("select count(*) from log_sample where organization_id = $1", {cast::practice}),
              "12")
        << "not longer ago than eight weeks";
}

TEST_F(LogSampleTest, every_emergency_is_drawn) {
    lines(200, {.operation = "write"});
    std::vector<std::int64_t> opened;
    for (int i = 0; i < 30; ++i)
        opened.push_back(line({.action = "emergency.open", .ground = "break_glass"}));
    const auto week = drawn();
    for (const auto id : opened) EXPECT_EQ(why(week, id).substr(0, 9), "emergency");
}

TEST_F(LogSampleTest, an_emergency_of_a_colleague_is_drawn_as_it_happens) {
    const auto id = accepted();
    const auto opened = app.ask(gp, "POST /api/people/" + cast::lies + "/emergency",
                                {{"reason", "unsafe"}, {"words", "Is niet te bereiken"}});
    ASSERT_EQ(opened.status, 201) << opened.raw;
    days_later(7);
    app.deliver();
    EXPECT_EQ(newest_week(officer()).at("week").at("emergencies"), 1);
}

TEST_F(LogSampleTest, rules_find_what_chance_would_miss) {
    lines(500, {.operation = "write"});
    name_resident(cast::piet, "Hub", "Voorbeeld");
    const auto own = line({.person = cast::piet});
    const auto of_colleague = line({.account = cast::femke,
                                    .name = "Femke Anders",
                                    .role = "assistant",
                                    .person = cast::piet});
    const auto surname = line({.account = cast::femke,
                               .name = "Femke Verzonnen",
                               .role = "assistant",
                               .operation = "write"});
    const auto night = line({.local_time = plus_days(last_monday, 1) + "T03:10"});
    const auto evening = line({.local_time = plus_days(last_monday, 1) + "T22:59"});
    const auto week = drawn();
    EXPECT_NE(why(week, own).find("own_name"), std::string::npos);
    EXPECT_NE(why(week, of_colleague).find("colleague"), std::string::npos);
    EXPECT_NE(why(week, surname).find("same_surname"), std::string::npos);
    EXPECT_NE(why(week, night).find("night"), std::string::npos);
    EXPECT_EQ(why(week, evening).find("night"), std::string::npos);
}

TEST_F(LogSampleTest, a_secret_address_that_was_shown_is_drawn) {
    change("update person set secret_address = $1 where id = $2", true, cast::piet);
    const auto address = line({.person = cast::piet, .record_class = "address"});
    const auto name = line({.person = cast::piet});
    const auto other = line({.record_class = "address"});
    const auto week = drawn();
    EXPECT_NE(why(week, address).find("secret_address"), std::string::npos);
    EXPECT_EQ(why(week, name).find("secret_address"), std::string::npos);
    EXPECT_EQ(why(week, other).find("secret_address"), std::string::npos);
}

TEST_F(LogSampleTest, a_look_with_nothing_around_it_is_drawn_and_work_is_not) {
    const auto alone = line(
        {.account = cast::joke, .name = "Joke", .role = "practice_nurse", .person = cast::piet});
    EXPECT_NE(why(drawn(), alone).find("only_look"), std::string::npos);
    line({.person = cast::piet, .operation = "write"});
    EXPECT_EQ(why(drawn(), alone).find("only_look"), std::string::npos)
        << "a colleague works with this record";
}

TEST_F(LogSampleTest, many_records_in_an_hour_are_held_against_the_own_usual) {
    std::vector<std::string> people;
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        db::work_for_the_house(work.tx.connection());
        for (int i = 0; i < 30; ++i) {
            people.push_back("018f0000-0000-7000-8000-0000000f" + std::to_string(1000 + i));
            TRY(work.tx.execute(
                "insert into person (id, version, domain, organization_id, given_name, "
                "family_name, birth_on, phone, email, address, neighbourhood_code, source, "
                "village, language, interpreter, call_allowed, voicemail_allowed, call_when, "
                "secret_address, status, created_at) select $1, 1, domain, organization_id, "
                "'Velen', 'Bedacht', birth_on, '', '', '', '', 'test', '', language, interpreter, "
                "call_allowed, voicemail_allowed, call_when, secret_address, status, created_at "
                "from person where id = $2",
                people.back(), cast::lies));
        }
        return {};
    }));
    std::int64_t last = 0;
    for (const auto& person : people) last = line({.person = person});
    EXPECT_NE(why(drawn(), last).find("many"), std::string::npos);
    // Whoever opens as many each week does what he does.
    for (const auto& person : people)
        line({.person = person, .local_time = plus_days(last_monday, -5) + "T09:00"});
    EXPECT_EQ(why(drawn(), last).find("many"), std::string::npos);
}

TEST_F(LogSampleTest, of_too_many_hits_the_most_serious_are_drawn_and_the_rest_is_counted) {
    for (int i = 0; i < 40; ++i)
        line({.operation = "write", .local_time = plus_days(last_monday, 1) + "T02:00"});
    name_resident(cast::piet, "Hub", "Voorbeeld");
    const auto own = line({.person = cast::piet, .operation = "write"});
    const auto week = drawn();
    EXPECT_NE(why(week, own).find("own_name"), std::string::npos);
    EXPECT_EQ(week.left_out, 16);
    EXPECT_EQ(
        std::ranges::count_if(week.lines, [](const auto& one) { return one.why != "chance"; }), 25);
}

TEST_F(LogSampleTest, three_weeks_in_which_one_is_read_one_late_and_one_not) {
    lines(30, {.operation = "write"});
    app.deliver();
    judge_all(officer());
    EXPECT_FALSE(lacks(newest_week(officer()).at("week"), "read_at"));

    days_later(7);
    sign_in_all();
    last_monday = plus_days(last_monday, 7);
    lines(30, {.operation = "write"});
    app.deliver();
    days_later(15);
    an_hour_later();
    EXPECT_EQ(mails(), "1") << "the week of the middle was not read within fourteen days";
    an_hour_later();
    EXPECT_EQ(mails(), "1");
    EXPECT_NE(
        app.ask(signed_in(cast::admin), "GET /api/operations").raw.find("\"log_samples_late\":1"),
        std::string::npos);
    const auto late = value("select id from log_sample where organization_id = $1 and from_on = $2",
                            {cast::practice, last_monday});
    const auto who = officer();
    const auto late_week = app.ask(who, "GET /api/log_samples/" + late);
    EXPECT_EQ(late_week.at("week").at("days_late"), 1);
    for (const auto& one : late_week.at("lines").as_array())
        EXPECT_EQ(judge(who, one, "in_order").status, 201);
    const auto read = app.ask(who, "GET /api/log_samples/" + late).at("week");
    EXPECT_FALSE(lacks(read, "read_at"));
    EXPECT_EQ(read.at("days_late"), 1) << "that it was late stays in the report";
    EXPECT_EQ(read.at("read_by").at(0), "Floor Functionaris");
    EXPECT_NE(
        app.ask(signed_in(cast::admin), "GET /api/operations").raw.find("\"log_samples_late\":0"),
        std::string::npos);

    last_monday = plus_days(last_monday, 7);
    days_later(22);
    an_hour_later();
    EXPECT_EQ(value("select count(*) from log_sample where organization_id = $1 and read_at is "
                    "null and due_on < $2",
                    {cast::practice, today()}),
              "0")
        << "weeks in which nobody looked need no reader";
    const auto file = app.ask(officer(), "GET /api/log_sample_report");
    ASSERT_EQ(file.status, 200) << file.raw;
    EXPECT_NE(file.raw.find("Floor Functionaris"), std::string::npos);
}

TEST_F(LogSampleTest, what_is_asked_about_stays_open_and_words_are_wanted) {
    lines(3, {.operation = "write"});
    app.deliver();
    const auto who = officer();
    auto week = newest_week(who);
    const auto first = week.at("lines").at(0);
    EXPECT_EQ(judge(who, first, "asked").at("fields").at("words"), "required");
    EXPECT_EQ(judge(who, first, "not_in_order", "  ").at("fields").at("words"), "required");
    ASSERT_EQ(judge(who, first, "asked", "Kanarie: waarom keek je?").status, 201);
    for (const std::size_t i : {1U, 2U})
        EXPECT_EQ(judge(who, week.at("lines").at(i), "in_order").status, 201);
    week = newest_week(who);
    EXPECT_TRUE(lacks(week.at("week"), "read_at"));
    EXPECT_EQ(week.at("week").at("open"), 1);
    EXPECT_EQ(judge(who, first, "in_order").status, 409) << "a version that was judged since";
    ASSERT_EQ(judge(who, week.at("lines").at(0), "in_order").status, 201);
    week = newest_week(who);
    EXPECT_FALSE(lacks(week.at("week"), "read_at"));
    EXPECT_EQ(week.at("lines").at(0).at("earlier").at(0).at("words"), "Kanarie: waarom keek je?");
    // A verdict that is taken back wants a word, stays in the history, and opens the week.
    EXPECT_EQ(judge(who, week.at("lines").at(0), "in_order").at("fields").at("words"), "required");
    ASSERT_EQ(judge(who, week.at("lines").at(0), "asked", "Toch nog eens").status, 201);
    EXPECT_TRUE(lacks(newest_week(who).at("week"), "read_at"));
    EXPECT_EQ(app.show("select * from log_sample_line").find("Kanarie"), std::string::npos);
    EXPECT_EQ(app.show("select * from log_verdict").find("Kanarie"), std::string::npos);
}

TEST_F(LogSampleTest, nobody_judges_his_own_looks) {
    const Written own{.account = officer_id,
                      .name = "Floor Functionaris",
                      .role = "privacy_officer",
                      .operation = "write"};
    line(own);
    line({.operation = "write"});
    app.deliver();
    const auto who = officer();
    auto week = newest_week(who);
    ASSERT_EQ(week.at("lines").as_array().size(), 2U);
    const auto& lines = week.at("lines").as_array();
    const auto mine =
        *std::ranges::find_if(lines, [](const auto& one) { return one.at("own").as_bool(); });
    EXPECT_EQ(judge(who, mine, "in_order").text("code"), "log_sample.own_look");
    judge_all(who);
    EXPECT_TRUE(lacks(newest_week(who).at("week"), "read_at")) << "the manager still has to";
    // The manager sees what the officer looked at, without of whom, and nothing else.
    const auto of_manager = newest_week(manager);
    ASSERT_EQ(of_manager.at("lines").as_array().size(), 1U);
    EXPECT_EQ(of_manager.at("lines").at(0).at("who"), "Floor Functionaris");
    EXPECT_EQ(of_manager.at("lines").at(0).at("person_id"), "");
    ASSERT_EQ(judge(manager, of_manager.at("lines").at(0), "in_order").status, 201);
    EXPECT_FALSE(lacks(newest_week(who).at("week"), "read_at"));
}

TEST_F(LogSampleTest, where_there_is_nobody_else_the_report_says_so) {
    change("update account set active = $1 where id = $2", false, cast::mies);
    line({.account = officer_id,
          .name = "Floor Functionaris",
          .role = "privacy_officer",
          .operation = "write"});
    line({.operation = "write"});
    app.deliver();
    const auto who = officer();
    judge_all(who);
    const auto week = newest_week(who).at("week");
    EXPECT_EQ(week.at("nobody_else"), 1);
    EXPECT_EQ(week.at("open"), 0);
    EXPECT_FALSE(lacks(week, "read_at"));
    days_later(20);
    an_hour_later();
    EXPECT_EQ(mails(), "0");
}

TEST_F(LogSampleTest, without_an_officer_the_manager_reads_all_of_it_without_numbers_of_records) {
    change("update account set active = $1 where id = $2", false, officer_id);
    lines(3, {.operation = "write"});
    app.deliver();
    const auto week = newest_week(manager);
    EXPECT_EQ(week.at("lines").as_array().size(), 3U);
    EXPECT_EQ(week.raw.find(cast::lies), std::string::npos);
    judge_all(manager);
    EXPECT_FALSE(lacks(newest_week(manager).at("week"), "read_at"));
}

TEST_F(LogSampleTest, two_officers_that_press_at_once_are_one_verdict) {
    testing::hire(app, second_id, cast::practice, "privacy_officer");
    line({.operation = "write"});
    app.deliver();
    const auto first = officer();
    const auto second = signed_in(second_id);
    const auto one = newest_week(first).at("lines").at(0);
    auto answers = testing::at_once({[&] { return judge(first, one, "in_order").status; },
                                     [&] { return judge(second, one, "asked", "Hoezo?").status; }});
    std::ranges::sort(answers);
    EXPECT_EQ(answers, (std::vector{201, 409}));
    EXPECT_EQ(value("select count(*) from log_verdict"), "1");
}

TEST_F(LogSampleTest, it_wants_this_role_a_fresh_proof_and_the_own_organisation) {
    lines(2);
    app.deliver();
    for (const auto& who : {gp, nurse, assistant, coach, admin})
        EXPECT_EQ(app.ask(who, "GET /api/log_samples").status, 403);
    auto who = officer();
    const auto one = newest_week(who).at("lines").at(0);
    const auto id = value("select id from log_sample where organization_id = $1", {cast::practice});
    EXPECT_EQ(app.ask(team_manager, "GET /api/log_samples/" + id).status, 404);
    EXPECT_EQ(judge(team_manager, one, "in_order").status, 404);
    app.clock->advance_minutes(6);
    EXPECT_EQ(app.ask(who, "GET /api/log_samples/" + id).text("code"), "session.proof_wanted");
}

TEST_F(LogSampleTest, reading_it_and_judging_it_are_in_the_log_and_are_not_drawn_themselves) {
    lines(2, {.operation = "write"});
    app.deliver();
    const auto who = officer();
    judge_all(who);
    EXPECT_EQ(value("select count(*) from access_log where action = 'log_sample.judge' and outcome "
                    "= 'done'"),
              "2");
    EXPECT_NE(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.action = 'log_sample.read' and p.person_id = $1 and p.record_class = "
                    "'access_log'",
                    {cast::lies}),
              "0");
    days_later(7);
    app.deliver();
    EXPECT_EQ(newest_week(officer()).at("week").at("looks"), 0);
}

TEST_F(LogSampleTest, what_is_not_in_order_becomes_a_breach_with_its_number_once) {
    const auto number = line({.operation = "write"});
    app.deliver();
    const auto who = officer();
    const auto one = newest_week(who).at("lines").at(0);
    const auto path =
        "POST /api/log_sample_lines/" + std::string(one.at("id").as_string()) + "/breach";
    EXPECT_EQ(app.ask(who, path).text("code"), "log_sample.in_order");
    judge(who, one, "not_in_order", "Keek bij de buurvrouw");
    const auto breach = app.ask(who, path);
    ASSERT_EQ(breach.status, 201) << breach.raw;
    EXPECT_NE(std::string(breach.at("facts").at("what").as_string())
                  .find("Regel " + std::to_string(number)),
              std::string::npos);
    EXPECT_EQ(app.ask(who, path).at("row").at("id"), breach.at("row").at("id"));
    EXPECT_EQ(value("select count(*) from breach"), "1");
    EXPECT_EQ(newest_week(who).at("week").at("breaches"), 1);
}

TEST_F(LogSampleTest, a_sample_stays_five_years_like_its_lines) {
    lines(2, {.operation = "write"});
    app.deliver();
    judge_all(officer());
    const auto forget = [&] {
        EXPECT_TRUE(app.run([](UnitOfWork& work) {
            db::work_for_the_house(work.tx.connection());
            return forget_old_samples(work);
        }));
        return value("select count(*) from log_verdict");
    };
    days_later(5 * 365);
    EXPECT_EQ(forget(), "2");
    days_later(10);
    EXPECT_EQ(forget(), "0");
    EXPECT_EQ(value("select count(*) from log_sample_line"), "0");
}

}  // namespace
}  // namespace veerkracht::audit
