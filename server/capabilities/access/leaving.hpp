// The last working day: until then nothing changes, after it the account is closed and a successor
// goes on with the work.
#pragma once

#include "capabilities/access/credentials.hpp"
#include "capabilities/access/team.hpp"

namespace veerkracht::access {

struct Leaving {
    static constexpr auto table = "leaving";
    AccountId account_id;
    int version = 1;
    OrganizationId organization_id;
    std::string last_on;  // still works that day
    std::optional<AccountId> successor_account_id;
    std::optional<AccountId> noted_by;
    std::string noted_by_name;
    std::string noted_at;
    std::optional<std::string> ended_at;  // the account was closed
};
BOOST_DESCRIBE_STRUCT(Leaving, (),
                      (account_id, version, organization_id, last_on, successor_account_id,
                       noted_by, noted_by_name, noted_at, ended_at))

struct NewLeaving {
    AccountId account_id;
    std::string last_on;
    std::optional<AccountId> successor_account_id;  // absent only where nobody does the same work
};
BOOST_DESCRIBE_STRUCT(NewLeaving, (), (account_id, last_on, successor_account_id))
constexpr auto rules(const NewLeaving*) { return std::tuple{rule(&NewLeaving::last_on, Day{})}; }
// Somebody who must not come in any more, from this moment.
struct EndOfAccess {
    std::optional<AccountId> successor_account_id;
};
BOOST_DESCRIBE_STRUCT(EndOfAccess, (), (successor_account_id))

// Said anew, it replaces what was said before. Everybody notes the own last day and that of a
// colleague; of who gives roles only who gives that role. Who was let go does not undo it.
Result<Team> note_leaving(UnitOfWork& work, const NewLeaving& input);
Result<Team> cancel_leaving(UnitOfWork& work, const AccountId& account_id);
// Those among them whose last day who asks may note, or undo.
std::vector<AccountId> who_may_be_let_go(UnitOfWork& work, const std::vector<Worker>& workers);
// Not at the end of the day but now: the next request of any of the sessions is refused. By who
// gives that role, never of oneself.
Result<Team> end_access(UnitOfWork& work, const AccountId& id, const EndOfAccess& input);
// The same by the owner of the server.
Result<> end_access_of(UnitOfWork& work, const Contact& who,
                       const std::optional<AccountId>& successor);
// Closes the accounts whose last day is over, with their sessions; the rooms hear it.
Result<> close_accounts(UnitOfWork& work);

}  // namespace veerkracht::access
