// Research beside help: asked with one separate yes, answered behind a link, read by nobody of the
// practice, and stopped at any time.
#include "capabilities/research/research.hpp"

#include "capabilities/consent/consent.hpp"
#include "capabilities/research/participant.hpp"
#include "testing/cast.hpp"

namespace veerkracht::research {
namespace {

class ResearchTest : public CastTest {
  protected:
    const std::string at_lies = "/api/people/" + cast::lies + "/research";

    TestReply ask(const TestSession& who, const boost::json::object& with = {}) {
        boost::json::object body{{"consent_given", true}, {"given_how", "spoken"}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(who, "POST " + at_lies, body);
    }
    TestReply seen_by(const TestSession& who) { return app.ask(who, "GET " + at_lies); }
    TestSession behind(const std::string& token) {
        TestSession phone;
        EXPECT_EQ(app.visit(phone, "POST /api/link/start",
                            {{"token", token}, {"birth_on", cast::birth_date_of_lies}})
                      .status,
                  201);
        return phone;
    }
    TestSession behind_the_link() { return behind(newest_link("research_question")); }
    TestReply answer(const TestSession& phone, const boost::json::object& answers) {
        return app.ask(phone, "POST /api/my/research", {{"answers", answers}});
    }
    void remind_now() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return remind(work); }));
    }
    std::string count(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    void set_lies(std::string_view statement, const auto& given) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(statement, given, cast::lies));
            return {};
        }));
    }
};

const boost::json::object some{{"lichaam", "7"}, {"meedoen", "10"}, {"gp_3m", "3_5"}};

TEST_F(ResearchTest, it_has_a_yes_of_its_own_and_a_link_of_its_own) {
    EXPECT_EQ(seen_by(gp).text("state"), "open");
    EXPECT_EQ(ask(gp, {{"consent_given", false}}).status, 422);
    EXPECT_EQ(count("research_question"), "0");
    const auto asked = ask(gp);
    EXPECT_EQ(asked.status, 201) << asked.raw;
    EXPECT_EQ(asked.text("state"), "asked");
    EXPECT_EQ(asked.text("asked_by_name"), "Hub Voorbeeld");
    EXPECT_EQ(app.show("select purpose, recipient_name, text_version, given_how from consent"),
              "research | Denkbeeldig Samen | onderzoek-2026-1 | spoken\n");
    EXPECT_EQ(app.show("select channel, recipient from outbox where kind = 'research_question'"),
              "sms | " + std::string(cast::phone_of_lies) + "\n");
    EXPECT_EQ(ask(gp).text("code"), "research.asked_already");
}

TEST_F(ResearchTest, help_goes_on_without_it_and_does_not_wait_for_it) {
    const auto id = referred();
    EXPECT_EQ(value("select count(*) from research_participant"), "0");
    EXPECT_EQ(value("select state from referral where id = $1", {id}), "requested");
    ask(gp);
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}}).status,
        201);
}

TEST_F(ResearchTest, it_is_offered_only_where_it_can_and_may_be) {
    set_lies("update person set messages_allowed = $1 where id = $2", false);
    EXPECT_EQ(seen_by(gp).text("why_not"), "no_messages");
    EXPECT_EQ(ask(gp).text("code"), "research.not_offered");
    set_lies("update person set messages_allowed = $1 where id = $2", true);
    set_lies("update person set phone = $1 where id = $2", "");
    EXPECT_EQ(seen_by(gp).text("channel"), "email");
    set_lies("update person set email = $1 where id = $2", "");
    EXPECT_EQ(seen_by(gp).text("why_not"), "no_address");
    set_lies("update person set birth_on = $1 where id = $2", "2012-01-01");
    EXPECT_EQ(seen_by(gp).text("why_not"), "person");
    set_lies("update person set birth_on = $1 where id = $2", "1965-03-14");
    set_lies("update person set language = $1 where id = $2", "ti");
    EXPECT_EQ(seen_by(gp).text("why_not"), "language");
    EXPECT_EQ(
        app.ask(stranger, "GET /api/people/" + cast::somebody_else + "/research").text("why_not"),
        "no_programme");
    EXPECT_EQ(value("select count(*) from outbox"), "0");
}

TEST_F(ResearchTest, behind_the_link_and_the_birth_date_lies_answers_what_she_wants) {
    ask(gp);
    const auto phone = behind_the_link();
    const auto page = app.ask(phone, "GET /api/my/research");
    EXPECT_EQ(page.text("state"), "open");
    EXPECT_EQ(page.at("questions").as_array().size(), study().questions.size());
    EXPECT_FALSE(page.at("can_stop").as_bool());
    EXPECT_EQ(answer(phone, {}).status, 422);
    EXPECT_EQ(answer(phone, {{"lichaam", "11"}}).status, 422);
    EXPECT_EQ(answer(phone, {{"gp_3m", "often"}}).status, 422);
    EXPECT_EQ(answer(phone, {{"income", "1"}}).status, 422);
    const auto sent = answer(phone, some);
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("state"), "answered");
    EXPECT_EQ(answer(phone, some).status, 409);
    EXPECT_EQ(value("select count(*) from research_response"), "1");
}

