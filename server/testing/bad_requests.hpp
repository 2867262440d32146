// What nobody's page would send: for each route its own shapes, each spoiled in one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/router.hpp"

namespace veerkracht {

struct BadRequest {
    std::string line;    // "POST /api/referrals"
    std::string body;    // as it travels; "" for none
    std::string fault;   // what is wrong with it, for who reads a failure
    bool is_id = false;  // an id in the path that cannot be one: as absent as any other
};

struct GoodRequest {
    std::string line;
    std::string body;
};
// All that must be there, each of its type; ids in it are of nobody and nothing.
GoodRequest good_request(const http::Route& route);
// The same, with all that may be left out as well.
GoodRequest full_request(const http::Route& route);

// The same, each with these words in one place where the schema lets somebody write freely.
std::vector<GoodRequest> requests_that_say(const http::Route& route, std::string_view words);
// Each byte as %XX.
std::string in_an_address(std::string_view words);

// Every path value, parameter and member of the body of the route, wrong in each way that its
// schema forbids, and the body broken as JSON. All else in the request is right; ids in it are of
// nobody and nothing.
std::vector<BadRequest> bad_requests(const http::Route& route);

}  // namespace veerkracht
