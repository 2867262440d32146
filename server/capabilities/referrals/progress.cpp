#include "capabilities/referrals/progress.hpp"

#include <algorithm>

#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int way_of_counting = 3;  // one more when a row holds more, or something else
constexpr int early_days = 14;      // a talk so much before its date is still the one of that date

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
    std::optional<std::string> followed_up_on;  // the talk of six weeks
    bool contact_in_time = false;               // within 14 days of sending
    bool told_in_time = false;                  // a word back within 7 days of the first talk
    std::string step;
    std::string reason;
    AccountId from_account_id;
    bool followed_up_late = false;         // the talk of three months was held
    std::optional<std::string> closed_on;  // closed, and the resident lets words go back
    bool told_at_end = false;              // words back when it was closed
    std::string unmet_needs;               // "" unless the helper found nothing that fits
    std::string unmet_in;                  // the neighbourhood of who found nothing
    int counted = way_of_counting;
    bool words_back = false;   // the resident lets the sender hear of the first talk
    bool dated_talks = false;  // six weeks and three months after the start are asked at
    bool by_link = false;      // a volunteer was asked, who answers without an account
    std::optional<std::string> answered_on;  // by the volunteer
    bool welcome = false;                    // he said yes
};
BOOST_DESCRIBE_STRUCT(Progress, (),
                      (referral_id, from_organization_id, to_organization_id, account_id, target,
                       sent_on, contact_on, intake_on, started_on, followed_up_on, contact_in_time,
                       told_in_time, step, reason, from_account_id, followed_up_late, closed_on,
                       told_at_end, unmet_needs, unmet_in, counted, words_back, dated_talks,
                       by_link, answered_on, welcome))

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
}

// Not any call later on, but the talk of that date: held, and about then.
std::optional<std::string> talk_of(UnitOfWork& work, const ReferralId& id, std::string_view code) {
    const auto talk = work.tx.maybe<FollowUp>(
        "select * from follow_up where referral_id = $1 and code = $2 and done_at is not null", id,
        code);
    if (!talk || talk->result == "not_reached") return std::nullopt;
    const auto day = day_of(*talk->done_at);
    if (day < plus_days(talk->due_on, -early_days)) return std::nullopt;
    return day;
}

void note_talks(UnitOfWork& work, const Referral& leg, Progress& progress) {
    progress.dated_talks = has_follow_ups(leg);
    if (!progress.dated_talks || !progress.started_on) return;
    progress.followed_up_on = talk_of(work, leg.id, "six_weeks");
    progress.followed_up_late = talk_of(work, leg.id, "three_months").has_value();
}

void note_answer_by_link(UnitOfWork& work, const Referral& leg, Progress& progress) {
    progress.by_link = is_by_link(leg);
    const auto answer =
        work.tx.maybe<LinkAnswer>("select * from link_answer where id = $1", leg.id);
    if (!answer) return;
    progress.answered_on = day_of(answer->answered_at);
    progress.welcome = answer->answer == "yes";
}

// Where and for what there was nothing. Of a secret address no neighbourhood is kept.
void note_what_was_not_there(UnitOfWork& work, const Referral& leg, const std::vector<Step>& steps,
                             Progress& progress) {
    if (std::ranges::find(steps, "no_offer", &Step::reason) == steps.end()) return;
    progress.unmet_needs = leg.needs.empty() ? "unsure" : leg.needs;
    const auto person = people::row(work, leg.person_id);
    if (person && !person->secret_address) progress.unmet_in = person->neighbourhood_code;
}

void note_words_back(UnitOfWork& work, const Referral& leg, Progress& progress) {
    if (leg.feedback_level == "nothing") return;
    progress.words_back = comes_back(leg, "intake_done");
    const auto told = [&](const std::string& which) {
        return work.tx.value<std::string>(
            "select " + which + "(sent_at) from feedback where referral_id = $1", leg.id);
    };
    const auto first = told("min");
    progress.told_in_time =
        first && progress.intake_on &&
        day_of(*first) <= plus_days(*progress.intake_on, clocks().word_back_days);
    if (leg.state != State::completed) return;
    progress.closed_on = day_of(leg.closed_at.value_or(leg.changed_at));
    const auto last = told("max");
    progress.told_at_end =
        last && day_of(*last) >= plus_days(*progress.closed_on, -clocks().word_back_days);
}

Progress progress_of(UnitOfWork& work, const Referral& leg) {
    Progress progress;
    progress.referral_id = leg.id;
    progress.from_organization_id = leg.from_organization_id;
    progress.to_organization_id = leg.to_organization_id;
    progress.from_account_id = leg.from_account_id;
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
    note_talks(work, leg, progress);
    note_words_back(work, leg, progress);
    note_answer_by_link(work, leg, progress);
    note_what_was_not_there(work, leg, steps, progress);
    return progress;
}

// Made whole each time: an undone step is forgotten by itself, and hearing twice changes nothing.
Result<> keep_progress(UnitOfWork& work, const ReferralId& id) {
    const auto leg = work.tx.maybe<Referral>("select * from referral where id = $1", id);
    if (!leg) return {};
    TRY(work.tx.execute("delete from referral_progress where referral_id = $1", id));
    return work.tx.insert(progress_of(work, *leg));
}

}  // namespace

Result<> count_sent(UnitOfWork& work, const ReferralSent& news) {
    return keep_progress(work, news.referral_id);
}
Result<> count_step(UnitOfWork& work, const StepTaken& news) {
    return keep_progress(work, news.referral_id);
}
Result<> count_feedback(UnitOfWork& work, const FeedbackGiven& news) {
    return keep_progress(work, news.referral_id);
}

Result<> count_again(UnitOfWork& work) {
    const auto ids = work.tx.values<ReferralId>(
        "select referral_id from referral_progress where counted < $1 limit 500", way_of_counting);
    for (const auto& id : ids) TRY(keep_progress(work, id));
    return {};
}

}  // namespace veerkracht::referrals
