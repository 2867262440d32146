// News of the notifications room: ids and closed codes only.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/id.hpp"

namespace veerkracht::notifications {

// The resident wants no messages: somebody has to call instead.
struct MessageNotWanted {
    static constexpr auto name = "notification.not_wanted";
    PersonId person_id;
    std::string kind;
    std::string subject_id;
};
BOOST_DESCRIBE_STRUCT(MessageNotWanted, (), (person_id, kind, subject_id))

}  // namespace veerkracht::notifications
