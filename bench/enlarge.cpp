// veerkracht_bench enlarge: a team with thousands of open legs and a practice with years of
// referrals, as copies of what the demo region has; and the requests for their pages.
#include <CLI/CLI.hpp>
#include <array>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "gp.hpp"

namespace veerkracht::bench {

namespace {

struct Options {
    Place place;
    std::string out;
    std::int64_t open_legs = 2'000;
    std::int64_t threads = 50'000;
};

// Rows that are copied again and again, each time with fresh ids: the same ones in each table.
struct Copied {
    std::string_view take;
    std::string_view renumber;
    std::string_view put;
    std::string_view drop;
};

constexpr Copied closed_legs{
    "create temporary table copied_referral as select r.* from referral r "
    "join referral_progress p on p.referral_id = r.id where r.closed_at is not null",
    "update copied_referral set id = substr(id, 1, 28) || $1",
    "insert into referral select * from copied_referral", "drop table copied_referral"};
constexpr Copied their_progress{
    "create temporary table copied_referral_progress as select p.* from referral r "
    "join referral_progress p on p.referral_id = r.id where r.closed_at is not null",
    "update copied_referral_progress set referral_id = substr(referral_id, 1, 28) || $1",
    "insert into referral_progress select * from copied_referral_progress",
    "drop table copied_referral_progress"};

// The closed threads of the whole region, as if one practice had sent them all.
void add_threads(db::Transaction& tx, const Account& gp, std::int64_t wanted) {
    constexpr std::array tables{closed_legs, their_progress};
    tx.execute("update referral_progress set from_organization_id = $1", gp.organization_id)
        .value();
    for (const auto& one : tables) tx.execute(one.take).value();
    const auto count = [&] {
        return tx.value<std::int64_t>("select count(*) from referral_progress").value();
    };
    if (count() == 0) throw std::runtime_error("there is nothing to copy");
    for (int round = 0; count() < wanted; ++round)
        for (const auto& one : tables) {
            tx.execute(one.renumber, std::to_string(10'000'000 + round)).value();
            tx.execute(one.put).value();
        }
    for (const auto& one : tables) tx.execute(one.drop).value();
}

std::string told(const http::Response& response, int status) {
    if (response.status != status) throw std::runtime_error("refused: " + response.body);
    return response.body;
}

// Half of them taken on, half still offered, sent by the practices that know a face of the team.
void send_to_team(Application& app, const Account& worker, std::int64_t wanted) {
    const auto cookie = sign_in(app, worker.id);
    std::vector<Gp> gps;
    for (const auto& account : rows<Account>(
             app,
             "select id, organization_id from account where role = 'gp' and active order by id")) {
        auto gp = at_work(app, account, static_cast<int>(wanted), worker.organization_id);
        if (!gp.face_id.empty()) gps.push_back(std::move(gp));
    }
    if (gps.empty()) throw std::runtime_error("no practice knows this team");
    for (std::int64_t sent = 0; sent < wanted; ++sent) {
        const auto& gp = gps[static_cast<std::size_t>(sent) % gps.size()];
        const auto& person = gp.persons.at(static_cast<std::size_t>(sent) / gps.size());
        const auto body =
            told(ask(app, in_process("/api/referrals", gp.cookie, referral_body(gp, person))), 201);
        if (sent % 2 == 1) continue;
        const auto id = std::string(boost::json::parse(body).at("id").as_string());
        told(ask(app, in_process("/api/cases/" + id + "/accept", cookie, R"({"version":1})")), 201);
    }
}

void enlarge(const Options& options) {
    const auto app = open_house(options.place);
    const auto worker =
        rows<Account>(*app, "select id, organization_id from account where email = $1",
                      std::string("mia.veertig@papierenbrug.example"))
            .at(0);
    const auto gp = rows<Account>(*app,
                                  "select id, organization_id from account where role = 'gp' and "
                                  "active order by id limit 1")
                        .at(0);
    send_to_team(*app, worker, options.open_legs);
    app->database().write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        add_threads(tx, gp, options.threads);
        return true;
    });
    RequestFile(options.out + "/team_worklist.requests")
        .add(raw("GET", "/api/team/worklist", sign_in(*app, worker.id)));
    RequestFile(options.out + "/figures.requests")
        .add(raw("GET", "/api/referral_figures?months=24", sign_in(*app, gp.id)));
    std::cout << R"({"open_legs":)" << options.open_legs << R"(,"threads":)" << options.threads
              << "}\n";
}

}  // namespace

void add_enlarge_command(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "enlarge", "A team with many open legs, a practice with many threads; their requests");
    command->add_option("--data", options->place.data)->required();
    command->add_option("--database", options->place.database);
    command->add_option("--out", options->out)->required();
    command->add_option("--open-legs", options->open_legs)->capture_default_str();
    command->add_option("--threads", options->threads)->capture_default_str();
    command->callback([options] {
        options->place.durable = false;
        enlarge(*options);
    });
}

}  // namespace veerkracht::bench
