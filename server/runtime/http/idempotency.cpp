#include "runtime/http/idempotency.hpp"

#include <algorithm>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::http {

namespace {

constexpr std::size_t key_length_max = 128;
constexpr int kept_days = 2;
constexpr std::string_view place = "idempotent_request.answer";
constexpr std::string_view place_of_looks = "idempotent_request.looks";

struct KeptRow {
    std::string route;
    std::string body_hash;
    int status = 0;
    db::Bytes answer;
    std::optional<db::Bytes> looks;
};
BOOST_DESCRIBE_STRUCT(KeptRow, (), (route, body_hash, status, answer, looks))

struct Seen {
    PersonId person_id;
    std::string record_class;
    std::string operation;
    std::string ground;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (person_id, record_class, operation, ground))

// Whom the answer of a request tells of, and when that request began, by the clock of the machine.
struct Told {
    std::string begun;
    std::vector<Seen> seen;
};
BOOST_DESCRIBE_STRUCT(Told, (), (begun, seen))

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

std::vector<Seen> what_was_seen(const std::vector<log::Look>& looks) {
    std::vector<Seen> seen;
    for (const auto& look : looks)
        if (look.allowed && !look.person_id.empty())
            seen.push_back({look.person_id, look.record_class, look.operation, look.ground});
    return seen;
}

bool is_the_same_look(const log::Look& one, const log::Look& other) {
    return one.person_id == other.person_id && one.record_class == other.record_class &&
           one.operation == other.operation;
}

// Whose row is there, and was made at this moment of the machine or later.
bool was_made_since(const UnitOfWork& work, const PersonId& person_id, const std::string& begun) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from person_key where person_id = $1 and created_at >= $2",
                   person_id, begun)
               .value_or(0) > 0;
}

// All that was seen then may be seen now. Of who was written in by the request itself the answer
// says what was sent; it is a look again.
bool is_covered(UnitOfWork& work, const KeptAnswer& first) {
    for (const auto& then : first.looks) {
        const bool may = std::ranges::any_of(work.looks, [&](const log::Look& now) {
            return now.allowed && is_the_same_look(then, now);
        });
        if (may) continue;
        if (!was_made_since(work, then.person_id, first.begun)) return false;
        work.looks.push_back(then);
    }
    return true;
}

bool is_the_same_type(const Schema& one, const Schema& other) {
    return one.kind == Schema::Kind::object && other.kind == one.kind && one.name == other.name &&
           one.room == other.room;
}

bool has_placeholder(std::string_view pattern) { return pattern.find('{') != pattern.npos; }

std::string_view first_segments(std::string_view path, std::ptrdiff_t count) {
    const auto end = std::ranges::find_if(path, [&](char c) { return c == '/' && count-- == 0; });
    return {path.begin(), end};
}

bool begins_path_of(const Route& page, const Route& posted) {
    return posted.pattern.starts_with(page.pattern + "/");
}

// "/api/referrals/{id}": the page of one thing, whoever made it.
bool is_page_of_one(const Route& page) {
    return page.pattern.ends_with("/{id}") && std::ranges::count(page.pattern, '{') == 1;
}

std::string id_in(const std::string& body) {
    const auto answer = parse_json(body);
    if (!answer || !answer->is_object()) return {};
    const auto* const id = answer->as_object().if_contains("id");
    return id != nullptr && id->is_string() ? std::string(id->as_string()) : std::string();
}

// Where a page of the same type is: at an address without a placeholder, at the beginning of the
// path, or under the id of what was made. "" where it is not.
std::string address_of(const Route& page, const Route& posted, std::string_view path,
                       const std::string& body) {
    if (page.method != "GET" || !is_the_same_type(page.answer, posted.answer)) return {};
    if (!has_placeholder(page.pattern)) return page.pattern;
    if (begins_path_of(page, posted))
        return std::string(first_segments(path, std::ranges::count(page.pattern, '/')));
    const auto id = is_page_of_one(page) ? id_in(body) : std::string();
    if (id.empty()) return {};
    return page.pattern.substr(0, page.pattern.find('{')) + id;
}

