// Teams on the days that things go wrong: somebody is ill, somebody leaves, nobody answers.
#include "capabilities/referrals/team.hpp"

#include <algorithm>
#include <map>

#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class TeamTest : public CastTest {
  protected:
    TestReply away(const TestSession& who, const std::string& account, const std::string& from,
                   const std::string& until, const std::string& substitute = "") {
        boost::json::object body{{"account_id", account}, {"from_on", from}, {"until_on", until}};
        if (!substitute.empty()) body["substitute_account_id"] = substitute;
        return app.ask(who, "POST /api/absences", body);
    }
    std::size_t rows(const TestSession& who, const std::string& line = "GET /api/worklist") {
        return app.ask(who, line).at("rows").as_array().size();
    }
    TestReply hand_over(const TestSession& who, const std::string& from, const std::string& to,
                        const boost::json::array& ids = {}) {
        return app.ask(who, "POST /api/team/hand_over",
                       {{"from_account_id", from}, {"to_account_id", to}, {"referral_ids", ids}});
    }
    TestReply leaves(const TestSession& who, const std::string& account, const std::string& last,
                     const std::string& successor = "") {
        boost::json::object body{{"account_id", account}, {"last_on", last}};
        if (!successor.empty()) body["successor_account_id"] = successor;
        return app.ask(who, "POST /api/leavings", body);
    }
    void listen_to_silence() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    }
    std::string sent(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    std::string owner(const std::string& id) {
        return value("select account_id from referral where id = $1", {id});
    }
};

TEST_F(TeamTest, a_substitute_sees_the_cases_of_who_is_away_and_only_then) {
    accepted();
    EXPECT_EQ(rows(colleague), 0U);
    EXPECT_EQ(away(coach, cast::karin, "2026-11-03", "2026-11-06", cast::bram).status, 201);
    EXPECT_EQ(rows(colleague), 0U);  // today is the 2nd
    days_later(1);
    const auto list = app.ask(colleague, "GET /api/worklist");
    ASSERT_EQ(list.at("rows").as_array().size(), 1U);
    EXPECT_EQ(list.at("rows").at(0).at("colleague_name"), "Karin Schets");
    days_later(4);
    EXPECT_EQ(rows(colleague), 0U);
}

TEST_F(TeamTest, back_earlier_than_thought) {
    accepted();
    away(colleague, cast::karin, "2026-11-02", "2026-11-15", cast::bram);  // Karin is ill at home
    EXPECT_EQ(rows(colleague), 1U);
    const auto absence = value("select id from absence");
    EXPECT_EQ(app.ask(coach, "POST /api/absences/" + absence + "/end").status, 201);
    EXPECT_EQ(rows(colleague), 0U);
}

TEST_F(TeamTest, who_stands_in_does_so_for_two_weeks_at_most_and_is_asked_anew) {
    const auto id = accepted();
    const auto most = app.ask(coach, "GET /api/team").at("substitute_days_max").as_int64();
    EXPECT_EQ(most, 14);
    const auto reply = away(coach, cast::karin, "2026-11-02", "2026-11-16", cast::bram);
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("fields").at("until_on"), "too_long");
    EXPECT_EQ(rows(colleague), 0U);
    EXPECT_EQ(away(coach, cast::karin, "2026-11-02", "2026-11-15", cast::bram).status, 201);
    EXPECT_EQ(away(coach, cast::karin, "2026-11-16", "2026-11-29", cast::bram).status, 201);
    EXPECT_EQ(away(coach, cast::karin, "2026-12-01", "2027-03-01").status, 201) << "nobody does";
    days_later(13);
    EXPECT_EQ(rows(colleague), 1U) << "the last day";
    EXPECT_EQ(
        app.ask(coach, "POST /api/absences/" +
                           value("select id from absence where from_on = '2026-11-16'") + "/end")
            .status,
        201);
    days_later(1);
    EXPECT_EQ(rows(colleague), 0U) << "nothing had to run";
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + id).status, 200) << "a case is of the team";
}

