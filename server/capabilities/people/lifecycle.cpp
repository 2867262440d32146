#include "capabilities/people/lifecycle.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/events.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/new_number.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

namespace {

constexpr auto place = former_place;

std::string* field_of(Person& person, std::string_view field) {
    if (field == "given_name") return &person.given_name;
    if (field == "family_name") return &person.family_name;
    if (field == "birth_on") return &person.birth_on;
    if (field == "phone") return &person.phone;
    if (field == "email") return &person.email;
    return nullptr;
}

Result<std::string> keep_former(UnitOfWork& work, const Person& person, const std::string& field,
                                const std::string& former, std::string_view by) {
    Correction correction;
    correction.id = new_uuid();
    correction.person_id = person.id;
    correction.field = field;
    correction.former = work.seal(person.id, place, correction.id, former);
    correction.by_name = by;
    correction.at = work.now;
    TRY(work.tx.insert(correction));
    return correction.id;
}

Result<> the_birth_date_can_be(const std::string& day, std::string_view today) {
    if (day > today || age_on(day, today) > 120)
        return refuse_fields({{"birth_on", "out_of_range"}});
    return {};
}

access::Record door(const Person& person) {
    return {.person_id = person.id, .organization_id = person.organization_id};
}

bool may_be_shown(UnitOfWork& work, const Person& person) {
    return access::may(work, access::Class::identity, access::Operation::read, door(person))
        .has_value();
}

}  // namespace

Result<Person> find_to_change(UnitOfWork& work, const PersonId& id) {
    auto person = TRY(work.tx.one<Person>("select * from person where id = $1", id));
    TRY(access::may(work, access::Class::identity, access::Operation::write, door(person)));
    return person;
}

std::optional<Person> row(UnitOfWork& work, const PersonId& id) {
    return work.tx.maybe<Person>("select * from person where id = $1", id);
}

Result<> set_status(UnitOfWork& work, Person& person, std::string_view status, std::string_view by,
                    std::string_view from) {
    if (person.status == status) return {};
    const StatusChanged news{person.id, person.organization_id, std::string(status), person.status};
    if (status == "active") {
        TRY(access::open_own_links_again(work, person.id, person.status_at.value_or("")));
        person.same_as.reset();
    } else {
        TRY(access::close_links_about(work, person.id));
        TRY(notifications::stop_for(work, person.id));
    }
    person.status = status;
    person.status_at = work.now;
    person.status_by = by;
    person.status_from = from;
    TRY(work.tx.update(person));
    TRY(note_event(work, person.id, "person.status", person.id.value, status, by));
    work.record(news);
    return {};
}

Result<> correct(UnitOfWork& work, Person& person, const std::map<std::string, std::string>& fields,
                 std::string_view by) {
    std::string changed;
    NumberBefore before{person.phone, "", access::has_own_number(work, person.id)};
    for (const auto& [field, words] : fields) {
        auto* known = field_of(person, field);
        if (!known || *known == words) continue;
        if (field == "phone" && plain_number(*known) == plain_number(words)) {
            TRY(number_was_written_otherwise(work, person, words));
            *known = words;
            continue;
        }
        const auto kept = TRY(keep_former(work, person, field, *known, by));
        if (field == "phone") before.correction_id = kept;
        *known = words;
        changed += (changed.empty() ? "" : " ") + field;
    }
    TRY(work.tx.update(person));
    if (changed.empty()) return {};
    TRY(index_name(work, person));
    if (!before.correction_id.empty()) TRY(number_was_changed(work, person, before, by));
    TRY(note_event(work, person.id, "person.corrected", person.id.value, "", by));
    work.record(PersonCorrected{person.id, person.organization_id, changed});
    return {};
}

bool was_corrected_since(UnitOfWork& work, const PersonId& id, std::string_view moment) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from person_correction where person_id = $1 and at > $2", id,
                   moment)
               .value_or(0) > 0;
}

Result<> hand_over_row(UnitOfWork& work, const PersonId& id, const OrganizationId& to) {
    auto person = TRY(work.tx.one<Person>("select * from person where id = $1", id));
    person.organization_id = to;
    TRY(work.tx.update(person));
    return index_name(work, person);
}

Result<> hide_address(UnitOfWork& work, Person& person) {
    if (person.secret_address) return {};
    person.secret_address = true;
    TRY(work.tx.update(person));
    TRY(note_to_compare(work, person.id));
    work.record(PersonCorrected{person.id, person.organization_id, "secret_address"});
    return {};
}

Result<> the_email_can_be(std::string_view email) {
    if (email.empty()) return {};
    const auto at = email.find('@');
    const auto domain = at == std::string_view::npos ? "" : email.substr(at + 1);
    const bool is_address = at != 0 && !domain.starts_with('.') && !domain.ends_with('.') &&
                            domain.find('.') != std::string_view::npos &&
                            domain.find('@') == std::string_view::npos &&
                            email.find_first_of(" \t,;<>") == std::string_view::npos;
    if (!is_address) return refuse_fields({{"email", "malformed"}});
    return {};
}

Result<PersonPage> correct_person(UnitOfWork& work, const PersonId& id,
                                  const PersonCorrection& input) {
    auto person = TRY(find_to_change(work, id));
    if (person.version != input.version) return fail(Category::conflict, "record.changed");
    TRY(the_birth_date_can_be(input.birth_on, work.today));
    const std::string given(trimmed(input.given_name)), family(trimmed(input.family_name));
    if (given.empty()) return refuse_fields({{"given_name", "required"}});
    if (family.empty()) return refuse_fields({{"family_name", "required"}});
    const std::string email(trimmed(input.email.value_or(person.email)));
    if (email != person.email) TRY(the_email_can_be(email));
    TRY(correct(work, person,
                {{"given_name", given},
                 {"family_name", family},
                 {"birth_on", input.birth_on},
                 {"phone", std::string(trimmed(input.phone))},
                 {"email", email}},
                work.actor.name));
    return page(work, id);
}

void show_lifecycle(UnitOfWork& work, const Person& person, PersonPage& page) {
    page.family_name = person.family_name;
    page.status = person.status;
    page.status_at = person.status_at;
    page.status_by = person.status_by;
    page.status_is_news = !person.status_from.empty();
    if (person.same_as)
        if (const auto meant = row(work, *person.same_as); meant && may_be_shown(work, *meant))
            page.same_as = row_of(work, *meant);
    const auto doubles = work.tx.all<Person>(
        "select * from person where same_as = $1 order by id limit 10", person.id);
    for (const auto& one : doubles)
        if (may_be_shown(work, one)) page.doubles.push_back(row_of(work, one));
    const auto corrections = work.tx.all<Correction>(
        "select * from person_correction where person_id = $1 order by at desc, field limit 10",
        person.id);
    for (const auto& one : corrections)
        page.corrections.push_back(
            {one.field, work.open(person.id, place, one.id, one.former), one.by_name, one.at});
}

bool was_made_one(UnitOfWork& work, const PersonId& id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from person_merge where goes_id = $1 and (state = 'merged' or "
                   "(kind = 'split' and state = 'undone'))",
                   id)
               .value_or(0) > 0;
}

Result<> hold_row(UnitOfWork& work, const PersonId& id) {
    TRY(work.tx.execute("update person set version = version where id = $1", id));
    return {};
}

}  // namespace veerkracht::people
