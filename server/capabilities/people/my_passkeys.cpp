#include "capabilities/people/my_passkeys.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"

namespace veerkracht::people {

namespace {

using access::Class;
using access::Operation;

Result<> is_grown_up(const access::Record& door) {
    if (door.age == access::Age::adult) return {};
    return fail(Category::forbidden, "passkey.child");
}

// On a phone that others see it says which organisation, and of nobody the name.
Result<access::PageOwner> owner_of_this_page(UnitOfWork& work) {
    const auto door = door_of_own_page(work);
    TRY(access::may(work, Class::accounts, Operation::write, door));
    TRY(is_grown_up(door));
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

}  // namespace veerkracht::people
