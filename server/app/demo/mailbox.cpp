#include "app/demo/mailbox.hpp"

#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/notifications/texts.hpp"

namespace veerkracht::demo {

namespace {

// Whose phone this is: a newcomer knows names, not numbers. All of them are made up.
std::string name_of_recipient(UnitOfWork& work, const notifications::Message& message) {
    if (!message.person_id) return "";
    return work.tx
        .value<std::string>(
            "select given_name || ' ' || family_name from person_card where id = $1",
            *message.person_id)
        .value_or("");
}

// Put off before anybody tried: what was tried and failed waits for another reason.
bool waits_for_safe_hours(const notifications::Message& message, std::string_view now) {
    return message.state == "waiting" && message.attempts == 0 && message.due_at > now;
}

DemoMessage shown(UnitOfWork& work, const notifications::Message& message) {
    const auto facts = notifications::facts_of(work.keys, message);
    const auto reach = notifications::reach_of(work, message.kind, message.person_id);
    const auto text = notifications::text_of(message.kind, facts, reach.language);
    const auto link = facts.find("link");
    const bool waits = waits_for_safe_hours(message, work.now);
    return {message.id,
            message.sent_at.value_or(waits ? message.due_at : message.created_at),
            message.channel,
            message.recipient,
            name_of_recipient(work, message),
            text.subject,
            text.text,
            link == facts.end() ? "" : link->second,
            waits};
}

}  // namespace

DemoMailbox messages_in_mailbox(UnitOfWork& work, const DemoMailboxAsk& asked) {
    constexpr std::size_t page = 100;
    auto found = work.tx.all<notifications::Message>(
        "select * from outbox where state <> 'stopped' and ($1 = '' or (created_at, id) < "
        "(select created_at, id from outbox where id = $1)) "
        "order by created_at desc, id desc limit $2",
        asked.before.value_or(MessageId()), static_cast<std::int64_t>(page + 1));
    DemoMailbox mailbox;
    if (found.size() > page) {
        found.resize(page);
        mailbox.more_before = found.back().id;
    }
    for (const auto& message : found) mailbox.messages.push_back(shown(work, message));
    return mailbox;
}

}  // namespace veerkracht::demo
