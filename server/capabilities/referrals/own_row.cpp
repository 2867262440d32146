#include "capabilities/referrals/own_row.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/own_number.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

people::Person person_from(const UnitOfWork& work, const Referral& leg, const Fields& fields) {
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = leg.to_organization_id;
    const auto* target = target_of(leg.target);
    person.domain = target ? target->domain : "welfare";
    person.given_name = fields.given_name;
    person.family_name = fields.family_name;
    person.phone = fields.phone;
    person.village = fields.village;
    person.birth_on = fields.birth_on;
    person.address = fields.address;
    people::put_calling(person, people::calling_of(fields));
    person.secret_address = fields.secret_address;
    people::put_wish(person, wish_of(fields));
    person.source = "referral";
    person.created_at = work.now;
    return person;
}

// The receiver's own words stay; a no that came along counts, and where somebody lives is taken out
// when it became secret and was not shared on purpose.
Result<> keep_safe(UnitOfWork& work, const Referral& leg, const PersonId& id) {
    auto own = people::row(work, id);
    if (!own || own->id == leg.person_id) return {};
    const auto fields = open_fields(work, leg);
    if (fields.secret_address && !own->secret_address) {
        own->village = fields.village;
        own->address = fields.address;
    }
    if (own->birth_on.empty()) own->birth_on = fields.birth_on;
    const people::SafeReach came{people::calling_of(fields), wish_of(fields),
                                 fields.secret_address};
    return people::change_safe_reach(work, *own,
                                     people::together(people::safe_reach_of(*own), came));
}

}  // namespace

Result<PersonId> own_row_for(UnitOfWork& work, const Referral& leg) {
    const auto known = work.tx.value<PersonId>(
        "select person_id from thread_party where thread_id = $1 and organization_id = $2",
        leg.thread_id, leg.to_organization_id);
    if (known) {
        TRY(keep_safe(work, leg, *known));
        return *known;
    }
    const auto person = person_from(work, leg, open_fields(work, leg));
    TRY(access::may(work, access::Class::identity, access::Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    TRY(people::store(work, person));
    TRY(people::number_came_along(work, leg.person_id, person));
    TRY(work.tx.insert(ThreadParty{new_uuid(), leg.thread_id, leg.to_organization_id, person.id}));
    return person.id;
}

}  // namespace veerkracht::referrals