TEST_F(TeamTest, who_stands_in_has_no_more_than_the_team_and_it_passes_to_the_team_after) {
    const auto id = accepted();
    const auto before = app.ask(colleague, "GET /api/cases/" + id);
    ASSERT_EQ(before.status, 200);
    EXPECT_EQ(away(nurse, cast::hub, "2026-11-02", "2026-11-03").status, 403) << "not a leader";
    ASSERT_EQ(away(team_manager, cast::karin, "2026-11-02", "2026-11-08", cast::bram).status, 201);
    EXPECT_EQ(value("select noted_by_name from absence"),
              value("select name from account where id = $1", {cast::guus}));
    EXPECT_EQ(app.ask(team_manager, "GET /api/cases/" + id).status, 403) << "noting opens nothing";
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + id).status, 200);
    EXPECT_EQ(app.ask(stranger_coach, "GET /api/cases/" + id).status, 404);
    EXPECT_EQ(away(stranger_coach, cast::karin, "2026-12-01", "2026-12-02").status, 422);
    days_later(7);
    sign_in_all();
    EXPECT_EQ(rows(colleague), 0U) << "his own list";
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + id).status, 200) << "the team's";
}

TEST_F(TeamTest, an_absence_that_cannot_be_is_refused_with_its_field) {
    const auto field = [](const TestReply& reply) {
        return reply.status == 422 ? reply.at("fields").as_object().begin()->key_c_str() : "none";
    };
    EXPECT_STREQ(field(away(coach, cast::karin, "2026-11-09", "2026-11-08")), "until_on");
    EXPECT_STREQ(field(away(coach, cast::karin, "2026-10-01", "2026-10-08")), "until_on");
    EXPECT_STREQ(field(away(coach, cast::nora, "2026-11-09", "2026-11-10")), "account_id");
    EXPECT_STREQ(field(away(coach, cast::karin, "2026-11-09", "2026-11-10", cast::karin)),
                 "substitute_account_id");
    EXPECT_STREQ(field(away(coach, cast::karin, "2026-11-09", "2026-11-10", cast::nora)),
                 "substitute_account_id");
    EXPECT_EQ(away(coach, cast::karin, "2026-11-09", "2026-11-12").status, 201);
    EXPECT_EQ(away(coach, cast::karin, "2026-11-12", "2026-11-13").text("code"),
              "absence.overlaps");
    EXPECT_EQ(away(assistant, cast::femke, "2026-11-12", "2026-11-13").status, 403);
}

TEST_F(TeamTest, the_practice_sees_who_is_away_and_who_takes_over) {
    away(coach, cast::karin, "2026-11-01", "2026-11-06", cast::bram);
    const auto faces = app.ask(gp, "GET /api/faces?needs=alone");
    const auto& karin = faces.body.at(0);
    EXPECT_EQ(karin.at("name"), "Karin Schets");
    EXPECT_EQ(karin.at("away_until"), "2026-11-06");
    EXPECT_EQ(karin.at("substitute_name"), "Bram Schetsma");
}

TEST_F(TeamTest, a_coach_sets_the_waiting_time_and_who_takes_new_people_meanwhile) {
    auto face = app.ask(coach, "GET /api/my_face");
    ASSERT_EQ(face.status, 200) << face.raw;
    const auto change = [&](const boost::json::object& with) {
        boost::json::object body{
            {"version", 1}, {"wait_weeks", 3}, {"intake_stop", true}, {"about", "Kent America."}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(coach, "PUT /api/my_face", body);
    };
    EXPECT_EQ(change({{"alternative_face_id", cast::face_of_nora}}).status, 422);
    EXPECT_EQ(change({{"wait_weeks", 53}}).status, 422);
    EXPECT_EQ(change({}).status, 200);
    EXPECT_EQ(change({}).status, 409);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", request_for_lies()).text("code"),
              "face.intake_stop");
    EXPECT_EQ(app.ask(gp, "GET /api/my_face").status, 403);
}

