// Silence never wins: of every kind of leg, at every open step, ten weeks go by without anybody
// doing anything. Each day each open leg has a date, and when that passed somebody with an account
// has it on a list and was told within the terms.
#include <algorithm>
#include <set>
#include <sstream>

#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/shared_inbox.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class SilenceTest : public CastTest {
  protected:
    void change(const std::string& sql, const std::vector<std::string>& with = {}) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            if (with.empty()) TRY(work.tx.execute(sql));
            if (with.size() == 1) TRY(work.tx.execute(sql, with[0]));
            if (with.size() == 2) TRY(work.tx.execute(sql, with[0], with[1]));
            if (with.size() == 3) TRY(work.tx.execute(sql, with[0], with[1], with[2]));
            return {};
        }));
    }
    // Puts a leg at this step on this day, as if it came there by itself.
    void stand_at(const std::string& id, const StepKind& kind) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            auto leg = TRY(load(work, ReferralId{id}));
            move_to(leg, kind, "", work.now, work.today);
            return work.tx.update(leg);
        }));
    }
    std::string case_of_karin() { return accepted(); }
    std::string melding_of(const std::string& case_id) {
        const auto reply = app.ask(coach, "POST /api/cases/" + case_id + "/desk",
                                   {{"version", version_of(case_id)},
                                    {"face_id", cast::wmo_desk},
                                    {"sentence", ""},
                                    {"birth_on", "1965-03-14"},
                                    {"address", "Verzonnenstraat 3"},
                                    {"feedback_level", "running"},
                                    {"given_how", "on_paper"},
                                    {"consent_given", true}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return value("select id from referral where parent_id = $1", {case_id});
    }
    void take_on(const TestSession& who, const std::string& id) {
        const auto reply =
            app.ask(who, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
    }

    // Each open step of a case, as this kind of party.
    void cases_of(const std::string& target) {
        for (const auto& kind : step_kinds()) {
            if (is_closed(kind.state) || kind.step == "sent" || kind.step == "received") continue;
            const auto id = case_of_karin();
            stand_at(id, kind);
            change("update referral set target = $1 where id = $2", {target, id});
        }
        const auto offer = referred();
        change("update referral set target = $1 where id = $2", {target, offer});
    }
    void branches_of(const std::string& target, const std::string& looked_after_by) {
        for (const auto* step : {"sent", "to_call", "started"}) {
            const auto id = case_of_karin();
            stand_at(id, *kind_of("intake_done"));
            const auto branch = asked_onward(id);
            stand_at(id, *kind_of("started"));
            // The case has its own day, far from that of the branch.
            change("update referral set due_on = '2027-06-01' where id = $1", {id});
            if (std::string_view(step) == "to_call" || std::string_view(step) == "started")
                change("update referral set accepted_at = sent_at where id = $1", {branch});
            stand_at(branch, *kind_of(step));
            change("update referral set target = $1, looked_after_by = $2 where id = $3",
                   {target, looked_after_by, branch});
        }
    }
    void legs_at_a_desk() {
        const auto offer = case_of_karin();
        stand_at(offer, *kind_of("intake_done"));
        melding_of(offer);
        const auto running = case_of_karin();
        stand_at(running, *kind_of("intake_done"));
        take_on(desk, melding_of(running));
        for (const auto& id : {offer, running})
            change("update referral set due_on = '2027-06-01' where id = $1", {id});
    }
    // Each open step of a leg at this kind of desk, and an offer to it; who works there has this
    // role.
    void legs_at_desk_of_kind(const std::string& target, const std::string& role) {
        for (const auto& kind : step_kinds()) {
            const bool is_offer = kind.step == "sent" || kind.step == "received";
            const auto& steps = target_of(target)->steps;
            const bool stands_there = is_offer || kind.step == "to_call" ||
                                      std::ranges::find(steps, kind.step) != steps.end();
            if (is_closed(kind.state) || !stands_there) continue;
            const auto behind = case_of_karin();
            stand_at(behind, *kind_of("intake_done"));
            const auto leg = melding_of(behind);
            if (!is_offer) take_on(desk, leg);
            change("update referral set target = $1 where id = $2", {target, leg});
            stand_at(leg, kind);
            // The case has its own day, far from that of the desk.
            change("update referral set due_on = '2027-06-01' where id = $1", {behind});
        }
        change("update account set role = $1 where id = $2", {role, cast::anouk});
    }
    // Two organisations read it; of what somebody took on one is left.
    void legs_of_shared_inbox() {
        const OrganizationId inbox{"018f0000-0000-7000-8000-00000000a0f1"};
        const FaceId face_of_inbox{"018f0000-0000-7000-8000-00000000c0f1"};
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            directory::Organization organization;
            organization.id = inbox;
            organization.kind = "shared_inbox";
            organization.domain = "welfare";
            organization.name = "Denkbeeld Welzijn of Schets Maatschappelijk Werk";
            organization.created_at = work.now;
            TRY(work.tx.insert(organization));
            for (const auto& reader : {cast::welfare, cast::social_work})
                TRY(work.tx.insert(directory::InboxMember{inbox, OrganizationId{reader}}));
            directory::Face face;
            face.id = face_of_inbox;
            face.organization_id = inbox;
            face.role = "shared_inbox";
            face.name = "Vraagteam";
            TRY(work.tx.insert(face));
            return work.tx.insert(directory::FaceRule{new_uuid(), OrganizationId{cast::practice},
                                                      face.id, "unsure", 1});
        }));
        const boost::json::object to_both{{"face_id", face_of_inbox.value}, {"needs", {"unsure"}}};
        referred(to_both);
        auto passed_on = to_both;
        passed_on["sentence"] = "Eén van beide gaf hem door.";
        const auto left = referred(passed_on);
        EXPECT_EQ(app.ask(coach, "POST /api/cases/" + left + "/steps",
                          {{"version", version_of(left)},
                           {"step", "not_fitting"},
                           {"reason", "not_our_question"}})
                      .status,
                  201);
        for (const auto* who : {&coach, &social_worker}) {
            auto taken = to_both;
            taken["sentence"] = "Iemand pakte hem op.";
            taken["again"] = true;
            take_on(*who, referred(taken));
        }
    }
    void legs_asked_directly() {
        for (const bool says_yes : {false, true}) {
            EXPECT_EQ(app.ask(gp, "POST /api/initiative_referrals",
                              {{"person_id", cast::lies},
                               {"service_id", cast::table},
                               {"wish", "eet graag samen"},
                               {"when", "dinsdag"},
                               {"consent_given", true},
                               {"attendance", true}})
                          .status,
                      201);
            if (!says_yes) continue;
            const auto token = newest_link("volunteer_question");
            EXPECT_EQ(
                app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", "yes"}})
                    .status,
                201);
        }
    }
    void own_case() {
        const auto reply = app.ask(coach, "POST /api/own_cases",
                                   {{"given_name", "Mien"},
                                    {"family_name", "Tekening"},
                                    {"phone", "06 3333 4444"},
                                    {"village", "America"},
                                    {"source", "neighbour"},
                                    {"needs", {"alone"}},
                                    {"sentence", "Komt de deur niet meer uit."},
                                    {"call_when", ""},
                                    {"voicemail_allowed", false}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
    }

    struct Open {
        std::string id;
        std::string parent_id;
        std::string target;
        std::string step;
        std::string due_on;
        std::string accepted_at;
    };
    std::vector<Open> open_legs() {
        std::vector<Open> legs;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            const auto found =
                work.tx.all<Referral>("select * from referral where closed_at is null order by id");
            for (const auto& leg : found)
                legs.push_back({leg.id.value, leg.parent_id.value_or(ReferralId{}).value,
                                leg.target, leg.step, leg.due_on.value_or(""),
                                leg.accepted_at.value_or("")});
            return {};
        }));
        return legs;
    }
    // What somebody with an account sees as due by now.
    std::set<std::string> due_on_lists() {
        std::set<std::string> seen;
        const auto add = [&](const boost::json::value& rows) {
            for (const auto& row : rows.as_array()) {
                const auto& one = row.as_object();
                const auto* due = one.if_contains("due_on");
                if (due && due->is_string() && due->as_string() <= today())
                    seen.insert(std::string(one.at("referral_id").as_string()));
            }
        };
        for (const auto* who : {&coach, &colleague, &social_worker, &desk}) {
            const auto list = app.ask(*who, "GET /api/worklist");
            add(list.at("rows"));
        }
        const auto sent = app.ask(gp, "GET /api/feedback");
        add(sent.at("rows"));
        return seen;
    }
    std::string today() { return day_of(app.clock->now()); }
    std::string warned(const std::string& id) {
        return value(
            "select count(*) from referral_warning w join referral r on r.id = w.referral_id "
            "where w.referral_id = $1 and (r.accepted_at is null or w.at > r.due_on)",
            {id});
    }

    // What was told of legs of this kind, each word once.
    std::string told_to(const std::string& target) {
        std::set<std::string> kinds;
        std::istringstream rows(
            app.show("select w.kind from referral_warning w join referral r on r.id = "
                     "w.referral_id where r.target = $1",
                     {target}));
        for (std::string row; std::getline(rows, row);) kinds.insert(row.substr(0, row.find(' ')));
        std::string text;
        for (const auto& kind : kinds) text += kind + " ";
        return text;
    }

    // What is wrong on this day; "" when somebody sees to each open leg.
    std::string unseen() {
        std::string found;
        const auto lists = due_on_lists();
        for (const auto& leg : open_legs()) {
            const auto tell = [&](const std::string& what) {
                found += today() + ": " + leg.target + " " + leg.step + " due " + leg.due_on + " " +
                         what + "\n";
            };
            if (leg.due_on.empty()) tell("has no date");
            if (leg.due_on.empty() || leg.due_on >= today()) continue;
            const auto told_by =
                plus_working_days(leg.due_on, word_back_terms().team_after_workdays + 1);
            if (told_by > today()) continue;
            const bool is_told =
                warned(leg.id) != "0" || (!leg.parent_id.empty() && warned(leg.parent_id) != "0");
            if (!is_told) tell("was told to nobody");
            if (!lists.contains(leg.id) && !lists.contains(leg.parent_id))
                tell("is on nobody's list");
        }
        return found;
    }
    void expect_that_somebody_is_told_in_ten_weeks() {
        for (int day = 0; day < 70 && !HasFailure(); ++day) {
            days_later(1);
            app.deliver();
            EXPECT_EQ(day % 3 == 2 ? unseen() : "", "");
        }
    }
};

