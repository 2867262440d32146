#include "runtime/log/months.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "kernel/clock.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/running_sha256.hpp"
#include "runtime/db/read_all.hpp"
#include "runtime/files/private_file.hpp"
#include "runtime/log/access_log.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht::log {

namespace {

// Some milliseconds of the one thread that writes.
constexpr std::int64_t ids_at_once = 100;

Actor clerk() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "log.close_months";
    actor.role = "system";
    return actor;
}

std::string month_of(std::string_view instant) { return std::string(instant.substr(0, 7)); }

std::string start_of_next(const std::string& month) {
    return plus_months(month + "-01", 1) + "T00:00:00.000Z";
}

// The first month of which not every line is old enough.
std::string first_month_kept(std::string_view now) {
    return month_of(plus_months(std::string(now.substr(0, 7)) + "-01", -12 * years_in_the_tables));
}

std::int64_t end_of(const std::optional<ClosedMonth>& month) {
    return month ? month->last_round : 0;
}

// Until the last checkpoint in that month: what was sealed in its last minute goes with the next.
std::optional<ClosedMonth> due(db::Transaction& tx, std::string_view now) {
    const auto newest = newest_closed_month(tx);
    const auto first = tx.maybe<Round>(
        "select r.* from log_round r join log_checkpoint c on c.size = r.size "
        "where r.number > $1 order by r.number limit 1",
        end_of(newest));
    if (!first || month_of(first->at) >= first_month_kept(now)) return std::nullopt;
    ClosedMonth month;
    month.month = month_of(first->at);
    const auto later =
        tx.value<std::int64_t>("select min(number) from log_round where number > $1 and at >= $2",
                               first->number, start_of_next(month.month));
    if (!later) return std::nullopt;  // nothing follows it yet
    const auto last = tx.maybe<Round>(
        "select r.* from log_round r join log_checkpoint c on c.size = r.size "
        "where r.number >= $1 and r.number < $2 order by r.number desc limit 1",
        first->number, *later);
    month.lines = last->size - (newest ? newest->size : 0);
    month.size = last->size;
    month.last_round = last->number;
    month.file = month.month + ".jsonl";
    return month;
}

// In the log itself stands that it happened.
Line line_about(const UnitOfWork& work) {
    Line line;
    line.at = work.now;
    line.action = "log.close_month";
    line.outcome = "done";
    line.actor = work.actor;
    return line;
}

Result<> write_file(Application& house, ClosedMonth month, const std::string& folder) {
    files::make_private_folder(folder);
    month.sha256 = TRY(copy_month(house, month.last_round, folder + "/" + month.file));
    return house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        month.at = work.now;
        TRY(work.tx.insert(month));
        write(work.tx, line_about(work));
        return {};
    });
}

Result<> remove_ids(Application& house, std::int64_t first, std::int64_t last) {
    return house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        auto& tx = work.tx;
        TRY(tx.execute("delete from access_log_filed where log_id between $1 and $2", first, last));
        TRY(tx.execute("delete from access_log_unfiled where log_id between $1 and $2", first,
                       last));
        TRY(tx.execute("delete from access_log where id between $1 and $2", first, last));
        return {};
    });
}

// The oldest round whose lines are in a file and whose row is still there.
std::optional<Round> next_to_remove(Application& house, const ClosedMonth& month) {
    return db::read_for_the_house<std::optional<Round>>(house.database(), [&](db::Transaction& tx) {
        return tx.maybe<Round>("select * from log_round where number < $1 order by number limit 1",
                               month.last_round);
    });
}

Result<> remove_lines(Application& house, const Round& round) {
    for (const auto& [first, last] : read_ranges(round.ids))
        for (auto at = first; at <= last; at += ids_at_once) {
            if (house.is_stopping()) return {};
            TRY(remove_ids(house, at, std::min(last, at + ids_at_once - 1)));
        }
    return {};
}

Result<> remove_round(Application& house, const Round& round) {
    return house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from log_round where number = $1", round.number));
        return {};
    });
}

// The file as it was noted: restored data may know of a month whose file stayed on another machine.
Result<> file_is_there(const ClosedMonth& month, const std::string& folder) {
    std::ifstream file(folder + "/" + month.file, std::ios::binary);
    crypto::RunningSha256 hash;
    for (std::string part(1 << 16, '\0'); file;) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        hash.add(std::string_view(part).substr(0, static_cast<std::size_t>(file.gcount())));
    }
    if (crypto::to_hex(hash.finish()) == month.sha256) return {};
    return fail(Category::internal, "log.file_missing");
}

Result<> remove_rows(Application& house, const ClosedMonth& month) {
    while (const auto round = next_to_remove(house, month)) {
        TRY(remove_lines(house, *round));
        if (house.is_stopping()) return {};
        TRY(remove_round(house, *round));
    }
    const auto last =
        db::read_for_the_house<std::optional<Round>>(house.database(), [&](db::Transaction& tx) {
            return tx.maybe<Round>("select * from log_round where number = $1", month.last_round);
        });
    if (last) TRY(remove_lines(house, *last));
    if (house.is_stopping()) return {};
    return house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update log_month set removed_at = $1 where month = $2", work.now,
                            month.month));
        return {};
    });
}

}  // namespace

std::optional<ClosedMonth> newest_closed_month(db::Transaction& tx) {
    return tx.maybe<ClosedMonth>("select * from log_month order by last_round desc limit 1");
}

Result<> close_months(Application& house, const std::string& folder) {
    while (!house.is_stopping()) {
        const auto newest = db::read_for_the_house<std::optional<ClosedMonth>>(house.database(),
                                                                               newest_closed_month);
        if (newest && !newest->removed_at) {
            TRY(file_is_there(*newest, folder));
            TRY(remove_rows(house, *newest));
            continue;
        }
        const auto now = to_text(house.clock().now());
        const auto month = db::read_for_the_house<std::optional<ClosedMonth>>(
            house.database(), [&](db::Transaction& tx) { return due(tx, now); });
        if (!month) return {};
        TRY(write_file(house, *month, folder));
        spdlog::info("log.month_closed month={} lines={}", month->month, month->lines);
    }
    return {};
}

}  // namespace veerkracht::log
