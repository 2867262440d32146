// A row that held two people becomes two by two colleagues, and one again: what is of the second
// goes with all that hangs on it, and nothing that lets somebody in goes along.
#include <algorithm>
#include <random>

#include "capabilities/access/restriction.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_row.hpp"
#include "testing/at_once.hpp"
#include "testing/cast.hpp"
#include "testing/confirmed_mandate.hpp"
#include "testing/faults.hpp"
#include "testing/whole_database.hpp"

namespace veerkracht::merging {
namespace {

class SplitsTest : public CastTest {
  protected:
    ~SplitsTest() override { testing::fail_at_statement(0); }

    std::string goal_of(const std::string& person_id, const std::string& words) {
        return app.ask(gp, "POST /api/people/" + person_id + "/goals", {{"words", words}})
            .text("id");
    }
    std::string goals(const std::string& person_id) {
        std::string text;
        const auto page = app.ask(gp, "GET /api/people/" + person_id);
        for (const auto& goal : page.at("goals").as_array())
            text += std::string(goal.at("words").as_string()) + ".";
        return text;
    }
    TestReply page_of(const TestSession& who, const std::string& id = cast::lies) {
        return app.ask(who, "GET /api/people/" + id + "/split");
    }
    static boost::json::object marked(const std::string& id, const char* whose = "second") {
        return {{"id", id}, {"whose", whose}};
    }
    boost::json::object daughter(const boost::json::array& parts) {
        return {{"version", page_of(nurse, held_both).at("first_version")},
                {"given_name", "Lies"},
                {"family_name", "Verzonnen"},
                {"birth_on", "1991-05-06"},
                {"parts", parts},
                {"reason", "Moeder en dochter heten gelijk"}};
    }
    TestReply proposed(const boost::json::array& parts) {
        auto reply = app.ask(nurse, "POST /api/people/" + held_both + "/split", daughter(parts));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply;
    }
    static std::string step_of(const TestReply& page, const char* step) {
        return "POST /api/splits/" + std::string(page.at("split").at("id").as_string()) + step;
    }
    TestReply confirmed(const TestSession& who, const TestReply& page) {
        return app.ask(who, step_of(page, "/confirm"),
                       {{"version", page.at("split").at("version")},
                        {"first_version", page.at("first_version")},
                        {"second_version", page.at("second_version")}});
    }
    TestReply split(const boost::json::array& parts) {
        sign_in_all();
        auto reply = confirmed(gp, proposed(parts));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply;
    }
    TestReply joined(const TestReply& page) {
        sign_in_all();
        const auto asked =
            app.ask(nurse, step_of(page, "/undo"),
                    {{"version", page.at("split").at("version")}, {"reason", "Het is er één"}});
        EXPECT_EQ(asked.status, 201) << asked.raw;
        auto reply = app.ask(gp, step_of(asked, "/undo/confirm"),
                             {{"version", asked.at("split").at("version")}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply;
    }
    static std::string second_of(const TestReply& page) {
        return std::string(page.at("second_id").as_string());
    }
    // Lies asks Nora herself, on her own page; the thread.
    std::string chosen_by_herself() {
        const auto reply = app.ask(lies_at_her_page(), "POST /api/my/choice",
                                   {{"face_id", cast::face_of_nora},
                                    {"needs", {"alone"}},
                                    {"sentence", ""},
                                    {"call_when", ""},
                                    {"text_language", "nl"},
                                    {"consent_given", true}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return value("select thread_id from referral where face_id = $1", {cast::face_of_nora});
    }
    boost::json::object only_part(const std::string& kind) {
        const auto page = page_of(gp, held_both);
        for (const auto& part : page.at("parts").as_array())
            if (part.at("kind").as_string() == kind) return part.as_object();
        ADD_FAILURE() << kind << " in " << page.raw;
        return {};
    }
    static boost::json::object of_second(const boost::json::object& part) {
        return marked(std::string(part.at("id").as_string()));
    }
    // The row of Karin's team held two, and these two colleagues are of that team.
    void is_of_the_team(const std::string& row) {
        held_both = row;
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            db::work_for_the_house(work.tx.connection());
            TRY(work.tx.execute("update account set organization_id = $1 where id in ($2, $3)",
                                cast::welfare, cast::hub, cast::joke));
            TRY(work.tx.execute("update person set birth_on = '1965-03-14' where id = $1", row));
            return {};
        }));
    }
    std::string held_both = cast::lies;
};

TEST_F(SplitsTest, one_proposes_another_confirms_and_until_then_nothing_changes) {
    const auto hers = goal_of(cast::lies, "Weer werken");
    app.clock->advance_minutes(1);
    goal_of(cast::lies, "Samen eten");
    sign_in_all();
    const auto page = proposed({marked("goal/" + hers)});
    EXPECT_EQ(page.at("split").at("waits_for_other"), true);
    EXPECT_EQ(value("select count(*) from person where birth_on = '1991-05-06'"), "0");
    const auto alone = confirmed(nurse, page);
    EXPECT_EQ(alone.status, 403);
    EXPECT_EQ(alone.text("code"), "merge.same_colleague");
    EXPECT_EQ(app.ask(assistant, "GET /api/people/" + cast::lies + "/split").status, 403);
    const auto made = confirmed(gp, page);
    ASSERT_EQ(made.status, 201) << made.raw;
    const auto second = second_of(made);
    EXPECT_EQ(goals(cast::lies), "Samen eten.");
    EXPECT_EQ(goals(second), "Weer werken.");
    EXPECT_EQ(confirmed(gp, page).status, 201) << "the second click";
    EXPECT_EQ(app.ask(gp, "GET /api/likely_pairs").at("rows").as_array().size(), 0U)
        << "they were said to be two";
    EXPECT_NE(value("select count(*) from access_log_person where person_id = $1", {second}), "0");
}

TEST_F(SplitsTest, who_confirms_proved_a_moment_ago_who_he_is_and_saw_what_stands_there) {
    sign_in_all();
    const auto page = proposed({});
    app.clock->advance_minutes(6);
    EXPECT_EQ(confirmed(gp, page).text("code"), "session.proof_wanted");
    sign_in_all();
    ASSERT_EQ(app.ask(assistant, "PUT /api/people/" + cast::lies + "/correction",
                      {{"version", page.at("first_version")},
                       {"given_name", "Lies"},
                       {"family_name", "Schets"},
                       {"birth_on", cast::birth_date_of_lies},
                       {"phone", "0612345678"}})
                  .status,
              200);
    EXPECT_EQ(confirmed(gp, page).text("code"), "record.changed");
    EXPECT_EQ(value("select count(*) from person where birth_on = '1991-05-06'"), "0");
}

TEST_F(SplitsTest, the_second_is_somebody_else_and_only_what_hangs_there_is_marked) {
    const auto refused = [&](boost::json::object input) {
        const auto reply = app.ask(nurse, "POST /api/people/" + cast::lies + "/split", input);
        EXPECT_EQ(reply.status, 422);
        return reply.raw;
    };
    auto same = daughter({});
    same["birth_on"] = cast::birth_date_of_lies;
    EXPECT_NE(refused(same).find("birth_on"), std::string::npos);
    EXPECT_NE(refused(daughter({marked("goal/" + cast::absent)})).find("parts"), std::string::npos);
    const auto of_piet = goal_of(cast::piet, "Vissen");
    EXPECT_NE(refused(daughter({marked("goal/" + of_piet)})).find("parts"), std::string::npos);
    const auto twice = "goal/" + goal_of(cast::lies, "Weer werken");
    EXPECT_NE(refused(daughter({marked(twice), marked(twice, "unsure")})).find("parts"),
              std::string::npos)
        << "who confirms would read another thing than is done";
    proposed({});
    EXPECT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/split", daughter({})).text("code"),
              "merge.standing");
}

TEST_F(SplitsTest, a_referral_goes_with_all_that_hangs_on_it_and_the_coach_works_on) {
    const auto stays = accepted();
    auto request = request_for_lies();
    const auto goes = app.ask(gp, "POST /api/referrals", request).text("id");
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + goes + "/accept", {{"version", version_of(goes)}})
                  .status,
              201);
    app.deliver();
    const auto thread = value("select thread_id from referral where id = $1", {goes});
    const auto page = split({marked("thread/" + thread)});
    const auto second = second_of(page);
    EXPECT_EQ(value("select person_id from referral where id = $1", {goes}), second);
    EXPECT_EQ(value("select person_id from consent where subject_id = $1", {goes}), second)
        << "the yes was said for this";
    EXPECT_EQ(value("select person_id from referral where id = $1", {stays}), cast::lies);
    EXPECT_EQ(value("select person_id from consent where subject_id = $1", {stays}), cast::lies);
    for (const auto& id : {stays, goes}) {
        EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).status, 200);
        EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200);
    }
    step(goes, "intake_done");
    ASSERT_EQ(
        app.ask(coach, "POST /api/cases/" + goes + "/feedback",
                {{"version", version_of(goes)}, {"status", "met"}, {"sentence", "Gaat goed."}})
            .status,
        201);
    joined(page);
    const auto back = app.ask(gp, "GET /api/referrals/" + goes);
    ASSERT_EQ(back.status, 200) << back.raw;
    EXPECT_NE(back.raw.find("Gaat goed."), std::string::npos) << back.raw;
    EXPECT_EQ(value("select person_id from referral where id = $1", {goes}), cast::lies);
}

