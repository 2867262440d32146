#include "capabilities/people/new_number.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/own_page_visits.hpp"
#include "capabilities/access/second_colleague.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/codes.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "kernel/clock.hpp"

namespace veerkracht::people {

namespace {

constexpr long hours_it_waits = 72;

std::optional<std::string> holds_at(const OwnNumber& number) {
    if (!number.told) return std::nullopt;
    return plus_minutes(*number.waits_since, hours_it_waits * 60);
}

bool waits(const UnitOfWork& work, const OwnNumber& number) {
    if (!number.waits_since || number.held_at) return false;
    const auto until = holds_at(number);
    return !until || *until > work.now;
}

// Of the number that stands there now; what was kept of another one says nothing about it.
std::optional<OwnNumber> kept_of(UnitOfWork& work, const Person& person) {
    auto number = own_number_of(work, person.id);
    if (!number || number->phone != person.phone) return std::nullopt;
    return number;
}

std::string former_of(UnitOfWork& work, const OwnNumber& number) {
    const auto one = work.tx.maybe<Correction>(
        "select * from person_correction where id = $1 and person_id = $2", number.former_id,
        number.person_id);
    return one ? work.open(one->person_id, former_place, one->id, one->former) : "";
}

bool had_one_before(UnitOfWork& work, const NumberBefore& before, const PersonId& id) {
    if (!before.phone.empty()) return true;
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from person_correction where person_id = $1 and field = "
                   "'phone' and id <> $2",
                   id, before.correction_id)
               .value_or(0) > 0;
}

// A number of a parent, or one that may lie at home with somebody else, is told nothing.
bool can_be_told(const Person& person, const std::string& former, const NumberBefore& before) {
    return !former.empty() && before.was_own && person.messages_allowed && !person.secret_address;
}

Result<> tell_former(UnitOfWork& work, const Person& person, const std::string& former) {
    const auto house = TRY(practice_card(work, person.organization_id));
    return notifications::send(work, {"sms",
                                      former,
                                      "number_changed",
                                      person.id,
                                      new_uuid(),
                                      {{"practice", house.name}, {"phone", house.phone}}});
}

access::Record door(const Person& person) {
    return {.person_id = person.id, .organization_id = person.organization_id};
}

NumberWaits view_of(const UnitOfWork& work, const Person& person, const OwnNumber& number) {
    return {.person_id = person.id,
            .person_name = full_name(person),
            .phone = person.phone,
            .changed_by_name = number.changed_by_name,
            .changed_at = *number.waits_since,
            .holds_at = holds_at(number),
            .can_confirm = number.changed_by != work.actor.account_id};
}

}  // namespace

std::optional<OwnNumber> own_number_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.maybe<OwnNumber>("select * from own_number where person_id = $1", person_id);
}

Result<> keep(UnitOfWork& work, const OwnNumber& number) {
    TRY(work.tx.execute("delete from own_number where person_id = $1", number.person_id));
    return work.tx.insert(number);
}

// Who changes twice does not make his own first number the one that held.
Result<> number_was_changed(UnitOfWork& work, const Person& person, const NumberBefore& before,
                            std::string_view by) {
    TRY(access::end_visits_to_own_page(work, person.id));
    const auto last = own_number_of(work, person.id);
    const bool waited = last && last->phone == before.phone && waits(work, *last);
    OwnNumber number;
    number.person_id = person.id;
    number.phone = person.phone;
    number.known_since = work.now;
    number.former_id = waited ? last->former_id : before.correction_id;
    const auto former = former_of(work, number);
    const bool is_back = !former.empty() && plain_number(former) == plain_number(person.phone);
    if (is_back || !had_one_before(work, before, person.id)) return keep(work, number);
    number.waits_since = work.now;
    if (!work.actor.account_id.value.empty()) number.changed_by = work.actor.account_id;
    number.changed_by_name = by;
    number.told = (waited && last->told) || can_be_told(person, former, before);
    TRY(keep(work, number));
    if (number.told && !(waited && last->told)) TRY(tell_former(work, person, former));
    return {};
}

Result<> number_was_written_otherwise(UnitOfWork& work, const Person& person,
                                      const std::string& words) {
    auto number = kept_of(work, person);
    if (!number) return {};
    number->phone = words;
    return keep(work, *number);
}

