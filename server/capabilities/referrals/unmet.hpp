// What there was not, by need and neighbourhood: the one figure that is made to be shown outside.
// It is told over whole quarters, in steps of five, and no cell of fewer than ten can be read from
// it or worked out of it (SEC-79).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/describe.hpp"

namespace veerkracht::referrals {

// A need for which a helper found nothing that fits.
struct NoOffer {
    std::string need;
    std::string neighbourhood;  // "": all other neighbourhoods, and those that are not known
    std::optional<int> count;   // in steps of five; none below ten
};
BOOST_DESCRIBE_STRUCT(NoOffer, (), (need, neighbourhood, count))

// Four whole quarters, the last of which is over.
struct Quarters {
    std::string from_on;
    std::string until_on;
};
Quarters quarters_before(const std::string& today);

// How often, by need and neighbourhood. A neighbourhood with few goes with the others of its need;
// when those are few together, the smallest that could be told goes with them: else whoever knows
// all of a need would know them too. The most frequent first.
std::vector<NoOffer> told_outside(const std::map<std::pair<std::string, std::string>, int>& counts);

}  // namespace veerkracht::referrals
