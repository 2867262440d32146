// The demo region as its newcomer and its bench need it, on a small one; and the demo pages.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/capabilities.hpp"
#include "app/demo/demo_clock.hpp"
#include "app/demo/mailbox.hpp"
#include "app/demo/material.hpp"
#include "app/demo/module.hpp"
#include "app/demo/region.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::demo {
namespace {

RegionPlan small_plan(std::uint64_t seed) {
    RegionPlan plan;
    plan.seed = seed;
    plan.now = "2026-11-21T20:00:00.000Z";
    plan.residents = 1'000;
    plan.talks_per_practice = 12;
    plan.referrals_per_practice = 8;
    plan.events_of_one_person = 200;
    return plan;
}

Settings quick_settings(const Application& app) {
    auto settings = app.settings();
    settings.data_folder.clear();
    return settings;
}

// Made once for all tests that only look.
TestApplication& a_region() {
    static TestApplication app;
    static const bool made = [] {
        app.clock->set("2026-11-21T20:00:00.000Z");
        make_region(app.app().database(), app.app().keys(), quick_settings(app.app()),
                    small_plan(2026));
        return true;
    }();
    (void)made;
    return app;
}

std::string names(TestApplication& app) {
    return app.show(
        "select given_name, family_name, birth_on, village, phone from person order by birth_on, "
        "family_name, phone limit 200");
}

TEST(DemoRegion, the_same_seed_gives_the_same_people_and_another_seed_others) {
    TestApplication again, other;
    make_region(again.app().database(), again.app().keys(), quick_settings(again.app()),
                small_plan(2026));
    make_region(other.app().database(), other.app().keys(), quick_settings(other.app()),
                small_plan(7));
    EXPECT_EQ(names(again), names(a_region()));
    EXPECT_NE(names(other), names(a_region()));
    const auto legs =
        "select first_name, to_name, step, due_on, attempts from referral order by sent_at, "
        "first_name, to_name, step, due_on, attempts";
    EXPECT_EQ(again.show(legs), a_region().show(legs));
}

// Weekends, and what may last two weeks at most, fall differently each day.
TEST(DemoRegion, can_be_made_on_every_day_of_a_week) {
    const int days = std::getenv("VEERKRACHT_PROVE") ? 60 : 7;
    for (int day = 0; day < days; ++day) {
        TestApplication app;
        auto plan = small_plan(2026);
        plan.now = plus_days_instant("2026-11-22T23:30:00.000Z", day);
        app.clock->set(plan.now);
        EXPECT_NO_THROW(
            make_region(app.app().database(), app.app().keys(), quick_settings(app.app()), plan))
            << plan.now;
    }
}

TEST(DemoRegion, lies_is_61_lives_in_america_and_has_one_older_web) {
    EXPECT_EQ(
        a_region().show(
            "select given_name, birth_on, village from person where family_name = 'Verzonnen'"),
        "Lies | 1965-03-14 | America\n");
    EXPECT_EQ(a_region().show("select c.questionnaire, c.state, c.filled_in_by from conversation c "
                              "join person p on p.id = c.person_id "
                              "where p.family_name = 'Verzonnen'"),
              "six_marks | held | resident\n");
}

TEST(DemoRegion, hub_has_six_referrals_in_six_states_and_piet_is_stuck) {
    EXPECT_EQ(a_region().show("select first_name, step, attempts from referral where from_name = "
                              "'Hub Voorbeeld' order by first_name"),
              "Jan | intake_planned | 0\nMien | sent | 0\nPiet | not_reached | 3\nRia | started | "
              "0\nSamira | waiting_list | 0\nToon | closed | 0\n");
}

TEST(DemoRegion, karin_has_one_overdue_case) {
    EXPECT_EQ(a_region().show("select first_name, step from referral where to_name = 'Karin "
                              "Schets' and due_on < '2026-11-21'"),
              "Gerrit | contact_sought\n");
}

TEST(DemoRegion, the_wmo_desk_has_a_late_question_one_that_waits_and_one_it_answered) {
    EXPECT_EQ(a_region().show("select asked_by_name, answered_by_name from short_question where "
                              "to_organization_id = (select organization_id from account where "
                              "name = 'Anouk Maquette') and to_name = 'Wmo-loket' and "
                              "(answered_at is not null or due_on < '2026-11-21') "
                              "order by asked_by_name"),
              "Hub Voorbeeld | Anouk Maquette\nKarin Schets | \n");
    // At each desk one waits and one was answered.
    EXPECT_EQ(a_region().show("select count(*) from face f where f.role in ('wmo_desk', "
                              "'debt_desk', 'youth_team') and (not exists (select 1 from "
                              "short_question q where q.face_id = f.id and q.answered_at is null) "
                              "or not exists (select 1 from short_question q where q.face_id = "
                              "f.id and q.answered_at is not null))"),
              "0\n");
}

TEST(DemoRegion, one_coach_has_exactly_forty_open_cases) {
    EXPECT_EQ(a_region().show(
                  "select count(*) from referral r join account a on a.id = r.account_id "
                  "where a.email = 'mia.veertig@papierenbrug.example' and r.closed_at is null"),
              "40\n");
}

TEST(DemoRegion, twenty_five_practices_have_a_face_for_every_need) {
    EXPECT_EQ(a_region().show("select count(*) from organization where kind = 'gp_practice'"),
              "25\n");
    EXPECT_EQ(a_region().show("select count(*) from organization o where kind = 'gp_practice' and "
                              "(select count(*) from face_rule r "
                              "join face f on f.id = r.face_id where r.practice_id = o.id and "
                              "r.need = 'debts' and f.role = 'social_worker') = 0"),
              "0\n");
    EXPECT_EQ(a_region().show("select count(*) from organization o where kind = 'gp_practice' and "
                              "(select count(*) from face_rule r "
                              "join face f on f.id = r.face_id where r.practice_id = o.id and "
                              "r.need = 'alone' and f.role = 'welfare_coach') = 0"),
              "0\n");
}

TEST(DemoRegion, each_municipality_has_its_desks_and_each_practice_can_ask_them) {
    EXPECT_EQ(a_region().show("select f.role, count(*) from face f join organization o on o.id = "
                              "f.organization_id where o.kind = 'municipality' group by f.role "
                              "order by f.role"),
              "debt_desk | 7\nwmo_desk | 7\nyouth_team | 7\n");
    EXPECT_EQ(a_region().show("select o.name from account a join organization o on o.id = "
                              "a.organization_id where a.name = 'Anouk Maquette'"),
              "Gemeente Horst aan de Maas\n");
    EXPECT_EQ(a_region().show("select count(*) from organization o where kind in ('gp_practice', "
                              "'welfare', 'social_work') and not exists (select 1 from face_rule r "
                              "join face f on f.id = r.face_id where r.practice_id = o.id and "
                              "f.role = 'wmo_desk')"),
              "0\n");
    EXPECT_EQ(a_region().show("select count(*) from account where role = 'village_supporter'"),
              "14\n");
}

TEST(DemoRegion, the_wmo_desk_of_the_walk_has_cases_in_different_states) {
    EXPECT_EQ(a_region().show("select first_name, step, urgent from referral where target = "
                              "'wmo_desk' and to_organization_id = (select organization_id from "
                              "account where name = 'Anouk Maquette') order by sent_at"),
              "Leo | closed | 0\nTonnie | research_started | 0\nHarrie | contact_sought | 0\n"
              "Nelly | sent | 1\n");
}

constexpr auto who_stand_behind = "('wmo_desk', 'debt_desk', 'youth_team', 'village_supporter')";

// How many desks and supporters have no leg of which this is true.
std::string faces_without(const std::string& condition) {
    return a_region().show(
        "select count(*) from face f join organization o on o.id = f.organization_id "
        "where f.role in " +
        std::string(who_stand_behind) +
        " and not (f.role = 'wmo_desk' and o.municipality = 'Horst aan de Maas') "
        "and not exists (select 1 from referral r where r.target = f.role and "
        "r.to_organization_id = o.id and " +
        condition + ")");
}

TEST(DemoRegion, each_desk_and_village_supporter_opens_a_day_with_life_in_it) {
    EXPECT_EQ(faces_without("r.step = 'sent' and r.closed_at is null"), "0\n");
    EXPECT_EQ(faces_without("r.step = 'to_call'"), "0\n");
    EXPECT_EQ(faces_without("r.step = 'intake_planned' and r.meets_at > '2026-11-21'"), "0\n");
    EXPECT_EQ(faces_without("r.step in ('started', 'research_started')"), "0\n");
    EXPECT_EQ(faces_without("r.step = 'not_fitting'"), "0\n");
    EXPECT_EQ(faces_without("r.step in ('closed', 'outcome_written')"), "0\n");
    EXPECT_EQ(faces_without("r.urgent"), "0\n");
    const auto person = [](const std::string& word) {
        return "exists (select 1 from person p where p.id = r.recipient_person_id and " + word +
               ")";
    };
    EXPECT_EQ(faces_without(person("not p.call_allowed")), "0\n");
    EXPECT_EQ(faces_without(person("p.interpreter")), "0\n");
    EXPECT_EQ(faces_without(person("p.secret_address")), "0\n");
}

TEST(DemoRegion, what_is_late_at_a_desk_is_a_handful) {
    EXPECT_EQ(a_region().show("select count(*) from (select to_organization_id, target, count(*) "
                              "as late from referral where closed_at is null and due_on < "
                              "'2026-11-21' and target in " +
                              std::string(who_stand_behind) +
                              " group by to_organization_id, target) as desks where late > 4"),
              "0\n");
}

TEST(DemoRegion, volunteers_tell_that_somebody_came_and_few_forget_it) {
    const auto branches = [](const std::string& step) {
        return std::stoi(
            a_region().show("select count(*) from referral b join referral p on p.id "
                            "= b.parent_id where b.target = 'initiative' and b.step "
                            "= '" +
                            step + "' and p.step in ('started', 'follow_up')"));
    };
    EXPECT_GT(branches("started"), 10);
    EXPECT_LT(branches("to_call") * 5, branches("started"));
}

TEST(DemoRegion, coaches_write_back_soon_after_the_first_talk) {
    EXPECT_GT(std::stoi(a_region().show("select count(*) from feedback where status = 'met'")), 40);
}

TEST(DemoRegion, in_the_team_of_the_walk_one_is_away_and_one_has_his_last_day) {
    EXPECT_EQ(a_region().show("select a.name, s.name from absence b join account a on a.id = "
                              "b.account_id join account s on s.id = b.substitute_account_id "
                              "where b.from_on <= '2026-11-21' and b.until_on >= '2026-11-21'"),
              "Lieke Lijnrecht | Daan Passer\n");
    EXPECT_EQ(a_region().show("select a.name, s.name, l.last_on from leaving l join account a on "
                              "a.id = l.account_id join account s on s.id = "
                              "l.successor_account_id"),
              "Wouter Wisselgeld | Daan Passer | 2026-11-21\n");
    EXPECT_EQ(a_region().show("select f.name, other.name from face f join face other on other.id "
                              "= f.alternative_face_id where f.intake_stop"),
              "Wouter Wisselgeld | Daan Passer\n");
    const auto open = std::stoi(a_region().show(
        "select count(*) from referral r join account a on a.id = r.account_id where a.name = "
        "'Wouter Wisselgeld' and r.closed_at is null"));
    EXPECT_GE(open, 2);
}

TEST(DemoRegion, people_come_to_a_coach_without_a_gp_too) {
    EXPECT_EQ(a_region().show("select first_name, source, step from referral where source <> '' "
                              "and target <> 'village_supporter' order by sent_at"),
              "Gonnie | self | follow_up\nDoor | neighbour | intake_planned\n"
              "Sjaak | housing_association | to_call\nDrika | self | sent\n");
    EXPECT_EQ(a_region().show("select tell from practice_choice"), "1\n");
}

TEST(DemoRegion, a_practice_asked_an_initiative_itself_and_heard_yes_no_and_nothing_yet) {
    EXPECT_EQ(a_region().show("select first_name, step from referral where target = 'initiative' "
                              "and parent_id is null order by sent_at"),
              "Fien | started\nWim | full\nTilla | sent\n");
}

TEST(DemoRegion, who_refers_from_elsewhere_in_care_has_people_and_answers) {
    EXPECT_EQ(a_region().show("select from_name, first_name, step from referral where "
                              "from_organization_id in (select id from organization where kind = "
                              "'care_partner') order by sent_at"),
              "Wies Schetsboek | Truke | started\nPuck Proefstuk | Riky | to_call\n"
              "Wies Schetsboek | Math | sent\n");
}

TEST(DemoRegion, somebody_moved_somebody_died_and_one_referral_was_about_somebody_else) {
    EXPECT_EQ(a_region().show("select r.first_name, n.kind, r.step from case_notice n join "
                              "referral r on r.id = n.referral_id where n.kind <> "
                              "'sharing_stopped' order by n.at"),
              "Huub | taken_elsewhere | intake_planned\nNelis | deceased | person_deceased\n"
              "Cor | moved | intake_planned\nJo | wrong_person | wrong_person\n");
    // Who died is dead in the file of the team as well.
    EXPECT_EQ(a_region().show("select count(*) from person where given_name = 'Nelis' and "
                              "family_name = 'Penseel' and status = 'deceased'"),
              "2\n");
}

TEST(DemoRegion, two_teams_read_one_inbox_one_question_waits_and_one_was_taken_on) {
    EXPECT_EQ(a_region().show("select r.first_name, r.step, o.kind from referral r join "
                              "organization o on o.id = r.to_organization_id join consent c on "
                              "c.subject_id = r.id where c.recipient_name like 'Vraagteam, %' "
                              "and r.from_organization_id = (select organization_id from account "
                              "where name = 'Hub Voorbeeld') order by r.sent_at"),
              "Huub | intake_planned | welfare\nBets | sent | shared_inbox\n");
    EXPECT_EQ(a_region().show("select o.name from case_notice n join organization o on o.id = "
                              "n.organization_id where n.kind = 'taken_elsewhere'"),
              a_region().show("select o.name from account a join organization o on o.id = "
                              "a.organization_id where a.name = 'Bram Schetsma'"));
}

TEST(DemoRegion, three_took_a_card_home_and_one_of_them_chose_somebody) {
    EXPECT_EQ(a_region().show("select p.given_name, c.channel, c.used_at is not null, "
                              "c.tells_practice from take_home_card c join person p on p.id = "
                              "c.person_id order by c.given_at"),
              "Sef | paper | 0 | 0\nDrika | sms | 1 | 1\nRiet | sms | 0 | 0\n");
    EXPECT_EQ(a_region().show("select to_name, step from referral where first_name = 'Drika' and "
                              "source = 'self'"),
              "Karin Schets | sent\n");
    // Its code stands in the mailbox of the demo.
    EXPECT_EQ(a_region().show("select p.given_name from outbox m join person p on p.id = "
                              "m.person_id where m.kind = 'take_home_card'"),
              "Riet\n");
}

TEST(DemoRegion, no_phone_number_can_be_rung) {
    EXPECT_EQ(a_region().show("select count(*) from person where phone not like '06 0%'"), "0\n");
    EXPECT_EQ(a_region().show("select count(*) from organization where phone not like '077 0%' or "
                              "email not like '%.example'"),
              "0\n");
}

TEST(DemoRegion, its_places_are_those_of_the_map) {
    std::ifstream in(std::string(VEERKRACHT_ROOT) + "/fixtures/geo/neighbourhoods.geojson");
    std::ostringstream text;
    text << in.rdbuf();
    const auto map = boost::json::parse(text.str());
    const auto material = read_material();
    const auto& features = map.at("features").as_array();
    ASSERT_EQ(features.size(), material.places.size());
    for (const auto& feature : features) {
        const auto& properties = feature.at("properties");
        const auto& place = material.neighbourhood(properties.at("code").as_string());
        EXPECT_EQ(place.name, properties.at("name").as_string());
        EXPECT_EQ(place.municipality, properties.at("municipality").as_string());
        const auto& point = feature.at("geometry").at("coordinates").as_array();
        EXPECT_DOUBLE_EQ(place.longitude, point[0].to_number<double>());
        EXPECT_DOUBLE_EQ(place.latitude, point[1].to_number<double>());
    }
}

TEST(DemoPages, the_mailbox_says_what_waits_for_a_safe_hour_and_from_when_it_goes) {
    TestApplication app;
    app.clock->set("2026-11-02T20:00:00.000Z");
    const auto newest = [&] {
        DemoMessage message;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            message = messages_in_mailbox(work, {}).messages.at(0);
            return {};
        }));
        return message;
    };
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        people::Person person;
        person.id = new_id<PersonId>();
        person.phone = "06 0000 0001";
        person.language = "pl";
        person.safe_from = "09:00";
        person.safe_until = "12:00";
        TRY(people::store(work, person));
        return notifications::send(
            work, {"sms", person.phone, "contact_changed", person.id, "a leg", {{"phone", "1"}}});
    }));
    EXPECT_TRUE(newest().waits);
    EXPECT_EQ(newest().at, "2026-11-03T08:00:00.000Z");
    app.deliver();
    EXPECT_TRUE(newest().waits);
    app.clock->set("2026-11-03T08:01:00.000Z");
    app.deliver();
    EXPECT_FALSE(newest().waits);
    EXPECT_NE(newest().text.find("tłumaczenie"), std::string::npos) << "as who gets it reads it";
    EXPECT_EQ(newest().at, "2026-11-03T08:01:00.000Z");
}

