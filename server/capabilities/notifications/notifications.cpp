#include "capabilities/notifications/notifications.hpp"

#include "capabilities/notifications/events.hpp"
#include "capabilities/notifications/reach.hpp"

namespace veerkracht::notifications {

Result<> send(UnitOfWork& work, const Letter& letter) {
    const auto reach = reach_of(work, letter.kind, letter.person_id);
    if (!reach.wanted) {
        work.record(MessageNotWanted{*letter.person_id, letter.kind, letter.subject_id});
        return {};
    }
    Message message;
    message.id = new_id<MessageId>();
    message.channel = letter.channel;
    message.recipient = letter.recipient;
    message.kind = letter.kind;
    message.person_id = letter.person_id;
    message.subject_id = letter.subject_id;
    message.body = work.keys.seal_own("outbox.body", message.id.value, to_json(letter.facts));
    message.created_at = work.now;
    message.due_at = reach.not_before;
    work.tx.post(message);
    return {};
}

Result<> stop(UnitOfWork& work, std::string_view subject_id) {
    TRY(
        work.tx.execute("update outbox set state = 'stopped', body = $1, version = version + 1 "
                        "where subject_id = $2 and state in ('waiting', 'held')",
                        db::Bytes{}, subject_id));
    return {};
}

Result<> stop_for(UnitOfWork& work, const PersonId& person_id) {
    TRY(
        work.tx.execute("update outbox set state = 'stopped', body = $1, version = version + 1 "
                        "where person_id = $2 and state in ('waiting', 'held')",
                        db::Bytes{}, person_id));
    return {};
}

bool exists(UnitOfWork& work, std::string_view kind, std::string_view subject_id) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from outbox where kind = $1 and subject_id = $2", kind, subject_id);
    return count.value_or(0) > 0;
}

std::map<std::string, std::string> facts_of(const Keys& keys, const Message& message) {
    std::map<std::string, std::string> facts;
    if (message.body.data.empty()) return facts;
    const auto json = parse_json(keys.open_own("outbox.body", message.id.value, message.body));
    for (const auto& [name, value] : json.value().as_object()) facts[name] = value.as_string();
    return facts;
}

}  // namespace veerkracht::notifications
