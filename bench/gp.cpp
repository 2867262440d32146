#include "gp.hpp"

namespace veerkracht::bench {

namespace {
// A child is sent with the name of a parent: here are none.
constexpr auto of_age_since = "2000";
}  // namespace

Gp at_work(Application& app, const Account& account, int persons, const std::string& team) {
    Gp gp{.account = account, .cookie = sign_in(app, account.id), .face_id = {}, .persons = {}};
    const auto faces =
        rows<std::string>(app,
                          "select f.id from face f join face_rule r on r.face_id = f.id "
                          "where r.practice_id = $1 and (f.organization_id = $2 or ($2 = '' and "
                          "f.intake_stop = false)) order by r.rank limit 1",
                          account.organization_id, team);
    if (!faces.empty()) gp.face_id = faces.front();
    gp.persons =
        rows<std::string>(app,
                          "select id from person where organization_id = $1 and status = 'active' "
                          "and birth_on < $2 order by id limit $3",
                          account.organization_id, of_age_since, persons);
    return gp;
}

std::string referral_body(const Gp& gp, const std::string& person) {
    return R"({"person_id":")" + person + R"(","face_id":")" + gp.face_id +
           R"(","needs":["alone","caring"],"sentence":"Zorgt voor moeder, is veel alleen en wil weer onder )"
           R"(de mensen komen.","feedback_level":"summary","consent_given":true,"given_how":"spoken",)"
           R"("language":"nl","interpreter":false,"call_when":"na 17 uur","again":true})";
}

std::string raw(const std::string& method, const std::string& path, const std::string& cookie,
                const std::string& body) {
    auto text =
        method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: veerkracht_bench\r\n" +
        "Accept: application/json\r\nCookie: " + cookie + "\r\nSec-Fetch-Site: same-origin\r\n";
    if (method != "GET")
        text +=
            "Origin: http://localhost\r\nX-VK: 1\r\nContent-Type: application/json\r\n"
            "Idempotency-Key: {KEY}\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

http::Request in_process(const std::string& path, const std::string& cookie,
                         const std::string& body) {
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.address = "127.0.0.1";
    request.request_id = "BNCH-0000";
    request.body = body;
    request.headers = {{"host", "localhost"},
                       {"x-vk", "1"},
                       {"content-type", "application/json"},
                       {"cookie", cookie},
                       {"idempotency-key", new_uuid()}};
    return request;
}

}  // namespace veerkracht::bench
