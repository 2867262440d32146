#include "capabilities/access/own_page_visits.hpp"

namespace veerkracht::access {

Result<> end_visits_to_own_page(UnitOfWork& work, const PersonId& person_id) {
    TRY(
        work.tx.execute("delete from session where level = 'code' and link_id in (select id from "
                        "link where person_id = $1 and kind <> 'mandate')",
                        person_id));
    TRY(
        work.tx.execute("update link set code_hash = null, version = version + 1 where person_id = "
                        "$1 and kind <> 'mandate' and code_hash is not null",
                        person_id));
    return {};
}

std::vector<ThreadId> threads_with_own_page(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.values<ThreadId>(
        "select distinct subject_id from link where person_id = $1 and kind = 'status' and "
        "closed_at is null and expires_at > $2 order by subject_id",
        person_id, work.now);
}

}  // namespace veerkracht::access
