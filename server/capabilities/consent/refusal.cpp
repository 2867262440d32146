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

bool is_refused_since(UnitOfWork& work, const Consent& consent) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from consent_refusal where person_id = $1 and recipient_organization_id = "
        "$2 and refused_at > $3",
        consent.person_id, consent.recipient_organization_id, consent.given_at);
    return count.value_or(0) > 0;
}

Result<> move_refusals(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    TRY(work.tx.execute(
        "update consent_refusal set person_id = $1, version = version + 1 where person_id = $2", to,
        from));
    return {};
}

}  // namespace veerkracht::consent
