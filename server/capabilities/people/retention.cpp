#include "capabilities/people/retention.hpp"

namespace veerkracht::people {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select created_at as at from person where id "
            "= $1 union all select status_at as at from person where id = $1 union all select "
            "max(at) as at from person_event where person_id = $1 union all select max(at) as "
            "at from person_correction where person_id = $1 union all select written_at as at "
            "from safety_note where id = $1 union all select max(created_at) as at from goal "
            "where person_id = $1 union all select max(ended_at) as at from goal where "
            "person_id = $1 union all select max(given_at) as at from take_home_card where "
            "person_id = $1 union all select max(received_at) as at from person_document "
            "where person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from person where same_as = $1")) return "same_person";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql :
         {"delete from person_name where person_id = $1", "delete from need where person_id = $1",
          "delete from goal where person_id = $1", "delete from person_event where person_id = $1",
          "delete from person_correction where person_id = $1",
          "delete from safety_note where id = $1", "delete from own_number where person_id = $1",
          "delete from take_home_card where person_id = $1",
          "delete from person_document where person_id = $1",
          "delete from patient_link where person_id = $1",
          "delete from person_to_compare where person_id = $1",
          "delete from person_trace where person_id = $1",
          "delete from person_merge_change where merge_id in (select id from person_merge where "
          "stays_id = $1 or goes_id = $1)",
          "delete from person_merge where stays_id = $1 or goes_id = $1",
          "delete from likely_pair where first_id = $1 or second_id = $1",
          "delete from person where id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

std::vector<OldRow> rows_made_before(db::Transaction& tx, const OrganizationId& organization_id,
                                     std::string_view moment, std::string_view after, int most) {
    return tx.all<OldRow>(
        "select id, organization_id from person where organization_id = $1 and created_at < $2 "
        "and id > $3 order by id limit $4",
        organization_id, moment, after, most);
}

std::int64_t rows_of(db::Transaction& tx, const OrganizationId& organization_id) {
    return tx
        .value<std::int64_t>("select count(*) from person where organization_id = $1",
                             organization_id)
        .value_or(0);
}

}  // namespace veerkracht::people
