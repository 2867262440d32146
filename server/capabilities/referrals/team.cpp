#include "capabilities/referrals/team.hpp"

#include <algorithm>
#include <map>

#include "capabilities/access/team.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/worklist.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr int rows_on_page = 50;

struct NameInTeam {
    AccountId id;
    std::string name;
    std::string role;
    bool active = true;
};
BOOST_DESCRIBE_STRUCT(NameInTeam, (), (id, name, role, active))
constexpr std::string_view names_in_team =
    "select id, name, role, active from account_card where organization_id = $1 order by name, id";

bool is_of(const LegInTeam& leg, const OfWhom& of) {
    const bool all = !of.account_id && !of.nobody;
    return all || leg.account_id == of.account_id;
}

// What can be counted is what can be read: a colleague who may not see a case does not find it in a
// number either.
std::vector<Caseload> caseloads_of(UnitOfWork& work, const std::vector<LegInTeam>& legs,
                                   const OrganizationId& own) {
    std::map<std::optional<AccountId>, Caseload> of_account;
    for (const auto& leg : legs) {
        if (!leg.seen) continue;
        auto& load = of_account[leg.account_id];
        load.account_id = leg.account_id;
        load.open += 1;
        load.overdue += leg.overdue ? 1 : 0;
    }
    std::vector<Caseload> loads;
    if (const auto nobodys = of_account.find(std::nullopt); nobodys != of_account.end())
        loads.push_back(nobodys->second);
    for (const auto& one : work.tx.all<NameInTeam>(names_in_team, own)) {
        const auto found = of_account.find(one.id);
        if (found == of_account.end()) continue;
        loads.push_back(found->second);
        loads.back().name = one.name;
        loads.back().role = one.role;
        loads.back().former = !one.active;
    }
    return loads;
}

// Where a page stands among all that the database lists, when only what is seen fills pages.
struct Part {
    int pages = 1;
    int skipped = 0;
    int most = 0;
};
Part part_of(const std::vector<LegInTeam>& legs, const OfWhom& of, int page) {
    Part part;
    int place = 0, seen = 0;
    for (const auto& leg : legs) {
        if (!is_of(leg, of)) continue;
        if (leg.seen && seen++ / rows_on_page == page - 1) {
            if (part.most == 0) part.skipped = place;
            part.most = place - part.skipped + 1;
        }
        ++place;
    }
    part.pages = std::max(1, (seen + rows_on_page - 1) / rows_on_page);
    return part;
}

std::vector<Referral> open_cases_of(UnitOfWork& work, const OrganizationId& organization,
                                    const AccountId& account) {
    return work.tx.all<Referral>(
        "select * from referral where to_organization_id = $1 and account_id = $2 "
        "and closed_at is null order by id",
        organization, account);
}

