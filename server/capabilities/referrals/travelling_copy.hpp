// The copy that travels with a leg, kept in step with the row that it was taken from.
#pragma once

#include <map>

#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"

namespace veerkracht::referrals {

struct Mended {
    std::map<std::string, std::string> fields;  // as they are now
    std::string codes;                          // the same, their names between spaces
};
// Who it is and which number: only a field that went along is mended.
Mended mend(Fields& copy, const people::Person& now);
// Where somebody lives became secret after it went along: it is taken out, of what may be seen
// before a yes too. What was shared on purpose stays. False when there was nothing to take out.
bool hide_where(Referral& leg, Fields& copy, const people::Person& now);
// For a leg that follows another: the copy of the former one as it would be taken now.
Fields as_taken_now(Referral& leg, Fields copy, const people::Person& now);

}  // namespace veerkracht::referrals
