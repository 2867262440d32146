#include "capabilities/consent/refusal.hpp"

namespace veerkracht::consent {

Result<> refuse(UnitOfWork& work, const Refusal& refusal) {
    TRY(work.tx.insert(refusal));
    TRY(work.tx.execute(
        "update consent set refused_at = $1, withdrawn_at = coalesce(withdrawn_at, $1), version = "
        "version + 1 where person_id = $2 and recipient_organization_id = $3 and refused_at is "
        "null",
        refusal.refused_at, refusal.person_id, refusal.recipient_organization_id));
    return {};
}

bool is_refused_since(UnitOfWork& work, const PersonId& person_id,
                      const OrganizationId& recipient_id, std::string_view moment) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from consent_refusal where person_id = $1 and recipient_organization_id = "
        "$2 and refused_at > $3 and taken_back_at is null",
        person_id, recipient_id, moment);
    return count.value_or(0) > 0;
}

bool is_allowed_since(UnitOfWork& work, const PersonId& person_id,
                      const OrganizationId& recipient_id, std::string_view moment) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from consent where person_id = $1 and recipient_organization_id = $2 and "
        "given_at > $3 and withdrawn_at is null and ends_at > $4",
        person_id, recipient_id, moment, work.now);
    return count.value_or(0) > 0;
}

std::vector<Refusal> refusals_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.all<Refusal>(
        "select * from consent_refusal where person_id = $1 and taken_back_at is null order by "
        "refused_at desc, id",
        person_id);
}

Result<> take_back(UnitOfWork& work, const PersonId& person_id,
                   const OrganizationId& recipient_id) {
    TRY(work.tx.execute(
        "update consent_refusal set taken_back_at = $1, version = version + 1 where person_id = $2 "
        "and recipient_organization_id = $3 and taken_back_at is null",
        work.now, person_id, recipient_id));
    return {};
}

Result<> move_refusals(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    TRY(work.tx.execute(
        "update consent_refusal set person_id = $1, version = version + 1 where person_id = $2", to,
        from));
    const auto refusals = refusals_of(work, to);
    for (const auto& refusal : refusals)
        TRY(work.tx.execute(
            "update consent set refused_at = $1, withdrawn_at = coalesce(withdrawn_at, $2), "
            "version = version + 1 where person_id = $3 and recipient_organization_id = $4 and "
            "given_at < $1 and refused_at is null",
            refusal.refused_at, work.now, to, refusal.recipient_organization_id));
    return {};
}

Result<std::vector<std::string>> copy_refusals(UnitOfWork& work, const PersonId& from,
                                               const PersonId& to) {
    std::vector<std::string> copies;
    for (auto refusal : refusals_of(work, from)) {
        refusal.id = new_uuid();
        refusal.version = 1;
        refusal.person_id = to;
        TRY(work.tx.insert(refusal));
        copies.push_back(refusal.id);
    }
    return copies;
}

Result<> hand_over_refusals(UnitOfWork& work, const PersonId& person_id,
                            const OrganizationId& organization_id) {
    TRY(
        work.tx.execute("update consent_refusal set organization_id = $1, version = version + 1 "
                        "where person_id = $2 and organization_id <> $1",
                        organization_id, person_id));
    return {};
}

}  // namespace veerkracht::consent
