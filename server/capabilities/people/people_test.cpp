// Finding, adding and changing a resident of the own practice.
#include "capabilities/people/people.hpp"

#include <boost/json/serialize.hpp>

#include "testing/cast.hpp"

namespace veerkracht::people {
namespace {

class PeopleTest : public CastTest {
  protected:
    // The names that a search shows, in their order.
    std::string found(const TestSession& who, const std::string& words) {
        const auto reply = app.ask(who, "GET /api/people?words=" + words);
        EXPECT_EQ(reply.status, 200) << reply.raw;
        std::string names;
        for (const auto& row : reply.body.as_array())
            names += std::string(row.at("name").as_string()) + "\n";
        return names;
    }
    TestReply create(const boost::json::object& with, const TestSession& who) {
        boost::json::object person{{"given_name", "Łucja"},
                                   {"family_name", "de Vries-Çelik"},
                                   {"birth_on", "1980-05-06"},
                                   {"phone", "0612345678"},
                                   {"village", "Meterik"}};
        for (const auto& [name, member] : with) person[name] = member;
        return app.ask(who, "POST /api/people", person);
    }
    std::string page(const std::string& id) { return "GET /api/people/" + id; }
};

TEST_F(PeopleTest, a_patient_is_found_from_the_third_letter_of_any_part_of_the_name) {
    EXPECT_EQ(found(gp, "ver"), "Lies Verzonnen\n");
    EXPECT_EQ(found(assistant, "VERZ"), "Lies Verzonnen\n");
    EXPECT_EQ(found(gp, "verz%20lie"), "Lies Verzonnen\n");
    EXPECT_EQ(found(gp, "lies"), "Lies Verzonnen\n");
    EXPECT_EQ(found(gp, "verz%20piet"), "");
    const auto short_word = app.ask(gp, "GET /api/people?words=ve");
    EXPECT_EQ(short_word.status, 422);
    EXPECT_EQ(short_word.at("fields").at("words"), "too_short");
    EXPECT_EQ(app.ask(gp, "GET /api/people?words=a%20b%20c").status, 422);
}

TEST_F(PeopleTest, accents_and_dashes_do_not_matter_in_a_search) {
    EXPECT_EQ(create({}, gp).status, 201);
    for (const auto* words : {"celik", "%C3%87elik", "lucja", "vries", "de%20vries-celik"})
        EXPECT_EQ(found(gp, words), "Łucja de Vries-Çelik\n") << words;
}

TEST_F(PeopleTest, a_name_in_another_script_is_found_too) {
    EXPECT_EQ(create({{"given_name", "Мария"}, {"family_name", "Янович"}}, gp).status, 201);
    EXPECT_EQ(found(gp, "%D0%AF%D0%BD%D0%BE%D0%B2"), "Мария Янович\n");  // "Янов"
}

TEST_F(PeopleTest, two_people_of_one_name_are_two_rows_and_not_more) {
    for (const auto* day : {"1950-01-01", "1960-01-01"})
        EXPECT_EQ(
            create({{"given_name", "Jans"}, {"family_name", "Janssen"}, {"birth_on", day}}, gp)
                .status,
            201);
    EXPECT_EQ(found(gp, "jans"), "Jans Janssen\nJans Janssen\n");
}

TEST_F(PeopleTest, a_patient_is_found_by_birth_date_as_people_type_it) {
    for (const auto* day : {"14-3-1965", "14-03-1965", "14/3/1965", "14.3.1965"})
        EXPECT_EQ(found(gp, day), "Lies Verzonnen\n") << day;
    EXPECT_EQ(found(gp, "15-3-1965"), "");
}

TEST_F(PeopleTest, people_of_another_practice_are_never_found) {
    EXPECT_EQ(found(gp, "verzonder"), "");
    EXPECT_EQ(found(gp, "7-7-1971"), "");
    EXPECT_EQ(found(stranger, "verz"), "Lies Verzonder\n");
    EXPECT_EQ(found(stranger, "14-3-1965"), "");
}

TEST_F(PeopleTest, a_new_patient_is_made_and_opened) {
    const auto made = create({}, assistant);
    EXPECT_EQ(made.status, 201) << made.raw;
    const auto reply = app.ask(gp, page(made.text("id")));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.text("name"), "Łucja de Vries-Çelik");
    EXPECT_EQ(reply.at("age").as_int64(), 46);
}

TEST_F(PeopleTest, someone_who_looks_alike_is_shown_first_and_then_made_anyway) {
    const boost::json::object double_of_lies{{"given_name", "Elisabeth"},
                                             {"family_name", "verzonnen"},
                                             {"birth_on", cast::birth_date_of_lies}};
    const auto first = create(double_of_lies, gp);
    EXPECT_EQ(first.status, 201);
    EXPECT_TRUE(lacks(first, "id"));
    EXPECT_EQ(first.at("look_alikes").at(0).at("id").as_string(), cast::lies);
    EXPECT_EQ(value("select count(*) from person where family_name = 'verzonnen'"), "0");
    auto anyway = double_of_lies;
    anyway["anyway"] = true;
    EXPECT_FALSE(create(anyway, gp).text("id").empty());
    EXPECT_EQ(value("select count(*) from person where family_name = 'verzonnen'"), "1");
}

TEST_F(PeopleTest, a_look_alike_in_another_practice_stays_unknown) {
    const auto reply = create({{"given_name", "Lies"},
                               {"family_name", "Verzonnen"},
                               {"birth_on", cast::birth_date_of_lies}},
                              stranger);
    EXPECT_EQ(reply.status, 201);
    EXPECT_TRUE(reply.at("look_alikes").as_array().empty());
}

TEST_F(PeopleTest, a_wrong_form_names_every_wrong_field) {
    const auto reply = create(
        {{"given_name", " "}, {"birth_on", "31-2-1980"}, {"phone", "12"}, {"hobby", "vissen"}}, gp);
    EXPECT_EQ(reply.status, 422);
    const auto& fields = reply.at("fields").as_object();
    for (const auto* name : {"given_name", "birth_on", "phone", "hobby"})
        EXPECT_TRUE(fields.contains(name)) << name;
    EXPECT_EQ(create({{"birth_on", "2026-11-03"}}, gp).at("fields").at("birth_on"), "out_of_range");
    EXPECT_EQ(create({{"birth_on", "1900-01-01"}}, gp).at("fields").at("birth_on"), "out_of_range");
}

TEST_F(PeopleTest, an_email_is_an_address_or_nothing) {
    for (const auto* wrong : {"lies", "lies@verzonnen", "lies @verzonnen.example", "@b.example"})
        EXPECT_EQ(create({{"email", wrong}}, gp).at("fields").at("email"), "malformed") << wrong;
    EXPECT_EQ(create({{"email", "nieuw@verzonnen.example"}}, gp).status, 201);
}

TEST_F(PeopleTest, two_who_change_the_contact_at_once_do_not_overwrite_each_other) {
    const auto change = [&](const TestSession& who, int version, std::string_view phone) {
        return app.ask(who, "PUT /api/people/" + cast::lies + "/contact",
                       {{"version", version},
                        {"phone", phone},
                        {"language", "nl"},
                        {"interpreter", true},
                        {"call_allowed", true},
                        {"voicemail_allowed", false},
                        {"call_when", "na 17 uur"}});
    };
    const auto first = change(assistant, 1, "06 2222 3333");
    EXPECT_EQ(first.status, 200) << first.raw;
    EXPECT_EQ(first.text("phone"), "06 2222 3333");
    EXPECT_FALSE(first.at("voicemail_allowed").as_bool());
    const auto second = change(gp, 1, "06 4444 5555");
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.text("code"), "record.changed");
    EXPECT_EQ(value("select phone from person where id = $1", {cast::lies}), "06 2222 3333");
}

