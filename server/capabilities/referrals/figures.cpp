#include "capabilities/referrals/figures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <sstream>

#include "capabilities/access/access.hpp"
#include "capabilities/directory/neighbourhoods.hpp"
#include "capabilities/people/registered.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int six_weeks = 42;       // a follow-up talk is expected after that
constexpr int three_months = 91;    // and another one
constexpr int smallest_shown = 10;  // a share of fewer says nothing, and points at people

// How many of which: sums over one narrow table, in one pass.
struct Sums {
    int sent = 0;
    int old_enough = 0;  // sent 14 days ago or longer
    int contact_in_time = 0;
    int reached = 0;
    int intake = 0;
    int started = 0;
    int start_long_ago = 0;  // started 42 days ago or longer
    int followed_up = 0;
    int intake_long_ago = 0;  // 7 days ago or longer
    int told_in_time = 0;
    int start_older = 0;  // 91 days ago or longer
    int followed_up_late = 0;
    int closed_long_ago = 0;  // 7 days ago or longer, with words back agreed
    int told_at_end = 0;
    int sent_by_me = 0;
};
BOOST_DESCRIBE_STRUCT(Sums, (),
                      (sent, old_enough, contact_in_time, reached, intake, started, start_long_ago,
                       followed_up, intake_long_ago, told_in_time, start_older, followed_up_late,
                       closed_long_ago, told_at_end, sent_by_me))

constexpr std::string_view sums = R"(
    select count(*) as sent,
        count(*) filter (where sent_on <= $3) as old_enough,
        count(*) filter (where sent_on <= $3 and contact_in_time) as contact_in_time,
        count(contact_on) as reached,
        count(intake_on) as intake,
        count(started_on) as started,
        count(*) filter (where started_on <= $4) as start_long_ago,
        count(*) filter (where started_on <= $4 and followed_up_on is not null) as followed_up,
        count(*) filter (where intake_on <= $5) as intake_long_ago,
        count(*) filter (where intake_on <= $5 and told_in_time) as told_in_time,
        count(*) filter (where started_on <= $6) as start_older,
        count(*) filter (where started_on <= $6 and followed_up_late) as followed_up_late,
        count(*) filter (where closed_on <= $5) as closed_long_ago,
        count(*) filter (where closed_on <= $5 and told_at_end) as told_at_end,
        count(*) filter (where from_account_id = $7) as sent_by_me
    from referral_progress where sent_on >= $2 and )";
constexpr std::string_view ends = R"(
    select step, reason, count(*) as count from referral_progress
    where step in ('not_reached', 'resident_declines', 'not_fitting', 'not_answered', 'withdrawn')
        and sent_on >= $2 and )";
// Nobody sent these: they are told beside the figures. A practice has none.
constexpr std::string_view own_cases = R"(
    select count(*) from referral_progress
    where from_organization_id = to_organization_id and sent_on >= $2 and account_id = $1)";

// What came of it as the worker saw it, and as the resident said: side by side, for the worker
// only. The resident was told that nobody else reads the own word.
struct Goals {
    int closed = 0;
    int reached = 0;
    int said = 0;
    int said_yes = 0;
};
BOOST_DESCRIBE_STRUCT(Goals, (), (closed, reached, said, said_yes))

constexpr std::string_view goals_of_worker = R"(
    select count(*) as closed,
        count(*) filter (where r.outcome = 'reached') as reached,
        count(*) filter (where w.reached <> 'rather_not') as said,
        count(*) filter (where w.reached = 'yes') as said_yes
    from referral_progress p
    join referral r on r.id = p.referral_id
    left join own_word w on w.id = p.referral_id
    where p.account_id = $1 and p.from_organization_id <> p.to_organization_id
        and p.sent_on >= $2 and r.state = 'completed')";

// A practice over what it sent; a worker over the own cases and nobody else's.
struct Scope {
    std::string of;
    std::string condition;
    std::string id;
};

