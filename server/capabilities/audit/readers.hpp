// Who stands behind one line of "Wie keek": for the organisation that is asked for a name.
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

// A line as the resident reads it, of one organisation.
struct LookMeant {
    std::string day;  // local
    std::string role;
    std::string operation;
    std::string ground;
    bool searched = false;
};
BOOST_DESCRIBE_STRUCT(LookMeant, (), (day, role, operation, ground, searched))
constexpr auto rules(const LookMeant*) {
    using L = LookMeant;
    return std::tuple{rule(&L::day, Day{}), rule(&L::role, Length{1, 40}),
                      rule(&L::operation, OneOf{"read write"}), rule(&L::ground, Length{1, 40})};
}

// Does this line stand there for who asks now, without its name?
Result<bool> stands_without_name(UnitOfWork& work, const OrganizationId& organization_id,
                                 const LookMeant& look);
// The names of those who looked, of the own organisation only, at any row of this resident.
std::vector<std::string> readers_of(UnitOfWork& work, const PersonId& person_id,
                                    const OrganizationId& organization_id, const LookMeant& look);

}  // namespace veerkracht::audit
