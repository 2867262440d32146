#include "capabilities/referrals/lifecycle.hpp"
#include "capabilities/referrals/prepared.hpp"

#include "capabilities/consent/refusal.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/referrals/calling.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/own_page_anew.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "capabilities/referrals/refusals.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/travelling_copy.hpp"
#include "capabilities/referrals/volunteers.hpp"
#include "capabilities/tasks/tasks.hpp"

namespace veerkracht::referrals {

using access::Operation;
using people::Person;

namespace {

// Statuses that somebody sets by hand; the others follow from what was done.
bool is_said(std::string_view status) {
    return status == "deceased" || status == "moved" || status == "changed_practice";
}

Result<> tell_volunteers_of(UnitOfWork& work, const Referral& leg) {
    if (is_by_link(leg)) return tell_volunteer_it_is_over(work, leg);
    const auto branches = work.tx.all<Referral>(
        "select * from referral where parent_id = $1 and closed_at is null", leg.id);
    for (const auto& branch : branches)
        if (is_by_link(branch)) TRY(tell_volunteer_it_is_over(work, branch));
    return {};
}

Result<> end_leg(UnitOfWork& work, Referral leg, const Person& person, std::string_view by) {
    TRY(tell_volunteers_of(work, leg));
    const bool by_sender = leg.from_organization_id == person.organization_id;
    if (by_sender) leg.seen_by_sender_at = work.now;
    const bool deceased = person.status == "deceased";
    TRY(take(work, leg, deceased ? "person_deceased" : "person_moved",
             by_sender ? Setter::sender : Setter::receiver, deceased ? "" : person.status, by,
             person.organization_id));
    return by_sender ? tell_receiver(work, leg, person.status) : Result<>{};
}

// Everything that runs for this row. At death all of it ends; at a move the own case and what
// nobody took on: a case that somebody else took on is theirs to close.
Result<> end_open_legs(UnitOfWork& work, const Person& person, std::string_view by) {
    const auto ids = work.tx.values<std::string>(
        "select id from referral where closed_at is null and (person_id = $1 or "
        "recipient_person_id = $1) order by id",
        person.id);
    for (const auto& id : ids) {
        const auto leg = TRY(load(work, ReferralId{id}));
        if (is_closed(leg.state)) continue;  // ended with its case
        const bool own_case = leg.recipient_person_id == person.id;
        if (person.status == "deceased" || own_case || !leg.accepted_at || is_by_link(leg))
            TRY(end_leg(work, leg, person, by));
        else
            TRY(tell_receiver(work, leg, person.status));
    }
    return {};
}

Result<> set_and_stop(UnitOfWork& work, Person& person, std::string_view status,
                      std::string_view by, std::string_view from = "") {
    TRY(people::set_status(work, person, status, by, from));
    if (status == "active") return {};
    TRY(tasks::stop_for(work, person.id));
    TRY(put_away_prepared_for(work, person.id));
    return is_said(status) ? end_open_legs(work, person, by) : Result<>{};
}

Result<> the_version_matches(const Person& person, int version) {
    if (person.version != version) return fail(Category::conflict, "record.changed");
    return {};
}

// ---- the wrong person ----

Result<> close_row_of_receiver(UnitOfWork& work, const Referral& leg) {
    if (!leg.recipient_person_id) return {};
    auto person = people::row(work, *leg.recipient_person_id);
    if (!person || person->status == "entered_in_error") return {};
    TRY(people::set_status(work, *person, "entered_in_error", leg.from_name,
                           leg.from_organization_id.value));
    return tasks::stop_for(work, person->id);
}

Result<> take_back_leg(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(load(work, id));
    if (leg.state == State::entered_in_error) return {};
    const bool was_seen = leg.step != "sent";
    TRY(tell_volunteers_of(work, leg));
    TRY(take(work, leg, "wrong_person", Setter::sender, "", work.actor.name,
             work.actor.organization_id));
    if (auto consent = consent::of_subject(work, id.value)) TRY(consent::withdraw(work, *consent));
    TRY(close_row_of_receiver(work, leg));
    return was_seen ? tell_receiver(work, leg, "wrong_person") : Result<>{};
}

// ---- news ----

// The other organisation's row of the same resident, as far as this leg ties the two.
std::optional<Person> other_row(UnitOfWork& work, const Referral& leg, const PersonId& id) {
    if (leg.person_id != id) return people::row(work, leg.person_id);
    if (!leg.recipient_person_id) return std::nullopt;
    return people::row(work, *leg.recipient_person_id);
}

std::vector<Referral> legs_ended_by_death(UnitOfWork& work, const PersonId& id) {
    return work.tx.all<Referral>(
        "select * from referral where step = 'person_deceased' and (person_id = $1 or "
        "recipient_person_id = $1) order by id",
        id);
}

// Of those who were on a case when it ended by this death.
Result<> tell_of_death(UnitOfWork& work, const Person& person) {
    const auto legs = legs_ended_by_death(work, person.id);
    for (const auto& leg : legs) {
        if (leg.closed_at < person.status_at) continue;  // over before
        auto other = other_row(work, leg, person.id);
        if (!other || other->status != "active") continue;
        TRY(set_and_stop(work, *other, "deceased", organization_name(work, person.organization_id),
                         person.organization_id.value));
    }
    return {};
}

Result<> take_death_back(UnitOfWork& work, const Person& person) {
    const auto legs = legs_ended_by_death(work, person.id);
    for (const auto& leg : legs) {
        auto other = other_row(work, leg, person.id);
        const bool was_told = other && other->status == "deceased" &&
                              other->status_from == person.organization_id.value;
        if (!was_told) continue;
        TRY(set_and_stop(work, *other, "active", organization_name(work, person.organization_id),
                         person.organization_id.value));
        if (leg.person_id == person.id) TRY(tell_receiver(work, leg, "restored"));
    }
    return {};
}

// ---- corrections ----

// What the receiver changed in the own row stays; the line on the worklist tells of both.
Result<> mend_row_of_receiver(UnitOfWork& work, const Referral& leg, const Fields& former,
                              Mended correction, const std::string& by) {
    if (!leg.recipient_person_id) return {};
    auto person = people::row(work, *leg.recipient_person_id);
    if (!person) return {};
    const std::map<std::string, std::pair<std::string, std::string>> known{
        {"given_name", {person->given_name, former.given_name}},
        {"family_name", {person->family_name, former.family_name}},
        {"birth_on", {person->birth_on, former.birth_on}},
        {"phone", {person->phone, former.phone}}};
    std::erase_if(correction.fields, [&](const auto& field) {
        const auto& [own, given] = known.at(field.first);
        return own != given;
    });
    return people::correct(work, *person, correction.fields, by);
}

// Where somebody lives became secret: it goes out of the receiver's own row too, as far as it came
// from the copy.
Result<bool> hide_where_everywhere(UnitOfWork& work, Referral& leg, Fields& copy,
                                   const Person& person) {
    const auto former = copy;
    if (!hide_where(leg, copy, person)) return false;
    if (!leg.recipient_person_id || *leg.recipient_person_id == person.id) return true;
    auto own = people::row(work, *leg.recipient_person_id);
    if (!own) return true;
    if (own->village == former.village) own->village.clear();
    if (own->address == former.address) own->address.clear();
    if (own->secret_address) TRY(work.tx.update(*own));
    TRY(people::hide_address(work, *own));
    return true;
}

// To whom nothing is shared any more nothing is told; what could still be seen goes.
Result<> hide_quietly(UnitOfWork& work, Referral leg, const Person& person) {
    auto copy = open_fields(work, leg);
    if (!hide_where(leg, copy, person)) return {};
    seal_fields(work, leg, copy);
    return work.tx.update(leg);
}

// What the resident said about messages holds for whoever helps, from now on.
Result<bool> pass_wish_on(UnitOfWork& work, const Referral& leg, Fields& copy,
                          const Person& person) {
    const auto wish = people::wish_of(person);
    if (wish_of(copy) == wish) return false;
    put_wish(copy, wish);
    if (!leg.recipient_person_id) return true;
    if (auto own = people::row(work, *leg.recipient_person_id)) {
        if (people::wish_of(*own) == wish) return true;
        people::put_wish(*own, wish);
        TRY(work.tx.update(*own));
        work.record(people::PersonCorrected{own->id, own->organization_id, "messages"});
    }
    return true;
}

Result<> pass_on(UnitOfWork& work, Referral leg, const Person& person,
                 const std::vector<std::string>& news) {
    const auto consent = consent::of_subject(work, leg.id.value);
    if (!is_shared(work, leg, consent)) return hide_quietly(work, std::move(leg), person);
    const auto former = open_fields(work, leg);
    auto copy = former;
    const auto calling = TRY(pass_calling_on(work, leg, *consent, copy, person, news));
    const bool hides = TRY(hide_where_everywhere(work, leg, copy, person));
    auto correction = mend(copy, person);
    const auto note = [&](const std::string& code) {
        correction.codes += (correction.codes.empty() ? "" : " ") + code;
    };
    for (const auto& code : calling) note(code);
    if (hides) note("secret_address");
    if (TRY(pass_wish_on(work, leg, copy, person))) note("messages");
    if (correction.codes.empty()) return {};
    seal_fields(work, leg, copy);
    leg.first_name = person.given_name;
    TRY(work.tx.update(leg));
    TRY(mend_row_of_receiver(work, leg, former, correction,
                             organization_name(work, person.organization_id)));
    if (is_closed(leg.state))
        return {};  // it may be opened again; until then nothing is to be done
    return tell_receiver(work, leg, "corrected", correction.codes);
}

}  // namespace

Result<people::PersonPage> change_person_status(UnitOfWork& work, const PersonId& id,
                                                const PersonStatus& input) {
    auto person = TRY(people::find_to_change(work, id));
    TRY(the_version_matches(person, input.version));
    // A row that was made twice does not die by itself; who set it apart alone sets it back alone.
    const bool stands = person.status == "entered_in_error" ||
                        (person.status == "same_as" &&
                         (input.status != "active" || people::was_made_one(work, person.id)));
    if (stands) return fail(Category::conflict, "person.status_stands");
    TRY(set_and_stop(work, person, input.status, work.actor.name));
    return people::page(work, id);
}

Result<CaseForWorker> note_person_status(UnitOfWork& work, const ReferralId& id,
                                         const CasePersonStatus& input) {
    const auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    auto person = TRY(people::find_to_change(work, *leg.recipient_person_id));
    TRY(set_and_stop(work, person, input.status, work.actor.name));
    return view_of(work, TRY(load(work, id)));
}

// The thread is one ask about one resident: all its legs were about somebody else.
Result<ReferralForSender> take_back_wrong_person(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(load(work, id));
    TRY(access::may(work, access::Class::referral_core, Operation::write, door_of_sender(leg)));
    TRY(a_step_follows_from_where_the_leg_stands(leg, "wrong_person", Setter::sender));
    const auto ids = work.tx.values<std::string>(
        "select id from referral where thread_id = $1 order by sent_at desc, id desc",
        leg.thread_id);
    for (const auto& one : ids) TRY(take_back_leg(work, ReferralId{one}));
    TRY(tasks::stop_about(work, id));
    return view_after(work, TRY(load(work, id)));
}

Result<> stop_and_tell(UnitOfWork& work, const people::StatusChanged& news) {
    const auto person = people::row(work, news.person_id);
    if (!person || person->status != news.status) return {};  // taken back in the meantime
    if (news.status == "active")
        return news.former_status == "deceased" ? take_death_back(work, *person) : Result<>{};
    if (!is_said(news.status)) return {};
    // A status that came from another system stops here what it could not stop there.
    TRY(tasks::stop_for(work, person->id));
    if (person->status == "deceased") TRY(end_open_legs(work, *person, person->status_by));
    return person->status == "deceased" ? tell_of_death(work, *person) : Result<>{};
}

Result<> pass_correction_on(UnitOfWork& work, const people::PersonCorrected& news) {
    const auto person = people::row(work, news.person_id);
    if (!person) return {};
    const auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 order by id", news.person_id);
    const auto fields = words_of(news.fields);
    for (const auto& leg : legs) TRY(pass_on(work, leg, *person, fields));
    if (std::ranges::find(fields, "phone") != fields.end())
        return send_own_pages_to_new_number(work, *person);
    return {};
}

}  // namespace veerkracht::referrals
