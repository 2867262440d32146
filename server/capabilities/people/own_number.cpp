#include "capabilities/people/own_number.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/new_number.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/clock.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

namespace {

constexpr int weeks_before = 4;
// Who is older had years to say it: no message goes out, and the person page still tells it.
constexpr int age_most = 18;

struct NumberAge {
    std::string known_since;
    std::string confirmed_at;
};
BOOST_DESCRIBE_STRUCT(NumberAge, (), (known_since, confirmed_at))

bool is_soon(const UnitOfWork& work, std::string_view day) {
    return !day.empty() && day <= plus_days(work.today, 7 * weeks_before);
}

bool has_said_it(UnitOfWork& work, const PersonId& id) {
    return !work.tx
                .value<std::string>("select confirmed_at from number_card where person_id = $1", id)
                .value_or("")
                .empty();
}

// None where there is nothing to ask.
std::optional<GrowingUp> line_of(UnitOfWork& work, const Person& person) {
    GrowingUp line{.person_id = person.id,
                   .person_name = full_name(person),
                   .turns = 0,
                   .turns_on = access::turned_on(person.birth_on, work.today),
                   .is_past = true,
                   .phone = person.phone};
    if (access::has_own_number(work, person.id)) {
        line.turns_on = access::turns_on(person.birth_on, work.today);
        line.is_past = false;
        if (!is_soon(work, line.turns_on) || has_said_it(work, person.id)) return std::nullopt;
    }
    line.turns = age_on(person.birth_on, line.turns_on);
    return line;
}

// Whose day is past, the latest first; then who comes soonest.
bool is_more_urgent(const GrowingUp& one, const GrowingUp& other) {
    if (one.is_past != other.is_past) return one.is_past;
    return one.is_past ? one.turns_on > other.turns_on : one.turns_on < other.turns_on;
}

// Whether it waits for a colleague stays as it is: who notes it may have just written it down.
OwnNumber said_now(UnitOfWork& work, const Person& person) {
    const auto known = own_number_of(work, person.id);
    OwnNumber number = known && known->phone == person.phone ? *known : OwnNumber{};
    number.person_id = person.id;
    number.phone = person.phone;
    number.known_since = work.now;
    number.confirmed_at = work.now;
    number.confirmed_by_name = work.actor.name;
    return number;
}

}  // namespace

Result<std::vector<GrowingUp>> growing_up(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    std::vector<GrowingUp> lines;
    const auto young = work.tx.all<Person>(
        "select * from person where organization_id = $1 and status = 'active' and birth_on > $2 "
        "and birth_on <= $3 order by birth_on desc, id limit 500",
        own, plus_months(work.today, -12 * age_most),
        plus_months(plus_days(work.today, 7 * weeks_before), -12 * 12));
    for (const auto& person : young) {
        auto line = line_of(work, person);
        if (line && access::may(work, access::Class::identity, access::Operation::read,
                                {.person_id = person.id, .organization_id = own}))
            lines.push_back(*std::move(line));
    }
    std::ranges::stable_sort(lines, is_more_urgent);
    return lines;
}

Result<std::vector<GrowingUp>> note_own_number(UnitOfWork& work, const PersonId& id,
                                               const OwnNumberSaid& input) {
    auto person = TRY(find_to_change(work, id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    if (access::turned_on(person.birth_on, work.today).empty() ||
        age_on(person.birth_on, work.today) >= age_most)
        return fail(Category::conflict, "number.not_this_age");
    const std::string phone(trimmed(input.phone)), email(trimmed(input.email.value_or("")));
    if (phone.empty()) return refuse_fields({{"phone", "required"}});
    TRY(the_email_can_be(email));
    TRY(correct(work, person, {{"phone", phone}, {"email", email}}, work.actor.name));
    TRY(keep(work, said_now(work, person)));
    TRY(note_event(work, person.id, "person.own_number", person.id.value, "", work.actor.name));
    return growing_up(work);
}

Result<> number_came_along(UnitOfWork& work, const PersonId& from, const Person& to) {
    if (to.birth_on.empty() || age_on(to.birth_on, work.today) >= age_most)
        return waits_along(work, from, to);
    const auto age = work.tx.maybe<NumberAge>(
        "select known_since, confirmed_at from number_card where person_id = $1", from);
    if (!age) return {};
    OwnNumber number;
    number.person_id = to.id;
    number.phone = to.phone;
    number.known_since = age->known_since;
    if (!age->confirmed_at.empty()) number.confirmed_at = age->confirmed_at;
    TRY(keep(work, number));
    return waits_along(work, from, to);
}

}  // namespace veerkracht::people
