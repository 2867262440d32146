// Who stands in for a practice works there from a first day until a last one, and somebody of the
// practice answers for him. It is looked up with each request and at each record, so no job has to
// run; what is over is begun anew or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

inline constexpr std::string_view locum_role = "locum";

using LocumPeriodId = Id<struct LocumPeriodTag>;

struct LocumPeriod {
    static constexpr auto table = "locum_period";
    LocumPeriodId id;
    int version = 1;
    AccountId account_id;
    OrganizationId organization_id;
    std::string from_on;   // from midnight, local
    std::string until_on;  // the last day, until midnight
    AccountId responsible_account_id;
    std::string responsible_name;
    std::string noted_at;
    std::optional<std::string> ended_at;  // at once, before the last day
};
BOOST_DESCRIBE_STRUCT(LocumPeriod, (),
                      (id, version, account_id, organization_id, from_on, until_on,
                       responsible_account_id, responsible_name, noted_at, ended_at))

// For the page of the people of a practice.
struct LocumView {
    AccountId account_id;
    std::string from_on;
    std::string until_on;
    std::string state;  // coming, now, over
    std::string responsible_name;
};
BOOST_DESCRIBE_STRUCT(LocumView, (), (account_id, from_on, until_on, state, responsible_name))

// Longest term of one period, both days included.
int locum_days_max();
// Refuses the field that is wrong: from_on, until_on.
Result<> locum_days_are_right(const UnitOfWork& work, const std::string& from_on,
                              const std::string& until_on);
// Nobody stands in twice on one day: of each line of the log one colleague answers for him.
Result<> begin_locum_period(UnitOfWork& work, const AccountId& account_id,
                            const OrganizationId& organization_id, const std::string& from_on,
                            const std::string& until_on, const AccountId& responsible);
// Does it run now? Read anew at each question.
bool is_locum_today(const UnitOfWork& work, const AccountId& account_id);
// The newest period of each, of who works in the own organisation.
std::vector<LocumView> locums(UnitOfWork& work);

// As long again, from the day after the last one or from today; who renews answers for it.
Result<> renew_locum(UnitOfWork& work, const AccountId& account_id);
// The one that runs and those to come, of the locum or of who answers for him; without asking who.
Result<> end_locum_periods(UnitOfWork& work, const AccountId& account_id);
// At once: sessions too.
Result<> end_locum(UnitOfWork& work, const AccountId& account_id);

}  // namespace veerkracht::access
