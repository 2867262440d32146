#include "capabilities/referrals/questions.hpp"

#include <algorithm>

#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr int days_in_sight =
    7;  // an answer stays on the worklist that long, or until the next step

bool is_open(const LegQuestion& question) { return !question.answered_at && !question.ended_at; }

std::optional<LegQuestion> open_question(UnitOfWork& work, const ReferralId& id) {
    return work.tx.maybe<LegQuestion>(
        "select * from leg_question where referral_id = $1 and answered_at is null and ended_at is "
        "null",
        id);
}

// The professional on the other side, who reads whatever the two ask each other.
bool is_between(const LegQuestion& question, std::string_view reader) {
    return reader == "resident" || question.asked_by == reader || question.asked_of == reader;
}

LegQuestionView view_of(UnitOfWork& work, const Referral& leg, const LegQuestion& question,
                        Setter reader) {
    LegQuestionView view;
    view.id = question.id;
    view.asked_by = question.asked_by;
    view.asked_of = question.asked_of;
    view.for_you = is_open(question) && question.asked_of == name_of(reader);
    view.late = is_open(question) && question.due_on < work.today;
    view.code = question.code;
    view.words = work.open(leg.person_id, "leg_question.words", question.id.value, question.words);
    view.asked_by_name = question.asked_by_name;
    view.asked_at = question.asked_at;
    view.due_on = question.due_on;
    view.answer = question.answer;
    view.answer_words = work.open(leg.person_id, "leg_question.answer_words", question.id.value,
                                  question.answer_words);
    view.answered_by_name = question.answered_by_name;
    view.answered_at = question.answered_at;
    view.ended = question.ended_at.has_value();
    return view;
}

// Who sends from care has a page for it; a worker who sent on to a desk calls.
bool sender_has_a_page(UnitOfWork& work, const Referral& leg) {
    if (is_own_case(leg)) return false;
    const auto kind = work.tx.value<std::string>("select kind from organization_card where id = $1",
                                                 leg.from_organization_id);
    return kind == "gp_practice" || kind == "care_partner";
}

bool can_be_asked(UnitOfWork& work, const Referral& leg, std::string_view whom) {
    // Who answers by link has no page for it.
    if (whom == "receiver") return is_case(leg) && leg.accepted_at.has_value();
    if (whom == "sender") return sender_has_a_page(work, leg);
    return reader_of_own_page(work, leg).has_value();
}

std::string_view act_of_asking(std::string_view asked_of) {
    return asked_of == "resident" ? "resident_asked" : "question_asked";
}

Result<> words_fit(const Referral& leg, bool has_own_words, const std::string& words,
                   bool to_sender) {
    if (has_own_words && trimmed(words).empty()) return refuse_fields({{"words", "required"}});
    if (!has_own_words && !words.empty()) return refuse_fields({{"words", "not_wanted"}});
    if (has_own_words && to_sender && !words_may_go_to_sender(leg))
        return refuse_fields({{"words", "not_wanted"}});
    return {};
}

// Only what the resident's consent carries is asked and answered.
Result<> is_within_the_consent(UnitOfWork& work, const Referral& leg) {
    if (!is_shared(work, leg, consent::of_subject(work, leg.id.value)))
        return fail(Category::conflict, "referral.consent_needed");
    return {};
}

// Who asks again takes the own question back; a question of the other side is answered first.
Result<> make_room(UnitOfWork& work, const Referral& leg, Setter asker) {
    auto waiting = open_question(work, leg.id);
    if (!waiting) return {};
    if (waiting->asked_by != name_of(asker))
        return fail(Category::conflict, "question.answer_first");
    waiting->ended_at = work.now;
    return work.tx.update(*waiting);
}

Result<> note_change(UnitOfWork& work, const Referral& leg) {
    TRY(work.tx.execute("update referral set changed_at = $1 where id = $2", work.now, leg.id));
    return {};
}

