// What a yes says, when it ends, and what a no does: over the doors of the application.
#include <algorithm>
#include <atomic>
#include <thread>

#include "capabilities/consent/consent.hpp"
#include "capabilities/referrals/consent_ends.hpp"
#include "testing/cast.hpp"
#include "testing/made_one.hpp"

namespace veerkracht::referrals {
namespace {

class ConsentTest : public CastTest {
  protected:
    TestReply of_coach(const std::string& id) { return app.ask(coach, "GET /api/cases/" + id); }
    // Lies at her page says that this team is not to know anything more.
    TestReply refuse(const std::string& id) {
        return app.ask(lies_at_her_page(), "POST /api/my/referrals/" + id + "/refuse",
                       {{"text_language", "nl"}});
    }
    TestReply refuse_karin_at_the_desk() {
        return app.ask(gp, "POST /api/people/" + cast::lies + "/refusals",
                       {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}});
    }
    std::string states_of_consent() {
        return app.show(
            "select refused_at is not null, withdrawn_at is not null from consent order by id");
    }
    std::vector<std::string> notices() {
        std::vector<std::string> kinds;
        const auto list = app.ask(coach, "GET /api/worklist");
        const auto rows = list.at("notices").as_array();
        for (const auto& row : rows) kinds.emplace_back(row.at("kind").as_string());
        return kinds;
    }
    void look_at_ends() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) { return tell_that_consent_ends(work); }));
    }
};

TEST_F(ConsentTest, a_yes_says_to_whom_what_why_until_when_in_which_words_and_who_wrote_it) {
    referred();
    EXPECT_EQ(app.show("select recipient_name, purpose, text_version, language, given_how, "
                       "given_by, recorded_by, ends_at from consent"),
              "Karin Schets, Denkbeeld Welzijn | referral | verwijzing-2026-1 | nl | spoken | "
              "resident | Hub Voorbeeld | 2027-11-01T23:00:00.000Z\n");
    EXPECT_NE(value("select fields from consent").find("\"phone\""), std::string::npos);
    const auto unsaid =
        app.ask(gp, "POST /api/referrals", request_for_lies({{"consent_given", false}}));
    EXPECT_EQ(unsaid.at("fields").at("consent_given"), "required") << "silence is no yes";
}

TEST_F(ConsentTest, said_anew_it_runs_on_and_the_former_yes_stays_as_it_was_said) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    const boost::json::object yes{
        {"consent_given", true}, {"given_how", "on_paper"}, {"with_interpreter", false}};
    const auto renews = [&](const TestSession& who, const boost::json::object& body) {
        return app.ask(who, "POST /api/cases/" + id + "/renew_consent", body);
    };
    EXPECT_EQ(of_coach(id).text("renewal_by"), "");
    EXPECT_EQ(renews(coach, yes).text("code"), "consent.not_to_renew") << "it runs long enough";
    const auto first = app.show("select * from consent_proof");
    days_later(355);
    sign_in_all();
    EXPECT_EQ(of_coach(id).text("renewal_by"), "resident");
    auto silence = yes;
    silence["consent_given"] = false;
    EXPECT_EQ(renews(coach, silence).at("fields").at("consent_given"), "required");
    EXPECT_EQ(renews(stranger_coach, yes).status, 404);
    const auto renewed = renews(coach, yes);
    ASSERT_EQ(renewed.status, 201) << renewed.raw;
    EXPECT_EQ(renewed.text("renewal_by"), "");
    EXPECT_EQ(app.show("select * from consent_proof order by given_at limit 1"), first)
        << "nothing of the former yes is overwritten";
    EXPECT_EQ(app.show("select given_how, given_by, text_version, language, recorded_by from "
                       "consent_proof order by given_at"),
              "spoken | resident | verwijzing-2026-1 | nl | Hub Voorbeeld\n"
              "on_paper | resident | verlenging-2026-1 | nl | Karin Schets\n");
    days_later(30);
    sign_in_all();
    EXPECT_EQ(of_coach(id).text("sentence"), "Kookt graag.") << "after the first end";
}

