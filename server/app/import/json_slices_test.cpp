#include "app/import/json_slices.hpp"

#include <gtest/gtest.h>

namespace veerkracht::import {
namespace {

TEST(JsonSlices, a_part_is_given_byte_for_byte) {
    constexpr std::string_view text =
        R"( {"note": "a \"]} \\", "entry" : [ {"v": 5.50, "x": [1, {"y": "]"}]} , null,"z" ], "end": 1e2 } )";
    const auto entries = element_slices(member_slice(text, "entry"));
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0], R"({"v": 5.50, "x": [1, {"y": "]"}]})");
    EXPECT_EQ(entries[1], "null");
    EXPECT_EQ(entries[2], "\"z\"");
    EXPECT_EQ(member_slice(text, "end"), "1e2");
    EXPECT_EQ(member_slice(text, "absent"), "");
}

TEST(JsonSlices, empty_lists_and_objects_have_no_parts) {
    EXPECT_TRUE(element_slices("[ ]").empty());
    EXPECT_EQ(member_slice("{ }", "a"), "");
}

}  // namespace
}  // namespace veerkracht::import
