// What colleagues must know to be safe and to keep a resident safe: "niet alleen op huisbezoek". It
// stays inside the own organisation, and never stands on a portal, in an export, a copied text, a
// message or an event.
#pragma once

#include "capabilities/people/people.hpp"

namespace veerkracht::people {

struct SafetyNote {
    static constexpr auto table = "safety_note";
    PersonId id;
    int version = 1;
    OrganizationId organization_id;
    db::Bytes words;  // sealed under the person's key; empty words take the note away
    std::string by_name;
    std::string written_at;
};
BOOST_DESCRIBE_STRUCT(SafetyNote, (), (id, version, organization_id, words, by_name, written_at))

struct NewSafetyNote {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewSafetyNote, (), (words))
constexpr auto rules(const NewSafetyNote*) {
    return std::tuple{rule(&NewSafetyNote::words, Length{0, 500})};
}

// The note of a row, for who may see it (access asks); none when there is none.
std::optional<SafetyNoteView> safety_note_of(UnitOfWork& work, const Person& person);
Result<> write_safety_note(UnitOfWork& work, const Person& person, const NewSafetyNote& input);
Result<PersonPage> change_safety_note(UnitOfWork& work, const PersonId& id,
                                      const NewSafetyNote& input);

}  // namespace veerkracht::people