// What the colleague may not see, because of who it is about, stays where it is.
std::vector<Referral> cases_to_hand_over(UnitOfWork& work, const HandOver& input) {
    auto legs = open_cases_of(work, work.actor.organization_id, input.from_account_id);
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

bool can_be_sent_a_line(UnitOfWork& work, const Referral& leg, const people::Person& person) {
    if (person.phone.empty() || !people::is_active(work, person.id)) return false;
    // Who sits behind that phone follows from the birth date, which the sender knows.
    const auto known = people::row(work, leg.person_id);
    return !known || may_be_told(work, leg, *known);
}

// No content: who it is stands on the resident's own page, and in the referrer's list.
Result<> tell_the_resident(UnitOfWork& work, const Referral& leg, const people::Person& person) {
    return notifications::send(
        work, {"sms",
               person.phone,
               "contact_changed",
               person.id,
               leg.id.value,
               {{"phone", organization_contact(work, leg.to_organization_id).phone}}});
}

// Who goes on with it reads who handed it on, when, and to whom that was told. Who took it himself
// knows.
Result<> tell_the_successor(UnitOfWork& work, const Referral& leg, bool resident_is_told) {
    if (leg.account_id == work.actor.account_id) return {};
    std::string told = resident_is_told ? "resident" : "not_resident";
    if (!is_own_case(leg) && !is_self_referred(leg)) told += " sender";
    return tell_receiver(work, leg, "handed_over", told);
}

Result<> somebody_goes_on_with(UnitOfWork& work, const Referral& leg) {
    TRY(work.tx.execute(
        "update case_notice set seen_at = $1 where referral_id = $2 and "
        "kind in ('left_behind', 'stands_still', 'handed_over') and seen_at is null",
        work.now, leg.id));
    return {};
}

// Nobody goes on with it by itself: every colleague hears that somebody has to.
Result<> tell_that_it_is_left_behind(UnitOfWork& work, const Referral& leg) {
    CaseNotice notice;
    notice.id = new_uuid();
    notice.referral_id = leg.id;
    notice.organization_id = leg.to_organization_id;
    notice.kind = "left_behind";
    notice.at = work.now;
    return work.tx.insert(notice);
}

Result<> move_to_colleague(UnitOfWork& work, Referral leg, const people::Person& person,
                           const access::Worker& to, const std::string& handed_on_by) {
    leg.account_id = to.id;
    leg.to_name = to.name;
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    TRY(somebody_goes_on_with(work, leg));
    TRY(note_act(work, leg, "handed_over", handed_on_by, leg.to_organization_id));
    const bool can_be_sent = can_be_sent_a_line(work, leg, person);
    if (can_be_sent) TRY(tell_the_resident(work, leg, person));
    return tell_the_successor(work, leg, can_be_sent && person.messages_allowed);
}

// Nobody was told a name yet but the referrer; who takes it is said when it is taken. The face may
// have been passed on already: then it is the successor's.
Result<> pass_offers_on(UnitOfWork& work, const AccountId& from, const access::Worker& to) {
    const auto former = directory::face_of_worker(work, from);
    const auto own = directory::face_of_worker(work, to.id);
    const auto& face = own ? own : former;
    for (const auto& asked : {former, own}) {
        if (!asked) continue;
        TRY(
            work.tx.execute("update referral set face_id = $1, to_name = $2, changed_at = $3, "
                            "version = version + 1 "
                            "where face_id = $4 and accepted_at is null and closed_at is null",
                            face->id, to.name, work.now, asked->id));
    }
    return {};
}

}  // namespace

Result<TeamWorklist> team_worklist(UnitOfWork& work, const TeamAsk& asked) {
    const auto own = TRY(access::own_organization(work));
    TeamWorklist list;
    const auto legs = legs_of_team(work, own);
    list.caseloads = caseloads_of(work, legs, own);
    list.page = asked.page.value_or(1);
    const OfWhom of{asked.account_id, asked.unanswered};
    const auto part = part_of(legs, of, list.page);
    list.pages = part.pages;
    list.rows = rows_of_team(work, own, of, part.most, part.skipped);
    return list;
}

Result<HandedOver> hand_over(UnitOfWork& work, const HandOver& input) {
    const auto from =
        TRY(access::present_or_former_colleague(work, input.from_account_id, "from_account_id"));
    const auto to = TRY(access::colleague(work, input.to_account_id, "to_account_id"));
    if (to.id == from.id || to.role != from.role)
        return refuse_fields({{"to_account_id", "not_a_choice"}});
    const auto legs = cases_to_hand_over(work, input);
    if (!input.referral_ids.empty() && legs.size() != input.referral_ids.size())
        return refuse_fields({{"referral_ids", "not_a_choice"}});
    for (const auto& leg : legs) {
        TRY(access::may(work, Class::social_notes, Operation::write,
                        unless_barred(work, leg, own_row(work, leg))));
        const auto person = TRY(people::find(work, *leg.recipient_person_id));
        TRY(move_to_colleague(work, leg, person, to, work.actor.name));
    }
    return HandedOver{static_cast<int>(legs.size()), to.name};
}

namespace {

std::optional<access::Worker> who_goes_on(UnitOfWork& work, const access::AccountClosed& news) {
    if (!news.successor_account_id) return std::nullopt;
    return work.tx.maybe<access::Worker>(
        "select id, name, role from account_card where id = $1 and active",
        *news.successor_account_id);
}

}  // namespace

Result<> go_on_with_work(UnitOfWork& work, const access::AccountClosed& news) {
    const auto to = who_goes_on(work, news);
    if (to) TRY(pass_offers_on(work, news.account_id, *to));
    const auto legs = open_cases_of(work, news.organization_id, news.account_id);
    for (const auto& leg : legs) {
        const bool may_go_on = to && !is_barred(work, leg.thread_id, to->id);
        const auto person = people::row(work, *leg.recipient_person_id);
        TRY(may_go_on && person ? move_to_colleague(work, leg, *person, *to, leg.to_name)
                                : tell_that_it_is_left_behind(work, leg));
    }
    return {};
}

}  // namespace veerkracht::referrals
