#include "capabilities/access/sessions.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/assurance.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/half_session.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/access/outside_session.hpp"
#include "capabilities/access/own_link.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/own_sessions.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::access {

namespace {

// A resident's session stands beside a professional's: the same browser may hold both.
bool is_resident_route(const http::Request& request) {
    return request.path.starts_with("/api/my/") || request.path.starts_with("/api/link/");
}

Cookie cookie_of(bool resident) { return resident ? Cookie::link : Cookie::staff; }

std::optional<Session> current_session(UnitOfWork& work, bool resident) {
    const auto id = kept_of_cookie(work, cookie_of(resident));
    if (id.empty()) return std::nullopt;
    auto session = work.tx.maybe<Session>("select * from session where id = $1", id);
    // One of the other kind opens nothing here: a token stands in the cookie it was given in.
    if (session && session->link_id.has_value() != resident) return std::nullopt;
    return session;
}

bool is_over(const UnitOfWork& work, const Session& session) {
    const bool resident = session.link_id.has_value();
    const int idle =
        resident ? work.settings.resident_idle_minutes : work.settings.session_idle_minutes;
    return session.ends_at <= work.now || plus_minutes(session.last_seen_at, idle) <= work.now;
}

// Who is covered for doing nothing lifts the cover with the password alone, until the full sign-in
// is over.
bool can_be_unlocked(const UnitOfWork& work, const Session& session) {
    return session.level == "full" && session.account_id && session.ends_at > work.now;
}

// On the day after the last working day nobody comes in, also when no job ran; a locum only from
// his first day until his last.
constexpr std::string_view works_here =
    "active and not exists (select 1 from leaving where account_id = account.id "
    "and ended_at is null and last_on < $2) and (role <> 'locum' or exists (select 1 from "
    "locum_period where account_id = account.id and ended_at is null and from_on <= $2 and "
    "until_on >= $2))";

std::optional<Account> working_account(UnitOfWork& work, const AccountId& id) {
    return work.tx.maybe<Account>(
        "select * from account where id = $1 and " + std::string(works_here), id, work.today);
}

Result<Actor> actor_of_account(UnitOfWork& work, const Session& session) {
    const auto account = working_account(work, *session.account_id);
    if (!account) return fail(Category::unauthenticated, "session.none");
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.account_id = account->id;
    actor.name = account->name;
    actor.role = account->role;
    actor.organization_id = account->organization_id;
    actor.session_id = session.id;
    actor.demo = session.demo;
    return actor;
}

Result<Actor> actor_of_link(UnitOfWork& work, const Session& session) {
    const auto link = work.tx.maybe<Link>("select * from link where id = $1", *session.link_id);
    // An own page that was sent anew is closed at once, also where it is open; so is one of which
    // the passkey or the login was removed.
    const bool was_replaced =
        link && link->closed_at && (link->kind == "status" || is_own_link(*link));
    if (!link || was_replaced || link->expires_at <= work.now)
        return fail(Category::unauthenticated, "session.none");
    if (!is_still_his(work, *link)) return fail(Category::unauthenticated, "link.grown_up");
    Actor actor;
    actor.kind = Actor::Kind::resident;
    actor.role = "resident";
    if (link->kind == "mandate") {
        const auto mandate = mandate_of(work, link->id);
        if (link->closed_at || !mandate || !runs(*mandate, work.today))
            return fail(Category::unauthenticated, "session.none");
        actor.role = mandate->kind;
        actor.name = mandate->name;
    }
    actor.organization_id = link->organization_id;
    actor.person_id = link->person_id;
    actor.link_id = link->id;
    actor.session_id = session.id;
    actor.code_checked = is_worth_a_factor(session.level);
    return actor;
}

// Where the organisation takes its own login alone, no session goes on that began otherwise; also
// not one that began in the moment in which that was decided.
bool began_as_agreed(UnitOfWork& work, const Session& session) {
    return session.demo ||
           work.tx.value<std::int64_t>(
                      "select count(*) from own_login o join account a on a.organization_id = "
                      "o.id where a.id = $1 and o.keeper_account_id <> a.id and not exists "
                      "(select 1 from outside_session where session_id = $2)",
                      *session.account_id, session.id)
                   .value_or(0) == 0;
}

// One write a minute is enough to know who is still there. A page that asks by itself whether it
// still shows what is so is nobody.
void note_seen(UnitOfWork& work, const Session& session) {
    if (!work.request.header("if-none-match").empty()) return;
    if (plus_minutes(session.last_seen_at, 1) > work.now) return;
    work.later([id = session.id](UnitOfWork& later) -> Result<> {
        TRY(later.tx.execute("update session set last_seen_at = $1 where id = $2", later.now, id));
        return {};
    });
}

// A hash of a password nobody has.
const std::string& nobody_hash(const Settings& settings) {
    static const std::string hash = crypto::hash_password(
        crypto::random_bytes(16), {settings.password_operations, settings.password_memory_bytes});
    return hash;
}

// Guesses are counted apart: who tries an address does not hold up the code of an account.
std::string guesses_at(const AccountId& id) { return "account " + id.value; }

Result<> password_checked(UnitOfWork& work, const std::string& email,
                          const std::optional<Account>& account, bool right) {
    work.keep_on_error = true;
    if (account) work.actor.account_id = account->id;  // in the access log
    TRY(may_try_password(work, email));
    TRY(note_password(work, email, right));
    if (!right) return fail(Category::unauthenticated, "login.refused");
    TRY(begin_half_session(work, account->id));
    return {};
}

// The lifted session ends when the covered one would have: the twelve hours count from the code.
Result<> unlocked(UnitOfWork& work, const AccountId& id, bool is_right) {
    work.keep_on_error = true;
    work.actor.account_id = id;  // in the access log
    TRY(may_try(work, guesses_at(id)));
    TRY(note_trial(work, guesses_at(id), is_right));
    if (!is_right) return fail(Category::unauthenticated, "login.refused");
    const auto covered = current_session(work, false);
    if (!covered || !can_be_unlocked(work, *covered) || covered->account_id != id)
        return fail(Category::unauthenticated, "session.none");
    Session session;
    session.level = "full";
    session.account_id = id;
    session.demo = covered->demo;
    session.ends_at = covered->ends_at;
    // A password alone proves nothing anew.
    session.proven_at = covered->proven_at.empty() ? covered->created_at : covered->proven_at;
    TRY(start_session(work, session));
    return carry_outside_session(work, covered->id, work.actor.session_id);
}

bool is_active(UnitOfWork& work, const AccountId& id) {
    return working_account(work, id).has_value();
}

// The first factor may have been given at the login of the organisation.
bool half_may_go_on(UnitOfWork& work, const AccountId& id) {
    const auto there =
        work.tx.value<std::int64_t>("select count(*) from outside_session where session_id = $1",
                                    kept_of_cookie(work, Cookie::half));
    return is_active(work, id) && (there.value_or(0) > 0 || may_come_in_by_ours(work, id));
}

// Nobody is signed in, but this browser may lift its cover: whose it is.
Result<SessionInfo> covered_info(UnitOfWork& work, SessionInfo info) {
    const auto session = current_session(work, false);
    if (!session || !can_be_unlocked(work, *session)) return info;
    const auto who = actor_of_account(work, *session);
    if (!who) return info;
    info.locked = true;
    info.account_id = who->account_id;
    info.name = who->name;
    info.own_login = login_to_prove_with(work, who->account_id);
    return info;
}

}  // namespace

