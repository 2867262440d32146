#include "runtime/http/idempotency.hpp"

#include <algorithm>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::http {

namespace {

constexpr std::size_t key_length_max = 128;
constexpr int kept_days = 2;
constexpr std::string_view place = "idempotent_request.answer";

struct KeptRow {
    std::string route;
    std::string body_hash;
    int status = 0;
    db::Bytes answer;
};
BOOST_DESCRIBE_STRUCT(KeptRow, (), (route, body_hash, status, answer))

bool well_formed(std::string_view key) {
    return key.size() <= key_length_max &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
}

std::string text_of(const Actor& actor) {
    switch (actor.kind) {
        case Actor::Kind::nobody: return {};
        case Actor::Kind::account: return "account " + actor.account_id.value;
        case Actor::Kind::resident:
            return "resident " + actor.person_id.value + " " + actor.link_id.value;
        case Actor::Kind::volunteer: return "volunteer " + actor.link_id.value;
        case Actor::Kind::system: return "system";
    }
    return {};
}

}  // namespace

Result<std::optional<RepeatableRequest>> repeatable(const UnitOfWork& work) {
    const auto key = work.request.header("idempotency-key");
    const auto actor = text_of(work.actor);
    if (work.request.method != "POST" || key.empty() || actor.empty()) return std::nullopt;
    if (!well_formed(key)) return fail(Category::invalid, "idempotency.malformed_key");
    return RepeatableRequest{.key_hash = work.keys.token_hash(actor + "\n" + std::string(key)),
                             .actor = actor,
                             .route = work.request.method + " " + work.request.path,
                             .body_hash = work.keys.token_hash(work.request.body)};
}

Result<std::optional<KeptAnswer>> answer_of_first_time(UnitOfWork& work,
                                                       const RepeatableRequest& request) {
    const auto kept = work.tx.maybe<KeptRow>(
        "select route, body_hash, status, answer from idempotent_request where key_hash = $1 and "
        "at > $2",
        request.key_hash, plus_days_instant(work.now, -kept_days));
    if (!kept) return std::nullopt;
    if (kept->route != request.route || kept->body_hash != request.body_hash) {
        return fail(Category::invalid, "idempotency.other_body");
    }
    return KeptAnswer{kept->status, work.keys.open_own(place, request.key_hash, kept->answer)};
}

void keep_answer(UnitOfWork& work, const RepeatableRequest& request, const KeptAnswer& answer) {
    // An old row of the same key has had its time. On PostgreSQL a row of a request that runs
    // beside this one makes this unit run again, and then it finds that answer.
    work.tx.post(
        "insert into idempotent_request (key_hash, actor, route, body_hash, status, answer, at) "
        "values ($1, $2, $3, $4, $5, $6, $7) "
        "on conflict (key_hash) do update set route = excluded.route, body_hash = "
        "excluded.body_hash, "
        "status = excluded.status, answer = excluded.answer, at = excluded.at",
        request.key_hash, request.actor, request.route, request.body_hash, answer.status,
        work.keys.seal_own(place, request.key_hash, answer.body), work.now);
}

Result<> forget_old_answers(UnitOfWork& work) {
    TRY(work.tx.execute("delete from idempotent_request where at <= $1",
                        plus_days_instant(work.now, -kept_days)));
    return {};
}

}  // namespace veerkracht::http