TEST_F(ConsentTest, of_a_child_it_is_renewed_by_the_parent_whose_name_is_kept) {
    EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set birth_on = $1 where id = $2", "2014-05-05",
                            cast::lies));
        return {};
    }));
    const boost::json::object father{
        {"name", "Teun Verzonnen"}, {"relation", "parent"}, {"given_how", "spoken"}};
    const auto id = accepted({{"parent", father}});
    days_later(355);
    sign_in_all();
    EXPECT_EQ(of_coach(id).text("renewal_by"), "resident_and_parent");
    boost::json::object yes{
        {"consent_given", true}, {"given_how", "spoken"}, {"with_interpreter", false}};
    const auto renew = "POST /api/cases/" + id + "/renew_consent";
    EXPECT_EQ(app.ask(coach, renew, yes).at("fields").at("parent.name"), "required");
    yes["parent"] = father;
    ASSERT_EQ(app.ask(coach, renew, yes).status, 201);
    EXPECT_EQ(value("select count(*) from consent_proof where parent_name = 'Teun Verzonnen' and "
                    "given_by = 'resident_and_parent'"),
              "2");
}

TEST_F(ConsentTest, what_was_taken_back_is_not_renewed_and_she_reads_each_yes) {
    const auto id = accepted();
    days_later(355);
    sign_in_all();
    const boost::json::object yes{
        {"consent_given", true}, {"given_how", "spoken"}, {"with_interpreter", false}};
    const auto renew = "POST /api/cases/" + id + "/renew_consent";
    ASSERT_EQ(app.ask(coach, renew, yes).status, 201);
    const auto lies = lies_at_her_page();
    const auto said = app.ask(lies, "GET /api/my/who_knows").at("parties").at(0).at("said");
    ASSERT_EQ(said.as_array().size(), 2U);
    EXPECT_EQ(said.at(0).at("recorded_by"), "Hub Voorbeeld");
    EXPECT_EQ(said.at(1).at("recorded_by"), "Karin Schets");
    EXPECT_GT(said.at(1).at("until_on").as_string(), said.at(0).at("until_on").as_string());
    ASSERT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    days_later(360);
    sign_in_all();
    EXPECT_NE(app.ask(coach, renew, yes).status, 201);
    EXPECT_EQ(value("select count(*) from consent_proof"), "2");
}

TEST_F(ConsentTest, it_ends_by_the_clock_alone_and_no_job_has_to_run) {
    const auto offered = referred();
    const auto taken = accepted({{"sentence", "Kookt graag."}});
    EXPECT_EQ(of_coach(taken).text("sentence"), "Kookt graag.");
    EXPECT_EQ(of_coach(offered).status, 200);
    days_later(29);
    EXPECT_EQ(of_coach(offered).status, 403) << "28 days without an answer";
    EXPECT_EQ(of_coach(taken).text("sentence"), "Kookt graag.") << "what was taken on goes on";
    days_later(364 - 29);
    EXPECT_EQ(of_coach(taken).text("sentence"), "Kookt graag.");
    days_later(1);
    EXPECT_EQ(of_coach(taken).text("sentence"), "");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + taken + "/export").text("sentence"), "");
    const auto list = app.ask(coach, "GET /api/worklist");
    EXPECT_EQ(list.raw.find("Kookt graag."), std::string::npos) << list.raw;
    EXPECT_NE(list.raw.find(taken), std::string::npos) << "her own work stays on her list";
    EXPECT_EQ(value("select count(*) from case_notice"), "0") << "no job ran";
}

TEST_F(ConsentTest, six_weeks_after_the_close_it_is_over) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    step(id, "contact_made");
    step(id, "closed", {{"outcome", "partly"}});
    days_later(41);
    EXPECT_EQ(of_coach(id).text("sentence"), "Kookt graag.");
    days_later(1);
    EXPECT_EQ(of_coach(id).text("sentence"), "");
}

TEST_F(ConsentTest, who_goes_along_hears_two_weeks_and_three_days_before_the_end) {
    const auto open = accepted();
    const auto closed = accepted();
    step(closed, "resident_declines", {{"reason", "not_wanted"}});
    const auto after = [&](int days) {
        days_later(days);
        look_at_ends();
        look_at_ends();
        return notices();
    };
    EXPECT_EQ(after(350), std::vector<std::string>());
    EXPECT_EQ(after(1), std::vector<std::string>{"consent_ends"});
    EXPECT_EQ(after(10), std::vector<std::string>{"consent_ends"}) << "once";
    EXPECT_EQ(after(1), (std::vector<std::string>{"consent_ends", "consent_ends_now"}));
    EXPECT_EQ(value("select count(*) from case_notice where referral_id = $1", {closed}), "0");
    EXPECT_EQ(value("select count(*) from case_notice where referral_id = $1", {open}), "2");
}

