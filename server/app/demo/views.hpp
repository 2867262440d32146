// The pages that only a demo folder on this machine has: Wie bent u?, Demo-postvak, Zet de klok
// verder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::demo {

struct DemoAccount {
    AccountId account_id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string place;
    bool in_walk = false;  // one of the cast of the acceptance walk: shown first
};
BOOST_DESCRIBE_STRUCT(DemoAccount, (), (account_id, name, role, organization_name, place, in_walk))

struct DemoClock {
    int days = 0;  // forward, 0 to 366
};
BOOST_DESCRIBE_STRUCT(DemoClock, (), (days))
constexpr auto rules(const DemoClock*) { return std::tuple{rule(&DemoClock::days, Range{0, 366})}; }

struct DemoNow {
    std::string now;
    std::string today;
};
BOOST_DESCRIBE_STRUCT(DemoNow, (), (now, today))

struct DemoMessage {
    MessageId id;
    std::string at;
    std::string channel;
    std::string recipient;
    std::string recipient_name;  // of a resident; "" for a mailbox
    std::string subject;
    std::string text;
    std::string link;    // "" or a path on this server
    bool waits = false;  // for the hours that are safe for the resident: it goes from `at` on
};
BOOST_DESCRIBE_STRUCT(DemoMessage, (),
                      (id, at, channel, recipient, recipient_name, subject, text, link, waits))

struct DemoMailboxAsk {
    std::optional<MessageId> before;
};
BOOST_DESCRIBE_STRUCT(DemoMailboxAsk, (), (before))

struct DemoMailbox {
    std::vector<DemoMessage> messages;
    std::optional<MessageId> more_before;  // there are older ones than this
};
BOOST_DESCRIBE_STRUCT(DemoMailbox, (), (messages, more_before))

}  // namespace veerkracht::demo
