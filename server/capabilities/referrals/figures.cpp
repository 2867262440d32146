#include "capabilities/referrals/figures.hpp"

#include <cmath>
#include <map>
#include <sstream>

#include "capabilities/access/access.hpp"
#include "capabilities/access/readers.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/neighbourhoods.hpp"
#include "capabilities/people/registered.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int six_weeks = 42;       // a follow-up talk is expected after that
constexpr int three_months = 91;    // and another one
constexpr int smallest_shown = 10;  // a share of fewer says nothing, and points at people
constexpr int smallest_team = 3;    // of fewer a figure is one of a colleague

// How many of which: sums over one narrow table, in one pass.
struct Sums {
    int sent = 0;
    int old_enough = 0;  // sent 14 days ago or longer
    int contact_in_time = 0;
    int reached = 0;
    int intake = 0;
    int started = 0;
    int start_long_ago = 0;  // started 42 days ago or longer, with a talk at that date
    int followed_up = 0;
    int intake_long_ago = 0;  // 7 days ago or longer, with a word back agreed
    int told_in_time = 0;
    int start_older = 0;  // 91 days ago or longer, with a talk at that date
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
        count(*) filter (where dated_talks and started_on <= $4) as start_long_ago,
        count(*) filter (where started_on <= $4 and followed_up_on is not null) as followed_up,
        count(*) filter (where words_back and intake_on <= $5) as intake_long_ago,
        count(*) filter (where words_back and intake_on <= $5 and told_in_time)
            as told_in_time,
        count(*) filter (where dated_talks and started_on <= $6) as start_older,
        count(*) filter (where started_on <= $6 and followed_up_late) as followed_up_late,
        count(*) filter (where closed_on <= $5) as closed_long_ago,
        count(*) filter (where closed_on <= $5 and told_at_end) as told_at_end,
        count(*) filter (where from_account_id = $7) as sent_by_me
    from referral_progress where not by_link and sent_on >= $2 and sent_on <= $8 and )";
// The day is asked in such a way that no index on days is taken: the one of ends gives these rows
// in the order in which they are counted.
constexpr std::string_view ends = R"(
    select step, reason, count(*) as count from referral_progress
    where step in ('not_reached', 'resident_declines', 'not_fitting', 'not_answered', 'withdrawn')
        and not by_link and coalesce(sent_on, '') >= $2 and coalesce(sent_on, '') <= $3 and )";
// Nobody sent these: they are told beside the figures of a worker.
constexpr std::string_view own_cases = R"(
    select count(*) from referral_progress
    where from_organization_id = to_organization_id and not by_link and sent_on >= $2
        and account_id = $1)";

// A volunteer has so many days to answer by link; what was asked later is not yet to be counted.
struct ByLink {
    int asked = 0;
    int old_enough = 0;
    int answered_in_time = 0;
    int answered = 0;
    int welcome = 0;
};
BOOST_DESCRIBE_STRUCT(ByLink, (), (asked, old_enough, answered_in_time, answered, welcome))
constexpr std::string_view asked_by_link = R"(
    select count(*) as asked,
        count(*) filter (where sent_on <= $4) as old_enough,
        count(*) filter (where sent_on <= $4 and answered_on is not null) as answered_in_time,
        count(answered_on) as answered,
        count(*) filter (where welcome) as welcome
    from referral_progress where by_link and sent_on >= $2 and sent_on <= $3 and )";

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

// A practice over what it sent; a worker over the own cases and nobody else's; a manager over what
// the whole team does.
struct Scope {
    std::string of;
    std::string cases;  // conditions on a row; $1 is the id
    std::string asked_by_link;
    std::string who;  // the column with whose work it is
    std::string id;
    bool of_manager = false;
};

constexpr std::string_view sent_here = "from_organization_id = $1";

Scope scope_of_practice(const Actor& actor, bool of_manager) {
    return {"practice",        std::string(sent_here),      std::string(sent_here),
            "from_account_id", actor.organization_id.value, of_manager};
}

Result<Scope> scope_of_manager(UnitOfWork& work) {
    const auto kind = TRY(directory::organization(work, work.actor.organization_id)).kind;
    if (kind == "gp_practice" || kind == "care_partner") return scope_of_practice(work.actor, true);
    return Scope{"team",
                 "to_organization_id = $1 and from_organization_id <> to_organization_id",
                 std::string(sent_here),
                 "account_id",
                 work.actor.organization_id.value,
                 true};
}

Result<Scope> scope_of(UnitOfWork& work) {
    const auto& actor = work.actor;
    if (actor.role == "manager") return scope_of_manager(work);
    if (actor.role == "gp" || actor.role == "practice_nurse" || actor.role == "referrer")
        return scope_of_practice(actor, false);
    return Scope{"worker",
                 "account_id = $1 and from_organization_id <> to_organization_id",
                 "from_account_id = $1",
                 "account_id",
                 actor.account_id.value,
                 false};
}

// The own figures are of today; those of a team stand still for a quarter, so that two days held
// side by side do not tell what one colleague did.
Quarters period_of(UnitOfWork& work, const Scope& scope, const FiguresAsk& asked) {
    if (scope.of_manager) return quarters_before(work.today);
    return {plus_months(work.today, -asked.months.value_or(12)), work.today};
}

