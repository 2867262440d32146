#include "capabilities/people/my_facts.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;

namespace {

MyFacts facts_of(const Person& person) {
    MyFacts facts;
    facts.given_name = person.given_name;
    facts.family_name = person.family_name;
    facts.birth_on = person.birth_on;
    facts.phone = person.phone;
    facts.email = person.email;
    facts.secret_address = person.secret_address;
    facts.language = person.language;
    facts.interpreter = person.interpreter;
    facts.call_allowed = person.call_allowed;
    facts.voicemail_allowed = person.voicemail_allowed;
    facts.call_when = person.call_when;
    facts.messages_allowed = person.messages_allowed;
    facts.safe_from = person.safe_from;
    facts.safe_until = person.safe_until;
    return facts;
}

// Who comes for one matter reads of the plan what is about that; a goal without a word for it is
// about everything.
void leave_out_other_matters(UnitOfWork& work, access::Record door, MyFacts& facts) {
    const auto is_not_his = [&](const std::string& need) {
        door.about = access::matters_of_needs({need});
        return !access::would_allow(work, Class::plan, Operation::read, door);
    };
    std::erase_if(facts.needs, is_not_his);
    std::erase_if(facts.goals,
                  [&](const auto& goal) { return is_not_his(goal.need_code.value_or("")); });
}

}  // namespace

Result<MyFacts> my_facts(UnitOfWork& work) {
    const auto door = door_of_own_page(work);
    TRY(access::may(work, Class::identity, Operation::read, door));
    TRY(access::may(work, Class::plan, Operation::read, door));
    const auto person = row(work, work.actor.person_id);
    if (!person) return fail(Category::not_found, "record.absent");
    auto facts = facts_of(*person);
    facts.organization_name = TRY(practice_card(work, person->organization_id)).name;
    // A parent does not read where a child lives whose address is secret.
    if (access::would_allow(work, Class::address, Operation::read, door)) {
        TRY(access::may(work, Class::address, Operation::read, door));
        facts.address = person->address;
        facts.village = person->village;
    }
    facts.needs = open_needs(work, person->id);
    facts.goals = goals_of(work, person->id);
    leave_out_other_matters(work, door, facts);
    return facts;
}

}  // namespace veerkracht::people
