// What a resident reads of the practice: its name, and whom to call when.
#pragma once

#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct PracticeCard {
    std::string name;
    std::string phone;
    std::string out_of_hours_phone;
};
BOOST_DESCRIBE_STRUCT(PracticeCard, (), (name, phone, out_of_hours_phone))

inline Result<PracticeCard> practice_card(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.one<PracticeCard>(
        "select name, phone, out_of_hours_phone from organization_card where id = $1", id);
}

}  // namespace veerkracht::people
