// What makes two rows look like one resident, and what does not.
#include "capabilities/people/likeness.hpp"

#include <gtest/gtest.h>

namespace veerkracht::people {
namespace {

Person person(const std::string& given_name, const std::string& family_name,
              const std::string& birth_on = "1965-03-14", const std::string& phone = "") {
    Person person;
    person.given_name = given_name;
    person.family_name = family_name;
    person.birth_on = birth_on;
    person.phone = phone;
    return person;
}

std::string why(const Person& one, const Person& other) {
    const auto likeness = likeness_of(one, other);
    EXPECT_EQ(likeness.score, likeness_of(other, one).score) << "both ways the same";
    std::string text = likeness.is_likely ? "likely:" : "no:";
    for (const auto& reason : likeness.reasons) text += " " + reason;
    return text;
}

TEST(Likeness, a_name_typed_otherwise_with_the_same_birth_date_is_likely) {
    const auto lies = person("Lies", "van der Verzonnen");
    EXPECT_EQ(why(lies, person("lies", "Verzonnen")), "likely: same_name same_birth_date");
    EXPECT_EQ(why(lies, person("Verzonnen", "Lies")), "likely: same_name same_birth_date");
    EXPECT_EQ(why(lies, person("Lies", "Verzonen")), "likely: name_alike same_birth_date");
    EXPECT_EQ(why(lies, person("Lies", "Fersonnen")), "likely: name_alike same_birth_date");
    EXPECT_EQ(why(lies, person("Leis", "Verzonnen")), "likely: name_alike same_birth_date");
    EXPECT_EQ(why(lies, person("L.", "Verzonnen")), "likely: initials same_birth_date");
    EXPECT_EQ(why(lies, person("Lies", "Schets-Verzonnen")),
              "likely: part_of_name same_birth_date");
    EXPECT_EQ(why(lies, person("Lies Maria", "Verzonnen")), "likely: part_of_name same_birth_date");
}

TEST(Likeness, names_that_sound_the_same_are_alike) {
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"Schmidt", "Smit"},
                                                          {"Thijssen", "Tijsen"},
                                                          {"de Wit", "de Widt"},
                                                          {"Huijgens", "Huygens"},
                                                          {"Janssen", "Janzen"},
                                                          {"Kuiper", "Cuyper"}})
        EXPECT_TRUE(likeness_of(person("An", one), person("An", other)).is_likely)
            << one << " and " << other;
}

TEST(Likeness, a_birth_date_with_one_slip_is_alike_and_another_one_is_somebody_else) {
    const auto lies = person("Lies", "Verzonnen", "1965-03-04");
    EXPECT_EQ(why(lies, person("Lies", "Verzonnen", "1965-03-14")),
              "likely: same_name birth_date_alike");
    EXPECT_EQ(why(lies, person("Lies", "Verzonnen", "1965-04-03")),
              "likely: same_name birth_date_alike");
    EXPECT_EQ(why(lies, person("Lies", "Verzonnen", "1971-11-20")), "no: same_name");
    EXPECT_EQ(why(person("Lies", "Verzonnen", "1965-03-04", "0612345678"),
                  person("Lies", "Verzonnen", "1938-11-20", "0612345678")),
              "no: same_name same_phone")
        << "mother and daughter";
}

TEST(Likeness, without_a_birth_date_the_number_must_be_the_same_too) {
    const auto lies = person("Lies", "Verzonnen", "", "+31 6 1234 5678");
    EXPECT_EQ(why(lies, person("Lies", "Verzonnen", "1965-03-14", "06-12345678")),
              "likely: same_name same_phone");
    EXPECT_EQ(why(lies, person("Lies", "Verzonnen")), "no: same_name");
}

TEST(Likeness, partners_and_neighbours_are_not_one_resident) {
    EXPECT_EQ(why(person("Lies", "Verzonnen", "1965-03-14", "0612345678"),
                  person("Piet", "Onbestaand", "1965-03-14", "0612345678")),
              "no: same_birth_date same_phone");
    EXPECT_EQ(why(person("Lies", "Verzonnen"), person("Piet", "Onbestaand")),
              "no: same_birth_date");
}

TEST(Likeness, a_secret_address_tells_nothing) {
    auto one = person("Lies", "Verzonnen", ""), other = one;
    one.email = other.email = "lies@verzonnen.example";
    one.address = other.address = "Kade 1";
    EXPECT_EQ(why(one, other), "likely: same_name same_email same_address");
    one.secret_address = true;
    EXPECT_EQ(why(one, other), "likely: same_name same_email");
}

TEST(Likeness, nobody_is_found_by_what_is_not_known) {
    EXPECT_EQ(traces_of(person("", "", "")).size(), 0U);
    EXPECT_LE(traces_of(person("Lies", "Verzonnen", "1965-03-14", "0612345678")).size(),
              traces_most);
    EXPECT_FALSE(likeness_of(person("", "", ""), person("", "", "")).is_likely);
    EXPECT_EQ(plain_number("0031 6 1234 5678"), "0612345678");
    for (const auto* written : {"+31 (0)6-12345678", "0031 (0)6 12345678", "31612345678"})
        EXPECT_EQ(plain_number(written), "0612345678") << written;
}

}  // namespace
}  // namespace veerkracht::people
