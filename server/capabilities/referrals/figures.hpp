// How referring goes, in the figures of Welzijn op Recept: for a practice over all it sent, for a
// worker over the own cases only. Nobody sees those of one colleague.
#pragma once

#include "capabilities/referrals/events.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct FiguresAsk {
    std::optional<int> months;  // how far back; 12 when absent
};
BOOST_DESCRIBE_STRUCT(FiguresAsk, (), (months))
constexpr auto rules(const FiguresAsk*) {
    return std::tuple{rule(&FiguresAsk::months, Range{1, 36})};
}

// `part` of `whole`; what each code means stands in the words of the screen.
struct KeyFigure {
    std::string code;  // contact_in_time, reached, intake, started, followed_up, told_in_time; of a
                       // worker also goal_by_worker and goal_by_resident
    int part = 0;
    int whole = 0;
};
BOOST_DESCRIBE_STRUCT(KeyFigure, (), (code, part, whole))
struct EndReason {
    std::string step;
    std::string reason;
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(EndReason, (), (step, reason, count))
struct ReferralFigures {
    std::string of;  // practice, worker
    std::string from_on;
    std::string until_on;
    int sent = 0;
    int own = 0;  // of a worker: cases that came without a referral; no figure counts them
    std::vector<KeyFigure> figures;
    std::vector<EndReason> ends;  // why help did not come about, the most frequent first
};
BOOST_DESCRIBE_STRUCT(ReferralFigures, (), (of, from_on, until_on, sent, own, figures, ends))

Result<ReferralFigures> referral_figures(UnitOfWork& work, const FiguresAsk& asked);

// The news that keeps the rows.
Result<> count_sent(UnitOfWork& work, const ReferralSent& news);
Result<> count_step(UnitOfWork& work, const StepTaken& news);
Result<> count_feedback(UnitOfWork& work, const FeedbackGiven& news);

}  // namespace veerkracht::referrals
