#include "capabilities/referrals/by_link.hpp"

#include "capabilities/access/actions.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/people/mandates.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/both_yes.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/other_face.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/resident_acts.hpp"
#include "capabilities/referrals/standing_in.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

// ---- the volunteer ----

struct Opened {
    access::Link link;
    Referral leg;
    std::optional<consent::Consent> consent;
    std::optional<LinkAnswer> answer;
};

Result<Opened> opened(UnitOfWork& work, const std::string& token) {
    auto link = TRY(access::find_link(work, token));
    if (link.kind != "volunteer") return fail(Category::not_found, "record.absent");
    auto leg = TRY(load(work, ReferralId{link.subject_id}));
    work.actor = {};  // whoever is signed in in this browser: the link asks
    work.actor.kind = Actor::Kind::volunteer;
    work.actor.role = "volunteer";
    work.actor.name = leg.to_name;
    work.actor.organization_id = leg.to_organization_id;
    work.actor.link_id = link.id;
    auto consent = consent::of_subject(work, leg.id.value);
    auto answer = work.tx.maybe<LinkAnswer>("select * from link_answer where id = $1", leg.id);
    return Opened{std::move(link), std::move(leg), std::move(consent), std::move(answer)};
}

bool came_too_late(const UnitOfWork& work, const Opened& question) {
    return !question.answer &&
           plus_days_instant(question.leg.sent_at, clocks().volunteer_link_days) <= work.now;
}

// The term of the link: closed is closed.
bool runs(const UnitOfWork& work, const Opened& question) {
    if (came_too_late(work, question)) return false;
    // Nobody asks any more: an answer would move a leg that stands elsewhere.
    if (!question.answer && question.leg.state != State::requested) return false;
    const bool link_open = access::state_of(question.link, work.now) == "open";
    const bool answered_no = question.leg.step == "full" || question.leg.step == "not_for_us";
    return link_open || answered_no;
}

access::Record door_of(UnitOfWork& work, const Opened& question) {
    return {.person_id = question.leg.person_id,
            .organization_id = question.leg.from_organization_id,
            .relation = access::Relation::own_link,
            .consent = consent::state_of(question.consent, work.now),
            .person = people::state_now(work, question.leg.person_id),
            .in_term = runs(work, question)};
}

// Sharing stopped, withdrawn, expired: the page says that it is closed, and nothing of anyone.
bool is_over(const UnitOfWork& work, const Opened& question) {
    return !runs(work, question) || !consent::may_be_used_again(work, question.consent);
}

Result<QuestionForVolunteer> question_of(UnitOfWork& work, const Opened& question) {
    QuestionForVolunteer view;
    view.asked_by_name = question.leg.from_name;
    view.asked_by_organization = organization_name(work, question.leg.from_organization_id);
    view.asked_by_phone = organization_contact(work, question.leg.from_organization_id).phone;
    view.initiative_name = question.leg.to_name;
    view.target = question.leg.target;
    view.state = "closed";
    if (is_over(work, question)) return view;
    TRY(access::may(work, Class::referral_core, Operation::read, door_of(work, question)));
    const auto fields = open_fields(work, question.leg);
    view.state = question.answer ? question.answer->answer : "open";
    view.village = fields.village;
    view.wish = fields.wish;
    view.when = fields.when;
    view.needs = words_of(question.leg.needs);
    if (!question.answer) return view;
    view.answered_at = question.answer->answered_at;
    if (question.answer->answer != "yes") return view;
    TRY(access::may(work, Class::identity, Operation::read, door_of(work, question)));
    view.first_name = fields.given_name;
    // Not to be called: then the number is no use to him, and who asked says how to meet.
    if (fields.call_allowed) view.phone = fields.phone;
    view.call_allowed = fields.call_allowed;
    view.voicemail_allowed = fields.voicemail_allowed;
    view.call_when = fields.call_when;
    view.language = fields.language;
    view.interpreter = fields.interpreter;
    view.attendance_asked = question.consent->attendance;
    view.attended_at = question.answer->attended_at;
    return view;
}

// The case of the worker moves along, when it still waits for this.
Result<> move_parent(UnitOfWork& work, const Referral& leg, std::string_view step) {
    if (!leg.parent_id) return {};
    auto parent = TRY(load(work, *leg.parent_id));
    if (!a_step_follows_from_where_the_leg_stands(parent, step, Setter::volunteer)) return {};
    return take(work, parent, step, Setter::volunteer, "", leg.to_name, leg.to_organization_id);
}

