#include "capabilities/referrals/clock.hpp"

#include "kernel/clock.hpp"

namespace veerkracht::referrals {

namespace {

// The law counts a line that follows another from the day on which that one was done.
Result<> count_from(UnitOfWork& work, const Referral& leg, std::string_view done) {
    for (const auto& term : clock_of_target(leg)) {
        if (term.after != done) continue;
        TRY(work.tx.execute(
            "update clock_line set due_on = $1 where referral_id = $2 and "
            "code = $3 and done_at is null",
            first_working_day_from(plus_days(work.today, *term.days_after)), leg.id, term.code));
    }
    return {};
}

}  // namespace

std::vector<ClockView> clock_from(const std::vector<Term>& terms, bool urgent,
                                  std::string_view sent_on, int wait_weeks) {
    std::vector<ClockView> lines;
    for (const auto& term : terms)
        lines.push_back(
            {term.code, term.owner, day_of_term(term, urgent, sent_on, wait_weeks), std::nullopt});
    return lines;
}

Result<> start_clock(UnitOfWork& work, const Referral& leg, int wait_weeks) {
    for (const auto& term : clock_of_target(leg)) {
        const auto due_on = day_of_term(term, leg.urgent, work.today, wait_weeks);
        TRY(work.tx.insert(
            ClockLine{new_uuid(), leg.id, term.code, term.owner, due_on, std::nullopt, ""}));
    }
    return {};
}

Result<> carry_clock(UnitOfWork& work, const Referral& former, const Referral& leg) {
    auto lines = work.tx.all<ClockLine>(
        "select * from clock_line where referral_id = $1 order by due_on, code", former.id);
    for (auto& line : lines) {
        line.id = new_uuid();
        line.referral_id = leg.id;
        TRY(work.tx.insert(line));
    }
    return {};
}

Result<> tick(UnitOfWork& work, const Referral& leg, std::string_view code,
              std::string_view by_name) {
    const auto ticked = TRY(
        work.tx.execute("update clock_line set done_at = $1, done_by = $2 where referral_id = $3 "
                        "and code = $4 and done_at is null",
                        work.now, by_name, leg.id, code));
    if (ticked == 0) return fail(Category::conflict, "clock.done_already");
    return count_from(work, leg, code);
}

Result<> tick_with_step(UnitOfWork& work, const Referral& leg, std::string_view by_name) {
    for (const auto& term : clock_of_target(leg))
        if (term.step == leg.step)
            TRY(
                work.tx.execute("update clock_line set done_at = $1, done_by = $2 where "
                                "referral_id = $3 and code = $4 and done_at is null",
                                work.now, by_name, leg.id, term.code));
    return {};
}

std::vector<ClockView> clock_of(UnitOfWork& work, const ReferralId& id) {
    return work.tx.all<ClockView>(
        "select code, owner, due_on, done_at from clock_line where referral_id = $1 "
        "order by due_on, owner, code",
        id);
}

std::optional<std::string> next_term_of_receiver(UnitOfWork& work, const ReferralId& id) {
    return work.tx.value<std::string>(
        "select due_on from clock_line where referral_id = $1 and owner = 'receiver' "
        "and done_at is null order by due_on limit 1",
        id);
}

}  // namespace veerkracht::referrals
