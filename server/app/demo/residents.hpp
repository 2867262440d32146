// The residents of a practice: its own rows of them, with their keys and their search words.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

// A resident as the demo makes them, not stored yet: name, age, village and phone by chance.
people::Person draw_resident(Making& making, const Practice& practice,
                             const std::vector<int>& place_shares);
// How often each place is drawn for this practice: near and in the same municipality most.
std::vector<int> place_shares_of(const Making& making, const Practice& practice);
void make_residents(Making& making, Practice& practice, int count);

}  // namespace veerkracht::demo
