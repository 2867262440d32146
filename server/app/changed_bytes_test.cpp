// Bytes that nobody thought of, at each route: its own query and body, whole and then changed
// anywhere. What comes of it is a use case that is ready to run, or a clear no; never anything
// else. VEERKRACHT_PROVE=1 changes each twenty thousand times.
#include <gtest/gtest.h>

#include <random>

#include "runtime/http/guard.hpp"
#include "testing/bad_requests.hpp"
#include "testing/test_application.hpp"

namespace veerkracht {
namespace {

constexpr std::string_view spoils[] = {"null",
                                       "{}",
                                       "[]",
                                       "\"\"",
                                       "-0",
                                       "1e999",
                                       "9223372036854775808",
                                       "\\u0000",
                                       "\\ud800",
                                       "\xFF",
                                       "\xE2\x80\xAE",
                                       "{\"a\":",
                                       "[[[[",
                                       ",",
                                       "\"",
                                       "&",
                                       "%2e",
                                       "=",
                                       "true"};

int times_a_route() { return std::getenv("VEERKRACHT_PROVE") ? 20'000 : 150; }

class ChangedBytesTest : public ::testing::Test {
  protected:
    std::size_t below(std::size_t end) { return random() % end; }
    // One to three changes, each of some bytes in one place.
    std::string changed(std::string text) {
        for (auto left = 1 + below(3); left > 0 && !text.empty(); --left) {
            const auto at = below(text.size());
            const auto bytes = below(std::min<std::size_t>(text.size() - at, 12)) + 1;
            switch (below(5)) {
                case 0: text[at] = static_cast<char>(below(256)); break;
                case 1: text.erase(at, bytes); break;
                case 2: text.insert(at, text.substr(at, bytes)); break;
                case 3: text.insert(at, spoils[below(std::size(spoils))]); break;
                default: text.replace(at, bytes, spoils[below(std::size(spoils))]);
            }
        }
        return text;
    }
    // "" where it is ready to run or refused as it should be; else what came of it.
    std::string comes_of(const GoodRequest& sent) {
        const auto blank = sent.line.find(' ');
        auto target = http::read_target(sent.line.substr(blank + 1));
        if (!target) return target.error().status == 400 ? "" : target.error().code;
        http::Request request;
        request.method = sent.line.substr(0, blank);
        request.path = std::move(target->path);
        request.query = std::move(target->query);
        request.body = sent.body;
        const auto found = house.app().routes.find(request.method, request.path);
        if (!found.route) return "";
        const auto call = found.route->prepare(request, found.path_values);
        taken += call.has_value();
        if (call) return *call ? "" : "neither ready nor refused";
        const auto category = call.error().category;
        const bool clear = category == Category::invalid || category == Category::not_found;
        return clear ? "" : call.error().code;
    }

    TestApplication house;
    std::mt19937_64 random{20261124};
    std::size_t taken = 0;
};

// Else the changes below would only try what is refused at the first look.
TEST_F(ChangedBytesTest, what_a_route_says_of_itself_it_takes) {
    for (const auto& route : house.app().routes.all())
        for (const auto& request : {good_request(route), full_request(route)}) {
            const auto before = taken;
            EXPECT_EQ(comes_of(request), "");
            EXPECT_EQ(taken, before + 1) << request.line << "\n" << request.body;
        }
}

TEST_F(ChangedBytesTest, whatever_is_changed_is_taken_or_refused) {
    std::size_t asked = 0;
    for (const auto& route : house.app().routes.all()) {
        const auto whole = full_request(route);
        for (int i = 0; i < times_a_route(); ++i, ++asked) {
            auto request = whole;
            const bool in_the_line = request.body.empty() || below(4) == 0;
            const auto place = request.line.find(' ') + 1;
            if (in_the_line)
                request.line = request.line.substr(0, place) + changed(request.line.substr(place));
            else
                request.body = changed(request.body);
            ASSERT_EQ(comes_of(request), "") << i << ": " << request.line << "\n" << request.body;
        }
    }
    EXPECT_GT(asked, 20'000U);
    EXPECT_GT(taken, 100U);
    EXPECT_LT(taken, asked);
    RecordProperty("figure_changed_asked", static_cast<int>(asked));
    RecordProperty("figure_changed_taken", static_cast<int>(taken));
}

}  // namespace
}  // namespace veerkracht
