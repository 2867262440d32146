// Brings a message to a person or a team. Open mail and SMS say only that there is something to
// read, and where.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::notifications {

struct Message {
    static constexpr auto table = "outbox";
    MessageId id;
    int version = 1;
    std::string channel;    // sms or email
    std::string recipient;  // number or address
    std::string kind;  // words of texts.*.json: "questionnaire", "code", "volunteer_question", …
    std::optional<PersonId> person_id;  // whose withdrawal, death or move stops it
    std::string subject_id;  // the link or referral it is about; checked again at sending
    db::Bytes body;  // sealed: it holds a link or a code; wiped when the message waits no longer
    std::string state = "waiting";  // waiting, held (see hold.hpp), sent, stopped, failed
    int attempts = 0;
    std::string created_at;
    std::string due_at;
    std::optional<std::string> sent_at;
    std::optional<std::string> failure;  // why it was not sent the last time
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, version, channel, recipient, kind, person_id, subject_id, body, state,
                       attempts, created_at, due_at, sent_at, failure))

struct Letter {
    std::string channel;
    std::string recipient;
    std::string kind;
    std::optional<PersonId> person_id;
    std::string subject_id;
    std::map<std::string, std::string>
        facts;  // fill the text of its kind: {"practice": …, "link": …}
};

// Puts a message in the outbox, in this transaction. The errands of sending.hpp take it from there.
// To a resident who wants no messages nothing is sent: that is told as news (events.hpp).
Result<> send(UnitOfWork& work, const Letter& letter);
// Stops what still waits for a subject (withdrawn, closed).
Result<> stop(UnitOfWork& work, std::string_view subject_id);
// Stops what still waits for a person (deceased, moved).
Result<> stop_for(UnitOfWork& work, const PersonId& person_id);
// Was a message of this kind about this subject ever put in the outbox?
bool exists(UnitOfWork& work, std::string_view kind, std::string_view subject_id);
// What fills the text of a message, as long as it waits; "link" is a path on this server.
std::map<std::string, std::string> facts_of(const Keys& keys, const Message& message);

}  // namespace veerkracht::notifications
