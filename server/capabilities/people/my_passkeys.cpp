#include "capabilities/people/my_passkeys.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"

namespace veerkracht::people {

namespace {

using access::Class;
using access::Operation;

bool is_grown_up(const access::Record& door) { return door.age == access::Age::adult; }

// On a phone that others see it says which organisation, and of nobody the name.
Result<access::PageOwner> owner_of_this_page(UnitOfWork& work) {
    const auto door = door_of_own_page(work);
    TRY(access::may(work, Class::accounts, Operation::write, door));
    if (!is_grown_up(door)) return fail(Category::forbidden, "passkey.child");
    const auto keeper = TRY(practice_card(work, door.organization_id));
    return access::PageOwner{door.person_id, door.organization_id, keeper.name};
}

}  // namespace

Result<MyPasskeys> my_passkeys(UnitOfWork& work) {
    const auto door = door_of_own_page(work);
    if (!is_grown_up(door)) return MyPasskeys{};
    TRY(access::may(work, Class::accounts, Operation::read, door));
    return MyPasskeys{true, access::passkeys_of_resident(work, door.person_id)};
}

Result<access::NewPasskeyRequest> begin_my_passkey(UnitOfWork& work) {
    return access::begin_resident_passkey(work, TRY(owner_of_this_page(work)));
}

Result<MyPasskeys> keep_my_passkey(UnitOfWork& work, const access::MadePasskeyAnswer& input) {
    const auto owner = TRY(owner_of_this_page(work));
    TRY(access::keep_resident_passkey(work, owner, input));
    return my_passkeys(work);
}

Result<MyPasskeys> remove_my_passkey(UnitOfWork& work, const access::PasskeyId& id) {
    const auto owner = TRY(owner_of_this_page(work));
    TRY(access::remove_resident_passkey(work, owner.person_id, id));
    return my_passkeys(work);
}

Result<MyLogins> my_logins(UnitOfWork& work) {
    const auto door = door_of_own_page(work);
    if (!is_grown_up(door)) return MyLogins{};
    TRY(access::may(work, Class::accounts, Operation::read, door));
    return MyLogins{true, access::logins_of_resident(work, door.person_id)};
}

Result<access::OutsideAddress> begin_my_login(UnitOfWork& work, const access::OutsideBegin& input) {
    const auto owner = TRY(owner_of_this_page(work));
    return access::begin_to_bind(work, owner.person_id, input);
}

Result<MyLogins> keep_my_login(UnitOfWork& work) {
    const auto owner = TRY(owner_of_this_page(work));
    TRY(access::bind_login(work, owner));
    return my_logins(work);
}

Result<MyLogins> remove_my_login(UnitOfWork& work, const access::ResidentIdentityId& id) {
    const auto owner = TRY(owner_of_this_page(work));
    TRY(access::unbind_login(work, owner.person_id, id));
    return my_logins(work);
}

}  // namespace veerkracht::people