TEST_F(SplitsTest, what_one_asked_on_the_own_page_goes_with_the_one_who_asked) {
    referred();
    const auto thread = chosen_by_herself();
    app.deliver();
    const auto elsewhere = value("select person_id from thread where id = $1", {thread});
    const auto knows_of_it = [&](const std::string& row) {
        return value(
                   "select count(*) from resident_rows where person_id = $1 and "
                   "other_person_id = $2",
                   {row, elsewhere}) == "1";
    };
    sign_in_all();
    const auto part = only_part("chosen");
    EXPECT_EQ(part.at("words"), "") << "whom somebody asked is nothing of the practice";
    const auto before = testing::whole_database(app);
    const auto page = split({of_second(part)});
    const auto second = second_of(page);
    EXPECT_EQ(value("select count(*) from thread_party where thread_id = $1 and person_id = $2",
                    {thread, second}),
              "1");
    EXPECT_TRUE(knows_of_it(second));
    EXPECT_FALSE(knows_of_it(cast::lies)) << "the row of the other, and who looked there";
    EXPECT_EQ(value("select person_id from thread where id = $1", {thread}), elsewhere);
    joined(page);
    EXPECT_TRUE(knows_of_it(cast::lies));
    EXPECT_EQ(
        testing::tables_that_differ(before, testing::without(testing::whole_database(app), second)),
        "");
}

