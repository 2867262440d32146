#include "app/hashing_doors.hpp"

#include <future>
#include <map>
#include <vector>

#include "testing/cast.hpp"

namespace veerkracht {
namespace {

http::Request asked(const std::string& path, const std::string& address = "192.0.2.1") {
    http::Request request;
    request.address = address;
    request.method = "POST";
    request.path = path;
    return request;
}

TEST(HashingDoorsTest, two_hash_sixteen_wait_the_next_hears_when_to_come_back) {
    std::vector<http::Answer> inside;
    const auto doors = std::make_shared<HashingDoors>(
        [&](const http::Request&, http::Answer answer) { inside.push_back(std::move(answer)); });
    std::map<int, int> statuses;
    http::Response last;
    int visitors = 0;
    const auto come = [&](const std::string& path) {
        const auto address = "192.0.2." + std::to_string(++visitors);
        doors->handle(asked(path, address), [&](http::Response response) {
            ++statuses[response.status];
            last = std::move(response);
        });
    };
    for (int i = 0; i < 40; ++i) come("/api/login/password");
    EXPECT_EQ(inside.size(), 2U) << "so many hash";
    EXPECT_EQ(statuses, (std::map<int, int>{{429, 22}}));
    EXPECT_EQ(last.headers.front(), (std::pair<std::string, std::string>{"Retry-After", "2"}));
    EXPECT_NE(last.body.find("server.crowded"), std::string::npos);
    come("/api/worklist");
    EXPECT_EQ(inside.size(), 3U) << "others are not held up";
    for (std::size_t one = 0; one < inside.size(); ++one) inside[one]({.status = 201});
    EXPECT_EQ(inside.size(), 19U);
    EXPECT_EQ(statuses, (std::map<int, int>{{201, 19}, {429, 22}}));
    come("/api/session/unlock");
    EXPECT_EQ(inside.size(), 20U) << "the turns were given back";
}

TEST(HashingDoorsTest, one_address_takes_its_share_and_leaves_the_rest_to_others) {
    std::vector<http::Answer> inside;
    const auto doors = std::make_shared<HashingDoors>(
        [&](const http::Request&, http::Answer answer) { inside.push_back(std::move(answer)); });
    int refused = 0;
    const auto come = [&](const std::string& address) {
        doors->handle(asked("/api/login/password", address), [&](const http::Response& response) {
            refused += response.status == 429 ? 1 : 0;
        });
    };
    for (int i = 0; i < 100; ++i) come("192.0.2.66");
    EXPECT_EQ(refused, 94);
    for (int i = 0; i < 12; ++i) come("198.51.100." + std::to_string(i));
    EXPECT_EQ(refused, 94) << "others have their places";
    for (std::size_t one = 0; one < inside.size(); ++one) inside[one]({.status = 201});
    EXPECT_EQ(inside.size(), 18U);
    for (int i = 0; i < 6; ++i) come("192.0.2.66");
    EXPECT_EQ(refused, 94) << "the places were given back";
}

class DoorsOfTheHouseTest : public CastTest {};

TEST_F(DoorsOfTheHouseTest, each_is_an_address_of_the_house) {
    int found = 0;
    for (const auto* const path :
         {"/api/login/password", "/api/session/unlock", "/api/account_invitation/accept"}) {
        EXPECT_TRUE(HashingDoors::is_one(asked(path))) << path;
        found += app.app().routes.find("POST", path).route != nullptr ? 1 : 0;
    }
    EXPECT_EQ(found, 3);
}

TEST_F(DoorsOfTheHouseTest, who_signs_in_comes_through) {
    const auto doors =
        std::make_shared<HashingDoors>([this](http::Request request, http::Answer answer) {
            app.app().handle(std::move(request), std::move(answer));
        });
    std::promise<int> status;
    auto request = asked("/api/login/password");
    request.body = "{}";
    doors->handle(std::move(request),
                  [&](const http::Response& response) { status.set_value(response.status); });
    EXPECT_GE(status.get_future().get(), 400);
}

}  // namespace
}  // namespace veerkracht
