#include "capabilities/referrals/escalation.hpp"

#include <set>

#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/volunteers.hpp"
#include "capabilities/referrals/word_back.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view unanswered_since =
    "select * from referral where accepted_at is null and closed_at is null and sent_at <= $1 "
    "order by sent_at";

// Each leg is told once, and all that are new of one day in one message: a mailbox that fills up is
// read by nobody.
class Telling {
  public:
    Telling(UnitOfWork& work, std::string kind) : work_(work), kind_(std::move(kind)) {}

    // False when it was told before: of a case that stands still, for each date that passed.
    Result<bool> about(const Referral& leg, const std::vector<OrganizationId>& whom) {
        const auto what = leg.accepted_at ? kind_ + " " + leg.due_on.value_or("") : kind_;
        const auto known = work_.tx.value<std::int64_t>(
            "select count(*) from referral_warning where referral_id = $1 and kind = $2", leg.id,
            what);
        if (known.value_or(0) > 0) return false;
        TRY(work_.tx.execute(
            "insert into referral_warning (referral_id, kind, at) values ($1, $2, $3)", leg.id,
            what, work_.now));
        whom_.insert(whom.begin(), whom.end());
        return true;
    }
    Result<> send() {
        for (const auto& id : whom_) {
            const auto address =
                work_.tx.value<std::string>("select email from organization_card where id = $1", id)
                    .value_or("");
            if (address.empty()) continue;
            TRY(notifications::send(work_,
                                    {"email",
                                     address,
                                     kind_,
                                     std::nullopt,
                                     id.value,
                                     {{"team", organization_name(work_, id)}, {"link", "/"}}}));
        }
        return {};
    }

  private:
    UnitOfWork& work_;
    std::string kind_;
    std::set<OrganizationId> whom_;
};

std::vector<Referral> silent_for(UnitOfWork& work, int days) {
    return work.tx.all<Referral>(unanswered_since, plus_days_instant(work.now, -days));
}

}  // namespace

namespace {

// Nobody can answer behind a link that came too late: on that day the question goes back.
Result<> return_what_volunteers_left(UnitOfWork& work) {
    auto unanswered = silent_for(work, clocks().volunteer_link_days);
    for (auto& leg : unanswered) {
        if (is_by_link(leg))
            TRY(take(work, leg, "not_answered", Setter::clock, "", leg.to_name,
                     leg.to_organization_id));
    }
    return {};
}

std::vector<Referral> stuck_cases(UnitOfWork& work, int workdays) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where accepted_at is not null and closed_at is null "
        "and due_on < $1 order by due_on, id",
        work.today);
    std::erase_if(legs, [&](const Referral& leg) {
        return !is_case(leg) || !is_overdue(leg, workdays, work.today);
    });
    return legs;
}

struct Away {
    std::optional<AccountId> substitute_account_id;
};
BOOST_DESCRIBE_STRUCT(Away, (), (substitute_account_id))

bool is_at_work(UnitOfWork& work, const AccountId& id) {
    return work.tx
        .value<std::string>(
            "select id from account_card where id = $1 and active and id not in (select "
            "account_id from absence_card where from_on <= $2 and until_on >= $2)",
            id, work.today)
        .has_value();
}

// Who is there has it on top of the own list. Of who is away it is for the substitute when he is
// there, or for every colleague; of who left as well.
Result<> tell_colleagues(UnitOfWork& work, const Referral& leg) {
    if (leg.account_id && is_at_work(work, *leg.account_id)) return {};
    const auto away = work.tx.maybe<Away>(
        "select substitute_account_id from absence_card where account_id = $1 "
        "and from_on <= $2 and until_on >= $2",
        leg.account_id, work.today);
    CaseNotice notice;
    notice.id = new_uuid();
    notice.referral_id = leg.id;
    notice.organization_id = leg.to_organization_id;
    const bool is_for_one =
        away && away->substitute_account_id && is_at_work(work, *away->substitute_account_id);
    if (is_for_one) notice.account_id = away->substitute_account_id;
    notice.kind = "stands_still";
    notice.at = work.now;
    return work.tx.insert(notice);
}

Result<> is_for_today(UnitOfWork& work, const Referral& leg) {
    TRY(work.tx.execute("update referral set due_on = $1 where id = $2 and due_on > $1", work.today,
                        leg.id));
    return {};
}

std::optional<Referral> open_case_behind(UnitOfWork& work, const Referral& leg) {
    auto behind = case_behind(work, leg);
    const bool is_open = behind && behind->accepted_at && !is_closed(behind->state);
    return is_open ? behind : std::nullopt;
}

// Whoever sent it on from a case of his own looks at that case today.
Result<> tell_case_that_sent_it(UnitOfWork& work, const Referral& leg) {
    const auto behind = open_case_behind(work, leg);
    if (!behind) return {};
    TRY(is_for_today(work, *behind));
    return tell_receiver(work, *behind, "desk_stands_still");
}