TEST_F(SilenceTest, a_case_of_each_kind_at_each_step_is_told_to_somebody) {
    for (const auto* target : {"welfare_coach", "social_worker", "village_supporter"})
        cases_of(target);
    own_case();
    legs_at_a_desk();
    expect_that_somebody_is_told_in_ten_weeks();
}

TEST_F(SilenceTest, a_leg_at_the_debt_desk_is_told_to_somebody_at_each_step) {
    legs_at_desk_of_kind("debt_desk", "debt_officer");
    expect_that_somebody_is_told_in_ten_weeks();
    EXPECT_NE(told_to("debt_desk"), "");
}

TEST_F(SilenceTest, a_leg_of_the_youth_team_is_told_to_somebody_at_each_step) {
    legs_at_desk_of_kind("youth_team", "youth_worker");
    expect_that_somebody_is_told_in_ten_weeks();
    EXPECT_NE(told_to("youth_team"), "");
}

TEST_F(SilenceTest, what_waits_in_a_shared_inbox_is_told_to_both_and_then_goes_back) {
    legs_of_shared_inbox();
    expect_that_somebody_is_told_in_ten_weeks();
    EXPECT_EQ(told_to("shared_inbox"), "own_referral_waits referral_waits referral_waits_long ");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'referral_waits' and subject_id = $1",
                    {cast::social_work}),
              "1");
    EXPECT_EQ(app.show("select step, closed_at is not null from referral where target = "
                       "'shared_inbox' group by 1, 2"),
              "not_answered | 1\n");
    EXPECT_NE(told_to("welfare_coach"), "") << "of what Karin took on";
    EXPECT_NE(told_to("social_worker"), "") << "of what Nora took on";
}

