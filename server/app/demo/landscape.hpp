// The parties of the demo region: practices, care groups, welfare and social work with their faces,
// village supporters, and the initiatives people can go to.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_landscape(Making& making);

// An account at an organisation, stored. Its address is made of the name; every authenticator key
// is its own.
access::Account make_account(Making& making, UnitOfWork& work,
                             const directory::Organization& organization, std::string role,
                             std::string name);
// An organisation there, not stored yet.
directory::Organization organization_at(Making& making, const Place& place, std::string kind,
                                        std::string domain, std::string name,
                                        std::string description);
// A village of which this is one neighbourhood; the heaviest one when there are several.
const Place& place_in(const Making& making, std::string_view village);
std::string name_of_a_worker(Making& making);

}  // namespace veerkracht::demo
