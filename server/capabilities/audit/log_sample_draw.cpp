#include "capabilities/audit/log_sample_draw.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>

#include "capabilities/audit/log_sample_rows.hpp"
#include "capabilities/audit/log_sample_rules.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/read_all.hpp"

namespace veerkracht::audit {

namespace {

constexpr int days_a_week = 7;
constexpr std::string_view opens_an_emergency = "emergency.open";

// ---- the lines of a week ----

// $1 the organisation, $2 and $3 the period. What nobody filed yet is asked apart, so that both are
// found by their index. Reading the sample is no look into a record: no number in it opens one.
constexpr std::string_view lines_text =
    "with own as (select l.id as id, l.at as at, l.account_id as account_id, l.actor_name as name, "
    "l.action as action from account_card a cross join access_log l where a.organization_id = $1 "
    "and l.account_id = a.id and l.at >= $2 and l.at < $3 and l.organization_id = $1 and l.action "
    "not like 'log_sample.%'), seen as (select o.id, o.at, o.account_id, o.name, o.action, "
    "p.person_id, p.record_class, p.operation, p.ground from own o cross join access_log_filed p "
    "where p.log_id = o.id and p.allowed and p.person_id <> '' union all select o.id, o.at, "
    "o.account_id, o.name, o.action, p.person_id, p.record_class, p.operation, p.ground from own o "
    "cross join access_log_unfiled p where p.log_id = o.id and p.allowed and p.person_id <> ''), "
    "known as (select s.id as id, s.at as at, s.account_id as account_id, s.name as name, s.action "
    "as action, count(distinct s.person_id) as people, count(distinct c.id) as own_people, "
    "min(c.id) as person_id, min(c.given_name) as given_name, min(c.family_name) as family_name, "
    "max(case when c.secret_address and s.record_class = 'address' then 1 else 0 end) as "
    "shows_secret_address, max(case when s.operation = 'write' then 1 else 0 end) as wrote, "
    "max(case when s.ground = 'own_organization' then 1 else 0 end) as by_own_organization from "
    "seen s left join person_card c on c.id = s.person_id and c.organization_id = $1 group by "
    "s.id, s.at, s.account_id, s.name, s.action) ";

std::vector<LineOfWeek> lines_of(db::Transaction& tx, const OrganizationId& own,
                                 const std::string& from, const std::string& until) {
    static const std::string text =
        std::string(lines_text) +
        "select id, at, account_id, name, action, people, case when own_people = 1 then person_id "
        "else '' end as person_id, case when own_people = 1 then given_name else '' end as "
        "given_name, case when own_people = 1 then family_name else '' end as family_name, case "
        "when own_people = 1 then shows_secret_address else 0 end as shows_secret_address, wrote, "
        "by_own_organization from known order by id";
    return tx.all<LineOfWeek>(text, own, from, until);
}

struct HourOfAccount {
    std::string account_id;
    std::string hour;
    std::int64_t people = 0;
    std::int64_t last_id = 0;
};
BOOST_DESCRIBE_STRUCT(HourOfAccount, (), (account_id, hour, people, last_id))

// How many records each opened one by one in each hour.
std::vector<HourOfAccount> hours_of(db::Transaction& tx, const OrganizationId& own,
                                    const std::string& from, const std::string& until) {
    static const std::string text =
        std::string(lines_text) +
        "select account_id, substr(at, 1, 13) as hour, count(distinct person_id) as people, "
        "max(id) as last_id from known where own_people = 1 group by account_id, substr(at, 1, 13) "
        "order by account_id, substr(at, 1, 13)";
    return tx.all<HourOfAccount>(text, own, from, until);
}

// ---- the rules ----

struct Week {
    OrganizationId own;
    std::string from;
    std::string until;
    std::vector<LineOfWeek> lines;
};

using Hits = std::map<std::int64_t, std::set<std::string_view>>;

std::string full_name(const LineOfWeek& line) {
    return folded(line.given_name + " " + line.family_name);
}

std::set<std::string> names_of_colleagues(db::Transaction& tx, const OrganizationId& own) {
    std::set<std::string> names;
    for (const auto& name :
         tx.values<std::string>("select name from account_card where organization_id = $1", own))
        names.insert(folded(name));
    return names;
}

bool has_surname(const std::string& name, const std::string& family_name) {
    const auto end = " " + folded(family_name);
    return !family_name.empty() && folded(name).ends_with(end);
}

void look_at_names(db::Transaction& tx, const Week& week, Hits& hits) {
    const auto colleagues = names_of_colleagues(tx, week.own);
    for (const auto& line : week.lines) {
        if (line.person_id.empty()) continue;
        const auto whose = full_name(line);
        if (whose == folded(line.name))
            hits[line.id].insert("own_name");
        else if (colleagues.contains(whose))
            hits[line.id].insert("colleague");
        else if (has_surname(line.name, line.family_name))
            hits[line.id].insert("same_surname");
    }
}

void look_at_addresses(const Week& week, Hits& hits) {
    for (const auto& line : week.lines)
        if (line.shows_secret_address != 0) hits[line.id].insert("secret_address");
}

bool is_at_night(const std::string& at) {
    const int hour = std::stoi(local_time_of(at).substr(11, 2));
    return hour >= log_sample_rules().night_from || hour < log_sample_rules().night_until;
}

void look_at_nights(const Week& week, Hits& hits) {
    for (const auto& line : week.lines)
        if (is_at_night(line.at)) hits[line.id].insert("night");
}

std::int64_t median(std::vector<std::int64_t> numbers) {
    if (numbers.empty()) return 0;
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

// The last line of an hour in which somebody opened far more records than he does in an hour.
void look_at_hours(db::Transaction& tx, const Week& week, Hits& hits) {
    const auto& rules = log_sample_rules();
    std::map<std::string, std::vector<std::int64_t>> before;
    for (const auto& hour :
         hours_of(tx, week.own, plus_days_instant(week.from, -rules.usual_of_days), week.from))
        before[hour.account_id].push_back(hour.people);
    for (const auto& hour : hours_of(tx, week.own, week.from, week.until)) {
        const auto usual = median(before[hour.account_id]);
        if (hour.people >
            std::max<std::int64_t>(rules.many_at_least, usual * rules.many_times_usual))
            hits[hour.last_id].insert("many");
    }
}

struct OneLook {
    std::int64_t id = 0;
    std::string first_at;
    std::string last_at;
    bool only_read = true;
};

// Somebody of the organisation did something with this record, or the same account was there
// before.
bool is_anything_around(db::Transaction& tx, const Week& week, const std::string& account_id,
                        const std::string& person_id, const OneLook& look) {
    return tx
        .value<std::int64_t>(
            "select 1 from access_log_filed p cross join access_log l where p.person_id = $1 and "
            "l.id = p.log_id and p.allowed and l.at >= $2 and ((p.operation = 'write' and "
            "l.organization_id = $3) or (l.account_id = $4 and l.at < $5)) limit 1",
            person_id, plus_days_instant(week.from, -log_sample_rules().nothing_around_days),
            week.own, account_id, look.first_at)
        .has_value();
}

// A record of the own organisation was opened once and nothing was done with it.
void look_at_single_looks(db::Transaction& tx, const Week& week, Hits& hits) {
    std::map<std::pair<std::string, std::string>, OneLook> looks;
    for (const auto& line : week.lines) {
        if (line.person_id.empty() || line.people != 1 || line.by_own_organization == 0) continue;
        auto& look = looks[{line.account_id, line.person_id}];
        if (look.id == 0) look = {line.id, line.at, line.at, true};
        look.last_at = std::max(look.last_at, line.at);
        look.only_read = look.only_read && line.wrote == 0;
    }
    for (const auto& [who_and_whom, look] : looks) {
        const auto& [account_id, person_id] = who_and_whom;
        const bool is_one =
            look.last_at <= plus_minutes(look.first_at, log_sample_rules().one_look_minutes);
        if (look.only_read && is_one && !is_anything_around(tx, week, account_id, person_id, look))
            hits[look.id].insert("only_look");
    }
}

Hits hits_of(db::Transaction& tx, const Week& week) {
    Hits hits;
    look_at_names(tx, week, hits);
    look_at_addresses(week, hits);
    look_at_nights(week, hits);
    look_at_hours(tx, week, hits);
    look_at_single_looks(tx, week, hits);
    return hits;
}

// ---- drawing ----

std::size_t gravity_of(const std::set<std::string_view>& rules) {
    const auto first =
        std::ranges::find_if(rules_of_sample, [&](auto rule) { return rules.contains(rule); });
    return static_cast<std::size_t>(first - std::begin(rules_of_sample));
}

template <class T>
void shuffle(std::vector<T>& list, const Dice& dice) {
    for (std::size_t left = list.size(); left > 1; --left)
        std::swap(list[left - 1], list[dice(left)]);
}

// Most serious first, then those that several rules found; chance decides among equals.
std::vector<std::int64_t> most_serious(const Hits& hits, const Dice& dice) {
    std::vector<std::int64_t> ids;
    for (const auto& [id, rules] : hits) ids.push_back(id);
    shuffle(ids, dice);
    std::ranges::stable_sort(ids, {}, [&](std::int64_t id) {
        const auto& rules = hits.at(id);
        return std::pair(gravity_of(rules), -static_cast<int>(rules.size()));
    });
    return ids;
}

std::string words_of(const std::set<std::string_view>& rules) {
    std::string words;
    for (const auto& rule : rules_of_sample)
        if (rules.contains(rule)) words += " " + std::string(rule);
    return words;
}

Actor clerk_of(const OrganizationId& id) {
    Actor clerk;
    clerk.kind = Actor::Kind::system;
    clerk.name = "audit.draw_log_samples";
    clerk.role = "system";
    clerk.organization_id = id;
    return clerk;
}

// ---- when ----

std::string monday_of(const std::string& day) { return plus_days(day, 1 - weekday_of(day)); }

// Every week that is over and was not drawn, not longer ago than anybody still reads with sense.
std::vector<std::string> weeks_due(db::Transaction& tx, const OrganizationId& own,
                                   const std::string& today) {
    const auto last = plus_days(monday_of(today), -days_a_week);
    const auto drawn = tx.value<std::string>(
        "select max(from_on) from log_sample where organization_id = $1 having count(*) > 0", own);
    const auto earliest =
        plus_days(last, -days_a_week * (log_sample_rules().weeks_made_afterwards - 1));
    std::vector<std::string> weeks;
    for (auto week = drawn ? std::max(plus_days(*drawn, days_a_week), earliest) : last;
         week <= last; week = plus_days(week, days_a_week))
        weeks.push_back(week);
    return weeks;
}

struct DueWeek {
    OrganizationId own;
    std::string from_on;
};

std::vector<DueWeek> all_due(db::Transaction& tx, const std::string& today) {
    std::vector<DueWeek> due;
    const auto organizations = tx.values<OrganizationId>(
        "select distinct organization_id from account_card where active and role in "
        "('privacy_officer', 'manager') order by organization_id");
    for (const auto& own : organizations)
        for (const auto& week : weeks_due(tx, own, today)) due.push_back({own, week});
    return due;
}

// Two servers that draw the same week: one of them keeps it.
Result<> keep(UnitOfWork& work, const DueWeek& due, const DrawnWeek& drawn) {
    const auto id = new_id<LogSampleId>();
    const auto kept = work.tx.value<std::string>(
        "insert into log_sample (id, organization_id, from_on, until_on, made_at, due_on, looks, "
        "left_out, read_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict "
        "(organization_id, from_on) do nothing returning id",
        id, due.own, due.from_on, plus_days(due.from_on, days_a_week - 1), work.now,
        plus_days(work.today, log_sample_rules().judged_within_days), drawn.looks, drawn.left_out,
        drawn.lines.empty() ? db::Value(std::string_view(work.now)) : db::Value(nullptr));
    if (!kept) return {};
    std::int64_t place = 0;
    for (const auto& line : drawn.lines) {
        LogSampleLine row;
        row.id = new_id<LogSampleLineId>();
        row.sample_id = id;
        row.place = ++place;
        row.log_id = line.log_id;
        row.why = line.why;
        TRY(work.tx.insert(row));
    }
    return {};
}

}  // namespace

const LogSampleRules& log_sample_rules() {
    static const LogSampleRules read = [] {
        auto parsed = from_json<LogSampleRules>(
            embedded_file("capabilities/audit/packages/log_sample.nl.json").value());
        if (!parsed)
            throw std::runtime_error("log_sample.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

Dice unpredictable_dice() {
    return [](std::uint64_t below) {
        // What would make the first numbers likelier than the last is thrown again.
        const auto fair = std::numeric_limits<std::uint64_t>::max() / below * below;
        for (;;) {
            std::uint64_t number = 0;
            for (const char byte : crypto::random_bytes(sizeof number))
                number = number << 8U | static_cast<unsigned char>(byte);
            if (number < fair) return number % below;
        }
    };
}

std::vector<std::size_t> drawn_by_chance(std::size_t size, std::size_t count, const Dice& dice) {
    std::vector<std::size_t> places(size);
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto drawn = std::min(size, count);
    for (std::size_t i = 0; i < drawn; ++i) std::swap(places[i], places[i + dice(size - i)]);
    places.resize(drawn);
    return places;
}

DrawnWeek draw_week(db::Transaction& tx, const OrganizationId& own, const std::string& from_on,
                    const Dice& dice) {
    Week week{own,
              instant_of_local(from_on + "T00:00"),
              instant_of_local(plus_days(from_on, days_a_week) + "T00:00"),
              {}};
    week.lines = lines_of(tx, own, week.from, week.until);
    const auto& rules = log_sample_rules();

    std::map<std::int64_t, std::string> why;
    std::vector<std::int64_t> order;
    const auto draw = [&](std::int64_t id, const std::string& word) {
        if (!why.contains(id)) order.push_back(id);
        why[id] += (why[id].empty() ? "" : " ") + word;
    };
    for (const auto& line : week.lines)
        if (line.action == opens_an_emergency) draw(line.id, "emergency");
    const auto hits = hits_of(tx, week);
    const auto serious = most_serious(hits, dice);
    const auto taken = std::min(serious.size(), static_cast<std::size_t>(rules.hits));
    for (std::size_t i = 0; i < taken; ++i)
        draw(serious[i], std::string(trimmed(words_of(hits.at(serious[i])))));
    auto places = drawn_by_chance(week.lines.size(), static_cast<std::size_t>(rules.lines), dice);
    std::ranges::sort(places);
    for (const auto place : places) draw(week.lines[place].id, "chance");

    DrawnWeek drawn;
    drawn.looks = static_cast<std::int64_t>(week.lines.size());
    drawn.left_out = static_cast<std::int64_t>(serious.size() - taken);
    for (const auto id : order) drawn.lines.push_back({id, why[id]});
    return drawn;
}

Result<> draw_samples(Application& house) {
    const auto today = day_of(to_text(house.clock().now()));
    const auto due = db::read_for_the_house<std::vector<DueWeek>>(
        house.database(), [&](db::Transaction& tx) { return all_due(tx, today); });
    for (const auto& one : due) {
        if (house.is_stopping()) return {};
        const auto drawn =
            db::read_for_the_house<DrawnWeek>(house.database(), [&](db::Transaction& tx) {
                return draw_week(tx, one.own, one.from_on, unpredictable_dice());
            });
        TRY(house.run(clerk_of(one.own), [&](UnitOfWork& work) { return keep(work, one, drawn); }));
    }
    return {};
}

}  // namespace veerkracht::audit
