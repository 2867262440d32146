// How referring goes, in the figures of Welzijn op Recept: for a practice over all it sent, for a
// worker over the own cases only. Nobody sees those of one colleague.
#pragma once

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
    std::string code;  // contact_in_time, reached, intake, started, followed_up, followed_up_late,
                       // told_in_time, told_at_end; of a worker also goal_by_worker and
                       // goal_by_resident
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
// A need for which a helper found nothing that fits, in a neighbourhood. It is there to be shown
// outside, so a number below ten is not told.
struct NoOffer {
    std::string need;
    std::string neighbourhood;  // "" when it is not known, and for a worker
    std::optional<int> count;
};
BOOST_DESCRIBE_STRUCT(NoOffer, (), (need, neighbourhood, count))
struct PerPatients {
    int patients = 0;
    std::optional<double> per_thousand;  // none below ten referrals
};
BOOST_DESCRIBE_STRUCT(PerPatients, (), (patients, per_thousand))
struct ReferralFigures {
    std::string of;  // practice, worker
    std::string from_on;
    std::string until_on;
    int sent = 0;
    int own = 0;  // of a worker: cases that came without a referral; no figure counts them
    std::vector<KeyFigure> figures;
    std::vector<EndReason> ends;  // why help did not come about, the most frequent first
    int sent_by_me = 0;           // of a practice: by who asks; nobody reads that of a colleague
    std::optional<PerPatients> per_patients;  // of a practice whose patients were read in
    std::vector<NoOffer> no_offers;           // the most frequent first
};
BOOST_DESCRIBE_STRUCT(ReferralFigures, (),
                      (of, from_on, until_on, sent, own, figures, ends, sent_by_me, per_patients,
                       no_offers))

Result<ReferralFigures> referral_figures(UnitOfWork& work, const FiguresAsk& asked);

}  // namespace veerkracht::referrals
