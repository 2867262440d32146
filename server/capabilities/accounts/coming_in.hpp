// What every way to use an invitation has in common: it is open, the code that was told fits, and
// an account is opened or opened anew, once.
#pragma once

#include <string_view>

#include "capabilities/access/credentials.hpp"
#include "capabilities/accounts/invitation.hpp"

namespace veerkracht::accounts {

Result<Invitation> find(UnitOfWork& work, std::string_view token);
Result<Invitation> find_open(UnitOfWork& work, std::string_view token);
// Not over, and of somebody who still gives that role.
Result<> is_open(UnitOfWork& work, const Invitation& invitation);
std::string guesses_of(const Invitation& invitation);
std::string figures_of(std::string_view code);
// Wrong ones are counted, also when the answer is a refusal.
Result<> the_code_fits(UnitOfWork& work, Invitation& invitation, std::string_view code);
// One account for one address: who has one elsewhere hears so here, behind the code, and not who
// invited.
Result<> the_address_opens_here(UnitOfWork& work, const Invitation& invitation);
// Not where the organisation takes its own login alone.
Result<> may_choose_a_password(UnitOfWork& work, const Invitation& invitation);

Result<AccountId> open_or_renew(UnitOfWork& work, const Invitation& invitation,
                                const access::Credentials& credentials);
Result<> note_accepted(UnitOfWork& work, Invitation& invitation, const AccountId& account_id);

}  // namespace veerkracht::accounts
