#include "capabilities/audit/looks.hpp"

#include <algorithm>
#include <map>
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
    std::int64_t searched = 0;
};
BOOST_DESCRIBE_STRUCT(Hour, (),
                      (at, times, role, organization_id, organization_name, name, record_class,
                       operation, ground, searched))

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

// A resident has one row per organisation; the looks at each of them count. That there is a note
// about safety is told by no page of a resident: somebody at home may read along. Whom he let read
// along comes by name and from no organisation. What was opened in an emergency is told from the
// day on which that is safe.
std::vector<Hour> hours_of(UnitOfWork& work, const std::string& from, const std::string& until) {
    return work.tx.all<Hour>(
        "select max(at) as at, count(*) as times, role, organization_id, organization_name, name, "
        "record_class, operation, ground, searched from ("
        "select l.at as at, l.role as role, coalesce(l.organization_id, '') as organization_id, "
        "case when l.role in ('carer', 'curator', 'mentor') then '' else coalesce(o.name, '') end "
        "as organization_name, "
        "case when (l.actor_kind = 'account' and d.shows_names) or l.role in ('carer', 'curator', "
        "'mentor') then l.actor_name else '' end as name, p.record_class as record_class, "
        "p.operation as operation, p.ground as ground, "
        "case when l.action = 'person.search' then 1 else 0 end as searched "
        "from access_log_person p join access_log l on l.id = p.log_id "
        "left join organization_card o on o.id = l.organization_id "
        "left join resident_desk_card d on d.id = l.organization_id "
        "where p.allowed and p.record_class <> 'safety_notes' and not (p.ground = 'break_glass' "
        "and "
        "exists (select 1 from emergency_card e where e.person_id = p.person_id and e.account_id = "
        "l.account_id and l.at >= e.opened_at and l.at < e.ends_at and e.tell_on > $5)) and l.at "
        ">= $2 and l.at < $3 and "
        "(p.person_id = $1 or p.person_id in "
        "(select other_person_id from resident_rows where person_id = $1)) and ($4 = 1 or ("
        "not exists (select 1 from hidden_recipient h where h.person_id = $1 and "
        "h.organization_id = l.organization_id) and not (p.record_class in ('referral_core', "
        "'feedback') and exists (select 1 from hidden_ask h where h.person_id = $1 and "
        "h.organization_id = l.organization_id))))) as seen "
        "group by substr(at, 1, 13), role, organization_id, organization_name, name, "
        "record_class, operation, ground, searched order by max(at) desc",
        work.actor.person_id, from, until, std::int64_t{sees_what_is_hidden(work) ? 1 : 0},
        work.today);
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

MyLook look_of(const Hour& hour, const std::vector<Yes>& yeses) {
    MyLook look;
    look.day = day_of(hour.at);
    look.at = hour.at;
    look.times = 0;
    look.role = hour.role;
    look.organization_name = hour.organization_name;
    look.name = hour.name;
    look.record_class = hour.record_class;
    look.operation = hour.operation;
    look.ground = hour.ground;
    look.agreed_by = agreed_by(yeses, hour);
    look.searched = hour.searched != 0;
    look.emergency = hour.ground == "break_glass";
    return look;
}

auto sameness(const MyLook& look) {
    return std::tuple(look.day, look.role, look.organization_name, look.name, look.record_class,
                      look.operation, look.ground, look.agreed_by, look.searched);
}

std::vector<MyLook> days_of(const std::vector<Hour>& hours, const std::vector<Yes>& yeses) {
    std::vector<MyLook> rows;
    std::map<decltype(sameness(MyLook())), std::size_t> known;
    for (const auto& hour : hours) {
        auto look = look_of(hour, yeses);
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
    looks.rows = days_of(hours, yeses_of(work));
    return looks;
}

}  // namespace veerkracht::audit
