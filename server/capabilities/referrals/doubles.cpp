#include "capabilities/referrals/doubles.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/second_colleague.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/open_patient.hpp"
#include "capabilities/people/safety.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_cases.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/refusals.hpp"
#include "capabilities/referrals/self_referrals.hpp"
#include "capabilities/requests/requests.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

std::optional<SelfReferral> unsettled(UnitOfWork& work, const Referral& leg) {
    return work.tx.maybe<SelfReferral>(
        "select * from self_referral where referral_id = $1 and settled_at is null", leg.id);
}

bool went_on(UnitOfWork& work, const Referral& leg) {
    return work.tx.value<std::int64_t>("select count(*) from referral where parent_id = $1", leg.id)
               .value_or(0) > 0;
}

// ---- one worker or two ----

// As each said it by himself: not as somebody made it alike since.
bool agree(UnitOfWork& work, const people::Person& one, const people::Person& other) {
    for (const auto& id : {one.id, other.id})
        if (people::was_corrected_since(work, id, one.created_at)) return false;
    return folded(one.given_name) == folded(other.given_name) &&
           folded(one.family_name) == folded(other.family_name) && !one.birth_on.empty() &&
           one.birth_on == other.birth_on && !one.phone.empty() &&
           people::plain_number(one.phone) == people::plain_number(other.phone);
}

bool is_what_was_said(const SelfReferral& asked, const WhoItIs& input) {
    return asked.said_by && asked.said_person_id == input.person_id &&
           asked.said_take_phone == input.take_phone;
}

// True: it may be done. False: it was said, and waits for another worker.
Result<bool> is_sure(UnitOfWork& work, SelfReferral& asked, const people::Person& fresh,
                     const people::Person& known, const WhoItIs& input) {
    if (agree(work, fresh, known)) return true;
    if (is_what_was_said(asked, input)) {
        TRY(access::is_second_colleague(work, asked.said_by, "merge.same_colleague"));
        if (!access::is_fresh(work)) return fail(Category::unauthenticated, "session.proof_wanted");
        return true;
    }
    asked.said_person_id = known.id;
    asked.said_by = work.actor.account_id;
    asked.said_by_name = work.actor.name;
    asked.said_at = work.now;
    asked.said_take_phone = input.take_phone;
    return false;
}

// ---- what is kept under one row of a person goes to another ----

void move_leg(UnitOfWork& work, Referral& leg, const PersonId& to) {
    const auto fields = open_fields(work, leg);
    const auto sentence = open_sentence(work, leg);
    leg.person_id = to;
    leg.recipient_person_id = to;
    seal_fields(work, leg, fields);
    leg.sentence = work.seal(to, "referral.sentence", leg.id.value, sentence);
}

Result<> move_notes(UnitOfWork& work, const Referral& leg, const PersonId& to) {
    auto notes = work.tx.all<Note>("select * from referral_note where referral_id = $1", leg.id);
    for (auto& note : notes) {
        const auto words =
            work.open(note.person_id, "referral_note.words", note.id.value, note.words);
        note.person_id = to;
        note.words = work.seal(to, "referral_note.words", note.id.value, words);
        TRY(work.tx.update(note));
    }
    return {};
}

Result<> move_questions(UnitOfWork& work, const Referral& leg, const PersonId& to) {
    auto questions =
        work.tx.all<LegQuestion>("select * from leg_question where referral_id = $1", leg.id);
    for (auto& question : questions) {
        const auto moved = [&](std::string_view place, const db::Bytes& words) {
            return work.seal(to, place, question.id.value,
                             work.open(leg.person_id, place, question.id.value, words));
        };
        question.words = moved("leg_question.words", question.words);
        question.answer_words = moved("leg_question.answer_words", question.answer_words);
        TRY(work.tx.update(question));
    }
    return {};
}

Result<> move_practice_choice(UnitOfWork& work, const Referral& leg, const PersonId& from,
                              const PersonId& to) {
    auto choice =
        work.tx.maybe<PracticeChoice>("select * from practice_choice where id = $1", leg.id);
    if (!choice) return {};
    constexpr std::string_view place = "practice_choice.practice_name";
    const auto name = work.open(from, place, leg.id.value, choice->practice_name);
    choice->practice_name = work.seal(to, place, leg.id.value, name);
    return work.tx.update(*choice);
}

Result<> move_safety_note(UnitOfWork& work, const people::Person& from, const people::Person& to) {
    const auto note = people::safety_note_of(work, from);
    if (!note) return {};
    const auto known = people::safety_note_of(work, to);
    TRY(people::write_safety_note(work, to,
                                  {known ? known->words + "\n" + note->words : note->words}));
    return people::write_safety_note(work, from, {""});
}