// Who worked on the case since the volunteer's last word saw there how it stands: from then on it
// goes by the day of the case, and that is told as any other.
bool was_looked_at(const Referral& behind, const Referral& branch) {
    return behind.changed_at > branch.changed_at;
}

Result<> go_by_the_day_of(UnitOfWork& work, const Referral& behind, Referral& branch) {
    if (behind.due_on <= branch.due_on) return {};
    branch.due_on = behind.due_on;
    return work.tx.update(branch);
}

// Behind a link there is no worklist: what a volunteer took on is for the case that asked him.
Result<> look_for_stuck_branches(UnitOfWork& work) {
    auto branches = work.tx.all<Referral>(
        "select * from referral where accepted_at is not null and closed_at is null and "
        "due_on < $1 and (target = 'initiative' or looked_after_by <> '') order by due_on, id",
        work.today);
    Telling nobody_by_mail(work, "branch_waits");
    for (auto& branch : branches) {
        const auto behind = open_case_behind(work, branch);
        if (!behind) continue;  // it ends by itself
        if (was_looked_at(*behind, branch)) {
            TRY(go_by_the_day_of(work, *behind, branch));
        } else if (is_overdue(branch, word_back_terms().team_after_workdays, work.today) &&
                   TRY(nobody_by_mail.about(branch, {}))) {
            TRY(is_for_today(work, *behind));
            TRY(tell_case_about_branch(work, *behind, branch, "branch_stands_still"));
        }
    }
    return {};
}

// A date that passed after *Neem aan*: first the colleagues hear it, then who sent it.
Result<> look_for_stuck_cases(UnitOfWork& work) {
    Telling team(work, "case_waits"), practice(work, "own_case_waits");
    for (const auto& leg : stuck_cases(work, word_back_terms().team_after_workdays))
        if (TRY(team.about(leg, {leg.to_organization_id}))) TRY(tell_colleagues(work, leg));
    for (const auto& leg : stuck_cases(work, word_back_terms().sender_after_workdays)) {
        if (is_own_case(leg) || is_self_referred(leg)) continue;
        if (TRY(practice.about(leg, {leg.from_organization_id})))
            TRY(tell_case_that_sent_it(work, leg));
    }
    TRY(team.send());
    return practice.send();
}

}  // namespace

namespace {

// What cannot wait, and nobody took on by its day: both hear it at once.
Result<> look_for_urgent_silence(UnitOfWork& work) {
    Telling both(work, "urgent_waits");
    auto legs = work.tx.all<Referral>(
        "select * from referral where urgent and accepted_at is null and closed_at is null and "
        "due_on < $1 order by id",
        work.today);
    for (const auto& leg : legs) {
        const bool is_told =
            is_case(leg) && is_overdue(leg, word_back_terms().urgent_after_workdays, work.today);
        if (!is_told) continue;
        auto whom = receivers_of(work, leg);
        whom.push_back(leg.from_organization_id);
        TRY(both.about(leg, whom));
    }
    return both.send();
}

// Of what was sent on from a case, that case hears it too.
Result<> tell_who_asked(UnitOfWork& work, Telling& practice, const Referral& leg) {
    if (leg.from_organization_id == leg.to_organization_id) return {};
    if (!TRY(practice.about(leg, {leg.from_organization_id}))) return {};
    const auto behind = open_case_behind(work, leg);
    if (!behind) return {};
    TRY(is_for_today(work, *behind));
    return tell_case_about_branch(work, *behind, leg, "branch_stands_still");
}

// What waits for a *Neem aan*: the team hears it, then the team again and who sent it.
Result<> look_for_silent_offers(UnitOfWork& work) {
    Telling team(work, "referral_waits"), team_again(work, "referral_waits_long"),
        practice(work, "own_referral_waits");
    const auto long_silent = silent_for(work, clocks().escalate_days);
    for (const auto& leg : long_silent) {
        if (!is_case(leg)) continue;
        TRY(team_again.about(leg, receivers_of(work, leg)));
        TRY(tell_who_asked(work, practice, leg));
    }
    const auto silent = silent_for(work, clocks().warn_days);
    for (const auto& leg : silent)
        if (is_case(leg)) TRY(team.about(leg, receivers_of(work, leg)));
    TRY(team.send());
    TRY(team_again.send());
    return practice.send();
}

Result<> return_what_nobody_took_on(UnitOfWork& work) {
    auto too_long = silent_for(work, clocks().access_ends_days);
    for (auto& leg : too_long)
        TRY(take(work, leg, "not_answered", Setter::clock, "", leg.to_name,
                 leg.to_organization_id));
    return {};
}

}  // namespace

Result<> look_for_silence(UnitOfWork& work) {
    TRY(remind_volunteers(work));
    TRY(return_what_volunteers_left(work));
    TRY(return_what_nobody_took_on(work));
    TRY(look_for_urgent_silence(work));
    TRY(look_for_silent_offers(work));
    TRY(look_for_stuck_branches(work));
    return look_for_stuck_cases(work);
}

}  // namespace veerkracht::referrals
