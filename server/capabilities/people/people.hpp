// The door of the people room: find, add and change a resident of one's own organisation, and what
// he wants to change.
#pragma once

#include "capabilities/people/resident_views.hpp"
#include "capabilities/people/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {
struct Record;
enum class PersonState;
}  // namespace veerkracht::access

namespace veerkracht::people {

// The row, after the door said yes for this class.
Result<Person> find(UnitOfWork& work, const PersonId& id);
Result<Person> find_for_plan(UnitOfWork& work, const PersonId& id);
std::string full_name(const Person& person);
// Where somebody lives is a class of its own: asked of the door for itself, and a look of its own.
std::string address_to_show(UnitOfWork& work, const Person& person);
// Nothing new is shared of anybody who is not (lifecycle.hpp).
bool is_active(UnitOfWork& work, const PersonId& id);
// The same in the words of the decision, of a status or of a row as it is now.
access::PersonState state_of(std::string_view status);
access::PersonState state_now(UnitOfWork& work, const PersonId& id);
// How who came by a resident's link stands to that resident's own record.
access::Record door_of_own_page(UnitOfWork& work);
// False for who has a mandate of the resident.
bool comes_for_himself(const Actor& actor);
// From 12 a child may keep it from the parents: from the day it asks until somebody said no to it.
bool is_shut_to_parents(UnitOfWork& work, const PersonId& id);
// The same before anybody came by it: below 12 it is a parent.
access::Record door_of_link(const Person& person, std::string_view today);

// Stores a new row with its key and its search words. No look-alike check: the use case `create`
// does that.
Result<> store(UnitOfWork& work, const Person& person);
// The search words of the name as it is now.
Result<> index_name(UnitOfWork& work, const Person& person);
PersonRow row_of(const UnitOfWork& work, const Person& person);

// What a form asked because it was not known yet; what is known stays as it is.
struct Completion {
    std::optional<std::string> birth_on;
    std::optional<std::string> address;
};
Result<> complete(UnitOfWork& work, Person& person, const Completion& completion);

// Rows of the same organisation that may be the same resident: the same name, the same number, or
// the same birth date with one of the names. Ids and facts of the own organisation only.
std::vector<Person> look_alikes_of(UnitOfWork& work, const Person& person);

Result<std::vector<PersonRow>> search(UnitOfWork& work, const PersonSearch& asked);
Result<PersonCreated> create(UnitOfWork& work, const NewPerson& input);
Result<PersonPage> page(UnitOfWork& work, const PersonId& id);
Result<PersonPage> change_contact(UnitOfWork& work, const PersonId& id,
                                  const ContactChange& change);
Result<NeedsView> change_needs(UnitOfWork& work, const PersonId& id, const NeedsChange& change);
Result<GoalView> add_goal(UnitOfWork& work, const PersonId& id, const NewGoal& input);
Result<GoalView> change_goal(UnitOfWork& work, const GoalId& id, const GoalChange& change);
// Of this person only: a goal of somebody else is not here.
Result<std::string> goal_words(UnitOfWork& work, const PersonId& person_id, const GoalId& id);
Result<Timeline> timeline(UnitOfWork& work, const PersonId& id, const TimelineAsk& asked);

// A line on the person page: ids and codes. `label` is a name of an organisation or face, never of
// a resident.
Result<> note_event(UnitOfWork& work, const PersonId& person_id, std::string_view kind,
                    std::string_view subject_id, std::string_view code, std::string_view label);

// A code to the resident's own phone, to be said aloud: who says it, agrees. `facts` fill the text.
Result<CodeSent> send_confirmation(UnitOfWork& work, const Person& person,
                                   const std::map<std::string, std::string>& facts);
Result<> check_confirmation(UnitOfWork& work, const PersonId& person_id, std::string_view code);

// The resident's door.
Result<LinkGreeting> greet(UnitOfWork& work, const LinkToken& input);
Result<LinkGreeting> start_by_birth_date(UnitOfWork& work, const LinkStart& input);
Result<CodeSent> send_code(UnitOfWork& work, const LinkToken& input);
// Remembered with the link: who opens it again reads on in the same language.
Result<LinkGreeting> choose_language(UnitOfWork& work, const LinkLanguage& input);
Result<LinkGreeting> check_code(UnitOfWork& work, const MyCode& input);
// A yes on the own screen counts in a reviewed text that the resident can read: where his own
// language has none, only in the one that he chose himself behind this link. Else 422 that names
// `text_language`, and the yes is said with an interpreter.
Result<> must_be_read(UnitOfWork& work, std::string_view text_language);

}  // namespace veerkracht::people
