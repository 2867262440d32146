#include "app/import/encoding.hpp"

#include <gtest/gtest.h>

namespace veerkracht::import {
namespace {

std::string read(std::string_view bytes) {
    const auto text = decoded("list.csv", bytes);
    return text ? text->encoding + ": " + text->text : text.error().detail;
}

TEST(Encoding, utf8_stays_as_it_is) {
    EXPECT_EQ(read("Çelik"), "utf-8: Çelik");
    EXPECT_EQ(read("\xEF\xBB\xBFJan"), "utf-8: Jan") << "but for the mark before it";
}

TEST(Encoding, what_nobody_sees_goes) {
    EXPECT_EQ(read("Jan\u202E;\u200Bde Wit"), "utf-8: Jan;de Wit");
    EXPECT_EQ(read("Jos\xE9\xAD"), "windows-1252: José");
}

TEST(Encoding, what_older_systems_write_is_read_too) {
    EXPECT_EQ(read("Jos\xE9 \x80 5"), "windows-1252: José € 5");
    EXPECT_EQ(read("\xD8rsted \x93zo\x94"), "windows-1252: Ørsted “zo”");
}

TEST(Encoding, a_mixture_and_what_nobody_writes_is_refused) {
    EXPECT_EQ(read("Jan\n\nJos\xE9 and \xC3\xA7"), "list.csv line 3: not UTF-8");
    EXPECT_EQ(read("\xEF\xBB\xBFJos\xE9"), "list.csv line 1: not UTF-8");
    EXPECT_EQ(read("Jos\xE9\na\x81z"), "list.csv line 2: neither UTF-8 nor Windows-1252");
    EXPECT_EQ(read(std::string_view("\xFF\xFEJ\0a\0", 6)),
              "list.csv: UTF-16, not UTF-8: save it as CSV UTF-8");
}

}  // namespace
}  // namespace veerkracht::import
