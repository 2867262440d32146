// An installation as the bench needs it: opened in this process, with sessions that are started
// without passwords, and with a view of the statements that a request really runs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/application.hpp"

namespace veerkracht::bench {

struct Place {
    std::string data;      // the data folder: SQLite file and master key
    std::string database;  // "" is the SQLite file in it
    bool durable = true;   // false: without waiting for the disk, to see what that wait costs
    bool logs = true;      // false: without the access log and its sealing
};

// A statement as it was run, and the values it was given.
struct RunStatement {
    struct Value {
        enum class Kind { null, truth, number, real, text, bytes };
        Kind kind = Kind::null;
        std::int64_t number = 0;
        double real = 0;
        std::string text;
        bool operator==(const Value&) const = default;
    };
    std::string sql;
    std::vector<Value> values;
};
using RunStatements = std::vector<RunStatement>;

// Writes no line of the access log, whatever the rooms ask: to see what that line costs. Only here.
std::unique_ptr<db::Database> without_log(std::unique_ptr<db::Database> inner);

std::unique_ptr<db::Database> open_database(const Place& place);
// `seen`, when given, is filled with the statements of every unit that follows.
std::unique_ptr<Application> open_house(const Place& place, RunStatements* seen = nullptr);

// Starts a session for the account; "vk_staff=…".
std::string sign_in(Application& app, const std::string& account_id);

// One request at the front door, without sockets.
http::Response ask(Application& app, http::Request request);

}  // namespace veerkracht::bench
