// How the house is doing, in numbers: for the operator's page and for Prometheus. No person, no
// address and no id stands in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/application.hpp"

namespace veerkracht::operations {

// News that a subscriber has not heard yet. What is old stands still: somebody must look.
struct SubscriberLag {
    std::string subscriber;
    std::int64_t waiting = 0;
    std::optional<std::string> oldest_at;
};
BOOST_DESCRIBE_STRUCT(SubscriberLag, (), (subscriber, waiting, oldest_at))

struct MessageCount {
    std::string channel;
    std::string state;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MessageCount, (), (channel, state, count))

// The file of the night of one organisation.
struct ExportFigure {
    std::string organization;
    std::optional<std::string> done_at;  // the last time that it was made
    int cases = 0;                       // in it
    std::optional<std::string> failed_at;
    std::string failure;  // a code; "" when the last try went well
    bool late = false;    // an organisation that waits for it has nothing of today or yesterday
};
BOOST_DESCRIBE_STRUCT(ExportFigure, (), (organization, done_at, cases, failed_at, failure, late))

struct Figures {
    std::string version;
    std::string engine;
    std::int64_t migrations = 0;
    std::vector<SubscriberLag> subscribers;
    std::vector<MessageCount> messages;
    bool messages_held = false;  // restored, and not released
    std::int64_t sessions = 0;
    std::int64_t wrong_passwords_this_hour = 0;
    std::int64_t database_bytes = 0;
    std::int64_t disk_bytes = 0;
    std::int64_t disk_free_bytes = 0;
    bool disk_read_only = false;
    std::optional<std::string> last_backup_at;
    std::vector<ExportFigure> exports;
    std::int64_t letters_late = 0;  // to a folder, and not written for an hour
    // When somebody outside last took a checkpoint of the access log, and that none was for a day.
    std::optional<std::string> log_witnessed_at;
    bool log_unwitnessed = false;
    // Weekly samples of the log that should have been read by now and were not.
    std::int64_t log_samples_late = 0;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (version, engine, migrations, subscribers, messages, messages_held, sessions,
                       wrong_passwords_this_hour, database_bytes, disk_bytes, disk_free_bytes,
                       disk_read_only, last_backup_at, exports, letters_late, log_witnessed_at,
                       log_unwitnessed, log_samples_late))

// Whether nothing new is taken in because of the disk of the data folder. What a PostgreSQL of
// another disk has room for is not known here.
bool is_read_only(const Settings& settings, bool is_postgres);

Figures figures(db::Transaction& tx, const Settings& settings, std::string_view now,
                const std::vector<Subscriber>& subscribers);

}  // namespace veerkracht::operations
