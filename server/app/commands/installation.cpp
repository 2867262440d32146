#include "app/commands/installation.hpp"

#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <filesystem>

#include "app/capabilities.hpp"
#include "app/commands/demo_folder.hpp"
#include "app/commands/safe_start.hpp"
#include "app/commands/safekeeping.hpp"
#include "app/demo/module.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/outgoing/settings.hpp"

namespace veerkracht::commands {

namespace fs = std::filesystem;

void add_place_options(CLI::App& command, Place& place) {
    command
        .add_option("--data", place.data,
                    "The data folder: database, master key, outgoing messages")
        ->capture_default_str();
    command.add_option("--database", place.database,
                       "Keep the data in PostgreSQL, e.g. postgresql:///veerkracht");
}

void add_listen_options(CLI::App& command, Place& place) {
    command.add_option("--listen", place.listen, "HOST:PORT to listen on")->capture_default_str();
    command.add_option("--address", place.address,
                       "How people reach it, e.g. https://veerkracht.example (stands in messages)");
    command.add_option("--region", place.region, "The name of the region, on every page")
        ->capture_default_str();
}

void add_outgoing_option(CLI::App& command, Place& place) {
    command.add_option("--outgoing", place.outgoing,
                       "A JSON file that tells where e-mail and SMS go; without it they become "
                       "files in the folder outbox of the data folder. Also who keeps checkpoints "
                       "of the access log");
    command.footer(
        "The file of --outgoing (each part may be left out; secrets stand in 0400 files beside it, "
        "or are systemd\n"
        "credentials; names ending in ? may be left out):\n"
        "  email: host, port, encryption (starttls, tls; none only to this machine), from_address, "
        "from_name?,\n"
        "         user? and password_file?, authority_file?\n"
        "  sms:   url (https), format (json, form), recipient_field, text_field, id_field?, "
        "fixed_fields?,\n"
        "         country_code? (31), authorization_file? (the whole header), authority_file?\n"
        "  witness: url? (https; is posted each checkpoint), authorization_file?, "
        "authority_file?,\n"
        "         directory? (on another disk; a file a day)");
}

void add_logins_option(CLI::App& command, Place& place) {
    command.add_option("--logins", place.logins,
                       "A JSON file that names the organisations with a login of their own (OpenID "
                       "Connect), see docs/running.md");
}

Listen read_listen(const std::string& text, const std::string& option) {
    const auto colon = text.rfind(':');
    const auto wrong = Refused(exit_usage, option + " asks HOST:PORT, not " + text);
    if (colon == std::string::npos || colon == 0) throw wrong;
    Listen listen;
    listen.host = text.substr(0, colon);
    if (listen.host.starts_with('[') && listen.host.ends_with(']'))
        listen.host = listen.host.substr(1, listen.host.size() - 2);
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, listen.port);
    if (read.ec != std::errc() || read.ptr != end) throw wrong;
    if (listen.host == "localhost") listen.host = "127.0.0.1";
    listen.loopback = listen.host.starts_with("127.") || listen.host == "::1";
    return listen;
}

std::string database_url(const Place& place) {
    expect_no_password_in_sight(place);
    return place.database.empty() ? "sqlite:" + place.data + "/veerkracht.db" : place.database;
}

Settings settings_of(const Place& place) {
    const auto listen = read_listen(place.listen);
    Settings settings;
    settings.data_folder = place.data;
    settings.database_url = database_url(place);
    settings.region_name = place.region;
    settings.public_address =
        place.address.empty() ? "http://localhost:" + std::to_string(listen.port) : place.address;
    settings.demo = is_demo_folder(place) && listen.loopback;
    settings.secure_cookies = !(listen.loopback && settings.public_address.starts_with("http://"));
    return settings;
}

void make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (!error) fs::permissions(path, fs::perms::owner_all, error);
    if (!error) fs::create_directories(path + "/outbox", error);
    if (error)
        throw Refused(exit_unavailable,
                      "the data folder " + path + " cannot be made: " + error.message());
}