TEST_F(ResearchTest, the_answers_are_shown_to_nobody_and_name_nobody) {
    referred();
    ask(gp);
    answer(behind_the_link(), some);
    const auto of_gp = seen_by(gp);
    EXPECT_EQ(of_gp.text("state"), "asked") << "not even whether she answered";
    for (const auto& session : {gp, coach})
        for (const auto* line :
             {"GET /api/worklist", "GET /api/feedback", "GET /api/arrivals", "GET /api/figures"})
            EXPECT_EQ(app.ask(session, line).raw.find("3_5"), std::string::npos) << line;
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/timeline").raw.find("research"),
              std::string::npos);
    EXPECT_EQ(app.ask(gp, "GET /api/people/" + cast::lies + "/conversations").raw.find("lichaam"),
              std::string::npos);
    const auto row = app.show("select * from research_response");
    EXPECT_EQ(row.find(cast::lies), std::string::npos);
    EXPECT_EQ(row.find("3_5"), std::string::npos) << "sealed";
    EXPECT_EQ(row.find(cast::practice), std::string::npos);
}

TEST_F(ResearchTest, who_knows_a_birth_date_and_has_another_link_hears_nothing) {
    ask(gp);
    app.ask(gp, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    const auto partner = behind(newest_link("questionnaire"));
    EXPECT_EQ(app.ask(partner, "GET /api/my/research").text("state"), "none");
    EXPECT_EQ(answer(partner, some).status, 404);
    EXPECT_EQ(app.ask(behind_the_link(), "POST /api/my/research/stop").status, 404)
        << "stopping needs the code";
}

TEST_F(ResearchTest, lies_stops_on_her_own_page_and_her_answers_are_gone) {
    referred();
    ask(gp);
    answer(behind_the_link(), some);
    const auto lies = lies_at_her_page();
    EXPECT_TRUE(app.ask(lies, "GET /api/my/research").at("can_stop").as_bool());
    const auto stopped = app.ask(lies, "POST /api/my/research/stop");
    EXPECT_EQ(stopped.status, 201) << stopped.raw;
    EXPECT_EQ(stopped.text("state"), "withdrawn");
    EXPECT_EQ(value("select count(*) from research_response"), "0");
    EXPECT_NE(value("select withdrawn_at from consent where purpose = 'research'"), "null");
    EXPECT_EQ(value("select withdrawn_at from consent where purpose = 'referral'"), "null")
        << "help is another yes";
    EXPECT_EQ(seen_by(gp).text("state"), "withdrawn");
    EXPECT_EQ(ask(gp).text("code"), "research.asked_already") << "no is no";
}

// She said yes to a study of before too, which is not the one that is asked now.
void took_part_before(UnitOfWork& work) {
    const auto one = work.tx.all<Participant>("select * from research_participant");
    ASSERT_EQ(one.size(), 1U);
    auto former = one.front();
    former.id = new_id<ParticipantId>();
    former.study = "study_of_before";
    former.link_id = new_id<LinkId>();
    ASSERT_TRUE(work.tx.insert(former));
    consent::Consent consent = *consent::of_subject(work, one.front().id.value);
    consent.id = new_id<ConsentId>();
    consent.subject_id = former.id.value;
    ASSERT_TRUE(consent::give(work, consent));
    Response response;
    response.id = new_id<ResponseId>();
    response.participant_id = former.id;
    response.wave = "t0";
    response.answered_on = work.today;
    ASSERT_TRUE(work.tx.insert(response));
}

TEST_F(ResearchTest, who_stops_is_reached_in_every_study) {
    const auto with_two_studies = [&] {
        ASSERT_EQ(ask(gp).status, 201);
        ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            took_part_before(work);
            return {};
        }));
        answer(behind_the_link(), some);
        ASSERT_EQ(value("select count(*) from research_response"), "2");
    };
    const auto nothing_is_left = [&](const std::string& who) {
        EXPECT_EQ(app.show("select study, withdrawn_by from research_participant order by study"),
                  "study_of_before | " + who + "\nwellbeing_and_care_use | " + who + "\n");
        EXPECT_EQ(value("select count(*) from research_response"), "0");
        EXPECT_EQ(value("select count(*) from consent where purpose = 'research' and "
                        "withdrawn_at is null"),
                  "0");
        days_later(8);
        sign_in_all();
        remind_now();
        EXPECT_EQ(count("research_reminder"), "0");
        EXPECT_EQ(ask(gp).text("code"), "research.asked_already");
    };
    referred();
    with_two_studies();
    EXPECT_EQ(app.ask(lies_at_her_page(), "POST /api/my/research/stop").status, 201);
    nothing_is_left("resident");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from research_participant"));
        return {};
    }));
    with_two_studies();
    EXPECT_EQ(app.ask(gp, "POST " + at_lies + "/withdraw").status, 201);
    nothing_is_left("professional");
}

