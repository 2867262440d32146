// Messages that were given up: what the operator sees of them, and the way to try again.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

// Those of one kind that failed for one reason. No recipient and no text: the reason is our own.
struct FailedMessages {
    std::string channel;
    std::string kind;
    std::string reason;
    std::int64_t count = 0;
    std::int64_t kept = 0;  // still have their text, so they can go again
    std::string newest_at;
};
BOOST_DESCRIBE_STRUCT(FailedMessages, (), (channel, kind, reason, count, kept, newest_at))

std::vector<FailedMessages> failed_messages(db::Transaction& tx);
// As if they were new; permission is looked at again when they go. Returns how many.
Result<std::int64_t> send_failed_again(UnitOfWork& work, std::string_view channel,
                                       std::string_view kind);
// Is one of these about this subject on its way, or did one reach its carrier?
bool may_arrive(UnitOfWork& work, std::initializer_list<std::string_view> kinds,
                std::string_view subject_id);
// The text of what failed is kept for a week, for a second try.
Result<> forget_failed(UnitOfWork& work);

}  // namespace veerkracht::notifications
