#include "capabilities/access/own_login.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/grants.hpp"
#include "kernel/text.hpp"

namespace veerkracht::access {

namespace {

struct OwnLogin {
    static constexpr auto table = "own_login";
    OrganizationId id;  // one per organisation, and only as long as it is so
    int version = 1;
    AccountId keeper_account_id;
    std::string help;
    std::string since;
    std::string set_by_name;
};
BOOST_DESCRIBE_STRUCT(OwnLogin, (), (id, version, keeper_account_id, help, since, set_by_name))

std::optional<OwnLogin> setting_of(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.maybe<OwnLogin>("select * from own_login where id = $1", id);
}

std::vector<LoginKeeper> who_may_keep(UnitOfWork& work, const OrganizationId& id) {
    auto all = work.tx.all<LoginKeeper>(
        "select id, name from account where organization_id = $1 and active and "
        "password_hash <> '' order by name, id",
        id);
    const auto give = givers(work, id);
    std::erase_if(all,
                  [&](const auto& one) { return std::ranges::find(give, one.id) == give.end(); });
    return all;
}

int count(UnitOfWork& work, const std::string& of_whom, const OrganizationId& id) {
    return static_cast<int>(
        work.tx
            .value<std::int64_t>(
                "select count(*) from account a where a.organization_id = $1 and a.active" +
                    of_whom,
                id)
            .value_or(0));
}

constexpr auto who_come_by_it =
    " and exists (select 1 from outside_identity i where i.account_id = a.id)";

OwnLoginView view_of(UnitOfWork& work, const OrganizationId& own) {
    OwnLoginView view;
    view.is_there = login_of(work, own).has_value();
    view.people = count(work, "", own);
    view.joined = count(work, who_come_by_it, own);
    view.keepers = who_may_keep(work, own);
    if (const auto setting = setting_of(work, own)) {
        view.is_only = true;
        view.version = setting->version;
        view.keeper_account_id = setting->keeper_account_id;
        view.help = setting->help;
        view.since = setting->since;
        view.set_by_name = setting->set_by_name;
    }
    return view;
}

Result<> can_be_kept_by(UnitOfWork& work, const OrganizationId& own, const OwnLoginChange& input) {
    if (!input.keeper_account_id) return refuse_fields({{"keeper_account_id", "required"}});
    const auto keepers = who_may_keep(work, own);
    if (std::ranges::find(keepers, *input.keeper_account_id, &LoginKeeper::id) == keepers.end())
        return refuse_fields({{"keeper_account_id", "not_a_choice"}});
    if (trimmed(input.help).empty()) return refuse_fields({{"help", "required"}});
    return {};
}

// Also half of one; what began with that login goes on.
Result<> end_what_began_here(UnitOfWork& work, const OwnLogin& setting) {
    for (const std::string table : {"session", "half_session"})
        TRY(work.tx.execute("delete from " + table +
                                " where account_id in (select id from account where "
                                "organization_id = $1 and id <> $2) and id not in (select "
                                "session_id from outside_session)",
                            setting.id, setting.keeper_account_id));
    return {};
}

Result<> turn_on(UnitOfWork& work, const OrganizationId& own, const OwnLoginChange& input,
                 const std::optional<OwnLogin>& former) {
    if (!login_of(work, own)) return fail(Category::conflict, "own_login.not_there");
    TRY(can_be_kept_by(work, own, input));
    auto setting = former.value_or(OwnLogin{});
    setting.id = own;
    setting.keeper_account_id = *input.keeper_account_id;
    setting.help = trimmed(input.help);
    if (!former) setting.since = work.now;
    setting.set_by_name = work.actor.name;
    TRY(former ? work.tx.update(setting) : work.tx.insert(setting));
    return end_what_began_here(work, setting);
}

}  // namespace

Result<OwnLoginView> own_login(UnitOfWork& work) {
    return view_of(work, TRY(own_organization(work)));
}

Result<OwnLoginView> change_own_login(UnitOfWork& work, const OwnLoginChange& input) {
    const auto own = TRY(own_organization(work));
    TRY(roles_to_give(work, {}));
    const auto former = setting_of(work, own);
    if ((former ? former->version : 0) != input.version)
        return fail(Category::conflict, "record.changed");
    if (input.is_only) {
        TRY(turn_on(work, own, input, former));
    } else {
        TRY(work.tx.execute("delete from own_login where id = $1", own));
    }
    work.record(OwnLoginChanged{own, work.actor.account_id, input.is_only});
    return view_of(work, own);
}

bool may_come_in_by_ours(UnitOfWork& work, const AccountId& id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from own_login o join account a on a.organization_id = o.id "
                   "where a.id = $1 and o.keeper_account_id <> a.id",
                   id)
               .value_or(0) == 0;
}

bool takes_own_login_alone(UnitOfWork& work, const OrganizationId& id) {
    return setting_of(work, id).has_value();
}

// One that proves somebody with the first factor alone is no way in by itself.
std::optional<LoginOfOrganization> login_of(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.maybe<LoginOfOrganization>(
        "select u.code, u.organization_name from outside_issuer u join organization_card o on "
        "o.name = u.organization_name where o.id = $1 and u.keys = '' and u.least_level = '' and "
        "u.levels_wanted <> '' order by u.code limit 1",
        id);
}

std::string help_with_login(UnitOfWork& work, const OrganizationId& id) {
    const auto setting = setting_of(work, id);
    return setting ? setting->help : "";
}

std::string login_to_prove_with(UnitOfWork& work, const AccountId& id) {
    const auto has_password = work.tx.value<std::int64_t>(
        "select count(*) from account where id = $1 and password_hash <> ''", id);
    if (has_password.value_or(0) > 0 && may_come_in_by_ours(work, id)) return "";
    return work.tx
        .value<std::string>(
            "select u.code from outside_identity i join outside_issuer u on u.code = "
            "i.issuer_code where i.account_id = $1 and u.keys = '' order by u.code limit 1",
            id)
        .value_or("");
}

Result<> keeps_no_login(UnitOfWork& work, const AccountId& id) {
    const auto kept = work.tx.value<std::int64_t>(
        "select count(*) from own_login where keeper_account_id = $1", id);
    if (kept.value_or(0) > 0) return fail(Category::conflict, "own_login.keeper_leaves");
    return {};
}

}  // namespace veerkracht::access
