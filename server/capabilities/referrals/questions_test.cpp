// One short question and its answer on a case.
#include "capabilities/referrals/questions.hpp"

#include "capabilities/referrals/acts.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class QuestionsTest : public CastTest {
  protected:
    TestReply ask(const TestSession& who, const std::string& path, std::string_view of,
                  std::string_view code, std::string_view words = "") {
        return app.ask(who, "POST " + path + "/question",
                       {{"asked_of", of}, {"code", code}, {"words", words}});
    }
    TestReply karin_asks(const std::string& id, std::string_view of,
                         std::string_view code = "call_after_five", std::string_view words = "") {
        return ask(coach, "/api/cases/" + id, of, code, words);
    }
    TestReply hub_asks(const std::string& id, std::string_view words) {
        return ask(gp, "/api/referrals/" + id, "receiver", "own_words", words);
    }
    std::string open_question() {
        return value("select id from leg_question where answered_at is null and ended_at is null");
    }
    TestReply answer(const TestSession& who, const std::string& path, std::string_view word,
                     std::string_view words = "") {
        return app.ask(who, "POST " + path + "/answer",
                       {{"question_id", open_question()}, {"answer", word}, {"words", words}});
    }
    TestReply hub_answers(const std::string& id, std::string_view word,
                          std::string_view words = "") {
        return answer(gp, "/api/referrals/" + id, word, words);
    }
    const boost::json::value& newest(const TestReply& reply) { return reply.at("questions").at(0); }
    boost::json::value row_of_hub() { return app.ask(gp, "GET /api/feedback").at("rows").at(0); }
    boost::json::value row_of_karin() {
        return app.ask(coach, "GET /api/worklist").at("rows").at(0);
    }
    std::string fields(const TestReply& reply) {
        return reply.status == 422 ? boost::json::serialize(reply.at("fields")) : reply.raw;
    }
};

TEST_F(QuestionsTest, karin_asks_hub_whether_she_may_call_after_five_and_he_says_yes) {
    const auto id = accepted();
    const auto asked = karin_asks(id, "sender");
    ASSERT_EQ(asked.status, 201) << asked.raw;
    EXPECT_EQ(newest(asked).at("code"), "call_after_five");
    EXPECT_EQ(newest(asked).at("due_on"), "2026-11-04") << "two working days";
    EXPECT_FALSE(newest(asked).at("for_you").as_bool());
    EXPECT_EQ(asked.text("step"), "to_call") << "the leg stays where it stands";

    const auto row = row_of_hub();
    EXPECT_EQ(row.at("kind"), "question");
    EXPECT_TRUE(row.at("question").at("for_you").as_bool());
    const auto threads = app.ask(gp, "GET /api/people/" + cast::lies + "/threads");
    EXPECT_TRUE(threads.at("rows").at(0).at("question").at("for_you").as_bool());

    const auto answered = hub_answers(id, "yes");
    ASSERT_EQ(answered.status, 201) << answered.raw;
    EXPECT_EQ(newest(answered).at("answer"), "yes");
    EXPECT_NE(row_of_hub().at("kind"), "question");
    EXPECT_EQ(row_of_karin().at("question"), "answered");
    EXPECT_EQ(newest(app.ask(coach, "GET /api/cases/" + id)).at("answered_by_name"),
              "Hub Voorbeeld");
    // Both stand in the trail, and nothing moved.
    EXPECT_EQ(app.show("select step, by_name from referral_step where referral_id = '" + id +
                       "' order by number"),
              "sent | Hub Voorbeeld\nto_call | Karin Schets\n"
              "question_asked | Karin Schets\nquestion_answered | Hub Voorbeeld\n");
}

TEST_F(QuestionsTest, a_sentence_goes_both_ways_when_the_resident_chose_a_summary) {
    const auto id = accepted();
    app.clock->advance_minutes(5);
    ASSERT_EQ(hub_asks(id, "Heb je haar dochter al gesproken?").status, 201);
    EXPECT_EQ(row_of_karin().at("question"), "for_you");
    ASSERT_EQ(answer(coach, "/api/cases/" + id, "own_words", "Ja, dinsdag.").status, 201);
    const auto row = row_of_hub();
    EXPECT_EQ(row.at("kind"), "came_back");
    EXPECT_EQ(row.at("question").at("answer_words"), "Ja, dinsdag.");
    EXPECT_EQ(app.show("select words, answer_words from leg_question").find("dochter"),
              std::string::npos)
        << "sealed";
    app.ask(gp, "POST /api/referrals/" + id + "/seen");
    EXPECT_TRUE(lacks(row_of_hub(), "question"));
}

