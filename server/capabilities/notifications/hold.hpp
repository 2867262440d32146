// After a restore nothing is sent until somebody who knows what happened meanwhile releases it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/db/table.hpp"

namespace veerkracht::notifications {

struct WaitingMessages {
    std::string state;  // held: was waiting in the backup; waiting: was made since
    std::string channel;
    std::string kind;
    std::int64_t count = 0;
    std::string oldest_at;
};
BOOST_DESCRIBE_STRUCT(WaitingMessages, (), (state, channel, kind, count, oldest_at))

bool is_held(db::Transaction& tx);
// From now on nothing is sent; what waits is kept apart from what comes.
Result<> hold(db::Transaction& tx, std::string_view now, std::string_view backup_at);
std::vector<WaitingMessages> what_waits(db::Transaction& tx);

enum class Earlier { send, drop };
// Sends again from now on; what waited in the backup goes too, or never.
Result<> release(db::Transaction& tx, std::string_view now, Earlier earlier);

}  // namespace veerkracht::notifications