TEST_F(SilenceTest, what_is_answered_by_link_comes_to_the_case_that_asked) {
    branches_of("initiative", "");
    branches_of("village_volunteer", "Gerda Denkbeeld");
    legs_asked_directly();
    expect_that_somebody_is_told_in_ten_weeks();
    EXPECT_NE(value("select count(*) from outbox where kind = 'volunteer_after_yes'"), "0");
    EXPECT_NE(value("select count(*) from case_notice where kind = 'branch_stands_still'"), "0");
}

TEST_F(SilenceTest,
       the_initiative_is_asked_once_then_it_is_for_who_asked_then_for_team_and_sender) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    const auto branch = asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    change("update referral set due_on = '2027-06-01' where id = $1", {id});
    EXPECT_EQ(value("select due_on from referral where id = $1", {branch}), "2026-11-04");
    const auto messages = [&](const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    };
    const auto until = [&](const std::string& day) {
        while (today() < day) {
            days_later(1);
            app.deliver();
        }
    };
    until("2026-11-08");
    EXPECT_EQ(messages("volunteer_after_yes"), "0");
    until("2026-11-10");
    EXPECT_EQ(messages("volunteer_after_yes"), "1");
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2027-06-01");
    until("2026-11-11");
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2026-11-11");
    const auto lines = app.ask(coach, "GET /api/worklist").at("notices").as_array();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].at("kind"), "branch_stands_still");
    EXPECT_EQ(lines[0].at("party_name"), "Eetpunt De Verzonnen Tafel");
    until("2026-11-18");
    EXPECT_EQ(messages("case_waits"), "1");
    EXPECT_EQ(messages("own_case_waits"), "0");
    until("2026-11-25");
    EXPECT_EQ(messages("own_case_waits"), "1");
    EXPECT_EQ(messages("volunteer_after_yes"), "1");
}

