#include "capabilities/access/credentials.hpp"

#include "capabilities/access/account.hpp"
#include "capabilities/access/events.hpp"
#include "kernel/text.hpp"

namespace veerkracht::access {

namespace {

void take(const UnitOfWork& work, Account& account, const Credentials& credentials) {
    account.password_hash = credentials.password_hash;
    account.totp_key =
        work.keys.seal_own("account.totp_key", account.id.value, credentials.totp_key);
    account.totp_last_step = credentials.totp_last_step;
}

// Every other way in.
Result<> forget_other_ways(UnitOfWork& work, const AccountId& id) {
    TRY(work.tx.execute("delete from passkey where account_id = $1", id));
    TRY(work.tx.execute("delete from outside_identity where account_id = $1", id));
    return {};
}

// An address of a desk passes from one to the other; what the former one did stays his.
Result<> free_address(UnitOfWork& work, Account& former) {
    former.email += " " + former.id.value;  // a blank stands in no address
    return work.tx.update(former);
}

// Who comes back; another with this address, or at another organisation, begins anew.
bool is_the_same_colleague(const Account& former, const NewColleague& who) {
    return former.organization_id == who.organization_id && folded(former.name) == folded(who.name);
}

std::optional<Account> at(UnitOfWork& work, std::string_view email) {
    return work.tx.maybe<Account>("select * from account where email = $1", email);
}

}  // namespace

std::optional<Contact> contact(UnitOfWork& work, const AccountId& id) {
    return work.tx.maybe<Contact>(
        "select id, organization_id, role, name, email, active from account where id = $1", id);
}

std::optional<Contact> contact_at(UnitOfWork& work, std::string_view email) {
    return work.tx.maybe<Contact>(
        "select id, organization_id, role, name, email, active from account where email = $1",
        email);
}

Result<AccountId> open_account(UnitOfWork& work, const NewColleague& who,
                               const Credentials& credentials) {
    auto account = at(work, who.email);
    if (account && account->active) return fail(Category::conflict, "account.address_taken");
    if (account && !is_the_same_colleague(*account, who)) {
        TRY(free_address(work, *account));
        account.reset();
    }
    const bool is_new = !account;
    if (is_new) {
        account.emplace();
        account->id = new_id<AccountId>();
        account->organization_id = who.organization_id;
        account->email = who.email;
        account->created_at = work.now;
    }
    account->role = who.role;
    account->name = who.name;
    account->active = true;
    take(work, *account, credentials);
    TRY(is_new ? work.tx.insert(*account) : work.tx.update(*account));
    TRY(forget_other_ways(work, account->id));
    TRY(end_sessions(work, account->id));
    work.record(AccountOpened{account->id, account->organization_id, account->role});
    return account->id;
}

Result<> replace_credentials(UnitOfWork& work, const AccountId& id,
                             const Credentials& credentials) {
    auto account = TRY(work.tx.one<Account>("select * from account where id = $1 and active", id));
    take(work, account, credentials);
    TRY(work.tx.update(account));
    TRY(forget_other_ways(work, id));
    return end_sessions(work, id);
}

Result<> close_credentials(UnitOfWork& work, const AccountId& id) {
    TRY(work.tx.execute(
        "update account set password_hash = $1, version = version + 1 where id = $2 and active", "",
        id));
    TRY(forget_other_ways(work, id));
    return end_sessions(work, id);
}

Result<> end_sessions(UnitOfWork& work, const AccountId& id) {
    for (const auto* rows : {"delete from session where account_id = $1",
                             "delete from half_session where account_id = $1"})
        TRY(work.tx.execute(rows, id));
    return {};
}

}  // namespace veerkracht::access
