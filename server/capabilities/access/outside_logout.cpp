#include "capabilities/access/outside_logout.hpp"

#include <spdlog/spdlog.h>

#include "capabilities/access/logout_token.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/posted_token.hpp"
#include "capabilities/access/used_tokens.hpp"
#include "runtime/crypto/signed_token.hpp"

namespace veerkracht::access {

namespace {

auto refuse(std::string_view why) {
    return fail(Category::unauthenticated, "logout_token." + std::string(why));
}

struct Believed {
    OutsideIssuerRow issuer;
    LogoutSaid said;
};

Result<Believed> believed_of(const OutsideIssuerRow& issuer, const std::string& token,
                             std::string_view now) {
    const auto keys = crypto::read_token_keys(TRY(parse_json(issuer.signing_keys)));
    const auto claims = TRY(crypto::read_signed_token(token, keys));
    auto said = TRY(said_at_logout(claims, {issuer.issuer, issuer.client_id, seconds_of(now)}));
    return Believed{issuer, std::move(said)};
}

// Nothing in the token is believed before a key of one of them signed it, also not whose it is.
Result<Believed> believed(UnitOfWork& work) {
    const auto issuers = work.tx.all<OutsideIssuerRow>(
        "select * from outside_issuer where signing_keys <> '' order by code");
    const auto token = TRY(token_in_form(work.request.body, "logout_token"));
    Result<Believed> last = refuse("nobody_set_up");
    for (const auto& one : issuers) {
        last = believed_of(one, token, work.now);
        if (last) break;
    }
    return last;
}

// By the number of the session there, or by who it is.
enum class Mark { sid, subject };

Result<> end_marked(UnitOfWork& work, const std::string& issuer_code, Mark mark,
                    const std::string& hash) {
    const bool is_sid = mark == Mark::sid;
    TRY(
        work.tx.execute("delete from session where id in (select session_id from outside_session "
                        "where issuer_code = $1 and case when $2 then sid_hash else subject_hash "
                        "end = $3)",
                        issuer_code, is_sid, hash));
    TRY(
        work.tx.execute("delete from half_session where id in (select session_id from "
                        "outside_session where issuer_code = $1 and case when $2 then sid_hash "
                        "else subject_hash end = $3)",
                        issuer_code, is_sid, hash));
    return {};
}

Result<> end_for_work(UnitOfWork& work, const Believed& told) {
    const auto& [issuer, said] = told;
    if (!said.sid.empty())
        return end_marked(work, issuer.code, Mark::sid,
                          hash_of_sid(work.keys, issuer.issuer, said.sid));
    return end_marked(work, issuer.code, Mark::subject,
                      hash_of_subject(work.keys, issuer.issuer, said.subject));
}

// Of residents the hash is another one at each organisation.
Result<> end_for_resident(UnitOfWork& work, const Believed& told) {
    const auto& [issuer, said] = told;
    const auto sid = hash_of_sid(work.keys, issuer.issuer, said.sid);
    const auto subject = hash_of_subject(work.keys, issuer.issuer, said.subject);
    const auto organizations = work.tx.values<std::string>(
        "select distinct organization_id from resident_identity where issuer_code = $1",
        issuer.code);
    for (const auto& one : organizations) {
        const OrganizationId id{one};
        if (!said.sid.empty()) {
            TRY(end_marked(work, issuer.code, Mark::sid,
                           hash_for_organization(work.keys, id, sid)));
            continue;
        }
        TRY(
            work.tx.execute("delete from session where link_id in (select link_id from "
                            "resident_identity where subject_hash = $1)",
                            hash_for_organization(work.keys, id, subject)));
    }
    return {};
}

Result<> log_out_there(UnitOfWork& work) {
    const auto told = TRY(believed(work));
    const UsedToken token{"logout", told.issuer.issuer, told.said.token_id, told.said.ends_seconds};
    if (!TRY(is_used_for_the_first_time(work, token))) return refuse("used_before");
    return told.issuer.least_level.empty() ? end_for_work(work, told)
                                           : end_for_resident(work, told);
}

}  // namespace

// Why a token was not believed is nobody's business but of who runs it.
Result<> take_posted_logout(UnitOfWork& work) {
    work.keep_on_error = true;
    const auto done = log_out_there(work);
    if (done) return {};
    if (done.error().code != "posted_token.form")
        spdlog::warn("a logout was not believed: {}", done.error().code);
    return fail(Category::unauthenticated, "login.refused");
}

}  // namespace veerkracht::access
