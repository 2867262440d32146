#include "capabilities/directory/programmes.hpp"

namespace veerkracht::directory {

Result<> join_programme(UnitOfWork& work, const Membership& membership) {
    TRY(work.tx.execute(
        "insert into programme_membership (organization_id, programme, joined_on, left_on) "
        "values ($1, $2, $3, null) on conflict (organization_id, programme) do update set "
        "joined_on = excluded.joined_on, left_on = null",
        membership.organization_id, membership.programme, membership.joined_on));
    return {};
}

Result<> leave_programme(UnitOfWork& work, const OrganizationId& organization_id,
                         const std::string& programme, const std::string& left_on) {
    const auto changed = TRY(work.tx.execute(
        "update programme_membership set left_on = $3 where organization_id = $1 and "
        "programme = $2 and left_on is null",
        organization_id, programme, left_on));
    if (changed == 0) return fail(Category::not_found, "programme.not_joined", programme);
    return {};
}

std::optional<Membership> programme_of(UnitOfWork& work, const OrganizationId& organization_id) {
    return work.tx.maybe<Membership>(
        "select * from programme_membership where organization_id = $1 and joined_on <= $2 and "
        "(left_on is null or left_on > $2) order by joined_on, programme limit 1",
        organization_id, work.today);
}

}  // namespace veerkracht::directory
