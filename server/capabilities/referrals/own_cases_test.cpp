// A coach opens a case without a GP: known people are not made twice, the case is at once the
// coach's own, and the practice hears of it only when the resident wants that.
#include "capabilities/referrals/own_cases.hpp"

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class OwnCasesTest : public CastTest {
  protected:
    static boost::json::object mien(const boost::json::object& with = {}) {
        boost::json::object body{{"given_name", "Mien"},
                                 {"family_name", "Tekening"},
                                 {"phone", "06 3333 4444"},
                                 {"village", "America"},
                                 {"source", "neighbour"},
                                 {"needs", {"alone"}},
                                 {"sentence", "Komt de deur niet meer uit."},
                                 {"call_when", "na 10.00 uur"},
                                 {"voicemail_allowed", false}};
        for (const auto& [name, member] : with) body[name] = member;
        return body;
    }
    TestReply open(const boost::json::object& with = {}) {
        return app.ask(coach, "POST /api/own_cases", mien(with));
    }
    std::string opened(const boost::json::object& with = {}) {
        const auto reply = open(with);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply.text("referral_id");
    }
    TestReply choose(const std::string& id, bool tell, const std::string& practice) {
        return app.ask(coach, "POST /api/cases/" + id + "/practice",
                       {{"version", version_of(id)}, {"tell", tell}, {"practice_name", practice}});
    }
    TestReply page(const std::string& id) { return app.ask(coach, "GET /api/cases/" + id); }
    std::string people_of_the_team() {
        return value("select count(*) from person where organization_id = $1", {cast::welfare});
    }
};

TEST_F(OwnCasesTest, the_case_is_at_once_of_who_opened_it_with_a_call_as_its_next_step) {
    const auto id = opened();
    const auto seen = page(id);
    ASSERT_EQ(seen.status, 200) << seen.raw;
    EXPECT_EQ(seen.text("name"), "Mien Tekening");
    EXPECT_EQ(seen.text("phone"), "06 3333 4444");
    EXPECT_EQ(seen.text("state"), "accepted");
    EXPECT_EQ(seen.text("step"), "to_call");
    EXPECT_EQ(seen.text("owner_name"), "Karin Schets");
    EXPECT_EQ(seen.text("due_on"), "2026-11-04");
    EXPECT_EQ(seen.text("source"), "neighbour");
    EXPECT_EQ(seen.text("sentence"), "Komt de deur niet meer uit.");
    EXPECT_FALSE(seen.at("voicemail_allowed").as_bool());
    EXPECT_TRUE(seen.at("mine").as_bool());
    const auto list = app.ask(coach, "GET /api/worklist");
    ASSERT_EQ(list.at("rows").as_array().size(), 1U);
    EXPECT_EQ(list.at("rows").at(0).at("source"), "neighbour");
    EXPECT_EQ(app.ask(colleague, "GET /api/worklist").at("rows").as_array().size(), 0U);
}

TEST_F(OwnCasesTest, nobody_sent_it_so_nobody_is_told_and_no_word_back_is_asked) {
    const auto id = opened();
    app.app().deliver();
    EXPECT_EQ(value("select count(*) from outbox"), "0");
    EXPECT_EQ(value("select count(*) from consent"), "0");
    const auto word =
        app.ask(coach, "POST /api/cases/" + id + "/feedback",
                {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", ""}});
    EXPECT_EQ(word.text("code"), "feedback.not_wanted");
    for (const auto* next : {"contact_made", "intake_done", "started"}) step(id, next);
    days_later(14);
    app.app().deliver();
    const auto figures = app.ask(coach, "GET /api/referral_figures");
    EXPECT_EQ(figures.at("sent").as_int64(), 0);
    EXPECT_EQ(figures.at("own").as_int64(), 1);
    for (const auto& one : figures.at("figures").as_array())
        EXPECT_EQ(one.at("whole").as_int64(), 0) << one;
}

TEST_F(OwnCasesTest, it_goes_the_same_way_as_every_case) {
    const auto id = opened();
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "Houdt van kaarten."}})
                  .status,
              201);
    EXPECT_EQ(step(id, "intake_done").status, 201);
    const auto branch = asked_onward(id);
    EXPECT_EQ(
        app.ask({}, "POST /api/volunteer/question", {{"token", newest_link("volunteer_question")}})
            .text("state"),
        "open");
    EXPECT_EQ(step(id, "started").status, 201);
    EXPECT_EQ(page(id).at("follow_ups").as_array().size(), 3U);
    EXPECT_EQ(page(id).text("due_on"), "2026-11-16");
    const auto file = app.ask(coach, "GET /api/cases/" + id + "/export");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.text("source"), "neighbour");
    EXPECT_EQ(step(id, "closed", {{"outcome", "reached"}}).status, 201);
    EXPECT_EQ(value("select state from referral where id = $1", {branch}), "cancelled");
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    EXPECT_EQ(again.status, 201) << again.raw;
    EXPECT_EQ(again.text("step"), "to_call");
    EXPECT_EQ(again.text("source"), "neighbour");
}

