// To the mailbox of an organisation: that something is there to read, and where.
#pragma once

#include <string_view>

#include "kernel/result.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

// Without a mailbox nothing is sent. `subject` is what it is about; the text knows {team} and
// {link}.
Result<> tell_mailbox(UnitOfWork& work, std::string_view kind, std::string_view subject,
                      const OrganizationId& whom, std::string_view link);

}  // namespace veerkracht::notifications