TEST_F(TeamTest, who_takes_new_people_meanwhile_is_named_by_the_face_itself) {
    const auto alternative = [&] {
        const auto faces = app.ask(gp, "GET /api/faces?needs=alone");
        for (const auto& face : faces.body.as_array())
            if (face.at("id").as_string() == cast::face_of_karin) return face.as_object();
        return boost::json::object();
    };
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face set alternative_face_id = $1 where id = $2",
                            cast::face_of_nora, cast::face_of_karin));
        return {};
    }));
    EXPECT_FALSE(alternative().contains("alternative_face_id"));  // she takes people in herself
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face set intake_stop = $1 where id = $2", true,
                            cast::face_of_karin));
        return {};
    }));
    EXPECT_EQ(alternative().at("alternative_face_id").as_string(), cast::face_of_nora);
}

TEST_F(TeamTest, the_team_sees_all_its_open_legs_and_nobody_elses) {
    accepted();
    referred();
    const auto list = app.ask(colleague, "GET /api/team/worklist");
    ASSERT_EQ(list.status, 200) << list.raw;
    EXPECT_EQ(list.at("rows").as_array().size(), 2U);
    EXPECT_EQ(list.at("pages").as_int64(), 1);
    EXPECT_EQ(list.at("caseloads").as_array().size(), 2U);
    EXPECT_EQ(rows(colleague, "GET /api/team/worklist?account_id=" + cast::karin), 1U);
    EXPECT_EQ(rows(colleague, "GET /api/team/worklist?page=2"), 0U);
    EXPECT_EQ(rows(social_worker, "GET /api/team/worklist"), 0U);
    EXPECT_EQ(app.ask(gp, "GET /api/team/worklist").status, 403);
    // Each resident who was shown stands in the log.
    EXPECT_EQ(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.action = 'case.team_worklist' and p.allowed"),
              "3");
}

// Bram knows Lies, of one offer the sharing was stopped and one stands too long without an answer:
// what is not on the list is in no number either.
TEST_F(TeamTest, a_number_is_what_the_list_holds) {
    const auto known = referred();
    const auto stopped = referred();
    accepted();
    days_later(40);
    sign_in_all();
    const auto late = known;
    const auto fresh = referred();
    accepted();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update consent set withdrawn_at = $1 where subject_id = $2", work.now,
                            stopped));
        return bar(work,
                   ThreadId{*work.tx.value<std::string>(
                       "select thread_id from referral where id = $1", fresh)},
                   AccountId{cast::bram}, "known_person");
    }));
    const auto numbers_are_lists = [&](const TestSession& who) {
        const auto list = app.ask(who, "GET /api/team/worklist");
        std::map<std::string, std::int64_t> counted, listed;
        const auto loads = list.at("caseloads").as_array();
        for (const auto& load : loads) {
            const auto* const id = load.as_object().if_contains("account_id");
            counted[id ? std::string(id->as_string()) : ""] += load.at("open").as_int64();
        }
        const auto all = list.at("rows").as_array();
        for (const auto& row : all) {
            const auto* const id = row.as_object().if_contains("owner_account_id");
            const bool is_offer = !row.at("accepted").as_bool();
            listed[id && !is_offer ? std::string(id->as_string()) : ""] += 1;
        }
        EXPECT_EQ(counted, listed) << list.raw;
        EXPECT_EQ(counted[""],
                  static_cast<std::int64_t>(rows(who, "GET /api/team/worklist?unanswered=true")));
        return all.size();
    };
    EXPECT_EQ(numbers_are_lists(coach), 3U) << "two that run and the one of today";
    EXPECT_EQ(numbers_are_lists(colleague), 2U) << "not of whom he knows";
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + late).status, 403);
}