Result<> waits_along(UnitOfWork& work, const PersonId& from, const Person& to) {
    const auto giver = row(work, from);
    const auto number = giver ? kept_of(work, *giver) : std::nullopt;
    if (!number || !waits(work, *number) || giver->phone != to.phone) return {};
    OwnNumber along = own_number_of(work, to.id).value_or(OwnNumber{});
    along.person_id = to.id;
    along.phone = to.phone;
    if (along.known_since.empty()) along.known_since = number->known_since;
    along.waits_since = number->waits_since;
    along.changed_by_name = number->changed_by_name;
    along.told = number->told;
    return keep(work, along);
}

Result<NumberForCodes> number_for_codes(UnitOfWork& work, const PersonId& person_id) {
    const auto person = row(work, person_id);
    if (!person) return fail(Category::not_found, "record.absent");
    const auto number = kept_of(work, *person);
    if (!number || !waits(work, *number)) return NumberForCodes{person->phone};
    const auto former = former_of(work, *number);
    if (former.empty() || !number->told || person->secret_address)
        return fail(Category::forbidden, "link.number_new");
    return NumberForCodes{former, true};
}

Result<CodeSentWhere> send_code_and_say_where(UnitOfWork& work, const LinkToken& input) {
    const auto sent = TRY(send_code(work, input));
    const auto link = TRY(access::find_link(work, input.token));
    if (link.kind == "mandate") return CodeSentWhere{sent.to};
    return CodeSentWhere{sent.to, TRY(number_for_codes(work, link.person_id)).is_former};
}

namespace {

std::optional<NumberWaits> waiting(UnitOfWork& work, const Person& person) {
    const auto number = kept_of(work, person);
    if (person.phone.empty() || !number || !waits(work, *number)) return std::nullopt;
    return view_of(work, person, *number);
}

}  // namespace

Result<NumberOfPerson> number_of_person(UnitOfWork& work, const PersonId& id) {
    return NumberOfPerson{waiting(work, TRY(find(work, id)))};
}

Result<std::vector<NumberWaits>> numbers_to_confirm(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto people = work.tx.all<Person>(
        "select p.* from person p join own_number o on o.person_id = p.id and o.phone = p.phone "
        "where p.organization_id = $1 and p.status = 'active' and p.phone <> '' and o.held_at is "
        "null and o.waits_since is not null and (not o.told or o.waits_since > $2) "
        "order by o.waits_since, p.id limit 200",
        own, plus_minutes(work.now, -hours_it_waits * 60));
    std::vector<NumberWaits> rows;
    for (const auto& person : people) {
        auto one = waiting(work, person);
        if (one && one->can_confirm &&
            access::may(work, access::Class::identity, access::Operation::read, door(person)))
            rows.push_back(*std::move(one));
    }
    return rows;
}

Result<std::vector<NumberWaits>> confirm_number(UnitOfWork& work, const PersonId& id,
                                                const NumberSeen& input) {
    TRY(find_to_change(work, id));
    TRY(hold_row(work, id));  // of one who confirms and one who changes the second looks again
    const auto person = TRY(find_to_change(work, id));
    auto number = kept_of(work, person);
    if (plain_number(input.phone) != plain_number(person.phone) || !number || !number->waits_since)
        return fail(Category::conflict, "record.changed");
    TRY(access::is_second_colleague(work, number->changed_by, "number.same_colleague"));
    if (!waits(work, *number)) return numbers_to_confirm(work);
    if (!access::is_fresh(work)) return fail(Category::unauthenticated, "session.proof_wanted");
    number->held_at = work.now;
    number->held_by_name = work.actor.name;
    TRY(keep(work, *number));
    TRY(note_event(work, id, "person.number_confirmed", id.value, "", work.actor.name));
    return numbers_to_confirm(work);
}

Result<MyNumber> my_number(UnitOfWork& work) {
    TRY(access::may(work, access::Class::identity, access::Operation::read,
                    door_of_own_page(work)));
    const auto person = row(work, work.actor.person_id);
    if (!person) return fail(Category::not_found, "record.absent");
    const auto number = kept_of(work, *person);
    if (!number || !number->waits_since) return MyNumber{};
    const auto former = former_of(work, *number);
    return MyNumber{MyNumberChanged{number->changed_by_name, *number->waits_since,
                                    former.empty() ? "" : masked(former), waits(work, *number),
                                    number->held_by_name}};
}

}  // namespace veerkracht::people
