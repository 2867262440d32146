#include "app/hashing_doors.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "runtime/http/problem.hpp"

namespace veerkracht {

namespace {

constexpr std::array<std::string_view, 3> doors{"/api/login/password", "/api/session/unlock",
                                                "/api/account_invitation/accept"};
constexpr int a_while = 2;  // seconds; twice what eighteen hashes take

}  // namespace

bool HashingDoors::is_one(const http::Request& request) {
    return std::ranges::find(doors, request.path) != doors.end();
}

void HashingDoors::handle(http::Request request, http::Answer answer) {
    if (!is_one(request)) return inside_(std::move(request), std::move(answer));
    // Shared: the turn may come when nobody else knows of us any more.
    const auto self = shared_from_this();
    const auto waiting = std::make_shared<http::Request>(std::move(request));
    const auto begin = [self, waiting, answer] {
        self->inside_(*waiting, [self, answer](http::Response response) {
            self->turns_.give_back();
            answer(std::move(response));
        });
    };
    if (turns_.take(begin)) return;
    answer(http::problem(refuse_for_now("server.crowded", a_while).error(), waiting->request_id));
}

}  // namespace veerkracht
