// Passkeys of residents: with one, the own page at one organisation opens again without a link in a
// message. Each is of one row of a person; whoever has a page at several organisations has one for
// each, and only his phone knows that they are his.
#pragma once

#include <string>
#include <vector>

#include "capabilities/access/own_link.hpp"
#include "capabilities/access/passkeys.hpp"

namespace veerkracht::access {

struct ResidentPasskey {
    static constexpr auto table = "resident_passkey";
    PasskeyId id;
    int version = 1;
    LinkId link_id;  // of its own, closed with it; it says whose page it opens
    std::string credential_id;
    std::int64_t algorithm = 0;
    db::Bytes public_key;
    std::int64_t counter = 0;
    bool can_be_backed_up = false;
    bool is_backed_up = false;
    std::string device;  // "phone firefox"
    std::string created_at;
    std::optional<std::string> last_used_at;
    std::optional<std::string> stopped_at;  // its counter went back: there may be a copy
};
BOOST_DESCRIBE_STRUCT(ResidentPasskey, (),
                      (id, version, link_id, credential_id, algorithm, public_key, counter,
                       can_be_backed_up, is_backed_up, device, created_at, last_used_at,
                       stopped_at))

struct MadePasskeyAnswer {
    std::string client_data;
    std::string attestation_object;
};
BOOST_DESCRIBE_STRUCT(MadePasskeyAnswer, (), (client_data, attestation_object))

// The name of each is the device that it was made on.
std::vector<OwnPasskey> passkeys_of_resident(UnitOfWork& work, const PersonId& person_id);
Result<NewPasskeyRequest> begin_resident_passkey(UnitOfWork& work, const PageOwner& owner);
Result<> keep_resident_passkey(UnitOfWork& work, const PageOwner& owner,
                               const MadePasskeyAnswer& input);
// Who came in by it is out at the next request.
Result<> remove_resident_passkey(UnitOfWork& work, const PersonId& person_id, const PasskeyId& id);
// A phone was lost: all of them.
Result<> end_passkeys_of(UnitOfWork& work, const PersonId& person_id);

Result<PasskeyRequest> begin_resident_sign_in(UnitOfWork& work);
// The link of the page that this passkey opens; forbidden "passkey.…".
Result<Link> link_of_passkey(UnitOfWork& work, const PasskeyAnswer& input);

}  // namespace veerkracht::access