TEST_F(QuestionsTest, at_another_level_only_a_set_question_and_yes_or_no_go_to_the_sender) {
    const auto id = accepted({{"feedback_level", "nothing"}});
    EXPECT_EQ(fields(karin_asks(id, "sender", "own_words", "Hoe gaat het thuis?")),
              R"({"words":"not_wanted"})");
    EXPECT_EQ(karin_asks(id, "sender", "number_right").status, 201);
    EXPECT_EQ(hub_answers(id, "own_words", "Ja, het is haar mobiel.").status, 201)
        << "towards the worker no level is set";
    ASSERT_EQ(hub_asks(id, "Is het gelukt?").status, 201);
    EXPECT_EQ(fields(answer(coach, "/api/cases/" + id, "own_words", "Zij is verdrietig.")),
              R"({"words":"not_wanted"})");
    EXPECT_EQ(answer(coach, "/api/cases/" + id, "yes").status, 201);
}

TEST_F(QuestionsTest, one_question_is_open_at_a_time) {
    const auto id = accepted();
    ASSERT_EQ(karin_asks(id, "sender").status, 201);
    EXPECT_EQ(hub_asks(id, "Lukt het?").text("code"), "question.answer_first");
    EXPECT_FALSE(app.ask(gp, "GET /api/referrals/" + id).at("can_ask").as_bool());
    // Who asks again takes the own question back.
    const auto first = open_question();
    ASSERT_EQ(karin_asks(id, "sender", "call_me").status, 201);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/answer",
                      {{"question_id", first}, {"answer", "yes"}, {"words", ""}})
                  .text("code"),
              "question.answered_already");
    EXPECT_EQ(value("select count(*) from leg_question where answered_at is null and ended_at is "
                    "null"),
              "1");
    ASSERT_EQ(hub_answers(id, "yes").status, 201);
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + id + "/answer",
                      {{"question_id", first}, {"answer", "no"}, {"words", ""}})
                  .status,
              409);
}

TEST_F(QuestionsTest, only_who_is_asked_answers) {
    const auto id = accepted();
    karin_asks(id, "sender");
    EXPECT_EQ(fields(answer(coach, "/api/cases/" + id, "yes")),
              R"({"question_id":"not_a_choice"})");
    EXPECT_EQ(answer(stranger, "/api/referrals/" + id, "yes").status, 404);
    EXPECT_EQ(fields(ask(gp, "/api/referrals/" + id, "resident", "call_me")),
              R"({"asked_of":"not_a_choice"})")
        << "the practice calls";
}

TEST_F(QuestionsTest, the_resident_answers_behind_the_link_with_a_code) {
    const auto id = accepted();
    const auto asked = karin_asks(id, "resident");
    ASSERT_EQ(asked.status, 201) << asked.raw;
    EXPECT_EQ(newest_fact("resident_question", "practice"), "Denkbeeld Welzijn");
    EXPECT_NE(newest_link("resident_question"), "");
    const auto lies = lies_at_her_page();
    auto mine = app.ask(lies, "GET /api/my/page").at("referrals").at(0);
    EXPECT_TRUE(mine.at("questions").at(0).at("for_you").as_bool());
    const auto answered =
        answer(lies, "/api/my/referrals/" + id, "own_words", "Na zes uur is beter.");
    ASSERT_EQ(answered.status, 201) << answered.raw;
    EXPECT_EQ(answered.at("referrals").at(0).at("questions").at(0).at("answer"), "own_words");
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(newest(page).at("answer_words"), "Na zes uur is beter.");
    EXPECT_EQ(newest(page).at("answered_by_name"), "Lies");
    EXPECT_EQ(row_of_karin().at("question"), "answered");
    // What the two said to each other is not the sender's.
    const auto hub = app.ask(gp, "GET /api/referrals/" + id);
    EXPECT_TRUE(hub.at("questions").as_array().empty());
    EXPECT_EQ(hub.raw.find("resident_asked"), std::string::npos);
}