Result<> note_answer(UnitOfWork& work, Opened& question, const std::string& answer) {
    question.answer = LinkAnswer{question.leg.id, answer, work.now, std::nullopt};
    TRY(work.tx.insert(*question.answer));
    const auto& leg = question.leg;
    if (answer != "yes")
        return take(work, question.leg, answer, Setter::volunteer, "", leg.to_name,
                    leg.to_organization_id);
    TRY(move_parent(work, question.leg, "activity_chosen"));
    question.leg.accepted_at = work.now;
    TRY(take(work, question.leg, "to_call", Setter::volunteer, "", leg.to_name,
             leg.to_organization_id));
    if (!is_asked_directly(work, leg)) return {};
    // No worker looks after it: the volunteer has as long as the link says.
    question.leg.due_on = plus_days(work.today, clocks().volunteer_link_days);
    return work.tx.update(question.leg);
}

Result<> note_attendance(UnitOfWork& work, Opened& question) {
    if (!question.answer || question.answer->answer != "yes" || !question.consent->attendance)
        return fail(Category::conflict, "volunteer.attendance_not_asked");
    if (question.answer->attended_at) return {};
    TRY(access::may(work, Class::attendance, Operation::write, door_of(work, question)));
    question.answer->attended_at = work.now;
    TRY(work.tx.update(*question.answer));
    TRY(move_parent(work, question.leg, "started"));
    return take(work, question.leg, "started", Setter::volunteer, "", question.leg.to_name,
                question.leg.to_organization_id);
}

// ---- the resident ----

MyReferral my_referral(UnitOfWork& work, const Referral& leg) {
    const auto consent = consent::of_subject(work, leg.id.value);
    MyReferral view;
    view.id = leg.id;
    view.to_name = leg.to_name;
    const auto receiver = organization_contact(work, leg.to_organization_id);
    view.to_organization_name = receiver.name;
    view.to_phone = receiver.phone;
    view.target = leg.target;
    view.by_link = is_by_link(leg);
    view.state = name_of(leg.state);
    view.step = leg.step;
    view.reason = leg.reason;
    view.next_owner = who_goes_next(work, leg);
    view.due_on = leg.due_on;
    view.meets_at = leg.meets_at;
    view.sent_at = leg.sent_at;
    view.steps = trail_of(work, leg.id);
    view.feedback = feedback_of(work, leg);
    view.can_withdraw = leg.state == State::requested;
    view.clock = clock_of(work, leg.id);
    view.asked_myself = is_self_referred(leg);
    view.questions = questions_of(work, leg, Setter::resident);
    view.can_say_goal = may_say_goal(work, leg);
    view.can_choose_face = may_choose_other_face(work, leg);
    if (view.can_say_goal) view.goal = open_fields(work, leg).goal;
    if (const auto word = own_word_of(work, leg)) view.own_word = word->reached;
    if (!consent) return view;
    view.fields = consent->fields;
    view.feedback_level = consent->feedback_level;
    view.given_how = consent->given_how;
    view.given_by = consent->given_by;
    view.given_with_interpreter = consent->with_interpreter;
    view.given_recorded_by = consent->recorded_by;
    view.shared_since = consent->given_at;
    view.shared_until = day_of(consent->ends_at);
    view.sharing = consent::may_be_used_again(work, consent);
    view.can_stop = view.sharing && !view.can_withdraw;
    return view;
}

// Who comes for the resident sees what was ticked, and does what his role may.
void leave_out_what_was_not_lent(UnitOfWork& work, const Referral& leg, MyReferral& view) {
    if (people::comes_for_himself(work.actor)) return;
    const auto door = door_of_resident(work, leg);
    const auto reads = [&](Class one) {
        return access::would_allow(work, one, Operation::read, door);
    };
    if (!reads(Class::feedback)) view.feedback.clear();
    if (!reads(Class::messages)) view.questions.clear();
    if (!reads(Class::plan)) view.goal.clear();
    view.can_withdraw &= access::role_may(work.actor, "my.withdraw");
    view.can_stop &= access::role_may(work.actor, "my.stop");
    view.can_say_goal &= access::role_may(work.actor, "my.goal");
    view.can_choose_face &= access::role_may(work.actor, "my.other_face");
}

}  // namespace