TEST_F(TeamTest, pages_are_filled_with_what_may_be_seen) {
    std::vector<std::string> known;
    for (int i = 0; i < 53; ++i) {
        const auto id = referred();
        if (i < 3) known.push_back(id);
    }
    EXPECT_EQ(app.ask(colleague, "GET /api/team/worklist").at("pages").as_int64(), 2);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        for (const auto& id : known)
            TRY(bar(work,
                    ThreadId{*work.tx.value<std::string>(
                        "select thread_id from referral where id = $1", id)},
                    AccountId{cast::bram}, "known_person"));
        return {};
    }));
    const auto list = app.ask(colleague, "GET /api/team/worklist");
    EXPECT_EQ(list.at("rows").as_array().size(), 50U);
    EXPECT_EQ(list.at("pages").as_int64(), 1);
    EXPECT_EQ(rows(colleague, "GET /api/team/worklist?page=2"), 0U);
    EXPECT_EQ(rows(coach, "GET /api/team/worklist?page=2"), 3U);
}

TEST_F(TeamTest, what_nobody_answered_is_shown_by_itself) {
    accepted();
    const auto offered = referred();
    const auto list = app.ask(colleague, "GET /api/team/worklist?unanswered=true");
    ASSERT_EQ(list.status, 200) << list.raw;
    ASSERT_EQ(list.at("rows").as_array().size(), 1U);
    EXPECT_EQ(list.at("rows").at(0).at("referral_id").as_string(), offered);
    EXPECT_EQ(list.at("pages").as_int64(), 1);
    EXPECT_EQ(rows(social_worker, "GET /api/team/worklist?unanswered=true"), 0U);
}

TEST_F(TeamTest, two_colleagues_of_one_name_are_told_apart_by_their_accounts) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set name = 'Karin Schets' where id = $1", cast::bram));
        return {};
    }));
    const auto taken = accepted();
    referred();
    const auto list = app.ask(colleague, "GET /api/team/worklist");
    for (const auto& row : list.at("rows").as_array()) {
        EXPECT_EQ(row.at("owner_name"), "Karin Schets");
        EXPECT_EQ(row.at("owner_account_id").as_string(), cast::karin);
        EXPECT_EQ(row.as_object().contains("colleague_id"), row.at("accepted").as_bool());
    }
    EXPECT_EQ(app.ask(colleague, "GET /api/cases/" + taken).text("owner_account_id"), cast::karin);
    EXPECT_TRUE(lacks(app.ask(coach, "GET /api/worklist").at("rows").at(0), "colleague_id"));
}

TEST_F(TeamTest, a_caseload_goes_to_a_colleague_and_everybody_is_told_by_one_line) {
    const auto first = accepted();
    const auto second = accepted();
    const auto done = hand_over(colleague, cast::karin, cast::bram, {first});
    ASSERT_EQ(done.status, 201) << done.raw;
    EXPECT_EQ(done.at("cases").as_int64(), 1);
    EXPECT_EQ(owner(first), cast::bram);
    EXPECT_EQ(owner(second), cast::karin);
    EXPECT_EQ(hand_over(colleague, cast::karin, cast::bram).at("cases").as_int64(), 1);
    EXPECT_EQ(rows(coach), 0U);
    EXPECT_EQ(rows(colleague), 2U);
    EXPECT_EQ(sent("contact_changed"), "2");
    EXPECT_EQ(value("select count(*) from person_event where kind = 'referral.handed_over' and "
                    "label = 'Bram Schetsma'"),
              "2");
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + first).text("to_name"), "Bram Schetsma");
}

