#include "capabilities/referrals/own_cases.hpp"

#include "capabilities/directory/directory.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/search_limit.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/record_text.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

people::Person person_of(const UnitOfWork& work, const OrganizationId& own,
                         const NewOwnCase& input) {
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = own;
    person.domain = "welfare";
    person.given_name = std::string(trimmed(input.given_name));
    person.family_name = std::string(trimmed(input.family_name));
    person.phone = std::string(trimmed(input.phone.value_or("")));
    person.village = std::string(trimmed(input.village));
    person.birth_on = input.birth_on.value_or("");
    person.call_when = std::string(trimmed(input.call_when));
    person.voicemail_allowed = input.voicemail_allowed;
    person.source = "entered";
    person.created_at = work.now;
    return person;
}

Result<> is_whole(const people::Person& person, std::string_view today) {
    std::map<std::string, std::string> missing;
    if (person.given_name.empty()) missing["given_name"] = "required";
    if (person.phone.empty()) missing["phone"] = "required";
    if (person.birth_on > today) missing["birth_on"] = "out_of_range";
    if (!missing.empty()) return refuse_fields(std::move(missing));
    return {};
}

Referral leg_of(const UnitOfWork& work, const people::Person& person, const NewOwnCase& input) {
    auto leg = leg_about(work, person, new_id<ThreadId>());
    leg.target = work.actor.role;
    leg.to_organization_id = person.organization_id;
    leg.to_name = work.actor.name;
    leg.account_id = work.actor.account_id;
    leg.recipient_person_id = person.id;
    leg.village = person.village;  // a secret one too: it stays inside
    leg.needs = joined(input.needs);
    leg.feedback_level = "nothing";
    leg.source = input.source;
    leg.accepted_at = work.now;
    return leg;
}

Fields fields_of(const people::Person& person) {
    Fields fields;
    fields.given_name = person.given_name;
    fields.family_name = person.family_name;
    fields.phone = person.phone;
    fields.village = person.village;
    fields.secret_address = person.secret_address;
    people::put_calling(fields, people::calling_of(person));
    put_wish(fields, people::wish_of(person));
    return fields;
}

// A new question of somebody who is known: how to reach him may have been said anew.
Result<> keep_what_was_said(UnitOfWork& work, people::Person& known, const NewOwnCase& input) {
    const people::Calling said{.voicemail_allowed = input.voicemail_allowed,
                               .call_when = std::string(trimmed(input.call_when))};
    const auto calling = people::together(said, people::calling_of(known));
    if (people::calling_fields_changed(people::calling_of(known), calling).empty()) return {};
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = known.id, .organization_id = known.organization_id}));
    people::change_calling(work, known, calling);
    return work.tx.update(known);
}

Result<people::Person> known_or_new(UnitOfWork& work, const OrganizationId& own,
                                    const NewOwnCase& input) {
    if (input.person_id) {
        auto known = TRY(people::find(work, *input.person_id));
        if (known.status != "active") return fail(Category::conflict, "person.not_active");
        TRY(keep_what_was_said(work, known, input));
        return known;
    }
    auto person = person_of(work, own, input);
    TRY(is_whole(person, work.today));
    TRY(access::may(work, Class::identity, Operation::write,
                    {.person_id = person.id, .organization_id = own}));
    TRY(people::store(work, person));
    return person;
}

}  // namespace

KnownResident known_resident(UnitOfWork& work, const people::Person& person) {
    KnownResident known;
    known.person_id = person.id;
    known.name = people::full_name(person);
    if (!person.secret_address) known.village = person.village;
    known.birth_on = person.birth_on;
    const auto newest = work.tx.maybe<Referral>(
        "select * from referral where to_organization_id = $1 and recipient_person_id = $2 "
        "order by case when closed_at is null then 0 else 1 end, sent_at desc, id desc limit 1",
        person.organization_id, person.id);
    if (!newest) return known;
    known.referral_id = newest->id;
    known.worker_name = newest->to_name;
    known.open = !is_closed(newest->state);
    return known;
}

std::vector<KnownResident> known_alike(UnitOfWork& work, const people::Person& person) {
    std::vector<KnownResident> found;
    const auto alike = people::look_alikes_of(work, person);
    for (const auto& one : alike) {
        if (one.id == person.id || one.status != "active") continue;
        if (access::may(work, Class::identity, Operation::read,
                        {.person_id = one.id, .organization_id = one.organization_id}))
            found.push_back(known_resident(work, one));
    }
    return found;
}

Result<OwnCaseOpened> open_own_case(UnitOfWork& work, const NewOwnCase& input) {
    const auto own = TRY(access::own_organization(work));
    if (!target_of(work.actor.role)) return fail(Category::forbidden, "access.role");
    if (!input.person_id && !input.anyway) {
        const auto person = person_of(work, own, input);
        OwnCaseOpened seen{{}, known_alike(work, person)};
        // Who is told of residents this way has searched.
        if (!seen.look_alikes.empty()) {
            TRY(people::count_look_alikes(
                work, people::full_name(person) + " " + person.birth_on + " " + person.phone));
            return seen;
        }
    }
    const auto person = TRY(known_or_new(work, own, input));
    auto leg = leg_of(work, person, input);
    if (const auto face = directory::face_of_worker(work, work.actor.account_id))
        leg.face_id = face->id;
    TRY(work.tx.insert(Thread{leg.thread_id, 1, person.id, own, std::nullopt, work.now}));
    TRY(work.tx.insert(ThreadParty{new_uuid(), leg.thread_id, own, person.id}));
    seal_fields(work, leg, fields_of(person));
    leg.sentence = work.seal(person.id, "referral.sentence", leg.id.value, trimmed(input.sentence));
    TRY(send_leg(work, leg, person.neighbourhood_code));
    TRY(take(work, leg, "to_call", Setter::receiver, "", work.actor.name, own));
    return OwnCaseOpened{leg.id, {}};
}

Result<CaseForWorker> choose_practice(UnitOfWork& work, const ReferralId& id,
                                      const TellPractice& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    if (leg.source.empty()) return fail(Category::conflict, "case.was_referred");
    const auto practice = std::string(trimmed(input.practice_name));
    if (input.tell && practice.empty()) return refuse_fields({{"practice_name", "required"}});
    TRY(work.tx.execute("delete from practice_choice where id = $1", id));
    TRY(work.tx.insert(
        PracticeChoice{id, input.tell,
                       work.seal(*leg.recipient_person_id, "practice_choice.practice_name",
                                 id.value, input.tell ? practice : ""),
                       work.now, work.actor.name}));
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    return view_of(work, leg);
}

std::optional<PracticeChoiceView> practice_choice_of(UnitOfWork& work, const Referral& leg) {
    const auto choice =
        work.tx.maybe<PracticeChoice>("select * from practice_choice where id = $1", leg.id);
    if (!choice) return std::nullopt;
    PracticeChoiceView view;
    view.tell = choice->tell;
    view.chosen_at = choice->chosen_at;
    view.by_name = choice->by_name;
    if (!choice->tell) return view;
    view.practice_name = work.open(*leg.recipient_person_id, "practice_choice.practice_name",
                                   leg.id.value, choice->practice_name);
    const auto person = people::find(work, *leg.recipient_person_id);
    if (!person) return view;
    const auto own = organization_contact(work, leg.to_organization_id);
    view.letter = letter_to_practice(leg, {view.practice_name, people::full_name(*person),
                                           person->birth_on, own.name, own.phone});
    return view;
}

}  // namespace veerkracht::referrals
