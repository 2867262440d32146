// A number that a worker wrote over another. The code that opens the own page goes to the number
// that stands there, so whoever writes a number down could let himself in: a new one waits until a
// second colleague says that it is hers, or for three days in which the former number was told.
#pragma once

#include "capabilities/people/person.hpp"
#include "capabilities/people/resident_views.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

// Whose the number of a row is and since when: one row a person, of the number that stands there.
struct OwnNumber {
    static constexpr auto table = "own_number";
    PersonId person_id;
    int version = 1;
    std::string phone;
    std::string known_since;
    std::optional<std::string> confirmed_at;  // said by a young person to be his own
    std::string confirmed_by_name;
    std::optional<std::string> waits_since;  // written over another by a worker
    std::optional<AccountId> changed_by;     // absent: it came from another organisation
    std::string changed_by_name;
    std::string former_id;  // the correction that keeps the last number that held; "" for none
    bool told = false;      // a message went to that number
    std::optional<std::string> held_at;  // a second colleague said that it is hers
    std::string held_by_name;
};
BOOST_DESCRIBE_STRUCT(OwnNumber, (),
                      (person_id, version, phone, known_since, confirmed_at, confirmed_by_name,
                       waits_since, changed_by, changed_by_name, former_id, told, held_at,
                       held_by_name))

// Where what stood there before a correction is sealed.
inline constexpr std::string_view former_place = "person_correction.former";

// What a worker reads of a number that waits.
struct NumberWaits {
    PersonId person_id;
    std::string person_name;
    std::string phone;
    std::string changed_by_name;
    std::string changed_at;
    std::optional<std::string> holds_at;  // by itself; absent: only when a colleague says so
    bool can_confirm = false;             // somebody else changed it
};
BOOST_DESCRIBE_STRUCT(NumberWaits, (),
                      (person_id, person_name, phone, changed_by_name, changed_at, holds_at,
                       can_confirm))

struct NumberSeen {
    std::string phone;  // that was looked at: not another one that came since
};
BOOST_DESCRIBE_STRUCT(NumberSeen, (), (phone))
constexpr auto rules(const NumberSeen*) { return std::tuple{rule(&NumberSeen::phone, Phone{})}; }

// What the resident reads: who changed the number, and who said that it is right.
struct MyNumberChanged {
    std::string by_name;
    std::string at;
    std::string former;  // "•••• 12"; "" when there was none
    bool waits = false;
    std::string held_by_name;
};
BOOST_DESCRIBE_STRUCT(MyNumberChanged, (), (by_name, at, former, waits, held_by_name))
struct MyNumber {
    std::optional<MyNumberChanged> changed;  // absent: nobody wrote over it
};
BOOST_DESCRIBE_STRUCT(MyNumber, (), (changed))

std::optional<OwnNumber> own_number_of(UnitOfWork& work, const PersonId& person_id);
Result<> keep(UnitOfWork& work, const OwnNumber& number);

// After another number was written over the one that `correction` keeps.
struct NumberBefore {
    std::string phone;
    std::string correction_id;
    bool was_own = true;  // not a parent's, from before a birthday that changes the page's hands
};
Result<> number_was_changed(UnitOfWork& work, const Person& person, const NumberBefore& before,
                            std::string_view by);
// The same number with other blanks stays what it was.
Result<> number_was_written_otherwise(UnitOfWork& work, const Person& person,
                                      const std::string& words);
// The number of a row that is made from another one waits as that one does.
Result<> waits_along(UnitOfWork& work, const PersonId& from, const Person& to);

// Where a code goes now: to the number, or as long as that waits to the last one that held.
// forbidden "link.number_new" when that one was not told.
struct NumberForCodes {
    std::string phone;
    bool is_former = false;
};
Result<NumberForCodes> number_for_codes(UnitOfWork& work, const PersonId& person_id);

// The code of the own page, and whether it went to the former number.
struct CodeSentWhere {
    std::string to;  // "•••• 12"
    bool is_former = false;
};
BOOST_DESCRIBE_STRUCT(CodeSentWhere, (), (to, is_former))
Result<CodeSentWhere> send_code_and_say_where(UnitOfWork& work, const LinkToken& input);

struct NumberOfPerson {
    std::optional<NumberWaits> waits;
};
BOOST_DESCRIBE_STRUCT(NumberOfPerson, (), (waits))
Result<NumberOfPerson> number_of_person(UnitOfWork& work, const PersonId& id);
Result<std::vector<NumberWaits>> numbers_to_confirm(UnitOfWork& work);
Result<std::vector<NumberWaits>> confirm_number(UnitOfWork& work, const PersonId& id,
                                                const NumberSeen& input);
Result<MyNumber> my_number(UnitOfWork& work);

}  // namespace veerkracht::people
