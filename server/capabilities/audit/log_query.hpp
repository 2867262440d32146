// The breach query over the access log (SEC-62): which residents of the own organisation were seen
// by an account, from an address, or by whom one resident was; in a period, with a reason that is
// kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/audit/breaches.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

using LogQueryId = Id<struct LogQueryTag>;

struct LogAsk {
    std::string looked_by;                // account, person or address
    std::string subject;                  // the id of an account, a family name, or an address
    std::optional<std::string> birth_on;  // of a person: both must be known
    std::string from_on;
    std::string until_on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(LogAsk, (), (looked_by, subject, birth_on, from_on, until_on, reason))
constexpr auto rules(const LogAsk*) {
    using A = LogAsk;
    return std::tuple{rule(&A::looked_by, OneOf{"account person address"}),
                      rule(&A::subject, Length{1, 200}),
                      rule(&A::birth_on, Day{}),
                      rule(&A::from_on, Day{}),
                      rule(&A::until_on, Day{}),
                      rule(&A::reason, Length{1, 2000})};
}

struct SeenResident {
    PersonId person_id;
    std::string name;
    std::string birth_on;
    std::vector<std::string> classes;
    std::string first_at;
    std::string last_at;
    int times = 0;
};
BOOST_DESCRIBE_STRUCT(SeenResident, (),
                      (person_id, name, birth_on, classes, first_at, last_at, times))

// Who did it; of another organisation only the role.
struct SeenBy {
    std::string name;
    std::string role;
    std::string organization_name;
    std::string first_at;
    std::string last_at;
    int times = 0;
    std::vector<std::string> answered_for_by;  // of a locum: who of the practice answers for him
};
BOOST_DESCRIBE_STRUCT(SeenBy, (),
                      (name, role, organization_name, first_at, last_at, times, answered_for_by))

struct LogSummary {
    LogQueryId id;
    std::string at;
    std::string by_name;
    std::string looked_by;
    std::string subject;  // the name of an account; a name; an address
    std::string reason;
    std::string from_on;
    std::string until_on;
    int people = 0;
    int times = 0;
    std::vector<std::string> classes;
    std::optional<std::string> first_at;
    std::optional<std::string> last_at;
};
BOOST_DESCRIBE_STRUCT(LogSummary, (),
                      (id, at, by_name, looked_by, subject, reason, from_on, until_on, people,
                       times, classes, first_at, last_at))

struct LogFound {
    LogSummary summary;
    std::vector<SeenBy> readers;
    std::vector<SeenResident> residents;  // in the order of their ids, a hundred at a time
    std::string next;                     // ask on from here; "" after the last
};
BOOST_DESCRIBE_STRUCT(LogFound, (), (summary, readers, residents, next))

struct LogPage {
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(LogPage, (), (after))
constexpr auto rules(const LogPage*) { return std::tuple{rule(&LogPage::after, Length{0, 64})}; }

struct LogAccount {
    AccountId id;
    std::string name;
    std::string role;
    bool active = true;
};
BOOST_DESCRIBE_STRUCT(LogAccount, (), (id, name, role, active))
struct LogQueries {
    std::vector<LogAccount> accounts;  // of the own organisation
    std::vector<LogSummary> asked;     // newest first
};
BOOST_DESCRIBE_STRUCT(LogQueries, (), (accounts, asked))

// A file for a spreadsheet, as the answer of a route.
struct CsvFile {
    std::string text;
};
inline std::string to_json(const CsvFile& file) { return file.text; }

Result<LogQueries> log_queries(UnitOfWork& work);
// Counted by the database: however many lines there are, what comes back is one row a resident.
Result<LogFound> ask_log(UnitOfWork& work, const LogAsk& input);
Result<LogFound> found_in_log(UnitOfWork& work, const LogQueryId& id, const LogPage& page);
Result<CsvFile> found_as_csv(UnitOfWork& work, const LogQueryId& id);
// A new breach with the count and the classes that were found.
Result<BreachView> breach_of_log_query(UnitOfWork& work, const LogQueryId& id);

}  // namespace veerkracht::audit
