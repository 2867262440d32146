#include "capabilities/access/passkeys.hpp"

#include <algorithm>

#include "capabilities/access/account.hpp"
#include "capabilities/access/ceremony.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/own_sessions.hpp"
#include "capabilities/access/passkey_answer.hpp"
#include "capabilities/access/passkey_challenge.hpp"
#include "capabilities/access/passkey_rows.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/sessions.hpp"
#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

constexpr std::size_t passkeys_max = 20;

auto refuse(std::string_view why) {
    return fail(Category::forbidden, "passkey." + std::string(why));
}

std::vector<Passkey> passkeys_of(UnitOfWork& work, const AccountId& id) {
    return work.tx.all<Passkey>(
        "select * from passkey where account_id = $1 order by created_at, id", id);
}

// Says nothing of whom it is about.
std::string user_handle(const AccountId& id) { return crypto::to_base64url(id.value); }

// Its owner hears of one that was stopped.
Result<> use(UnitOfWork& work, const Passkey& passkey, const PasskeyAnswer& input,
             const std::string& challenge) {
    if (!input.user_handle.empty() && input.user_handle != user_handle(passkey.account_id))
        return refuse("unknown");
    return use_passkey(work, passkey, input, challenge, [&work](const Passkey& stopped) {
        work.record(PasskeyStopped{stopped.account_id, stopped.id});
    });
}

// Of an account that works here.
Result<Passkey> find_passkey(UnitOfWork& work, const std::string& credential_id) {
    auto found = work.tx.maybe<Passkey>(
        "select p.* from passkey p join account a on a.id = p.account_id where p.credential_id = "
        "$1 and a.active",
        credential_id);
    if (!found) return refuse("unknown");
    return *std::move(found);
}

Result<AccountId> whose_passkey_answers(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto challenge =
        TRY(take_challenge(work, kept_of_cookie(work, Cookie::challenge), Purpose::sign_in));
    const auto passkey = TRY(find_passkey(work, input.credential_id));
    if (input.user_handle.empty()) return refuse("unknown");
    work.actor.account_id = passkey.account_id;  // in the access log
    TRY(use(work, passkey, input, challenge));
    return passkey.account_id;
}

Result<> is_not_the_last_way_in(UnitOfWork& work, const Passkey& passkey) {
    const auto account =
        TRY(work.tx.one<Account>("select * from account where id = $1", passkey.account_id));
    const bool has_password = !account.password_hash.empty() && !account.totp_key.data.empty();
    const auto usable = usable_ids(passkeys_of(work, passkey.account_id));
    const bool is_last = usable.size() == 1 && usable.front() == passkey.credential_id;
    if (!has_password && is_last) return fail(Category::conflict, "passkey.last_way_in");
    return {};
}

Result<Passkey> checked_new(UnitOfWork& work, const NewPasskey& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::add));
    const auto made =
        TRY(checked_making(work, input.client_data, input.attestation_object, challenge));
    auto passkey = made_passkey<Passkey>(work, made);
    passkey.account_id = work.actor.account_id;
    passkey.name = trimmed(input.name);
    TRY(is_new_passkey(work, passkey.credential_id));
    return passkey;
}

Result<> not_too_many(const std::vector<Passkey>& passkeys) {
    if (passkeys.size() < passkeys_max) return {};
    return fail(Category::conflict, "passkey.too_many");
}

}  // namespace

Result<std::vector<OwnPasskey>> own_passkeys(UnitOfWork& work) {
    std::vector<OwnPasskey> own;
    for (auto& one : passkeys_of(work, work.actor.account_id))
        own.push_back(
            {one.id, one.name, one.created_at, one.last_used_at, one.stopped_at.has_value()});
    return own;
}

Result<NewPasskeyRequest> begin_passkey(UnitOfWork& work) {
    const auto passkeys = passkeys_of(work, work.actor.account_id);
    TRY(not_too_many(passkeys));
    const auto account =
        TRY(work.tx.one<Account>("select * from account where id = $1", work.actor.account_id));
    NewPasskeyRequest request;
    request.challenge = TRY(make_challenge(work, work.actor.session_id, Purpose::add));
    request.rp_id = site_of(work.settings).rp_id;
    request.rp_name = work.settings.region_name;
    request.user_handle = user_handle(account.id);
    request.user_name = account.email;
    request.user_display_name = account.name;
    std::ranges::copy(crypto::passkey_algorithms, std::back_inserter(request.algorithms));
    request.credential_ids = usable_ids(passkeys);
    return request;
}

Result<std::vector<OwnPasskey>> add_passkey(UnitOfWork& work, const NewPasskey& input) {
    const auto passkey = TRY(checked_new(work, input));
    TRY(not_too_many(passkeys_of(work, passkey.account_id)));
    TRY(work.tx.insert(passkey));
    work.record(PasskeyAdded{passkey.account_id, passkey.id});
    return own_passkeys(work);
}

Result<std::vector<OwnPasskey>> remove_passkey(UnitOfWork& work, const PasskeyId& id) {
    const auto passkey = TRY(work.tx.one<Passkey>(
        "select * from passkey where id = $1 and account_id = $2", id, work.actor.account_id));
    TRY(is_not_the_last_way_in(work, passkey));
    TRY(work.tx.execute("delete from passkey where id = $1", id));
    TRY(end_other_sessions(work));  // nobody knows which of them it opened
    work.record(PasskeyRemoved{passkey.account_id, passkey.id});
    return own_passkeys(work);
}

Result<PasskeyRequest> begin_sign_in(UnitOfWork& work) {
    TRY(count_passkey_asked(work));
    const auto holder = give_token(work, Cookie::challenge, challenge_minutes);
    return PasskeyRequest{
        TRY(make_challenge(work, holder, Purpose::sign_in)), site_of(work.settings).rp_id, {}};
}

Result<SessionInfo> sign_in_with_passkey(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto id = whose_passkey_answers(work, input);
    end_cookie(work, Cookie::challenge);
    const auto account_id = TRY(id);
    if (!may_come_in_by_ours(work, account_id)) return refuse("own_login_alone");
    return sign_in(work, account_id);
}

Result<PasskeyRequest> ask_own_passkey(UnitOfWork& work) {
    return PasskeyRequest{TRY(make_challenge(work, work.actor.session_id, Purpose::prove)),
                          site_of(work.settings).rp_id,
                          usable_ids(passkeys_of(work, work.actor.account_id))};
}

Result<> own_passkey_answers(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::prove));
    const auto passkey = TRY(find_passkey(work, input.credential_id));
    if (passkey.account_id != work.actor.account_id) return refuse("unknown");
    return use(work, passkey, input, challenge);
}

}  // namespace veerkracht::access
