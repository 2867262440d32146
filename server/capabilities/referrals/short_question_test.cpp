// A short question to the Wmo desk: about nobody, with a date, and no silence that nobody sees.
#include "capabilities/referrals/short_question.hpp"

#include "capabilities/referrals/without_person.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

constexpr std::string_view today = "2026-11-22";

TEST(WithoutPersonTest, a_question_in_general_points_at_nobody) {
    for (const std::string_view text :
         {"Kan iemand met 2 kinderen van 8 en 11 vervoer krijgen?",
          "Geldt de grens van € 1.250 per maand ook in 2026?", "Is art. 2.3.2 lid 4 ook hier zo?",
          "Hoe lang is de wachttijd nu, 3 of 6 weken?", "Kan dat vóór 1 december 2026 nog?",
          "Past dit bij het loket, op 24-11-2026 om 10.30 uur?", "Wie belt @ wie?"})
        EXPECT_EQ(points_at_somebody(text, today), "") << text;
}

TEST(WithoutPersonTest, a_birth_date_a_bsn_a_phone_number_and_an_address_of_mail_do) {
    for (const auto& [text, sign] :
         {std::pair{"Mevrouw, 14-03-1965, wil vervoer.", "looks_like_birth_date"},
          {"Geboren 14/3/65.", "looks_like_birth_date"},
          {"Geboren op 14 Maart 1965.", "looks_like_birth_date"},
          {"Geboren 1965-03-14.", "looks_like_birth_date"},
          {"Het gaat om 123456782.", "looks_like_bsn"},
          {"Het gaat om 1234.56.782", "looks_like_bsn"},
          {"Bel 06 1234 5678.", "looks_like_phone"},
          {"Bel 0478-123456.", "looks_like_phone"},
          {"Bel +31 6 12345678", "looks_like_phone"},
          {"Mail lies@voorbeeld.example", "looks_like_email"}})
        EXPECT_EQ(points_at_somebody(text, today), sign) << text;
}

class ShortQuestionTest : public CastTest {
  protected:
    TestReply ask(const std::string& question, const std::string& face = cast::wmo_desk) {
        return app.ask(coach, "POST /api/short_questions",
                       {{"face_id", face}, {"question", question}});
    }
    std::string asked() {
        const auto reply = ask("  Kan vervoer ook voor een half jaar?  ");
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply.text("id");
    }
    TestReply answer(const std::string& id, const std::string& words, int version = 1) {
        return app.ask(desk, "POST /api/short_questions/" + id + "/answer",
                       {{"version", version}, {"answer", words}});
    }
    boost::json::value list_of(const TestSession& who, const char* part) {
        return app.ask(who, "GET /api/short_questions").body.at(part);
    }
};

TEST_F(ShortQuestionTest, the_coach_sees_which_desks_take_a_question_and_by_when) {
    const auto desks = app.ask(coach, "GET /api/question_desks");
    ASSERT_EQ(desks.status, 200) << desks.raw;
    ASSERT_EQ(desks.body.as_array().size(), 1U);
    EXPECT_EQ(desks.body.at(0).at("name"), "Wmo-loket");
    EXPECT_EQ(desks.body.at(0).at("workdays"), 2);
    EXPECT_EQ(app.ask(assistant, "GET /api/question_desks").status, 403);
}

TEST_F(ShortQuestionTest, a_question_is_asked_answered_and_read) {
    const auto id = asked();
    EXPECT_EQ(app.show("select target, to_name, asked_by_name, seen_at from short_question"),
              "wmo_desk | Wmo-loket | Karin Schets | null\n");
    const auto waiting = list_of(desk, "to_answer");
    ASSERT_EQ(waiting.as_array().size(), 1U);
    EXPECT_EQ(waiting.at(0).at("question"), "Kan vervoer ook voor een half jaar?");
    EXPECT_EQ(waiting.at(0).at("from_organization_name"), "Denkbeeld Welzijn");
    EXPECT_EQ(answer(id, "Ja, als het nodig is.").status, 201);
    EXPECT_TRUE(list_of(desk, "to_answer").as_array().empty());
    const auto mine = list_of(coach, "asked").at(0);
    EXPECT_EQ(mine.at("answer"), "Ja, als het nodig is.");
    EXPECT_EQ(mine.at("answered_by_name"), "Anouk Maquette");
    EXPECT_FALSE(mine.at("seen").as_bool());
    EXPECT_EQ(app.ask(coach, "POST /api/short_questions/" + id + "/seen").status, 201);
    EXPECT_TRUE(list_of(coach, "asked").at(0).at("seen").as_bool());
    days_later(31);
    EXPECT_TRUE(list_of(coach, "asked").as_array().empty());
}

