// The passkeys of the own page, kept and removed by the resident: "Volgende keer met uw vinger of
// gezicht".
#pragma once

#include <vector>

#include "capabilities/access/resident_passkeys.hpp"
#include "capabilities/people/resident_views.hpp"

namespace veerkracht::people {

struct MyPasskeys {
    bool can_keep = false;  // not on the page of a child: that one changes hands at a birthday
    std::vector<access::OwnPasskey> passkeys;
};
BOOST_DESCRIBE_STRUCT(MyPasskeys, (), (can_keep, passkeys))

// At one address, without a link: the phone knows which page its passkey opens. In
// resident_door.cpp, as the other ways in.
Result<LinkGreeting> come_in_by_passkey(UnitOfWork& work, const access::PasskeyAnswer& input);
// Whose page is open in this browser.
Result<LinkGreeting> my_greeting(UnitOfWork& work);

Result<MyPasskeys> my_passkeys(UnitOfWork& work);
Result<access::NewPasskeyRequest> begin_my_passkey(UnitOfWork& work);
Result<MyPasskeys> keep_my_passkey(UnitOfWork& work, const access::MadePasskeyAnswer& input);
Result<MyPasskeys> remove_my_passkey(UnitOfWork& work, const access::PasskeyId& id);

}  // namespace veerkracht::people
