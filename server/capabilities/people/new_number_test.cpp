// Whoever writes a number down does not get the code of the own page with it: a new number waits.
#include "capabilities/people/lifecycle.hpp"
#include "testing/cast.hpp"

namespace veerkracht::people {
namespace {

using boost::json::object;

const std::string new_number = "06 9999 0071";
const std::string last_number = "06 9999 0072";

class NewNumberTest : public CastTest {
  protected:
    NewNumberTest() { referred(); }

    // Who keeps the record writes another number down, with or without more on the same form.
    TestReply changes(const TestSession& who, const std::string& phone, const object& with = {},
                      const std::string& person = cast::lies) {
        object body{
            {"version", std::stoi(value("select version from person where id = $1", {person}))},
            {"phone", phone},
            {"language", "nl"},
            {"call_when", ""}};
        for (const auto& [name, said] : with) body[name] = said;
        return app.ask(who, "PUT /api/people/" + person + "/contact", body);
    }
    TestReply asks_for_a_code(const std::string& token) {
        TestSession phone;
        return app.visit(phone, "POST /api/link/code", {{"token", token}});
    }
    // The newest link to the own page, after what was news has been passed on.
    std::string link() {
        app.deliver();
        return newest_link("status");
    }
    TestReply confirms(const TestSession& who, const std::string& phone,
                       const std::string& person = cast::lies) {
        return app.ask(who, "POST /api/people/" + person + "/number/confirm", {{"phone", phone}});
    }
    boost::json::array waiting_for(const TestSession& who) {
        return app.ask(who, "GET /api/numbers_to_confirm").body.as_array();
    }
    std::string codes_to(const std::string& phone) {
        return value(
            "select count(*) from outbox where kind in ('code', 'confirmation') and "
            "recipient = $1",
            {phone});
    }
    std::string told(const std::string& phone) {
        return value("select count(*) from outbox where kind = 'number_changed' and recipient = $1",
                     {phone});
    }
    void hours_later(int hours) {
        app.clock->advance_minutes(60 * hours);
        sign_in_all();
    }
    // Of a row that comes in by another way than a form, which wants a number.
    void written_over_by_hand(const std::string& phone) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            auto person =
                TRY(work.tx.one<Person>("select * from person where id = $1", cast::lies));
            return correct(work, person, {{"phone", phone}}, "Hub");
        }));
    }
    const std::string former{cast::phone_of_lies};
};

TEST_F(NewNumberTest, who_writes_his_own_number_down_gets_no_code_and_the_former_number_is_told) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    EXPECT_EQ(told(former), "1");
    const auto sent = asks_for_a_code(link());
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_TRUE(sent.at("is_former").as_bool());
    EXPECT_EQ(codes_to(new_number), "0");
    EXPECT_EQ(codes_to(former), "1");
    app.deliver();
    for (const auto& one : app.sent)
        if (one.subject == "Uw telefoonnummer is gewijzigd") {
            EXPECT_EQ(one.recipient, former);
            EXPECT_EQ(one.text.find("Lies"), std::string::npos) << one.text;
            EXPECT_EQ(one.text.find("0071"), std::string::npos) << one.text;
        }
}

TEST_F(NewNumberTest, the_visits_of_that_page_end_and_its_link_goes_to_the_new_number) {
    const auto lies = lies_at_her_page();
    ASSERT_EQ(app.ask(lies, "GET /api/my/looks").status, 200);
    const auto before = newest_link("status");
    ASSERT_EQ(changes(assistant, new_number).status, 200);
    EXPECT_EQ(app.ask(lies, "GET /api/my/looks").status, 401);
    const auto after = link();
    EXPECT_NE(after, before);
    EXPECT_EQ(asks_for_a_code(before).text("code"), "link.closed");
    EXPECT_EQ(value("select recipient from outbox where kind = 'status' order by created_at desc, "
                    "id desc limit 1"),
              new_number);
}

