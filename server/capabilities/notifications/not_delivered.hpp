// News of a message that did not arrive: ids and closed codes only.
#pragma once

#include <optional>
#include <string>

#include "kernel/describe.hpp"
#include "kernel/id.hpp"

namespace veerkracht::notifications {

// It was refused for good (no such number or mailbox), or three days of trying were in vain.
struct MessageFailed {
    static constexpr auto name = "notification.failed";
    std::optional<PersonId> person_id;
    std::string kind;
    std::string subject_id;
};
BOOST_DESCRIBE_STRUCT(MessageFailed, (), (person_id, kind, subject_id))

}  // namespace veerkracht::notifications
