// How calling is safe for a resident, and in which language.
#pragma once

#include "capabilities/people/person.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct Calling {
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::string language;
    bool interpreter = false;
};

// Of a row, and of whatever was copied from one.
template <class Of>
Calling calling_of(const Of& of) {
    return {of.call_allowed, of.voicemail_allowed, of.call_when, of.language, of.interpreter};
}
template <class To>
void put_calling(To& to, const Calling& calling) {
    to.call_allowed = calling.call_allowed;
    to.voicemail_allowed = calling.voicemail_allowed;
    to.call_when = calling.call_when;
    to.language = calling.language;
    to.interpreter = calling.interpreter;
}

// The names of the fields that differ.
std::vector<std::string> calling_fields_changed(const Calling& former, const Calling& now);

// Puts it in the row and tells the news of what changed; the caller stores the row.
void change_calling(UnitOfWork& work, Person& person, const Calling& now);

// Two records of one resident, read together: a no of either counts, and for the rest what `first`
// says goes before.
Calling together(const Calling& first, const Calling& second);
MessageWish together(const MessageWish& first, const MessageWish& second);

// All that keeps a resident safe when somebody reaches out.
struct SafeReach {
    Calling calling;
    MessageWish messages;
    bool secret_address = false;
};
SafeReach safe_reach_of(const Person& person);
SafeReach together(const SafeReach& first, const SafeReach& second);
// Puts it in the row, stores that, and tells the news of what changed.
Result<> change_safe_reach(UnitOfWork& work, Person& person, const SafeReach& now);

}  // namespace veerkracht::people