TEST_F(PeopleTest, needs_are_ticked_and_unticked_and_what_stays_keeps_its_date) {
    const auto tick = [&](const boost::json::array& codes) {
        return app.ask(gp, "PUT /api/people/" + cast::lies + "/needs", {{"codes", codes}});
    };
    EXPECT_EQ(tick({"alone", "caring", "alone"}).at("fields").at("codes/2"), "repeated");
    EXPECT_EQ(tick({"alone", "caring"}).status, 200);
    const auto since = value("select created_at from need where code = 'alone'");
    app.clock->advance_minutes(5);
    const auto reply = tick({"alone", "sleep"});
    EXPECT_EQ(boost::json::serialize(reply.at("codes")), R"(["alone","sleep"])");
    EXPECT_EQ(app.show("select code from need where closed_at is not null"), "caring\n");
    EXPECT_EQ(app.show("select created_at from need where code = 'alone'"), since + "\n");
    EXPECT_EQ(tick({"boredom"}).status, 422);
    EXPECT_EQ(app.ask(assistant, "PUT /api/people/" + cast::lies + "/needs", {{"codes", {"alone"}}})
                  .status,
              403);
}

TEST_F(PeopleTest, needs_come_from_a_talk_with_this_resident_or_from_none) {
    const auto talk_with = [&](const TestSession& who, const std::string& person) {
        return app
            .ask(who, "POST /api/people/" + person + "/conversations",
                 {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}})
            .text("id");
    };
    const auto tick_after = [&](const std::string& talk) {
        return app.ask(gp, "PUT /api/people/" + cast::lies + "/needs",
                       {{"conversation_id", talk}, {"codes", {"alone"}}});
    };
    const auto absent = tick_after(cast::absent);
    EXPECT_EQ(absent.status, 404);
    const auto with_piet = talk_with(gp, cast::piet);
    const auto elsewhere = talk_with(stranger, cast::somebody_else);
    for (const auto& talk : {with_piet, elsewhere}) {
        ASSERT_FALSE(talk.empty());
        EXPECT_EQ(tick_after(talk).raw, absent.raw);
    }
    EXPECT_EQ(app.show("select * from need"), "");
    const auto with_lies = talk_with(gp, cast::lies);
    EXPECT_EQ(tick_after(with_lies).status, 200);
    EXPECT_EQ(app.show("select conversation_id from need"), with_lies + "\n");
}