TEST_F(ConsentTest, a_case_that_is_opened_again_goes_on_with_the_yes_that_was_said_and_no_longer) {
    const auto id = accepted();
    const auto said = value("select given_at, ends_at from consent");
    step(id, "resident_declines", {{"reason", "not_wanted"}});
    days_later(30);
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + id + "/reopen").status, 201);
    EXPECT_EQ(value("select given_at, ends_at from consent where subject_id <> $1", {id}), said);
}

TEST_F(ConsentTest, a_close_that_was_undone_makes_no_consent_longer_than_was_agreed) {
    const auto id = accepted();
    const auto agreed = value("select ends_at from consent");
    step(id, "resident_declines", {{"reason", "not_wanted"}});
    days_later(30);
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen").text("id");
    step(again, "resident_declines", {{"reason", "not_wanted"}});
    const auto undone =
        app.ask(coach, "POST /api/cases/" + again + "/undo", {{"version", version_of(again)}});
    ASSERT_EQ(undone.status, 201) << undone.raw;
    EXPECT_EQ(value("select ends_at from consent where subject_id = $1", {again}), agreed);
}

TEST_F(ConsentTest, what_ended_after_a_close_does_not_begin_again_when_that_is_undone) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    step(id, "resident_declines", {{"reason", "not_wanted"}});
    days_later(43);
    const auto undone =
        app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}});
    ASSERT_EQ(undone.status, 201) << undone.raw;
    EXPECT_EQ(of_coach(id).text("sentence"), "");
}

TEST_F(ConsentTest, the_end_of_what_a_volunteer_may_know_is_told_to_who_asked_him) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    app.ask({}, "POST /api/volunteer/answer",
            {{"token", newest_link("volunteer_question")}, {"answer", "yes"}});
    days_later(351);
    look_at_ends();
    const auto list = app.ask(coach, "GET /api/worklist");
    const auto& lines = list.at("notices").as_array();
    const auto line = std::ranges::find_if(
        lines, [](const auto& one) { return one.at("kind") == "branch_consent_ends"; });
    ASSERT_NE(line, lines.end()) << list.raw;
    EXPECT_EQ(line->at("referral_id").as_string(), id) << branch;
    EXPECT_EQ(line->at("party_name"), "Eetpunt De Verzonnen Tafel");
}

TEST_F(ConsentTest, who_chooses_another_face_says_yes_on_the_own_screen_and_nobody_writes_it_down) {
    const auto id = referred({{"with_interpreter", true}});
    const auto chosen = app.ask(lies_at_her_page(), "POST /api/my/referrals/" + id + "/other_face",
                                {{"face_id", cast::face_of_nora}, {"text_language", "en"}});
    ASSERT_EQ(chosen.status, 201) << chosen.raw;
    EXPECT_EQ(value("select given_how, with_interpreter, language, recorded_by from consent where "
                    "subject_id <> $1",
                    {id}),
              "on_screen | 0 | en | ");
}

TEST_F(ConsentTest, a_no_to_a_team_ends_all_that_runs_with_it_and_is_kept) {
    const auto taken = accepted({{"sentence", "Kookt graag."}});
    const auto offered = referred({{"sentence", "Zingt graag."}});
    const auto elsewhere = referred({{"face_id", cast::face_of_nora}});
    EXPECT_EQ(refuse(taken).status, 201);
    EXPECT_EQ(of_coach(taken).text("sentence"), "");
    EXPECT_EQ(of_coach(offered).status, 403);
    EXPECT_EQ(app.ask(social_worker, "GET /api/cases/" + elsewhere).status, 200);
    EXPECT_EQ(states_of_consent(), "1 | 1\n1 | 1\n0 | 0\n");
    EXPECT_EQ(
        app.show("select recipient_name, given_how, given_by, text_version, language, "
                 "recorded_by, refused_at from consent_refusal"),
        "Karin Schets, Denkbeeld Welzijn | on_screen | resident | weigering-2026-1 | nl |  | " +
            value("select refused_at from consent_refusal") + "\n");
}

// However it ended, who was at it hears that there is nothing to do any more.
TEST_F(ConsentTest, who_helped_hears_of_a_no_whoever_wrote_it_down) {
    const auto id = accepted();
    referred({{"sentence", "Zingt graag."}});
    const auto lines_of = [&](const TestSession& who) {
        std::string kinds;
        const auto lines = app.ask(who, "GET /api/worklist").at("notices").as_array();
        for (const auto& line : lines)
            kinds += std::string(line.at("kind").as_string()) + " " +
                     std::string(line.at("referral_id").as_string()) + "\n";
        return kinds;
    };
    ASSERT_EQ(refuse_karin_at_the_desk().status, 201);
    EXPECT_EQ(lines_of(coach), "sharing_stopped " + id + "\n") << "and once: the offer just goes";
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "sharing_stopped");
    const auto second = accepted({{"sentence", "Kookt graag."}});
    EXPECT_EQ(refuse(second).status, 201);
    EXPECT_NE(lines_of(coach).find(second), std::string::npos) << "as said on the own page";
}

