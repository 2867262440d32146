// Who may not see a case, though the own team may: a worker who knows the resident, and the face
// that the resident did not want. It holds for the whole ask, whatever becomes of its legs.
#pragma once

#include <set>

#include "capabilities/access/access.hpp"
#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// `reason`: known_person or other_face.
Result<> bar(UnitOfWork& work, const ThreadId& thread_id, const AccountId& account_id,
             std::string_view reason);
bool is_barred(UnitOfWork& work, const ThreadId& thread_id, const AccountId& account_id);
// Of who asks, for a list.
std::set<std::string> barred_threads(UnitOfWork& work);
// The door as it is for who asks: closed for whom is barred, who hears that it ended.
access::Record unless_barred(UnitOfWork& work, const Referral& leg, access::Record door);

}  // namespace veerkracht::referrals
