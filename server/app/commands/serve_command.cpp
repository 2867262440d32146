// veerkracht serve, veerkracht demo.
#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/commands/commands.hpp"
#include "app/commands/demo_folder.hpp"
#include "app/commands/safe_start.hpp"
#include "app/serve.hpp"
#include "capabilities/access/outside_asking.hpp"
#include "runtime/outgoing/settings.hpp"

namespace veerkracht::commands {

namespace {

http::ServerOptions options_for(const Listen& listen) {
    http::ServerOptions options;
    options.host = listen.host;
    options.port = listen.port;
    return options;
}

// On loopback when no host is named.
std::optional<http::ServerOptions> metrics_options(const Place& place) {
    if (place.metrics.empty()) return std::nullopt;
    const bool only_port = place.metrics.find(':') == std::string::npos;
    auto options = options_for(
        read_listen(only_port ? "127.0.0.1:" + place.metrics : place.metrics, "--metrics"));
    options.threads = 1;
    return options;
}

struct Logins {
    std::vector<access::OutsideIssuer> issuers;
    std::vector<access::Launcher> launchers;
};

// A demo asks nobody outside this machine who somebody is.
Logins logins_of(const Place& place) {
    if (place.logins.empty()) return {};
    try {
        Logins logins{access::read_outside_issuers(place.logins),
                      access::read_launchers(place.logins)};
        if (is_demo_folder(place) &&
            !std::ranges::all_of(logins.issuers, access::is_on_this_machine))
            throw Refused(exit_usage, "a demo asks nobody outside: leave --logins out");
        return logins;
    } catch (const outgoing::WrongSettings& wrong) {
        throw Refused(exit_wrong_settings, wrong.what());
    }
}

void serve_installation(const Place& place) {
    expect_closed_to_the_network(place);
    auto options = options_for(read_listen(place.listen));
    options.proxies = place.proxies;
    const auto metrics = metrics_options(place);
    const auto logins = logins_of(place);
    const auto app = open_installation(place);
    if (!place.clock_is_right && !is_demo_folder(place)) expect_time_goes_on(*app);
    access::install_outside_issuers(*app, logins.issuers).value();
    access::install_launchers(*app, logins.launchers).value();
    serve(*app, options, metrics);
}

}  // namespace

void add_serve_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "serve", "Serves a region; an empty data folder becomes an empty region");
    add_place_options(*command, place);
    add_listen_options(*command, place);
    add_outgoing_option(*command, place);
    add_logins_option(*command, place);
    command->add_option("--proxy", place.proxies,
                        "The address of the proxy before it (its X-Forwarded-For counts)");
    command->add_option("--metrics", place.metrics,
                        "PORT or HOST:PORT (127.0.0.1 when no host is named) that tells Prometheus "
                        "at /metrics how it goes; without it nowhere");
    command->add_flag("--migrate", place.migrate,
                      "Brings the tables of an older version up to date, after a backup beside the "
                      "data folder; else they are refused");
    command->add_flag("--clock-is-right", place.clock_is_right,
                      "Starts though the last line of the access log is more than five minutes "
                      "ahead of the clock; else that is refused");
    command->footer(
        "Ends with code 74 when the disk under the SQLite database failed; what was acknowledged "
        "stays.\nLook at the disk then, and run `veerkracht check`, before it is started again.");
    command->callback([&place] { serve_installation(place); });
}

void add_demo_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "demo", "Serves the demo region; the first time it is made (under a minute)");
    add_place_options(*command, place);
    add_listen_options(*command, place);
    command->footer(
        "All persons and organisations of the demo are fictitious. It is served on loopback only.");
    command->callback([&place] {
        if (!read_listen(place.listen).loopback)
            throw Refused(exit_wrong_settings,
                          "everybody knows the passwords of a demo: it listens on loopback only");
        make_demo_folder(place);
        serve_installation(place);
    });
}

}  // namespace veerkracht::commands