TEST(DemoPages, all_messages_can_be_reached_each_once_and_the_newest_first) {
    TestApplication app(install_capabilities);
    constexpr int sent = 120;
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        for (int i = 0; i < sent; ++i) {
            // Some at one moment, as a job sends them.
            work.now = "2026-11-02T09:" + std::to_string(10 + i / 5) + ":00.000Z";
            TRY(notifications::send(work, {"email", "a@b.example", "contact_changed", {}, "", {}}));
        }
        return {};
    }));
    std::vector<DemoMessage> all;
    DemoMailboxAsk asked;
    for (int pages = 0; pages == 0 || asked.before; ++pages) {
        ASSERT_LT(pages, 4);
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            auto mailbox = messages_in_mailbox(work, asked);
            asked.before = mailbox.more_before;
            all.insert(all.end(), mailbox.messages.begin(), mailbox.messages.end());
            return {};
        }));
    }
    EXPECT_TRUE(std::ranges::is_sorted(all, std::ranges::greater(), &DemoMessage::at));
    std::set<std::string> ids;
    for (const auto& message : all) ids.insert(message.id.value);
    EXPECT_EQ(all.size(), static_cast<std::size_t>(sent));
    EXPECT_EQ(ids.size(), all.size());
}

TEST(DemoPages, from_elsewhere_they_answer_as_an_address_that_does_not_exist) {
    TestApplication app([](Application& house) {
        install_capabilities(house);
        install(house, std::make_shared<MovableClock>(""));
    });
    const auto unknown = app.ask({}, "GET /api/nothing_here");
    const auto demo = app.ask({}, "GET /api/demo/accounts");
    EXPECT_EQ(demo.status, 404);
    EXPECT_EQ(demo.text("code"), unknown.text("code"));
    EXPECT_EQ(demo.body.as_object().size(), unknown.body.as_object().size());
    EXPECT_EQ(app.ask({}, "GET /api/demo/messages").status, 404);
    EXPECT_EQ(app.ask({}, "POST /api/demo/clock", {{"days", 7}}).status, 404);
}

TEST(DemoClockTest, moves_forward_and_keeps_it_in_the_folder) {
    const auto file = (std::filesystem::temp_directory_path() / new_uuid()).string();
    const auto before = SystemClock().now();
    {
        MovableClock clock(file);
        clock.move_forward(7);
        clock.move_forward(14);
        EXPECT_GE(clock.now() - before, std::chrono::days(21));
    }
    EXPECT_GE(MovableClock(file).now() - before, std::chrono::days(21));
    EXPECT_LT(MovableClock(file).now() - before, std::chrono::days(21) + std::chrono::minutes(1));
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace veerkracht::demo