Result<Actor> identify(UnitOfWork& work) {
    const bool resident = is_resident_route(work.request);
    const auto session = current_session(work, resident);
    if (!session || is_over(work, *session)) return fail(Category::unauthenticated, "session.none");
    note_seen(work, *session);
    if (resident) return actor_of_link(work, *session);
    if (!began_as_agreed(work, *session)) return fail(Category::unauthenticated, "session.none");
    return actor_of_account(work, *session);
}

Result<> start_session(UnitOfWork& work, Session session) {
    const bool resident = session.link_id.has_value();
    const auto cookie = cookie_of(resident);
    if (const auto former = kept_of_cookie(work, cookie); !former.empty())
        TRY(work.tx.execute("delete from session where id = $1", former));
    session.id = give_token(work, cookie, 60 * work.settings.session_hours_max);
    if (session.created_at.empty()) session.created_at = work.now;
    if (session.proven_at.empty()) session.proven_at = work.now;
    session.last_seen_at = work.now;
    session.device = device_of(work.request.header("user-agent"));
    if (session.ends_at.empty())
        session.ends_at = plus_minutes(work.now, 60L * work.settings.session_hours_max);
    work.actor.session_id = session.id;
    return work.tx.insert(session);
}

std::string hash_to_try(const std::optional<Account>& account, const Settings& settings) {
    const bool has_one = account && !account->password_hash.empty();
    return has_one ? account->password_hash : nobody_hash(settings);
}

