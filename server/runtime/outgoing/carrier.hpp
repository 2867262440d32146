// What leaves the house: a parcel, the one who carries it away, and what he comes back with.
#pragma once

#include <map>
#include <memory>
#include <string>

namespace veerkracht::outgoing {

struct Parcel {
    std::string id;  // the same each time it is tried, so that the receiver can see a double
    std::string channel;
    std::string recipient;
    std::string subject;
    std::string text;
    std::string written_at;  // instant
};

enum class Outcome {
    sent,
    refused,    // trying again will not help: no such number, no such mailbox
    postponed,  // not this one, not now
    away        // the other side serves nobody now
};

struct Report {
    Outcome outcome = Outcome::sent;
    std::string reason = {};  // for the log: never what the other side said of a person
};

class Carrier {
  public:
    virtual ~Carrier() = default;
    // May take as long as the other side does, within its own limits; never inside a transaction.
    virtual Report carry(const Parcel& parcel) = 0;
};

// Who carries what goes out by "sms" and by "email". What has no carrier waits.
using Carriers = std::map<std::string, std::unique_ptr<Carrier>>;

}  // namespace veerkracht::outgoing
