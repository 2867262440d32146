// A practice takes in its own list by the screen: nothing is stored before everything was read.
#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"

namespace veerkracht::import {
namespace {

class PatientListTest : public CastTest {
  protected:
    static std::string packed(const std::string& text) { return crypto::to_base64url(text); }
    static boost::json::object mapped(const std::string& text,
                                      const boost::json::object& with = {}) {
        boost::json::object body{{"content", packed(text)},
                                 {"columns",
                                  {{{"field", "given_name"}, {"header", "Voor"}},
                                   {{"field", "family_name"}, {"header", "Naam"}},
                                   {{"field", "birth_on"}, {"header", "Geb"}}}}};
        for (const auto& [name, member] : with) body[name] = member;
        return body;
    }
    TestReply attempt(const std::string& text) {
        return app.ask(assistant, "POST /api/patient_list/try", mapped(text));
    }
    TestReply take_in(const std::string& text, const boost::json::object& with = {}) {
        auto body = mapped(text, with);
        if (!body.contains("in_dpia")) body["in_dpia"] = true;
        return app.ask(assistant, "POST /api/patient_list", body);
    }
    std::string patients() {
        return value("select count(*) from person where organization_id = $1", {cast::practice});
    }

    const std::string header = "Voor;Naam;Geb\n";
    const std::string two = header + "Mia;Janssen;03-09-1985\nSjef;Peeters;1960-02-29\n";
};

TEST_F(PatientListTest, the_columns_are_guessed_and_five_rows_are_shown) {
    std::string text = "Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;BSN\n";
    for (int i = 1; i <= 7; ++i)
        text += "Jos\xE9;van;Putten" + std::to_string(i) + ";0" + std::to_string(i) +
                "-03-1959;geheim\n";
    const auto seen = app.ask(gp, "POST /api/patient_list/look", {{"content", packed(text)}});
    ASSERT_EQ(seen.status, 200) << seen.raw;
    EXPECT_EQ(seen.text("encoding"), "windows-1252");
    EXPECT_EQ(seen.at("rows").as_int64(), 7);
    const auto& columns = seen.at("columns").as_array();
    ASSERT_EQ(columns.size(), 5U);
    EXPECT_EQ(columns[0].at("field"), "given_name");
    EXPECT_EQ(columns[1].at("field"), "family_prefix");
    EXPECT_EQ(columns[4].at("field"), "");
    ASSERT_EQ(columns[0].at("samples").as_array().size(), 5U);
    EXPECT_EQ(columns[0].at("samples").at(0), "José");
}

TEST_F(PatientListTest, a_try_says_what_would_become_of_each_row_and_changes_nothing) {
    const auto before = patients();
    const auto lies = app.show(
        "select given_name || ';' || family_name || ';' || birth_on from person where id = $1",
        {cast::lies});
    const auto told = attempt(two + lies + "Jan;;30-02-1960\nPia;Janssen;03-09-1985\n");
    ASSERT_EQ(told.status, 200) << told.raw;
    EXPECT_EQ(told.at("rows").as_int64(), 5);
    EXPECT_EQ(told.at("fresh").as_int64(), 2);
    EXPECT_EQ(told.at("known").as_int64(), 1);
    EXPECT_EQ(told.at("refused").as_int64(), 1);
    EXPECT_EQ(told.at("possible_twins").as_int64(), 1) << "Pia, beside Mia Janssen";
    EXPECT_EQ(boost::json::serialize(told.at("cells")),
              R"([{"line":5,"column":"Geb","reason":"not a date"},)"
              R"({"line":5,"column":"Naam","reason":"required"}])");
    EXPECT_EQ(boost::json::serialize(told.at("twin_lines")), "[6]");
    EXPECT_EQ(patients(), before);
    // Who was known already was looked at, and that is in the log.
    EXPECT_EQ(app.show("select p.person_id, p.allowed from access_log_person p join access_log l "
                       "on l.id = p.log_id where l.action = 'patient_list.try'"),
              cast::lies + " | 1\n");
}

TEST_F(PatientListTest, all_of_it_comes_in_at_once_and_each_stands_in_the_log) {
    const auto told = take_in(two);
    ASSERT_EQ(told.status, 201) << told.raw;
    EXPECT_EQ(told.at("fresh").as_int64(), 2);
    EXPECT_EQ(app.ask(assistant, "GET /api/people?words=janssen").body.as_array().size(), 1U);
    EXPECT_EQ(value("select source from person where family_name = 'Peeters'"), "csv");
    EXPECT_EQ(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.action = 'patient_list.import' and p.allowed"),
              "2");
    EXPECT_EQ(take_in(two).at("known").as_int64(), 2);
}

TEST_F(PatientListTest, a_whole_list_is_a_choice_that_stands_in_the_dpia_of_the_practice) {
    const auto before = patients();
    const auto refused = take_in(two, {{"in_dpia", false}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").at("in_dpia"), "required");
    EXPECT_EQ(patients(), before);
}

TEST_F(PatientListTest, a_row_that_is_not_right_keeps_all_out_until_it_is_left_out_on_purpose) {
    const auto before = patients();
    const auto refused = take_in(two + "Jan;Smits;morgen\n");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("code"), "import.rows_refused");
    EXPECT_EQ(patients(), before);
    const auto told = take_in(two + "Jan;Smits;morgen\n", {{"leave_out_refused", true}});
    EXPECT_EQ(told.at("fresh").as_int64(), 2);
    EXPECT_EQ(told.at("refused").as_int64(), 1);
    EXPECT_EQ(value("select count(*) from person where family_name = 'Smits'"), "0");
}

TEST_F(PatientListTest, what_is_no_list_is_refused_by_name) {
    const auto look = [&](const std::string& content) {
        return app.ask(gp, "POST /api/patient_list/look", {{"content", content}});
    };
    EXPECT_EQ(look("%%%").status, 422);
    EXPECT_EQ(look(packed(header)).text("code"), "import.bad_file");
    EXPECT_EQ(look(packed("a;b\n1\n")).text("code"), "import.bad_file");
    std::string many = "a\n";
    for (int i = 0; i <= 10'000; ++i) many += "x\n";
    EXPECT_EQ(look(packed(many)).text("code"), "import.bad_file");
    auto twice = mapped(two);
    twice["columns"].as_array().push_back({{"field", "birth_on"}, {"header", "Naam"}});
    EXPECT_EQ(app.ask(assistant, "POST /api/patient_list", twice).status, 422);
}

TEST_F(PatientListTest, nobody_outside_the_practice_takes_in_patients) {
    for (const auto& who : {coach, referrer, admin, nurse})
        EXPECT_EQ(app.ask(who, "POST /api/patient_list", mapped(two)).status, 403);
}

}  // namespace
}  // namespace veerkracht::import
