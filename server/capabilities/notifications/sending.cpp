#include "capabilities/notifications/sending.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "capabilities/access/restriction.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/events.hpp"
#include "capabilities/notifications/hold.hpp"
#include "capabilities/notifications/not_delivered.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/notifications/texts.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::notifications {

namespace {

using outgoing::Outcome;

constexpr int at_once = 100;
// Longer than any carrier takes: until then nobody else takes up what is on its way.
constexpr int claim_seconds = 120;
constexpr int days_of_trying = 3;

// Fresh ones first: a code that is waited for does not queue behind what failed before.
constexpr auto due_sql =
    "select * from outbox where state = 'waiting' and channel = $1 and due_at <= $2 "
    "order by attempts, due_at, id limit 1";

Actor postman() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "notifications.send";
    return actor;
}

// Asked beside the write side: a quiet house writes nothing.
bool anything_is_due(Application& app, const std::string& channel) {
    bool found = false;
    app.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        found = !is_held(tx) &&
                tx.maybe<Message>(due_sql, channel, to_text(app.clock().now())).has_value();
        return false;
    });
    return found;
}

// Whose row it is about is frozen for a dispute: only what belongs to the dispute goes.
bool is_frozen(UnitOfWork& work, const Message& message) {
    if (goes_in_a_dispute(message.kind)) return false;
    if (message.person_id) return access::is_restricted(work, *message.person_id);
    const auto shared_by = work.tx.value<std::string>(
        "select person_id from consent_subject where subject_id = $1", message.subject_id);
    return shared_by && access::is_restricted(work, PersonId{*shared_by});
}

bool is_shared_now(UnitOfWork& work, const Message& message) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from consent_card where subject_id = $1 and withdrawn_at is null and "
        "given_at <= $2 and ends_at > $2",
        message.subject_id, work.now);
    return count.value_or(0) > 0;
}

// A link that was closed or expired since must not be sent any more, nor what asks to look at what
// is not shared any more; neither to someone who died or moved.
bool is_still_allowed(UnitOfWork& work, const Message& message) {
    if (access::is_closed_off(work, message.subject_id)) return false;
    if (needs_consent(message.kind) && !is_shared_now(work, message)) return false;
    if (is_frozen(work, message)) return false;
    if (!message.person_id) return true;
    const auto status = work.tx.value<std::string>("select status from person_card where id = $1",
                                                   *message.person_id);
    return status == "active";
}

struct Claimed {
    Message message;
    std::string language;  // of who reads it
};

// The next one that may go, put off so that nobody else takes it; what may not go is stopped.
Result<std::optional<Claimed>> claim(UnitOfWork& work, const std::string& channel) {
    while (auto message = work.tx.maybe<Message>(due_sql, channel, work.now)) {
        const auto reach = reach_of(work, message->kind, message->person_id);
        if (reach.wanted && reach.not_before > work.now) {
            message->due_at = reach.not_before;  // waits for the hours that are safe
            TRY(work.tx.update(*message));
            continue;
        }
        const bool is_allowed = is_still_allowed(work, *message);
        if (is_allowed && reach.wanted) {
            ++message->attempts;
            message->due_at = plus_seconds(work.now, claim_seconds);
            TRY(work.tx.update(*message));
            return Claimed{std::move(*message), reach.language};
        }
        if (is_allowed)
            work.record(MessageNotWanted{*message->person_id, message->kind, message->subject_id});
        message->state = "stopped";
        message->body = {};
        TRY(work.tx.update(*message));
    }
    return std::nullopt;
}

outgoing::Parcel parcel_of(Application& app, const Message& message, const std::string& language) {
    auto facts = facts_of(app.keys(), message);
    if (const auto link = facts.find("link"); link != facts.end())
        link->second = app.settings().public_address + link->second;
    const auto text = text_of(message.kind, facts, language);
    return {message.id.value, message.channel, message.recipient,
            text.subject,     text.text,       message.created_at};
}

outgoing::Report carry(Application& app, const Message& message, const std::string& language) {
    try {
        return app.carriers.at(message.channel)->carry(parcel_of(app, message, language));
    } catch (const std::exception& error) {
        return {Outcome::postponed, error.what()};
    }
}

// What has left has left, also when it was stopped or claimed by another while it was on its way.
Result<> record_sent(UnitOfWork& work, const Message& message, bool keeps_text) {
    TRY(work.tx.execute(
        "update outbox set state = 'sent', sent_at = $1, body = $2, failure = null, "
        "version = version + 1 where id = $3 and state <> 'sent'",
        work.now, keeps_text ? message.body : db::Bytes{}, message.id));
    return {};
}

Result<> record_failure(UnitOfWork& work, Message message, const outgoing::Report& report) {
    message.failure = report.reason;
    message.due_at = plus_minutes(work.now, std::min(60, 1 << std::min(message.attempts, 6)));
    if (report.outcome == Outcome::refused ||
        plus_days_instant(message.created_at, days_of_trying) < work.now) {
        message.state = "failed";  // its text is kept for a week: see failed.hpp
        work.record(MessageFailed{message.person_id, message.kind, message.subject_id});
    }
    return work.tx.update(message);
}

void tell_the_keeper(const Message& message, const outgoing::Report& report) {
    if (report.outcome != Outcome::sent)
        spdlog::warn("{} {} was not sent: {}", message.channel, message.id.value, report.reason);
}

// Another took it up, or stopped it, in the meantime: nothing is left to do.
Result<> unless_changed(Result<> done) {
    if (!done && done.error().category == Category::conflict) return {};
    return done;
}

Result<std::optional<Claimed>> claim_next(Application& app, const std::string& channel) {
    std::optional<Claimed> claimed;
    const auto done = app.run(postman(), [&](UnitOfWork& work) -> Result<> {
        claimed.reset();
        claimed = TRY(claim(work, channel));
        return {};
    });
    TRY(unless_changed(done));
    return claimed;
}

Result<> record(Application& app, const Message& message, const outgoing::Report& report) {
    return unless_changed(app.run(postman(), [&](UnitOfWork& work) {
        return report.outcome == Outcome::sent ? record_sent(work, message, app.keeps_sent_texts)
                                               : record_failure(work, message, report);
    }));
}

}  // namespace

Result<> send_waiting(Application& app, const std::string& channel) {
    if (!app.carriers.contains(channel)) return {};
    for (int count = 0; count < at_once && !app.is_stopping(); ++count) {
        if (!anything_is_due(app, channel)) return {};
        const auto claimed = TRY(claim_next(app, channel));
        if (!claimed) return {};
        const auto& [message, language] = *claimed;
        const auto report = carry(app, message, language);
        tell_the_keeper(message, report);
        TRY(record(app, message, report));
        if (report.outcome == Outcome::away) return {};
    }
    return {};
}

}  // namespace veerkracht::notifications
