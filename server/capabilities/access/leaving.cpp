#include "capabilities/access/leaving.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/credentials.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/access/locum.hpp"
#include "capabilities/access/own_login.hpp"

namespace veerkracht::access {

namespace {

std::optional<Leaving> leaving_of(UnitOfWork& work, const AccountId& id) {
    return work.tx.maybe<Leaving>(
        "select * from leaving where account_id = $1 and ended_at is null", id);
}

// Everybody's last day is his own to note; of who gives roles only who gives that role.
class LettingGo {
  public:
    explicit LettingGo(UnitOfWork& work)
        : work_(work),
          kind_(kind_of_organization(work, work.actor.organization_id)),
          roles_(roles_to_show(work)) {}

    Result<> may(const Worker& leaver) const {
        if (leaver.id == work_.actor.account_id) {
            const auto noted = leaving_of(work_, leaver.id);
            return noted && noted->noted_by != work_.actor.account_id
                       ? fail(Category::forbidden, "account.own")
                       : Result<>();
        }
        if (roles_given_by(leaver.role, kind_).empty()) return {};
        if (std::ranges::find(roles_, leaver.role) == roles_.end())
            return fail(Category::forbidden, "access.role");
        return {};
    }

  private:
    UnitOfWork& work_;
    std::string kind_;
    std::vector<std::string> roles_;
};

// Can do this work, and is still there the day after.
Result<> can_go_on(UnitOfWork& work, const Worker& leaver, const NewLeaving& input) {
    const std::string field = "successor_account_id";
    const auto choices = who_can_go_on(who_work_here(work), leaver);
    if (!input.successor_account_id) {
        if (!choices.empty()) return refuse_fields({{field, "required"}});
        return {};
    }
    const auto leaves_too = leaving_of(work, *input.successor_account_id);
    if (std::ranges::find(choices, *input.successor_account_id, &Worker::id) == choices.end() ||
        (leaves_too && leaves_too->last_on <= input.last_on))
        return refuse_fields({{field, "not_a_choice"}});
    return {};
}

Result<> keep(UnitOfWork& work, const AccountId& id, const OrganizationId& own,
              const NewLeaving& input) {
    TRY(work.tx.execute(
        "insert into leaving (account_id, version, organization_id, last_on, "
        "successor_account_id, noted_by, noted_by_name, noted_at) "
        "values ($1, 1, $2, $3, $4, $5, $6, $7) "
        "on conflict (account_id) do update set last_on = excluded.last_on, "
        "successor_account_id = excluded.successor_account_id, noted_by = excluded.noted_by, "
        "noted_by_name = excluded.noted_by_name, noted_at = excluded.noted_at, ended_at = null, "
        "version = leaving.version + 1",
        id, own, input.last_on, input.successor_account_id, work.actor.account_id, work.actor.name,
        work.now));
    return {};
}

// Of two who end each other's access at the same moment one is first; the other's row has changed.
Result<> is_still_here(UnitOfWork& work) {
    const auto found = TRY(
        work.tx.execute("update account set version = version + 1 where id = $1 and active = $2",
                        work.actor.account_id, true));
    if (found == 0) return fail(Category::unauthenticated, "session.none");
    return {};
}

Result<> close_account(UnitOfWork& work, const Leaving& leaving) {
    const auto& id = leaving.account_id;
    TRY(work.tx.execute("update account set active = $1, version = version + 1 where id = $2",
                        false, id));
    TRY(end_sessions(work, id));
    TRY(end_locum_periods(work, id));
    TRY(
        work.tx.execute("update absence set substitute_account_id = $1, version = version + 1 "
                        "where substitute_account_id = $2 and ended_at is null and until_on >= $3",
                        leaving.successor_account_id, id, work.today));
    TRY(
        work.tx.execute("update leaving set ended_at = $1, version = version + 1 "
                        "where account_id = $2",
                        work.now, id));
    work.record(AccountClosed{id, leaving.organization_id, leaving.successor_account_id});
    return {};
}

}  // namespace

Result<Team> note_leaving(UnitOfWork& work, const NewLeaving& input) {
    const auto leaver = TRY(colleague(work, input.account_id, "account_id"));
    TRY(keeps_no_login(work, leaver.id));
    if (input.last_on < work.today) return refuse_fields({{"last_on", "out_of_range"}});
    TRY(LettingGo(work).may(leaver));
    TRY(can_go_on(work, leaver, input));
    TRY(keep(work, leaver.id, work.actor.organization_id, input));
    return team(work);
}

Result<Team> cancel_leaving(UnitOfWork& work, const AccountId& account_id) {
    const auto own = TRY(own_organization(work));
    if (const auto who = colleague(work, account_id, "account_id")) TRY(LettingGo(work).may(*who));
    const auto gone = TRY(work.tx.execute(
        "delete from leaving where account_id = $1 and organization_id = $2 and ended_at is null",
        account_id, own));
    if (gone == 0) return fail(Category::not_found, "record.absent");
    return team(work);
}

std::vector<AccountId> who_may_be_let_go(UnitOfWork& work, const std::vector<Worker>& workers) {
    const LettingGo letting_go(work);
    std::vector<AccountId> found;
    for (const auto& one : workers)
        if (letting_go.may(one)) found.push_back(one.id);
    return found;
}

Result<> end_access_of(UnitOfWork& work, const Contact& who,
                       const std::optional<AccountId>& successor) {
    TRY(keep(work, who.id, who.organization_id, {who.id, work.today, successor}));
    return close_account(work, leaving_of(work, who.id).value());
}

Result<Team> end_access(UnitOfWork& work, const AccountId& id, const EndOfAccess& input) {
    TRY(is_still_here(work));
    const auto who = TRY(colleague_to_administer(work, id));
    TRY(keeps_no_login(work, who.id));
    // Nobody has to be found first: what has no successor stays with the team.
    if (input.successor_account_id)
        TRY(can_go_on(work, {who.id, who.name, who.role},
                      {id, work.today, input.successor_account_id}));
    TRY(end_access_of(work, who, input.successor_account_id));
    return team(work);
}

Result<> close_accounts(UnitOfWork& work) {
    const auto over = work.tx.all<Leaving>(
        "select * from leaving where ended_at is null and last_on < $1 order by last_on, "
        "account_id",
        work.today);
    for (const auto& leaving : over) TRY(close_account(work, leaving));
    return {};
}

}  // namespace veerkracht::access
