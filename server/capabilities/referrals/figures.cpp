#include "capabilities/referrals/figures.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int six_weeks = 42;  // a follow-up talk is expected after that

struct Progress {
    static constexpr auto table = "referral_progress";
    ReferralId referral_id;
    OrganizationId from_organization_id;
    OrganizationId to_organization_id;
    std::optional<AccountId> account_id;
    std::string target;
    std::string sent_on;
    std::optional<std::string> contact_on;
    std::optional<std::string> intake_on;
    std::optional<std::string> started_on;
    std::optional<std::string> followed_up_on;
    bool contact_in_time = false;  // within 14 days of sending
    bool told_in_time = false;     // a word back within 7 days of the first talk
    std::string step;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Progress, (),
                      (referral_id, from_organization_id, to_organization_id, account_id, target,
                       sent_on, contact_on, intake_on, started_on, followed_up_on, contact_in_time,
                       told_in_time, step, reason))

// The first of these days; an intake that was held is contact too.
void note_first(std::optional<std::string>& day, const std::string& at) {
    if (!day) day = day_of(at);
}

void note_step(Progress& progress, const Step& step) {
    const auto& kind = step.step;
    const bool intake = kind == "intake_done" || kind == "activity_sought" ||
                        kind == "activity_chosen" || kind == "started";
    if (kind == "contact_made" || kind == "intake_planned" || intake)
        note_first(progress.contact_on, step.at);
    if (intake) note_first(progress.intake_on, step.at);
    if (kind == "started") note_first(progress.started_on, step.at);
    if (kind == "follow_up") note_first(progress.followed_up_on, step.at);
}

Progress progress_of(UnitOfWork& work, const Referral& leg) {
    Progress progress;
    progress.referral_id = leg.id;
    progress.from_organization_id = leg.from_organization_id;
    progress.to_organization_id = leg.to_organization_id;
    progress.account_id = leg.account_id;
    progress.target = leg.target;
    progress.sent_on = day_of(leg.sent_at);
    progress.step = leg.step;
    progress.reason = leg.reason;
    const auto steps = work.tx.all<Step>(
        "select * from referral_step where referral_id = $1 and undone_at is null order by number",
        leg.id);
    for (const auto& step : steps) note_step(progress, step);
    progress.contact_in_time =
        progress.contact_on &&
        *progress.contact_on <= plus_days(progress.sent_on, clocks().contact_days);
    const auto told = work.tx.value<std::string>(
        "select min(sent_at) from feedback where referral_id = $1", leg.id);
    progress.told_in_time =
        told && progress.intake_on &&
        day_of(*told) <= plus_days(*progress.intake_on, clocks().word_back_days);
    return progress;
}

// Made whole each time: an undone step is forgotten by itself, and hearing twice changes nothing.
Result<> keep_progress(UnitOfWork& work, const ReferralId& id) {
    const auto leg = work.tx.maybe<Referral>("select * from referral where id = $1", id);
    if (!leg || !is_case(*leg)) return {};
    TRY(work.tx.execute("delete from referral_progress where referral_id = $1", id));
    return work.tx.insert(progress_of(work, *leg));
}

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
};
BOOST_DESCRIBE_STRUCT(Sums, (),
                      (sent, old_enough, contact_in_time, reached, intake, started, start_long_ago,
                       followed_up, intake_long_ago, told_in_time))

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
        count(*) filter (where intake_on <= $5 and told_in_time) as told_in_time
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
            {"told_in_time", sum.told_in_time, sum.intake_long_ago}};
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
        plus_days(work.today, -clocks().word_back_days)));
    view.sent = sum.sent;
    if (scope.of == "worker")
        view.own = static_cast<int>(
            work.tx.value<std::int64_t>(own_cases, scope.id, view.from_on).value_or(0));
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
    return view;
}

Result<> count_sent(UnitOfWork& work, const ReferralSent& news) {
    return keep_progress(work, news.referral_id);
}
Result<> count_step(UnitOfWork& work, const StepTaken& news) {
    return keep_progress(work, news.referral_id);
}
Result<> count_feedback(UnitOfWork& work, const FeedbackGiven& news) {
    return keep_progress(work, news.referral_id);
}

}  // namespace veerkracht::referrals
