#include "capabilities/conversations/conversations.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/conversations/events.hpp"
#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/conversations/sealed.hpp"
#include "capabilities/directory/programmes.hpp"
#include "capabilities/people/people.hpp"

namespace veerkracht::conversations {

using access::Class;
using access::Operation;

namespace {

access::Record door(const Conversation& conversation) {
    return {.person_id = conversation.person_id, .organization_id = conversation.organization_id};
}

Result<Conversation> find(UnitOfWork& work, const ConversationId& id, Operation operation) {
    auto conversation =
        TRY(work.tx.one<Conversation>("select * from conversation where id = $1", id));
    TRY(access::may(work, Class::answers, operation, door(conversation)));
    return conversation;
}

// Talks of this person with an answer in them, newest first. A draft of the resident is not yet the
// practice's to see.
std::vector<Conversation> talks_of(UnitOfWork& work, const PersonId& person_id, int most) {
    return work.tx.all<Conversation>(
        "select * from conversation where person_id = $1 and state <> 'draft' order by started_at "
        "desc limit $2",
        person_id, most);
}

WebView web_of(UnitOfWork& work, const Conversation& conversation) {
    auto answers = open_answers(work, conversation);
    return {conversation.id,
            conversation.questionnaire,
            conversation.arrived_at.value_or(conversation.started_at),
            conversation.filled_in_by,
            marks_of(conversation.questionnaire, answers),
            answers.talk,
            conversation.typed_by_name};
}

// The newest and the one before it on the same axes that have at least one mark.
void show_webs(UnitOfWork& work, const std::vector<Conversation>& talks,
               std::optional<WebView>& now, std::optional<WebView>& before) {
    for (const auto& talk : talks) {
        auto web = web_of(work, talk);
        if (web.marks.empty()) continue;
        if (!now) {
            now = std::move(web);
        } else if (same_axes(now->questionnaire, web.questionnaire)) {
            before = std::move(web);
            return;
        }
    }
}

std::optional<WebView> web_before(UnitOfWork& work, const Conversation& conversation) {
    const auto earlier = work.tx.all<Conversation>(
        "select * from conversation where person_id = $1 and state <> 'draft' and started_at < $2 "
        "and id <> $3 "
        "order by started_at desc limit 10",
        conversation.person_id, conversation.started_at, conversation.id);
    for (const auto& talk : earlier) {
        if (!same_axes(talk.questionnaire, conversation.questionnaire)) continue;
        auto web = web_of(work, talk);
        if (!web.marks.empty()) return web;
    }
    return std::nullopt;
}

Result<ConversationPage> page_of(UnitOfWork& work, const Conversation& conversation) {
    ConversationPage page;
    page.id = conversation.id;
    page.version = conversation.version;
    page.person = TRY(people::page(work, conversation.person_id));
    page.questionnaire = conversation.questionnaire;
    page.state = conversation.state;
    page.filled_in_by = conversation.filled_in_by;
    page.typed_by_name = conversation.typed_by_name;
    page.started_at = conversation.started_at;
    page.changed_at = conversation.changed_at;
    auto answers = open_answers(work, conversation);
    page.marks = marks_of(conversation.questionnaire, answers);
    page.items = std::move(answers.items);
    page.talk = std::move(answers.talk);
    page.words = open_words(work, conversation);
    page.held = conversation.held;
    page.held_reason = conversation.held_reason;
    page.held_minutes = conversation.held_minutes;
    page.asks_held = directory::programme_of(work, conversation.organization_id).has_value();
    page.before = web_before(work, conversation);
    page.count = static_cast<int>(
        work.tx
            .value<std::int64_t>("select count(*) from conversation where person_id = $1 and state "
                                 "<> 'draft' and started_at <= $2",
                                 conversation.person_id, conversation.started_at)
            .value_or(1));
    return page;
}

struct PersonCard {
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string village;
    bool secret_address = false;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (), (given_name, family_name, birth_on, village, secret_address))

std::vector<InvitationView> invitations_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.all<InvitationView>(
        "select id, questionnaire, channel, sent_at, expires_at, answered_at, reminded_at from "
        "invitation where person_id = $1 and (channel <> $2 or answered_at is not null) "
        "order by sent_at desc limit 5",
        person_id, by_card);
}

}  // namespace

Result<ConversationsOfPerson> of_person(UnitOfWork& work, const PersonId& person_id) {
    const auto person = TRY(people::find(work, person_id));
    ConversationsOfPerson result;
    result.invitations = invitations_of(work, person_id);
    const access::Record record{.person_id = person_id, .organization_id = person.organization_id};
    if (!access::would_allow(work, Class::answers, Operation::read, record)) return result;
    TRY(access::may(work, Class::answers, Operation::read, record));
    result.may_see_answers = true;
    const auto talks = talks_of(work, person_id, 20);
    show_webs(work, talks, result.now, result.before);
    for (const auto& talk : talks) {
        result.rows.push_back(
            {talk.id, talk.questionnaire, talk.state, talk.started_at, talk.held});
        if (result.words.empty()) result.words = open_words(work, talk);
    }
    return result;
}

