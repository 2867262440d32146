// The carrier of an installation without gateway, and of every demo: one file a message.
#pragma once

#include "runtime/outgoing/carrier.hpp"

namespace veerkracht::outgoing {

class Folder : public Carrier {
  public:
    explicit Folder(std::string path) : path_(std::move(path)) {}
    Report carry(const Parcel& parcel) override;

  private:
    std::string path_;
};

}  // namespace veerkracht::outgoing
