#include "runtime/log/event_file.hpp"

#include <algorithm>

#include "runtime/db/row_lock.hpp"
#include "runtime/files/private_file.hpp"
#include "runtime/log/access_log.hpp"
#include "runtime/log/audit_event.hpp"

namespace veerkracht::log {

namespace {

constexpr std::int64_t ids_at_once = 2'000;

struct Period {
    std::string from;
    std::string until;
};

// The order of ids is nearly that of time: the lines of a period stand between its lowest and its
// highest.
struct Ends {
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
};
BOOST_DESCRIBE_STRUCT(Ends, (), (first, last))

bool is_meant(const SealedLine& line, const Period& period, const EventsAsked& asked) {
    if (line.at < period.from || line.at >= period.until) return false;
    return !asked.organization_id || line.organization_id == asked.organization_id->value;
}

EventsWritten write_lines(db::Transaction& tx, const EventsAsked& asked, files::PrivateFile& file) {
    const Period period{instant_of_local(asked.from_on + "T00:00"),
                        instant_of_local(plus_days(asked.until_on, 1) + "T00:00")};
    const auto ends = tx.one<Ends>(
        "select min(id) as first, max(id) as last from access_log where at >= $1 and at < $2",
        period.from, period.until);
    EventsWritten written;
    if (!ends || !ends->first) return written;
    for (auto at = *ends->first; at <= *ends->last; at += ids_at_once) {
        const auto lines = lines_with(tx, at, std::min(*ends->last, at + ids_at_once - 1));
        for (const auto& line : lines) {
            if (!is_meant(line, period, asked)) continue;
            ++written.lines;
            for (const auto& event : audit_events(line, asked.address)) {
                file.write(event);
                file.write("\n");
                ++written.events;
            }
        }
    }
    return written;
}

// Which period, and of which organisation.
Result<> note_that_it_was_made(Application& house, const EventsAsked& asked) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "audit.export";
    if (asked.organization_id) actor.organization_id = *asked.organization_id;
    return house.run(actor, [&](UnitOfWork& work) -> Result<> {
        Line line;
        line.at = work.now;
        line.request_id = asked.from_on + "/" + asked.until_on;
        line.action = "audit.export";
        line.outcome = "done";
        line.actor = work.actor;
        write(work.tx, line);
        return {};
    });
}

}  // namespace

Result<EventsWritten> write_events(Application& house, const EventsAsked& asked,
                                   const std::string& path) {
    files::PrivateFile file(path);
    EventsWritten written;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        written = write_lines(tx, asked, file);
        return false;
    });
    TRY(note_that_it_was_made(house, asked));
    file.finish();
    return written;
}

}  // namespace veerkracht::log
