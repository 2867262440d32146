#include "capabilities/access/retention.hpp"

namespace veerkracht::access {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(given_at) as at from mandate where "
            "person_id = $1 union all select max(began_at) as at from restriction where "
            "person_id = $1 union all select max(ends_at) as at from restriction where "
            "person_id = $1 union all select max(opened_at) as at from emergency where "
            "person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from restriction where person_id = $1 and (ends_at is null or "
            "ends_at > $2)",
            now))
        return "restriction";
    if (any("select count(*) from emergency where person_id = $1 and judged_at is null"))
        return "emergency";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto* sql :
         {"delete from emergency_row where person_id = $1",
          "delete from emergency_row where emergency_id in (select id from emergency where "
          "person_id = $1)",
          "delete from emergency where person_id = $1",
          "delete from restriction where person_id = $1",
          "delete from mandate where person_id = $1",
          "delete from session where link_id in (select id from link where person_id = $1)",
          "delete from resident_passkey where link_id in (select id from link where person_id = "
          "$1)",
          "delete from resident_identity where link_id in (select id from link where person_id = "
          "$1)",
          "delete from link where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed;
}

namespace {

constexpr std::string_view of_the_organization =
    "(account_id in (select id from account where organization_id = $1) "
    "or link_id in (select id from link where organization_id = $1))";

}  // namespace

std::int64_t old_sessions(db::Transaction& tx, const OrganizationId& organization_id,
                          std::string_view moment) {
    static const auto sql = "select count(*) from session where " +
                            std::string(of_the_organization) + " and ends_at < $2";
    return tx.value<std::int64_t>(sql, organization_id, moment).value_or(0);
}

Result<std::int64_t> remove_old_sessions(db::Transaction& tx, const OrganizationId& organization_id,
                                         std::string_view moment) {
    static const auto of_patients =
        "delete from open_patient where session_id in (select id from session where " +
        std::string(of_the_organization) + " and ends_at < $2)";
    static const auto old =
        "delete from session where " + std::string(of_the_organization) + " and ends_at < $2";
    TRY(tx.execute(of_patients, organization_id, moment));
    return tx.execute(old, organization_id, moment);
}

std::int64_t sessions_of(db::Transaction& tx, const OrganizationId& organization_id) {
    static const auto sql =
        "select count(*) from session where " + std::string(of_the_organization);
    return tx.value<std::int64_t>(sql, organization_id).value_or(0);
}

}  // namespace veerkracht::access
