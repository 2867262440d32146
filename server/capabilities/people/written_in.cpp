#include "capabilities/people/written_in.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/restriction.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/search_limit.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

namespace {

bool same(std::string_view one, std::string_view other) {
    return folded(trimmed(one)) == folded(trimmed(other));
}

bool looks_like(const Person& person, const NewPerson& input) {
    return same(person.family_name, input.family_name) || same(person.given_name, input.given_name);
}

bool has_this_name(const Person& person, const NewPerson& input) {
    return same(person.family_name, input.family_name) && same(person.given_name, input.given_name);
}

std::string name_of_account(UnitOfWork& work, const AccountId& id) {
    return work.tx.value<std::string>("select name from account_card where id = $1", id)
        .value_or("");
}

std::vector<Person> who_looks_like(UnitOfWork& work, const OrganizationId& own,
                                   const NewPerson& input) {
    auto people = work.tx.all<Person>(
        "select * from person where organization_id = $1 and birth_on = $2 order by id", own,
        input.birth_on);
    std::erase_if(people, [&](const Person& person) { return !looks_like(person, input); });
    return people;
}

bool is_frozen_for(const UnitOfWork& work, const Person& person) {
    const auto handler = access::handler_of(work, person.id);
    return handler && *handler != work.actor.account_id;
}

PersonWrittenIn what_cannot_be_used(UnitOfWork& work, const std::vector<Person>& alike,
                                    const NewPerson& input) {
    PersonWrittenIn told;
    for (const auto& person : alike) {
        if (!is_frozen_for(work, person)) continue;
        told.stands = told.stands || has_this_name(person, input);
        told.ask = name_of_account(work, *access::handler_of(work, person.id));
    }
    if (!told.ask) return told;
    // Each look is kept, and each refusal of one.
    for (const auto& person : alike)
        if (access::may(work, access::Class::identity, access::Operation::read,
                        {.person_id = person.id, .organization_id = person.organization_id}))
            told.look_alikes.push_back(row_of(work, person));
    return told;
}

}  // namespace

Result<PersonWrittenIn> write_in(UnitOfWork& work, const NewPerson& input) {
    const auto own = TRY(access::own_organization(work));
    auto told = what_cannot_be_used(work, who_looks_like(work, own, input), input);
    if (told.stands || (told.ask && !input.anyway)) {
        // Who is told of residents this way has searched.
        TRY(count_look_alikes(work,
                              input.given_name + " " + input.family_name + " " + input.birth_on));
        return told;
    }
    auto made = TRY(create(work, input));
    return PersonWrittenIn{made.id, std::move(made.look_alikes), {}, false};
}

}  // namespace veerkracht::people
