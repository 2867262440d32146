#include "capabilities/audit/readers.hpp"

#include <algorithm>

#include "capabilities/audit/looks.hpp"

namespace veerkracht::audit {

Result<bool> stands_without_name(UnitOfWork& work, const OrganizationId& organization_id,
                                 const LookMeant& look) {
    const auto looks = TRY(my_looks(work, {.from_on = look.day, .until_on = look.day}));
    return std::ranges::any_of(looks.rows, [&](const MyLook& row) {
        return row.may_ask_name && row.organization_id == organization_id &&
               row.role == look.role && row.operation == look.operation &&
               row.ground == look.ground && row.searched == look.searched;
    });
}

std::vector<std::string> readers_of(UnitOfWork& work, const PersonId& person_id,
                                    const OrganizationId& organization_id, const LookMeant& look) {
    return work.tx.values<std::string>(
        "select distinct l.actor_name as name from access_log_person p join access_log l on l.id = "
        "p.log_id where p.allowed and p.record_class <> 'safety_notes' and l.actor_kind = "
        "'account' "
        "and l.organization_id = $2 and l.at >= $3 and l.at < $4 and l.role = $5 and p.operation = "
        "$6 and p.ground = $7 and case when l.action = 'person.search' then 1 else 0 end = $8 and "
        "(p.person_id = $1 or p.person_id in (select other_person_id from resident_rows where "
        "person_id = $1)) order by l.actor_name",
        person_id, organization_id, instant_of_local(look.day + "T00:00"),
        instant_of_local(plus_days(look.day, 1) + "T00:00"), look.role, look.operation, look.ground,
        std::int64_t{look.searched ? 1 : 0});
}

}  // namespace veerkracht::audit