TEST_F(SplitsTest, what_one_asked_on_the_own_page_stays_with_who_stays) {
    referred();
    const auto thread = chosen_by_herself();
    app.deliver();
    split({});
    EXPECT_EQ(value("select person_id from thread_party where thread_id = $1 and "
                    "organization_id = $2",
                    {thread, cast::practice}),
              cast::lies);
}

TEST_F(SplitsTest, a_case_goes_with_all_of_its_ask_and_a_later_leg_comes_to_the_same_row) {
    const auto id = accepted();
    app.deliver();
    step(id, "intake_done");
    const auto onward = asked_onward(id);
    app.deliver();
    is_of_the_team(value("select recipient_person_id from referral where id = $1", {id}));
    sign_in_all();
    const auto before = testing::whole_database(app);
    const auto page = split({of_second(only_part("case"))});
    if (HasFailure()) return;
    const auto second = second_of(page);
    EXPECT_EQ(value("select recipient_person_id from referral where id = $1", {id}), second);
    EXPECT_EQ(value("select person_id from referral where id = $1", {id}), cast::lies);
    EXPECT_EQ(value("select person_id from referral where id = $1", {onward}), second)
        << "what was asked further for him";
    EXPECT_EQ(value("select person_id from consent where subject_id = $1", {onward}), second);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        db::work_for_the_house(work.tx.connection());
        const auto leg = TRY(referrals::load(work, ReferralId{id}));
        EXPECT_EQ(TRY(referrals::own_row_for(work, leg)), PersonId{second});
        return {};
    }));
    joined(page);
    EXPECT_EQ(value("select person_id from referral where id = $1", {onward}), held_both);
    EXPECT_EQ(
        testing::tables_that_differ(before, testing::without(testing::whole_database(app), second)),
        "");
}

TEST_F(SplitsTest, nothing_that_lets_somebody_in_goes_along_and_it_is_asked_anew) {
    referred();
    const auto lies = lies_at_her_page();
    EXPECT_EQ(app.ask(lies, "GET /api/my/looks").status, 200);
    const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates",
                                 {{"kind", "mentor"},
                                  {"name", "Truus Voorbeeld"},
                                  {"phone", "0612345699"},
                                  {"ground", "Rechtbank, 2026"},
                                  {"ends_on", "2027-01-01"}});
    EXPECT_EQ(testing::confirm_mandate(app, nurse, written).status, 201) << written.raw;
    const auto open_links = [&] {
        return value("select count(*) from link where person_id = $1 and closed_at is null",
                     {cast::lies});
    };
    const auto open_mandates = [&] {
        return value("select count(*) from mandate where ended_at is null");
    };
    const auto before = open_links();
    EXPECT_NE(before, "0");
    const auto page = split({});
    EXPECT_EQ(open_links(), "0");
    EXPECT_EQ(open_mandates(), "0");
    EXPECT_EQ(app.ask(lies, "GET /api/my/looks").status, 401);
    EXPECT_EQ(value("select count(*) from link where person_id = $1", {second_of(page)}), "0");
    joined(page);
    EXPECT_EQ(open_links(), "0") << "what let somebody in is given anew";
    EXPECT_EQ(open_mandates(), "0");
}

