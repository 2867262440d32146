// Who takes part in a programme, from which day until which. Set by who keeps the server.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct Membership {
    static constexpr auto table = "programme_membership";
    OrganizationId organization_id;
    std::string programme;  // its name, as the parties call it
    std::string joined_on;
    std::optional<std::string> left_on;  // the first day that it no longer counts
};
BOOST_DESCRIBE_STRUCT(Membership, (), (organization_id, programme, joined_on, left_on))

// Joining again moves the day and ends a leaving.
Result<> join_programme(UnitOfWork& work, const Membership& membership);
Result<> leave_programme(UnitOfWork& work, const OrganizationId& organization_id,
                         const std::string& programme, const std::string& left_on);
// The programme that the organisation takes part in today; of several the one joined first.
std::optional<Membership> programme_of(UnitOfWork& work, const OrganizationId& organization_id);

}  // namespace veerkracht::directory
