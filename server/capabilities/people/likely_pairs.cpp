#include "capabilities/people/likely_pairs.hpp"

#include <algorithm>
#include <charconv>
#include <climits>

#include "capabilities/access/access.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/pair_page.hpp"
#include "capabilities/people/people.hpp"
#include "runtime/application.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;

namespace {

constexpr int compared_at_once = 20;  // some milliseconds of the one thread that writes
constexpr int times_at_most = 500;
constexpr std::size_t page_size = 20;
constexpr std::string_view said = "said";  // the reason of a pair that a colleague laid down

access::Record door(const Person& person) {
    return {.person_id = person.id, .organization_id = person.organization_id};
}

// ---- finding ----

Result<> leave_traces(UnitOfWork& work, const Person& person) {
    TRY(work.tx.execute("delete from person_trace where person_id = $1", person.id));
    for (const auto& trace : traces_of(person))
        TRY(work.tx.execute(
            "insert into person_trace (organization_id, trace, person_id) values ($1, $2, $3)",
            person.organization_id, trace, person.id));
    return {};
}

std::vector<Person> who_shares_a_trace(UnitOfWork& work, const Person& person) {
    auto traces = traces_of(person);
    traces.resize(traces_most);  // an empty trace is nobody's
    const auto ids = work.tx.values<PersonId>(
        "select distinct person_id from person_trace where organization_id = $1 and trace in "
        "($2, $3, $4, $5, $6) and person_id <> $7 order by person_id limit $8",
        person.organization_id, traces[0], traces[1], traces[2], traces[3], traces[4], person.id,
        candidates_most());
    // Each by its id: asked all at once, an engine may well read the whole practice instead.
    std::vector<Person> others;
    for (const auto& id : ids)
        if (auto other = row(work, id); other && other->organization_id == person.organization_id)
            others.push_back(std::move(*other));
    return others;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<LikelyPair> pairs_with(UnitOfWork& work, const PersonId& id) {
    return work.tx.all<LikelyPair>(
        "select * from likely_pair where first_id = $1 or second_id = $1 order by id", id);
}

Result<> keep_pair(UnitOfWork& work, LikelyPair pair, const Likeness& likeness) {
    const auto reasons = joined(likeness.reasons);
    if (pair.score == likeness.score && pair.reasons == reasons) return {};
    pair.score = likeness.score;
    pair.reasons = reasons;
    return work.tx.update(pair);
}

LikelyPair pair_of(const Person& one, const Person& other) {
    LikelyPair pair;
    pair.organization_id = one.organization_id;
    pair.first_id = std::min(one.id, other.id);
    pair.second_id = std::max(one.id, other.id);
    return pair;
}

Result<> make_pair_of(UnitOfWork& work, const Person& one, const Person& other,
                      const Likeness& likeness) {
    LikelyPair pair = pair_of(one, other);
    pair.id = new_id<PairId>();
    pair.score = likeness.score;
    pair.reasons = joined(likeness.reasons);
    pair.found_at = work.now;
    return work.tx.insert(pair);
}

bool is_spoken_of(UnitOfWork& work, const LikelyPair& pair) {
    if (pair.put_away_at || pair.reasons == said) return true;
    return work.tx
               .value<std::int64_t>("select count(*) from person_merge where pair_id = $1", pair.id)
               .value_or(0) > 0;
}

// A pair that is likely no more goes; what somebody said about it stays said.
Result<> forget_pairs(UnitOfWork& work, const Person& person,
                      const std::vector<LikelyPair>& pairs) {
    for (const auto& pair : pairs)
        if (pair.organization_id != person.organization_id || !is_spoken_of(work, pair))
            TRY(work.tx.execute("delete from likely_pair where id = $1", pair.id));
    return {};
}

Result<> compare(UnitOfWork& work, const Person& person) {
    TRY(leave_traces(work, person));
    auto former = pairs_with(work, person.id);
    const auto others = who_shares_a_trace(work, person);
    for (const auto& other : others) {
        const auto likeness = likeness_of(person, other);
        if (!likeness.is_likely) continue;
        const auto known = std::ranges::find_if(former, [&](const LikelyPair& pair) {
            return pair.first_id == other.id || pair.second_id == other.id;
        });
        if (known == former.end()) {
            TRY(make_pair_of(work, person, other, likeness));
            continue;
        }
        TRY(keep_pair(work, *known, likeness));
        former.erase(known);
    }
    return forget_pairs(work, person, former);
}

Actor clerk() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "people.compare_who_waits";
    return actor;
}

Result<> compare_some(UnitOfWork& work, int& compared) {
    // Who was written in last is waited for now; ids sort by time.
    const auto ids = work.tx.values<PersonId>(
        "select person_id from person_to_compare order by person_id desc limit $1",
        compared_at_once);
    for (const auto& id : ids) {
        TRY(work.tx.execute("delete from person_to_compare where person_id = $1", id));
        if (const auto person = row(work, id)) TRY(compare(work, *person));
    }
    compared = static_cast<int>(ids.size());
    return {};
}

// ---- showing ----

// Where the list goes on: behind this score and id.
struct Place {
    int score = INT_MAX;
    std::string id;
};

std::vector<LikelyPair> pairs_after(UnitOfWork& work, const OrganizationId& own, bool put_away,
                                    const Place& place) {
    return work.tx.all<LikelyPair>(
        "select * from likely_pair where organization_id = $1 and "
        "(case when put_away_at is null then 0 else 1 end) = $2 and score <= $3 and "
        "(score < $3 or id < $4) order by score desc, id desc limit 50",
        own, put_away ? 1 : 0, place.score, place.id);
}

bool may_be_shown(UnitOfWork& work, const std::optional<Person>& person) {
    return person && person->status == "active" &&
           access::would_allow(work, Class::identity, Operation::read, door(*person));
}

// Both or nothing: half a pair would tell who the other is.
std::optional<LikelyPairRow> row_shown(UnitOfWork& work, const LikelyPair& pair) {
    const auto first = row(work, pair.first_id);
    const auto second = row(work, pair.second_id);
    if (!may_be_shown(work, first) || !may_be_shown(work, second)) return {};
    for (const auto& person : {*first, *second})
        if (!access::may(work, Class::identity, Operation::read, door(person))) return {};
    return LikelyPairRow{pair.id,
                         pair.version,
                         row_of(work, *first),
                         row_of(work, *second),
                         words_of(pair.reasons),
                         pair.put_away_at,
                         pair.put_away_by_name};
}

// "85.018f…": the score and the id behind which the list goes on, also when that pair went.
std::string text_of(const Place& place) { return std::to_string(place.score) + "." + place.id; }

Result<Place> place_of(const LikelyPairsAsk& asked) {
    if (!asked.after) return Place{};
    Place place;
    const auto& text = *asked.after;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, place.score);
    if (error != std::errc{} || stop == end || *stop != '.')
        return refuse_fields({{"after", "malformed"}});
    place.id.assign(stop + 1, end);
    return place;
}

