// Who reads along with a resident. The resident asks a carer himself and lets him go; whom a judge
// named, and who has authority over a child, is written down by who keeps the record, with the
// paper that says so, which is looked at again each year; a second colleague confirms it before
// anything goes out. The one who comes gets a link, says the resident's birth date, and a code goes
// to the own phone each time.
#pragma once

#include "capabilities/access/mandate.hpp"
#include "capabilities/people/person.hpp"
#include "kernel/json.hpp"

namespace veerkracht::people {

using access::MandateId;

struct MandateView {
    MandateId id;
    std::string kind;
    std::string name;
    std::string phone;  // the resident's page: masked
    std::vector<std::string> scope;
    std::vector<std::string> matters;  // what it is about: money, care
    std::string ground;                // the paper; "" on the resident's page
    std::string given_by_name;         // "" for the resident
    std::string given_at;
    std::string ends_on;
    std::string state;  // waits (for a second colleague), open, ended, expired
    bool can_end = false;
    std::string review_on;  // the day on which the paper is looked at again; "" of a carer
    bool review_due = false;
    std::string reviewed_by_name;
    std::string confirmed_by_name;  // "" of who was asked by the resident, and as long as it waits
    bool can_confirm = false;       // by who looks now
};
BOOST_DESCRIBE_STRUCT(MandateView, (),
                      (id, kind, name, phone, scope, matters, ground, given_by_name, given_at,
                       ends_on, state, can_end, review_on, review_due, reviewed_by_name,
                       confirmed_by_name, can_confirm))
struct MandateList {
    std::vector<MandateView> rows;
    std::vector<std::string> scopes;  // what can be ticked
    int months_most = 0;              // of who is asked by a resident
    std::vector<std::string> kinds;   // that the organisation can write down for this resident
};
BOOST_DESCRIBE_STRUCT(MandateList, (), (rows, scopes, months_most, kinds))

// ---- the resident ----
struct CarerToAsk {
    std::string name;
    std::string phone;
    std::vector<std::string> scope;
    std::string ends_on;
};
BOOST_DESCRIBE_STRUCT(CarerToAsk, (), (name, phone, scope, ends_on))
constexpr auto rules(const CarerToAsk*) {
    return std::tuple{rule(&CarerToAsk::name, Length{1, 80}), rule(&CarerToAsk::phone, Phone{}),
                      rule(&CarerToAsk::scope, Count{10}), rule(&CarerToAsk::ends_on, Day{})};
}
Result<MandateList> my_mandates(UnitOfWork& work);
Result<MandateList> ask_carer(UnitOfWork& work, const CarerToAsk& input);
Result<MandateList> let_carer_go(UnitOfWork& work, const MandateId& id);

// What was ticked for who comes for the resident now; empty for the resident himself.
std::vector<std::string> lent_to(UnitOfWork& work);

// A parent of this child has a link that opens now.
bool has_parent_who_comes(UnitOfWork& work, const PersonId& person_id);
// A message that there is something to read where they read along; none while it is shut to them.
Result<> tell_parents(UnitOfWork& work, const PersonId& person_id);

// ---- who keeps the record ----
struct MandateByCourt {
    std::string kind;
    std::string name;
    std::string phone;
    std::string ground;  // which paper, of which day
    std::string ends_on;
    std::optional<std::vector<std::string>> scope;  // of a parent whom a judge set a limit
};
BOOST_DESCRIBE_STRUCT(MandateByCourt, (), (kind, name, phone, ground, ends_on, scope))
constexpr auto rules(const MandateByCourt*) {
    return std::tuple{
        rule(&MandateByCourt::kind, Length{1, 40}), rule(&MandateByCourt::name, Length{1, 80}),
        rule(&MandateByCourt::phone, Phone{}), rule(&MandateByCourt::ground, Length{3, 300}),
        rule(&MandateByCourt::ends_on, Day{})};
}
Result<MandateList> mandates_of_person(UnitOfWork& work, const PersonId& id);
Result<MandateList> give_mandate(UnitOfWork& work, const PersonId& id, const MandateByCourt& input);
// By another than who wrote it down: from now on it gives what it gives, the link goes out and the
// resident is told.
Result<MandateList> confirm_mandate(UnitOfWork& work, const MandateId& id);
// Also of what waits: then nothing ever went out.
Result<MandateList> end_mandate(UnitOfWork& work, const MandateId& id);
// The paper was looked at again, and it still holds: the next time is in a year.
Result<MandateList> review_mandate(UnitOfWork& work, const MandateId& id);

// What who looks has to do with a paper, of the own organisation: look at it again soon, or confirm
// what a colleague wrote down.
struct MandateToReview {
    MandateId id;
    PersonId person_id;
    std::string person_name;
    std::string kind;
    std::string name;
    std::string review_on;      // "" of what is to be confirmed
    std::string given_by_name;  // who asks to confirm it
};
BOOST_DESCRIBE_STRUCT(MandateToReview, (),
                      (id, person_id, person_name, kind, name, review_on, given_by_name))
Result<std::vector<MandateToReview>> mandates_to_review(UnitOfWork& work);

}  // namespace veerkracht::people
