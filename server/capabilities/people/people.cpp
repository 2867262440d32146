#include "capabilities/people/people.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/events.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/my_facts.hpp"
#include "capabilities/people/safety.hpp"
#include "capabilities/people/search_limit.hpp"
#include "kernel/text.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;

namespace {

access::Record door(const Person& person) {
    return {.person_id = person.id,
            .organization_id = person.organization_id,
            .secret_address = person.secret_address};
}

Result<Person> find_for(UnitOfWork& work, const PersonId& id, Class record_class,
                        Operation operation) {
    auto person = TRY(work.tx.one<Person>("select * from person where id = $1", id));
    TRY(access::may(work, record_class, operation, door(person)));
    return person;
}

// The words of a name, folded, without doubles: "de Vries-Łęcki" gives de, vries, lecki.
std::vector<std::string> name_tokens(const Person& person) {
    auto tokens = words_of(folded(person.given_name + " " + person.family_name));
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

// Sorts after every text that begins with `prefix`: the last character there is comes behind it.
std::string after_prefix(const std::string& prefix) { return prefix + "\U0010FFFF"; }

// "14-3-1959" as people type it, or "" when the words are no day.
std::string day_typed(std::string_view words) {
    int parts[3] = {0, 0, 0};
    int at = 0;
    for (const char c : words) {
        if (c >= '0' && c <= '9')
            parts[at] = parts[at] * 10 + (c - '0');
        else if ((c == '-' || c == '/' || c == '.') && at < 2)
            ++at;
        else
            return "";
        if (parts[at] > 9'999) return "";
    }
    if (at != 2) return "";
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const auto day = std::to_string(parts[2]) + "-" + two(parts[1]) + "-" + two(parts[0]);
    return looks_like_day(day) ? day : "";
}

constexpr int most_rows = 20;

std::vector<Person> found_by_birth_date(UnitOfWork& work, const OrganizationId& own,
                                        const std::string& day) {
    return work.tx.all<Person>(
        "select * from person where organization_id = $1 and birth_on = $2 order by family_name, "
        "given_name limit 20",
        own, day);
}

std::vector<Person> found_by_name(UnitOfWork& work, const OrganizationId& own,
                                  const std::vector<std::string>& words) {
    // The longest word finds candidates by its first letters; the others must fit too.
    const auto longest =
        *std::max_element(words.begin(), words.end(),
                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
    auto people = work.tx.all<Person>(
        "select p.* from person p join person_name n on n.person_id = p.id "
        "where n.organization_id = $1 and n.token >= $2 and n.token < $3 "
        "order by p.family_name, p.given_name, p.id limit 400",
        own, longest, after_prefix(longest));
    std::erase_if(people, [&](const Person& person) {
        const auto tokens = name_tokens(person);
        return !std::all_of(words.begin(), words.end(), [&](const auto& word) {
            return std::any_of(tokens.begin(), tokens.end(),
                               [&](const auto& token) { return token.starts_with(word); });
        });
    });
    const auto same = [](const Person& a, const Person& b) { return a.id == b.id; };
    people.erase(std::unique(people.begin(), people.end(), same), people.end());
    if (people.size() > most_rows) people.resize(most_rows);
    return people;
}

std::vector<PersonRow> seen_rows(UnitOfWork& work, const std::vector<Person>& people) {
    std::vector<PersonRow> rows;
    for (const auto& person : people) {
        if (!access::may(work, Class::identity, Operation::read, door(person))) continue;
        rows.push_back(row_of(work, person));
    }
    return rows;
}

std::vector<Person> look_alikes(UnitOfWork& work, const OrganizationId& own,
                                const NewPerson& input) {
    auto people = found_by_birth_date(work, own, input.birth_on);
    const auto family = folded(input.family_name);
    std::erase_if(people, [&](const Person& person) {
        return folded(person.family_name) != family &&
               folded(person.given_name) != folded(input.given_name);
    });
    return people;
}

// As it may stand in a row, without the spaces and dashes that people write in it.
std::string with_country(std::string_view country, const std::string& plain) {
    return plain.starts_with('0') ? std::string(country) + plain.substr(1) : plain;
}

bool may_be_the_same(const Person& known, const Person& person) {
    const bool given = folded(known.given_name) == folded(person.given_name);
    const bool family = folded(known.family_name) == folded(person.family_name);
    const bool born = !person.birth_on.empty() && known.birth_on == person.birth_on;
    const bool number =
        !person.phone.empty() && plain_number(known.phone) == plain_number(person.phone);
    // Who was born on another day is somebody else, whatever the name.
    if (!born && !person.birth_on.empty() && !known.birth_on.empty()) return number && given;
    return number || (given && family) || (born && (given || family));
}

GoalView view_of(UnitOfWork& work, const Goal& goal) {
    return {goal.id,        goal.version,
            goal.need_code, work.open(goal.person_id, "goal.words", goal.id.value, goal.words),
            goal.state,     goal.created_at};
}

void show_plan(UnitOfWork& work, const Person& person, PersonPage& page) {
    if (!access::would_allow(work, Class::plan, Operation::read, door(person))) return;
    if (!access::may(work, Class::plan, Operation::read, door(person))) return;
    page.may_see_plan = true;
    page.needs = open_needs(work, person.id);
    page.goals = goals_of(work, person.id);
}

PersonPage page_of(UnitOfWork& work, const Person& person) {
    PersonPage page;
    page.id = person.id;
    page.version = person.version;
    page.given_name = person.given_name;
    page.name = full_name(person);
    page.birth_on = person.birth_on;
    page.age = age_on(person.birth_on, work.today);
    page.village = person.secret_address ? "" : person.village;
    page.phone = person.phone;
    page.email = person.email;
    page.language = person.language;
    page.interpreter = person.interpreter;
    page.call_allowed = person.call_allowed;
    page.voicemail_allowed = person.voicemail_allowed;
    page.call_when = person.call_when;
    page.secret_address = person.secret_address;
    page.messages_allowed = person.messages_allowed;
    page.safe_from = person.safe_from;
    page.safe_until = person.safe_until;
    show_lifecycle(work, person, page);
    page.may_see_safety =
        access::would_allow(work, Class::safety_notes, Operation::write, door(person));
    page.safety_note = safety_note_of(work, person);
    show_plan(work, person, page);
    return page;
}

}  // namespace

std::vector<std::string> open_needs(UnitOfWork& work, const PersonId& id) {
    return work.tx.values<std::string>(
        "select code from need where person_id = $1 and closed_at is null order by created_at, "
        "code",
        id);
}

std::vector<GoalView> goals_of(UnitOfWork& work, const PersonId& id) {
    const auto goals = work.tx.all<Goal>(
        "select * from goal where person_id = $1 and state <> 'dropped' order by created_at desc "
        "limit 20",
        id);
    std::vector<GoalView> views;
    for (const auto& goal : goals) views.push_back(view_of(work, goal));
    return views;
}

PersonRow row_of(const UnitOfWork& work, const Person& person) {
    return {
        person.id,
        full_name(person),
        person.birth_on,
        person.birth_on.empty() ? 0 : age_on(person.birth_on, work.today),  // of a team: unknown
        person.secret_address ? "" : person.village,
        person.status};
}

std::string full_name(const Person& person) {
    return std::string(trimmed(person.given_name + " " + person.family_name));
}

std::string address_to_show(UnitOfWork& work, const Person& person) {
    const bool is_seen =
        !person.address.empty() && access::may(work, Class::address, Operation::read, door(person));
    return is_seen ? person.address : "";
}

bool is_active(UnitOfWork& work, const PersonId& id) {
    return state_now(work, id) == access::PersonState::active;
}

access::PersonState state_of(std::string_view status) {
    if (status == "active") return access::PersonState::active;
    return status == "deceased" ? access::PersonState::deceased : access::PersonState::gone;
}

access::PersonState state_now(UnitOfWork& work, const PersonId& id) {
    return state_of(
        work.tx.value<std::string>("select status from person where id = $1", id).value_or(""));
}

bool comes_for_himself(const Actor& actor) {
    return access::role_of(actor) == access::Role::resident;
}

bool is_shut_to_parents(UnitOfWork& work, const PersonId& id) {
    return work.tx
               .value<std::int64_t>("select count(*) from shut_to_parents where person_id = $1", id)
               .value_or(0) > 0;
}

namespace {

// Who comes for the resident sees what was ticked, as long as it runs.
access::Record door_of_mandate(UnitOfWork& work, access::Record door) {
    const bool is_parent = access::role_of(work.actor) == access::Role::parent;
    door.relation = is_parent ? access::Relation::parent : access::Relation::mandate;
    const auto mandate = access::mandate_of(work, work.actor.link_id);
    door.in_term = mandate && access::runs(*mandate, work.today);
    door.in_scope = false;
    if (!door.in_term) return door;
    const bool may_object = door.age == access::Age::under_16;
    if (is_parent && may_object && is_shut_to_parents(work, door.person_id)) return door;
    door.ticked = access::ticked(mandate->scope);
    if (const auto* kind = access::kind_of_mandate(mandate->kind)) door.matters = kind->matters;
    return door;
}

}  // namespace

access::Record door_of_own_page(UnitOfWork& work) {
    access::Record record{.person_id = work.actor.person_id,
                          .organization_id = work.actor.organization_id,
                          .relation = access::Relation::self,
                          .person = access::PersonState::gone};
    const auto own = row(work, work.actor.person_id);
    if (!own) return record;
    auto door = door_of_link(*own, work.today);
    door.organization_id = work.actor.organization_id;
    return comes_for_himself(work.actor) ? door : door_of_mandate(work, door);
}

access::Record door_of_link(const Person& person, std::string_view today) {
    access::Record record{.person_id = person.id,
                          .organization_id = person.organization_id,
                          .relation = access::Relation::self,
                          .person = state_of(person.status),
                          .age = access::age_of(person.birth_on, today)};
    record.secret_address = person.secret_address;
    if (record.age == access::Age::under_12) {
        record.relation = access::Relation::parent;
        record.in_term = record.in_scope = true;  // who hides something for safety hides the leg
    }
    return record;
}

Result<Person> find(UnitOfWork& work, const PersonId& id) {
    return find_for(work, id, Class::identity, Operation::read);
}

Result<Person> find_for_plan(UnitOfWork& work, const PersonId& id) {
    return find_for(work, id, Class::plan, Operation::write);
}

Result<> store(UnitOfWork& work, const Person& person) {
    TRY(work.tx.insert(person));
    work.keys.create_for(work.tx, person.id);
    return index_name(work, person);
}

Result<> index_name(UnitOfWork& work, const Person& person) {
    TRY(work.tx.execute("delete from person_name where person_id = $1", person.id));
    for (const auto& token : name_tokens(person))
        TRY(work.tx.execute(
            "insert into person_name (organization_id, token, person_id) values ($1, $2, $3)",
            person.organization_id, token, person.id));
    return note_to_compare(work, person.id);
}

std::vector<Person> look_alikes_of(UnitOfWork& work, const Person& person) {
    const auto words = name_tokens(person);
    const auto number = plain_number(person.phone);
    const auto longest =
        words.empty() ? std::string() : *std::ranges::max_element(words, {}, &std::string::size);
    auto people = work.tx.all<Person>(
        "select * from person where organization_id = $1 and id in ("
        "select person_id from person_name where organization_id = $1 and token = $2 union "
        "select id from person where organization_id = $1 and birth_on = $3 and birth_on <> '' "
        "union select id from person where organization_id = $1 and phone <> '' and "
        "replace(replace(phone, ' ', ''), '-', '') in ($4, $5, $6)) order by family_name, "
        "given_name, id limit 200",
        person.organization_id, longest, person.birth_on, number, with_country("+31", number),
        with_country("0031", number));
    std::erase_if(people, [&](const Person& known) { return !may_be_the_same(known, person); });
    if (people.size() > most_rows) people.resize(most_rows);
    return people;
}

Result<> complete(UnitOfWork& work, Person& person, const Completion& completion) {
    const bool adds_birth = completion.birth_on && person.birth_on.empty();
    const bool adds_address = completion.address && person.address.empty();
    if (!adds_birth && !adds_address) return {};
    if (adds_birth && *completion.birth_on > work.today)
        return refuse_fields({{"birth_on", "out_of_range"}});
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    if (adds_birth) person.birth_on = *completion.birth_on;
    if (adds_address) person.address = std::string(trimmed(*completion.address));
    TRY(note_to_compare(work, person.id));
    return work.tx.update(person);
}

Result<std::vector<PersonRow>> search(UnitOfWork& work, const PersonSearch& asked) {
    const auto own = TRY(access::own_organization(work));
    if (const auto day = day_typed(asked.words); !day.empty())
        return seen_rows(work, found_by_birth_date(work, own, day));
    const auto words = words_of(folded(asked.words));
    const bool long_enough =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return word.size() >= 3; });
    if (!long_enough) return refuse_fields({{"words", "too_short"}});
    return seen_rows(work, found_by_name(work, own, words));
}

Result<PersonCreated> create(UnitOfWork& work, const NewPerson& input) {
    const auto own = TRY(access::own_organization(work));
    if (input.birth_on > work.today || age_on(input.birth_on, work.today) > 120)
        return refuse_fields({{"birth_on", "out_of_range"}});
    if (!input.anyway) {
        auto rows = seen_rows(work, look_alikes(work, own, input));
        if (!rows.empty()) {
            TRY(count_look_alikes(
                work, input.given_name + " " + input.family_name + " " + input.birth_on));
            return PersonCreated{std::nullopt, std::move(rows)};
        }
    }
    Person person;
    person.id = new_id<PersonId>();
    person.organization_id = own;
    person.domain = "care";
    person.given_name = std::string(trimmed(input.given_name));
    person.family_name = std::string(trimmed(input.family_name));
    person.birth_on = input.birth_on;
    person.phone = std::string(trimmed(input.phone));
    person.email = std::string(trimmed(input.email.value_or("")));
    person.village = std::string(trimmed(input.village.value_or("")));
    person.created_at = work.now;
    if (person.given_name.empty()) return refuse_fields({{"given_name", "required"}});
    if (person.family_name.empty()) return refuse_fields({{"family_name", "required"}});
    TRY(the_email_can_be(person.email));
    TRY(access::may(work, Class::identity, Operation::write, door(person)));
    TRY(store(work, person));
    return PersonCreated{person.id, {}};
}

Result<PersonPage> page(UnitOfWork& work, const PersonId& id) {
    return page_of(work, TRY(find(work, id)));
}

namespace {

// "09:00" to "17:00"; both or neither.
Result<> the_hours_can_be(const MessageWish& wish) {
    const auto is_time = [](const std::string& text) {
        return text.size() == 5 && text[2] == ':' && text >= "00:00" && text <= "23:59" &&
               text[3] <= '5' && text.find_first_not_of("0123456789:") == std::string::npos;
    };
    if (wish.safe_from.empty() && wish.safe_until.empty()) return {};
    if (!is_time(wish.safe_from)) return refuse_fields({{"safe_from", "malformed"}});
    if (!is_time(wish.safe_until)) return refuse_fields({{"safe_until", "malformed"}});
    if (wish.safe_until <= wish.safe_from) return refuse_fields({{"safe_until", "out_of_range"}});
    return {};
}

Result<MessageWish> wish_in(const ContactChange& change, MessageWish wish) {
    wish.messages_allowed = change.messages_allowed.value_or(wish.messages_allowed);
    wish.safe_from = change.safe_from.value_or(wish.safe_from);
    wish.safe_until = change.safe_until.value_or(wish.safe_until);
    TRY(the_hours_can_be(wish));
    return wish;
}

}  // namespace

MessageWish wish_of(const Person& person) {
    return {person.messages_allowed, person.safe_from, person.safe_until};
}

void put_wish(Person& person, const MessageWish& wish) {
    person.messages_allowed = wish.messages_allowed;
    person.safe_from = wish.safe_from;
    person.safe_until = wish.safe_until;
}

Result<PersonPage> change_contact(UnitOfWork& work, const PersonId& id,
                                  const ContactChange& change) {
    auto person = TRY(find_for(work, id, Class::identity, Operation::write));
    if (person.version != change.version) return fail(Category::conflict, "record.changed");
    if (change.language != person.language)
        TRY(languages::must_be_known("language", change.language));
    auto calling = calling_of(change);
    calling.call_when = std::string(trimmed(change.call_when));
    change_calling(work, person, calling);
    const bool hides = change.secret_address.value_or(false) && !person.secret_address;
    person.secret_address = change.secret_address.value_or(person.secret_address);
    if (hides) {
        work.record(PersonCorrected{person.id, person.organization_id, "secret_address"});
        TRY(note_to_compare(work, person.id));
    }
    const auto wish = TRY(wish_in(change, wish_of(person)));
    if (wish != wish_of(person)) {
        put_wish(person, wish);
        work.record(PersonCorrected{person.id, person.organization_id, "messages"});
    }
    TRY(correct(work, person, {{"phone", std::string(trimmed(change.phone))}}, work.actor.name));
    return page_of(work, person);
}

namespace {

// A talk with somebody else, or of another practice, is as absent as one that never was.
Result<> is_talk_with(UnitOfWork& work, const PersonId& id,
                      const std::optional<ConversationId>& talk) {
    if (!talk) return {};
    const auto found = work.tx.value<std::string>(
        "select id from talk_of_person where id = $1 and person_id = $2", *talk, id);
    if (!found) return fail(Category::not_found, "record.absent");
    return {};
}

}  // namespace

// Needs that are no longer ticked are closed, new ones opened; what stays keeps its date.
Result<NeedsView> change_needs(UnitOfWork& work, const PersonId& id, const NeedsChange& change) {
    const auto person = TRY(find_for_plan(work, id));
    TRY(is_talk_with(work, id, change.conversation_id));
    auto former = open_needs(work, id);
    for (const auto& code : former)
        if (std::find(change.codes.begin(), change.codes.end(), code) == change.codes.end())
            TRY(
                work.tx.execute("update need set closed_at = $1 where person_id = $2 and code = $3 "
                                "and closed_at is null",
                                work.now, id, code));
    for (const auto& code : change.codes) {
        if (std::find(former.begin(), former.end(), code) != former.end()) continue;
        TRY(work.tx.insert(Need{new_id<NeedId>(),
                                id,
                                person.organization_id,
                                change.conversation_id,
                                code,
                                work.now,
                                {}}));
        former.push_back(code);  // named twice is one need
    }
    return NeedsView{open_needs(work, id)};
}

Result<GoalView> add_goal(UnitOfWork& work, const PersonId& id, const NewGoal& input) {
    const auto person = TRY(find_for_plan(work, id));
    Goal goal;
    goal.id = new_id<GoalId>();
    goal.person_id = id;
    goal.organization_id = person.organization_id;
    goal.need_code = input.need_code;
    goal.words = work.seal(id, "goal.words", goal.id.value, trimmed(input.words));
    goal.created_at = work.now;
    TRY(work.tx.insert(goal));
    TRY(note_event(work, id, "goal.made", goal.id.value, input.need_code.value_or(""), ""));
    return view_of(work, goal);
}

Result<GoalView> change_goal(UnitOfWork& work, const GoalId& id, const GoalChange& change) {
    auto goal = TRY(work.tx.one<Goal>("select * from goal where id = $1", id));
    TRY(find_for_plan(work, goal.person_id));
    if (goal.version != change.version) return fail(Category::conflict, "record.changed");
    goal.words = work.seal(goal.person_id, "goal.words", id.value, trimmed(change.words));
    if (goal.state != change.state)
        goal.ended_at = change.state == "open" ? std::nullopt : std::optional(work.now);
    goal.state = change.state;
    TRY(work.tx.update(goal));
    return view_of(work, goal);
}

Result<std::string> goal_words(UnitOfWork& work, const PersonId& person_id, const GoalId& id) {
    const auto goal = TRY(
        work.tx.one<Goal>("select * from goal where id = $1 and person_id = $2", id, person_id));
    TRY(find_for(work, person_id, Class::plan, Operation::read));
    return work.open(goal.person_id, "goal.words", id.value, goal.words);
}

Result<Timeline> timeline(UnitOfWork& work, const PersonId& id, const TimelineAsk& asked) {
    TRY(find_for(work, id, Class::plan, Operation::read));
    constexpr std::size_t page_size = 50;
    Timeline timeline;
    timeline.rows = work.tx.all<TimelineRow>(
        "select id, at, kind, subject_id, code, label from person_event where person_id = $1 and "
        "id < $2 "
        "order by id desc limit 51",
        id, asked.before.value_or(INT64_MAX));
    if (timeline.rows.size() > page_size) {
        timeline.rows.pop_back();
        timeline.more_before = timeline.rows.back().id;
    }
    return timeline;
}

Result<> note_event(UnitOfWork& work, const PersonId& person_id, std::string_view kind,
                    std::string_view subject_id, std::string_view code, std::string_view label) {
    work.tx.post(
        "insert into person_event (person_id, at, kind, subject_id, code, label) "
        "values ($1, $2, $3, $4, $5, $6)",
        person_id, work.now, kind, subject_id, code, label);
    return {};
}

}  // namespace veerkracht::people
