// The work of a team: all open legs of the own organisation, and handing a caseload over.
#pragma once

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
    int open = 0;
    int overdue = 0;
};
BOOST_DESCRIBE_STRUCT(Caseload, (), (account_id, name, open, overdue))
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

}  // namespace veerkracht::referrals
