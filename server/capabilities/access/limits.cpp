#include "capabilities/access/limits.hpp"

#include <map>
#include <stdexcept>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct Limit {
    std::string what;
    int account = 0;
    int organization = 0;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (what, account, organization))
struct Limits {
    std::string version;
    std::vector<Limit> an_hour;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (version, an_hour))

const Limit& limit_of(std::string_view what) {
    static const Limits read = [] {
        auto parsed =
            from_json<Limits>(embedded_file("capabilities/access/packages/limits.json").value());
        if (!parsed) throw std::runtime_error("limits.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    for (const auto& limit : read.an_hour)
        if (limit.what == what) return limit;
    throw std::runtime_error("limits.json has no " + std::string(what));
}

// "2026-11-22T14"
std::string hour_of(std::string_view instant) { return std::string(instant.substr(0, 13)); }

}  // namespace

long seconds_left_of_hour(std::string_view now) {
    return seconds_between(now, plus_minutes(hour_of(now) + ":00:00.000Z", 60));
}

std::int64_t used_this_hour(db::Transaction& tx, std::string_view what, const std::string& who,
                            std::string_view now) {
    return tx
        .value<std::int64_t>(
            "select coalesce(sum(used), 0) from limited_use "
            "where what = $1 and who = $2 and hour = $3",
            what, who, hour_of(now))
        .value_or(0);
}

Result<> count_of(UnitOfWork& work, std::string_view what, const std::string& who,
                  std::string_view mark) {
    TRY(
        work.tx.execute("insert into limited_use (what, who, hour, mark, used) "
                        "values ($1, $2, $3, $4, 1) on conflict (what, who, hour, mark) do update "
                        "set used = case when limited_use.mark = '' then limited_use.used + 1 "
                        "else limited_use.used end",
                        what, who, hour_of(work.now), mark));
    return {};
}

Result<> may_still(UnitOfWork& work, std::string_view what) {
    const auto& limit = limit_of(what);
    if (used_this_hour(work.tx, what, work.actor.account_id.value, work.now) < limit.account &&
        used_this_hour(work.tx, what, work.actor.organization_id.value, work.now) <
            limit.organization)
        return {};
    return refuse_for_now("limit." + std::string(what), seconds_left_of_hour(work.now));
}

Result<> count_use(UnitOfWork& work, std::string_view what, std::string_view mark) {
    TRY(may_still(work, what));
    TRY(count_of(work, what, work.actor.account_id.value, mark));
    return count_of(work, what, work.actor.organization_id.value, mark);
}

void count_use_later(UnitOfWork& work, std::string_view what, std::string_view mark) {
    work.later([what = std::string(what), mark = std::string(mark)](UnitOfWork& later) {
        return count_use(later, what, mark);
    });
}

std::set<std::string> marks_of(UnitOfWork& work, std::string_view what) {
    const auto marks = work.tx.values<std::string>(
        "select mark from limited_use where what = $1 and who = $2 and hour = $3 and mark <> ''",
        what, work.actor.account_id.value, hour_of(work.now));
    return {marks.begin(), marks.end()};
}

Result<> forget_former_hours(UnitOfWork& work) {
    TRY(work.tx.execute("delete from limited_use where hour < $1", hour_of(work.now)));
    return {};
}

}  // namespace veerkracht::access
