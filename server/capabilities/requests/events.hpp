// News of the requests room: ids and closed codes only.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/id.hpp"

namespace veerkracht::requests {

using RequestId = Id<struct RecordRequestTag>;

struct RequestAsked {
    static constexpr auto name = "record_request.asked";
    RequestId request_id;
    OrganizationId organization_id;
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(RequestAsked, (), (request_id, organization_id, kind))

struct RequestAnswered {
    static constexpr auto name = "record_request.answered";
    RequestId request_id;
    OrganizationId organization_id;
    std::string kind;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(RequestAnswered, (), (request_id, organization_id, kind, answer))

}  // namespace veerkracht::requests
