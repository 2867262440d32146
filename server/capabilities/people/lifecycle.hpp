// What becomes of a row of a person within one organisation: deceased, moved, another practice,
// made twice, about somebody else; and the mending of what was written down wrong. Who sets a
// status stops links and messages with it; the legs of referrals are stopped by that room.
#pragma once

#include <map>

#include "capabilities/people/people.hpp"

namespace veerkracht::people {

// The row, after the door said that it may be changed.
Result<Person> find_to_change(UnitOfWork& work, const PersonId& id);
// The row without a door: for news that reaches an organisation from its own case.
std::optional<Person> row(UnitOfWork& work, const PersonId& id);

// Stores the status, stops or opens the person's own links, stops waiting messages, tells the news.
// `from` names the organisation when it came as news from another one.
Result<> set_status(UnitOfWork& work, Person& person, std::string_view status, std::string_view by,
                    std::string_view from = "");

// Mends fields and keeps what stood there; stores the row, and tells the news when anything
// changed.
Result<> correct(UnitOfWork& work, Person& person, const std::map<std::string, std::string>& fields,
                 std::string_view by);

// The row goes to another organisation before anybody worked with it: from an inbox that several
// read to the one that takes it on.
Result<> hand_over_row(UnitOfWork& work, const PersonId& id, const OrganizationId& to);

// From now on nothing shows where this person lives.
Result<> hide_address(UnitOfWork& work, Person& person);

struct PersonCorrection {
    int version = 1;
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;
    std::optional<std::string> email;  // absent: as it is; "": none any more
};
BOOST_DESCRIBE_STRUCT(PersonCorrection, (),
                      (version, given_name, family_name, birth_on, phone, email))
constexpr auto rules(const PersonCorrection*) {
    return std::tuple{rule(&PersonCorrection::given_name, Length{1, 80}),
                      rule(&PersonCorrection::family_name, Length{1, 80}),
                      rule(&PersonCorrection::birth_on, Day{}),
                      rule(&PersonCorrection::phone, Phone{}),
                      rule(&PersonCorrection::email, Length{0, 200})};
}
// Mail to what is no address would be lost without a word.
Result<> the_email_can_be(std::string_view email);

Result<PersonPage> correct_person(UnitOfWork& work, const PersonId& id,
                                  const PersonCorrection& input);

// Somebody changed a name, a birth date or where to reach this person after that moment.
bool was_corrected_since(UnitOfWork& work, const PersonId& id, std::string_view moment);

void show_lifecycle(UnitOfWork& work, const Person& person, PersonPage& page);

// Two colleagues made it one with another row; two colleagues undo that.
bool was_made_one(UnitOfWork& work, const PersonId& id);

// Whoever else decides about this row at the same moment comes after this unit, and sees what it
// did.
Result<> hold_row(UnitOfWork& work, const PersonId& id);

}  // namespace veerkracht::people
