// What the one-tap line tells the practice itself: counts, never shares, because nobody wrote down
// of how many contacts.
#include "capabilities/access/readers.hpp"
#include "capabilities/conversations/conversations.hpp"
#include "capabilities/directory/programmes.hpp"

namespace veerkracht::conversations {

namespace {

constexpr int days_shown = 91;

// `column` is one of ours, never of a request.
std::vector<Figure> counted_by(UnitOfWork& work, const std::string& column,
                               const OrganizationId& own, const std::string& since) {
    return work.tx.all<Figure>("select " + column +
                                   " as code, count(*) as count from conversation where "
                                   "organization_id = $1 and started_at >= $2 and " +
                                   column + " <> '' group by " + column + " order by 2 desc, 1",
                               own, since);
}

bool is_first_working_day_of_week(const std::string& day) {
    if (!is_working_day(day)) return false;
    for (int earlier = 1; earlier < weekday_of(day); ++earlier)
        if (is_working_day(plus_days(day, -earlier))) return false;
    return true;
}

// All of the practice, or those that one person wrote down.
WeekFigures week_of(UnitOfWork& work, const OrganizationId& own, const LastWeek& week,
                    const std::string& account_id) {
    const auto counts = work.tx.all<Figure>(
        "select case when held = 'no' then 'no' else 'yes' end as code, count(*) as count "
        "from conversation where organization_id = $1 and started_at >= $2 and started_at < $3 "
        "and held <> '' and ($4 = '' or account_id = $4) "
        "group by case when held = 'no' then 'no' else 'yes' end",
        own, instant_of_local(week.from_day + "T00:00"),
        instant_of_local(plus_days(week.until_day, 1) + "T00:00"), account_id);
    WeekFigures figures;
    for (const auto& one : counts) (one.code == "no" ? figures.not_held : figures.held) = one.count;
    return figures;
}

}  // namespace

Result<OwnFigures> own_figures(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    OwnFigures figures;
    figures.until_day = work.today;
    figures.from_day = plus_days(work.today, -days_shown);
    const auto programme = directory::programme_of(work, own);
    if (!programme || !access::may_be_counted(work, own, true)) return figures;
    figures.programme = programme->programme;
    figures.joined_on = programme->joined_on;
    figures.from_day = std::max(figures.from_day, figures.joined_on);
    const auto since = instant_of_local(figures.from_day + "T00:00");
    figures.held = counted_by(work, "held", own, since);
    figures.reasons = counted_by(work, "held_reason", own, since);
    figures.minutes = counted_by(work, "held_minutes", own, since);
    return figures;
}

Result<LastWeek> last_week(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    LastWeek week;
    week.from_day = plus_days(work.today, -6 - weekday_of(work.today));
    week.until_day = plus_days(week.from_day, 6);
    const auto programme = directory::programme_of(work, own);
    if (!programme || !access::may_be_counted(work, own, true)) return week;
    week.is_told = programme->joined_on <= week.until_day;
    week.is_new = is_first_working_day_of_week(work.today);
    week.mine = week_of(work, own, week, work.actor.account_id.value);
    week.practice = week_of(work, own, week, "");
    return week;
}

}  // namespace veerkracht::conversations