namespace {

// Nothing of a demo ever leaves this machine.
outgoing::Carriers carriers_of(const Place& place) {
    if (place.outgoing.empty()) return outgoing::into_folder(place.data + "/outbox");
    if (is_demo_folder(place))
        throw Refused(exit_usage, "a demo sends nothing outside: leave --outgoing out");
    try {
        return outgoing::carriers_of(place.outgoing, place.data + "/outbox");
    } catch (const outgoing::WrongSettings& wrong) {
        throw Refused(exit_wrong_settings, wrong.what());
    }
}

// A demo holds nobody: there it is said only.
void expect_row_locks(const Place& place, db::Database& database) {
    std::string trouble;
    database.read_and_wait([&](db::Connection& connection) {
        trouble = db::trouble_with_row_locks(connection);
        return false;
    });
    if (trouble.empty()) return;
    if (!is_demo_folder(place))
        throw Refused(exit_wrong_settings, trouble + " (docs/running.md, PostgreSQL)");
    spdlog::warn("{}", trouble);
}

Keys keys_of(const Place& place) {
    const auto file = place_of_secret(place.data, "master.key");
    try {
        return Keys::from_file(file);
    } catch (const std::runtime_error& wrong) {
        throw Refused(exit_wrong_settings, file + ": " + wrong.what());
    }
}

// A demo is made anew when it is lost.
void settle_the_schema(const Place& place) {
    const auto schema = schema_of(place);
    if (schema.is_new() || schema.missing.empty() || is_demo_folder(place)) return;
    if (place.migrate) {
        const auto made = bring_up_to_date(place, "", "");
        spdlog::info("the tables were brought up to date; the backup of before is {}, key {}",
                     made->path, made->key.path);
        return;
    }
    throw Refused(exit_wrong_settings,
                  place.data + " is of an older version (" + std::to_string(schema.missing.size()) +
                      " changes are missing). `veerkracht migrate --data " + place.data +
                      "` makes a backup and brings it up to date; `serve --migrate` does the same");
}

}  // namespace

std::unique_ptr<Application> open_installation(const Place& place) {
    auto carriers = carriers_of(place);
    settle_the_schema(place);
    make_folder(place.data);
    // SQLite: connections that read beside the one that writes. PostgreSQL: all there are; more
    // than 8 gained nothing, fewer leave it waiting.
    const std::size_t connections = place.database.empty() ? 2 : 8;
    auto database = db::open(database_url(place), {.readers = connections});
    db::migrate(*database, db::migrations());
    expect_row_locks(place, *database);
    const auto settings = settings_of(place);
    std::shared_ptr<demo::MovableClock> demo_clock;
    std::shared_ptr<Clock> clock = std::make_shared<SystemClock>();
    if (is_demo_folder(place))
        clock = demo_clock = std::make_shared<demo::MovableClock>(place.data + "/demo_clock");
    auto app = std::make_unique<Application>(settings, std::move(database), keys_of(place), clock);
    app->carriers = std::move(carriers);
    app->keeps_sent_texts = is_demo_folder(place);
    install_capabilities(*app);
    if (settings.demo) demo::install(*app, demo_clock);
    return app;
}

void expect_time_goes_on(Application& app) {
    constexpr long allowed_minutes = 5;
    std::string last;
    app.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        last = tx.value<std::string>("select at from access_log order by id desc limit 1")
                   .value_or("");
        return false;
    });
    const auto now = to_text(app.clock().now());
    if (last.empty() || plus_minutes(now, allowed_minutes) >= last) return;
    throw Refused(exit_unavailable,
                  "it is " + now +
                      " by the clock of this machine, and the last line of the access "
                      "log is of " +
                      last +
                      ": set the clock; when it is right now and was wrong then, "
                      "start once with --clock-is-right");
}

}  // namespace veerkracht::commands
