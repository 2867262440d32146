#include "app/hashing_doors.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "runtime/http/failures.hpp"
#include "runtime/http/problem.hpp"

namespace veerkracht {

namespace {

constexpr std::array<std::string_view, 3> doors{"/api/login/password", "/api/session/unlock",
                                                "/api/account_invitation/accept"};
constexpr int share_of_one_address = 6;  // a practice behind one address begins its day
constexpr int a_while = 2;               // seconds; twice what eighteen hashes take

}  // namespace

bool HashingDoors::is_one(const http::Request& request) {
    return std::ranges::find(doors, request.path) != doors.end();
}

// From the door to the answer. It is over with the answer, whoever still holds it.
struct HashingDoors::Visit {
    std::shared_ptr<HashingDoors> doors;  // the turn may come when nobody else knows of them
    http::Request request;
    http::Answer answer;
    std::shared_ptr<void> place;
    jobs::Turn turn = nullptr;

    void end(http::Response response) {
        answer(std::move(response));
        place.reset();
        turn.reset();
    }
};

std::shared_ptr<void> HashingDoors::place_for(const std::string& address) {
    const std::lock_guard lock(mutex_);
    auto& count = of_address_[address];
    if (count == share_of_one_address) return nullptr;
    ++count;
    return {this, [self = shared_from_this(), address](void*) {
                const std::lock_guard again(self->mutex_);
                const auto found = self->of_address_.find(address);
                if (--found->second == 0) self->of_address_.erase(found);
            }};
}

void HashingDoors::handle(http::Request request, http::Answer answer) {
    if (!is_one(request)) return inside_(std::move(request), std::move(answer));
    auto place = place_for(request.address);
    const auto visit = std::make_shared<Visit>(shared_from_this(), std::move(request),
                                               std::move(answer), std::move(place));
    const auto begin = [visit](jobs::Turn turn) {
        visit->turn = std::move(turn);
        visit->doors->inside_(
            visit->request, [visit](http::Response response) { visit->end(std::move(response)); });
    };
    if (visit->place && turns_.take(begin)) return;
    const auto& number = visit->request.request_id;
    visit->end(
        http::remembered(http::problem(refuse_for_now("server.crowded", a_while).error(), number),
                         number, SystemClock().now()));
}

}  // namespace veerkracht
