#include "capabilities/access/resident_passkeys.hpp"

#include <algorithm>

#include "capabilities/access/ceremony.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/own_sessions.hpp"
#include "capabilities/access/passkey_answer.hpp"
#include "capabilities/access/passkey_challenge.hpp"
#include "capabilities/access/passkey_rows.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/sessions.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::access {

namespace {

constexpr std::size_t passkeys_max = 5;

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

Result<> not_too_many(const std::vector<ResidentPasskey>& passkeys) {
    if (passkeys.size() < passkeys_max) return {};
    return fail(Category::conflict, "passkey.too_many");
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
    request.credential_ids = usable_ids(passkeys);
    return request;
}

Result<> keep_resident_passkey(UnitOfWork& work, const PageOwner& owner,
                               const MadePasskeyAnswer& input) {
    const auto challenge = TRY(take_challenge(work, work.actor.session_id, Purpose::own_page));
    const auto made =
        TRY(checked_making(work, input.client_data, input.attestation_object, challenge));
    auto passkey = made_passkey<ResidentPasskey>(work, made);
    passkey.device = device_of(work.request.header("user-agent"));
    TRY(is_new_passkey(work, passkey.credential_id));
    TRY(not_too_many(passkeys_of(work, owner.person_id)));
    passkey.link_id = TRY(make_own_link(work, owner, "passkey", passkey.id.value));
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
        request.credential_ids = usable_ids(passkeys_of(work, work.actor.person_id));
    return request;
}

Result<Link> link_of_passkey(UnitOfWork& work, const PasskeyAnswer& input) {
    const auto challenge =
        TRY(take_challenge(work, kept_of_cookie(work, Cookie::challenge), Purpose::own_page));
    end_cookie(work, Cookie::challenge);
    const auto passkey = TRY(find_passkey(work, input.credential_id));
    const auto link = TRY(work.tx.one<Link>("select * from link where id = $1", passkey.link_id));
    db::work_for(work.tx.connection(), link.organization_id.value);
    work.actor.person_id = link.person_id;  // in the access log
    work.actor.link_id = link.id;
    if (input.user_handle != user_handle(work, link.person_id)) return refuse("unknown");
    TRY(use_passkey(work, passkey, input, challenge, [](const ResidentPasskey&) {}));
    return use_own_link(work, link.id);
}

}  // namespace veerkracht::access