Scope scope_of(const Actor& actor) {
    if (actor.role == "gp" || actor.role == "practice_nurse" || actor.role == "referrer")
        return {"practice", "from_organization_id = $1", actor.organization_id.value};
    return {"worker", "account_id = $1 and from_organization_id <> to_organization_id",
            actor.account_id.value};
}

std::vector<KeyFigure> key_figures(const Sums& sum) {
    return {{"contact_in_time", sum.contact_in_time, sum.old_enough},
            {"reached", sum.reached, sum.sent},
            {"intake", sum.intake, sum.reached},
            {"started", sum.started, sum.intake},
            {"followed_up", sum.followed_up, sum.start_long_ago},
            {"followed_up_late", sum.followed_up_late, sum.start_older},
            {"told_in_time", sum.told_in_time, sum.intake_long_ago},
            {"told_at_end", sum.told_at_end, sum.closed_long_ago}};
}

// Of the registered patients, as far as the practice let them be read in.
std::optional<PerPatients> per_patients(UnitOfWork& work, int sent) {
    const auto patients = people::registered(work, work.actor.organization_id);
    if (patients == 0) return std::nullopt;
    PerPatients view{patients, std::nullopt};
    if (sent >= smallest_shown) view.per_thousand = std::round(10'000.0 * sent / patients) / 10;
    return view;
}

struct Unmet {
    std::string needs;
    std::string place;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(Unmet, (), (needs, place, count))

// A worker works in many neighbourhoods with few people: for him only the needs.
std::vector<NoOffer> no_offers(UnitOfWork& work, const Scope& scope, const std::string& from_on) {
    const std::string place = scope.of == "practice" ? "unmet_in" : "''";
    std::map<std::pair<std::string, std::string>, int> counts;
    const auto rows = work.tx.all<Unmet>(
        "select unmet_needs as needs, " + place + " as place, count(*) as count " +
            "from referral_progress where unmet_needs <> '' and sent_on >= $2 and " +
            scope.condition + " group by 1, 2",
        scope.id, from_on);
    for (const auto& row : rows) {
        std::istringstream words(row.needs);
        for (std::string need; words >> need;) counts[{need, row.place}] += row.count;
    }
    std::vector<NoOffer> view;
    for (const auto& [cell, count] : counts)
        view.push_back({cell.first, directory::neighbourhood_name(work, cell.second),
                        count < smallest_shown ? std::nullopt : std::optional(count)});
    std::ranges::stable_sort(view, std::greater(), &NoOffer::count);
    return view;
}

}  // namespace

Result<ReferralFigures> referral_figures(UnitOfWork& work, const FiguresAsk& asked) {
    TRY(access::own_organization(work));
    const auto scope = scope_of(work.actor);
    ReferralFigures view;
    view.of = scope.of;
    view.until_on = work.today;
    view.from_on = plus_months(work.today, -asked.months.value_or(12));
    const auto sum = TRY(work.tx.one<Sums>(
        std::string(sums) + scope.condition, scope.id, view.from_on,
        plus_days(work.today, -clocks().contact_days), plus_days(work.today, -six_weeks),
        plus_days(work.today, -clocks().word_back_days), plus_days(work.today, -three_months),
        work.actor.account_id));
    view.sent = sum.sent;
    if (scope.of == "worker")
        view.own = static_cast<int>(
            work.tx.value<std::int64_t>(own_cases, scope.id, view.from_on).value_or(0));
    if (scope.of == "practice") {
        view.sent_by_me = sum.sent_by_me;
        view.per_patients = per_patients(work, sum.sent);
    }
    view.figures = key_figures(sum);
    if (scope.of == "worker") {
        const auto goals = TRY(work.tx.one<Goals>(goals_of_worker, scope.id, view.from_on));
        view.figures.push_back({"goal_by_worker", goals.reached, goals.closed});
        view.figures.push_back({"goal_by_resident", goals.said_yes, goals.said});
    }
    view.ends =
        work.tx.all<EndReason>(std::string(ends) + scope.condition +
                                   " group by step, reason order by count(*) desc, step, reason",
                               scope.id, view.from_on);
    view.no_offers = no_offers(work, scope, view.from_on);
    return view;
}

}  // namespace veerkracht::referrals