// The request once more, to hear what is decided now; what it wrote is undone, also whom.
std::vector<log::Look> looks_of_another_try(const UnitOfWork& work, Call& call) {
    const auto begun = to_text(SystemClock().now());
    work.tx.execute("savepoint another_try").value();
    auto another = work;
    another.looks.clear();
    try {
        [[maybe_unused]] const auto outcome = call.run(another);
        work.tx.settle();
        std::erase_if(another.looks, [&](const log::Look& look) {
            return was_made_since(work, look.person_id, begun);
        });
    } catch (const db::ConstraintError&) {
        // What was done stands in the way of doing it again.
    }
    work.tx.execute("rollback to savepoint another_try").value();
    work.tx.execute("release savepoint another_try").value();
    return std::move(another.looks);
}

std::optional<KeptAnswer> as_it_is_now(UnitOfWork& work, const Routes::Found& page, int status) {
    if (page.route == nullptr) return std::nullopt;
    Request question;
    question.method = "GET";
    const auto call = page.route->prepare(question, page.path_values);
    if (!call || !(*call)->run(work)) return std::nullopt;
    KeptAnswer answer;
    answer.status = status;
    answer.body = (*call)->render();
    return answer;
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
        "select route, body_hash, status, answer, looks from idempotent_request where key_hash = "
        "$1 and "
        "at > $2",
        request.key_hash, plus_days_instant(work.now, -kept_days));
    if (!kept) return std::nullopt;
    if (kept->route != request.route || !crypto::equal(kept->body_hash, request.body_hash)) {
        return fail(Category::invalid, "idempotency.other_body");
    }
    KeptAnswer answer;
    answer.status = static_cast<int>(kept->status);
    answer.body = work.keys.open_own(place, request.key_hash, kept->answer);
    if (kept->looks) {
        const auto looks = work.keys.open_own(place_of_looks, request.key_hash, *kept->looks);
        const auto told = from_json<Told>(looks).value();
        answer.begun = told.begun;
        for (const auto& seen : told.seen)
            answer.looks.push_back(
                {seen.person_id, seen.record_class, seen.operation, seen.ground});
    }
    return answer;
}

void keep_answer(UnitOfWork& work, const RepeatableRequest& request, const KeptAnswer& answer) {
    // An old row of the same key has had its time. On PostgreSQL a row of a request that runs
    // beside this one makes this unit run again, and then it finds that answer.
    work.tx.post(
        "insert into idempotent_request (key_hash, actor, route, body_hash, status, answer, looks, "
        "at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8) "
        "on conflict (key_hash) do update set route = excluded.route, body_hash = "
        "excluded.body_hash, "
        "status = excluded.status, answer = excluded.answer, looks = excluded.looks, at = "
        "excluded.at",
        request.key_hash, request.actor, request.route, request.body_hash, answer.status,
        work.keys.seal_own(place, request.key_hash, answer.body),
        work.keys.seal_own(place_of_looks, request.key_hash,
                           to_json(Told{answer.begun, what_was_seen(answer.looks)})),
        work.now);
}

Routes::Found page_of(const Routes& routes, const Route& posted, std::string_view path,
                      const KeptAnswer& first) {
    for (const auto& page : routes.all())
        if (const auto address = address_of(page, posted, path, first.body); !address.empty())
            return routes.find("GET", address);
    return {};
}

Result<KeptAnswer> answer_again(UnitOfWork& work, const Routes::Found& page, Call& call,
                                const KeptAnswer& first) {
    if (first.looks.empty()) return first;
    if (auto now = as_it_is_now(work, page, first.status)) return std::move(*now);
    work.looks = looks_of_another_try(work, call);
    if (is_covered(work, first)) return first;
    return fail(Category::conflict, "idempotency.done");
}

Result<> forget_old_answers(UnitOfWork& work) {
    TRY(work.tx.execute("delete from idempotent_request where at <= $1",
                        plus_days_instant(work.now, -kept_days)));
    return {};
}

}  // namespace veerkracht::http
