// Who is written in at the desk, and whether he is known already. Whom a search does not find
// because the record is frozen would be made a second time: told is no more than that there is one,
// and which colleague knows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

// The new person, or who looks like him (then nothing was made).
struct PersonWrittenIn {
    std::optional<PersonId> id;
    std::vector<PersonRow> look_alikes;
    std::optional<std::string> ask;  // of a record that cannot be used now: the colleague who knows
    bool stands = false;             // … of this very name and birth date: no second one is made
};
BOOST_DESCRIBE_STRUCT(PersonWrittenIn, (), (id, look_alikes, ask, stands))
Result<PersonWrittenIn> write_in(UnitOfWork& work, const NewPerson& input);

}  // namespace veerkracht::people
