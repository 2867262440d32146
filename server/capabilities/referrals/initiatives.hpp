// The question to an initiative, which a volunteer answers by link: of a worker as a next step in a
// case, or of a practice directly.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct InitiativeAsk {
    ThreadId thread_id;
    std::optional<ReferralId> parent_id;
    people::Person person;  // the row of the organisation that asks
    ServiceId service_id;
    std::string first_name;
    std::string village;
    std::string wish;
    std::string when;
    bool attendance = false;  // "is geweest" may come back
    bool hidden_from_proxies = false;
    std::optional<consent::ParentYes> parent;  // who said yes for a child
    bool with_interpreter = false;
};
// Stores the leg with its consent and sends the volunteer the question; the thread must be there.
Result<Referral> ask_initiative(UnitOfWork& work, const InitiativeAsk& ask);

// Of a practice: what the volunteer reads, and what he gets after a yes.
struct NewInitiativeReferral {
    PersonId person_id;
    ServiceId service_id;
    std::string wish;
    std::string when;
    bool consent_given = false;
    bool attendance = false;
    std::optional<consent::ParentYes> parent;
    bool with_interpreter = false;
};
BOOST_DESCRIBE_STRUCT(NewInitiativeReferral, (),
                      (person_id, service_id, wish, when, consent_given, attendance, parent,
                       with_interpreter))
constexpr auto rules(const NewInitiativeReferral*) {
    return std::tuple{rule(&NewInitiativeReferral::wish, Length{2, 120}),
                      rule(&NewInitiativeReferral::when, Length{0, 60})};
}

// A volunteer was asked by a practice itself: no worker goes along with it, or no longer.
bool is_asked_directly(UnitOfWork& work, const Referral& leg);
// What a volunteer took on ends by itself, so that no open leg is forgotten.
Result<> end_what_was_asked_directly(UnitOfWork& work);

}  // namespace veerkracht::referrals
