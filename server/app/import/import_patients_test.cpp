#include "app/import/import_patients.hpp"

#include "testing/import_case.hpp"

namespace veerkracht::import {
namespace {

class PatientsImport : public ImportCase {
  protected:
    std::optional<Report> take_in(const std::string& text, const std::string& mapping = "") {
        return run([&](UnitOfWork& work) -> Result<Report> {
            return import_patients(work, practice, "list.csv", text, TRY(read_mapping(mapping)));
        });
    }
    std::string refusal(const std::string& text, const std::string& mapping = "") {
        EXPECT_FALSE(take_in(text, mapping));
        return error.detail;
    }
};

TEST_F(PatientsImport, a_list_of_a_dutch_system_is_read_by_its_own_headers) {
    const auto report = take_in(fixture("patients/export_semicolon.csv"));
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(shown(report->total()), "3 = 3 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(
        app.show("select given_name, family_name, birth_on, phone, email, address, village, source "
                 "from person "
                 "order by birth_on"),
        "Anna Maria | van der Giessen-van Putten | 1948-01-01 |  |  |  | Sevenum | csv\n"
        "Truus | de Wit | 1959-03-14 | 06 12 34 56 78 | truus@voorbeeld.example | Kerkstraat 12 | "
        "America | csv\n"
        "Çetin | Yılmaz | 1971-11-02 | 0612345679 |  | Dorpsstraat 4; achter | Horst | csv\n");
    EXPECT_EQ(found_by("wit"), "Truus | de Wit | 1959-03-14\n");
    EXPECT_EQ(found_by("cetin"), "Çetin | Yılmaz | 1971-11-02\n");
}

TEST_F(PatientsImport, columns_that_are_not_read_are_named) {
    const auto report = take_in(fixture("patients/export_semicolon.csv"));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->notes, (std::vector<std::string>{"column Telefoonnummer: not read",
                                                       "column BSN: not read"}));
}

TEST_F(PatientsImport, a_mapping_says_which_column_is_what) {
    const auto text = "Voor;Naam;Geb;Tel\nJan;Peeters;29-2-1960;06-12345678\n";
    const auto report = take_in(text, "given_name=Voor,family_name=Naam,birth_on=Geb,phone=Tel");
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(found_by("peeters"), "Jan | Peeters | 1960-02-29\n");
    EXPECT_EQ(refusal(text, "given_name=Voor,family_name=Achternaam,birth_on=Geb"),
              "line 1: no column \"Achternaam\"");
    EXPECT_EQ(refusal(text), "line 1: no column for given_name");
    EXPECT_FALSE(read_mapping("name=Naam"));
    EXPECT_FALSE(read_mapping("given_name"));
}

TEST_F(PatientsImport, a_byte_order_mark_quotes_and_both_ways_to_write_a_day_are_fine) {
    const auto report = take_in(fixture("patients/export_comma_bom.csv"));
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(app.show("select given_name, birth_on, phone from person order by birth_on"),
              "Jan \"Sjeng\" | 1960-02-29 | +31 6 12345678\nMia | 1985-09-03 | \n");
}

TEST_F(PatientsImport, a_second_time_nobody_is_doubled) {
    ASSERT_TRUE(take_in(fixture("patients/export_semicolon.csv")));
    const auto before = rows();
    const auto again = take_in(fixture("patients/export_semicolon.csv"));
    ASSERT_TRUE(again);
    EXPECT_EQ(shown(again->total()), "3 = 0 stored + 0 refused + 0 kept + 3 there");
    EXPECT_EQ(rows(), before);
}

TEST_F(PatientsImport, a_possible_twin_is_named_and_not_taken_for_somebody_who_is_there) {
    const auto report = take_in(
        "Voornaam,Achternaam,Geboortedatum\nMia,Janssen,1985-09-03\nPia,Janssen,1985-09-03\n");
    ASSERT_TRUE(report);
    EXPECT_EQ(shown(report->total()), "2 = 1 stored + 1 refused + 0 kept + 0 there");
    EXPECT_EQ(report->notes.at(0),
              "line 3: not taken in: perhaps the twin of somebody known; add by hand if it is");
}

TEST_F(PatientsImport, a_bad_cell_names_line_and_column_and_nothing_is_changed) {
    const auto before = rows();
    const std::string good =
        "Voornaam,Achternaam,Geboortedatum,Telefoon\nMia,Janssen,1985-09-03,0612345678\n";
    EXPECT_EQ(refusal(good + "Jan,Peeters,30-02-1960,0612345678\n"),
              "line 3, column Geboortedatum: not a date");
    EXPECT_EQ(refusal(good + "Jan,Peeters,1960,0612345678\n"),
              "line 3, column Geboortedatum: not a date");
    EXPECT_EQ(refusal(good + "Jan,Peeters,14-03-59,0612345678\n"),
              "line 3, column Geboortedatum: not a date");
    EXPECT_EQ(refusal(good + "Jan,Peeters,2160-02-28,0612345678\n"),
              "line 3, column Geboortedatum: out of range");
    EXPECT_EQ(refusal(good + "Jan,Peeters,1960-02-28,12\n"),
              "line 3, column Telefoon: not a phone number");
    EXPECT_EQ(refusal(good + ",Peeters,1960-02-28,\n"), "line 3, column Voornaam: required");
    EXPECT_EQ(refusal(good + "Jan," + std::string(200, 'x') + ",1960-02-28,\n"),
              "line 3, column Achternaam: too long");
    EXPECT_EQ(refusal(good + "=cmd|' /C calc'!A0,Peeters,1960-02-28,\n"),
              "line 3, column Voornaam: a formula, not a value");
    EXPECT_EQ(refusal(good + "Jan,\"Peeters,1960-02-28,\n"), "CSV line 3: a quote is not closed");
    EXPECT_EQ(rows(), before);
}

TEST_F(PatientsImport, a_list_of_an_older_system_keeps_its_letters) {
    ASSERT_TRUE(take_in("Voornaam;Achternaam;Geboortedatum\nJos\xE9;M\xFCller;14-03-1959\n"));
    EXPECT_EQ(found_by("muller"), "José | Müller | 1959-03-14\n");
}

TEST_F(PatientsImport, a_list_without_patients_is_refused) {
    EXPECT_EQ(refusal("Voornaam;Achternaam;Geboortedatum;\r\n;;;\r\n"), "CSV: no rows");
    EXPECT_EQ(refusal("Mia;Janssen;1985-09-03\r\n"), "line 1: no column for given_name");
}

TEST_F(PatientsImport, one_column_is_not_two_things) {
    EXPECT_EQ(
        refusal("Naam,Geb\nMia,1985-09-03\n", "given_name=Naam,family_name=Naam,birth_on=Geb"),
        "line 1: one column for two fields");
}

TEST_F(PatientsImport, every_bad_cell_is_named_at_once) {
    EXPECT_FALSE(take_in("Voornaam,Achternaam,Geboortedatum\n,Janssen,x\n"));
    EXPECT_EQ(error.fields.size(), 2U);
}

}  // namespace
}  // namespace veerkracht::import
