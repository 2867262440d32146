#include "capabilities/access/restriction.hpp"

namespace veerkracht::access {

namespace {

constexpr auto of_reason = "restriction.reason";
constexpr auto of_end_reason = "restriction.end_reason";

std::optional<Restriction> made_for(UnitOfWork& work, const std::string& request_id) {
    return work.tx.maybe<Restriction>("select * from restriction where request_id = $1",
                                      request_id);
}

bool holds(const UnitOfWork& work, const Restriction& one) {
    return !one.ends_at || *one.ends_at > work.now;
}

std::string reason_of(UnitOfWork& work, const Restriction& one) {
    return work.open(one.person_id, of_reason, one.id, one.reason);
}

std::string end_reason_of(UnitOfWork& work, const Restriction& one) {
    return work.open(one.person_id, of_end_reason, one.id, one.end_reason);
}

// A list of hundreds asks the door hundreds of times: all that is frozen is read at the first.
const std::vector<FrozenRecord>& frozen_now(const UnitOfWork& work) {
    if (!work.frozen)
        work.frozen = work.tx.all<FrozenRecord>(
            "select person_id, handled_by from restriction where ends_at is null or ends_at > $1 "
            "order by id",
            work.now);
    return *work.frozen;
}

Result<> take_over(UnitOfWork& work, Restriction one) {
    if (one.ends_at) return fail(Category::conflict, "restriction.ended");
    work.frozen.reset();
    one.handled_by = work.actor.account_id;
    one.handled_by_name = work.actor.name;
    return work.tx.update(one);
}

}  // namespace

Result<> restrict_record(UnitOfWork& work, const NewRestriction& asked) {
    if (const auto before = made_for(work, asked.request_id)) return take_over(work, *before);
    work.frozen.reset();
    Restriction one;
    one.id = new_id<Id<Restriction>>().value;
    one.person_id = asked.person_id;
    one.organization_id = asked.organization_id;
    one.request_id = asked.request_id;
    one.handled_by = work.actor.account_id;
    one.handled_by_name = work.actor.name;
    one.began_at = work.now;
    one.reason = work.seal(one.person_id, of_reason, one.id, asked.reason);
    return work.tx.insert(one);
}

Result<> end_restriction(UnitOfWork& work, const std::string& request_id, const std::string& reason,
                         const std::string& ends_at) {
    auto one = made_for(work, request_id);
    if (!one) return fail(Category::not_found, "record.absent");
    if (one->ends_at) return fail(Category::conflict, "restriction.ended");
    work.frozen.reset();
    one->ends_at = ends_at;
    one->end_reason = work.seal(one->person_id, of_end_reason, one->id, reason);
    one->ended_by = work.actor.account_id;
    one->ended_by_name = work.actor.name;
    return work.tx.update(*one);
}

std::optional<AccountId> handler_of(const UnitOfWork& work, const PersonId& person_id) {
    std::optional<AccountId> handler;
    for (const auto& one : frozen_now(work)) {
        if (one.person_id != person_id) continue;
        if (!handler || one.handled_by == work.actor.account_id) handler = one.handled_by;
    }
    return handler;
}

bool is_restricted(UnitOfWork& work, const PersonId& person_id) {
    return handler_of(work, person_id).has_value();
}

std::optional<RestrictionView> restriction_of(UnitOfWork& work, const std::string& request_id) {
    const auto one = made_for(work, request_id);
    if (!one) return std::nullopt;
    return RestrictionView{one->began_at,        reason_of(work, *one),
                           one->handled_by_name, one->handled_by == work.actor.account_id,
                           one->ends_at,         end_reason_of(work, *one),
                           one->ended_by_name,   holds(work, *one)};
}

Result<> move_restrictions(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    work.frozen.reset();
    auto all = work.tx.all<Restriction>(
        "select * from restriction where person_id = $1 order by id", from);
    for (auto& one : all) {
        const auto reason = reason_of(work, one);
        const auto end_reason = end_reason_of(work, one);
        one.person_id = to;
        one.reason = work.seal(to, of_reason, one.id, reason);
        if (one.ends_at) one.end_reason = work.seal(to, of_end_reason, one.id, end_reason);
        TRY(work.tx.update(one));
    }
    return {};
}

Result<> hand_over_restrictions(UnitOfWork& work, const PersonId& person_id,
                                const OrganizationId& organization_id) {
    TRY(
        work.tx.execute("update restriction set organization_id = $1, version = version + 1 where "
                        "person_id = $2",
                        organization_id, person_id));
    return {};
}

}  // namespace veerkracht::access
