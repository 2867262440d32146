#include "capabilities/referrals/known_person.hpp"

#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view reason = "known_person";

struct Taker {
    AccountId id;
    std::string name;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(Taker, (), (id, name, role))

// Colleagues of the same role who may see this case; of an inbox also who helps people in the other
// organisation that reads it.
std::vector<Taker> who_can_take_it(UnitOfWork& work, const Referral& leg) {
    std::vector<Taker> takers;
    for (const auto& asked : receivers_of(work, leg)) {
        const bool is_own = asked == work.actor.organization_id;
        for (auto& one : work.tx.all<Taker>(
                 "select id, name, role from account_card where organization_id = $1 and active = "
                 "$2 and id not in (select account_id from case_barred where thread_id = $3) order "
                 "by name",
                 asked, true, leg.thread_id))
            if (is_own ? one.role == work.actor.role : target_of(one.role) != nullptr)
                takers.push_back(std::move(one));
    }
    return takers;
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

// Nobody of an inbox is named: whoever reads it takes it on.
Result<> leave_in_the_inbox(UnitOfWork& work, const Referral& leg) {
    for (const auto& asked : receivers_of(work, leg))
        TRY(notifications::tell_mailbox(work, "handed_on", leg.id.value, asked, "/werklijst"));
    return {};
}

// It waits for the team from now on; an hour that was booked was an hour of who knows the resident.
Result<> offer_to(UnitOfWork& work, Referral& leg, const std::optional<Taker>& taker) {
    leg.to_name = taker ? taker->name : organization_name(work, leg.to_organization_id);
    leg.face_id.reset();  // its hours are no longer asked for
    if (taker)
        if (const auto face = directory::face_of_worker(work, taker->id)) leg.face_id = face->id;
    leg.meets_at.reset();
    leg.changed_at = work.now;
    TRY(directory::free_slot_of(work, leg.id));
    TRY(work.tx.update(leg));
    return notifications::tell_mailbox(work, "handed_on", leg.id.value, leg.to_organization_id,
                                       "/werklijst");
}

}  // namespace

Result<> hand_on_unread(UnitOfWork& work, const ReferralId& id, const Accept& input) {
    auto leg = TRY(find_offered(work, id));
    TRY(the_version_is_still_this_one(leg, input.version));
    TRY(the_act_fits_how_the_leg_stands(leg, "handed_on", Setter::receiver));
    TRY(bar(work, leg.thread_id, work.actor.account_id, reason));
    const auto takers = who_can_take_it(work, leg);
    if (takers.empty())
        return take(work, leg, "not_fitting", Setter::receiver, reason, work.actor.name,
                    work.actor.organization_id);
    TRY(note_act(work, leg, "handed_on", work.actor.name, work.actor.organization_id, reason));
    if (leg.to_organization_id != work.actor.organization_id) return leave_in_the_inbox(work, leg);
    return offer_to(work, leg, named_taker(work, takers));
}

}  // namespace veerkracht::referrals