TEST_F(ConsentTest, a_no_that_was_said_to_the_practice_counts_as_one_on_the_own_page) {
    const auto id = referred();
    const auto kept = refuse_karin_at_the_desk();
    ASSERT_EQ(kept.status, 201) << kept.raw;
    EXPECT_EQ(kept.text("recipient_name"), "Karin Schets, Denkbeeld Welzijn");
    EXPECT_EQ(of_coach(id).status, 403);
    EXPECT_EQ(app.show("select given_how, recorded_by from consent_refusal"),
              "spoken | Hub Voorbeeld\n");
    EXPECT_EQ(app.ask(coach, "POST /api/people/" + cast::lies + "/refusals",
                      {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}})
                  .status,
              403);
}

TEST_F(ConsentTest, a_no_that_was_said_to_who_goes_along_is_written_down_at_the_case) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto at_case = "POST /api/cases/" + id + "/refusals";
    const boost::json::object no_to_the_desk{{"face_id", cast::wmo_desk}, {"given_how", "spoken"}};
    const auto kept = app.ask(coach, at_case, no_to_the_desk);
    ASSERT_EQ(kept.status, 201) << kept.raw;
    EXPECT_EQ(app.show("select recipient_organization_id, recorded_by, given_how from "
                       "consent_refusal"),
              cast::municipality + " | Karin Schets | spoken\n");
    EXPECT_EQ(value("select coalesce(closed_at, 'open') from referral where id = $1", {branch}),
              "open")
        << "other help goes on";
    EXPECT_EQ(app.ask(stranger_coach, at_case, no_to_the_desk).status, 404);
    EXPECT_EQ(app.ask(gp, at_case, no_to_the_desk).status, 403);
}

// Karin asked the table, and so did the practice: two rows of one resident.
TEST_F(ConsentTest, a_no_reaches_what_others_sent_for_the_same_resident) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto direct = app.ask(gp, "POST /api/initiative_referrals",
                                {{"person_id", cast::lies},
                                 {"service_id", cast::table},
                                 {"wish", "eet graag samen"},
                                 {"when", "dinsdag"},
                                 {"consent_given", true},
                                 {"attendance", false}});
    ASSERT_EQ(direct.status, 201) << direct.raw;
    app.clock->advance_minutes(2);
    EXPECT_EQ(refuse(direct.text("id")).status, 201);
    EXPECT_EQ(value("select step from referral where id = $1", {branch}), "withdrawn");
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "activity_sought")
        << "Karin is not who was refused";
    EXPECT_EQ(app.show("select count(*), count(distinct person_id) from consent_refusal"),
              "2 | 2\n");
}

TEST_F(ConsentTest, a_no_of_a_row_that_was_made_twice_counts_for_the_one_that_stays) {
    const auto taken = accepted({{"sentence", "Kookt graag."}});
    const auto twice = app.ask(gp, "POST /api/people",
                               {{"given_name", "Lies"},
                                {"family_name", "Verzonnen"},
                                {"birth_on", cast::birth_date_of_lies},
                                {"phone", cast::phone_of_lies},
                                {"anyway", true}})
                           .text("id");
    app.clock->advance_minutes(2);
    ASSERT_EQ(app.ask(gp, "POST /api/people/" + twice + "/refusals",
                      {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}})
                  .status,
              201);
    EXPECT_EQ(of_coach(taken).text("sentence"), "Kookt graag.");
    const auto joined = testing::made_one(app, gp, nurse, {.stays = cast::lies, .goes = twice});
    ASSERT_EQ(joined.status, 201) << joined.raw;
    EXPECT_EQ(value("select person_id from consent_refusal"), cast::lies);
    EXPECT_EQ(of_coach(taken).text("sentence"), "");
    EXPECT_EQ(of_coach(taken).text("step"), "sharing_stopped");
}

