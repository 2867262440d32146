#include "app/operations/figures.hpp"

#include <filesystem>

#include "app/commands/safekeeping.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/audit/log_sample.hpp"
#include "capabilities/notifications/hold.hpp"
#include "capabilities/referrals/export.hpp"
#include "capabilities/referrals/letters_out.hpp"
#include "runtime/files/disk_room.hpp"
#include "runtime/log/witness.hpp"

namespace veerkracht::operations {

namespace fs = std::filesystem;

namespace {

struct Unheard {
    std::int64_t waiting = 0;
    std::optional<std::string> oldest_at;
};
BOOST_DESCRIBE_STRUCT(Unheard, (), (waiting, oldest_at))

// A cursor is stored when its subscriber heard something, so only news of its own kind counts.
SubscriberLag lag_of(db::Transaction& tx, const Subscriber& subscriber) {
    const auto unheard = tx.one<Unheard>(
        "select count(*) as waiting, min(at) as oldest_at from event where name = $1 and position "
        "> $2",
        subscriber.event, events::cursor(tx, subscriber.name));
    return {subscriber.name, unheard.value().waiting, unheard.value().oldest_at};
}

std::int64_t bytes_of_file(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t database_bytes(db::Transaction& tx, const Settings& settings) {
    if (tx.connection().is_postgres())
        return tx.value<std::int64_t>("select pg_database_size(current_database())").value_or(0);
    const auto file = settings.data_folder + "/veerkracht.db";
    return bytes_of_file(file) + bytes_of_file(file + "-wal");
}

std::vector<ExportFigure> exports(db::Transaction& tx, std::string_view now) {
    const auto yesterday = plus_days(day_of(now), -1);
    std::vector<ExportFigure> all;
    for (const auto& one : referrals::nightly_exports(tx)) {
        const auto name = tx.value<std::string>("select name from organization_card where id = $1",
                                                one.organization_id);
        all.push_back({name.value_or(""), one.done_at, one.cases, one.failed_at, one.failure,
                       !one.done_on.empty() && one.done_on < yesterday});
    }
    return all;
}

// A demo tells nobody anything, and that is no alarm.
void tell_of_witnesses(db::Transaction& tx, const Settings& settings, std::string_view now,
                       Figures& found) {
    auto witnessed = log::witnessed(tx, now);
    found.log_witnessed_at = std::move(witnessed.at);
    found.log_unwitnessed = witnessed.late && !settings.demo;
}

}  // namespace

bool is_read_only(const Settings& settings, bool is_postgres) {
    return !is_postgres && files::is_read_only(files::disk_of(settings.data_folder));
}

Figures figures(db::Transaction& tx, const Settings& settings, std::string_view now,
                const std::vector<Subscriber>& subscribers) {
    Figures found;
    found.version = VEERKRACHT_VERSION;
    found.engine = tx.connection().is_postgres() ? "postgresql" : "sqlite";
    found.migrations = tx.value<std::int64_t>("select count(*) from schema_migration").value_or(0);
    for (const auto& subscriber : subscribers) found.subscribers.push_back(lag_of(tx, subscriber));
    found.messages = tx.all<MessageCount>(
        "select channel, state, count(*) as count from outbox group by channel, state "
        "order by channel, state");
    found.messages_held = notifications::is_held(tx);
    found.sessions =
        tx.value<std::int64_t>("select count(*) from session where ends_at > $1", now).value_or(0);
    found.wrong_passwords_this_hour = access::wrong_passwords_this_hour(tx, now);
    found.database_bytes = database_bytes(tx, settings);
    const auto disk = files::disk_of(settings.data_folder);
    found.disk_bytes = disk.bytes;
    found.disk_free_bytes = disk.free_bytes;
    found.disk_read_only = is_read_only(settings, tx.connection().is_postgres());
    if (const auto last = commands::last_backup(settings.data_folder))
        found.last_backup_at = last->at;
    found.exports = exports(tx, now);
    found.letters_late = referrals::letters_that_wait(tx, now);
    tell_of_witnesses(tx, settings, now, found);
    found.log_samples_late = audit::unread_samples(tx, day_of(now));
    return found;
}

}  // namespace veerkracht::operations
