// veerkracht_bench fill-log: an access log of a year, as many lines as are asked, sealed as the
// product seals. veerkracht_bench ask-log: the questions of a privacy officer about it.
#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "gp.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht::bench {

namespace {

using Stopwatch = std::chrono::steady_clock;
double seconds_since(Stopwatch::time_point start) {
    return std::chrono::duration<double>(Stopwatch::now() - start).count();
}

constexpr std::int64_t lines_at_once = 200'000;
constexpr std::int64_t seconds_of_a_year = 365LL * 24 * 60 * 60;

// Who looks, at whom, and from where: by number, so that a line finds them by its own.
constexpr auto numbered =
    "create temporary table log_reader as select row_number() over (order by id) - 1 as number, "
    "id, name, role, organization_id from account where active;"
    "create temporary table log_resident as select row_number() over (order by id) - 1 as number, "
    "id from person;"
    "create unique index temp.log_reader_number on log_reader (number);"
    "create unique index temp.log_resident_number on log_resident (number)";

// $1 the first and $2 the last number of a line, $3 all lines, $4 how many readers.
constexpr auto lines_text =
    "insert into access_log (at, request_id, action, outcome, account_id, actor_kind, actor_name, "
    "role, organization_id, address) with recursive line (n) as (select $1 union all select n + 1 "
    "from line where n < $2) select strftime('%Y-%m-%dT%H:%M:%fZ', unixepoch('now') - $3 + "
    "n * ($3 * 1.0 / $4), 'unixepoch'), 'bench-' || n, 'person.read', 'done', r.id, 'account', "
    "r.name, r.role, r.organization_id, '192.0.2.' || (n % $5 % 200) from line "
    "cross join log_reader r on r.number = n % $5";
constexpr auto looks_text =
    "insert into access_log_filed (log_id, person_id, record_class, operation, ground, allowed) "
    "with recursive line (n) as (select $1 union all select n + 1 from line where n < $2) "
    "select n + $3, p.id, 'identity', 'read', 'own_organization', 1 from line cross join "
    "log_resident p on p.number = n * 7919 % $4 order by p.id, n";

void fill(db::Connection& connection, std::int64_t lines) {
    connection.script(numbered);
    std::int64_t before = 0, readers = 0, residents = 0;
    {
        db::Transaction tx(connection);
        before = tx.value<std::int64_t>("select max(id) from access_log").value_or(0);
        readers = tx.value<std::int64_t>("select count(*) from log_reader").value();
        residents = tx.value<std::int64_t>("select count(*) from log_resident").value();
    }
    for (std::int64_t first = 1; first <= lines; first += lines_at_once) {
        const auto last = std::min(lines, first + lines_at_once - 1);
        db::Transaction tx(connection);
        tx.execute(lines_text, first, last, seconds_of_a_year, lines, readers).value();
        tx.execute(looks_text, first, last, before, residents).value();
    }
}

void fill_log(const Place& place, std::int64_t lines) {
    const auto app = open_house(place);
    auto start = Stopwatch::now();
    app->database().write_and_wait([&](db::Connection& connection) {
        fill(connection, lines);
        return true;
    });
    const auto filled = seconds_since(start);
    start = Stopwatch::now();
    std::int64_t rounds_before = -1;
    for (std::int64_t rounds = 0; rounds != rounds_before;) {
        rounds_before = rounds;
        log::seal_lines(*app).value();
        rounds = std::stoll(rows<Account>(*app,
                                          "select cast(count(*) as text) as id, '' as "
                                          "organization_id from log_round")
                                .at(0)
                                .id);
    }
    const auto sealed = seconds_since(start);
    std::cout << R"({"lines":)" << lines << R"(,"fill_s":)" << filled << R"(,"seal_s":)" << sealed
              << R"(,"sealed_per_second":)" << static_cast<double>(lines) / sealed << "}\n";
}

struct Resident {
    std::string family_name;
    std::string birth_on;
};
BOOST_DESCRIBE_STRUCT(Resident, (), (family_name, birth_on))

std::string body(std::string_view looked_by, std::string_view subject, std::string_view birth_on) {
    const auto today = day_of(to_text(SystemClock().now()));
    boost::json::object asked{{"looked_by", looked_by},
                              {"subject", subject},
                              {"from_on", plus_days(today, -365)},
                              {"until_on", today},
                              {"reason", "bench"}};
    if (!birth_on.empty()) asked["birth_on"] = birth_on;
    return boost::json::serialize(asked);
}

double seconds_of(Application& app, const std::string& cookie, const std::string& asked) {
    const auto start = Stopwatch::now();
    const auto answer = ask(app, in_process("/api/log_queries", cookie, asked));
    if (answer.status >= 300) throw std::runtime_error("refused: " + answer.body);
    return seconds_since(start);
}

void ask_log(const Place& place) {
    const auto app = open_house(place);
    const auto officer = rows<Account>(*app,
                                       "select id, organization_id from account where role = "
                                       "'privacy_officer' and active order by id limit 1")
                             .at(0);
    const auto colleague = rows<Account>(*app,
                                         "select id, organization_id from account where role = "
                                         "'gp' and organization_id = $1 order by id limit 1",
                                         officer.organization_id)
                               .at(0);
    const auto resident = rows<Resident>(*app,
                                         "select family_name, birth_on from person_card where "
                                         "organization_id = $1 order by id limit 1",
                                         officer.organization_id)
                              .at(0);
    const auto cookie = sign_in(*app, officer.id);
    std::cout << R"({"account_s":)" << seconds_of(*app, cookie, body("account", colleague.id, ""))
              << R"(,"person_s":)"
              << seconds_of(*app, cookie, body("person", resident.family_name, resident.birth_on))
              << R"(,"address_s":)" << seconds_of(*app, cookie, body("address", "192.0.2.7", ""))
              << "}\n";
}

}  // namespace

void add_fill_log_command(CLI::App& app) {
    const auto place = std::make_shared<Place>();
    const auto lines = std::make_shared<std::int64_t>(10'000'000);
    auto* command = app.add_subcommand("fill-log", "An access log of a year, sealed (SQLite)");
    command->add_option("--data", place->data)->required();
    command->add_option("--lines", *lines)->capture_default_str();
    command->callback([place, lines] {
        place->durable = false;
        fill_log(*place, *lines);
    });
}

void add_ask_log_command(CLI::App& app) {
    const auto place = std::make_shared<Place>();
    auto* command = app.add_subcommand("ask-log", "Whom an account, a person, an address touched");
    command->add_option("--data", place->data)->required();
    command->callback([place] { ask_log(*place); });
}

}  // namespace veerkracht::bench
