// The six marks as the printer gets them.
#include "capabilities/conversations/list_on_paper.hpp"

#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::conversations {
namespace {

class ListOnPaperTest : public CastTest {
  protected:
    TestReply printed(const TestSession& who, const std::string& language = "") {
        return app.ask(who, "GET /api/people/" + cast::lies + "/list_on_paper" +
                                (language.empty() ? "" : "?language=" + language));
    }
};

TEST_F(ListOnPaperTest, it_asks_what_the_screen_asks) {
    const auto reply = printed(assistant);
    EXPECT_EQ(reply.header("Content-Disposition"), "inline; filename=\"zes_cijfers.pdf\"");
    const auto text = words_of_paper(reply);
    for (const std::string words :
         {"Zes cijfers", "Lies Verzonnen", "14-03-1965", "Hoe gaat het met uw lichaam?",
          "Denk aan huishouden, geld, werk", "0: heel slecht", "10: heel goed",
          "Hier wil ik over praten", "Dit is niet voor spoed", "112", "077 000 0112", "113",
          "Praktijk De Denkbeeldige Linde"})
        EXPECT_TRUE(has(text, words)) << words << " in " << text;
}

TEST_F(ListOnPaperTest, in_each_language_that_it_exists_in_and_says_when_nobody_looked_at_it) {
    EXPECT_TRUE(has(words_of_paper(printed(gp, "en"), "_en"), "How is your body?"));
    const auto polish = words_of_paper(printed(gp, "pl"), "_pl");
    EXPECT_TRUE(has(polish, "Jak się ma Pana/Pani ciało?")) << polish;
    EXPECT_TRUE(has(polish, "Lies Verzonnen")) << polish;
    words_of_paper(printed(gp, "ar"), "_ar");
    EXPECT_EQ(printed(gp, "xx").status, 422);
}

TEST_F(ListOnPaperTest, it_is_one_sheet_of_two_sides) {
    for (const std::string language : {"nl", "en", "pl", "ar"}) {
        const auto text = words_of_paper(printed(gp, language), "_" + language + "_sides");
        EXPECT_TRUE(has(text, "2/2")) << text;
    }
}

TEST_F(ListOnPaperTest, who_speaks_another_language_gets_it_in_dutch_with_all_questions) {
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(
               work.tx.execute("update person set language = 'ti', given_name = $1, family_name = "
                               "$2 where id = $3",
                               "Maria-Magdalena Wilhelmina",
                               "van den Verzonnenberg-Denkbeeldig tot Oefenstad", cast::lies));
           return {};
       })
        .value();
    const auto text = words_of_paper(printed(gp));
    EXPECT_TRUE(has(text, "Hoe gaat het met uw lichaam?")) << text;
    EXPECT_TRUE(has(text, "Maria-Magdalena Wilhelmina van den")) << text;
}

TEST_F(ListOnPaperTest, it_is_for_the_own_practice) {
    EXPECT_EQ(printed(stranger_assistant).status, 404);
    EXPECT_EQ(printed(coach).status, 403);
}

}  // namespace
}  // namespace veerkracht::conversations