TEST_F(TeamTest, who_goes_on_reads_who_handed_it_on_when_and_who_was_told) {
    const auto id = accepted();
    days_later(1);
    ASSERT_EQ(hand_over(coach, cast::karin, cast::bram).status, 201);
    const auto line = app.ask(colleague, "GET /api/cases/" + id).at("notices").at(0);
    EXPECT_EQ(line.at("kind"), "handed_over");
    EXPECT_EQ(line.at("party_name"), "Karin Schets");
    EXPECT_EQ(std::string(line.at("at").as_string()).substr(0, 10), "2026-11-03");
    EXPECT_EQ(boost::json::serialize(line.at("fields")), R"(["resident","sender"])");
    EXPECT_EQ(app.ask(colleague, "GET /api/worklist").at("notices").at(0).at("kind"),
              "handed_over");
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("notices").as_array().empty());
    const auto last_of = [](const TestReply& reply) {
        return std::string(reply.at("steps").as_array().back().at("step").as_string()) + " " +
               std::string(reply.at("steps").as_array().back().at("by_name").as_string());
    };
    EXPECT_EQ(last_of(app.ask(colleague, "GET /api/cases/" + id)), "handed_over Karin Schets");
    EXPECT_EQ(last_of(app.ask(gp, "GET /api/referrals/" + id)), "handed_over Karin Schets");
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "to_call");
    // Handed on once more: the line of before is over.
    ASSERT_EQ(hand_over(coach, cast::bram, cast::karin).status, 201);
    EXPECT_TRUE(app.ask(colleague, "GET /api/worklist").at("notices").as_array().empty());
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("notices").as_array().empty())
        << "who takes it himself knows";
}

TEST_F(TeamTest, who_goes_on_reads_that_the_resident_was_told_nothing) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set messages_allowed = $1", false));
        return {};
    }));
    ASSERT_EQ(hand_over(coach, cast::karin, cast::bram).status, 201);
    const auto lines = app.ask(colleague, "GET /api/cases/" + id).at("notices").as_array();
    const auto line = std::ranges::find_if(
        lines, [](const auto& one) { return one.at("kind").as_string() == "handed_over"; });
    ASSERT_NE(line, lines.end());
    EXPECT_EQ(boost::json::serialize(line->at("fields")), R"(["not_resident","sender"])");
}

TEST_F(TeamTest, after_somebodys_last_day_the_successor_reads_from_whom_it_came) {
    const auto id = accepted();
    ASSERT_EQ(leaves(coach, cast::karin, "2026-11-02", cast::bram).status, 201);
    days_later(1);
    app.deliver();
    ASSERT_EQ(owner(id), cast::bram);
    const auto line = app.ask(colleague, "GET /api/cases/" + id).at("notices").at(0);
    EXPECT_EQ(line.at("kind"), "handed_over");
    EXPECT_EQ(line.at("party_name"), "Karin Schets");
}

// What the practice reads of who does the next step, before and after a yes.
TEST_F(TeamTest, the_sender_reads_who_will_really_call) {
    const auto taken = accepted();
    const auto offered = referred({{"sentence", "Kookt graag."}});
    const auto next = [&](const std::string& id) {
        return app.ask(gp, "GET /api/referrals/" + id).text("next_owner");
    };
    EXPECT_EQ(next(taken) + next(offered), "Karin SchetsKarin Schets");
    away(coach, cast::karin, "2026-11-02", "2026-11-06", cast::bram);
    EXPECT_EQ(next(taken), "Bram Schetsma");
    EXPECT_EQ(next(offered), "Bram Schetsma");
    const auto sent = app.ask(gp, "POST /api/referrals",
                              request_for_lies({{"sentence", "Zingt graag."}, {"again", true}}));
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("next_owner"), "Bram Schetsma") << "as soon as it was sent";
    EXPECT_EQ(sent.text("to_name"), "Karin Schets") << "she was asked";
    const auto rows_of_gp = app.ask(gp, "GET /api/feedback").at("rows").as_array();
    for (const auto& row : rows_of_gp) EXPECT_EQ(row.at("next_owner"), "Bram Schetsma");
    const auto mine = app.ask(lies_at_her_page(), "GET /api/my/page").at("referrals").as_array();
    for (const auto& one : mine) EXPECT_EQ(one.at("next_owner"), "Bram Schetsma");
    // Bram is ill himself: the team sees to it, unless Karin is back by then.
    away(colleague, cast::bram, "2026-11-02", "2026-11-03");
    const auto due = [&](const std::string& day) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update referral set due_on = $1 where id = $2", day, offered));
            return {};
        }));
    };
    due("2026-11-06");
    EXPECT_EQ(next(offered), "Denkbeeld Welzijn");
    due("2026-11-09");
    EXPECT_EQ(next(offered), "Karin Schets");
    days_later(7);
    sign_in_all();
    EXPECT_EQ(next(taken), "Karin Schets");
}

