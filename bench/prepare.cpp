// veerkracht_bench prepare: picks people of the demo region, signs them in, and writes the requests
// that are sent. One POST of a referral is run here, twice, to learn which statements it is made
// of.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "kernel/json.hpp"
#include "template.hpp"

namespace veerkracht::bench {

namespace {

struct Options {
    Place place;
    std::string out;
    int practices = 16;
    int persons = 400;  // of each practice
};

struct Account {
    std::string id;
    std::string organization_id;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, organization_id))

// A GP at work: signed in, with residents of the practice and a face that takes them.
struct Gp {
    Account account;
    std::string cookie;
    std::string face_id;
    std::vector<std::string> persons;
};

template <class T, class... Values>
std::vector<T> rows(Application& app, std::string_view sql, const Values&... values) {
    std::vector<T> found;
    app.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        if constexpr (std::is_same_v<T, std::string>) {
            found = tx.values<std::string>(sql, values...);
        } else {
            found = tx.all<T>(sql, values...);
        }
        return false;
    });
    return found;
}

Gp at_work(Application& app, const Account& account, int persons) {
    Gp gp{.account = account, .cookie = sign_in(app, account.id), .face_id = {}, .persons = {}};
    const auto faces = rows<std::string>(
        app,
        "select f.id from face f join face_rule r on r.face_id = f.id "
        "where r.practice_id = $1 and f.intake_stop = false order by r.rank limit 1",
        account.organization_id);
    if (!faces.empty()) gp.face_id = faces.front();
    gp.persons =
        rows<std::string>(app,
                          "select id from person where organization_id = $1 and status = 'active' "
                          "order by id limit $2",
                          account.organization_id, persons);
    return gp;
}

std::string referral_body(const Gp& gp, const std::string& person) {
    return R"({"person_id":")" + person + R"(","face_id":")" + gp.face_id +
           R"(","needs":["alone","caring"],"sentence":"Zorgt voor moeder, is veel alleen en wil weer onder )"
           R"(de mensen komen.","feedback_level":"summary","consent_given":true,"given_how":"spoken",)"
           R"("language":"nl","interpreter":false,"call_when":"na 17 uur"})";
}

// {KEY} is replaced by a fresh key of 36 characters each time it is sent.
std::string raw(const std::string& method, const std::string& path, const std::string& cookie,
                const std::string& body = "") {
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

class RequestFile {
  public:
    explicit RequestFile(const std::string& path) : file_(path, std::ios::binary) {}
    void add(const std::string& request) { file_ << request << '\0'; }

  private:
    std::ofstream file_;
};

http::Request in_process(const Gp& gp, const std::string& person) {
    http::Request request;
    request.method = "POST";
    request.path = "/api/referrals";
    request.address = "127.0.0.1";
    request.request_id = "BNCH-0000";
    request.body = referral_body(gp, person);
    request.headers = {{"host", "localhost"},
                       {"x-vk", "1"},
                       {"content-type", "application/json"},
                       {"cookie", gp.cookie},
                       {"idempotency-key", new_uuid()}};
    return request;
}

void capture(Application& app, RunStatements& seen, const Gp& gp, const std::string& file) {
    const auto statements_of = [&](const std::string& person) {
        seen.clear();
        const auto response = ask(app, in_process(gp, person));
        if (response.status != 201) throw std::runtime_error("no referral: " + response.body);
        return seen;
    };
    const auto one = statements_of(gp.persons.at(0));
    const auto other = statements_of(gp.persons.at(1));
    write_template(make_template(one, other, gp.persons.at(0), gp.persons), file);
}

void write_referrals(const std::vector<Gp>& gps, const std::string& file) {
    RequestFile out(file);
    for (std::size_t at = 0; at < gps.front().persons.size(); ++at)
        for (const auto& gp : gps)
            if (at < gp.persons.size())
                out.add(
                    raw("POST", "/api/referrals", gp.cookie, referral_body(gp, gp.persons[at])));
}

void write_person_page(Application& app, const std::string& folder) {
    const auto found =
        rows<Account>(app,
                      "select id, organization_id from person where given_name = 'Truus' and "
                      "family_name = 'Tienduizend'");
    if (found.empty()) throw std::runtime_error("this is not the demo region");
    const auto gp = rows<std::string>(
        app, "select id from account where organization_id = $1 and role = 'gp' limit 1",
        found.front().organization_id);
    const auto cookie = sign_in(app, gp.at(0));
    // What the page asks for when it is opened.
    const std::string person = "/api/people/" + found.front().id;
    RequestFile out(folder + "/person_page.requests");
    for (const auto* const part : {"", "/timeline", "/threads", "/conversations"})
        out.add(raw("GET", person + part, cookie));
    RequestFile(folder + "/timeline.requests").add(raw("GET", person + "/timeline", cookie));
}

void write_worklist(Application& app, const std::string& folder) {
    const auto mia = rows<std::string>(
        app, "select id from account where email = 'mia.veertig@papierenbrug.example'");
    RequestFile(folder + "/worklist.requests")
        .add(raw("GET", "/api/worklist", sign_in(app, mia.at(0))));
}

void prepare(const Options& options) {
    RunStatements seen;
    const auto app = open_house(options.place, &seen);
    std::vector<Gp> gps;
    for (const auto& account : rows<Account>(
             *app,
             "select id, organization_id from account where role = 'gp' and active order by id")) {
        if (static_cast<int>(gps.size()) == options.practices) break;
        auto gp = at_work(*app, account, options.persons);
        if (!gp.face_id.empty() && gp.persons.size() > 1) gps.push_back(std::move(gp));
    }
    if (gps.empty()) throw std::runtime_error("nobody to refer");
    write_referrals(gps, options.out + "/referral.requests");
    write_person_page(*app, options.out);
    write_worklist(*app, options.out);
    capture(*app, seen, gps.front(), options.out + "/referral.template.json");
    std::cout << R"({"gps":)" << gps.size() << R"(,"statements":)"
              << read_template(options.out + "/referral.template.json").statements.size() << "}\n";
}

}  // namespace

void add_prepare_command(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    auto* command =
        app.add_subcommand("prepare", "Writes the requests that are sent, and their statements");
    command->add_option("--data", options->place.data)->required();
    command->add_option("--database", options->place.database);
    command->add_option("--out", options->out)->required();
    command->callback([options] { prepare(*options); });
}

}  // namespace veerkracht::bench
