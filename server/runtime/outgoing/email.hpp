// E-mail by SMTP submission.
#pragma once

#include "runtime/outgoing/carrier.hpp"
#include "runtime/outgoing/line.hpp"

namespace veerkracht::outgoing {

struct Sender {
    std::string address;
    std::string name;  // "" shows the address
};

// local@domain in plain letters, digits and signs: nothing in it can end a command or a header.
bool is_plain_address(std::string_view text);

// RFC 5322, 2045 and 2047: UTF-8 in, seven bits out, lines of at most 76 ending in CRLF. The same
// parcel gives the same bytes.
std::string mail_of(const Parcel& parcel, const Sender& from);

class Email : public Carrier {
  public:
    Email(Sender from, Peer server, Limits limits = {})
        : from_(std::move(from)), line_(std::move(server), limits) {}
    Report carry(const Parcel& parcel) override;

  private:
    Sender from_;
    Line line_;
};

}  // namespace veerkracht::outgoing