// Whom the resident did not want does not call, whoever stands in.
TEST_F(TeamTest, a_substitute_who_may_not_see_it_is_not_named) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto leg = work.tx.all<Referral>("select * from referral where id = $1", id);
        return bar(work, leg.front().thread_id, AccountId{cast::bram}, "other_face");
    }));
    away(coach, cast::karin, "2026-11-02", "2026-11-15", cast::bram);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("next_owner"), "Denkbeeld Welzijn");
}

TEST_F(TeamTest, a_caseload_stays_in_its_own_house) {
    const auto id = accepted();
    EXPECT_EQ(hand_over(social_worker, cast::karin, cast::nora).status, 422);
    EXPECT_EQ(hand_over(coach, cast::karin, cast::nora).status, 422);
    EXPECT_EQ(hand_over(coach, cast::karin, cast::karin).status, 422);
    EXPECT_EQ(hand_over(coach, cast::karin, cast::bram, {cast::absent}).status, 422);
    EXPECT_EQ(owner(id), cast::karin);
}

TEST_F(TeamTest, until_the_last_working_day_nothing_changes_and_after_it_a_colleague_goes_on) {
    const auto running = accepted();
    const auto offer = referred();
    const auto noted = leaves(colleague, cast::karin, "2026-11-06", cast::bram);
    ASSERT_EQ(noted.status, 201) << noted.raw;
    EXPECT_EQ(rows(coach), 2U);
    days_later(4);
    app.deliver();
    EXPECT_EQ(rows(coach), 2U) << "the last day is a working day";
    days_later(1);
    app.deliver();
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").status, 401);
    EXPECT_EQ(owner(running), cast::bram);
    EXPECT_EQ(value("select to_name from referral where id = $1", {offer}), "Bram Schetsma");
    EXPECT_EQ(rows(colleague), 2U);
    EXPECT_EQ(sent("contact_changed"), "1") << "of an offer nobody was told a name";
    EXPECT_EQ(app.ask(gp, "GET /api/faces?needs=alone").raw.find("Karin Schets"),
              std::string::npos);
    EXPECT_EQ(app.show("select name, account_id from face where id = $1", {cast::face_of_karin}),
              "Bram Schetsma | " + cast::bram + "\n")
        << "who had no face takes hers";
    app.deliver();
    EXPECT_EQ(sent("contact_changed"), "1") << "news is heard once";
}

TEST_F(TeamTest, a_successor_with_a_face_is_found_by_the_practices_of_both) {
    const auto offer = referred();
    const std::string face_of_bram = "018f0000-0000-7000-8000-00000000c099";
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute(
            "insert into face (id, version, organization_id, account_id, role, name, phone, about, "
            "wait_weeks, practice_hours, intake_stop) select $1, 1, organization_id, $2, role, "
            "'Bram Schetsma', phone, '', 0, '', false from face where id = $3",
            face_of_bram, cast::bram, cast::face_of_karin));
        return {};
    }));
    const auto practices = [&](const std::string& face) {
        return app.show("select practice_id, need, rank from face_rule where face_id = '" + face +
                        "' order by practice_id, need");
    };
    const auto before = practices(cast::face_of_karin);
    EXPECT_NE(before, "");
    ASSERT_EQ(leaves(coach, cast::karin, "2026-11-02", cast::bram).status, 201);
    days_later(1);
    app.deliver();
    EXPECT_EQ(practices(cast::face_of_karin), "");
    EXPECT_EQ(practices(face_of_bram), before);
    EXPECT_EQ(app.show("select face_id, to_name from referral where id = $1", {offer}),
              face_of_bram + " | Bram Schetsma\n");
}

