#include "capabilities/referrals/team.hpp"

#include <algorithm>

#include "capabilities/access/team.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/worklist.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr int rows_on_page = 50;

std::vector<Caseload> caseloads_of(UnitOfWork& work, const OrganizationId& own) {
    return work.tx.all<Caseload>(
        "select load.account_id, coalesce(a.name, '') as name, load.open, load.overdue from ("
        "select account_id, count(*) as open, count(*) filter (where due_on < $2) as overdue "
        "from referral where to_organization_id = $1 and closed_at is null group by account_id"
        ") as load left join account_card a on a.id = load.account_id order by name",
        own, work.today);
}

int open_cases(const std::vector<Caseload>& caseloads, const std::optional<AccountId>& of) {
    int open = 0;
    for (const auto& one : caseloads)
        if (!of || one.account_id == of) open += one.open;
    return open;
}

// What the colleague may not see, because of who it is about, stays where it is.
std::vector<Referral> cases_to_hand_over(UnitOfWork& work, const HandOver& input) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where to_organization_id = $1 and account_id = $2 "
        "and closed_at is null order by id",
        work.actor.organization_id, input.from_account_id);
    if (!input.referral_ids.empty())
        std::erase_if(legs, [&](const Referral& leg) {
            return std::ranges::find(input.referral_ids, leg.id) == input.referral_ids.end();
        });
    std::erase_if(legs, [&](const Referral& leg) {
        return is_barred(work, leg.thread_id, input.to_account_id) ||
               is_barred(work, leg.thread_id, work.actor.account_id);
    });
    return legs;
}

// No content: who it is stands on the resident's own page, and in the referrer's list.
Result<> tell_the_resident(UnitOfWork& work, const Referral& leg) {
    const auto person = TRY(people::find(work, *leg.recipient_person_id));
    if (person.phone.empty() || !people::is_active(work, person.id)) return {};
    return notifications::send(work,
                               {"sms",
                                person.phone,
                                "contact_changed",
                                person.id,
                                leg.id.value,
                                {{"phone", organization_phone(work, leg.to_organization_id)}}});
}

Result<> move_to_colleague(UnitOfWork& work, Referral leg, const access::Worker& to) {
    TRY(access::may(work, Class::social_notes, Operation::write,
                    unless_barred(work, leg, own_row(leg))));
    leg.account_id = to.id;
    leg.to_name = to.name;
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    TRY(people::note_event(work, leg.person_id, "referral.handed_over", leg.id.value, leg.step,
                           to.name));
    return tell_the_resident(work, leg);
}

}  // namespace

Result<TeamWorklist> team_worklist(UnitOfWork& work, const TeamAsk& asked) {
    const auto own = TRY(access::own_organization(work));
    TeamWorklist list;
    list.caseloads = caseloads_of(work, own);
    list.page = asked.page.value_or(1);
    const int open = open_cases(list.caseloads, asked.account_id);
    list.pages = std::max(1, (open + rows_on_page - 1) / rows_on_page);
    list.rows =
        rows_of_team(work, own, asked.account_id, rows_on_page, (list.page - 1) * rows_on_page);
    return list;
}

Result<HandedOver> hand_over(UnitOfWork& work, const HandOver& input) {
    const auto from = TRY(access::colleague(work, input.from_account_id, "from_account_id"));
    const auto to = TRY(access::colleague(work, input.to_account_id, "to_account_id"));
    if (to.id == from.id || to.role != from.role)
        return refuse_fields({{"to_account_id", "not_a_choice"}});
    const auto legs = cases_to_hand_over(work, input);
    if (!input.referral_ids.empty() && legs.size() != input.referral_ids.size())
        return refuse_fields({{"referral_ids", "not_a_choice"}});
    for (const auto& leg : legs) TRY(move_to_colleague(work, leg, to));
    return HandedOver{static_cast<int>(legs.size()), to.name};
}

}  // namespace veerkracht::referrals
