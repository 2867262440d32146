#include "capabilities/research/retention.hpp"

namespace veerkracht::research {

// Research is apart from the record, and keeps nobody in it.
std::string last_change_of(db::Transaction&, const PersonId&) { return ""; }

std::string in_use_for(db::Transaction&, const PersonId&, std::string_view) { return ""; }

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql : {"delete from research_response where participant_id in (select id from "
                            "research_participant where person_id = $1)",
                            "delete from research_participant where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

}  // namespace veerkracht::research
