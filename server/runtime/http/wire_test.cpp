#include "runtime/http/wire.hpp"

#include <gtest/gtest.h>

namespace veerkracht::http {
namespace {

TEST(WireTest, a_date_is_written_as_http_has_it) {
    EXPECT_EQ(http_date(1'795'294'912), "Sat, 21 Nov 2026 21:01:52 GMT");
    EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(WireTest, a_request_id_can_be_read_out_over_the_telephone) {
    RequestIds ids;
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const auto id = ids.next();
        ASSERT_EQ(id.size(), 9U);
        ASSERT_EQ(id[4], '-');
        ASSERT_EQ(id.find_first_of("0O1IL2Z5S8BUV"), std::string::npos) << id;
        seen.insert(id);
    }
    EXPECT_EQ(seen.size(), 1'000U);
}

TEST(WireTest, a_head_says_type_length_and_that_nothing_is_kept) {
    std::string out;
    write_head(out, {.status = 422, .body = "{}", .headers = {{"X-A", "b"}}}, "Safe: yes\r\n");
    EXPECT_EQ(out,
              "HTTP/1.1 422 Unprocessable Content\r\nContent-Type: "
              "application/json\r\nContent-Length: 2\r\n"
              "X-A: b\r\nCache-Control: no-store\r\nSafe: yes\r\n");
}

TEST(WireTest, headers_with_line_ends_or_odd_names_are_not_clean) {
    EXPECT_TRUE(has_clean_headers({.headers = {{"X-A", "b c: d"}}}));
    EXPECT_FALSE(has_clean_headers({.headers = {{"X-A", "b\nX: c"}}}));
    EXPECT_FALSE(has_clean_headers({.headers = {{"X-A", "b\rX: c"}}}));
    EXPECT_FALSE(has_clean_headers({.headers = {{"X-A: x", "b"}}}));
    EXPECT_FALSE(has_clean_headers({.headers = {{"", "b"}}}));
    EXPECT_FALSE(has_clean_headers({.content_type = "text/plain\r\nX: c"}));
}

TEST(WireTest, the_client_behind_proxies_is_the_last_address_that_is_not_a_proxy) {
    const std::set<std::string, std::less<>> proxies = {"10.0.0.1", "10.0.0.2"};
    EXPECT_EQ(client_address("192.0.2.9", "203.0.113.7", proxies), "192.0.2.9");
    EXPECT_EQ(client_address("10.0.0.1", "203.0.113.7", proxies), "203.0.113.7");
    EXPECT_EQ(client_address("10.0.0.1", "198.51.100.1, 203.0.113.7 ,10.0.0.2", proxies),
              "203.0.113.7");
    EXPECT_EQ(client_address("10.0.0.1", "2001:db8::7", proxies), "2001:db8::7");
    EXPECT_EQ(client_address("10.0.0.1", "", proxies), "10.0.0.1");
    EXPECT_EQ(client_address("10.0.0.1", "203.0.113.7, unknown", proxies), "10.0.0.1");
    EXPECT_EQ(client_address("10.0.0.1", "203.0.113.7,", proxies), "10.0.0.1");
}

TEST(WireTest, a_cookie_is_found_by_its_whole_name_and_only_when_it_is_there_once) {
    Request request;
    request.headers = {{"cookie", "a=1; __Host-session=x=y; b="}};
    EXPECT_EQ(request.cookie("__Host-session"), "x=y");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_FALSE(request.cookie("session"));
    request.headers = {{"cookie", "a=1; a=2"}};
    EXPECT_FALSE(request.cookie("a"));
    request.headers = {};
    EXPECT_FALSE(request.cookie("a"));
}

}  // namespace
}  // namespace veerkracht::http
