// The login of an organisation (an OpenID provider) on loopback, that says what a test tells it to.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "testing/partner.hpp"

namespace veerkracht::testing {

class LoginHouse {
  public:
    struct Asked {
        std::string line;
        std::map<std::string, std::string> headers;
        std::string body;
    };
    LoginHouse();
    std::string issuer() const { return "http://127.0.0.1:" + std::to_string(partner_.port()); }

    // What it tells at this path from now on: "200 OK" and a body.
    void tell(const std::string& path, const std::string& head, const std::string& body);
    void tell(const std::string& path, const boost::json::value& value);
    // Of itself, and its keys, as they should be.
    boost::json::object discovery() const;
    void tell_of_itself();
    std::vector<Asked> asked() const;
    int times_asked(const std::string& path) const;
    void close() { partner_.close(); }

  private:
    void serve(Visitor& visitor);
    mutable std::mutex mutex_;
    std::map<std::string, std::string> answers_;
    std::vector<Asked> asked_;
    Partner partner_;
};

}  // namespace veerkracht::testing