Result<Sums> sums_of(UnitOfWork& work, const Scope& scope, const Quarters& period) {
    return work.tx.one<Sums>(
        std::string(sums) + scope.cases, scope.id, period.from_on,
        plus_days(work.today, -clocks().contact_days), plus_days(work.today, -six_weeks),
        plus_days(work.today, -clocks().word_back_days), plus_days(work.today, -three_months),
        work.actor.account_id, period.until_on);
}

// So many that nobody can take away the own number and read that of one colleague.
bool are_a_team(UnitOfWork& work, const Scope& scope, const Quarters& period) {
    const auto people = work.tx.value<std::int64_t>(
        "select count(*) from (select distinct " + scope.who +
            " from referral_progress where not by_link and sent_on >= $2 and sent_on <= $3 and " +
            scope.who + " <> '' and " + scope.cases + " limit 3) as people",
        scope.id, period.from_on, period.until_on);
    return people.value_or(0) >= smallest_team;
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

struct SentTo {
    std::string target;
    bool by_link = false;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(SentTo, (), (target, by_link, count))

int& route_of(WaysTaken& routes, const SentTo& sent) {
    if (sent.by_link) return routes.direct;
    const auto* target = target_of(sent.target);
    return target && target->domain == "welfare" ? routes.through : routes.to_desk;
}

// As with the ends: counted in the order of its own index.
WaysTaken routes_of(UnitOfWork& work, const Scope& scope, const Quarters& period) {
    const auto rows = work.tx.all<SentTo>(
        "select target, by_link, count(*) as count from referral_progress where "
        "coalesce(sent_on, '') >= $2 and coalesce(sent_on, '') <= $3 and " +
            scope.cases + " group by target, by_link",
        scope.id, period.from_on, period.until_on);
    WaysTaken routes;
    for (const auto& row : rows) route_of(routes, row) += row.count;
    return routes;
}

struct Unmet {
    std::string needs;
    std::string place;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(Unmet, (), (needs, place, count))

// Who helps works in many neighbourhoods with few people: there only the needs.
std::vector<NoOffer> no_offers(UnitOfWork& work, const Scope& scope, const Quarters& quarters) {
    const std::string place = scope.of == "practice" ? "unmet_in" : "''";
    std::map<std::pair<std::string, std::string>, int> counts;
    const auto rows = work.tx.all<Unmet>(
        "select unmet_needs as needs, " + place + " as place, count(*) as count " +
            "from referral_progress where unmet_needs <> '' and not by_link and sent_on >= $2 "
            "and sent_on <= $3 and " +
            scope.cases + " group by 1, 2",
        scope.id, quarters.from_on, quarters.until_on);
    for (const auto& row : rows) {
        std::istringstream words(row.needs);
        for (std::string need; words >> need;) counts[{need, row.place}] += row.count;
    }
    auto view = told_outside(counts);
    for (auto& row : view)
        row.neighbourhood = directory::neighbourhood_name(work, row.neighbourhood);
    return view;
}

Result<> note_by_link(UnitOfWork& work, const Scope& scope, const Quarters& period,
                      ReferralFigures& view) {
    const auto sum = TRY(work.tx.one<ByLink>(std::string(asked_by_link) + scope.asked_by_link,
                                             scope.id, period.from_on, period.until_on,
                                             plus_days(work.today, -clocks().volunteer_link_days)));
    view.asked_by_link = sum.asked;
    view.by_link = {{"link_answered", sum.answered_in_time, sum.old_enough},
                    {"link_welcome", sum.welcome, sum.answered}};
    return {};
}

Result<> note_own_work(UnitOfWork& work, const Scope& scope, ReferralFigures& view) {
    view.own = static_cast<int>(
        work.tx.value<std::int64_t>(own_cases, scope.id, view.from_on).value_or(0));
    const auto goals = TRY(work.tx.one<Goals>(goals_of_worker, scope.id, view.from_on));
    view.figures.push_back({"goal_by_worker", goals.reached, goals.closed});
    view.figures.push_back({"goal_by_resident", goals.said_yes, goals.said});
    return {};
}

}  // namespace

Result<ReferralFigures> referral_figures(UnitOfWork& work, const FiguresAsk& asked) {
    const auto own = TRY(access::own_organization(work));
    const auto scope = TRY(scope_of(work));
    const auto period = period_of(work, scope, asked);
    ReferralFigures view;
    view.of = scope.of;
    view.from_on = period.from_on;
    view.until_on = period.until_on;
    const bool team = scope.of != "worker" && are_a_team(work, scope, period);
    view.by_too_few = !access::may_be_counted(work, own, team || !scope.of_manager);
    if (view.by_too_few) return view;
    const auto sum = TRY(sums_of(work, scope, period));
    view.sent = sum.sent;
    view.figures = key_figures(sum);
    TRY(note_by_link(work, scope, period, view));
    if (scope.of == "practice") {
        if (team && !scope.of_manager) view.sent_by_me = sum.sent_by_me;
        view.routes = routes_of(work, scope, period);
        view.per_patients = per_patients(work, sum.sent + view.asked_by_link);
    }
    if (scope.of == "worker") TRY(note_own_work(work, scope, view));
    view.ends =
        work.tx.all<EndReason>(std::string(ends) + scope.cases +
                                   " group by step, reason order by count(*) desc, step, reason",
                               scope.id, period.from_on, period.until_on);
    const auto quarters = quarters_before(work.today);
    view.no_offers_from_on = quarters.from_on;
    view.no_offers_until_on = quarters.until_on;
    view.no_offers = no_offers(work, scope, quarters);
    return view;
}

}  // namespace veerkracht::referrals