TEST_F(PeopleTest, a_goal_stands_on_the_page_in_own_words_and_is_kept_sealed) {
    const auto words = "Eén keer per week samen eten";
    const auto made = app.ask(gp, "POST /api/people/" + cast::lies + "/goals",
                              {{"words", words}, {"need_code", "alone"}});
    EXPECT_EQ(made.status, 201) << made.raw;
    const auto reply = app.ask(nurse, page(cast::lies));
    EXPECT_EQ(reply.at("goals").at(0).at("words"), words);
    EXPECT_EQ(app.show("select * from goal").find("samen eten"), std::string::npos);

    const auto line = "PUT /api/goals/" + made.text("id");
    const auto reached =
        app.ask(gp, line, {{"version", 1}, {"words", "Elke week"}, {"state", "reached"}});
    EXPECT_EQ(reached.status, 200);
    EXPECT_EQ(reached.text("words"), "Elke week");
    EXPECT_EQ(app.ask(gp, line, {{"version", 1}, {"words", "Nooit"}, {"state", "open"}}).status,
              409);
}

TEST_F(PeopleTest, the_assistant_sees_how_to_reach_somebody_and_no_plan) {
    app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Samen eten"}});
    app.ask(gp, "PUT /api/people/" + cast::lies + "/needs", {{"codes", {"alone"}}});
    const auto reply = app.ask(assistant, page(cast::lies));
    EXPECT_EQ(reply.text("phone"), cast::phone_of_lies);
    EXPECT_FALSE(reply.at("may_see_plan").as_bool());
    EXPECT_TRUE(reply.at("goals").as_array().empty());
    EXPECT_TRUE(reply.at("needs").as_array().empty());
}

TEST_F(PeopleTest, a_secret_address_hides_the_village) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set secret_address = $1 where id = $2", true,
                            cast::lies));
        return {};
    }));
    EXPECT_EQ(app.ask(gp, page(cast::lies)).text("village"), "");
    const auto found_row = app.ask(gp, "GET /api/people?words=verzonnen");
    EXPECT_EQ(found_row.body.at(0).at("village"), "") << "a search shows no more than the page";
}

TEST_F(PeopleTest, a_file_of_ten_thousand_events_is_read_by_pages_of_fifty) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        for (int i = 0; i < 10'000; ++i)
            TRY(note_event(work, PersonId{cast::lies}, "referral.step", cast::absent,
                           std::to_string(i), "Karin Schets"));
        return note_event(work, PersonId{cast::piet}, "referral.step", cast::absent, "of Piet", "");
    }));
    std::string before;
    int rows = 0, pages = 0;
    std::int64_t last_seen = INT64_MAX;
    while (true) {
        const auto reply = app.ask(gp, "GET /api/people/" + cast::lies + "/timeline" + before);
        ASSERT_EQ(reply.status, 200) << reply.raw;
        ++pages;
        for (const auto& row : reply.at("rows").as_array()) {
            ++rows;
            EXPECT_LT(row.at("id").as_int64(), last_seen);
            last_seen = row.at("id").as_int64();
            EXPECT_NE(row.at("code"), "of Piet");
        }
        if (lacks(reply, "more_before")) break;
        before = "?before=" + std::to_string(reply.at("more_before").as_int64());
    }
    EXPECT_EQ(rows, 10'000);
    EXPECT_EQ(pages, 200);
}

}  // namespace
}  // namespace veerkracht::people
