// What opens the own page of a resident without a message (a passkey, a login elsewhere) has a link
// of its own that nobody gets: so it is closed by all that closes links.
#pragma once

#include <string>

#include "capabilities/access/account.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Of whom, and under which name it stands on the phone.
struct PageOwner {
    PersonId person_id;
    OrganizationId organization_id;
    std::string page_name;
};

// `kind`: "passkey" or "outside"; `subject_id`: of what it opens with.
Result<LinkId> make_own_link(UnitOfWork& work, const PageOwner& owner, const std::string& kind,
                             const std::string& subject_id);
// A year from now, as it was used.
Result<Link> use_own_link(UnitOfWork& work, const LinkId& id);
// Closed at once also for who came in by it.
bool is_own_link(const Link& link);

}  // namespace veerkracht::access
