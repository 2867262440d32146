#include "runtime/http/problem.hpp"

#include <gtest/gtest.h>

namespace veerkracht::http {
namespace {

TEST(ProblemTest, each_category_has_its_status) {
    const std::pair<Category, int> table[] = {
        {Category::invalid, 422},   {Category::unauthenticated, 401}, {Category::forbidden, 403},
        {Category::not_found, 404}, {Category::conflict, 409},        {Category::unavailable, 503},
        {Category::too_often, 429}, {Category::internal, 500},
    };
    for (const auto& [category, status] : table) {
        EXPECT_EQ(status_of(category), status);
        const auto response = problem(Error{category, "a.code", "for developers", {}}, "4F7K-3M9Q");
        EXPECT_EQ(response.status, status);
        EXPECT_EQ(response.content_type, "application/problem+json");
        EXPECT_NE(reason_of(status), "Unknown");
        EXPECT_EQ(response.body.find("for developers"), std::string::npos);
    }
}

TEST(ProblemTest, wrong_fields_are_named_with_their_reason) {
    const auto response = problem(
        Error{
            Category::invalid, "body.invalid", "", {{"phone", "malformed"}, {"name", "required"}}},
        "id");
    EXPECT_EQ(
        response.body,
        R"({"type":"about:blank","title":"Something in the request is missing or wrong.","status":422,)"
        R"("code":"body.invalid","fields":{"name":"required","phone":"malformed"}})");
}

TEST(ProblemTest, who_came_too_often_hears_when_to_come_back) {
    const auto response = problem(refuse_for_now("login.wait", 15).error(), "id");
    EXPECT_EQ(response.status, 429);
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers.front().first, "Retry-After");
    EXPECT_EQ(response.headers.front().second, "15");
    EXPECT_EQ(problem(refuse_for_now("login.wait", 0).error(), "id").headers.front().second, "1");
}

TEST(ProblemTest, what_is_not_there_and_what_is_not_shown_are_the_same_bytes) {
    const auto absent =
        problem(Error{Category::not_found, "record.not_found", "no such row", {}}, "AAAA-AAAA");
    const auto hidden =
        problem(Error{Category::not_found, "record.not_found", "no relation", {}}, "CCCC-CCCC");
    EXPECT_EQ(absent.body, hidden.body);
    EXPECT_EQ(absent.headers, hidden.headers);
}

TEST(ProblemTest, only_our_own_mistake_has_the_request_id_in_its_body) {
    EXPECT_NE(problem(500, "internal", "4F7K-3M9Q").body.find("\"request_id\":\"4F7K-3M9Q\""),
              std::string::npos);
    EXPECT_EQ(problem(400, "http.path", "4F7K-3M9Q").body.find("request_id"), std::string::npos);
}

TEST(ProblemTest, no_browser_asks_for_a_password_by_itself) {
    EXPECT_TRUE(
        problem(Error{Category::unauthenticated, "session.absent", "", {}}, "id").headers.empty());
}

TEST(ProblemTest, the_policy_of_the_pages_allows_nothing_inline_and_nobody_else) {
    const auto lines = security_headers(false);
    EXPECT_EQ(lines.find("unsafe"), std::string::npos);
    EXPECT_EQ(lines.find("http:"), std::string::npos);
    EXPECT_EQ(lines.find("https:"), std::string::npos);
    for (const std::string_view part :
         {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'",
          "require-trusted-types-for 'script'", "Cross-Origin-Opener-Policy: same-origin\r\n",
          "Cross-Origin-Resource-Policy: same-origin\r\n", "X-Content-Type-Options: nosniff\r\n",
          "Referrer-Policy: no-referrer\r\n", "Permissions-Policy: "})
        EXPECT_NE(lines.find(part), std::string::npos) << part;
    EXPECT_EQ(lines.find("Strict-Transport-Security"), std::string::npos);
    EXPECT_NE(security_headers(true).find("Strict-Transport-Security: max-age=63072000"),
              std::string::npos);
}

}  // namespace
}  // namespace veerkracht::http