Result<> move_thread(UnitOfWork& work, const Referral& leg, const PersonId& to) {
    TRY(work.tx.execute("update thread set person_id = $1 where id = $2", to, leg.thread_id));
    TRY(work.tx.execute("update thread_party set person_id = $1 where thread_id = $2", to,
                        leg.thread_id));
    return consent::move(work, leg.id.value, to);
}

// Those two rows as they are, once nothing stands in the way.
struct Both {
    people::Person fresh;
    people::Person known;
};
Result<Both> both_rows(UnitOfWork& work, const Referral& leg, const WhoItIs& input) {
    Both both;
    both.fresh = TRY(people::find_to_change(work, *leg.recipient_person_id));
    both.known = TRY(people::find_to_change(work, *input.person_id));
    if (both.known.id == both.fresh.id) return refuse_fields({{"person_id", "not_a_choice"}});
    if (both.known.status != "active") return fail(Category::conflict, "person.not_active");
    return both;
}

Result<> is_the_known(UnitOfWork& work, Referral& leg, Both both, const WhoItIs& input) {
    auto& [fresh, known] = both;
    TRY(move_notes(work, leg, known.id));
    TRY(move_questions(work, leg, known.id));
    TRY(move_practice_choice(work, leg, fresh.id, known.id));
    TRY(move_safety_note(work, fresh, known));
    TRY(move_thread(work, leg, known.id));
    TRY(requests::move_about(work, fresh.id, known.id));
    TRY(people::move_patient_links(work, fresh.id, known.id));
    move_leg(work, leg, known.id);
    const auto phone = fresh.phone;
    fresh.same_as = known.id;
    TRY(people::set_status(work, fresh, "same_as", work.actor.name));
    // What was said just now goes before what was known; a no of either counts.
    TRY(people::change_safe_reach(
        work, known, people::together(people::safe_reach_of(fresh), people::safe_reach_of(known))));
    if (input.take_phone) TRY(people::correct(work, known, {{"phone", phone}}, work.actor.name));
    // The links of the row that was made twice are closed with it.
    return send_own_page(work, known, leg.thread_id, "status", known.organization_id);
}

DoubleSaid said_of(UnitOfWork& work, const people::Person& fresh, const PersonId& known_id,
                   const SelfReferral& asked) {
    DoubleSaid row{.person_id = known_id};
    if (const auto known = people::row(work, known_id)) row.agrees = agree(work, fresh, *known);
    if (asked.said_person_id != known_id) return row;
    row.said_by_name = asked.said_by_name;
    row.take_phone = asked.said_take_phone;
    row.waits_for_other = asked.said_by == work.actor.account_id;
    return row;
}

}  // namespace

std::vector<KnownResident> possible_doubles(UnitOfWork& work, const Referral& leg) {
    const auto asked = unsettled(work, leg);
    if (!leg.recipient_person_id || !asked || went_on(work, leg)) return {};
    const auto own = people::row(work, *leg.recipient_person_id);
    return own ? known_alike(work, *own) : std::vector<KnownResident>();
}

Result<DoublesSaid> what_was_said(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_accepted(work, id, Operation::read));
    DoublesSaid said;
    const auto asked = unsettled(work, leg);
    const auto fresh = leg.recipient_person_id ? people::row(work, *leg.recipient_person_id)
                                               : std::optional<people::Person>();
    if (!asked || !fresh) return said;
    const auto doubles = possible_doubles(work, leg);
    for (const auto& one : doubles)
        said.rows.push_back(said_of(work, *fresh, one.person_id, *asked));
    return said;
}

Result<CaseForWorker> settle_who_it_is(UnitOfWork& work, const ReferralId& id,
                                       const WhoItIs& input) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    auto asked = unsettled(work, leg);
    if (!asked || went_on(work, leg)) return fail(Category::conflict, "case.settled_who_it_is");
    if (input.person_id) {
        const auto both = TRY(both_rows(work, leg, input));
        const bool sure = TRY(is_sure(work, *asked, both.fresh, both.known, input));
        if (!sure) {
            TRY(work.tx.update(*asked));
            return view_of(work, leg);
        }
        TRY(is_the_known(work, leg, both, input));
    }
    asked->settled_at = work.now;
    TRY(work.tx.update(*asked));
    leg.changed_at = work.now;
    TRY(work.tx.update(leg));
    TRY(end_what_was_refused(work, *leg.recipient_person_id));
    return view_of(work, TRY(load(work, id)));
}

}  // namespace veerkracht::referrals
