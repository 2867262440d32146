#include "capabilities/people/safety.hpp"

#include "capabilities/access/access.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;

namespace {

constexpr std::string_view place = "safety_note.words";

access::Record door(const Person& person) {
    return {.person_id = person.id, .organization_id = person.organization_id};
}

}  // namespace

std::optional<SafetyNoteView> safety_note_of(UnitOfWork& work, const Person& person) {
    const auto note =
        work.tx.maybe<SafetyNote>("select * from safety_note where id = $1", person.id);
    if (!note || !access::would_allow(work, Class::safety_notes, Operation::read, door(person)))
        return std::nullopt;
    auto words = work.open(person.id, place, person.id.value, note->words);
    if (words.empty()) return std::nullopt;
    if (!access::may(work, Class::safety_notes, Operation::read, door(person))) return std::nullopt;
    return SafetyNoteView{std::move(words), note->by_name, note->written_at};
}

Result<> write_safety_note(UnitOfWork& work, const Person& person, const NewSafetyNote& input) {
    TRY(access::may(work, Class::safety_notes, Operation::write, door(person)));
    auto known = work.tx.maybe<SafetyNote>("select * from safety_note where id = $1", person.id);
    SafetyNote note = known.value_or(SafetyNote{person.id, 1, person.organization_id, {}, "", ""});
    note.words = work.seal(person.id, place, person.id.value, trimmed(input.words));
    note.by_name = work.actor.name;
    note.written_at = work.now;
    return known ? work.tx.update(note) : work.tx.insert(note);
}

Result<PersonPage> change_safety_note(UnitOfWork& work, const PersonId& id,
                                      const NewSafetyNote& input) {
    const auto person = TRY(find(work, id));
    TRY(write_safety_note(work, person, input));
    return page(work, id);
}

}  // namespace veerkracht::people
