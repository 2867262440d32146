// The work of a team: all open legs of the own organisation, and handing a caseload over.
#pragma once

#include "capabilities/access/events.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct TeamAsk {
    std::optional<AccountId> account_id;  // absent: of everybody
    bool unanswered = false;              // only what nobody took on yet
    std::optional<int> page;              // from 1
};
BOOST_DESCRIBE_STRUCT(TeamAsk, (), (account_id, unanswered, page))
constexpr auto rules(const TeamAsk*) { return std::tuple{rule(&TeamAsk::page, Range{1, 1000})}; }

struct Caseload {
    std::optional<AccountId> account_id;  // absent: offers that nobody took on yet
    std::string name;
    std::string role;
    bool former = false;  // does not work here any more
    int open = 0;
    int overdue = 0;
};
BOOST_DESCRIBE_STRUCT(Caseload, (), (account_id, name, role, former, open, overdue))
struct TeamWorklist {
    std::vector<WorklistRow> rows;  // one page, the longest due first
    std::vector<Caseload> caseloads;
    int page = 1;
    int pages = 1;
};
BOOST_DESCRIBE_STRUCT(TeamWorklist, (), (rows, caseloads, page, pages))

struct HandOver {
    AccountId from_account_id;
    AccountId to_account_id;
    std::vector<ReferralId> referral_ids;  // empty: the whole caseload
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (from_account_id, to_account_id, referral_ids))
constexpr auto rules(const HandOver*) {
    return std::tuple{rule(&HandOver::referral_ids, Count{500})};
}
struct HandedOver {
    int cases = 0;
    std::string to_name;
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (cases, to_name))

Result<TeamWorklist> team_worklist(UnitOfWork& work, const TeamAsk& asked);
// Open cases go to a colleague of the same role; residents and referrers are told by one line.
Result<HandedOver> hand_over(UnitOfWork& work, const HandOver& input);
// After somebody's last working day all that is open goes to the successor, offers too. Without
// one, and where the successor may not see it, it stays on the list of the team with a line: a
// colleague hands it over.
Result<> go_on_with_work(UnitOfWork& work, const access::AccountClosed& news);

}  // namespace veerkracht::referrals
