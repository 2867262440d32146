// The line to a mail server or a gateway. line.cpp is the one file that knows libcurl.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace veerkracht::outgoing {

// Of the other side: who it is is proven by a certificate of the system's authorities, or of the
// ones in `authority_file`.
struct Peer {
    std::string url;  // smtp://, smtps:// or https://; http:// only of this machine
    std::string authority_file = {};
    bool starttls = false;  // go on over TLS, or not at all
    std::string user = {};
    std::string password = {};
};

struct Limits {
    long connect_milliseconds = 5'000;
    long all_milliseconds = 15'000;  // stopping waits for it
    std::size_t kept_bytes_max = 0;  // of an answer; a longer one is none
};

struct Answered {
    std::string trouble = {};    // "" when the other side was heard to the end
    int status = 0;              // the last one that came, 0 when none did
    std::string last_word = {};  // SMTP: what we said last: "RCPT", "DATA"
    std::string body = {};       // as much as the limits let us keep: all of it or trouble
};

// Keeps its connection for the next time. One thread at a time.
class Line {
  public:
    explicit Line(Peer peer, Limits limits = {});
    ~Line();

    // A mail with its headers, lines ending in CRLF.
    Answered hand_in(const std::string& from, const std::string& recipient,
                     const std::string& mail);
    // Redirects are not followed; of the answer only the status is kept, unless the limits say so.
    Answered get(const std::vector<std::string>& headers);
    Answered post(const std::vector<std::string>& headers, const std::string& body);

  private:
    struct Handle;
    Answered perform();

    Peer peer_;
    Limits limits_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace veerkracht::outgoing