TEST_F(SplitsTest, a_list_that_was_answered_shows_no_page_any_more_and_who_is_inside_is_out) {
    referred();
    const auto inside = lies_at_her_page();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {  // whatever kind it came by
        TRY(work.tx.execute(
            "update link set kind = 'questionnaire', closed_at = $1 where person_id = $2", work.now,
            cast::lies));
        return {};
    }));
    ASSERT_EQ(app.ask(inside, "GET /api/my/looks").status, 200) << "as long as the row is of one";
    split({});
    EXPECT_EQ(app.ask(inside, "GET /api/my/looks").status, 401);
    EXPECT_EQ(value("select count(*) from link where person_id = $1 and expires_at > $2",
                    {cast::lies, to_text(app.clock->now())}),
              "0");
}

TEST_F(SplitsTest, a_no_a_warning_and_a_secret_address_count_for_both) {
    ASSERT_EQ(app.ask(gp, "POST /api/people/" + cast::lies + "/refusals",
                      {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}})
                  .status,
              201);
    app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Niet alleen"}});
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set secret_address = $1 where id = $2", true,
                            cast::lies));
        return {};
    }));
    const auto page = split({});
    const auto second = second_of(page);
    EXPECT_EQ(value("select count(*) from consent_refusal where person_id = $1", {second}), "1");
    EXPECT_EQ(value("select count(*) from consent_refusal where person_id = $1", {cast::lies}),
              "1");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + second).at("safety_note").at("words"),
              "Niet alleen");
    EXPECT_EQ(value("select count(*) from person where secret_address"), "2");
    joined(page);
    EXPECT_EQ(value("select count(*) from consent_refusal"), "1");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies).at("safety_note").at("words"),
              "Niet alleen");
}

TEST_F(SplitsTest, what_nobody_can_tell_stays_and_is_marked) {
    const auto goal = goal_of(cast::lies, "Samen eten");
    const auto page = split({marked("goal/" + goal, "unsure")});
    EXPECT_EQ(goals(cast::lies), "Samen eten.");
    EXPECT_EQ(page.at("parts").at(0).at("whose"), "unsure");
    EXPECT_EQ(page_of(gp).at("parts").at(0).at("whose"), "unsure") << "also later";
}

TEST_F(SplitsTest, of_who_died_or_is_frozen_nothing_is_taken_apart) {
    sign_in_all();
    const auto page = proposed({});
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'deceased' where id = $1", cast::lies));
        return {};
    }));
    EXPECT_EQ(confirmed(gp, page).text("code"), "person.not_active");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set status = 'active' where id = $1", cast::lies));
        work.actor.account_id = AccountId{cast::hub};
        return access::restrict_record(work, {.person_id = PersonId{cast::lies},
                                              .organization_id = OrganizationId{cast::practice},
                                              .request_id = new_uuid(),
                                              .reason = "Klopt niet"});
    }));
    EXPECT_EQ(confirmed(gp, page).text("code"), "access.restricted");
    EXPECT_EQ(value("select count(*) from person where birth_on = '1991-05-06'"), "0");
}

TEST_F(SplitsTest, what_went_meanwhile_is_not_taken_apart) {
    const auto goal = goal_of(cast::lies, "Samen eten");
    sign_in_all();
    const auto page = proposed({marked("goal/" + goal)});
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update goal set person_id = $1 where id = $2", cast::piet, goal));
        return {};
    }));
    EXPECT_EQ(confirmed(gp, page).text("code"), "record.changed");
    EXPECT_EQ(value("select person_id from goal where id = $1", {goal}), cast::piet);
}

TEST_F(SplitsTest, of_two_who_confirm_at_once_one_does) {
    const auto goal = goal_of(cast::lies, "Weer werken");
    sign_in_all();
    const auto page = proposed({marked("goal/" + goal)});
    const auto locum_like = signed_in(cast::hub);
    const auto answers = testing::at_once({[&] { return confirmed(gp, page).status; },
                                           [&] { return confirmed(locum_like, page).status; },
                                           [&] { return confirmed(gp, page).status; }});
    EXPECT_GE(std::ranges::count(answers, 201), 1);
    EXPECT_EQ(std::ranges::count(answers, 201) + std::ranges::count(answers, 409), 3);
    EXPECT_EQ(value("select count(*) from person where birth_on = '1991-05-06'"), "1");
    EXPECT_EQ(value("select count(*) from person_merge_change where table_name = 'goal' and "
                    "column_name = 'person_id'"),
              "1");
}

