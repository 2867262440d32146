#include "app/demo/talks.hpp"

#include <algorithm>

#include "capabilities/access/sessions.hpp"
#include "capabilities/conversations/events.hpp"
#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/conversations/sealed.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::demo {

namespace {

using conversations::Answers;
using conversations::Conversation;
using conversations::Invitation;
using conversations::Questionnaire;

// The topics of the web on which a need weighs.
std::vector<std::string> topics_of_need(std::string_view need) {
    if (need == "alone") return {"meedoen", "sociaal"};
    if (need == "caring") return {"dagelijks", "mentaal", "sociaal"};
    if (need == "debts" || need == "housing" || need == "work")
        return {"kwaliteit", "dagelijks", "maatschappelijk"};
    if (need == "sleep") return {"lichaam", "mentaal", "geest"};
    if (need == "moving") return {"lichaam"};
    if (need == "relationship") return {"mentaal", "kwaliteit", "geest"};
    if (need == "language") return {"meedoen", "dagelijks", "maatschappelijk"};
    return {"zingeving", "mentaal", "geest"};
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

Answers drawn_answers(Making& making, const Questionnaire& questionnaire, const std::string& need) {
    auto& random = making.random;
    const auto heavy = topics_of_need(need);
    Answers answers;
    if (questionnaire.code == "one_question") {
        answers.talk = {};
        return answers;
    }
    for (const auto& topic : questionnaire.topics) {
        if (random.chance(5)) continue;  // nothing is compulsory
        const bool weighs = has(heavy, topic.code);
        answers.marks[topic.code] = weighs ? random.between(2, 5) : random.between(5, 9);
        if (weighs && random.chance(60)) answers.talk.push_back(topic.code);
    }
    if (questionnaire.questions.empty()) return answers;
    for (const auto& question : questionnaire.questions) {
        const auto mark = answers.marks.find(question.topic);
        if (mark != answers.marks.end() && random.chance(93))
            answers.items[question.code] = std::clamp(mark->second + random.between(-2, 2), 0, 10);
    }
    answers.marks.clear();  // of the full list they are the means of its questions
    return answers;
}

void draw_held_line(Making& making, Conversation& conversation, const std::string& held) {
    static const std::vector<std::string> why{"no_cause", "often", "life_event", "resident_asked",
                                              "list"};
    static const std::vector<std::string> why_not{"no_time",           "no_time",     "urgent",
                                                  "resident_declined", "not_now",     "language",
                                                  "relative_present",  "held_before", "forgotten"};
    auto& random = making.random;
    conversation.held = held;
    if (held == "no") {
        conversation.held_reason = random.pick(why_not);
        return;
    }
    if (random.chance(80)) conversation.held_reason = random.pick(why);
    conversation.held_minutes =
        held == "short" ? random.pick(std::vector<std::string>{"10", "15"})
                        : random.pick(std::vector<std::string>{"15", "20", "20", "30", "60"});
}

access::Link link_of(UnitOfWork& work, const people::Person& person, const std::string& token,
                     std::string kind, std::string subject_id, std::string expires_at) {
    access::Link link;
    link.id = new_id<LinkId>();
    link.token_hash = work.keys.token_hash(token);
    link.kind = std::move(kind);
    link.organization_id = person.organization_id;
    link.person_id = person.id;
    link.subject_id = std::move(subject_id);
    link.created_at = work.now;
    link.expires_at = std::move(expires_at);
    return link;
}

Invitation invitation_to(UnitOfWork& work, const people::Person& person, const access::Account& by,
                         const std::string& questionnaire) {
    Invitation invitation;
    invitation.id = new_id<InvitationId>();
    invitation.person_id = person.id;
    invitation.organization_id = person.organization_id;
    invitation.sent_by = by.id;
    invitation.questionnaire = questionnaire;
    invitation.channel = "sms";
    invitation.sent_at = work.now;
    invitation.expires_at = plus_days_instant(work.now, 7);
    must(people::note_event(work, person.id, "list.sent", invitation.id.value, questionnaire,
                            by.name));
    return invitation;
}

// The list went home some days before the talk, came back, and the link is closed since.
void tell_the_way_of_the_list(Making& making, UnitOfWork& work, const TalkPlan& plan,
                              const Conversation& conversation) {
    const auto arrived_at = work.now;
    go_to(work, plus_minutes(arrived_at, -60L * making.random.between(5, 70)));
    auto invitation = invitation_to(work, *plan.person, *plan.list_sent_by, plan.questionnaire);
    auto link = link_of(work, *plan.person, crypto::to_base64url(crypto::random_bytes(20)),
                        "questionnaire", invitation.id.value, invitation.expires_at);
    go_to(work, arrived_at);
    link.closed_at = work.now;
    put(work, link);
    invitation.link_id = link.id;
    invitation.conversation_id = conversation.id;
    invitation.answered_at = work.now;
    if (plan.seen) invitation.seen_at = work.now;
    put(work, invitation);
    must(people::note_event(work, plan.person->id, "list.arrived", conversation.id.value,
                            plan.questionnaire, ""));
    work.record(conversations::ListArrived{conversation.id, plan.person->organization_id,
                                           plan.questionnaire});
}

void tell_the_talk(UnitOfWork& work, const TalkPlan& plan, const Conversation& conversation) {
    if (!plan.list_sent_by) {
        must(people::note_event(work, plan.person->id, "conversation.begun", conversation.id.value,
                                plan.questionnaire, plan.by->name));
        work.record(conversations::ConversationBegun{conversation.id, plan.person->organization_id,
                                                     plan.questionnaire,
                                                     plan.person->neighbourhood_code});
    }
    if (plan.held.empty()) return;
    must(people::note_event(work, plan.person->id, "conversation.held", conversation.id.value,
                            plan.held, plan.by->name));
    work.record(conversations::ConversationHeld{conversation.id, plan.person->organization_id,
                                                plan.held, conversation.held_reason,
                                                conversation.held_minutes});
}

}  // namespace

void go_to(UnitOfWork& work, const std::string& instant) {
    work.now = instant;
    work.today = day_of(instant);
}

ConversationId make_talk(Making& making, UnitOfWork& work, const TalkPlan& plan) {
    go_to(work, instant(plan.day, plan.minutes));
    const auto& questionnaire = conversations::package(plan.questionnaire);
    Conversation conversation;
    conversation.id = new_id<ConversationId>();
    conversation.person_id = plan.person->id;
    conversation.organization_id = plan.person->organization_id;
    if (!plan.held.empty()) conversation.account_id = plan.by->id;
    conversation.questionnaire = questionnaire.code;
    conversation.questionnaire_version = questionnaire.version;
    conversation.filled_in_by = plan.list_sent_by ? "resident" : "professional";
    conversation.state = !plan.held.empty() ? "held" : plan.list_sent_by ? "arrived" : "open";
    if (!plan.held.empty()) draw_held_line(making, conversation, plan.held);
    if (plan.list_sent_by) tell_the_way_of_the_list(making, work, plan, conversation);
    conversation.started_at = conversation.changed_at = work.now;
    if (plan.list_sent_by) conversation.arrived_at = work.now;
    conversations::seal_answers(work, conversation,
                                plan.marks.empty() ? drawn_answers(making, questionnaire, plan.need)
                                                   : Answers{plan.marks, {}, plan.talk});
    if (!plan.words.empty()) conversations::seal_words(work, conversation, plan.words);
    put(work, conversation);
    tell_the_talk(work, plan, conversation);
    return conversation.id;
}

void send_list(UnitOfWork& work, const people::Person& person, const Practice& practice,
               const access::Account& by, const std::string& at, bool told) {
    go_to(work, at);
    auto invitation = invitation_to(work, person, by, "six_marks");
    const auto token = crypto::to_base64url(crypto::random_bytes(20));
    const auto link =
        link_of(work, person, token, "questionnaire", invitation.id.value, invitation.expires_at);
    put(work, link);
    invitation.link_id = link.id;
    put(work, invitation);
    if (!told) return;
    const auto until = day_of(invitation.expires_at);
    must(notifications::send(work, {"sms",
                                    person.phone,
                                    "questionnaire",
                                    person.id,
                                    link.id.value,
                                    {{"practice", practice.organization.name},
                                     {"phone", practice.organization.phone},
                                     {"link", "/l/" + token},
                                     {"until", until.substr(8, 2) + "-" + until.substr(5, 2)}}}));
}

void add_need(UnitOfWork& work, const people::Person& person, const ConversationId& conversation,
              const std::string& code) {
    put(work,
        people::Need{
            new_id<NeedId>(), person.id, person.organization_id, conversation, code, work.now, {}});
}

GoalId add_goal(UnitOfWork& work, const people::Person& person, const std::string& need,
                const std::string& words) {
    people::Goal goal;
    goal.id = new_id<GoalId>();
    goal.person_id = person.id;
    goal.organization_id = person.organization_id;
    goal.need_code = need;
    goal.words = work.seal(person.id, "goal.words", goal.id.value, words);
    goal.created_at = work.now;
    put(work, goal);
    must(people::note_event(work, person.id, "goal.made", goal.id.value, need, ""));
    return goal.id;
}

}  // namespace veerkracht::demo
