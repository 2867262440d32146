#include "capabilities/access/emergency.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/emergency_news.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

EmergencyRules read_rules() {
    auto rules = from_json<EmergencyRules>(
        embedded_file("capabilities/access/packages/emergency.json").value());
    if (!rules) throw std::runtime_error("emergency.json is wrong: " + rules.error().code);
    return *rules;
}

Result<> the_reason_is_told(const NewEmergency& asked) {
    const auto& known = emergency_rules().reasons;
    if (std::ranges::find(known, asked.reason) == known.end())
        return refuse_fields({{"reason", "required"}});
    if (trimmed(asked.words).empty()) return refuse_fields({{"words", "required"}});
    return {};
}

// Who is in danger by what he is told, is told later: at the latest on that day.
std::string day_to_tell(const UnitOfWork& work, const NewEmergency& asked) {
    return trimmed(asked.not_safe).empty()
               ? work.today
               : plus_days(work.today, emergency_rules().told_within_days);
}

Emergency made(UnitOfWork& work, const NewEmergency& asked) {
    Emergency one;
    one.id = new_id<EmergencyId>();
    one.account_id = work.actor.account_id;
    one.account_name = work.actor.name;
    one.role = work.actor.role;
    one.organization_id = work.actor.organization_id;
    one.person_id = asked.person_id;
    one.reason = asked.reason;
    one.words = work.seal(asked.person_id, "emergency.words", one.id.value, trimmed(asked.words));
    one.opened_at = work.now;
    one.ends_at = plus_minutes(work.now, emergency_rules().minutes);
    one.not_safe =
        work.seal(asked.person_id, "emergency.not_safe", one.id.value, trimmed(asked.not_safe));
    one.tell_on = day_to_tell(work, asked);
    return one;
}

}  // namespace

const EmergencyRules& emergency_rules() {
    static const EmergencyRules read = read_rules();
    return read;
}

Result<Emergency> open_emergency(UnitOfWork& work, const NewEmergency& asked) {
    TRY(the_reason_is_told(asked));
    if (auto running = running_emergency(work, asked.person_id)) return std::move(*running);
    const auto one = made(work, asked);
    TRY(work.tx.insert(one));
    for (auto row : asked.rows) {
        row.id = new_uuid();
        row.emergency_id = one.id;
        TRY(work.tx.insert(row));
    }
    work.record(EmergencyOpened{one.id, one.organization_id});
    return one;
}

std::optional<Emergency> running_emergency(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.maybe<Emergency>(
        "select * from emergency where account_id = $1 and organization_id = $2 and person_id = $3 "
        "and ends_at > $4 order by opened_at desc limit 1",
        work.actor.account_id, work.actor.organization_id, person_id, work.now);
}

Result<> end_emergency(UnitOfWork& work, Emergency emergency) {
    emergency.ends_at = work.now;
    return work.tx.update(emergency);
}

std::vector<OpenedRow> rows_of(UnitOfWork& work, const EmergencyId& id) {
    return work.tx.all<OpenedRow>(
        "select * from emergency_row where emergency_id = $1 order by organization_id, person_id",
        id);
}

bool has_opened(const UnitOfWork& work, const Actor& actor, const PersonId& person_id) {
    if (actor.kind != Actor::Kind::account) return false;
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from emergency_row r join emergency e on e.id = r.emergency_id "
                   "where r.person_id = $1 and e.account_id = $2 and e.organization_id = $3 and "
                   "e.ends_at > $4",
                   person_id, actor.account_id, actor.organization_id, work.now)
               .value_or(0) > 0;
}

std::optional<Emergency> emergency(UnitOfWork& work, const EmergencyId& id) {
    return work.tx.maybe<Emergency>("select * from emergency where id = $1", id);
}

std::vector<Emergency> emergencies_to_tell(UnitOfWork& work) {
    return work.tx.all<Emergency>(
        "select * from emergency where told_at is null and tell_on <= $1 and tell_on >= $2 order "
        "by opened_at limit 100",
        work.today, plus_days(work.today, -emergency_rules().told_within_days));
}

Result<> note_emergency_told(UnitOfWork& work, Emergency emergency) {
    emergency.told_at = work.now;
    return work.tx.update(emergency);
}

bool is_often(UnitOfWork& work, const Emergency& emergency) {
    const auto& rules = emergency_rules();
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from emergency where account_id = $1 and opened_at <= $2 and opened_at > "
        "$3",
        emergency.account_id, emergency.opened_at,
        plus_minutes(emergency.opened_at, -rules.often_in_days * 24 * 60));
    return count.value_or(0) > rules.often_after;
}

}  // namespace veerkracht::access
