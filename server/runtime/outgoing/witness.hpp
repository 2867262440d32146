// Those who keep the checkpoints of the access log where this server cannot change them (SEC-58):
// an address of another, or a folder on another disk.
#pragma once

#include "runtime/outgoing/carrier.hpp"
#include "runtime/outgoing/line.hpp"

namespace veerkracht::outgoing {

// Is posted the text of the parcel as it is. Whatever it answers but yes, it is asked again.
class WitnessAddress : public Carrier {
  public:
    WitnessAddress(Peer peer, std::string authorization, Limits limits = {})
        : authorization_(std::move(authorization)), line_(std::move(peer), limits) {}
    Report carry(const Parcel& parcel) override;

  private:
    std::string authorization_;  // the whole value of the header, "" sends none
    Line line_;
};

// One file a day, with the newest of that day. The folder is not made: a disk that is not there is
// heard. What it holds of a longer or another log stays.
class WitnessFolder : public Carrier {
  public:
    explicit WitnessFolder(std::string path) : path_(std::move(path)) {}
    Report carry(const Parcel& parcel) override;

  private:
    std::string path_;
};

}  // namespace veerkracht::outgoing
