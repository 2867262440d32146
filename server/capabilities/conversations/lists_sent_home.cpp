// The list sent home and filled in by link. Until it is sent, what the resident fills in is a draft
// that only his own session shows; the practice sees it from the moment of sending.
#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/conversations/clocks.hpp"
#include "capabilities/conversations/conversations.hpp"
#include "capabilities/conversations/events.hpp"
#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/conversations/sealed.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "capabilities/people/take_home_card.hpp"

namespace veerkracht::conversations {

using access::Class;
using access::Operation;

namespace {

// `kind` of the message: the first one, or the reminder.
Result<access::NewLink> send_link(UnitOfWork& work, const std::string& kind,
                                  const std::string& address, const Invitation& invitation) {
    access::Link link;
    link.kind = "questionnaire";
    link.organization_id = invitation.organization_id;
    link.person_id = invitation.person_id;
    link.subject_id = invitation.id.value;
    link.expires_at = invitation.expires_at;
    auto made = TRY(access::make_link(work, link));
    const auto practice = TRY(people::practice_card(work, invitation.organization_id));
    TRY(notifications::send(work,
                            {invitation.channel,
                             address,
                             kind,
                             invitation.person_id,
                             made.id.value,
                             {{"practice", practice.name},
                              {"phone", practice.phone},
                              {"link", "/l/" + made.token},
                              {"until", notifications::day_in_message(invitation.expires_at)}}}));
    return made;
}

// Who opens the list with a card invites himself: it is stored with the first answer.
Invitation invitation_by_card(const UnitOfWork& work, const people::TakeHomeCard& card) {
    Invitation invitation;
    invitation.id = new_id<InvitationId>();
    invitation.person_id = card.person_id;
    invitation.organization_id = card.organization_id;
    invitation.sent_by = card.given_by;
    invitation.questionnaire = "six_marks";
    invitation.channel = by_card;
    invitation.link_id = card.link_id;
    invitation.sent_at = work.now;
    invitation.expires_at = card.expires_at;
    return invitation;
}

struct Mine {
    Invitation invitation;
    bool is_stored = true;
};

Result<Mine> my_invitation(UnitOfWork& work) {
    auto stored = work.tx.maybe<Invitation>(
        "select * from invitation where link_id = $1 or reminder_link_id = $1", work.actor.link_id);
    const auto card = people::card_of_link(work, work.actor.link_id);
    if (stored && (stored->channel != by_card || card)) return Mine{std::move(*stored)};
    if (!card) return fail(Category::not_found, "record.absent");
    return Mine{invitation_by_card(work, *card), false};
}

Result<MyList> list_of(UnitOfWork& work, const Invitation& invitation,
                       const std::optional<Conversation>& draft) {
    const auto practice = TRY(people::practice_card(work, invitation.organization_id));
    MyList list;
    list.version = invitation.version;
    list.questionnaire = invitation.questionnaire;
    list.state = invitation.answered_at ? "arrived" : "draft";
    list.practice_name = practice.name;
    list.practice_phone = practice.phone;
    list.out_of_hours_phone = practice.out_of_hours_phone;
    if (!draft) return list;
    auto answers = open_answers(work, *draft);
    list.marks = std::move(answers.marks);
    list.items = std::move(answers.items);
    list.talk = std::move(answers.talk);
    list.words = open_words(work, *draft);
    return list;
}

std::optional<Conversation> draft_of(UnitOfWork& work, const Invitation& invitation) {
    if (!invitation.conversation_id) return std::nullopt;
    return work.tx.maybe<Conversation>("select * from conversation where id = $1",
                                       *invitation.conversation_id);
}

Conversation new_draft(const UnitOfWork& work, const Invitation& invitation) {
    Conversation draft;
    draft.id = new_id<ConversationId>();
    draft.person_id = invitation.person_id;
    draft.organization_id = invitation.organization_id;
    draft.questionnaire = invitation.questionnaire;
    draft.questionnaire_version = package(invitation.questionnaire).version;
    draft.filled_in_by = "resident";
    draft.state = "draft";
    draft.started_at = work.now;
    return draft;
}

Result<> note_arrival(UnitOfWork& work, Invitation& invitation, Conversation& draft) {
    draft.state = "arrived";
    draft.started_at = work.now;
    draft.arrived_at = work.now;
    invitation.answered_at = work.now;
    if (invitation.channel == by_card)
        invitation.sent_at = work.now;  // the practice hears of it now
    TRY(access::close_links_of(work, invitation.id.value));
    TRY(people::note_event(work, invitation.person_id, "list.arrived", draft.id.value,
                           invitation.questionnaire, ""));
    work.record(ListArrived{draft.id, invitation.organization_id, invitation.questionnaire});
    return {};
}

}  // namespace

Result<InvitationView> invite(UnitOfWork& work, const PersonId& person_id,
                              const NewInvitation& input) {
    const auto person = TRY(people::find(work, person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    const auto& address = input.channel == "sms" ? person.phone : person.email;
    if (!person.messages_allowed) return refuse_fields({{"channel", "not_wanted"}});
    if (address.empty()) return refuse_fields({{"channel", "no_address"}});
    const bool is_own = access::has_own_number(work, person.id) &&
                        (input.channel == "sms" || access::has_own_email(work, person.id));
    if (!is_own) return refuse_fields({{"channel", "number_of_parent"}});
    TRY(access::count_use(work, "message"));
    // A new link replaces the former one of this person.
    const auto former = work.tx.values<std::string>(
        "select id from invitation where person_id = $1 and answered_at is null", person_id);
    for (const auto& id : former) TRY(access::close_links_of(work, id));
    Invitation invitation;
    invitation.id = new_id<InvitationId>();
    invitation.person_id = person_id;
    invitation.organization_id = person.organization_id;
    invitation.sent_by = work.actor.account_id;
    invitation.questionnaire = input.questionnaire;
    invitation.channel = input.channel;
    invitation.sent_at = work.now;
    invitation.expires_at = plus_days_instant(work.now, clocks().link_days);
    invitation.link_id = TRY(send_link(work, "questionnaire", address, invitation)).id;
    TRY(work.tx.insert(invitation));
    TRY(people::note_event(work, person_id, "list.sent", invitation.id.value, input.questionnaire,
                           work.actor.name));
    return InvitationView{invitation.id,
                          invitation.questionnaire,
                          invitation.channel,
                          invitation.sent_at,
                          invitation.expires_at,
                          {},
                          {}};
}

Result<> type_over(UnitOfWork& work, const PersonId& person_id, const PaperList& list) {
    const auto person = TRY(people::find(work, person_id));
    TRY(access::may(work, Class::answers, Operation::write,
                    {.person_id = person_id, .organization_id = person.organization_id}));
    const Answers answers{list.marks, {}, list.talk};
    TRY(answers_fit_the_questionnaire("six_marks", answers));
    Invitation handed_in;
    handed_in.id = new_id<InvitationId>();
    handed_in.person_id = person_id;
    handed_in.organization_id = person.organization_id;
    handed_in.sent_by = work.actor.account_id;
    handed_in.questionnaire = "six_marks";
    handed_in.channel = on_paper;
    handed_in.sent_at = handed_in.expires_at = work.now;
    auto talk = new_draft(work, handed_in);
    talk.filled_in_by = "typed_over";
    talk.typed_by_name = work.actor.name;
    talk.changed_at = work.now;
    seal_answers(work, talk, answers);
    seal_words(work, talk, list.words);
    TRY(note_arrival(work, handed_in, talk));
    handed_in.conversation_id = talk.id;
    TRY(work.tx.insert(talk));
    return work.tx.insert(handed_in);
}

// Once, in office hours, to who did not begin: then it is silent.
Result<> remind_of_lists(UnitOfWork& work) {
    if (!notifications::is_time_for_a_reminder(work)) return {};
    auto silent = work.tx.all<Invitation>(
        "select * from invitation where answered_at is null and conversation_id is null and "
        "reminded_at is null and sent_at <= $1 and expires_at > $2 and channel <> $3 order by "
        "sent_at",
        plus_days_instant(work.now, -clocks().remind_days), work.now, by_card);
    for (auto& invitation : silent) {
        const auto address =
            notifications::address_of_reminder(work, invitation.person_id, invitation.channel);
        const bool was_replaced = !access::newest_link(work, "questionnaire", invitation.id.value);
        if (address.empty() || was_replaced) continue;
        invitation.reminded_at = work.now;
        invitation.reminder_link_id =
            TRY(send_link(work, "questionnaire_reminder", address, invitation)).id;
        TRY(work.tx.update(invitation));
    }
    return {};
}

// The draft belongs to the session that fills it in: another session with the same link starts
// where nobody is.
Result<MyList> my_list(UnitOfWork& work) {
    const auto [invitation, is_stored] = TRY(my_invitation(work));
    const auto door = people::door_of_own_page(work);
    TRY(access::may(work, Class::answers, Operation::write, door));
    const auto draft = draft_of(work, invitation);
    const bool own_draft = draft && invitation.draft_session == work.actor.session_id;
    const bool reads =
        own_draft || access::would_allow(work, Class::answers, Operation::read, door);
    return list_of(work, invitation, reads ? draft : std::nullopt);
}

Result<MyList> change_my_list(UnitOfWork& work, const MyListChange& change) {
    auto [invitation, is_stored] = TRY(my_invitation(work));
    TRY(access::may(work, Class::answers, Operation::write, people::door_of_own_page(work)));
    if (invitation.answered_at) return fail(Category::conflict, "list.sent_already");
    if (invitation.draft_session == work.actor.session_id && invitation.version != change.version)
        return fail(Category::conflict, "record.changed");
    const Answers answers{change.marks, change.items, change.talk};
    TRY(answers_fit_the_questionnaire(invitation.questionnaire, answers));
    auto draft = draft_of(work, invitation);
    const bool is_new = !draft;
    if (is_new) draft = new_draft(work, invitation);
    seal_answers(work, *draft, answers);
    seal_words(work, *draft, change.words);
    draft->changed_at = work.now;
    if (change.send) TRY(note_arrival(work, invitation, *draft));
    TRY(is_new ? work.tx.insert(*draft) : work.tx.update(*draft));
    invitation.conversation_id = draft->id;
    invitation.draft_session = work.actor.session_id;
    TRY(is_stored ? work.tx.update(invitation) : work.tx.insert(invitation));
    return list_of(work, invitation, draft);
}

Result<MyWeb> my_web(UnitOfWork& work) {
    TRY(access::may(work, Class::answers, Operation::read, people::door_of_own_page(work)));
    const auto talks = work.tx.all<Conversation>(
        "select * from conversation where person_id = $1 and state <> 'draft' order by started_at "
        "desc limit 10",
        work.actor.person_id);
    MyWeb web;
    for (const auto& talk : talks) {
        auto answers = open_answers(work, talk);
        WebView one{talk.id,
                    talk.questionnaire,
                    talk.arrived_at.value_or(talk.started_at),
                    talk.filled_in_by,
                    marks_of(talk.questionnaire, answers),
                    answers.talk,
                    talk.typed_by_name};
        if (web.words.empty()) web.words = open_words(work, talk);
        if (one.marks.empty()) continue;
        if (!web.now) {
            web.now = std::move(one);
        } else if (same_axes(web.now->questionnaire, one.questionnaire)) {
            web.before = std::move(one);
            break;
        }
    }
    return web;
}

}  // namespace veerkracht::conversations
