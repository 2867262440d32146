#include "capabilities/referrals/standings.hpp"

#include <algorithm>

namespace veerkracht::referrals {

namespace {

// Of a municipality: its desks work under different laws. A welfare team is one team.
bool is_apart(const Target& target) { return is_desk(target) && target.domain == "municipality"; }

}  // namespace

const directory::Standing* standing_of(std::string_view target) {
    const auto* const asked = target_of(target);
    return asked && asked->standing ? &*asked->standing : nullptr;
}

bool is_desk(const Target& target) {
    return target.standing && !target.standing->face_name.empty();
}

bool is_at_its_desk(std::string_view role, const Referral& leg) {
    const auto* const asked = target_of(leg.target);
    if (asked && asked->worker_role == role) return true;
    const auto is_work_of_this_role = [&](const Target& one) { return one.worker_role == role; };
    const auto all = targets();
    if (std::ranges::none_of(all, is_work_of_this_role)) return true;
    const auto works_apart = [&](const Target& one) {
        return is_work_of_this_role(one) && is_apart(one);
    };
    return std::ranges::none_of(all, works_apart) && !(asked && is_apart(*asked));
}

}  // namespace veerkracht::referrals
