// An inbox that several organisations read: `inbox_id` is the organisation (kind shared_inbox) that
// stands for it and has its face.
#pragma once

#include "runtime/db/table.hpp"

namespace veerkracht::directory {

struct InboxMember {
    static constexpr auto table = "inbox_member";
    OrganizationId inbox_id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(InboxMember, (), (inbox_id, organization_id))

}  // namespace veerkracht::directory