bool somebody_waits(UnitOfWork& work, const OrganizationId& own) {
    return work.tx
        .value<std::string>(
            "select w.person_id from person_to_compare w join person p on p.id = w.person_id "
            "where p.organization_id = $1 limit 1",
            own)
        .has_value();
}

Result<LikelyPair> find_for(UnitOfWork& work, const PairId& id, Operation operation) {
    auto pair = TRY(work.tx.one<LikelyPair>("select * from likely_pair where id = $1", id));
    for (const auto& person_id : {pair.first_id, pair.second_id})
        TRY(access::may(work, Class::identity, operation,
                        {.person_id = person_id, .organization_id = pair.organization_id}));
    return pair;
}

void say_two_people(const UnitOfWork& work, LikelyPair& pair) {
    pair.put_away_at = work.now;
    pair.put_away_by = work.actor.account_id;
    pair.put_away_by_name = work.actor.name;
}

void take_back_verdict(LikelyPair& pair) {
    pair.put_away_at.reset();
    pair.put_away_by.reset();
    pair.put_away_by_name.clear();
}

Result<LikelyPairPage> store(UnitOfWork& work, LikelyPair pair, const PairVersion& seen) {
    if (pair.version != seen.version) return fail(Category::conflict, "record.changed");
    TRY(work.tx.update(pair));
    return page_of(work, pair);
}

}  // namespace