TEST_F(NewNumberTest, a_second_colleague_confirms_it_with_a_fresh_proof_and_not_who_changed_it) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    EXPECT_TRUE(waiting_for(gp).empty());
    EXPECT_TRUE(waiting_for(stranger).empty());
    ASSERT_EQ(waiting_for(nurse).size(), 1U);
    EXPECT_EQ(waiting_for(nurse).at(0).at("phone").as_string(), new_number);
    EXPECT_EQ(confirms(gp, new_number).text("code"), "number.same_colleague");
    EXPECT_EQ(confirms(assistant, new_number).status, 403);
    EXPECT_EQ(confirms(stranger, new_number).status, 404);
    EXPECT_EQ(confirms(nurse, last_number).text("code"), "record.changed") << "not that number";
    app.clock->advance_minutes(6);
    EXPECT_EQ(confirms(nurse, new_number).text("code"), "session.proof_wanted");
    sign_in_all();
    EXPECT_EQ(confirms(nurse, new_number).status, 201);
    EXPECT_TRUE(waiting_for(nurse).empty());
    const auto sent = asks_for_a_code(link());
    EXPECT_FALSE(sent.at("is_former").as_bool()) << sent.raw;
    EXPECT_EQ(codes_to(new_number), "1");
}

TEST_F(NewNumberTest, after_three_days_it_holds_by_itself) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    hours_later(71);
    EXPECT_TRUE(asks_for_a_code(link()).at("is_former").as_bool());
    hours_later(1);
    EXPECT_TRUE(waiting_for(nurse).empty());
    EXPECT_FALSE(asks_for_a_code(link()).at("is_former").as_bool());
    EXPECT_EQ(codes_to(new_number), "1");
}

TEST_F(NewNumberTest, whom_nobody_could_tell_waits_for_a_colleague_however_long_it_takes) {
    for (const auto* wish : {"secret_address", "messages_allowed"}) {
        const bool is_secret = wish == std::string("secret_address");
        ASSERT_EQ(changes(gp, is_secret ? new_number : last_number, {{wish, is_secret}}).status,
                  200);
        EXPECT_EQ(told(former), "0");
        const auto token = link();
        hours_later(24 * 10);
        ASSERT_EQ(
            changes(gp, is_secret ? new_number : last_number, {{"messages_allowed", true}}).status,
            200);
        EXPECT_EQ(asks_for_a_code(token).text("code"), "link.number_new") << wish;
        EXPECT_EQ(waiting_for(nurse).size(), 1U) << wish;
    }
    EXPECT_EQ(confirms(nurse, last_number).status, 201);
    EXPECT_EQ(asks_for_a_code(link()).status, 201);
    EXPECT_EQ(codes_to(last_number), "1");
}

TEST_F(NewNumberTest, who_changes_it_twice_does_not_make_his_own_the_one_that_held) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    ASSERT_EQ(changes(gp, last_number).status, 200);
    EXPECT_EQ(told(former), "1") << "once is enough";
    EXPECT_TRUE(asks_for_a_code(link()).at("is_former").as_bool());
    EXPECT_EQ(codes_to(former), "1");
    EXPECT_EQ(codes_to(new_number), "0");
}

TEST_F(NewNumberTest, neither_other_blanks_nor_a_moment_without_a_number_make_it_hold) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    ASSERT_EQ(changes(gp, "+31 6 99990071").status, 200);
    EXPECT_TRUE(asks_for_a_code(link()).at("is_former").as_bool());
    written_over_by_hand("");
    ASSERT_EQ(changes(gp, last_number).status, 200);
    app.clock->advance_minutes(2);
    EXPECT_TRUE(asks_for_a_code(link()).at("is_former").as_bool());
    EXPECT_EQ(codes_to("+31 6 99990071"), "0");
    EXPECT_EQ(codes_to(last_number), "0");
}

TEST_F(NewNumberTest, taken_away_and_written_anew_after_three_days_it_waits_for_a_colleague) {
    written_over_by_hand("");
    hours_later(80);
    ASSERT_EQ(changes(gp, new_number).status, 200);
    EXPECT_EQ(told(former), "1");
    EXPECT_EQ(asks_for_a_code(link()).text("code"), "link.number_new");
    EXPECT_EQ(waiting_for(nurse).size(), 1U);
}

