#include "testing/login_way.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <sstream>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::testing {

namespace json = boost::json;

std::vector<std::string> parts(const std::string& token) {
    std::istringstream in(token);
    std::vector<std::string> all;
    for (std::string part; std::getline(in, part, '.');) all.push_back(part);
    return all;
}

std::string with_header(const std::string& token, const std::string& header) {
    return crypto::to_base64url(header) + "." + parts(token).at(1);
}

void LoginWayTest::ask() {
    app.clock->advance_seconds(1);
    app.deliver();
}

std::map<std::string, std::string> LoginWayTest::parameters_of(const TestReply& reply) {
    EXPECT_EQ(reply.status, 201) << reply.raw;
    std::map<std::string, std::string> all;
    const auto address = reply.text("address");
    const auto url = boost::urls::parse_uri(address);
    if (url)
        for (const auto& one : url->params()) all[one.key] = one.value;
    all[""] = address.substr(0, address.find('?'));
    return all;
}

json::object LoginWayTest::right_claims(const std::map<std::string, std::string>& away) const {
    return {{"iss", house.issuer()},
            {"aud", client_there},
            {"sub", subject_there},
            {"nonce", away.at("nonce")},
            {"iat", now()},
            {"exp", now() + 300},
            {"auth_time", now() - 2},
            {"acr", "two"},
            {"name", "Hub"},
            {"at_hash", crypto::to_base64url(crypto::sha256("opens more").substr(0, 16))}};
}

void LoginWayTest::tell_token(const std::string& token, const json::object& beside) {
    json::object told{
        {"token_type", "Bearer"}, {"access_token", "opens more"}, {"id_token", token}};
    told.insert(beside.begin(), beside.end());
    house.tell("/token", told);
}

json::object LoginWayTest::right_return(const std::map<std::string, std::string>& away) const {
    return {{"state", away.at("state")}, {"code", "a-code"}, {"iss", house.issuer()}};
}

TestReply LoginWayTest::goes_and_comes_back(TestSession& browser, const WrongLogin& wrong,
                                            const LoginWay& way, const SigningKey& key) {
    auto asked = way.more;
    asked["code"] = way.code;
    const auto away = parameters_of(app.visit(browser, "POST " + way.begin, asked));
    auto claims = right_claims(away);
    wrong.claims(claims);
    json::object header{{"alg", "ES256"}, {"kid", "curve"}, {"typ", "JWT"}};
    wrong.header(header);
    tell_token(wrong.token(key.token(header, claims)));
    wrong.house(house);
    auto body = right_return(away);
    wrong.back(body);
    auto reply = app.visit(browser, "POST " + way.back, body);
    ask();
    return reply;
}

std::vector<WrongLogin> wrong_logins(const LoginWayTest& test) {
    const auto& house = test.house;
    const auto now = [&] { return test.now(); };
    constexpr auto client = client_there;
    const auto claim = [](const char* name, const auto& value) {
        return
            [name, told = json::value_from(value)](json::object& claims) { claims[name] = told; };
    };
    const auto without = [](const char* name) {
        return [name](json::object& object) { object.erase(name); };
    };
    const auto in_return = [](const char* name, json::value value) {
        return [name, value](json::object& body) { body[name] = value; };
    };
    const auto told = [](const char* head, const std::string& body) {
        return [=](LoginHouse& theirs) { theirs.tell("/token", head, body); };
    };
    static const SigningKey other(SigningKey::Kind::p256);
    return {
        {"another issuer", claim("iss", "https://elders.example")},
        {"an issuer with a slash", claim("iss", house.issuer() + "/")},
        {"no issuer", without("iss")},
        {"made for another", claim("aud", "somebody-else")},
        {"made for nobody", without("aud")},
        {"made for a list without us", claim("aud", json::array{"a", "b"})},
        {"made for us and another, for another's party", claim("aud", json::array{client, "b"})},
        {"another's party", claim("azp", "somebody-else")},
        {"over", claim("exp", now() - 120)},
        {"without an end", without("exp")},
        {"an end in words", claim("exp", "tomorrow")},
        {"made long ago", claim("iat", now() - 3'600)},
        {"made in the future", claim("iat", now() + 600)},
        {"never made", without("iat")},
        {"not valid yet", claim("nbf", now() + 600)},
        {"of another visit", claim("nonce", "another")},
        {"of no visit", without("nonce")},
        {"of another access token", claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")},
        {"a level that is not enough", claim("acr", "zero")},
        {"no level", without("acr")},
        {"nobody", without("sub")},
        {"nobody in words", claim("sub", "")},
        {"somebody who is too long", claim("sub", std::string(300, 'x'))},
        {"a subject that is a number", claim("sub", 7)},
        {"proven in the future", claim("auth_time", now() + 900)},
        {.what = "signed by a key that is not theirs",
         .token =
             [](const std::string& token) {
                 const auto said = token.substr(0, token.rfind('.'));
                 return said + "." + crypto::to_base64url(other.sign("ES256", said));
             }},
        {.what = "signed by nobody",
         .token =
             [](const std::string& right) {
                 return with_header(right, R"({"alg":"none"})") + ".";
             }},
        {.what = "signed with what everybody reads",
         .token =
             [](const std::string& right) {
                 const auto said = with_header(right, R"({"alg":"HS256","kid":"curve"})");
                 const auto key = boost::json::serialize(SigningKey::p256().jwk("curve"));
                 return said + "." + crypto::to_base64url(crypto::hmac_sha256(key, said));
             }},
        {.what = "a key that nobody knows", .header = claim("kid", "unheard-of")},
        {.what = "the name of a key of another kind", .header = claim("kid", "number")},
        {.what = "something that must be understood",
         .header = claim("crit", json::array{"surprise"})},
        {.what = "an algorithm in another case",
         .token =
             [](const std::string& right) {
                 return with_header(right, R"({"alg":"es256","kid":"curve"})") + "." +
                        parts(right).at(2);
             }},
        {.what = "somebody else in it",
         .token =
             [](const std::string& right) {
                 return parts(right).at(0) + "." + crypto::to_base64url(R"({"sub":"x"})") + "." +
                        parts(right).at(2);
             }},
        {.what = "half a signature",
         .token = [](const std::string& right) { return right.substr(0, right.size() - 8); }},
        {.what = "no signature",
         .token =
             [](const std::string& right) {
                 return parts(right).at(0) + "." + parts(right).at(1);
             }},
        {.what = "encrypted", .token = [](const std::string& right) { return right + ".a.b"; }},
        {.what = "20 kB",
         .token = [](const std::string& right) { return right + std::string(20'000, 'A'); }},
        {.what = "no token at all", .token = [](const std::string&) { return ""; }},
        {.what = "another state", .back = in_return("state", "another")},
        {.what = "another who answers", .back = in_return("iss", "https://elders.example")},
        {.what = "nobody who answers", .back = without("iss")},
        {.what = "no code", .back = without("code")},
        {.what = "a no", .back = in_return("error", "access_denied")},
        {.what = "a code that is worth nothing",
         .house = told("400 Bad Request", R"({"error":"invalid_grant"})")},
        {.what = "elsewhere", .house = told("302 Found\r\nLocation: https://elders.example/", "")},
        {.what = "no JSON", .house = told("200 OK", "<html>")},
        {.what = "a list", .house = told("200 OK", "[]")},
        {.what = "more than we listen to",
         .house = told("200 OK", "{\"id_token\":\"" + std::string(1'100'000, 'x') + "\"}")},
    };
}

}  // namespace veerkracht::testing
