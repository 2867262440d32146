// One installation: a data folder, its database and its keys, put together as an application that
// can be served or asked.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "runtime/application.hpp"

namespace CLI {
class App;
}
namespace veerkracht::commands {

// sysexits.h
inline constexpr int exit_usage = 64;
inline constexpr int exit_bad_data = 65;
inline constexpr int exit_no_input = 66;
inline constexpr int exit_unavailable = 69;
inline constexpr int exit_internal = 70;
inline constexpr int exit_out_of_memory = 71;
inline constexpr int exit_no_permission = 77;
inline constexpr int exit_wrong_settings = 78;

// Ends the command: the line is for the one who typed it.
class Refused : public std::runtime_error {
  public:
    Refused(int exit_code_of_it, const std::string& line)
        : std::runtime_error(line), exit_code(exit_code_of_it) {}
    int exit_code;
};

struct Place {
    std::string data = "data";
    std::string listen = "127.0.0.1:8080";
    std::string database;  // "" is a SQLite file in the data folder
    std::string address;   // how people reach it; "" is http on the port above
    std::string region = "Veerkracht";
    std::string outgoing;              // settings of e-mail and SMS; "" makes files of them
    std::string logins;                // settings of organisations with a login of their own
    std::string metrics;               // HOST:PORT; "" tells none
    std::vector<std::string> proxies;  // addresses whose X-Forwarded-For counts
    bool clock_is_right = false;       // starts though the access log is ahead of the clock
    bool migrate = false;  // brings older tables up to date, after a backup; else refuses them
};
void add_place_options(CLI::App& command, Place& place);
void add_listen_options(CLI::App& command, Place& place);
void add_outgoing_option(CLI::App& command, Place& place);
void add_logins_option(CLI::App& command, Place& place);

struct Listen {
    std::string host;
    unsigned short port = 0;
    bool loopback = false;  // only this machine can come in
};
Listen read_listen(const std::string& text, const std::string& option = "--listen");

std::string database_url(const Place& place);
Settings settings_of(const Place& place);
// A folder for the owner only, with room for outgoing messages.
void make_folder(const std::string& path);

// Opens (and where it is new, makes) the installation, with all capabilities in it; a demo folder
// has its demo pages too. Tables of an older version are refused unless the place says to migrate.
std::unique_ptr<Application> open_installation(const Place& place);

// Refuses when it is more than five minutes earlier than the last line of the access log: that
// clock, or the one of then, is wrong.
void expect_time_goes_on(Application& app);

}  // namespace veerkracht::commands