TEST_F(ShortQuestionTest, two_working_days_later_the_silence_is_late_for_both) {
    // A Thursday: the weekend does not count.
    while (weekday_of(day_of(app.clock->now())) != 4) days_later(1);
    const auto thursday = day_of(app.clock->now());
    const auto id = asked();
    EXPECT_EQ(value("select due_on from short_question"), plus_days(thursday, 4));
    days_later(4);
    EXPECT_FALSE(list_of(desk, "to_answer").at(0).at("late").as_bool());
    days_later(1);
    EXPECT_TRUE(list_of(desk, "to_answer").at(0).at("late").as_bool());
    EXPECT_TRUE(list_of(coach, "asked").at(0).at("late").as_bool());
    answer(id, "Ja.");
    EXPECT_FALSE(list_of(coach, "asked").at(0).at("late").as_bool());
}

TEST_F(ShortQuestionTest, what_points_at_a_resident_is_refused_on_both_sides) {
    const auto refused = ask("Mevrouw van 14-03-1965 vraagt vervoer.");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").at("question"), "looks_like_birth_date");
    EXPECT_EQ(ask("   ").at("fields").at("question"), "required");
    EXPECT_EQ(ask("Mag dat?", cast::face_of_karin).at("fields").at("face_id"), "not_a_choice");
    EXPECT_EQ(ask("Mag dat?", cast::absent).at("fields").at("face_id"), "not_a_choice");
    EXPECT_EQ(value("select count(*) from short_question"), "0");
    const auto id = asked();
    EXPECT_EQ(answer(id, "Laat haar bellen: 06 1234 5678.").at("fields").at("answer"),
              "looks_like_phone");
}

TEST_F(ShortQuestionTest, a_question_has_one_answer) {
    const auto id = asked();
    EXPECT_EQ(answer(id, "Ja.", 7).text("code"), "record.changed");
    EXPECT_EQ(app.ask(coach, "POST /api/short_questions/" + id + "/seen").text("code"),
              "short_question.not_answered");
    EXPECT_EQ(answer(id, "Ja.").status, 201);
    EXPECT_EQ(answer(id, "Nee.", 2).text("code"), "short_question.answered_already");
}

TEST_F(ShortQuestionTest, question_and_answer_are_sealed_and_no_column_names_a_resident) {
    const auto id = asked();
    answer(id, "Ja, dat kan.");
    const auto row = app.show("select * from short_question");
    EXPECT_EQ(row.find("vervoer"), std::string::npos);
    EXPECT_EQ(row.find("dat kan"), std::string::npos);
    const auto events =
        app.show("select body from event where name like 'short_question.%' order by id");
    EXPECT_NE(events.find("wmo_desk"), std::string::npos);
    EXPECT_EQ(events.find("vervoer"), std::string::npos);
}

TEST_F(ShortQuestionTest, both_hear_by_mail_that_there_is_something_to_read_and_no_more) {
    const auto id = asked();
    app.deliver();
    EXPECT_EQ(newest_fact("short_question", "link"), "/vragen/" + id);
    EXPECT_EQ(newest_fact("short_question", "team"), "Gemeente Verzonnen");
    answer(id, "Ja.");
    app.deliver();
    EXPECT_EQ(newest_fact("short_answer", "team"), "Denkbeeld Welzijn");
    EXPECT_EQ(value("select count(*) from outbox where person_id is not null"), "0");
}

TEST_F(ShortQuestionTest, who_has_nothing_to_do_with_it_sees_nothing) {
    const auto id = asked();
    EXPECT_EQ(app.ask(colleague, "GET /api/short_questions/" + id).status, 404);
    EXPECT_EQ(app.ask(gp, "GET /api/short_questions/" + id).status, 404);
    EXPECT_EQ(app.ask(desk, "GET /api/short_questions/" + id).status, 200);
    EXPECT_TRUE(list_of(colleague, "asked").as_array().empty());
}

}  // namespace
}  // namespace veerkracht::referrals