TEST_F(OwnCasesTest, who_is_known_is_shown_and_not_made_twice) {
    const auto id = opened();
    for (const boost::json::object& alike : std::vector<boost::json::object>{
             {},
             {{"phone", "0612121212"}},
             {{"given_name", "Wilhelmina"}, {"phone", "06-33334444"}},
             {{"given_name", "Wilhelmina"}, {"phone", "+31 6 33334444"}}}) {
        const auto reply = open(alike);
        ASSERT_EQ(reply.status, 201) << reply.raw;
        EXPECT_TRUE(lacks(reply, "referral_id"));
        ASSERT_EQ(reply.at("look_alikes").as_array().size(), 1U) << reply.raw;
        const auto& known = reply.at("look_alikes").at(0);
        EXPECT_EQ(known.at("name"), "Mien Tekening");
        EXPECT_EQ(known.at("referral_id").as_string(), id);
        EXPECT_TRUE(known.at("open").as_bool());
    }
    EXPECT_EQ(people_of_the_team(), "1");
    opened({{"given_name", "Jan"}, {"phone", "06 5555 6666"}});  // of the same family
    opened({{"anyway", true}});
    EXPECT_EQ(people_of_the_team(), "3");
}

// A number that is typed gives a name: each is a look that the resident reads, and a search.
TEST_F(OwnCasesTest, who_is_shown_was_looked_at_and_who_tries_many_is_stopped) {
    const auto person = value("select person_id from referral where id = $1", {opened()});
    const auto looks = [&] {
        return std::stoi(
            value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                  "where l.action = 'case.open' and p.record_class = 'identity' and p.operation = "
                  "'read' and p.person_id = $1",
                  {person}));
    };
    const auto before = looks();
    int shown = 0, status = 201;
    for (; status == 201 && shown < 200; ++shown) {
        status = open({{"given_name", "Naam"}, {"family_name", "Nummer" + std::to_string(shown)}})
                     .status;
    }
    EXPECT_EQ(status, 429);
    EXPECT_GE(looks() - before, shown - 1);
}

TEST_F(OwnCasesTest, a_new_question_of_somebody_who_is_known_keeps_the_person) {
    const auto first = opened();
    step(first, "contact_made");
    step(first, "closed", {{"outcome", "reached"}});
    const auto known = open().at("look_alikes").at(0);
    EXPECT_FALSE(known.at("open").as_bool());
    const auto second = opened({{"person_id", known.at("person_id")}, {"source", "self"}});
    EXPECT_NE(second, first);
    EXPECT_EQ(people_of_the_team(), "1");
    EXPECT_EQ(page(second).text("name"), "Mien Tekening");
    // Of another organisation nobody is known, and nobody can be taken.
    EXPECT_EQ(open({{"person_id", cast::lies}}).status, 404);
    EXPECT_TRUE(
        open({{"given_name", "Lies"}, {"family_name", "Verzonnen"}, {"phone", cast::phone_of_lies}})
            .at("look_alikes")
            .as_array()
            .empty());
}