Result<> ask(UnitOfWork& work, const Referral& leg, Setter asker, const NewLegQuestion& input) {
    const auto act = act_of_asking(input.asked_of);
    if (input.asked_of == name_of(asker)) return refuse_fields({{"asked_of", "not_a_choice"}});
    TRY(the_act_fits_how_the_leg_stands(leg, act, asker));
    TRY(is_within_the_consent(work, leg));
    if (!can_be_asked(work, leg, input.asked_of))
        return refuse_fields({{"asked_of", "not_a_choice"}});
    TRY(words_fit(leg, input.code == "own_words", input.words, input.asked_of == "sender"));
    TRY(make_room(work, leg, asker));
    LegQuestion question;
    question.id = new_id<LegQuestionId>();
    question.referral_id = leg.id;
    question.to_organization_id = leg.to_organization_id;
    question.asked_by = name_of(asker);
    question.asked_of = input.asked_of;
    question.code = input.code;
    question.words =
        work.seal(leg.person_id, "leg_question.words", question.id.value, trimmed(input.words));
    question.asked_by_name = work.actor.name;
    question.asked_at = work.now;
    question.due_on = plus_working_days(work.today, clocks().question_workdays);
    TRY(work.tx.insert(question));
    TRY(note_act(work, leg, act, work.actor.name, work.actor.organization_id));
    if (input.asked_of == "resident")
        TRY(send_own_page(work, *reader_of_own_page(work, leg), leg.thread_id, "resident_question",
                          leg.to_organization_id));
    work.record(LegQuestionAsked{question.id, leg.id, question.asked_of});
    return {};
}

Result<> answer(UnitOfWork& work, const Referral& leg, Setter who, const LegAnswer& input,
                const std::string& by_name, const OrganizationId& by_organization_id) {
    auto question = open_question(work, leg.id);
    if (!question || question->id != input.question_id)
        return fail(Category::conflict, "question.answered_already");
    if (question->asked_of != name_of(who)) return refuse_fields({{"question_id", "not_a_choice"}});
    const auto act = who == Setter::resident ? "resident_answered" : "question_answered";
    TRY(the_act_fits_how_the_leg_stands(leg, act, who));
    TRY(is_within_the_consent(work, leg));
    TRY(words_fit(leg, input.answer == "own_words", input.words, question->asked_by == "sender"));
    question->answer = input.answer;
    question->answer_words = work.seal(leg.person_id, "leg_question.answer_words",
                                       question->id.value, trimmed(input.words));
    question->answered_by_name = by_name;
    question->answered_at = work.now;
    TRY(work.tx.update(*question));
    TRY(note_act(work, leg, act, by_name, by_organization_id));
    if (question->asked_by == "sender") TRY(note_change(work, leg));
    work.record(LegQuestionAnswered{question->id, leg.id, question->asked_by});
    return {};
}

// The receiver's right to say something to the sender: as with a word back.
Result<Referral> find_to_ask(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(find_accepted(work, id, Operation::write));
    TRY(access::may(work, Class::feedback, Operation::write,
                    door_of_receiver(work, leg, consent::of_subject(work, id.value))));
    return leg;
}

Result<Referral> find_as_sender(UnitOfWork& work, const ReferralId& id) {
    auto leg = TRY(load(work, id));
    TRY(access::may(work, Class::referral_core, Operation::write, door_of_sender(leg)));
    return leg;
}

struct OpenQuestion {
    ReferralId referral_id;
    std::string asked_of;
    std::string due_on;
    std::optional<std::string> answered_at;
    std::string changed_at;
};
BOOST_DESCRIBE_STRUCT(OpenQuestion, (), (referral_id, asked_of, due_on, answered_at, changed_at))

std::string word_for_team(const UnitOfWork& work, const OpenQuestion& one) {
    const bool for_team = one.asked_of == "receiver";
    if (one.answered_at) return for_team || *one.answered_at < one.changed_at ? "" : "answered";
    const bool late = one.due_on < work.today;
    if (for_team) return late ? "late_for_you" : "for_you";
    return late ? "late" : "";
}

// To whom of the two professionals, and where it stands there.
Result<> tell_side(UnitOfWork& work, std::string_view kind, const LegQuestionId& id,
                   const ReferralId& referral_id, std::string_view side) {
    if (side == "resident" || notifications::exists(work, kind, id.value)) return {};
    const auto leg = TRY(load(work, referral_id));
    return side == "sender"
               ? notifications::tell_mailbox(work, kind, id.value, leg.from_organization_id,
                                             "/verwijzingen/" + leg.id.value)
               : notifications::tell_mailbox(work, kind, id.value, leg.to_organization_id,
                                             "/werklijst/" + leg.id.value);
}

}  // namespace

bool words_may_go_to_sender(const Referral& leg) { return leg.feedback_level == "summary"; }

Result<CaseForWorker> ask_from_case(UnitOfWork& work, const ReferralId& id,
                                    const NewLegQuestion& input) {
    const auto leg = TRY(find_to_ask(work, id));
    TRY(ask(work, leg, Setter::receiver, input));
    return referrals::view_of(work, TRY(load(work, id)));
}