TEST_F(NewNumberTest, who_puts_the_former_number_back_waits_for_nobody) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    ASSERT_EQ(changes(nurse, "0612345678").status, 200);
    EXPECT_TRUE(waiting_for(nurse).empty());
    EXPECT_FALSE(asks_for_a_code(link()).at("is_former").as_bool());
}

TEST_F(NewNumberTest, the_first_number_of_a_row_goes_in_as_it_is) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set phone = '' where id = $1", cast::piet));
        return {};
    }));
    ASSERT_EQ(changes(gp, new_number, {}, cast::piet).status, 200);
    EXPECT_TRUE(waiting_for(nurse).empty());
    ASSERT_EQ(changes(gp, last_number, {}, cast::piet).status, 200);
    EXPECT_EQ(waiting_for(nurse).size(), 1U);
}

TEST_F(NewNumberTest, no_code_to_say_yes_with_goes_there_either) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    const auto sent = app.ask(gp, "POST /api/people/" + cast::lies + "/referral_code");
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(codes_to(new_number), "0");
    EXPECT_EQ(codes_to(former), "1");
}

TEST_F(NewNumberTest, behind_every_link_to_her_page_it_is_the_same) {
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    const auto list = newest_link("questionnaire");
    ASSERT_EQ(changes(gp, new_number).status, 200);
    const auto page = link();
    for (const auto& token : {list, page})
        EXPECT_TRUE(asks_for_a_code(token).at("is_former").as_bool()) << token;
    EXPECT_EQ(codes_to(new_number), "0");
}

TEST_F(NewNumberTest, what_goes_to_another_organisation_waits_along) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    app.deliver();
    const auto id = accepted();
    const auto row = value("select recipient_person_id from referral where id = $1", {id});
    ASSERT_FALSE(row.empty());
    EXPECT_NE(value("select waits_since from own_number where person_id = $1", {row}), "");
}

TEST_F(NewNumberTest, the_number_of_a_young_person_waits_for_a_colleague_too) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set birth_on = $1 where id = $2", "2014-11-03",
                            cast::lies));
        return {};
    }));
    days_later(1);
    sign_in_all();
    for (int times = 0; times < 2; ++times)
        EXPECT_EQ(
            app.ask(gp, "POST /api/people/" + cast::lies + "/own_number", {{"phone", new_number}})
                .status,
            201);
    EXPECT_EQ(told(former), "0") << "that was a number of a parent";
    EXPECT_EQ(asks_for_a_code(link()).text("code"), "link.number_new");
    EXPECT_EQ(codes_to(new_number), "0");
    EXPECT_EQ(confirms(nurse, new_number).status, 201);
    EXPECT_NE(value("select confirmed_at from own_number where person_id = $1", {cast::lies}), "");
}

TEST_F(NewNumberTest, she_reads_who_changed_it_and_who_looked_at_it) {
    ASSERT_EQ(changes(gp, new_number).status, 200);
    TestSession phone;
    const auto token = link();
    app.visit(phone, "POST /api/link/code", {{"token", token}});
    app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
    const auto facts = [&] { return app.ask(phone, "GET /api/my/number").at("changed"); };
    EXPECT_EQ(facts().at("by_name").as_string(),
              value("select name from account where id = $1", {cast::hub}));
    EXPECT_EQ(facts().at("former").as_string(), "•••• 78");
    EXPECT_TRUE(facts().at("waits").as_bool());
    EXPECT_EQ(confirms(nurse, new_number).status, 201);
    EXPECT_FALSE(facts().at("waits").as_bool());
    EXPECT_EQ(facts().at("held_by_name").as_string(),
              value("select name from account where id = $1", {cast::joke}));
    EXPECT_EQ(value("select count(*) from person_event where kind = 'person.number_confirmed'"),
              "1");
}

}  // namespace
}  // namespace veerkracht::people
