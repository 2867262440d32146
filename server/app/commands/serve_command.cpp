// veerkracht serve, veerkracht demo.
#include <CLI/CLI.hpp>

#include "app/commands/commands.hpp"
#include "app/commands/demo_folder.hpp"
#include "app/serve.hpp"

namespace veerkracht::commands {

namespace {

void serve_installation(const Place& place) {
    const auto listen = read_listen(place.listen);
    const auto app = open_installation(place);
    http::ServerOptions options;
    options.host = listen.host;
    options.port = listen.port;
    const int code = serve(*app, options);
    if (code != 0) throw CLI::RuntimeError(code);
}

}  // namespace

void add_serve_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "serve", "Serves a region; an empty data folder becomes an empty region");
    add_place_options(*command, place);
    add_listen_options(*command, place);
    add_outgoing_option(*command, place);
    command->footer(
        "Ends with code 74 when the disk under the SQLite database failed; what was acknowledged "
        "stays.\nStart it again then (systemd: Restart=on-failure).");
    command->callback([&place] { serve_installation(place); });
}

void add_demo_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "demo", "Serves the demo region; the first time it is made (under a minute)");
    add_place_options(*command, place);
    add_listen_options(*command, place);
    command->footer(
        "All persons and organisations of the demo are fictitious. \"Wie bent u?\" and the other "
        "demo pages are there on\n"
        "loopback only.");
    command->callback([&place] {
        make_demo_folder(place);
        serve_installation(place);
    });
}

}  // namespace veerkracht::commands
