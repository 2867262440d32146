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

// The answer comes later than within a month.
struct RequestExtended {
    static constexpr auto name = "record_request.extended";
    RequestId request_id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(RequestExtended, (), (request_id, organization_id))

// The record is frozen while the objection is decided, or it is said when that ends.
struct RecordRestricted {
    static constexpr auto name = "record_request.restricted";
    RequestId request_id;
    OrganizationId organization_id;
    std::string moment;  // began, taken_over, ends
};
BOOST_DESCRIBE_STRUCT(RecordRestricted, (), (request_id, organization_id, moment))

}  // namespace veerkracht::requests