TEST_F(ResearchTest, a_no_to_a_study_of_before_is_a_no_to_the_next_one) {
    ask(gp);
    set_lies("update research_participant set study = $1 where person_id = $2", "study_of_before");
    EXPECT_EQ(seen_by(gp).text("state"), "asked") << "it still runs";
    EXPECT_EQ(app.ask(behind_the_link(), "GET /api/my/research").text("state"), "over")
        << "its questions are not asked any more";
    app.ask(gp, "POST " + at_lies + "/withdraw");
    EXPECT_EQ(seen_by(gp).text("state"), "withdrawn");
    EXPECT_EQ(ask(gp).text("code"), "research.asked_already");
}

TEST_F(ResearchTest, who_took_part_before_may_be_asked_for_the_next_study) {
    ask(gp);
    set_lies("update research_participant set study = $1 where person_id = $2", "study_of_before");
    set_lies("update research_participant set expires_at = $1 where person_id = $2",
             "2026-11-01T00:00:00.000Z");
    EXPECT_EQ(seen_by(gp).text("state"), "open");
    EXPECT_EQ(ask(gp).status, 201);
}

TEST_F(ResearchTest, the_practice_stops_it_for_her_before_anything_was_sent) {
    set_lies("update person set safe_from = $1 where id = $2", "19:00");
    set_lies("update person set safe_until = $1 where id = $2", "20:00");
    ask(gp);
    const auto token = newest_link("research_question");
    EXPECT_EQ(app.ask(gp, "POST " + at_lies + "/withdraw").text("state"), "withdrawn");
    EXPECT_EQ(value("select state from outbox where kind = 'research_question'"), "stopped");
    EXPECT_EQ(value("select withdrawn_by from research_participant"), "professional");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("state"), "closed");
    days_later(8);
    remind_now();
    EXPECT_EQ(count("research_reminder"), "0");
}

TEST_F(ResearchTest, one_reminder_in_office_hours_and_then_silence) {
    ask(gp);
    days_later(6);
    remind_now();
    EXPECT_EQ(count("research_reminder"), "0");
    days_later(1);
    remind_now();
    remind_now();
    days_later(7);
    remind_now();
    EXPECT_EQ(count("research_reminder"), "1");
    EXPECT_EQ(answer(behind(newest_link("research_reminder")), some).status, 201);
    days_later(2);
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", newest_link("research_question")},
                       {"birth_on", cast::birth_date_of_lies}})
                  .status,
              201);
}

TEST_F(ResearchTest, no_reminder_after_an_answer_or_when_messages_are_not_wanted_any_more) {
    ask(gp);
    set_lies("update person set messages_allowed = $1 where id = $2", false);
    days_later(7);
    remind_now();
    EXPECT_EQ(count("research_reminder"), "0");
}

TEST_F(ResearchTest, nobody_calls_about_research_instead_of_a_message) {
    ask(gp);
    set_lies("update person set messages_allowed = $1 where id = $2", false);
    app.deliver();
    EXPECT_EQ(value("select state from outbox where kind = 'research_question'"), "stopped");
    EXPECT_EQ(value("select count(*) from task where kind = 'call_instead'"), "0");
}

TEST_F(ResearchTest, after_three_weeks_it_is_over) {
    ask(gp);
    days_later(21);
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", newest_link("research_question")},
                       {"birth_on", cast::birth_date_of_lies}})
                  .status,
              403);
}

TEST(StudyTest, a_file_that_cannot_be_asked_is_told_with_its_place) {
    for (const auto* questions :
         {"[]", R"([{"code":"a","kind":"words","question":{"nl":"?"},"options":[]}])",
          R"([{"code":"a","kind":"choice","question":{"nl":"?"},"options":[]}])"}) {
        const auto json =
            R"({"code":"x","version":"1","wave":"t0","consent_text":"c","source":"s","questions":)" +
            std::string(questions) + "}";
        EXPECT_THROW(read_study("studies/x.json", json), std::runtime_error) << questions;
    }
}

}  // namespace
}  // namespace veerkracht::research
