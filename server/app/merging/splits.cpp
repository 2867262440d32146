#include "app/merging/splits.hpp"

#include <set>

#include <algorithm>

#include "app/merging/mover.hpp"
#include "app/merging/steps.hpp"
#include "capabilities/access/access.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/text.hpp"

namespace veerkracht::merging {

using access::Class;
using access::Operation;
using access::Relation;

namespace {

// What was proposed, as it is sealed.
struct Proposal {
    SecondPerson second;
    std::vector<MarkedPart> parts;
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (second, parts))

constexpr std::string_view of_parts = "person_merge.parts";

Proposal proposal_of(UnitOfWork& work, const Merge& split) {
    auto read =
        from_json<Proposal>(work.open(split.stays_id, of_parts, split.id.value, split.parts));
    return read ? *read : Proposal{};
}

// ---- what hangs on a row ----

struct Kind {
    std::string_view kind;
    std::string_view table;
    Class record_class;
    Relation relation;
    std::string_view listed;
};
// As inventory.cpp has them: with each goes what hangs on it.
constexpr Kind kinds[] = {
    {"goal", "goal", Class::plan, Relation::none,
     "select id, created_at as at, coalesce(need_code, '') as code, '' as words from goal where "
     "person_id = $1"},
    {"need", "need", Class::plan, Relation::none,
     "select id, created_at as at, code, '' as words from need where person_id = $1 and closed_at "
     "is null"},
    {"talk", "conversation", Class::answers, Relation::none,
     "select id, started_at as at, questionnaire as code, '' as words from conversation where "
     "person_id = $1"},
    {"referral", "thread", Class::referral_core, Relation::sender,
     "select id, opened_at as at, '' as code, coalesce((select min(to_name) from referral where "
     "thread_id = thread.id and person_id = thread.person_id), '') as words from thread where "
     "person_id = $1"},
    // One ask of another, with each leg of it that came here: the tie of this row to that ask.
    {"case", "thread_party", Class::referral_core, Relation::none,
     "select p.id as id, min(r.sent_at) as at, '' as code, min(r.from_name) as words from "
     "thread_party p "
     "join thread t on t.id = p.thread_id and t.person_id <> p.person_id "
     "join referral r on r.thread_id = t.id and r.recipient_person_id = p.person_id "
     "where p.person_id = $1 group by p.id"},
    // What the resident asked for himself on the own page. Whom he asked is nothing of this house:
    // the day is enough to ask him whether it was he.
    {"chosen", "thread_party", Class::referral_core, Relation::sender,
     "select p.id as id, t.opened_at as at, '' as code, '' as words from thread_party p "
     "join thread t on t.id = p.thread_id and t.person_id <> p.person_id where p.person_id = $1 "
     "and not exists (select 1 from referral r where r.thread_id = t.id and "
     "r.recipient_person_id = p.person_id)"},
    {"prepared", "prepared_referral", Class::referral_core, Relation::sender,
     "select id, prepared_at as at, '' as code, prepared_by_name as words from prepared_referral "
     "where person_id = $1 and ended_at is null"},
    {"request", "record_request", Class::messages, Relation::author,
     "select id, asked_at as at, kind as code, '' as words from record_request where person_id = "
     "$1"},
    {"document", "person_document", Class::medical_context, Relation::none,
     "select id, received_at as at, kind as code, source as words from person_document where "
     "person_id = $1"},
};

struct Listed {
    std::string id;
    std::string at;
    std::string code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Listed, (), (id, at, code, words))

bool may_read(UnitOfWork& work, const Kind& kind, const people::Person& person) {
    const access::Record door{.person_id = person.id,
                              .organization_id = person.organization_id,
                              .relation = kind.relation};
    return access::would_allow(work, kind.record_class, Operation::read, door) &&
           access::may(work, kind.record_class, Operation::read, door).has_value();
}

std::vector<SplitPart> parts_of(UnitOfWork& work, const people::Person& person) {
    std::vector<SplitPart> all;
    for (const auto& kind : kinds) {
        if (!may_read(work, kind, person)) continue;
        const auto rows =
            work.tx.all<Listed>(std::string(kind.listed) + " order by at, id", person.id);
        for (const auto& row : rows) {
            SplitPart part;
            part.id = std::string(kind.table) + "/" + row.id;
            part.kind = kind.kind;
            part.at = row.at;
            part.code = row.code;
            part.words = kind.kind == "goal"
                             ? people::goal_words(work, person.id, GoalId{row.id}).value_or("")
                             : row.words;
            all.push_back(std::move(part));
        }
    }
    return all;
}

void mark(std::vector<SplitPart>& parts, const Proposal& proposal) {
    for (auto& part : parts)
        for (const auto& marked : proposal.parts)
            if (marked.id == part.id) part.whose = marked.whose;
}

// ---- showing ----

std::optional<Merge> newest_of(UnitOfWork& work, const PersonId& id) {
    return work.tx.maybe<Merge>(
        "select * from person_merge where (stays_id = $1 or goes_id = $1) and kind = 'split' order "
        "by proposed_at desc, id desc limit 1",
        id);
}

// Whoever opens the page of the second sees that of the first, where it was said.
Result<SplitPage> page_of(UnitOfWork& work, const people::Person& first,
                          const std::optional<Merge>& split) {
    SplitPage page;
    page.person = people::row_of(work, first);
    page.first_version = first.version;
    page.parts = parts_of(work, first);
    if (!split) return page;
    const auto proposal = proposal_of(work, *split);
    page.split = view_of(work, *split);
    page.second = proposal.second;
    page.second_version = version_of(work, split->goes_id);
    mark(page.parts, proposal);
    if (!is_done(*split)) return page;
    page.second_id = split->goes_id;
    auto his = parts_of(work, TRY(people::find(work, split->goes_id)));
    for (auto& part : his) part.whose = "second";
    page.parts.insert(page.parts.end(), his.begin(), his.end());
    return page;
}

Result<SplitPage> page_after(UnitOfWork& work, const Merge& split) {
    return page_of(work, TRY(people::find(work, split.stays_id)), split);
}

// ---- proposing ----

Result<> may_tell_apart(UnitOfWork& work, const people::Person& person) {
    TRY(access::may(work, Class::plan, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    return {};
}

bool is_as_he_is_called(const people::Person& person, const SecondPerson& second) {
    return folded(person.given_name) == folded(second.given_name) &&
           folded(person.family_name) == folded(second.family_name) &&
           person.birth_on == second.birth_on;
}

Result<SecondPerson> second_in(const UnitOfWork& work, const people::Person& first,
                               const NewSplit& input) {
    SecondPerson second{std::string(trimmed(input.given_name)),
                        std::string(trimmed(input.family_name)), input.birth_on,
                        std::string(trimmed(input.phone.value_or("")))};
    if (second.given_name.empty()) return refuse_fields({{"given_name", "required"}});
    if (second.family_name.empty()) return refuse_fields({{"family_name", "required"}});
    if (second.birth_on > work.today || age_on(second.birth_on, work.today) > 120)
        return refuse_fields({{"birth_on", "out_of_range"}});
    if (is_as_he_is_called(first, second)) return refuse_fields({{"birth_on", "not_a_choice"}});
    return second;
}

bool has(const std::vector<SplitPart>& parts, const MarkedPart& marked) {
    return std::ranges::any_of(parts, [&](const SplitPart& one) { return one.id == marked.id; });
}

Result<> each_can_be_marked(UnitOfWork& work, const people::Person& first,
                            const std::vector<MarkedPart>& marked) {
    const auto parts = parts_of(work, first);
    std::set<std::string> named;
    for (const auto& one : marked)
        if (!named.insert(one.id).second || !has(parts, one) ||
            (one.whose != "second" && one.whose != "unsure"))
            return refuse_fields({{"parts", "not_a_choice"}});
    return {};
}

// ---- doing ----

// Calling, messages and where he lives are kept as safe as those of the first: who said it?
Result<people::Person> row_of_second(UnitOfWork& work, const people::Person& first,
                                     const Merge& split, const SecondPerson& second) {
    people::Person person;
    person.id = split.goes_id;
    person.organization_id = first.organization_id;
    person.domain = first.domain;
    person.given_name = second.given_name;
    person.family_name = second.family_name;
    person.birth_on = second.birth_on;
    person.phone = second.phone;
    person.created_at = work.now;
    people::put_calling(person, people::calling_of(first));
    people::put_wish(person, people::wish_of(first));
    person.secret_address = first.secret_address;
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    TRY(people::store(work, person));
    return person;
}

// What was marked and is not of this row any more: somebody was here meanwhile.
Result<Chosen> chosen_of(UnitOfWork& work, const people::Person& first, const Proposal& proposal) {
    const auto parts = parts_of(work, first);
    Chosen chosen;
    for (const auto& marked : proposal.parts) {
        if (!has(parts, marked)) return fail(Category::conflict, "record.changed");
        if (marked.whose == "second") chosen.insert(marked.id);
    }
    return chosen;
}

}  // namespace

std::string name_of_second(UnitOfWork& work, const Merge& merge) {
    const auto second = proposal_of(work, merge).second;
    return second.given_name + " " + second.family_name;
}

Result<> make_two(UnitOfWork& work, const Merge& merge) {
    const auto first = TRY(people::find_to_change(work, merge.stays_id));
    const auto proposal = proposal_of(work, merge);
    const auto chosen = TRY(chosen_of(work, first, proposal));
    const auto second = TRY(row_of_second(work, first, merge, proposal.second));
    TRY(people::note_two_people(work, merge.pair_id, first, second));
    return bring_some(work, merge, chosen);
}

Result<SplitPage> split_of_person(UnitOfWork& work, const PersonId& id) {
    auto split = newest_of(work, id);
    if (split && split->goes_id == id && !can_be_undone(work, *split)) split.reset();
    const auto first = TRY(people::find(work, split ? split->stays_id : id));
    TRY(access::may(work, Class::plan, Operation::read,
                    {.person_id = first.id, .organization_id = first.organization_id}));
    return page_of(work, first, split);
}

Result<SplitPage> propose_split(UnitOfWork& work, const PersonId& id, const NewSplit& input) {
    const auto first = TRY(as_it_is(work, id, "active"));
    TRY(may_tell_apart(work, first));
    TRY(the_version_is_still_this_one(first.version, input.version));
    const Proposal proposal{TRY(second_in(work, first, input)), input.parts};
    TRY(each_can_be_marked(work, first, input.parts));
    TRY(people::hold_row(work, id));
    const auto standing = newest_of(work, id);
    if (standing && standing->stays_id == id && waits(*standing))
        return fail(Category::conflict, "merge.standing");
    auto split = TRY(new_proposal(work, two_of_one, id, new_id<PersonId>(), input.reason));
    split.pair_id = new_id<people::PairId>();
    split.parts = work.seal(id, of_parts, split.id.value, to_json(proposal));
    TRY(work.tx.insert(split));
    TRY(ask_a_colleague(work, split, "split"));
    return page_after(work, split);
}

Result<SplitPage> confirm_split(UnitOfWork& work, const MergeId& id, const SeenMerge& seen) {
    return page_after(work, TRY(confirmed(work, {id, two_of_one}, seen)));
}

Result<SplitPage> refuse_split(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(refused(work, {id, two_of_one}, seen)));
}

Result<SplitPage> ask_to_join(UnitOfWork& work, const MergeId& id, const NewUndo& input) {
    return page_after(work, TRY(undo_asked(work, {id, two_of_one}, input)));
}

Result<SplitPage> confirm_join(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(undone(work, {id, two_of_one}, seen)));
}

Result<SplitPage> refuse_join(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(undo_refused(work, {id, two_of_one}, seen)));
}

}  // namespace veerkracht::merging
