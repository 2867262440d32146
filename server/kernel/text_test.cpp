#include "kernel/text.hpp"

#include <gtest/gtest.h>

namespace veerkracht {
namespace {

TEST(TextTest, names_are_found_without_their_accents) {
    EXPECT_EQ(folded("Çelik"), "celik");
    EXPECT_EQ(folded("José Müller-Groß"), "jose muller-gross");
    EXPECT_EQ(folded("IJsbrand Ĳssel"), "ijsbrand ijssel");
    EXPECT_EQ(folded("Yiğit Şahin İnce Işık"), "yigit sahin ince isik");
    EXPECT_EQ(folded("Nguyễn Thị Ánh"), "nguyen thi anh");
    EXPECT_EQ(folded("Łukasz Wałęsa Đặng Søren Æbelø"), "lukasz walesa dang soren aebelo");
    EXPECT_EQ(folded("van ’t Hooft"), "van 't hooft");
    EXPECT_EQ(folded("Zoe\xCC\x88"), "zoe");  // the accent as a character of its own
}

TEST(TextTest, other_scripts_stay_as_they_are) {
    EXPECT_EQ(folded("محمد 王 Ж ×"), "محمد 王 Ж ×");
    EXPECT_EQ(folded("\xFF\xC3"), "\xFF\xC3");  // and so does what is no text at all
}

TEST(TextTest, only_well_formed_utf8_is_utf8) {
    for (const char* text : {"", "abc", "é", "€", "😀", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(is_utf8(text)) << text;
    for (const char* text :
         {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
          "\xF8\x88\x80\x80\x80", "\xE2\x82", "a\xFF", "\xC3(", "\xF0\x80\x80\x80"})
        EXPECT_FALSE(is_utf8(text)) << text;
}

TEST(TextTest, control_characters_are_all_but_line_feed_and_tab) {
    EXPECT_FALSE(has_control_characters("een\ntwee\tdrie é €"));
    for (const std::string& text : {std::string("\0", 1), std::string("\r"), std::string("\x1B[0m"),
                                    std::string("\x7F"), std::string("\xC2\x85")})
        EXPECT_TRUE(has_control_characters(text));
}

TEST(TextTest, characters_are_counted_not_bytes) {
    EXPECT_EQ(count_characters("Zoë €😀"), 6U);
    EXPECT_EQ(first_characters("Zoë €😀", 3), "Zoë");
    EXPECT_EQ(first_characters("Zoë", 2), "Zo");
    EXPECT_EQ(first_characters("Zoë", 9), "Zoë");
    EXPECT_EQ(first_characters("Zoë", 0), "");
}

TEST(TextTest, blanks_are_trimmed_at_both_ends_only) {
    EXPECT_EQ(trimmed(" \n\tde Wit \r\n"), "de Wit");
    EXPECT_EQ(trimmed("   "), "");
}

TEST(TextTest, what_nobody_sees_and_what_turns_letters_around_goes) {
    for (const char* hidden :
         {"\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C",    "\u202D",
          "\u202E", "\u2060", "\u2066", "\u2067", "\u2068", "\u2069",    "\u061C",
          "\u00AD", "\uFEFF", "\u200C", "\u200D", "\u3164", "\U000E0041"}) {
        const std::string name = std::string(hidden) + "Lies" + hidden + " Verzonnen" + hidden;
        EXPECT_EQ(without_invisible(name), "Lies Verzonnen");
        EXPECT_EQ(folded(name), "lies verzonnen");
    }
    for (const char* seen :
         {"Lies", "Łucja d’Été", "محمد", "王", "één\n\ttwee\u00A0drie", "\xFF\xC3"})
        EXPECT_EQ(without_invisible(seen), seen);
}

TEST(TextTest, joiners_stay_where_a_script_or_a_picture_needs_them) {
    for (const char* joined : {"می\u200Cخواهم", "👩\u200D👧", "क्\u200Dष"})
        EXPECT_EQ(without_invisible(joined), joined);
    EXPECT_EQ(without_invisible("می\u200C\u200Cخ"), "می\u200Cخ") << "two are one";
    EXPECT_EQ(without_invisible("م\u200C"), "م");
}

TEST(TextTest, blanks_of_any_width_say_nothing) {
    for (const char* blank : {"", " \n\t", "\u00A0", " \u2003\u3000", "\u2800"})
        EXPECT_TRUE(says_nothing(blank));
    for (const char* said : {"a", "\u00A0é", "-", "\xFF"}) EXPECT_FALSE(says_nothing(said));
}

}  // namespace
}  // namespace veerkracht