Result<CaseForWorker> answer_at_case(UnitOfWork& work, const ReferralId& id,
                                     const LegAnswer& input) {
    const auto leg = TRY(find_to_ask(work, id));
    TRY(answer(work, leg, Setter::receiver, input, work.actor.name, work.actor.organization_id));
    return referrals::view_of(work, TRY(load(work, id)));
}

Result<ReferralForSender> ask_from_referral(UnitOfWork& work, const ReferralId& id,
                                            const NewLegQuestion& input) {
    const auto leg = TRY(find_as_sender(work, id));
    if (input.asked_of != "receiver") return refuse_fields({{"asked_of", "not_a_choice"}});
    TRY(ask(work, leg, Setter::sender, input));
    return view_after(work, TRY(load(work, id)));
}

Result<ReferralForSender> answer_at_referral(UnitOfWork& work, const ReferralId& id,
                                             const LegAnswer& input) {
    const auto leg = TRY(find_as_sender(work, id));
    TRY(answer(work, leg, Setter::sender, input, work.actor.name, work.actor.organization_id));
    return view_after(work, TRY(load(work, id)));
}

Result<> answer_of_resident(UnitOfWork& work, const Referral& leg, const LegAnswer& input) {
    return answer(work, leg, Setter::resident, input, who_acts(work, leg),
                  leg.from_organization_id);
}

std::vector<LegQuestionView> questions_of(UnitOfWork& work, const Referral& leg, Setter reader) {
    const auto questions = work.tx.all<LegQuestion>(
        "select * from leg_question where referral_id = $1 order by asked_at desc, id desc "
        "limit 20",
        leg.id);
    std::vector<LegQuestionView> views;
    for (const auto& question : questions)
        if (is_between(question, name_of(reader)))
            views.push_back(view_of(work, leg, question, reader));
    return views;
}

std::vector<std::string> who_may_be_asked(UnitOfWork& work, const Referral& leg, Setter asker) {
    std::vector<std::string> found;
    for (const std::string_view whom : {"sender", "receiver", "resident"}) {
        const bool is_theirs =
            whom != name_of(asker) && (asker == Setter::receiver || whom == "receiver");
        if (is_theirs && the_act_fits_how_the_leg_stands(leg, act_of_asking(whom), asker) &&
            can_be_asked(work, leg, whom))
            found.emplace_back(whom);
    }
    if (found.empty()) return {};
    const auto waiting = open_question(work, leg.id);
    if (waiting && waiting->asked_by != name_of(asker)) return {};
    if (!is_within_the_consent(work, leg)) return {};
    return found;
}

std::map<std::string, std::string> questions_of_team(UnitOfWork& work,
                                                     const OrganizationId& organization_id) {
    const auto questions = work.tx.all<OpenQuestion>(
        "select q.referral_id, q.asked_of, q.due_on, q.answered_at, r.changed_at "
        "from leg_question q join referral r on r.id = q.referral_id "
        "where q.to_organization_id = $1 and q.ended_at is null and "
        "(q.answered_at is null or q.answered_at > $2) order by q.asked_at",
        organization_id, plus_days_instant(work.now, -days_in_sight));
    std::map<std::string, std::string> words;
    for (const auto& one : questions) words[one.referral_id.value] = word_for_team(work, one);
    return words;
}

std::optional<LegQuestionView> question_for_sender(UnitOfWork& work, const Referral& leg) {
    auto questions = questions_of(work, leg, Setter::sender);
    if (questions.empty() || questions.front().ended) return std::nullopt;
    auto& newest = questions.front();
    const bool is_news = newest.answered_at && newest.asked_by == "sender" &&
                         *newest.answered_at > leg.seen_by_sender_at.value_or(leg.sent_at);
    if (newest.answered_at && !is_news) return std::nullopt;
    return std::move(newest);
}

Result<> end_question(UnitOfWork& work, const ReferralId& id) {
    TRY(
        work.tx.execute("update leg_question set ended_at = $1, version = version + 1 where "
                        "referral_id = $2 and answered_at is null and ended_at is null",
                        work.now, id));
    return {};
}

Result<> tell_who_is_asked(UnitOfWork& work, const LegQuestionAsked& news) {
    return tell_side(work, "leg_question", news.question_id, news.referral_id, news.asked_of);
}

Result<> tell_who_asked(UnitOfWork& work, const LegQuestionAnswered& news) {
    return tell_side(work, "leg_answer", news.question_id, news.referral_id, news.asked_by);
}

}  // namespace veerkracht::referrals
