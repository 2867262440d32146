#include "capabilities/audit/looks.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/people.hpp"

namespace veerkracht::audit {

// A resident has one row per organisation; the looks at each of them count.
Result<MyLooks> my_looks(UnitOfWork& work) {
    TRY(access::may(work, access::Class::access_log, access::Operation::read,
                    people::door_of_own_page(work)));
    MyLooks looks;
    looks.rows = work.tx.all<MyLook>(
        "select max(l.at) as at, l.role as role, coalesce(o.name, '') as organization_name, "
        "p.record_class as record_class, p.operation as operation "
        "from access_log_person p join access_log l on l.id = p.log_id "
        "left join organization_card o on o.id = l.organization_id "
        "where p.allowed and (p.person_id = $1 or p.person_id in "
        "(select other_person_id from resident_rows where person_id = $1)) "
        "group by substr(l.at, 1, 10), l.role, o.name, p.record_class, p.operation "
        "order by max(l.at) desc limit 200",
        work.actor.person_id);
    return looks;
}

}  // namespace veerkracht::audit