TEST_F(TeamTest, who_leaves_without_a_successor_leaves_the_work_on_the_list_of_the_team) {
    EXPECT_EQ(leaves(coach, cast::karin, "2026-11-02").status, 422)
        << "Bram does the same work, so somebody is named";
    const auto running = accepted();
    ASSERT_EQ(leaves(colleague, cast::bram, "2026-11-03", cast::karin).status, 201);
    days_later(2);
    app.deliver();
    ASSERT_EQ(leaves(coach, cast::karin, "2026-11-04").status, 201) << "the last one of her kind";
    days_later(1);
    app.deliver();
    EXPECT_EQ(owner(running), cast::karin);
    EXPECT_EQ(value("select active from account where id = $1", {cast::karin}), "0");
    EXPECT_EQ(value("select kind from case_notice where referral_id = $1 and seen_at is null "
                    "and account_id is null",
                    {running}),
              "left_behind");
}

TEST_F(TeamTest, work_that_was_left_behind_can_be_handed_over_later) {
    const auto running = accepted();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", false, cast::karin));
        return {};
    }));
    const auto list = app.ask(colleague, "GET /api/team/worklist");
    const auto& left = list.at("caseloads").at(0);
    EXPECT_EQ(left.at("name"), "Karin Schets");
    EXPECT_EQ(left.at("role"), "welfare_coach");
    EXPECT_TRUE(left.at("former").as_bool());
    EXPECT_EQ(hand_over(colleague, cast::bram, cast::karin).status, 422);
    EXPECT_EQ(hand_over(colleague, cast::karin, cast::bram).at("cases").as_int64(), 1);
    EXPECT_EQ(owner(running), cast::bram);
}

TEST_F(TeamTest, a_last_day_that_cannot_be_is_refused_with_its_field_and_can_be_taken_back) {
    const auto field = [](const TestReply& reply) {
        return reply.status == 422 ? reply.at("fields").as_object().begin()->key_c_str() : "none";
    };
    EXPECT_STREQ(field(leaves(coach, cast::karin, "2026-11-01", cast::bram)), "last_on");
    EXPECT_STREQ(field(leaves(coach, cast::nora, "2026-11-09", cast::bram)), "account_id");
    EXPECT_STREQ(field(leaves(coach, cast::karin, "2026-11-09", cast::karin)),
                 "successor_account_id");
    EXPECT_STREQ(field(leaves(coach, cast::karin, "2026-11-09", cast::nora)),
                 "successor_account_id");
    EXPECT_STREQ(field(leaves(gp, cast::hub, "2026-11-09")), "successor_account_id");
    EXPECT_EQ(leaves(nurse, cast::hub, "2026-11-09", cast::joke).status, 403);
    ASSERT_EQ(leaves(coach, cast::karin, "2026-11-09", cast::bram).status, 201);
    EXPECT_STREQ(field(leaves(coach, cast::bram, "2026-11-10", cast::karin)),
                 "successor_account_id")
        << "Karin is gone by then";
    const auto said = app.ask(colleague, "GET /api/team");
    const auto& people = said.at("people").as_array();
    const auto karin = std::ranges::find_if(
        people, [](const auto& one) { return one.at("name") == "Karin Schets"; });
    ASSERT_NE(karin, people.end());
    EXPECT_EQ(karin->at("leaving").at("successor_name"), "Bram Schetsma");
    const auto cancel = "POST /api/leavings/" + cast::karin + "/cancel";
    EXPECT_EQ(app.ask(social_worker, cancel).status, 404);
    EXPECT_EQ(app.ask(coach, cancel).status, 201);
    EXPECT_EQ(app.ask(coach, cancel).status, 404);
    days_later(10);
    app.deliver();
    EXPECT_EQ(value("select active from account where id = $1", {cast::karin}), "1");
}

