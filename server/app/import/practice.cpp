#include "app/import/practice.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/received.hpp"

namespace veerkracht::import {

Result<Practice> practice_called(UnitOfWork& work, std::string_view name_or_id) {
    const auto found = directory::organizations_called(work, "gp_practice", name_or_id);
    if (found.empty())
        return fail(Category::invalid, "import.no_such_practice",
                    "no practice has this name or id");
    if (found.size() > 1)
        return fail(Category::invalid, "import.which_practice",
                    "more practices have this name: give the id");
    return Practice{found.front().id, found.front().name, found.front().domain};
}

people::Person person_of(UnitOfWork& work, const Practice& practice, const ReceivedPerson& received,
                         std::string_view source) {
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = practice.id;
    person.domain = practice.domain;
    person.given_name = received.given_name;
    person.family_name = received.family_name;
    person.birth_on = received.birth_on;
    person.phone = received.phone.value_or("");
    person.email = received.email.value_or("");
    person.address = received.address.value_or("");
    person.village = received.village.value_or("");
    person.language = received.language.value_or("nl");
    person.call_when = received.call_when.value_or("");
    person.status = received.status;
    person.source = source;
    person.created_at = work.now;
    return person;
}

Result<> may_see_known(UnitOfWork& work, const Practice& practice, const PersonId& person_id) {
    if (work.actor.kind == Actor::Kind::system) return {};
    return access::may(work, access::Class::identity, access::Operation::read,
                       {.person_id = person_id, .organization_id = practice.id});
}

Result<> may_write_new(UnitOfWork& work, const Practice& practice, const PersonId& person_id) {
    if (work.actor.kind == Actor::Kind::system) {
        note_look(work, person_id);
        return {};
    }
    return access::may(work, access::Class::identity, access::Operation::write,
                       {.person_id = person_id, .organization_id = practice.id});
}

Result<Practice> own_practice(UnitOfWork& work) {
    const auto id = TRY(access::own_organization(work));
    const auto own = TRY(directory::organization(work, id));
    return Practice{own.id, own.name, own.domain};
}

void note_look(UnitOfWork& work, const PersonId& person_id) {
    const bool known = std::ranges::any_of(
        work.looks, [&](const log::Look& look) { return look.person_id == person_id; });
    if (!known) work.looks.push_back({person_id, "identity", "write", "import", true});
}

}  // namespace veerkracht::import
