// veerkracht_bench prepare: picks people of the demo region, signs them in, and writes the requests
// that are sent. One POST of a referral is run here, twice, to learn which statements it is made
// of.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "gp.hpp"
#include "template.hpp"

namespace veerkracht::bench {

namespace {

struct Options {
    Place place;
    std::string out;
    int practices = 16;
    int persons = 400;  // of each practice
};

void capture(Application& app, RunStatements& seen, const Gp& gp, const std::string& file) {
    const auto statements_of = [&](const std::string& person) {
        seen.clear();
        const auto response =
            ask(app, in_process("/api/referrals", gp.cookie, referral_body(gp, person)));
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