Result<QuestionForVolunteer> look_as_volunteer(UnitOfWork& work, const people::LinkToken& input) {
    const auto question = TRY(opened(work, input.token));
    return question_of(work, question);
}

Result<QuestionForVolunteer> answer_as_volunteer(UnitOfWork& work, const VolunteerAnswer& input) {
    auto question = TRY(opened(work, input.token));
    if (is_over(work, question)) return question_of(work, question);
    TRY(access::may(work, Class::referral_core, Operation::write, door_of(work, question)));
    if (input.answer == "attended")
        TRY(note_attendance(work, question));
    else if (!question.answer)  // the first answer wins and is shown to whoever comes later
        TRY(note_answer(work, question, input.answer));
    return question_of(work, question);
}

std::vector<Referral> legs_of_resident(UnitOfWork& work) {
    auto legs = work.tx.all<Referral>(
        "select r.* from referral r join thread_party p on p.thread_id = r.thread_id where "
        "p.person_id = $1 "
        "order by r.sent_at desc limit 100",
        work.actor.person_id);
    auto door = people::door_of_own_page(work);
    std::erase_if(legs, [&](const Referral& leg) {
        door.hidden_from_proxies = leg.hidden_from_proxies;
        door.about = matters_of(leg);
        return !access::would_allow(work, Class::referral_core, Operation::read, door);
    });
    return legs;
}

Result<MyPage> my_page(UnitOfWork& work) {
    TRY(access::may(work, Class::referral_core, Operation::read, people::door_of_own_page(work)));
    MyPage page;
    page.first_name = work.tx
                          .value<std::string>("select given_name from person_card where id = $1",
                                              work.actor.person_id)
                          .value_or("");
    const auto practice = organization_contact(work, work.actor.organization_id);
    page.practice_name = practice.name;
    page.practice_phone = practice.phone;
    page.lent = people::lent_to(work);
    if (!people::comes_for_himself(work.actor)) page.comes_as = work.actor.role;
    page.matters = people::door_of_own_page(work).matters;
    const auto legs = legs_of_resident(work);
    for (const auto& leg : legs) {
        page.referrals.push_back(my_referral(work, leg));
        leave_out_what_was_not_lent(work, leg, page.referrals.back());
    }
    return page;
}

Result<Referral> find_own(UnitOfWork& work, const ReferralId& id, Operation operation) {
    auto leg = TRY(load(work, id));
    const auto own = work.tx.value<std::int64_t>(
        "select count(*) from thread_party where thread_id = $1 and person_id = $2", leg.thread_id,
        work.actor.person_id);
    if (own.value_or(0) == 0) return fail(Category::not_found, "record.absent");
    TRY(access::may(work, Class::referral_core, operation, door_of_resident(work, leg)));
    return leg;
}

std::string who_acts(const UnitOfWork& work, const Referral& leg) {
    const bool for_another = work.actor.kind == Actor::Kind::resident && !work.actor.name.empty();
    return for_another ? work.actor.name : leg.first_name;
}

Result<> end_sharing(UnitOfWork& work, Referral& leg) {
    auto consent = consent::of_subject(work, leg.id.value);
    if (consent) TRY(consent::withdraw(work, *consent));
    if (is_closed(leg.state)) return {};
    const bool somebody_is_at_it = leg.state != State::requested;
    const auto step = somebody_is_at_it ? "sharing_stopped" : "withdrawn";
    TRY(take(work, leg, step, Setter::resident, "", who_acts(work, leg), leg.from_organization_id));
    return somebody_is_at_it ? tell_receiver(work, leg, "sharing_stopped") : Result<>{};
}

Result<MyPage> my_withdrawal(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(find_own(work, id, Operation::write));
    if (leg.state != State::requested) return fail(Category::conflict, "referral.already_answered");
    TRY(end_sharing(work, leg));
    TRY(tell_the_other(work, leg));
    return my_page(work);
}

Result<MyPage> stop_sharing(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(find_own(work, id, Operation::write));
    TRY(end_sharing(work, leg));
    TRY(tell_the_other(work, leg));
    return my_page(work);
}

}  // namespace veerkracht::referrals