Result<> note_to_compare(UnitOfWork& work, const PersonId& id) {
    work.tx.post(
        "insert into person_to_compare (person_id) values ($1) on conflict (person_id) do nothing",
        id);
    return {};
}

Result<> compare_who_waits(Application& house) {
    for (int i = 0; i < times_at_most && !house.is_stopping(); ++i) {
        int compared = 0;
        TRY(house.run(clerk(), [&](UnitOfWork& work) { return compare_some(work, compared); }));
        if (compared < compared_at_once) return {};
    }
    return {};
}

Result<LikelyPairs> likely_pairs(UnitOfWork& work, const LikelyPairsAsk& asked) {
    const auto own = TRY(access::own_organization(work));
    auto place = TRY(place_of(asked));
    LikelyPairs list;
    list.still_comparing = somebody_waits(work, own);
    Place last_shown;
    for (;;) {
        const auto pairs = pairs_after(work, own, asked.put_away, place);
        if (pairs.empty()) return list;
        for (const auto& pair : pairs) {
            if (list.rows.size() == page_size) {
                list.more_after = text_of(last_shown);
                return list;
            }
            place = {pair.score, pair.id.value};
            if (auto shown = row_shown(work, pair)) {
                list.rows.push_back(std::move(*shown));
                last_shown = place;
            }
        }
    }
}

Result<LikelyPairPage> likely_pair(UnitOfWork& work, const PairId& id) {
    return page_of(work, TRY(find_for(work, id, Operation::read)));
}

Result<LikelyPair> find_pair(UnitOfWork& work, const PairId& id) {
    return find_for(work, id, Operation::read);
}

Result<LikelyPair> find_pair_to_change(UnitOfWork& work, const PairId& id) {
    return find_for(work, id, Operation::write);
}

Result<PairLaid> lay_beside(UnitOfWork& work, const PersonId& id, const OtherRow& input) {
    const auto one = TRY(find_to_change(work, id));
    const auto other = TRY(find_to_change(work, input.other_id));
    if (one.id == other.id) return refuse_fields({{"other_id", "not_a_choice"}});
    if (one.status != "active" || other.status != "active")
        return fail(Category::conflict, "person.not_active");
    auto known = work.tx.maybe<LikelyPair>(
        "select * from likely_pair where first_id = $1 and second_id = $2",
        std::min(one.id, other.id), std::max(one.id, other.id));
    if (!known) {
        TRY(make_pair_of(work, one, other, {.score = 0, .reasons = {std::string(said)}}));
        known = work.tx.maybe<LikelyPair>(
            "select * from likely_pair where first_id = $1 and second_id = $2",
            std::min(one.id, other.id), std::max(one.id, other.id));
    } else if (known->put_away_at) {
        take_back_verdict(*known);
        TRY(work.tx.update(*known));
    }
    return PairLaid{known->id};
}

Result<> note_two_people(UnitOfWork& work, const PairId& id, const Person& one,
                         const Person& other) {
    LikelyPair pair = pair_of(one, other);
    pair.id = id;
    pair.reasons = std::string(said);
    pair.found_at = work.now;
    say_two_people(work, pair);
    return work.tx.insert(pair);
}

Result<LikelyPairPage> are_two_people(UnitOfWork& work, const PairId& id, const PairVersion& seen) {
    auto pair = TRY(find_for(work, id, Operation::write));
    if (pair.put_away_at) return page_of(work, pair);
    say_two_people(work, pair);
    return store(work, pair, seen);
}

Result<LikelyPairPage> look_again(UnitOfWork& work, const PairId& id, const PairVersion& seen) {
    auto pair = TRY(find_for(work, id, Operation::write));
    if (!pair.put_away_at) return page_of(work, pair);
    take_back_verdict(pair);
    return store(work, pair, seen);
}

}  // namespace veerkracht::people
