// How a resident wants to be reached by messages: not at all, or only between some hours of the
// day. Every message to a resident passes here, when it is made and again when it goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

struct Reach {
    bool wanted = true;
    std::string not_before;     // an instant; now or earlier when it may go at once
    std::string language = {};  // of the resident who reads it; "" of anybody else
};
// Of this kind of message to this person; a message to somebody else may always go.
Reach reach_of(UnitOfWork& work, const std::string& kind, const std::optional<PersonId>& person_id);
// The person wants messages: codes and links can be sent.
bool wants_messages(UnitOfWork& work, const PersonId& person_id);

// Where a reminder to this person goes by that channel; "" when none may go any more.
std::string address_of_reminder(UnitOfWork& work, const PersonId& person_id,
                                const std::string& channel);
// A reminder comes on a working day, in office hours.
bool is_time_for_a_reminder(const UnitOfWork& work);
// The day of an instant as a message says it: "24-11".
std::string day_in_message(std::string_view instant);

// The first moment from `now` on within these hours of the local day.
std::string first_safe_moment(std::string_view now, const std::string& from,
                              const std::string& until);

}  // namespace veerkracht::notifications
