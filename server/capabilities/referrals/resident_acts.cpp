#include "capabilities/referrals/resident_acts.hpp"

#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

// A desk decides; whether it was what the resident wanted is asked where a worker went along.
bool has_a_worker_along(const Referral& leg) {
    const auto* target = target_of(leg.target);
    return target && target->domain == "welfare";
}

}  // namespace

Result<MyPage> answer_my_question(UnitOfWork& work, const ReferralId& id, const LegAnswer& input) {
    const auto leg = TRY(find_own(work, id, Operation::write));
    TRY(access::may(work, Class::messages, Operation::write, door_of_resident(work, leg)));
    TRY(answer_of_resident(work, leg, input));
    return my_page(work);
}

bool may_say_goal(UnitOfWork& work, const Referral& leg) {
    return has_a_worker_along(leg) &&
           the_act_fits_how_the_leg_stands(leg, "goal_said", Setter::resident) &&
           is_shared(work, leg, consent::of_subject(work, leg.id.value));
}

std::optional<OwnWord> own_word_of(UnitOfWork& work, const Referral& leg) {
    if (leg.state != State::completed) return std::nullopt;
    return work.tx.maybe<OwnWord>("select * from own_word where id = $1", leg.id);
}

Result<MyPage> say_my_goal(UnitOfWork& work, const ReferralId& id, const MyGoal& input) {
    const auto leg = TRY(find_own(work, id, Operation::write));
    if (!may_say_goal(work, leg)) return fail(Category::conflict, "referral.step_does_not_follow");
    const auto former = own_word_of(work, leg);
    if (former && former->reached == input.reached) return my_page(work);
    TRY(work.tx.execute(
        "insert into own_word (id, reached, said_at) values ($1, $2, $3) on conflict (id) do "
        "update set reached = excluded.reached, said_at = excluded.said_at",
        leg.id, input.reached, work.now));
    TRY(note_act(work, leg, "goal_said", leg.first_name, leg.from_organization_id));
    return my_page(work);
}

Result<> ask_for_own_word(UnitOfWork& work, const Referral& leg) {
    if (!may_say_goal(work, leg)) return {};
    const auto reader = reader_of_own_page(work, leg);
    if (!reader) return {};
    return send_own_page(work, *reader, leg.thread_id, "goal_question", leg.to_organization_id);
}

}  // namespace veerkracht::referrals
