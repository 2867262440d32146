// The row that the receiver keeps of a resident: made when a case is taken on, from the copy that
// the consent allowed.
#pragma once

#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Who is known from an earlier leg of the same ask keeps that row: what came along since of how to
// reach the resident safely is put into it.
Result<PersonId> own_row_for(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