TEST_F(TeamTest, who_comes_back_and_leaves_again_is_closed_again) {
    ASSERT_EQ(leaves(coach, cast::karin, "2026-11-03", cast::bram).status, 201);
    days_later(2);
    app.deliver();
    ASSERT_EQ(value("select active from account where id = $1", {cast::karin}), "0");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", true, cast::karin));
        return {};
    }));
    app.deliver();
    EXPECT_EQ(value("select active from account where id = $1", {cast::karin}), "1")
        << "the former last day closes nothing any more";
    ASSERT_EQ(leaves(colleague, cast::karin, "2026-11-06", cast::bram).status, 201);
    days_later(5);
    app.deliver();
    EXPECT_EQ(value("select active from account where id = $1", {cast::karin}), "0");
}

TEST_F(TeamTest, what_a_gp_sent_and_what_waits_for_him_becomes_the_successors) {
    const auto running = accepted();
    app.ask(assistant, "POST /api/people/" + cast::piet + "/prepared_referrals",
            {{"for_account_id", cast::hub},
             {"face_id", cast::face_of_karin},
             {"sentence", ""},
             {"feedback_level", "running"},
             {"consent_given", true},
             {"given_how", "spoken"}});
    const auto feedback = [&](const TestSession& who) {
        return app.ask(who, "GET /api/feedback").at("rows").as_array().size();
    };
    const auto prepared = [&](const TestSession& who) {
        return app.ask(who, "GET /api/prepared_referrals").body.as_array().size();
    };
    EXPECT_EQ(feedback(nurse), 0U);
    EXPECT_EQ(leaves(manager, cast::hub, "2026-11-06", cast::joke).status, 403)
        << "a GP is let go by a GP, or goes by himself";
    ASSERT_EQ(leaves(gp, cast::hub, "2026-11-06", cast::joke).status, 201)
        << "nobody else is a GP: who also refers goes on";
    days_later(5);
    app.deliver();
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").status, 401);
    EXPECT_EQ(feedback(nurse), 1U);
    EXPECT_EQ(prepared(nurse), 1U);
    EXPECT_EQ(value("select from_name from referral where id = $1", {running}), "Joke Oefenstuk");
    EXPECT_NE(app.show("select by_name from referral_step order by id").find("Hub Voorbeeld"),
              std::string::npos);
}

TEST_F(TeamTest, a_substitute_in_the_practice_hears_what_comes_back_meanwhile) {
    accepted();
    const auto feedback = [&] {
        return app.ask(nurse, "GET /api/feedback").at("rows").as_array().size();
    };
    ASSERT_EQ(away(gp, cast::hub, "2026-11-03", "2026-11-03", cast::femke).status, 422);
    ASSERT_EQ(away(gp, cast::hub, "2026-11-03", "2026-11-03", cast::joke).status, 201);
    EXPECT_EQ(feedback(), 0U);
    days_later(1);
    EXPECT_EQ(feedback(), 1U);
    days_later(1);
    EXPECT_EQ(feedback(), 0U);
}

TEST_F(TeamTest, silence_is_told_to_the_team_then_to_the_practice_and_goes_back_at_last) {
    const auto id = referred();
    days_later(9);
    listen_to_silence();
    EXPECT_EQ(sent("referral_waits"), "0");
    days_later(1);
    listen_to_silence();
    listen_to_silence();
    EXPECT_EQ(sent("referral_waits"), "1");
    EXPECT_EQ(sent("own_referral_waits"), "0");
    days_later(4);
    listen_to_silence();
    listen_to_silence();
    EXPECT_EQ(sent("referral_waits_long"), "1");
    EXPECT_EQ(sent("own_referral_waits"), "1");
    days_later(14);
    listen_to_silence();
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "not_answered");
    const auto inbox = app.ask(gp, "GET /api/feedback");
    EXPECT_EQ(inbox.at("rows").at(0).at("kind"), "stuck");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403);
}

TEST_F(TeamTest, who_answers_in_time_hears_nothing) {
    accepted();
    days_later(30);
    listen_to_silence();
    EXPECT_EQ(sent("referral_waits") + sent("referral_waits_long") + sent("own_referral_waits"),
              "000");
}

}  // namespace
}  // namespace veerkracht::referrals
