// The ways to the own page without a message, kept and removed by the resident: a passkey
// ("Volgende keer met uw vinger of gezicht") and a login elsewhere ("Inloggen met DigiD").
#pragma once

#include <optional>
#include <vector>

#include "capabilities/access/resident_identities.hpp"
#include "capabilities/access/resident_passkeys.hpp"
#include "capabilities/people/resident_views.hpp"

namespace veerkracht::people {

struct MyPasskeys {
    bool can_keep = false;  // not on the page of a child: that one changes hands at a birthday
    std::vector<access::OwnPasskey> passkeys;
};
BOOST_DESCRIBE_STRUCT(MyPasskeys, (), (can_keep, passkeys))

struct MyLogins {
    bool can_keep = false;  // as above
    std::vector<access::OwnLogin> logins;
};
BOOST_DESCRIBE_STRUCT(MyLogins, (), (can_keep, logins))

// Which of the own pages, where there are several.
struct PageChosen {
    std::optional<access::ResidentIdentityId> page;
};
BOOST_DESCRIBE_STRUCT(PageChosen, (), (page))

struct PageToChoose {
    access::ResidentIdentityId page;
    std::string organization_name;
};
BOOST_DESCRIBE_STRUCT(PageToChoose, (), (page, organization_name))

// In, or first a choice.
struct CameIn {
    std::optional<LinkGreeting> greeting;
    std::vector<PageToChoose> pages;
};
BOOST_DESCRIBE_STRUCT(CameIn, (), (greeting, pages))

// At one address, without a link: the phone knows which page its passkey opens. In
// resident_door.cpp, as the other ways in.
Result<LinkGreeting> come_in_by_passkey(UnitOfWork& work, const access::PasskeyAnswer& input);
// Who came back from a login elsewhere; its pages of all organisations stand together in this
// answer only.
Result<CameIn> come_in_by_login(UnitOfWork& work, const PageChosen& input);
// Whose page is open in this browser.
Result<LinkGreeting> my_greeting(UnitOfWork& work);

Result<MyPasskeys> my_passkeys(UnitOfWork& work);
Result<access::NewPasskeyRequest> begin_my_passkey(UnitOfWork& work);
Result<MyPasskeys> keep_my_passkey(UnitOfWork& work, const access::MadePasskeyAnswer& input);
Result<MyPasskeys> remove_my_passkey(UnitOfWork& work, const access::PasskeyId& id);

Result<MyLogins> my_logins(UnitOfWork& work);
Result<access::OutsideAddress> begin_my_login(UnitOfWork& work, const access::OutsideBegin& input);
Result<MyLogins> keep_my_login(UnitOfWork& work);
Result<MyLogins> remove_my_login(UnitOfWork& work, const access::ResidentIdentityId& id);

}  // namespace veerkracht::people