// On the read side: the hash takes 64 ms and must not hold up those who write.
Result<LoginStep> log_in(UnitOfWork& work, const PasswordLogin& input) {
    const auto email = folded(input.email);  // phones begin an address with a capital
    TRY(may_try_password(work, email));
    const auto account = work.tx.maybe<Account>(
        "select * from account where email = $1 and " + std::string(works_here), email, work.today);
    const bool is_right =
        crypto::password_matches(hash_to_try(account, work.settings), input.password);
    const bool right = is_right && account && may_come_in_by_ours(work, account->id);
    work.later([email, account, right](UnitOfWork& later) {
        return password_checked(later, email, account, right);
    });
    return LoginStep{"code"};
}

Result<> take_code(UnitOfWork& work, const AccountId& id, const std::string& code) {
    work.actor.account_id = id;  // in the access log
    auto account = TRY(work.tx.one<Account>("select * from account where id = $1", id));
    work.keep_on_error = true;
    TRY(may_try(work, guesses_at(id)));
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(to_instant(work.now)).time_since_epoch().count();
    const auto key = work.keys.open_own("account.totp_key", id.value, account.totp_key);
    const auto step = crypto::totp_step(key, code, seconds, account.totp_last_step);
    TRY(note_trial(work, guesses_at(id), step.has_value()));
    if (!step) return refuse_fields({{"code", "wrong"}});
    account.totp_last_step = *step;  // a code works once
    return work.tx.update(account);
}

Result<SessionInfo> sign_in(UnitOfWork& work, const AccountId& id, const std::string& proven_at) {
    const auto email =
        work.tx.value<std::string>("select email from account where id = $1", id).value_or("");
    know_this_browser(work, email);
    Session session;
    session.level = "full";
    session.account_id = id;
    session.proven_at = proven_at;
    work.actor = TRY(actor_of_account(work, session));
    TRY(start_session(work, session));
    return session_info(work);
}

Result<SessionInfo> log_in_with_code(UnitOfWork& work, const CodeLogin& input) {
    const auto id = half_signed_in(work);
    if (!id || !half_may_go_on(work, *id)) return fail(Category::unauthenticated, "session.none");
    TRY(take_code(work, *id, input.code));
    const auto half = kept_of_cookie(work, Cookie::half);
    TRY(end_half_session(work));
    auto info = TRY(sign_in(work, *id));
    TRY(carry_outside_session(work, half, work.actor.session_id));
    return info;
}

Result<> note_proof(UnitOfWork& work) {
    auto session =
        TRY(work.tx.one<Session>("select * from session where id = $1", work.actor.session_id));
    session.proven_at = work.now;
    const auto former = session.id;
    TRY(start_session(work, std::move(session)));
    return carry_outside_session(work, former, work.actor.session_id);
}

// On the read side, as log_in is.
Result<> unlock(UnitOfWork& work, const Unlock& input) {
    const auto covered = current_session(work, false);
    if (!covered || !can_be_unlocked(work, *covered))
        return fail(Category::unauthenticated, "session.none");
    const auto& id = *covered->account_id;
    TRY(may_try(work, guesses_at(id)));
    const auto account = working_account(work, id);
    if (!account) return fail(Category::unauthenticated, "session.none");
    const bool is_right =
        crypto::password_matches(hash_to_try(account, work.settings), input.password) &&
        may_come_in_by_ours(work, id);
    work.later([id, is_right](UnitOfWork& later) { return unlocked(later, id, is_right); });
    return {};
}

Result<SignedOut> log_out(UnitOfWork& work) {
    SignedOut signed_out;
    for (const bool resident : {false, true}) {
        const auto cookie = cookie_of(resident);
        const auto id = kept_of_cookie(work, cookie);
        if (id.empty()) continue;
        if (signed_out.address.empty()) signed_out = where_to_sign_out(work, id);
        TRY(work.tx.execute("delete from session where id = $1", id));
        end_cookie(work, cookie);
    }
    work.answer_headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return signed_out;
}