// A list that arrived and was not talked about yet is the talk to hold: it is opened, not made
// again.
Result<ConversationPage> begin(UnitOfWork& work, const PersonId& person_id,
                               const NewConversation& input) {
    const auto person = TRY(people::find(work, person_id));
    auto arrived = work.tx.maybe<Conversation>(
        "select * from conversation where person_id = $1 and questionnaire = $2 and state = "
        "'arrived' "
        "order by arrived_at desc limit 1",
        person_id, input.questionnaire);
    if (arrived) return page(work, arrived->id);
    Conversation conversation;
    conversation.id = new_id<ConversationId>();
    conversation.person_id = person_id;
    conversation.organization_id = person.organization_id;
    conversation.account_id = work.actor.account_id;
    conversation.questionnaire = input.questionnaire;
    conversation.questionnaire_version = package(input.questionnaire).version;
    conversation.filled_in_by = input.filled_in_by;
    if (input.filled_in_by == "typed_over") conversation.typed_by_name = work.actor.name;
    conversation.state = "open";
    conversation.started_at = work.now;
    conversation.changed_at = work.now;
    TRY(access::may(work, Class::answers, Operation::write, door(conversation)));
    seal_answers(work, conversation, {});
    TRY(work.tx.insert(conversation));
    TRY(people::note_event(work, person_id, "conversation.begun", conversation.id.value,
                           input.questionnaire, work.actor.name));
    work.record(ConversationBegun{conversation.id, person.organization_id, input.questionnaire,
                                  person.neighbourhood_code});
    return page_of(work, conversation);
}

Result<ConversationPage> page(UnitOfWork& work, const ConversationId& id) {
    const auto conversation = TRY(find(work, id, Operation::read));
    if (conversation.state == "draft") return fail(Category::not_found, "record.absent");
    if (conversation.state == "arrived")
        work.later([id](UnitOfWork& later) -> Result<> {
            TRY(later.tx.execute(
                "update invitation set seen_at = $1 where conversation_id = $2 and seen_at is null",
                later.now, id));
            return {};
        });
    return page_of(work, conversation);
}

Result<ConversationSaved> change(UnitOfWork& work, const ConversationId& id,
                                 const ConversationChange& change) {
    auto conversation = TRY(find(work, id, Operation::write));
    if (conversation.state == "draft") return fail(Category::not_found, "record.absent");
    if (conversation.version != change.version) return fail(Category::conflict, "record.changed");
    auto answers = open_answers(work, conversation);
    if (change.marks) answers.marks = *change.marks;
    if (change.items) answers.items = *change.items;
    if (change.talk) answers.talk = *change.talk;
    TRY(answers_fit_the_questionnaire(conversation.questionnaire, answers));
    seal_answers(work, conversation, answers);
    if (change.words) seal_words(work, conversation, *change.words);
    conversation.changed_at = work.now;
    TRY(work.tx.update(conversation));
    return ConversationSaved{conversation.version, conversation.changed_at};
}

Result<ConversationSaved> note_held(UnitOfWork& work, const ConversationId& id,
                                    const HeldLine& line) {
    auto conversation = TRY(find(work, id, Operation::write));
    if (conversation.state == "draft") return fail(Category::not_found, "record.absent");
    if (conversation.version != line.version) return fail(Category::conflict, "record.changed");
    if (!directory::programme_of(work, conversation.organization_id))
        return fail(Category::conflict, "programme.not_joined");
    const bool first_time = conversation.held.empty();
    conversation.held = line.held;
    conversation.held_reason = line.reason.value_or("");
    conversation.held_minutes = line.minutes.value_or("");
    conversation.account_id = work.actor.account_id;
    conversation.changed_at = work.now;
    conversation.state = "held";
    TRY(work.tx.update(conversation));
    if (first_time)
        TRY(people::note_event(work, conversation.person_id, "conversation.held", id.value,
                               line.held, work.actor.name));
    work.record(ConversationHeld{id, conversation.organization_id, line.held,
                                 conversation.held_reason, conversation.held_minutes});
    return ConversationSaved{conversation.version, conversation.changed_at};
}

Result<Questionnaire> questionnaire(UnitOfWork&, const http::Word& code) {
    if (!is_package(code.value)) return fail(Category::not_found, "record.absent");
    return in_each_language(package(code.value));
}

Result<std::vector<Arrival>> arrivals(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto invitations = work.tx.all<Invitation>(
        "select * from invitation where organization_id = $1 and sent_at > $2 "
        "and (channel <> $3 or answered_at is not null) order by case when answered_at is null "
        "then 1 else 0 end, answered_at desc, sent_at desc "
        "limit 30",
        own, plus_days_instant(work.now, -21), by_card);
    std::vector<Arrival> rows;
    for (const auto& invitation : invitations) {
        const access::Record record{.person_id = invitation.person_id, .organization_id = own};
        if (!access::may(work, Class::identity, Operation::read, record)) continue;
        const auto person = work.tx.maybe<PersonCard>(
            "select given_name, family_name, birth_on, village, secret_address from person_card "
            "where id = $1",
            invitation.person_id);
        if (!person) continue;
        Arrival row;
        row.person_id = invitation.person_id;
        row.person_name = person->given_name + " " + person->family_name;
        row.birth_on = person->birth_on;
        row.village = person->secret_address ? "" : person->village;
        row.questionnaire = invitation.questionnaire;
        row.sent_at = invitation.sent_at;
        row.answered_at = invitation.answered_at;
        row.seen = invitation.seen_at.has_value();
        if (access::would_allow(work, Class::answers, Operation::read, record))
            row.conversation_id = invitation.conversation_id;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace veerkracht::conversations
