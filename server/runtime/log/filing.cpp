#include "runtime/log/filing.hpp"

namespace veerkracht::log {

namespace {

constexpr int rows_at_once = 50;  // about a millisecond of the one thread that writes
constexpr int times_at_most = 200;
// More than this many lines in two seconds is a busy moment, and filing waits for a calm one; but
// not longer than until so many lines wait that a question over the unfiled looks would be slow.
constexpr std::int64_t busy_lines = 200;
constexpr long busy_seconds = 2;
constexpr std::int64_t lines_at_most = 100'000;

Actor filing_clerk() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "log.file_looks";
    return actor;
}

bool is_better_later(UnitOfWork& work) {
    auto& tx = work.tx;
    const auto first = tx.value<std::int64_t>("select min(log_id) from access_log_unfiled");
    const auto last = tx.value<std::int64_t>("select max(log_id) from access_log_unfiled");
    if (!first || !last || *last - *first > lines_at_most) return false;
    const auto written_at = tx.value<std::string>(
        "select at from access_log where id <= $1 order by id desc limit 1", *last - busy_lines);
    return written_at && *written_at > plus_seconds(work.now, -busy_seconds);
}

// In the order of the index by person, so that neighbours are written together.
Result<> file_some(db::Transaction& tx, std::int64_t& filed) {
    const auto last = tx.value<std::int64_t>(
        "select max(log_id) from (select log_id from access_log_unfiled order by log_id limit " +
        std::to_string(rows_at_once) + ") as oldest");
    filed = 0;
    if (!last) return {};
    TRY(tx.execute(
        "insert into access_log_filed (log_id, person_id, record_class, operation, ground, "
        "allowed) select log_id, person_id, record_class, operation, ground, allowed "
        "from access_log_unfiled where log_id <= $1 order by person_id, log_id",
        *last));
    filed = TRY(tx.execute("delete from access_log_unfiled where log_id <= $1", *last));
    return {};
}

}  // namespace

Result<> file_looks(Application& house) {
    for (int i = 0; i < times_at_most && !house.is_stopping(); ++i) {
        std::int64_t filed = 0;
        TRY(house.run(filing_clerk(), [&](UnitOfWork& work) -> Result<> {
            return is_better_later(work) ? Result<>() : file_some(work.tx, filed);
        }));
        if (filed < rows_at_once) return {};
    }
    return {};
}

}  // namespace veerkracht::log
