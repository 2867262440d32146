// Which roles somebody may give to others in the own organisation: grants.csv, read once.
#pragma once

#include <string>
#include <vector>

#include "capabilities/access/credentials.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

std::string kind_of_organization(UnitOfWork& work, const OrganizationId& id);
// In the order of the table; empty for who gives none.
std::vector<std::string> roles_given_by(std::string_view role, std::string_view organization_kind);
// All roles that anybody gives in such an organisation.
std::vector<std::string> roles_of_kind(std::string_view organization_kind);
// Those that who asks now gives to this account ("" to somebody new): a grant, with a fresh proof,
// never to oneself. Decided and left in the access log.
Result<std::vector<std::string>> roles_to_give(UnitOfWork& work, const AccountId& to);
// Those whose open invitations he takes back.
Result<std::vector<std::string>> roles_to_administer(UnitOfWork& work);
// Somebody else of the own organisation, of a role that who asks gives.
Result<Contact> colleague_to_administer(UnitOfWork& work, const AccountId& id);
// Whether an account still works there and gives that role.
bool still_gives(UnitOfWork& work, const AccountId& giver, const OrganizationId& organization_id,
                 const std::string& role);
// The accounts of an organisation that give any role.
std::vector<AccountId> givers(UnitOfWork& work, const OrganizationId& organization_id);
// The same, for showing only.
std::vector<std::string> roles_to_show(UnitOfWork& work);

}  // namespace veerkracht::access
