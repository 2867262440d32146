#include "capabilities/people/received.hpp"

#include <algorithm>

#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

namespace {

constexpr std::string_view place = "person_document.body";

void take_if_said(std::string& known, const std::string& received) {
    if (!received.empty()) known = received;
}

}  // namespace

Result<bool> keep_document(UnitOfWork& work, PersonDocument document, std::string_view body) {
    if (work.tx.value<std::string>("select id from person_document where id = $1", document.id))
        return false;
    document.body = document.person_id ? work.seal(*document.person_id, place, document.id, body)
                                       : work.keys.seal_own(place, document.id, body);
    document.received_at = work.now;
    TRY(work.tx.insert(document));
    return true;
}

std::string open_document(UnitOfWork& work, const PersonDocument& document) {
    if (document.person_id)
        return work.open(*document.person_id, place, document.id, document.body);
    return work.keys.open_own(place, document.id, document.body);
}

std::optional<Person> received_before(UnitOfWork& work, const OrganizationId& organization_id,
                                      std::string_view source_key) {
    const auto id = work.tx.value<std::string>(
        "select person_id from person_document where organization_id = $1 and source_key = $2 "
        "and outcome = 'stored' and person_id is not null order by received_at, id",
        organization_id, source_key);
    if (!id) return std::nullopt;
    return work.tx.maybe<Person>("select * from person where id = $1", *id);
}

std::optional<Person> look_alike(UnitOfWork& work, const OrganizationId& organization_id,
                                 std::string_view birth_on, std::string_view family_name) {
    const auto people = work.tx.all<Person>(
        "select * from person where organization_id = $1 and birth_on = $2 order by id",
        organization_id, birth_on);
    const auto family = folded(family_name);
    const auto found = std::ranges::find_if(
        people, [&](const Person& person) { return folded(person.family_name) == family; });
    if (found == people.end()) return std::nullopt;
    return *found;
}

Result<> take_over(UnitOfWork& work, Person known, const Person& received) {
    take_if_said(known.phone, received.phone);
    take_if_said(known.email, received.email);
    take_if_said(known.address, received.address);
    take_if_said(known.village, received.village);
    take_if_said(known.call_when, received.call_when);
    known.language = received.language;
    TRY(note_to_compare(work, known.id));
    // A file that knows of no death takes none back.
    if (received.status == "active" || received.status == known.status)
        return work.tx.update(known);
    return set_status(work, known, received.status, known.source);
}

}  // namespace veerkracht::people
