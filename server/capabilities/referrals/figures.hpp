// How referring goes, in the figures of Welzijn op Recept: for a practice over all it sent, for a
// worker over the own cases only, for a manager over a team of three or more. Nobody sees those of
// one colleague.
#pragma once

#include "capabilities/referrals/unmet.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct FiguresAsk {
    // How far back; 12 when absent. A manager reads four whole quarters, whatever is asked.
    std::optional<int> months;
};
BOOST_DESCRIBE_STRUCT(FiguresAsk, (), (months))
constexpr auto rules(const FiguresAsk*) {
    return std::tuple{rule(&FiguresAsk::months, Range{1, 36})};
}

// `part` of `whole`; what each code means stands in the words of the screen.
struct KeyFigure {
    std::string code;  // contact_in_time, reached, intake, started, followed_up, followed_up_late,
                       // told_in_time, told_at_end; of a worker also goal_by_worker and
                       // goal_by_resident; of volunteers link_answered and link_welcome
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
// How the practice brought residents further: straight to a volunteer or initiative, through
// somebody who goes along, or to a desk that decides.
struct WaysTaken {
    int direct = 0;
    int through = 0;
    int to_desk = 0;
};
BOOST_DESCRIBE_STRUCT(WaysTaken, (), (direct, through, to_desk))
struct PerPatients {
    int patients = 0;
    std::optional<double> per_thousand;  // none below ten referrals
};
BOOST_DESCRIBE_STRUCT(PerPatients, (), (patients, per_thousand))
struct ReferralFigures {
    std::string of;  // practice, worker, team
    std::string from_on;
    std::string until_on;
    int sent = 0;
    int own = 0;  // of a worker: cases that came without a referral; no figure counts them
    std::vector<KeyFigure> figures;
    std::vector<EndReason> ends;  // why help did not come about, the most frequent first
    // By who asks, of a practice where three or more sent: the rest is never that of one colleague.
    std::optional<int> sent_by_me;
    std::optional<WaysTaken> routes;          // of a practice
    std::optional<PerPatients> per_patients;  // of a practice whose patients were read in
    std::vector<NoOffer> no_offers;           // over the quarters below
    std::string no_offers_from_on;
    std::string no_offers_until_on;
    bool by_too_few = false;  // a manager of fewer than three who sent or helped reads nothing
    int asked_by_link = 0;    // volunteers, who answer without an account
    std::vector<KeyFigure> by_link;  // what came of that
};
BOOST_DESCRIBE_STRUCT(ReferralFigures, (),
                      (of, from_on, until_on, sent, own, figures, ends, sent_by_me, routes,
                       per_patients, no_offers, no_offers_from_on, no_offers_until_on, by_too_few,
                       asked_by_link, by_link))

Result<ReferralFigures> referral_figures(UnitOfWork& work, const FiguresAsk& asked);

}  // namespace veerkracht::referrals
