// The free letter, sign by sign.
#include "runtime/edifact/medvri.hpp"

#include <gtest/gtest.h>

namespace veerkracht::edifact {
namespace {

FreeLetter to_hub() {
    FreeLetter letter;
    letter.number = "7431";
    letter.sender = "500000101";
    letter.recipient = "500000201";
    letter.written_at = "2026-11-23T09:41";
    letter.from = "Denkbeeld Welzijn";
    letter.from_phone = "+31 77 052 7798";
    letter.to = "Praktijk De Linde";
    letter.family_name = "van 't Hof";
    letter.initials = "L.";
    letter.birth_on = "1958-03-04";
    for (const auto* const line : {"Terugkoppeling", "", "Kennismaking geweest: 1 + 1?"})
        letter.lines.emplace_back(line);
    return letter;
}

TEST(Medvri, a_letter_is_one_message_in_one_interchange) {
    EXPECT_EQ(medvri(to_hub()),
              "UNA:+.? '\r\n"
              "UNB+UNOC:1+500000101+500000201+261123:0941+7431'\r\n"
              "UNH+7431+MEDVRI:1'\r\n"
              "GGA+Denkbeeld Welzijn+++::::+?+31 77 052 7798'\r\n"
              "DET+26:11:23+09:41'\r\n"
              "PID+1958:03:04++van ?'t Hof:::::L.'\r\n"
              "TXT:1+Terugkoppeling'\r\n"
              "TXT:2+'\r\n"
              "TXT:3+Kennismaking geweest?: 1 ?+ 1?"
              "?'\r\n"
              "GGO+Praktijk De Linde+++::::'\r\n"
              "UNT+9+7431'\r\n"
              "UNZ+1+7431'\r\n");
}

std::vector<std::string> lines_of(const std::string& words) {
    auto letter = to_hub();
    letter.lines = {words};
    std::vector<std::string> found;
    const auto text = medvri(letter);
    for (auto at = text.find("TXT:"); at != std::string::npos; at = text.find("TXT:", at + 1)) {
        const auto begin = text.find('+', at) + 1;
        found.push_back(text.substr(begin, text.find("'\r\n", begin) - begin));
    }
    return found;
}

TEST(Medvri, a_long_line_is_broken_between_words) {
    std::string words(60, 'a');
    words.append(" bbbbbbbbb c ").append(75, 'd');
    const auto lines = lines_of(words);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[0], words.substr(0, 70));
    EXPECT_EQ(lines[1], "c");
    EXPECT_EQ(lines[2], std::string(70, 'd'));
    EXPECT_EQ(lines[3], "ddddd");
}

TEST(Medvri, a_sign_that_is_released_does_not_lose_its_mark_at_the_end_of_a_line) {
    const auto lines = lines_of(std::string(70, '\'').append("x"));
    EXPECT_EQ(lines.at(0).size(), 140u);
    EXPECT_EQ(lines.at(1), "x");
}

TEST(Medvri, letters_from_elsewhere_become_the_nearest) {
    EXPECT_EQ(lines_of("Łukasz Żółć, één “ja” – €5… 北")[0],
              "Lukasz Z\xF3lc, \xE9\xE9n \"ja\" - EUR5... ??");
}

TEST(Medvri, a_line_feed_or_a_tab_does_not_leave_its_line) {
    EXPECT_EQ(lines_of("een\ntwee\tdrie\r\nUNZ+1+1'")[0], "een twee drie  UNZ?+1?+1?'");
}

}  // namespace
}  // namespace veerkracht::edifact
