// The terms of this room: data in packages/clocks.json.
#pragma once

#include "kernel/describe.hpp"

namespace veerkracht::conversations {

struct Clocks {
    int link_days = 0;    // how long the link of a list that was sent home works
    int remind_days = 0;  // after so many days without an answer the resident hears once more
};
BOOST_DESCRIBE_STRUCT(Clocks, (), (link_days, remind_days))

const Clocks& clocks();

}  // namespace veerkracht::conversations
