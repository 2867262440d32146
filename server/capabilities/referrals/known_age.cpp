#include "capabilities/referrals/known_age.hpp"

#include <algorithm>
#include <set>

#include "capabilities/consent/consent.hpp"
#include "capabilities/people/lifecycle.hpp"

namespace veerkracht::referrals {

std::string birth_date_to_judge_by(UnitOfWork& work, const people::Person& person) {
    if (!person.birth_on.empty()) return person.birth_on;
    std::set<std::string> seen;
    auto id = person.id;
    while (seen.insert(id.value).second) {
        const auto sender = work.tx.value<PersonId>(
            "select person_id from referral where recipient_person_id = $1 and person_id <> $1 "
            "order by sent_at desc, id desc limit 1",
            id);
        const auto row = sender ? people::row(work, *sender) : std::nullopt;
        if (!row) return "";
        if (!row->birth_on.empty()) return row->birth_on;
        id = row->id;
    }
    return "";
}

std::string birth_date_to_judge_by(UnitOfWork& work, const PersonId& id) {
    const auto person = people::row(work, id);
    return person ? birth_date_to_judge_by(work, *person) : "";
}

bool is_birth_date_wanted(UnitOfWork& work, const people::Person& person) {
    if (!person.birth_on.empty()) return false;
    const auto known = birth_date_to_judge_by(work, person);
    return known.empty() || !consent::decides_alone(known, work.today);
}

std::vector<std::string> fields_asked_of(const Target& target, const people::Person& person,
                                         std::string_view today) {
    auto fields = target.fields;
    if (!target.by_link && !consent::decides_alone(person.birth_on, today) &&
        std::ranges::find(fields, "birth_on") == fields.end())
        fields.insert(std::ranges::find(fields, "phone"), "birth_on");
    return fields;
}

}  // namespace veerkracht::referrals
