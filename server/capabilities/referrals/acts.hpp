// What is done on a leg without moving it: a short question and its answer, the resident's own word
// at the end, a case that is handed on unread or over to a colleague. It stands in the trail
// between the steps; the leg's state and step stay as they are.
#pragma once

#include <span>
#include <string_view>

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/steps.hpp"

namespace veerkracht::referrals {

// Read a row as a sentence: "goal_said" is done by the resident on a completed leg, and the sender
// does not read it.
struct ActKind {
    std::string_view act;
    std::string_view done_by;                  // names of Setter between spaces
    std::string_view states;                   // names of State between spaces
    bool comes_back;                           // the sender reads that it was done, as bare process
    std::string_view event = "referral.step";  // and on the page of the person as this
};

std::span<const ActKind> act_kinds();
// Null for what is a step, or nothing.
const ActKind* act_of(std::string_view name);
Result<> the_act_fits_how_the_leg_stands(const Referral& leg, std::string_view act, Setter by);

}  // namespace veerkracht::referrals