TEST_F(OwnCasesTest, what_is_said_of_calling_with_a_new_question_is_kept) {
    opened({{"voicemail_allowed", true}, {"call_when", ""}});
    const auto known = open().at("look_alikes").at(0).at("person_id");
    const auto second = page(opened({{"person_id", known}}));
    EXPECT_FALSE(second.at("voicemail_allowed").as_bool());
    EXPECT_EQ(second.text("call_when"), "na 10.00 uur");
    const auto third = page(opened({{"person_id", known}, {"voicemail_allowed", true}}));
    EXPECT_FALSE(third.at("voicemail_allowed").as_bool()) << "a no is not taken back by a form";
}

TEST_F(OwnCasesTest, a_secret_village_is_on_no_list_of_people) {
    const auto id = opened();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set secret_address = $1 where organization_id = $2",
                            true, cast::welfare));
        return {};
    }));
    EXPECT_EQ(open().raw.find("America"), std::string::npos) << id;
}

TEST_F(OwnCasesTest, a_name_a_number_and_a_source_are_asked_for) {
    EXPECT_EQ(open({{"given_name", " "}}).at("fields").at("given_name"), "required");
    auto body = mien();
    body.erase("phone");
    EXPECT_EQ(app.ask(coach, "POST /api/own_cases", body).at("fields").at("phone"), "required");
    EXPECT_EQ(open({{"phone", "12"}}).at("fields").at("phone"), "malformed");
    EXPECT_EQ(open({{"source", "gp"}}).at("fields").at("source"), "not_a_choice");
    EXPECT_EQ(open({{"birth_on", "2027-01-01"}}).at("fields").at("birth_on"), "out_of_range");
    EXPECT_EQ(people_of_the_team(), "0");
    EXPECT_EQ(app.ask(gp, "POST /api/own_cases", mien()).status, 403);
    EXPECT_EQ(app.ask(desk, "POST /api/own_cases", mien()).status, 403);
}

TEST_F(OwnCasesTest, the_practice_hears_of_it_only_when_she_wants_that) {
    const auto id = opened({{"birth_on", "1948-02-03"}});
    EXPECT_TRUE(lacks(page(id), "practice_choice"));
    EXPECT_EQ(choose(id, true, " ").at("fields").at("practice_name"), "required");
    const auto no = choose(id, false, "");
    ASSERT_EQ(no.status, 201) << no.raw;
    EXPECT_FALSE(no.at("practice_choice").at("tell").as_bool());
    EXPECT_EQ(no.at("practice_choice").at("letter"), "");
    const auto yes = choose(id, true, "Praktijk De Denkbeeldige Linde");
    const auto letter = std::string(yes.at("practice_choice").at("letter").as_string());
    EXPECT_EQ(letter,
              "Aan: Praktijk De Denkbeeldige Linde\n\nGeachte huisarts,\n\nMien Tekening, geboren "
              "03-02-1948, heeft sinds 02-11-2026 contact met Karin Schets van Denkbeeld Welzijn, "
              "zonder verwijzing.\nHet gaat over: voelt zich alleen.\n\nMien wil dat u dit weet. U "
              "hoeft niets te doen. Hebt u een vraag? Bel dan 077 000 0000.\n\nMet vriendelijke "
              "groet,\nKarin Schets, Denkbeeld Welzijn");
    EXPECT_EQ(value("select count(*) from practice_choice"), "1");
    // Nothing left the house, and the name does not stand open in the database.
    app.app().deliver();
    EXPECT_EQ(value("select count(*) from outbox"), "0");
    EXPECT_EQ(app.show("select * from practice_choice").find("Linde"), std::string::npos);
    // She changes her mind.
    EXPECT_EQ(choose(id, false, "Praktijk De Denkbeeldige Linde")
                  .at("practice_choice")
                  .at("practice_name"),
              "");
}

TEST_F(OwnCasesTest, what_was_referred_asks_no_choice_about_the_practice) {
    const auto id = accepted();
    EXPECT_EQ(choose(id, true, "Praktijk De Andere Linde").text("code"), "case.was_referred");
}

}  // namespace
}  // namespace veerkracht::referrals