struct OrganizationCard {
    std::string name;
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(OrganizationCard, (), (name, kind))

Result<SessionInfo> session_info(UnitOfWork& work) {
    SessionInfo info;
    info.demo = work.settings.demo;
    info.demo_pages = work.settings.demo && work.request.loopback;
    info.region_name = work.settings.region_name;
    info.now = work.now;
    info.today = work.today;
    info.idle_minutes = work.settings.session_idle_minutes;
    if (work.actor.kind != Actor::Kind::account) {
        const auto who = identify(work);
        if (!who) return covered_info(work, info);
        work.actor = *who;
    }
    if (work.actor.kind != Actor::Kind::account) return info;
    const auto organization = TRY(work.tx.one<OrganizationCard>(
        "select name, kind from organization_card where id = $1", work.actor.organization_id));
    info.signed_in = true;
    info.account_id = work.actor.account_id;
    info.name = work.actor.name;
    info.role = work.actor.role;
    info.own_login = login_to_prove_with(work, work.actor.account_id);
    info.organization_name = organization.name;
    info.organization_kind = organization.kind;
    return info;
}

namespace {

Result<NewLink> make_with(UnitOfWork& work, Link link, std::string token) {
    link.id = new_id<LinkId>();
    link.token_hash = work.keys.token_hash(token);
    link.created_at = work.now;
    work.tx.post(link);
    return NewLink{link.id, std::move(token)};
}

// 60 bits in letters and figures that are not taken for one another.
std::string code_for_paper() {
    constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (const char byte : crypto::random_bytes(12))
        code += signs[static_cast<unsigned char>(byte) % signs.size()];
    return code;
}

}  // namespace

Result<NewLink> make_link(UnitOfWork& work, Link link) {
    return make_with(work, std::move(link), crypto::to_base64url(crypto::random_bytes(20)));
}

Result<NewLink> make_link_for_paper(UnitOfWork& work, Link link) {
    return make_with(work, std::move(link), code_for_paper());
}

Result<Link> find_link(UnitOfWork& work, std::string_view token) {
    auto link = TRY(
        work.tx.one<Link>("select * from link where token_hash = $1", work.keys.token_hash(token)));
    // From here on this link asks, whoever else is signed in in this browser.
    db::work_for(work.tx.connection(), link.organization_id.value);
    return link;
}

Result<Link> link_of_actor(UnitOfWork& work) {
    return work.tx.one<Link>("select * from link where id = $1", work.actor.link_id);
}

std::optional<Link> newest_link(UnitOfWork& work, std::string_view kind,
                                std::string_view subject_id) {
    return work.tx.maybe<Link>(
        "select * from link where subject_id = $1 and kind = $2 and closed_at is null "
        "and expires_at > $3 order by created_at desc, id desc limit 1",
        subject_id, kind, work.now);
}

std::string state_of(const Link& link, std::string_view now) {
    if (link.closed_at) return "closed";
    return link.expires_at <= now ? "expired" : "open";
}

std::string language_of(UnitOfWork& work, const LinkId& id) {
    return work.tx.value<std::string>("select language from link where id = $1", id).value_or("");
}

bool is_closed_off(UnitOfWork& work, std::string_view id_or_subject) {
    const auto closed = work.tx.value<std::int64_t>(
        "select count(*) from link where (id = $1 or subject_id = $1) and closed_at is not null "
        "and kind <> 'questionnaire'",
        id_or_subject);
    return closed.value_or(0) > 0;
}

Result<> close_link(UnitOfWork& work, const LinkId& id) {
    TRY(work.tx.execute(
        "update link set closed_at = $1, version = version + 1 where id = $2 and closed_at is null",
        work.now, id));
    return {};
}

Result<> close_links_of(UnitOfWork& work, std::string_view subject_id) {
    TRY(
        work.tx.execute("update link set closed_at = $1, version = version + 1 where subject_id = "
                        "$2 and closed_at is null",
                        work.now, subject_id));
    return {};
}

Result<> close_links_about(UnitOfWork& work, const PersonId& person_id) {
    TRY(
        work.tx.execute("update link set closed_at = $1, version = version + 1 where person_id = "
                        "$2 and closed_at is null",
                        work.now, person_id));
    return {};
}

// The row that the links are about is another organisation's from now on.
Result<> hand_over_links_about(UnitOfWork& work, const PersonId& person_id,
                               const OrganizationId& organization_id) {
    TRY(
        work.tx.execute("update link set organization_id = $1, version = version + 1 where "
                        "person_id = $2",
                        organization_id, person_id));
    TRY(
        work.tx.execute("update mandate set organization_id = $1, version = version + 1 where "
                        "person_id = $2",
                        organization_id, person_id));
    return {};
}

Result<> open_own_links_again(UnitOfWork& work, const PersonId& person_id,
                              std::string_view closed_at) {
    TRY(
        work.tx.execute("update link set closed_at = null, version = version + 1 where person_id = "
                        "$1 and closed_at = $2 and kind in ('status', 'questionnaire', 'card', "
                        "'research', 'passkey', 'outside')",
                        person_id, closed_at));
    return {};
}

}  // namespace veerkracht::access