TEST_F(QuestionsTest, the_resident_reads_what_the_two_ask_each_other) {
    const auto id = accepted();
    hub_asks(id, "Is er al contact?");
    const auto lies = lies_at_her_page();
    const auto mine = app.ask(lies, "GET /api/my/page").at("referrals").at(0);
    EXPECT_EQ(mine.at("questions").at(0).at("words"), "Is er al contact?");
    EXPECT_FALSE(mine.at("questions").at(0).at("for_you").as_bool());
}

TEST_F(QuestionsTest, a_resident_without_a_page_is_called_and_not_asked_by_link) {
    const auto id = accepted();
    EXPECT_EQ(boost::json::serialize(app.ask(coach, "GET /api/cases/" + id).at("may_ask")),
              R"(["sender","resident"])");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update link set closed_at = $1", work.now));
        return {};
    }));
    EXPECT_EQ(boost::json::serialize(app.ask(coach, "GET /api/cases/" + id).at("may_ask")),
              R"(["sender"])");
    EXPECT_EQ(fields(karin_asks(id, "resident")), R"({"asked_of":"not_a_choice"})");
}

TEST_F(QuestionsTest, silence_is_told_on_both_sides) {
    const auto id = accepted();
    karin_asks(id, "sender");
    days_later(3);
    EXPECT_TRUE(row_of_hub().at("question").at("late").as_bool());
    EXPECT_EQ(row_of_karin().at("question"), "late");
    hub_answers(id, "no");
    hub_asks(id, "Is er al contact?");
    step(id, "contact_made");
    days_later(5);
    const auto row = row_of_karin();
    EXPECT_EQ(row.at("question"), "late_for_you");
    EXPECT_TRUE(row.at("overdue").as_bool()) << "it stands on top";
    EXPECT_EQ(row_of_hub().at("kind"), "came_back");
    app.ask(gp, "POST /api/referrals/" + id + "/seen");
    EXPECT_EQ(row_of_hub().at("kind"), "late");
}

TEST_F(QuestionsTest, a_message_without_content_tells_who_is_asked_and_who_asked) {
    const auto id = accepted();
    karin_asks(id, "sender");
    app.deliver();
    hub_answers(id, "yes");
    app.deliver();
    EXPECT_EQ(app.show("select kind, recipient from outbox where kind like 'leg_%' order by kind"),
              "leg_answer | team@a003.example\nleg_question | team@a001.example\n");
    for (const auto& parcel : app.sent)
        for (const auto* secret : {"Lies", "vijf uur", "Verzonnen\""})
            EXPECT_EQ(parcel.text.find(secret), std::string::npos) << parcel.text;
}

TEST_F(QuestionsTest, without_consent_nothing_is_asked_and_an_open_question_ends) {
    const auto id = accepted();
    hub_asks(id, "Is er al contact?");
    const auto lies = lies_at_her_page();
    app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
    EXPECT_EQ(open_question(), "");
    EXPECT_EQ(hub_asks(id, "Nog een vraag?").status, 409);
    EXPECT_EQ(karin_asks(id, "sender").status, 403);
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_TRUE(page.at("may_ask").as_array().empty());
    EXPECT_TRUE(newest(page).at("ended").as_bool());
}

TEST_F(QuestionsTest, the_case_can_be_undone_as_if_nobody_asked) {
    const auto id = accepted();
    step(id, "contact_made");
    karin_asks(id, "sender");
    const auto undone =
        app.ask(coach, "POST /api/cases/" + id + "/undo", {{"version", version_of(id)}});
    ASSERT_EQ(undone.status, 201) << undone.raw;
    EXPECT_EQ(undone.text("step"), "to_call");
}

TEST_F(QuestionsTest, a_case_that_nobody_sent_has_nobody_to_ask) {
    const auto id = app.ask(coach, "POST /api/own_cases",
                            {{"given_name", "Mien"},
                             {"family_name", "Tekening"},
                             {"phone", "06 3333 4444"},
                             {"village", "America"},
                             {"source", "neighbour"},
                             {"needs", {"alone"}},
                             {"sentence", ""},
                             {"call_when", ""},
                             {"voicemail_allowed", false}})
                        .text("referral_id");
    const auto opened = app.ask(coach, "GET /api/cases/" + id);
    ASSERT_EQ(opened.status, 200) << opened.raw;
    EXPECT_TRUE(opened.at("may_ask").as_array().empty());
}

}  // namespace
}  // namespace veerkracht::referrals
