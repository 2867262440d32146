#include "capabilities/referrals/own_choice.hpp"

#include <algorithm>

#include "capabilities/access/sessions.hpp"
#include "capabilities/consent/consent.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/new_number.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "kernel/text.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr auto resident = "resident";
constexpr auto by_himself = "self";

bool may_be_asked_by_resident(UnitOfWork& work, const directory::Face& face,
                              const people::Person& person) {
    const auto* target = target_of(face.role);
    return target && !target->confirmed_by_resident && !face.intake_stop &&
           may_be_asked(*target, resident, birth_date_to_judge_by(work, person), work.today)
               .has_value();
}

// Below 16 a parent says yes too, with a code of his own: that is done at /hulp.
bool decides_alone(UnitOfWork& work, const people::Person& person) {
    return consent::decides_alone(birth_date_to_judge_by(work, person), work.today);
}

Result<people::Person> own_row(UnitOfWork& work) {
    auto person = people::row(work, work.actor.person_id);
    if (!person || person->status != "active") return fail(Category::not_found, "record.absent");
    return std::move(*person);
}

// The row that the asked organisation keeps: only what the resident lets go along.
people::Person row_of_asked(const UnitOfWork& work, const people::Person& own,
                            const directory::Face& face, const MyChoice& choice) {
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = face.organization_id;
    person.domain = target_of(face.role)->domain;
    person.given_name = own.given_name;
    person.family_name = own.family_name;
    person.phone = own.phone;
    person.village = own.secret_address ? "" : own.village;
    person.secret_address = own.secret_address;
    people::put_calling(person, people::calling_of(own));
    people::put_wish(person, people::wish_of(own));
    if (const auto when = trimmed(choice.call_when); !when.empty()) person.call_when = when;
    person.source = by_himself;
    person.created_at = work.now;
    return person;
}

bool was_asked_already(UnitOfWork& work, const FaceId& face_id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from referral r join thread_party p on p.thread_id = "
                   "r.thread_id where p.person_id = $1 and r.face_id = $2 and r.source = $3 and "
                   "r.closed_at is null",
                   work.actor.person_id, face_id, by_himself)
               .value_or(0) > 0;
}

// Two parties know of it: who is asked, and the resident behind his own link. The practice's row is
// named so that the link finds it; nothing of the practice reads by that tie.
Result<> open_thread(UnitOfWork& work, const ThreadId& id, const people::Person& asked) {
    TRY(work.tx.insert(Thread{id, 1, asked.id, asked.organization_id, std::nullopt, work.now}));
    TRY(work.tx.insert(ThreadParty{new_uuid(), id, asked.organization_id, asked.id}));
    return work.tx.insert(
        ThreadParty{new_uuid(), id, work.actor.organization_id, work.actor.person_id});
}

}  // namespace

Result<std::vector<MyFace>> my_faces(UnitOfWork& work) {
    const auto person = TRY(own_row(work));
    std::vector<MyFace> faces;
    if (!decides_alone(work, person)) return faces;
    const auto ranked = directory::faces_for(work, work.actor.organization_id, {});
    for (const auto& one : ranked) {
        if (!may_be_asked_by_resident(work, one.face, person)) continue;
        const auto& target = *target_of(one.face.role);
        faces.push_back({one.face.id, one.face.name, one.organization_name, target.code,
                         one.face.about, one.face.wait_weeks,
                         fields_that_go_along(target.fields, {.needs = true,
                                                              .goal = false,
                                                              .sentence = true,
                                                              .address = !person.secret_address})});
    }
    return faces;
}

Result<MyPage> choose_face(UnitOfWork& work, const MyChoice& choice) {
    const auto own = TRY(own_row(work));
    TRY(access::may(work, Class::referral_core, Operation::write, people::door_of_own_page(work)));
    if (access::is_closed_off(work, work.actor.link_id.value))
        return fail(Category::forbidden, "link.closed");
    if (!decides_alone(work, own)) return fail(Category::forbidden, "consent.parent_agrees_too");
    TRY(access::may(work, Class::referral_core, Operation::grant, people::door_of_own_page(work)));
    if (!choice.consent_given) return refuse_fields({{"consent_given", "required"}});
    TRY(people::must_be_read(work, choice.text_language));
    auto face = directory::face_that_serves(work, own.organization_id, choice.face_id);
    if (!face || !may_be_asked_by_resident(work, *face, own))
        return refuse_fields({{"face_id", "not_a_choice"}});
    if (was_asked_already(work, choice.face_id)) return my_page(work);
    Ask ask;
    ask.thread_id = new_id<ThreadId>();
    ask.person = row_of_asked(work, own, *face, choice);
    ask.face = std::move(*face);
    ask.needs = choice.needs;
    ask.sentence = trimmed(choice.sentence);
    ask.feedback_level = "nothing";
    ask.given_how = "on_screen";
    ask.text_language = choice.text_language;
    ask.source = by_himself;
    ask.by_name = own.given_name;
    // The row and the case begin at who is asked, by the hand of the resident.
    db::work_also_for(work.tx.connection(), ask.person.organization_id.value);
    TRY(people::store(work, ask.person));
    TRY(people::waits_along(work, own.id, ask.person));
    TRY(open_thread(work, ask.thread_id, ask.person));
    TRY(ask_face(work, ask));
    return my_page(work);
}

}  // namespace veerkracht::referrals
