// The worklist of those who receive: every open case with its next step, owner and date.
#pragma once

#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// The own cases, those of an absent colleague whom one stands in for, and the offers to the team.
Result<Worklist> worklist(UnitOfWork& work);

// Everybody's, unless one colleague is named or what nobody took on yet is asked.
struct OfWhom {
    std::optional<AccountId> account_id;
    bool nobody = false;
};
// An open leg of the team, in the order of its pages. What the actor may not see is `seen` by
// nobody's number either; it is there because the pages of the database run past it.
struct LegInTeam {
    std::optional<AccountId> account_id;
    bool overdue = false;
    bool seen = false;
};
std::vector<LegInTeam> legs_of_team(UnitOfWork& work, const OrganizationId& organization_id);
// A page of the team's open legs, decided and logged row by row.
std::vector<WorklistRow> rows_of_team(UnitOfWork& work, const OrganizationId& organization_id,
                                      const OfWhom& of, int most, int skipped);

}  // namespace veerkracht::referrals
