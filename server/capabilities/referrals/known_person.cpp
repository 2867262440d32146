#include "capabilities/referrals/known_person.hpp"

#include "capabilities/directory/directory.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view reason = "known_person";

struct Taker {
    AccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Taker, (), (id, name))

// Colleagues of the same role who may see this case.
std::vector<Taker> who_can_take_it(UnitOfWork& work, const Referral& leg) {
    return work.tx.all<Taker>(
        "select id, name from account_card where organization_id = $1 and role = $2 and active = "
        "$3 and id not in (select account_id from case_barred where thread_id = $4) order by name",
        leg.to_organization_id, work.actor.role, true, leg.thread_id);
}

// Of who is away today the substitute, else the only colleague there is; else the team as a whole.
std::optional<Taker> named_taker(UnitOfWork& work, const std::vector<Taker>& takers) {
    if (takers.size() == 1) return takers.front();
    const auto substitute = work.tx.value<std::string>(
        "select substitute_account_id from absence_card where account_id = $1 and from_on <= $2 "
        "and until_on >= $2",
        work.actor.account_id, work.today);
    for (const auto& taker : takers)
        if (substitute && taker.id.value == *substitute) return taker;
    return std::nullopt;
}

// It waits for the team from now on; an hour that was booked was an hour of who knows the resident.
Result<> offer_to(UnitOfWork& work, Referral& leg, const std::optional<Taker>& taker) {
    leg.to_name = taker ? taker->name : organization_name(work, leg.to_organization_id);
    if (taker)
        if (const auto face = directory::face_of_worker(work, taker->id)) leg.face_id = face->id;
    leg.meets_at.reset();
    leg.changed_at = work.now;
    TRY(directory::free_slot_of(work, leg.id));
    TRY(work.tx.update(leg));
    return tell_mailbox(work, "handed_on", leg.id.value, leg.to_organization_id, "/werklijst");
}

}  // namespace

Result<> hand_on_unread(UnitOfWork& work, const ReferralId& id, const Accept& input) {
    auto leg = TRY(find_offered(work, id));
    TRY(the_version_is_still_this_one(leg, input.version));
    TRY(the_act_fits_how_the_leg_stands(leg, "handed_on", Setter::receiver));
    TRY(bar(work, leg.thread_id, work.actor.account_id, reason));
    const auto takers = who_can_take_it(work, leg);
    if (takers.empty())
        return take(work, leg, "not_fitting", reason, work.actor.name, work.actor.organization_id);
    TRY(note_act(work, leg, "handed_on", work.actor.name, work.actor.organization_id, reason));
    return offer_to(work, leg, named_taker(work, takers));
}

}  // namespace veerkracht::referrals
