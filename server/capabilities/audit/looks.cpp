#include "capabilities/audit/looks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "capabilities/access/access.hpp"
#include "capabilities/people/people.hpp"

namespace veerkracht::audit {

namespace {

constexpr int months_shown = 3;

// The looks of one reader within one hour. No hour lies in two local days, so that days are made
// of hours.
struct Hour {
    std::string at;
    std::int64_t times = 0;
    std::string role;
    std::string organization_id;
    std::string organization_name;
    std::string name;
    std::string record_class;
    std::string operation;
    std::string ground;
    std::string made;
    std::int64_t searched = 0;
    std::int64_t unnamed = 0;
    std::int64_t refused = 0;
};
BOOST_DESCRIBE_STRUCT(Hour, (),
                      (at, times, role, organization_id, organization_name, name, record_class,
                       operation, ground, made, searched, unnamed, refused))

// Who said yes to sharing with an organisation, and when.
struct Yes {
    std::string at;
    std::string given_by;
    std::string organization_id;
};
BOOST_DESCRIBE_STRUCT(Yes, (), (at, given_by, organization_id))

// Would he see the looks of a recipient that is hidden from proxies?
bool sees_what_is_hidden(UnitOfWork& work) {
    auto door = people::door_of_own_page(work);
    door.hidden_from_proxies = true;
    return access::would_allow(work, access::Class::access_log, access::Operation::read, door);
}

// A resident has one row per organisation; the looks at each of them count, and those at a row that
// is one with it, or was. That there is a note
// about safety is told by no page of a resident: somebody at home may read along. Whom he let read
// along comes by name and from no organisation. What was opened in an emergency is told from the
// day on which that is safe.
std::vector<Hour> hours_of(UnitOfWork& work, const std::string& from, const std::string& until) {
    return work.tx.all<Hour>(
        "select max(at) as at, count(*) as times, role, organization_id, organization_name, name, "
        "record_class, operation, ground, made, searched, unnamed, refused from ("
        "select l.at as at, case when l.role = 'resident' and p.ground = 'parent' then 'parent' "
        "else l.role end as role, coalesce(l.organization_id, '') as organization_id, "
        "case when l.role in ('carer', 'curator', 'mentor', 'estate_administrator', 'parent') or "
        "(l.role = 'resident' and p.ground = 'parent') then '' "
        "else coalesce(o.name, '') end as organization_name, "
        "case when (l.actor_kind = 'account' and d.shows_names) or l.role in ('carer', 'curator', "
        "'mentor', 'estate_administrator', 'parent') then l.actor_name else '' end as name, "
        "case when p.allowed then p.record_class else '' end as record_class, "
        "case when p.allowed then p.operation else 'read' end as operation, "
        "case when p.allowed then p.ground else '' end as ground, "
        "case when not p.allowed then '' when l.action in ('merge.confirm', 'split.confirm_undo') "
        "then 'one' when l.action in ('split.confirm', 'merge.confirm_undo') then 'two' "
        "else '' end as made, "
        "case when l.action = 'person.search' then 1 else 0 end as searched, "
        "case when l.actor_kind = 'account' and l.role not in ('carer', 'curator', 'mentor') and "
        "not coalesce(d.shows_names, false) then 1 else 0 end as unnamed, "
        "case when p.allowed then 0 else 1 end as refused "
        "from access_log_person p join access_log l on l.id = p.log_id "
        "left join organization_card o on o.id = l.organization_id "
        "left join resident_desk_card d on d.id = l.organization_id "
        "where (p.allowed or l.actor_kind = 'account' and l.outcome in ('record.absent', "
        "'access.ended', 'access.restricted') and o.name is not null) "
        "and p.record_class <> 'safety_notes' and not (p.ground = 'break_glass' "
        "and "
        "exists (select 1 from emergency_card e where e.person_id = p.person_id and e.account_id = "
        "l.account_id and l.at >= e.opened_at and l.at < e.ends_at and e.tell_on > $5)) and l.at "
        ">= $2 and l.at < $3 and "
        "(p.person_id = $1 or p.person_id in "
        "(select other_person_id from resident_rows where person_id = $1) or p.person_id in "
        "(select other_id from person_looked_with where person_id = $1)) and (p.person_id = $1 or "
        "p.person_id in (select other_person_id from resident_rows where person_id = $1) or exists "
        "(select 1 from person_looked_with w where w.person_id = $1 and w.other_id = p.person_id "
        "and l.at >= w.from_at and l.at < w.until_at)) and ($4 = 1 or ("
        "not exists (select 1 from hidden_recipient h where h.person_id = $1 and "
        "h.organization_id = l.organization_id) and not (p.record_class in ('referral_core', "
        "'feedback') and exists (select 1 from hidden_ask h where h.person_id = $1 and "
        "h.organization_id = l.organization_id))))) as seen "
        "group by substr(at, 1, 13), role, organization_id, organization_name, name, "
        "record_class, operation, ground, made, searched, unnamed, refused order by max(at) desc",
        work.actor.person_id, from, until, std::int64_t{sees_what_is_hidden(work) ? 1 : 0},
        work.today);
}

// Who keeps a row of this resident can be asked about it.
std::set<std::string> keepers_of(UnitOfWork& work) {
    const auto keepers = work.tx.values<std::string>(
        "select organization_id from person_card where status = 'active' and (id = $1 or id in "
        "(select other_person_id from resident_rows where person_id = $1))",
        work.actor.person_id);
    return {keepers.begin(), keepers.end()};
}

// Oldest first.
std::vector<Yes> yeses_of(UnitOfWork& work) {
    return work.tx.all<Yes>(
        "select given_at as at, given_by, recipient_organization_id as organization_id "
        "from consent_yes where person_id = $1 or person_id in "
        "(select other_person_id from resident_rows where person_id = $1) order by given_at",
        work.actor.person_id);
}

bool rests_on_a_yes(std::string_view ground) {
    return ground == "offered" || ground == "accepted" || ground == "shared" ||
           ground == "own_link";
}

// The yes that held then: of a child a parent said it, and grown up it still was a parent.
std::string agreed_by(const std::vector<Yes>& yeses, const Hour& hour) {
    std::string who = "resident";
    if (!rests_on_a_yes(hour.ground)) return who;
    for (const auto& yes : yeses)
        if (yes.organization_id == hour.organization_id && yes.at <= hour.at) who = yes.given_by;
    return who;
}

MyLook look_of(const Hour& hour, const std::vector<Yes>& yeses,
               const std::set<std::string>& keepers) {
    MyLook look;
    look.day = day_of(hour.at);
    look.at = hour.at;
    look.times = 0;
    look.role = hour.role;
    look.organization_id = OrganizationId{hour.organization_id};
    look.organization_name = hour.organization_name;
    look.name = hour.name;
    look.record_class = hour.record_class;
    look.operation = hour.operation;
    look.ground = hour.ground;
    look.agreed_by = agreed_by(yeses, hour);
    look.made = hour.made;
    look.searched = hour.searched != 0;
    look.emergency = hour.ground == "break_glass";
    look.refused = hour.refused != 0;
    look.may_ask_name =
        hour.unnamed != 0 && !look.refused && keepers.contains(hour.organization_id);
    return look;
}

auto sameness(const MyLook& look) {
    return std::tuple(look.day, look.role, look.organization_id.value, look.name, look.record_class,
                      look.operation, look.ground, look.agreed_by, look.made, look.searched,
                      look.refused);
}

std::vector<MyLook> days_of(const std::vector<Hour>& hours, const std::vector<Yes>& yeses,
                            const std::set<std::string>& keepers) {
    std::vector<MyLook> rows;
    std::map<decltype(sameness(MyLook())), std::size_t> known;
    for (const auto& hour : hours) {
        auto look = look_of(hour, yeses, keepers);
        const auto [place, is_new] = known.try_emplace(sameness(look), rows.size());
        if (is_new) rows.push_back(std::move(look));
        rows[place->second].times += static_cast<int>(hour.times);
    }
    return rows;
}

}  // namespace

Result<MyLooks> my_looks(UnitOfWork& work, const LooksAsk& asked) {
    TRY(access::may(work, access::Class::access_log, access::Operation::read,
                    people::door_of_own_page(work)));
    MyLooks looks;
    looks.until_on = std::min(asked.until_on.value_or(work.today), work.today);
    looks.from_on = asked.from_on.value_or(plus_months(looks.until_on, -months_shown));
    if (looks.from_on > looks.until_on) return refuse_fields({{"until_on", "out_of_range"}});
    const auto hours = hours_of(work, instant_of_local(looks.from_on + "T00:00"),
                                instant_of_local(plus_days(looks.until_on, 1) + "T00:00"));
    looks.rows = days_of(hours, yeses_of(work), keepers_of(work));
    return looks;
}

}  // namespace veerkracht::audit
