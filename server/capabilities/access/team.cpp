#include "capabilities/access/team.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/actions.hpp"
#include "capabilities/access/leaving.hpp"
#include "capabilities/access/locum.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct AbsenceRow {
    AbsenceId id;
    AccountId account_id;
    std::string from_on;
    std::string until_on;
    std::string substitute_name;
};
BOOST_DESCRIBE_STRUCT(AbsenceRow, (), (id, account_id, from_on, until_on, substitute_name))

struct LeavingRow {
    AccountId account_id;
    std::string last_on;
    std::string successor_name;
};
BOOST_DESCRIBE_STRUCT(LeavingRow, (), (account_id, last_on, successor_name))

struct Package {
    std::string version;
    int substitute_days_max = 0;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, substitute_days_max))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/access/packages/absence.json").value());
        if (!parsed) throw std::runtime_error("absence.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

// Both days included.
std::string last_day_of_standing_in(std::string_view from_on) {
    return plus_days(from_on, package().substitute_days_max - 1);
}

Result<> the_days_are_right(UnitOfWork& work, const NewAbsence& input) {
    if (input.until_on < input.from_on || input.until_on < work.today)
        return refuse_fields({{"until_on", "out_of_range"}});
    if (input.substitute_account_id && input.until_on > last_day_of_standing_in(input.from_on))
        return refuse_fields({{"until_on", "too_long"}});
    const auto overlapping = work.tx.value<std::int64_t>(
        "select count(*) from absence where account_id = $1 and ended_at is null "
        "and from_on <= $2 and until_on >= $3",
        input.account_id, input.until_on, input.from_on);
    if (overlapping.value_or(0) > 0) return fail(Category::conflict, "absence.overlaps");
    return {};
}

bool hears_what_comes_back(const std::string& role) {
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.role = role;
    return role_may(actor, "referral.feedback_list");
}

void add_who_leave(UnitOfWork& work, const OrganizationId& own, Team& team) {
    const auto leavers = work.tx.all<LeavingRow>(
        "select l.account_id, l.last_on, coalesce(s.name, '') as successor_name "
        "from leaving l left join account s on s.id = l.successor_account_id "
        "where l.organization_id = $1 and l.ended_at is null",
        own);
    for (const auto& leaver : leavers)
        for (auto& one : team.people)
            if (one.account_id == leaver.account_id)
                one.leaving = LeavingView{leaver.last_on, leaver.successor_name};
}

}  // namespace

Result<Worker> present_or_former_colleague(UnitOfWork& work, const AccountId& id,
                                           const std::string& field) {
    const auto own = TRY(own_organization(work));
    auto found = work.tx.maybe<Worker>(
        "select id, name, role from account where id = $1 and organization_id = $2", id, own);
    if (!found) return refuse_fields({{field, "not_a_choice"}});
    return std::move(*found);
}

Result<Worker> colleague(UnitOfWork& work, const AccountId& id, const std::string& field) {
    auto found = TRY(present_or_former_colleague(work, id, field));
    const auto active =
        work.tx.value<bool>("select active from account where id = $1", id).value_or(false);
    if (!active) return refuse_fields({{field, "not_a_choice"}});
    return found;
}

std::vector<Worker> who_work_here(UnitOfWork& work) {
    return work.tx.all<Worker>(
        "select id, name, role from account where organization_id = $1 and active "
        "order by name, id",
        work.actor.organization_id);
}

std::vector<Worker> who_can_go_on(const std::vector<Worker>& workers, const Worker& leaver) {
    std::vector<Worker> same_work, also_refer;
    for (const auto& one : workers) {
        if (one.id == leaver.id || one.role == locum_role) continue;  // lent for days: no owner
        if (one.role == leaver.role) same_work.push_back(one);
        if (hears_what_comes_back(one.role)) also_refer.push_back(one);
    }
    if (!same_work.empty() || !hears_what_comes_back(leaver.role)) return same_work;
    return also_refer;
}

Result<Team> team(UnitOfWork& work) {
    const auto own = TRY(own_organization(work));
    Team team;
    team.substitute_days_max = package().substitute_days_max;
    team.organization_name =
        work.tx.value<std::string>("select name from organization_card where id = $1", own)
            .value_or("");
    const auto workers = who_work_here(work);
    const auto absences = work.tx.all<AbsenceRow>(
        "select a.id, a.account_id, a.from_on, a.until_on, coalesce(s.name, '') as substitute_name "
        "from absence a left join account s on s.id = a.substitute_account_id "
        "where a.organization_id = $1 and a.ended_at is null and a.until_on >= $2 "
        "order by a.from_on",
        own, work.today);
    const auto to_let_go = who_may_be_let_go(work, workers);
    for (const auto& worker : workers) {
        Colleague one;
        one.account_id = worker.id;
        one.name = worker.name;
        one.role = worker.role;
        one.me = worker.id == work.actor.account_id;
        one.may_let_go = std::ranges::find(to_let_go, worker.id) != to_let_go.end();
        for (const auto& successor : who_can_go_on(workers, worker))
            one.successors.push_back(successor.id);
        for (const auto& absence : absences)
            if (absence.account_id == worker.id)
                one.absences.push_back({absence.id, absence.from_on, absence.until_on,
                                        absence.substitute_name, absence.from_on <= work.today});
        team.people.push_back(std::move(one));
    }
    add_who_leave(work, own, team);
    return team;
}

Result<Team> note_absence(UnitOfWork& work, const NewAbsence& input) {
    const auto away = TRY(colleague(work, input.account_id, "account_id"));
    const auto choices = who_can_go_on(who_work_here(work), away);
    if (input.substitute_account_id &&
        std::ranges::find(choices, *input.substitute_account_id, &Worker::id) == choices.end())
        return refuse_fields({{"substitute_account_id", "not_a_choice"}});
    TRY(the_days_are_right(work, input));
    TRY(work.tx.insert(Absence{new_id<AbsenceId>(), 1, away.id, work.actor.organization_id,
                               input.from_on, input.until_on, input.substitute_account_id,
                               work.actor.name, work.now, std::nullopt}));
    return team(work);
}

Result<Team> end_absence(UnitOfWork& work, const AbsenceId& id) {
    const auto own = TRY(own_organization(work));
    auto absence = TRY(work.tx.one<Absence>(
        "select * from absence where id = $1 and organization_id = $2", id, own));
    if (!absence.ended_at) {
        absence.ended_at = work.now;
        TRY(work.tx.update(absence));
    }
    return team(work);
}

}  // namespace veerkracht::access
