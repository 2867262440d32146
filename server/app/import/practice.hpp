// The practice that imported people become patients of.
#pragma once

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::import {

struct Practice {
    OrganizationId id;
    std::string name;
    std::string domain;
};

// By id or by name; invalid "import.no_such_practice" or "import.which_practice".
Result<Practice> practice_called(UnitOfWork& work, std::string_view name_or_id);

// A person as another system knows them, before they are one of ours.
struct ReceivedPerson {
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::optional<std::string> village;
    std::optional<std::string> language;
    std::optional<std::string> call_when;
    std::string status = "active";
};
BOOST_DESCRIBE_STRUCT(ReceivedPerson, (),
                      (given_name, family_name, birth_on, phone, email, address, village, language,
                       call_when, status))
constexpr auto rules(const ReceivedPerson*) {
    using P = ReceivedPerson;
    return std::tuple{
        rule(&P::given_name, Length{1, 80}), rule(&P::family_name, Length{1, 80}),
        rule(&P::birth_on, Day{}),           rule(&P::phone, Phone{}),
        rule(&P::email, Length{3, 200}),     rule(&P::address, Length{0, 300}),
        rule(&P::village, Length{0, 80}),    rule(&P::language, Length{2, 3}),
        rule(&P::call_when, Length{0, 120}), rule(&P::status, OneOf{"active deceased"})};
}

// What is wrong with it, by the rules that the JSON of our own screens is read with: field and
// reason.
std::map<std::string, std::string> objections_to(const ReceivedPerson& person,
                                                 std::string_view today);
people::Person person_of(UnitOfWork& work, const Practice& practice, const ReceivedPerson& received,
                         std::string_view source);
// A list is taken in by an operator (the log tells) or by somebody of the practice, who is asked as
// for any patient.
Result<> may_see_known(UnitOfWork& work, const Practice& practice, const PersonId& person_id);
Result<> may_write_new(UnitOfWork& work, const Practice& practice, const PersonId& person_id);
// The practice of the one who asks.
Result<Practice> own_practice(UnitOfWork& work);
// In the access log: an import wrote this person's row.
void note_look(UnitOfWork& work, const PersonId& person_id);

}  // namespace veerkracht::import