TEST_F(ConsentTest, the_resident_reads_what_was_refused_and_takes_it_back_himself) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    ASSERT_EQ(
        app.ask(lies, "POST /api/my/referrals/" + id + "/refuse", {{"text_language", "nl"}}).status,
        201);
    const auto mine = app.ask(lies, "GET /api/my/refusals");
    ASSERT_EQ(mine.status, 200) << mine.raw;
    ASSERT_EQ(mine.body.as_array().size(), 1U);
    EXPECT_EQ(mine.body.at(0).at("recipient_name"), "Karin Schets, Denkbeeld Welzijn");
    const auto of_practice = "GET /api/people/" + cast::lies + "/refusals";
    EXPECT_EQ(app.ask(gp, of_practice).body.as_array().size(), 1U);
    EXPECT_EQ(app.ask(coach, of_practice).status, 403);
    EXPECT_EQ(app.ask(stranger, of_practice).status, 404);
    const auto back =
        "POST /api/my/refusals/" + std::string(mine.body.at(0).at("id").as_string()) + "/take_back";
    EXPECT_EQ(app.ask(gp, back).status, 401) << "the resident alone";
    const auto left = app.ask(lies, back);
    ASSERT_EQ(left.status, 201) << left.raw;
    EXPECT_TRUE(left.body.as_array().empty());
    EXPECT_TRUE(app.ask(gp, of_practice).body.as_array().empty());
    EXPECT_EQ(app.ask(lies, back).status, 404) << "once";
    EXPECT_EQ(of_coach(id).text("step"), "sharing_stopped") << "nothing runs again by itself";
}

TEST_F(ConsentTest, a_no_beats_the_yes_before_it_and_not_the_one_after) {
    const auto prepared =
        app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                {{"for_account_id", cast::hub},
                 {"face_id", cast::face_of_karin},
                 {"sentence", ""},
                 {"feedback_level", "running"},
                 {"consent_given", true},
                 {"given_how", "spoken"}})
            .text("id");
    app.clock->advance_minutes(2);
    EXPECT_EQ(refuse_karin_at_the_desk().status, 201);
    app.clock->advance_minutes(2);
    const auto late =
        app.ask(gp, "POST /api/prepared_referrals/" + prepared + "/send", {{"version", 1}});
    EXPECT_EQ(late.text("code"), "consent.refused") << "it was said before the no";
    EXPECT_EQ(value("select count(*) from referral"), "0");
    const auto again = referred();
    EXPECT_EQ(of_coach(again).status, 200) << "asked anew, said anew";
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/refusals").raw, "[]");
    EXPECT_EQ(app.ask(lies_at_her_page(), "GET /api/my/refusals").raw, "[]");
}

TEST_F(ConsentTest, a_no_stays_with_who_turns_out_to_be_known_already) {
    const auto id = referred();
    EXPECT_EQ(refuse_karin_at_the_desk().status, 201);
    EXPECT_TRUE(
        app.run([&](UnitOfWork& work) { return consent::move(work, id, PersonId{cast::piet}); }));
    EXPECT_EQ(value("select person_id from consent_refusal"), cast::piet);
}

TEST_F(ConsentTest, who_reads_all_the_while_reads_nothing_once_the_withdrawal_was_answered) {
    const auto id = accepted({{"sentence", "Kookt graag."}});
    const auto phone = lies_at_her_page();
    std::atomic<bool> is_answered = false;
    std::atomic<int> before = 0, after = 0, late = 0;
    const auto read_on = [&] {
        while (after < 40) {
            const bool began_after = is_answered;
            const bool reads = of_coach(id).text("sentence") == "Kookt graag.";
            if (began_after && reads) ++late;
            ++(began_after ? after : before);
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) readers.emplace_back(read_on);
    while (before < 10) std::this_thread::yield();
    EXPECT_EQ(app.ask(phone, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    is_answered = true;
    for (auto& reader : readers) reader.join();
    EXPECT_EQ(late, 0);
}

TEST_F(ConsentTest, what_waits_to_be_sent_is_decided_again_when_it_goes) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    // The consent ran out while the line was down; nothing else changed.
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update consent set ends_at = $1 where subject_id = $2", work.now,
                            branch));
        return {};
    }));
    const auto before = app.sent.size();
    app.deliver();
    EXPECT_EQ(value("select state from outbox where kind = 'volunteer_question'"), "stopped");
    const auto went = std::count_if(app.sent.begin() + static_cast<std::ptrdiff_t>(before),
                                    app.sent.end(), [](const auto& parcel) {
                                        return parcel.text.find("/l/") != std::string::npos &&
                                               parcel.channel == "email";
                                    });
    EXPECT_EQ(went, 0);
}

}  // namespace
}  // namespace veerkracht::referrals
