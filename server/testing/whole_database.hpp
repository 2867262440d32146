// Every row of every table, to be laid beside what it was: for what has to be as it was to the
// byte.
#pragma once

#include <map>
#include <set>
#include <string>

#include "runtime/backup/tables.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::testing {

using Snapshot = std::map<std::string, std::multiset<std::string>>;

// But for what tells that two rows were made one, or one two.
inline Snapshot whole_database(TestApplication& app) {
    static const std::set<std::string> beside{"access_log",
                                              "access_log_filed",
                                              "access_log_unfiled",
                                              "log_round",
                                              "log_checkpoint",
                                              "log_key",
                                              "log_month",
                                              "event",
                                              "event_cursor",
                                              "link",     // what let somebody in
                                              "mandate",  // is given anew
                                              "person_merge",
                                              "person_merge_change",
                                              "idempotent_request",
                                              "session",
                                              "limited_use",
                                              "person_to_compare",
                                              "person_trace",
                                              "likely_pair",
                                              "login_trial",
                                              "readiness"};
    static const auto tells = [](std::string_view row) {
        for (const auto* word : {"second_", "person.status", "person.split"})
            if (row.find(word) != std::string_view::npos) return true;
        return false;
    };
    Snapshot all;
    app.app().database().read_and_wait([&](db::Connection& connection) {
        db::work_for_the_house(connection);
        for (auto table : backup::tables_of(connection)) {
            if (beside.contains(table.name)) continue;
            std::erase(table.columns, "version");
            backup::each_row(connection, table, [&](std::string_view row) {
                if (!tells(row)) all[table.name].emplace(row);
            });
        }
        return true;
    });
    return all;
}

inline std::string tables_that_differ(const Snapshot& one, const Snapshot& other) {
    std::set<std::string> names;
    for (const auto& [name, rows] : one)
        if (const auto found = other.find(name); found == other.end() || found->second != rows)
            names.insert(name);
    for (const auto& [name, rows] : other)
        if (!one.contains(name)) names.insert(name);
    std::string text;
    for (const auto& name : names) text += name + " ";
    return text;
}

// Without the rows that name it.
inline Snapshot without(Snapshot all, const std::string& id) {
    for (auto& [table, rows] : all)
        std::erase_if(rows, [&](const std::string& row) { return row.contains(id); });
    std::erase_if(all, [](const auto& table) { return table.second.empty(); });
    return all;
}

}  // namespace veerkracht::testing
