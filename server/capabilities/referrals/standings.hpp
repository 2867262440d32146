// How each kind of face is found where nobody said otherwise: by whom, and how far in front
// (`standing` in its file). What says nothing there is found only where somebody says so.
#pragma once

#include "capabilities/directory/serving.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

const directory::Standing* standing_of(std::string_view target);
// The kind has one face for all who work there.
bool is_desk(const Target& target);
// The desks of one municipality work under different laws: what was asked of one is read by who
// works there, and by no other desk or team of the same organisation. True for a role that helps
// nobody itself.
bool is_at_its_desk(std::string_view role, const Referral& leg);

}  // namespace veerkracht::referrals
