#include "testing/login_house.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "testing/signing_key.hpp"

namespace veerkracht::testing {

namespace {

std::string path_of(const std::string& line) {
    const auto from = line.find(' ') + 1;
    return line.substr(from, line.find(' ', from) - from);
}

std::string small(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

}  // namespace

LoginHouse::LoginHouse() : partner_(nullptr, [this](Visitor& visitor) { serve(visitor); }) {
    tell_of_itself();
}

boost::json::object LoginHouse::discovery() const {
    return {{"issuer", issuer()},
            {"authorization_endpoint", issuer() + "/authorize"},
            {"token_endpoint", issuer() + "/token"},
            {"jwks_uri", issuer() + "/keys"},
            {"authorization_response_iss_parameter_supported", true}};
}

void LoginHouse::tell_of_itself() {
    tell("/.well-known/openid-configuration", discovery());
    tell("/keys",
         boost::json::object{{"keys", boost::json::array{SigningKey::p256().jwk("curve"),
                                                         SigningKey::rsa().jwk("number"),
                                                         SigningKey::ed25519().jwk("edwards")}}});
}

void LoginHouse::tell(const std::string& path, const std::string& head, const std::string& body) {
    const std::lock_guard lock(mutex_);
    answers_[path] = "HTTP/1.1 " + head + "\r\nContent-Type: application/json\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body;
}

void LoginHouse::tell(const std::string& path, const boost::json::value& value) {
    tell(path, "200 OK", boost::json::serialize(value));
}

std::vector<LoginHouse::Asked> LoginHouse::asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
}

int LoginHouse::times_asked(const std::string& path) const {
    const auto all = asked();
    return static_cast<int>(
        std::ranges::count_if(all, [&](const Asked& one) { return path_of(one.line) == path; }));
}

void LoginHouse::serve(Visitor& visitor) {
    while (!visitor.is_gone()) {
        Asked asked;
        asked.line = visitor.read_line();
        for (auto line = visitor.read_line(); !line.empty(); line = visitor.read_line()) {
            const auto colon = line.find(": ");
            if (colon != std::string::npos)
                asked.headers[small(line.substr(0, colon))] = line.substr(colon + 2);
        }
        if (visitor.is_gone()) return;
        if (asked.headers.contains("content-length"))
            asked.body = visitor.read(std::stoul(asked.headers["content-length"]));
        std::string reply = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(asked);
            if (const auto told = answers_.find(path_of(asked.line)); told != answers_.end())
                reply = told->second;
        }
        visitor.say(reply);
    }
}

}  // namespace veerkracht::testing
