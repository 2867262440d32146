#include "app/import/json_place.hpp"

#include <gtest/gtest.h>

namespace veerkracht::import {
namespace {

constexpr std::string_view text =
    R"({"id":"a\"b","entry":[{"resource":{"name":["x","y"]}},{"resource":{"birthDate":1}}]})";

std::string place_of(std::string_view part) { return place_of_byte(text, text.find(part)); }

std::string refusal(const std::string& file) {
    const auto value = read_json(file, "");
    return value ? "read" : value.error().detail;
}

TEST(JsonPlace, a_byte_stands_in_a_member_of_a_record) {
    EXPECT_EQ(place_of("\"a"), "id");
    EXPECT_EQ(place_of("\"y"), "entry[0].resource.name[1]");
    EXPECT_EQ(place_of("1}"), "entry[1].resource.birthDate");
    EXPECT_EQ(place_of("{\"id"), "");
    EXPECT_EQ(place_of_byte(text, 1'000'000), "");
}

TEST(JsonPlace, what_is_no_json_is_refused_by_record_and_field) {
    EXPECT_EQ(refusal(R"({"entry":[{},{"latitude":1e999}]})"),
              "entry[1].latitude: not JSON (json.number_not_finite at byte 30)");
    EXPECT_EQ(refusal(R"([{"id":"a","name":{"x":1},"id":"b"}])"),
              "[0].id: not JSON (json.repeated_key at byte 34)");
    EXPECT_EQ(refusal("{\"name\":[\"Jos\xE9\"]}"), "name[0]: not JSON (json.malformed at byte 13)");
    EXPECT_EQ(refusal("{\"name\":[\"Jos"), "name[0]: not JSON (json.malformed at byte 13)");
    EXPECT_EQ(refusal("{\"na\xE9me\":1}"), "file: not JSON (json.malformed at byte 4)");
    EXPECT_EQ(refusal("x"), "file: not JSON (json.malformed at byte 0)");
}

TEST(JsonPlace, a_place_without_end_is_cut) {
    EXPECT_EQ(refusal(std::string(100'000, '[')),
              "[0][0][0][0][0][0][0][0][0][0][0][0]…: not JSON (json.too_deep at byte 64)");
}

}  // namespace
}  // namespace veerkracht::import
