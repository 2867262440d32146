// veerkracht_bench serve: the product's own server on an installation, and at the end what it
// counted. veerkracht_bench grow: a database of so many bytes.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

#include "app/serve.hpp"
#include "commands.hpp"
#include "house.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::bench {

namespace {

struct Options {
    Place place;
    unsigned short port = 8097;
    bool not_durable = false;
    bool without_log = false;
};

// Looks twice a second how many requests stood in one commit; keeps the most.
class GroupWatch {
  public:
    explicit GroupWatch(db::Database& database)
        : thread_([this, &database](std::stop_token stop) {
              auto before = database.statistics();
              while (!stop.stop_requested()) {
                  std::this_thread::sleep_for(std::chrono::milliseconds(500));
                  const auto now = database.statistics();
                  const auto commits = now.commits - before.commits;
                  if (commits > 0)
                      most_ = std::max(most_, static_cast<double>(now.units - before.units) /
                                                  static_cast<double>(commits));
                  before = now;
              }
          }) {}
    double most() {
        thread_.request_stop();
        thread_.join();
        return most_;
    }

  private:
    double most_ = 0;
    std::jthread thread_;
};

void serve_and_count(Options options) {
    options.place.durable = !options.not_durable;
    options.place.logs = !options.without_log;
    const auto app = open_house(options.place);
    http::ServerOptions server;
    server.port = options.port;
    server.accept_seconds_after_stop = 0;
    GroupWatch watch(app->database());
    serve(*app, server);
    const auto counted = app->database().statistics();
    std::cout << R"({"units":)" << counted.units << R"(,"commits":)" << counted.commits
              << R"(,"group":)" << watch.most() << "}\n";
}

// More of what grows fastest in years of use: lines on person pages.
void grow(const Place& place, std::int64_t bytes) {
    const auto file = place.data + "/veerkracht.db";
    const auto database = open_database(place);
    const auto size = [&] { return static_cast<std::int64_t>(std::filesystem::file_size(file)); };
    while (size() < bytes) {
        database->write_and_wait([](db::Connection& connection) {
            connection.script(
                "insert into person_event (person_id, at, kind, subject_id, code, label) "
                "select id, '2020-01-01T00:00:00.000Z', 'conversation.held', id, 'grown', "
                "'Praktijk De Denkbeeldige Linde' from person");
            return true;
        });
    }
    std::cout << R"({"bytes":)" << size() << "}\n";
}

void add_place(CLI::App& command, Place& place) {
    command.add_option("--data", place.data)->required();
    command.add_option("--database", place.database);
}

}  // namespace

void add_serve_command(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("serve", "Serves; at the end prints units and commits");
    add_place(*command, options->place);
    command->add_option("--port", options->port)->capture_default_str();
    command->add_flag("--not-durable", options->not_durable, "Without waiting for the disk");
    command->add_flag("--without-log", options->without_log, "Without lines of the access log");
    command->callback([options] { serve_and_count(*options); });
}

void add_grow_command(CLI::App& app) {
    const auto place = std::make_shared<Place>();
    const auto bytes = std::make_shared<std::int64_t>(1'000'000'000);
    auto* command =
        app.add_subcommand("grow", "Adds lines to the person pages until the file is so big");
    add_place(*command, *place);
    command->add_option("--bytes", *bytes)->capture_default_str();
    command->callback([place, bytes] {
        place->durable = false;
        grow(*place, *bytes);
    });
}

}  // namespace veerkracht::bench