TEST_F(SplitsTest, two_who_propose_at_once_leave_one_proposal) {
    sign_in_all();
    const auto input = daughter({});
    const auto line = "POST /api/people/" + cast::lies + "/split";
    const auto answers = testing::at_once({[&] { return app.ask(gp, line, input).status; },
                                           [&] { return app.ask(nurse, line, input).status; }});
    EXPECT_EQ(std::ranges::count(answers, 201), 1) << answers[0] << " " << answers[1];
    EXPECT_EQ(std::ranges::count(answers, 409), 1);
}

TEST_F(SplitsTest, broken_off_at_any_statement_it_is_one_or_two_and_nothing_between) {
    const auto goal = goal_of(cast::lies, "Weer werken");
    referred();
    app.deliver();
    sign_in_all();
    const auto thread = value("select id from thread");
    const auto page = proposed({marked("goal/" + goal), marked("thread/" + thread)});
    const auto before = testing::whole_database(app);
    int broken = 0;
    for (int statement = 1; statement < 2'000; ++statement) {
        testing::fail_at_statement(statement);
        confirmed(gp, page);
        testing::fail_at_statement(0);
        if (value("select count(*) from person where birth_on = '1991-05-06'") == "1") break;
        ++broken;
        ASSERT_EQ(testing::tables_that_differ(before, testing::whole_database(app)), "")
            << statement;
    }
    EXPECT_GT(broken, 40);
    EXPECT_EQ(goals(cast::lies), "");
}

TEST_F(SplitsTest, any_parts_split_and_joined_again_are_as_they_were_to_the_byte) {
    std::mt19937 chance{20'261'123};  // NOLINT: the same parts each time
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(chance); };
    goal_of(cast::lies, "Samen eten");
    goal_of(cast::lies, "Weer werken");
    app.ask(gp, "PUT /api/people/" + cast::lies + "/needs", {{"codes", {"alone", "debts"}}});
    app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
            {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
    accepted();
    app.ask(gp, "POST /api/people/" + cast::lies + "/refusals",
            {{"face_id", cast::face_of_nora}, {"given_how", "spoken"}});
    app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "Hond in huis"}});
    chosen_by_herself();
    for (int history = 0; history < 30; ++history) {
        app.clock->advance_minutes(3);
        app.deliver();
        sign_in_all();
        const auto before = testing::whole_database(app);
        boost::json::array parts;
        const auto listed = page_of(gp);
        for (const auto& part : listed.at("parts").as_array())
            if (const int whose = below(3); whose > 0)
                parts.push_back(marked(std::string(part.at("id").as_string()),
                                       whose == 1 ? "second" : "unsure"));
        const auto page = split(parts);
        if (HasFailure()) return;
        const auto second = second_of(page);
        EXPECT_EQ(value("select count(*) from goal where person_id <> $1 and person_id <> $2",
                        {cast::lies, second}),
                  "0");
        joined(page);
        if (HasFailure()) return;
        const auto after = testing::without(testing::whole_database(app), second);
        ASSERT_EQ(testing::tables_that_differ(before, after), "") << "history " << history;
        EXPECT_EQ(value("select same_as from person where id = $1", {second}), cast::lies);
    }
}

TEST_F(SplitsTest, what_came_to_the_second_comes_along_when_it_was_one_after_all) {
    const auto page = split({});
    goal_of(second_of(page), "Nieuw werk");
    joined(page);
    EXPECT_EQ(goals(cast::lies), "Nieuw werk.");
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + second_of(page)).at("same_as").at("id").as_string(),
              cast::lies);
}

TEST_F(SplitsTest, after_ninety_days_it_stands) {
    const auto page = split({});
    EXPECT_NE(value("select count(*) from person_merge_change"), "-1");
    days_later(91);
    app.deliver();
    EXPECT_EQ(value("select count(*) from person_merge_change"), "0");
    EXPECT_EQ(app.ask(nurse, step_of(page, "/undo"),
                      {{"version", page.at("split").at("version")}, {"reason", "Toch één"}})
                  .text("code"),
              "merge.too_late");
}

}  // namespace
}  // namespace veerkracht::merging
