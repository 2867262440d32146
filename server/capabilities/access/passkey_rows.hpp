// What is kept of a passkey, of an account and of a resident alike: two tables, one set of
// functions.
#pragma once

#include <string>
#include <vector>

#include "capabilities/access/ceremony.hpp"
#include "capabilities/access/passkey_answer.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Those that were not stopped.
template <class Row>
std::vector<std::string> usable_ids(const std::vector<Row>& passkeys) {
    std::vector<std::string> ids;
    for (const auto& one : passkeys)
        if (!one.stopped_at) ids.push_back(one.credential_id);
    return ids;
}

// Of neither of the two kinds.
inline Result<> is_new_passkey(UnitOfWork& work, const std::string& credential_id) {
    const auto known = work.tx.value<std::int64_t>(
        "select (select count(*) from passkey where credential_id = $1) + "
        "(select count(*) from resident_passkey where credential_id = $1)",
        credential_id);
    if (known.value_or(0) > 0) return fail(Category::forbidden, "passkey.known");
    return {};
}

template <class Row>
Row made_passkey(const UnitOfWork& work, const crypto::MadePasskey& made) {
    Row passkey;
    passkey.id = new_id<PasskeyId>();
    passkey.credential_id = crypto::to_base64url(made.credential_id);
    passkey.algorithm = made.key.algorithm;
    passkey.public_key.data = made.key.bytes;
    passkey.counter = made.data.counter;
    passkey.can_be_backed_up = made.data.can_be_backed_up;
    passkey.is_backed_up = made.data.is_backed_up;
    passkey.created_at = work.now;
    return passkey;
}

// The passkey that answered, as it is kept from now on. One of which there may be a copy opens
// nothing any more; `stopped` hears it.
template <class Row, class Stopped>
Result<> use_passkey(UnitOfWork& work, Row passkey, const PasskeyAnswer& input,
                     std::string_view challenge, const Stopped& stopped) {
    const auto data = TRY(checked_answer(
        work, {{passkey.algorithm, passkey.public_key.data}, passkey.can_be_backed_up}, input,
        challenge));
    if (passkey.stopped_at) return fail(Category::forbidden, "passkey.stopped");
    if (const auto goes_up = counter_goes_up(passkey.counter, data); !goes_up) {
        passkey.stopped_at = work.now;
        stopped(passkey);
        TRY(work.tx.update(passkey));
        return goes_up;
    }
    passkey.counter = data.counter;
    passkey.is_backed_up = data.is_backed_up;
    passkey.last_used_at = work.now;
    return work.tx.update(passkey);
}

}  // namespace veerkracht::access
