#include "runtime/http/static_files.hpp"

#include <gtest/gtest.h>

#include "runtime/http/problem.hpp"

namespace veerkracht::http {
namespace {

const Asset files[] = {
    {"/assets/main-4f2a.js", "text/javascript; charset=utf-8", "\"js\"", "plain", "gzipped", "br",
     true},
    {"/favicon.svg", "image/svg+xml", "\"svg\"", "<svg/>", "", "", false},
    {"/index.html", "text/html; charset=utf-8", "\"shell\"", "<the app>", "", "", false},
    {"/service_worker.js", "text/javascript; charset=utf-8", "\"sw\"", "plain", "", "", false},
    {"/link.html", "text/html; charset=utf-8", "\"link\"", "<behind a link>", "", "", false},
};

class StaticFilesTest : public ::testing::Test {
  protected:
    StaticFiles served{files, false};

    std::optional<ReadyAnswer> ask(const std::string& path,
                                   std::vector<std::pair<std::string, std::string>> headers = {}) {
        return served.find({.method = "GET", .target = path, .headers = std::move(headers)},
                           {path, {}});
    }
    std::string body(const std::string& path,
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
        const auto answer = ask(path, std::move(headers));
        return answer ? std::string(answer->body) : "(not ours)";
    }
    std::string head(const std::string& path,
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
        const auto answer = ask(path, std::move(headers));
        return answer ? std::string(answer->head) : "(not ours)";
    }
};

TEST_F(StaticFilesTest, the_smallest_form_that_the_browser_reads_is_sent) {
    const auto with = [&](const std::string& accepted) {
        return body("/assets/main-4f2a.js", {{"accept-encoding", accepted}});
    };
    EXPECT_EQ(with("gzip, deflate, br"), "br");
    EXPECT_EQ(with("GZIP"), "gzipped");
    EXPECT_EQ(with("gzip, br;q=0"), "gzipped");
    EXPECT_EQ(with("br;q=0.5, gzip"), "br");
    EXPECT_EQ(with("br;q=0.000, gzip; q=0"), "plain");
    EXPECT_EQ(with("brotli"), "plain");
    EXPECT_EQ(with(""), "plain");
    EXPECT_EQ(body("/favicon.svg", {{"accept-encoding", "br"}}), "<svg/>");
}

TEST_F(StaticFilesTest, the_headers_belong_to_the_form) {
    EXPECT_EQ(head("/assets/main-4f2a.js", {{"accept-encoding", "br"}}),
              "HTTP/1.1 200 OK\r\n"
              "Content-Type: text/javascript; charset=utf-8\r\n"
              "Content-Length: 2\r\n"
              "ETag: \"js\"\r\n"
              "Cache-Control: public, max-age=31536000, immutable\r\n"
              "Vary: Accept-Encoding\r\n" +
                  security_headers(false) + "Content-Encoding: br\r\n");
    EXPECT_NE(head("/favicon.svg").find("\r\nCache-Control: no-cache\r\n"), std::string::npos);
    EXPECT_EQ(head("/favicon.svg").find("Content-Encoding"), std::string::npos);
    // A service worker that a browser kept for long would keep an old app alive.
    EXPECT_NE(head("/service_worker.js").find("\r\nCache-Control: no-cache\r\n"),
              std::string::npos);
}

TEST_F(StaticFilesTest, who_has_the_file_hears_only_that) {
    for (const std::string known : {"\"js\"", "W/\"js\"", "\"old\", \"js\""}) {
        const auto answer = ask("/assets/main-4f2a.js", {{"if-none-match", known}});
        EXPECT_TRUE(answer->head.starts_with("HTTP/1.1 304 Not Modified\r\nETag: \"js\"\r\n"))
            << known;
        EXPECT_EQ(answer->body, "");
    }
    EXPECT_EQ(body("/assets/main-4f2a.js", {{"if-none-match", "\"old\""}}), "plain");
}

TEST_F(StaticFilesTest, a_page_of_the_app_is_the_app) {
    const std::string browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    for (const std::string page : {"/", "/people/1", "/apiary", "/referrals/2/"})
        EXPECT_EQ(body(page, {{"accept", browser}}), "<the app>") << page;
    EXPECT_EQ(body("/l/some-token", {{"accept", browser}}), "<behind a link>");
    EXPECT_EQ(body("/kaart", {{"accept", browser}}), "<behind a link>");
    EXPECT_EQ(body("/hulp", {{"accept", browser}}), "<behind a link>");
    EXPECT_EQ(body("/mijn/wie-keek", {{"accept", browser}}), "<behind a link>");
    EXPECT_EQ(body("/lists", {{"accept", browser}}), "<the app>");
    EXPECT_NE(head("/people/1", {{"accept", browser}}).find("no-cache"), std::string::npos);

    for (const std::string other : {"/api", "/api/people", "/hsds/services", "/fhir/Patient",
                                    "/openapi.json", "/livez", "/readyz", "/assets/gone-1a2b.js"})
        EXPECT_EQ(body(other, {{"accept", browser}}), "(not ours)") << other;
    // Who takes anything (a command line, a link checker) gets the page; a script or picture that
    // is not there never is one.
    EXPECT_EQ(body("/people/1"), "<the app>");
    EXPECT_EQ(body("/people/1", {{"accept", "*/*"}}), "<the app>");
    EXPECT_EQ(body("/people/1", {{"accept", "application/json"}}), "(not ours)");
    EXPECT_EQ(body("/people/1", {{"accept", "image/png,image/*;q=0.8,*/*;q=0.5"}}), "(not ours)");
}

TEST_F(StaticFilesTest, an_answer_can_be_added_and_gets_a_tag_of_its_content) {
    served.add("/openapi.json", "application/json", "{\"openapi\":\"3.1.0\"}");
    EXPECT_EQ(body("/openapi.json"), "{\"openapi\":\"3.1.0\"}");
    const auto text = head("/openapi.json");
    const auto at = text.find("ETag: ") + 6;
    const auto tag = text.substr(at, text.find("\r\n", at) - at);
    EXPECT_EQ(tag.size(), 26U);
    EXPECT_TRUE(head("/openapi.json", {{"if-none-match", tag}}).starts_with("HTTP/1.1 304"));
}

TEST(StaticFilesWithoutWebTest, a_server_without_a_built_web_leaves_pages_to_others) {
    const StaticFiles none({}, false);
    const Head head{.method = "GET", .target = "/", .headers = {{"accept", "text/html"}}};
    EXPECT_FALSE(none.find(head, {"/", {}}));
}

}  // namespace
}  // namespace veerkracht::http
