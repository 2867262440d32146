#include "capabilities/notifications/sending.hpp"

#include <fstream>

#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/texts.hpp"

namespace veerkracht::notifications {

namespace {

// A link that was closed or expired since must not be sent any more; neither to someone who died or
// moved.
bool is_still_allowed(UnitOfWork& work, const Message& message) {
    if (access::is_closed_off(work, message.subject_id)) return false;
    if (!message.person_id) return true;
    const auto status = work.tx.value<std::string>("select status from person_card where id = $1",
                                                   *message.person_id);
    return status == "active";
}

// The sink of an installation without gateway: one file a message in the folder "outbox" of the
// data folder.
void put_in_sink(UnitOfWork& work, const Message& message) {
    if (work.settings.data_folder.empty()) return;  // in memory, for tests
    auto facts = facts_of(work, message);
    if (const auto link = facts.find("link"); link != facts.end())
        link->second = work.settings.public_address + link->second;
    const auto text = text_of(message.kind, facts);
    std::ofstream file(work.settings.data_folder + "/outbox/" + message.id.value + "." +
                       message.channel + ".txt");
    file << "To: " << message.recipient << "\nSubject: " << text.subject << "\n\n"
         << text.text << "\n";
    if (!file.flush()) throw std::runtime_error("the outbox folder cannot be written");
}

std::string next_try(const UnitOfWork& work, int attempts) {
    return plus_minutes(work.now, std::min(60, 1 << std::min(attempts, 6)));
}

Result<> send_one(UnitOfWork& work, Message& message) {
    if (!is_still_allowed(work, message)) {
        message.state = "stopped";
        return work.tx.update(message);
    }
    try {
        put_in_sink(work, message);
        message.state = "sent";
        message.sent_at = work.now;
    } catch (const std::exception&) {
        ++message.attempts;
        message.due_at = next_try(work, message.attempts);
        if (plus_days_instant(message.created_at, 3) < work.now) message.state = "failed";
    }
    return work.tx.update(message);
}

}  // namespace

Result<> send_waiting(UnitOfWork& work) {
    auto waiting = work.tx.all<Message>(
        "select * from outbox where state = 'waiting' and due_at <= $1 order by due_at limit 100",
        work.now);
    for (auto& message : waiting) TRY(send_one(work, message));
    return {};
}

}  // namespace veerkracht::notifications
