#include "capabilities/access/locum.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/credentials.hpp"
#include "capabilities/access/grants.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct Package {
    std::string version;
    int days_max = 0;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, days_max))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/access/packages/locum.json").value());
        if (!parsed) throw std::runtime_error("locum.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string state_of(const LocumPeriod& period, std::string_view today) {
    if (period.ended_at || period.until_on < today) return "over";
    return period.from_on <= today ? "now" : "coming";
}

std::optional<LocumPeriod> newest_of(UnitOfWork& work, const AccountId& account_id) {
    return work.tx.maybe<LocumPeriod>(
        "select * from locum_period where account_id = $1 and organization_id = $2 "
        "order by case when ended_at is null and until_on >= $3 then 0 else 1 end, until_on desc, "
        "noted_at desc, id desc limit 1",
        account_id, work.actor.organization_id, work.today);
}

std::string longest_until(std::string_view from_on) {
    return plus_days(from_on, package().days_max - 1);
}

// As long as the former one was meant to be, and never longer than one may be.
std::string until_of_next(const LocumPeriod& former, const std::string& from_on) {
    return std::min(plus_days(from_on, days_between(former.from_on, former.until_on)),
                    longest_until(from_on));
}

// What was ended at once stands in nobody's way.
std::string next_first_day(const LocumPeriod& former, const std::string& today) {
    if (former.ended_at) return today;
    return std::max(plus_days(former.until_on, 1), today);
}

// One ahead is enough: who renews sees for how long.
bool is_renewed_already(const LocumPeriod& period, std::string_view today) {
    return !period.ended_at && period.from_on > today;
}

}  // namespace

int locum_days_max() { return package().days_max; }

Result<> locum_days_are_right(const UnitOfWork& work, const std::string& from_on,
                              const std::string& until_on) {
    if (from_on.empty()) return refuse_fields({{"from_on", "required"}});
    if (until_on.empty()) return refuse_fields({{"until_on", "required"}});
    if (from_on < work.today) return refuse_fields({{"from_on", "out_of_range"}});
    if (until_on < from_on) return refuse_fields({{"until_on", "out_of_range"}});
    if (until_on > longest_until(from_on)) return refuse_fields({{"until_on", "too_long"}});
    return {};
}

Result<> begin_locum_period(UnitOfWork& work, const AccountId& account_id,
                            const OrganizationId& organization_id, const std::string& from_on,
                            const std::string& until_on, const AccountId& responsible) {
    const auto who = contact(work, responsible);
    if (!who) return fail(Category::conflict, "locum.nobody_answers");
    const auto overlapping = work.tx.value<std::int64_t>(
        "select count(*) from locum_period where account_id = $1 and ended_at is null "
        "and from_on <= $2 and until_on >= $3",
        account_id, until_on, from_on);
    if (overlapping.value_or(0) > 0) return fail(Category::conflict, "locum.overlaps");
    return work.tx.insert(LocumPeriod{new_id<LocumPeriodId>(), 1, account_id, organization_id,
                                      from_on, until_on, who->id, who->name, work.now,
                                      std::nullopt});
}

bool is_locum_today(const UnitOfWork& work, const AccountId& account_id) {
    const auto running = work.tx.value<std::int64_t>(
        "select count(*) from locum_period where account_id = $1 and ended_at is null "
        "and from_on <= $2 and until_on >= $2",
        account_id, work.today);
    return running.value_or(0) > 0;
}

std::vector<LocumView> locums(UnitOfWork& work) {
    std::vector<LocumView> views;
    for (const auto& worker : work.tx.all<Contact>(
             "select id, organization_id, role, name, email, active from account where "
             "organization_id = $1 and role = $2 and active order by name, id",
             work.actor.organization_id, locum_role))
        if (const auto period = newest_of(work, worker.id))
            views.push_back({worker.id, period->from_on, period->until_on,
                             state_of(*period, work.today), period->responsible_name});
    return views;
}

Result<> renew_locum(UnitOfWork& work, const AccountId& account_id) {
    const auto who = TRY(colleague_to_administer(work, account_id));
    const auto former = newest_of(work, who.id);
    if (who.role != locum_role || !former) return fail(Category::not_found, "record.absent");
    if (is_renewed_already(*former, work.today)) return fail(Category::conflict, "locum.renewed");
    const auto from_on = next_first_day(*former, work.today);
    return begin_locum_period(work, who.id, who.organization_id, from_on,
                              until_of_next(*former, from_on), work.actor.account_id);
}

Result<> end_locum_periods(UnitOfWork& work, const AccountId& account_id) {
    TRY(
        work.tx.execute("update locum_period set ended_at = $1, version = version + 1 "
                        "where (account_id = $2 or responsible_account_id = $2) and ended_at is "
                        "null and until_on >= $3",
                        work.now, account_id, work.today));
    return {};
}

Result<> end_locum(UnitOfWork& work, const AccountId& account_id) {
    TRY(roles_to_administer(work));
    const auto who = contact(work, account_id);
    if (!who || who->role != locum_role || who->organization_id != work.actor.organization_id)
        return fail(Category::not_found, "record.absent");
    TRY(end_locum_periods(work, who->id));
    return end_sessions(work, who->id);
}

}  // namespace veerkracht::access
