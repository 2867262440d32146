#include "capabilities/access/passkeys.hpp"

#include <algorithm>

#include "capabilities/access/account.hpp"
#include "capabilities/access/ceremony.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/passkey_answer.hpp"
#include "capabilities/access/passkey_challenge.hpp"
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

std::vector<std::string> credential_ids(const std::vector<Passkey>& passkeys) {
    std::vector<std::string> ids;
    for (const auto& one : passkeys)
        if (!one.stopped_at) ids.push_back(one.credential_id);
    return ids;
}

// Says nothing of whom it is about.
std::string user_handle(const AccountId& id) { return crypto::to_base64url(id.value); }

// A passkey of which there may be a copy opens nothing any more, and its owner hears it.
Result<> stop(UnitOfWork& work, Passkey& passkey) {
    passkey.stopped_at = work.now;
    work.record(PasskeyStopped{passkey.account_id, passkey.id});
    return work.tx.update(passkey);
}

Result<> use(UnitOfWork& work, Passkey passkey, const PasskeyAnswer& input,
             const std::string& challenge) {
    if (!input.user_handle.empty() && input.user_handle != user_handle(passkey.account_id))
        return refuse("unknown");
    const auto data = TRY(checked_answer(
        work, {{passkey.algorithm, passkey.public_key.data}, passkey.can_be_backed_up}, input,
        challenge));
    if (passkey.stopped_at) return refuse("stopped");
    if (const auto goes_up = counter_goes_up(passkey.counter, data); !goes_up) {
        TRY(stop(work, passkey));
        return goes_up;
    }
    passkey.counter = data.counter;
    passkey.is_backed_up = data.is_backed_up;
    passkey.last_used_at = work.now;
    return work.tx.update(passkey);
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
    const auto usable = credential_ids(passkeys_of(work, passkey.account_id));
    const bool is_last = usable.size() == 1 && usable.front() == passkey.credential_id;
    if (!has_password && is_last) return fail(Category::conflict, "passkey.last_way_in");
    return {};
}

Result<> is_new(UnitOfWork& work, const std::string& credential_id) {
    const auto known = work.tx.value<std::int64_t>(
        "select (select count(*) from passkey where credential_id = $1) + "
        "(select count(*) from resident_passkey where credential_id = $1)",
        credential_id);
    if (known.value_or(0) > 0) return refuse("known");
    return {};
}

Result<Passkey> checked_new(UnitOfWork& work, const NewPasskey& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::add));
    const auto made =
        TRY(checked_making(work, input.client_data, input.attestation_object, challenge));
    Passkey passkey;
    passkey.id = new_id<PasskeyId>();
    passkey.account_id = work.actor.account_id;
    passkey.credential_id = crypto::to_base64url(made.credential_id);
    passkey.algorithm = made.key.algorithm;
    passkey.public_key.data = made.key.bytes;
    passkey.counter = made.data.counter;
    passkey.can_be_backed_up = made.data.can_be_backed_up;
    passkey.is_backed_up = made.data.is_backed_up;
    passkey.name = trimmed(input.name);
    passkey.created_at = work.now;
    TRY(is_new(work, passkey.credential_id));
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
    request.credential_ids = credential_ids(passkeys);
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
    return sign_in(work, TRY(id));
}

Result<PasskeyRequest> ask_own_passkey(UnitOfWork& work) {
    return PasskeyRequest{TRY(make_challenge(work, work.actor.session_id, Purpose::prove)),
                          site_of(work.settings).rp_id,
                          credential_ids(passkeys_of(work, work.actor.account_id))};
}

Result<> own_passkey_answers(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::prove));
    const auto passkey = TRY(find_passkey(work, input.credential_id));
    if (passkey.account_id != work.actor.account_id) return refuse("unknown");
    return use(work, passkey, input, challenge);
}

}  // namespace veerkracht::access
