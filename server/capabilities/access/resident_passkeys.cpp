#include "capabilities/access/resident_passkeys.hpp"

#include <algorithm>

#include "capabilities/access/ceremony.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/own_sessions.hpp"
#include "capabilities/access/passkey_answer.hpp"
#include "capabilities/access/passkey_challenge.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/sessions.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

constexpr std::size_t passkeys_max = 5;
// Counted from when it was used last.
constexpr int days_unused_most = 365;

auto refuse(std::string_view why) {
    return fail(Category::forbidden, "passkey." + std::string(why));
}

// Says nothing of whom it is about, and another thing at each organisation.
std::string user_handle(const UnitOfWork& work, const PersonId& person_id) {
    return crypto::to_base64url(work.keys.token_hash("passkey of " + person_id.value));
}

std::vector<ResidentPasskey> passkeys_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.all<ResidentPasskey>(
        "select p.* from resident_passkey p join link l on l.id = p.link_id "
        "where l.person_id = $1 order by p.created_at, p.id",
        person_id);
}

std::vector<std::string> usable(const std::vector<ResidentPasskey>& passkeys) {
    std::vector<std::string> ids;
    for (const auto& one : passkeys)
        if (!one.stopped_at) ids.push_back(one.credential_id);
    return ids;
}

Result<> not_too_many(const std::vector<ResidentPasskey>& passkeys) {
    if (passkeys.size() < passkeys_max) return {};
    return fail(Category::conflict, "passkey.too_many");
}

Result<> is_new(UnitOfWork& work, const std::string& credential_id) {
    const auto known = work.tx.value<std::int64_t>(
        "select (select count(*) from resident_passkey where credential_id = $1) + "
        "(select count(*) from passkey where credential_id = $1)",
        credential_id);
    if (known.value_or(0) > 0) return refuse("known");
    return {};
}

Result<LinkId> link_of_its_own(UnitOfWork& work, const PageOwner& owner, const PasskeyId& id) {
    Link link;
    link.kind = "passkey";
    link.organization_id = owner.organization_id;
    link.person_id = owner.person_id;
    link.subject_id = id.value;
    link.expires_at = plus_days_instant(work.now, days_unused_most);
    return TRY(make_link(work, link)).id;
}

Result<> remove(UnitOfWork& work, const ResidentPasskey& passkey) {
    TRY(work.tx.execute("delete from resident_passkey where id = $1", passkey.id));
    return close_link(work, passkey.link_id);
}

// Of a page that is still there.
Result<ResidentPasskey> find_passkey(UnitOfWork& work, const std::string& credential_id) {
    auto found = work.tx.maybe<ResidentPasskey>(
        "select p.* from resident_passkey p join link l on l.id = p.link_id "
        "where p.credential_id = $1 and l.closed_at is null and l.expires_at > $2",
        credential_id, work.now);
    if (!found) return refuse("unknown");
    return *std::move(found);
}

Result<> use(UnitOfWork& work, ResidentPasskey passkey, const PasskeyAnswer& input,
             std::string_view challenge) {
    const auto data = TRY(checked_answer(
        work, {{passkey.algorithm, passkey.public_key.data}, passkey.can_be_backed_up}, input,
        challenge));
    if (passkey.stopped_at) return refuse("stopped");
    if (const auto goes_up = counter_goes_up(passkey.counter, data); !goes_up) {
        passkey.stopped_at = work.now;
        TRY(work.tx.update(passkey));
        return goes_up;
    }
    passkey.counter = data.counter;
    passkey.is_backed_up = data.is_backed_up;
    passkey.last_used_at = work.now;
    return work.tx.update(passkey);
}

}  // namespace

std::vector<OwnPasskey> passkeys_of_resident(UnitOfWork& work, const PersonId& person_id) {
    std::vector<OwnPasskey> own;
    for (const auto& one : passkeys_of(work, person_id))
        own.push_back(
            {one.id, one.device, one.created_at, one.last_used_at, one.stopped_at.has_value()});
    return own;
}

Result<NewPasskeyRequest> begin_resident_passkey(UnitOfWork& work, const PageOwner& owner) {
    const auto passkeys = passkeys_of(work, owner.person_id);
    TRY(not_too_many(passkeys));
    NewPasskeyRequest request;
    request.challenge = TRY(make_challenge(work, work.actor.session_id, Purpose::own_page));
    request.rp_id = site_of(work.settings).rp_id;
    request.rp_name = work.settings.region_name;
    request.user_handle = user_handle(work, owner.person_id);
    request.user_name = request.user_display_name = owner.page_name;
    std::ranges::copy(crypto::passkey_algorithms, std::back_inserter(request.algorithms));
    request.credential_ids = usable(passkeys);
    return request;
}

Result<> keep_resident_passkey(UnitOfWork& work, const PageOwner& owner,
                               const MadePasskeyAnswer& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::own_page));
    const auto made =
        TRY(checked_making(work, input.client_data, input.attestation_object, challenge));
    ResidentPasskey passkey;
    passkey.id = new_id<PasskeyId>();
    passkey.credential_id = crypto::to_base64url(made.credential_id);
    passkey.algorithm = made.key.algorithm;
    passkey.public_key.data = made.key.bytes;
    passkey.counter = made.data.counter;
    passkey.can_be_backed_up = made.data.can_be_backed_up;
    passkey.is_backed_up = made.data.is_backed_up;
    passkey.device = device_of(work.request.header("user-agent"));
    passkey.created_at = work.now;
    TRY(is_new(work, passkey.credential_id));
    TRY(not_too_many(passkeys_of(work, owner.person_id)));
    passkey.link_id = TRY(link_of_its_own(work, owner, passkey.id));
    return work.tx.insert(passkey);
}

Result<> remove_resident_passkey(UnitOfWork& work, const PersonId& person_id, const PasskeyId& id) {
    return remove(work, TRY(work.tx.one<ResidentPasskey>(
                            "select p.* from resident_passkey p join link l on l.id = p.link_id "
                            "where p.id = $1 and l.person_id = $2",
                            id, person_id)));
}

Result<> end_passkeys_of(UnitOfWork& work, const PersonId& person_id) {
    for (const auto& one : passkeys_of(work, person_id)) TRY(remove(work, one));
    return {};
}

Result<PasskeyRequest> begin_resident_sign_in(UnitOfWork& work) {
    TRY(count_passkey_asked(work));
    const auto holder = give_token(work, Cookie::challenge, challenge_minutes);
    PasskeyRequest request{
        TRY(make_challenge(work, holder, Purpose::own_page)), site_of(work.settings).rp_id, {}};
    // Whose page is open here proves anew who it is: with a passkey of that page.
    if (work.actor.kind == Actor::Kind::resident && work.actor.code_checked)
        request.credential_ids = usable(passkeys_of(work, work.actor.person_id));
    return request;
}

Result<Link> link_of_passkey(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto challenge =
        TRY(take_challenge(work, kept_of_cookie(work, Cookie::challenge), Purpose::own_page));
    end_cookie(work, Cookie::challenge);
    const auto passkey = TRY(find_passkey(work, input.credential_id));
    auto link = TRY(work.tx.one<Link>("select * from link where id = $1", passkey.link_id));
    work.actor.person_id = link.person_id;  // in the access log
    work.actor.link_id = link.id;
    if (input.user_handle != user_handle(work, link.person_id)) return refuse("unknown");
    TRY(use(work, passkey, input, challenge));
    link.expires_at = plus_days_instant(work.now, days_unused_most);
    TRY(work.tx.update(link));
    return link;
}

}  // namespace veerkracht::access
