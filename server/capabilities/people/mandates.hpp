// Who reads along with a resident. The resident asks a carer himself and lets him go; whom a judge
// named is written down by who keeps the record, with the paper that says so. The one who comes
// gets a link, says the resident's birth date, and a code goes to the own phone each time.
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
    std::string ground;         // the paper; "" on the resident's page
    std::string given_by_name;  // "" for the resident
    std::string given_at;
    std::string ends_on;
    std::string state;  // open, ended, expired
    bool can_end = false;
};
BOOST_DESCRIBE_STRUCT(MandateView, (),
                      (id, kind, name, phone, scope, ground, given_by_name, given_at, ends_on,
                       state, can_end))
struct MandateList {
    std::vector<MandateView> rows;
    std::vector<std::string> scopes;  // what can be ticked
    int months_most = 0;              // of who is asked by a resident
};
BOOST_DESCRIBE_STRUCT(MandateList, (), (rows, scopes, months_most))

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

// ---- who keeps the record ----
struct MandateByCourt {
    std::string kind;
    std::string name;
    std::string phone;
    std::string ground;  // which paper, of which day
    std::string ends_on;
};
BOOST_DESCRIBE_STRUCT(MandateByCourt, (), (kind, name, phone, ground, ends_on))
constexpr auto rules(const MandateByCourt*) {
    return std::tuple{
        rule(&MandateByCourt::kind, Length{1, 40}), rule(&MandateByCourt::name, Length{1, 80}),
        rule(&MandateByCourt::phone, Phone{}), rule(&MandateByCourt::ground, Length{3, 300}),
        rule(&MandateByCourt::ends_on, Day{})};
}
Result<MandateList> mandates_of_person(UnitOfWork& work, const PersonId& id);
Result<MandateList> give_mandate(UnitOfWork& work, const PersonId& id, const MandateByCourt& input);
Result<MandateList> end_mandate(UnitOfWork& work, const MandateId& id);

}  // namespace veerkracht::people
