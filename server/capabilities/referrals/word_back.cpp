#include "capabilities/referrals/word_back.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

bool has(const std::vector<std::string>& steps, const std::string& step) {
    return std::ranges::find(steps, step) != steps.end();
}

bool has_a_sender(const Referral& leg) {
    return !leg.from_account_id.empty() && !is_own_case(leg) &&
           leg.state != State::entered_in_error;
}

// The moment of the step as it stands; none when it was undone, or when the sender took it himself.
std::optional<std::string> moment_of(UnitOfWork& work, const Referral& leg,
                                     const std::string& step) {
    const auto taken = work.tx.maybe<Step>(
        "select * from referral_step where referral_id = $1 and step = $2 and undone_at is null "
        "order by number desc limit 1",
        leg.id, step);
    if (!taken || taken->by_name == leg.from_name) return std::nullopt;
    return taken->at;
}

}  // namespace

const WordBackTerms& word_back_terms() {
    static const WordBackTerms read = [] {
        auto parsed = from_json<WordBackTerms>(
            embedded_file("capabilities/referrals/packages/word_back.json").value());
        if (!parsed) throw std::runtime_error("word_back.json is wrong: " + parsed.error().code);
        for (const auto* const steps : {&parsed->at_once, &parsed->daily})
            for (const auto& step : *steps)
                if (!kind_of(step)) throw std::runtime_error("word_back.json: no step " + step);
        return std::move(*parsed);
    }();
    return read;
}

bool is_overdue(const Referral& leg, int workdays, std::string_view today) {
    return leg.due_on && plus_working_days(*leg.due_on, workdays) <= today;
}

bool asks_for_a_look(UnitOfWork& work, const StepTaken& news) {
    if (!has(word_back_terms().at_once, news.step)) return false;
    const auto leg = load(work, news.referral_id);
    return leg && has_a_sender(*leg) && comes_back(*leg, news.step) &&
           moment_of(work, *leg, news.step);
}

Result<> note_word_for_sender(UnitOfWork& work, const StepTaken& news) {
    const bool at_once = has(word_back_terms().at_once, news.step);
    if (!at_once && !has(word_back_terms().daily, news.step)) return {};
    const auto leg = TRY(load(work, news.referral_id));
    if (!has_a_sender(leg) || !comes_back(leg, news.step)) return {};
    const auto at = moment_of(work, leg, news.step);
    if (!at) return {};
    const bool now = at_once && *at > plus_days_instant(work.now, -1);
    // Who begins to listen late (an upgrade, a long standstill) does not tell what is old.
    const bool is_old = *at < plus_days_instant(work.now, -word_back_terms().days_of_news);
    const auto told_at = now || is_old ? std::optional(work.now) : std::nullopt;
    const auto is_new = TRY(work.tx.execute(
        "insert into sender_news (referral_id, step, organization_id, at, told_at) "
        "values ($1, $2, $3, $4, $5) on conflict (referral_id, step) do update "
        "set at = excluded.at, told_at = excluded.told_at where sender_news.at <> excluded.at",
        leg.id, news.step, leg.from_organization_id, *at, told_at));
    if (is_new == 0 || !now) return {};
    return notifications::tell_mailbox(work, "referral_came_back", leg.id.value,
                                       leg.from_organization_id, "/");
}

Result<> tell_news_of_yesterday(UnitOfWork& work) {
    if (!notifications::is_time_for_a_reminder(work)) return {};
    const auto midnight = instant_of_local(work.today + "T00:00");
    const auto unread = work.tx.values<OrganizationId>(
        "select distinct n.organization_id from sender_news n "
        "join referral r on r.id = n.referral_id where n.told_at is null and n.at < $1 "
        "and coalesce(r.seen_by_sender_at, '') < n.at",
        midnight);
    for (const auto& id : unread)
        TRY(notifications::tell_mailbox(work, "referral_news", id.value, id, "/"));
    TRY(work.tx.execute("update sender_news set told_at = $1 where told_at is null and at < $2",
                        work.now, midnight));
    return {};
}

}  // namespace veerkracht::referrals
