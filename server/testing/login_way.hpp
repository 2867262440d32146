// The way to a login elsewhere and back, as a test walks it: right, or with one thing wrong.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "testing/cast.hpp"
#include "testing/login_house.hpp"
#include "testing/signing_key.hpp"

namespace veerkracht::testing {

inline constexpr auto client_there = "veerkracht-linde";
inline constexpr auto subject_there = "hub-at-the-practice";

// One sign-in in which one thing is wrong: in the token, in how it was signed, on the way back, or
// in what stands round the token.
struct WrongLogin {
    const char* what;
    std::function<void(boost::json::object&)> claims = [](boost::json::object&) {};
    std::function<void(boost::json::object&)> header = [](boost::json::object&) {};
    std::function<std::string(const std::string& right)> token = [](const std::string& right) {
        return right;
    };
    std::function<void(boost::json::object&)> back = [](boost::json::object&) {};
    std::function<void(LoginHouse&)> house = [](LoginHouse&) {};
};

// By which addresses of ours somebody goes there and comes back.
struct LoginWay {
    std::string begin;
    std::string code;
    std::string back;
    boost::json::object more = {};  // that is asked where it begins
};

class LoginWayTest : public CastTest {
  public:
    std::int64_t now() const { return app.clock->now().time_since_epoch().count() / 1'000; }

    LoginHouse house;

  protected:
    // The errands are due, and done.
    void ask();
    // What the browser takes along to the login: by name; "" is the address itself.
    static std::map<std::string, std::string> parameters_of(const TestReply& reply);
    boost::json::object right_claims(const std::map<std::string, std::string>& away) const;
    void tell_token(const std::string& token, const boost::json::object& beside = {});
    boost::json::object right_return(const std::map<std::string, std::string>& away) const;
    // There and back, until the login was asked.
    TestReply goes_and_comes_back(TestSession& browser, const WrongLogin& wrong,
                                  const LoginWay& way, const SigningKey& key = SigningKey::p256());
};

// Of what others may do, nothing may let somebody in.
std::vector<WrongLogin> wrong_logins(const LoginWayTest& test);
// The three parts of a token.
std::vector<std::string> parts(const std::string& token);
// The same claims below another header, not signed yet.
std::string with_header(const std::string& token, const std::string& header);

}  // namespace veerkracht::testing