TEST_F(SilenceTest, who_works_on_the_case_has_seen_to_its_branch) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    const auto branch = asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    days_later(3);
    EXPECT_EQ(step(id, "started").status, 201);
    app.deliver();
    EXPECT_EQ(value("select due_on from referral where id = $1", {branch}),
              value("select due_on from referral where id = $1", {id}));
    days_later(9);
    app.deliver();
    EXPECT_EQ(value("select count(*) from case_notice"), "0");
}

TEST_F(SilenceTest, a_no_comes_to_the_case_that_does_not_wait_for_it) {
    const auto id = accepted();
    EXPECT_EQ(step(id, "intake_done").status, 201);
    EXPECT_EQ(step(id, "started").status, 201);
    const auto due = value("select due_on from referral where id = $1", {id});
    asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "full"}});
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), "2026-11-02");
    const auto line = app.ask(coach, "GET /api/worklist").at("notices").at(0);
    EXPECT_EQ(line.at("kind"), "branch_came_back");
    EXPECT_EQ(
        app.ask(coach, "POST /api/case_notices/" + std::string(line.at("id").as_string()) + "/seen")
            .status,
        204);
    EXPECT_EQ(value("select due_on from referral where id = $1", {id}), due);
}

TEST_F(SilenceTest, an_offer_that_cannot_wait_is_told_to_both_the_day_after) {
    referred();
    change("update referral set urgent = true, due_on = '2026-11-03'");
    days_later(2);
    app.deliver();
    days_later(1);
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'urgent_waits'"), "2");
}

TEST_F(SilenceTest, what_was_made_ready_and_not_sent_is_told_and_then_for_all_who_may_send) {
    const auto prepared =
        app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                {{"for_account_id", cast::hub},
                 {"face_id", cast::face_of_karin},
                 {"sentence", ""},
                 {"feedback_level", "running"},
                 {"consent_given", true},
                 {"given_how", "on_paper"},
                 {"with_interpreter", false},
                 {"share_secret_address", false},
                 {"urgent", false}});
    ASSERT_EQ(prepared.status, 201) << prepared.raw;
    const auto of_nurse = [&] { return app.ask(nurse, "GET /api/prepared_referrals").body; };
    days_later(1);
    app.deliver();
    EXPECT_TRUE(of_nurse().as_array().empty());
    days_later(1);
    app.deliver();
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'prepared_waits'"), "1");
    ASSERT_EQ(of_nurse().as_array().size(), 1U);
    EXPECT_EQ(app.ask(nurse, "POST /api/prepared_referrals/" + prepared.text("id") + "/send",
                      {{"version", of_nurse().at(0).at("version")}})
                  .status,
              201);
}

TEST_F(SilenceTest, what_was_made_ready_for_somebody_who_died_is_put_away) {
    app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
            {{"for_account_id", cast::hub},
             {"face_id", cast::face_of_karin},
             {"sentence", ""},
             {"feedback_level", "running"},
             {"consent_given", true},
             {"given_how", "on_paper"},
             {"with_interpreter", false},
             {"share_secret_address", false},
             {"urgent", false}});
    EXPECT_EQ(app.ask(gp, "GET /api/prepared_referrals").body.as_array().size(), 1U);
    app.ask(
        gp, "PUT /api/people/" + cast::lies + "/status",
        {{"version", std::stoi(value("select version from person where id = $1", {cast::lies}))},
         {"status", "deceased"}});
    EXPECT_TRUE(app.ask(gp, "GET /api/prepared_referrals").body.as_array().empty());
}

TEST_F(SilenceTest, a_substitute_who_is_not_there_himself_is_not_the_only_one_who_hears_it) {
    accepted();
    for (const auto& [who, instead] :
         {std::pair{cast::karin, cast::bram}, {cast::bram, cast::karin}})
        EXPECT_EQ(app.ask(who == cast::karin ? coach : colleague, "POST /api/absences",
                          {{"account_id", who},
                           {"from_on", "2026-11-03"},
                           {"until_on", "2026-11-16"},
                           {"substitute_account_id", instead}})
                      .status,
                  201);
    days_later(9);
    app.deliver();
    EXPECT_EQ(value("select count(*) from case_notice where kind = 'stands_still' and "
                    "account_id is null"),
              "1");
}

}  // namespace
}  // namespace veerkracht::referrals
