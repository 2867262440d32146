#include "capabilities/people/pair_page.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;
using access::Relation;

namespace {

// What a row holds in each room, by the views that those publish; and what of the decision lets
// somebody read it.
struct Holding {
    std::string_view kind;
    Class record_class;
    Relation relation;
    std::string_view counted;
};
constexpr Holding holdings[] = {
    {"goal", Class::plan, Relation::none,
     "select count(*) from goal where person_id = $1 and state <> 'dropped'"},
    {"talk", Class::answers, Relation::none,
     "select count(*) from talk_of_person where person_id = $1"},
    {"referral", Class::referral_core, Relation::sender,
     "select count(*) from leg_of_person where person_id = $1"},
    {"consent", Class::referral_core, Relation::sender,
     "select count(*) from consent_subject where person_id = $1"},
    {"message", Class::messages, Relation::author,
     "select count(*) from message_of_person where person_id = $1"},
    {"mandate", Class::identity, Relation::none,
     "select count(*) from mandate_of_person where person_id = $1"},
    {"request", Class::messages, Relation::author,
     "select count(*) from request_of_person where person_id = $1"},
};

std::vector<HeldCount> held_by(UnitOfWork& work, const Person& person) {
    std::vector<HeldCount> all;
    for (const auto& holding : holdings) {
        const access::Record door{.person_id = person.id,
                                  .organization_id = person.organization_id,
                                  .relation = holding.relation,
                                  .person = state_of(person.status)};
        if (!access::would_allow(work, holding.record_class, Operation::read, door)) continue;
        if (!access::may(work, holding.record_class, Operation::read, door)) continue;
        const auto count = work.tx.value<std::int64_t>(holding.counted, person.id).value_or(0);
        all.push_back({std::string(holding.kind), static_cast<int>(count)});
    }
    return all;
}

std::string yes_or_no(bool says) { return says ? "yes" : "no"; }

std::vector<PairField> fields_of(const Person& one, const Person& other) {
    std::vector<PairField> all;
    const auto add = [&](const char* field, const std::string& first, const std::string& second,
                         bool differs) {
        if (!first.empty() || !second.empty()) all.push_back({field, first, second, differs});
    };
    const auto add_words = [&](const char* field, const std::string& first,
                               const std::string& second) {
        add(field, first, second, folded(first) != folded(second));
    };
    const auto shown = [](const Person& person, const std::string& where) {
        return person.secret_address ? std::string() : where;
    };
    add_words("given_name", one.given_name, other.given_name);
    add_words("family_name", one.family_name, other.family_name);
    add_words("birth_on", one.birth_on, other.birth_on);
    add("phone", one.phone, other.phone, plain_number(one.phone) != plain_number(other.phone));
    add_words("email", one.email, other.email);
    add_words("address", shown(one, one.address), shown(other, other.address));
    add_words("village", shown(one, one.village), shown(other, other.village));
    add_words("secret_address", yes_or_no(one.secret_address), yes_or_no(other.secret_address));
    add_words("language", one.language, other.language);
    add_words("interpreter", yes_or_no(one.interpreter), yes_or_no(other.interpreter));
    add_words("call_allowed", yes_or_no(one.call_allowed), yes_or_no(other.call_allowed));
    add_words("call_when", one.call_when, other.call_when);
    add_words("messages_allowed", yes_or_no(one.messages_allowed),
              yes_or_no(other.messages_allowed));
    add("created_at", one.created_at, other.created_at, false);  // two moments tell nothing
    return all;
}

}  // namespace

Result<LikelyPairPage> page_of(UnitOfWork& work, const LikelyPair& pair) {
    const auto one = TRY(work.tx.one<Person>("select * from person where id = $1", pair.first_id));
    const auto other =
        TRY(work.tx.one<Person>("select * from person where id = $1", pair.second_id));
    return LikelyPairPage{pair.id,
                          pair.version,
                          row_of(work, one),
                          row_of(work, other),
                          words_of(pair.reasons),
                          fields_of(one, other),
                          held_by(work, one),
                          held_by(work, other),
                          pair.put_away_at,
                          pair.put_away_by_name};
}

}  // namespace veerkracht::people
