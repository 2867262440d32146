#include "capabilities/referrals/acts.hpp"

#include <algorithm>
#include <array>

#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view taken_on = "accepted in_progress on_hold";

constexpr std::array kinds{
    ActKind{"question_asked", "sender receiver", taken_on, true},
    ActKind{"question_answered", "sender receiver", taken_on, true},
    ActKind{"resident_asked", "receiver", taken_on, false},
    ActKind{"resident_answered", "resident", taken_on, false},
    ActKind{"goal_said", "resident", "completed", false},
    ActKind{"handed_on", "receiver", "requested", true},
    ActKind{"handed_over", "receiver", taken_on, true, "referral.handed_over"},
};

bool names(std::string_view text, std::string_view word) {
    const auto words = words_of(text);
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::span<const ActKind> act_kinds() { return kinds; }

const ActKind* act_of(std::string_view name) {
    const auto found = std::ranges::find(kinds, name, &ActKind::act);
    return found == kinds.end() ? nullptr : &*found;
}

Result<> the_act_fits_how_the_leg_stands(const Referral& leg, std::string_view act, Setter by) {
    const auto* kind = act_of(act);
    if (kind && names(kind->done_by, name_of(by)) && names(kind->states, name_of(leg.state)))
        return {};
    return fail(Category::conflict, "referral.step_does_not_follow");
}

}  // namespace veerkracht::referrals
