#include "capabilities/consent/retention.hpp"

namespace veerkracht::consent {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(given_at) as at from consent where "
            "person_id = $1 union all select max(withdrawn_at) as at from consent where "
            "person_id = $1 union all select max(refused_at) as at from consent_refusal where "
            "person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view now) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from consent where person_id = $1 and withdrawn_at is null and "
            "ends_at > $2",
            now))
        return "consent";
    return "";
}

Result<std::int64_t> remove_about(db::Transaction&, const PersonId&) { return 0; }

namespace {

const std::string old_consents =
    "from consent where organization_id = $1 and ends_at < $2 and (withdrawn_at is null or "
    "withdrawn_at < $2) and not exists (select 1 from person_card where person_card.id = "
    "consent.person_id)";
const std::string old_refusals =
    "from consent_refusal where organization_id = $1 and refused_at < $2 and not exists "
    "(select 1 from person_card where person_card.id = consent_refusal.person_id)";

}  // namespace

std::int64_t old_proofs(db::Transaction& tx, const OrganizationId& organization_id,
                        std::string_view moment) {
    const auto count = [&](const std::string& from) {
        return tx.value<std::int64_t>("select count(*) " + from, organization_id, moment)
            .value_or(0);
    };
    return count(old_consents) + count(old_refusals);
}

Result<std::int64_t> remove_old_proofs(db::Transaction& tx, const OrganizationId& organization_id,
                                       std::string_view moment) {
    TRY(tx.execute("delete from consent_proof where consent_id in (select id " + old_consents + ")",
                   organization_id, moment));
    const auto consents = TRY(tx.execute("delete " + old_consents, organization_id, moment));
    const auto refusals = TRY(tx.execute("delete " + old_refusals, organization_id, moment));
    return consents + refusals;
}

std::int64_t proofs_of(db::Transaction& tx, const OrganizationId& organization_id) {
    return tx
        .value<std::int64_t>(
            "select (select count(*) from consent where organization_id = $1) + "
            "(select count(*) from consent_refusal where organization_id = $1)",
            organization_id)
        .value_or(0);
}

}  // namespace veerkracht::consent
