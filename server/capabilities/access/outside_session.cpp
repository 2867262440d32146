#include "capabilities/access/outside_session.hpp"

#include "capabilities/access/outside_rows.hpp"
#include "runtime/outgoing/form.hpp"

namespace veerkracht::access {

// Those of sessions that ended go with it.
Result<> note_outside_session(UnitOfWork& work, const OutsideSession& session) {
    TRY(
        work.tx.execute("delete from outside_session where session_id not in (select id from "
                        "session) and session_id not in (select id from half_session)"));
    return work.tx.insert(session);
}

Result<> carry_outside_session(UnitOfWork& work, const std::string& from, const std::string& to) {
    TRY(work.tx.execute("update outside_session set session_id = $1 where session_id = $2", to,
                        from));
    TRY(work.tx.execute("update open_patient set session_id = $1 where session_id = $2", to, from));
    TRY(work.tx.execute("update outside_visit set id = $1 where id = $2 and stage = 'joining'", to,
                        from));
    return {};
}

SignedOut where_to_sign_out(UnitOfWork& work, const std::string& session_id) {
    const auto issuer = work.tx.maybe<OutsideIssuerRow>(
        "select u.* from outside_issuer u join outside_session s on s.issuer_code = u.code "
        "where s.session_id = $1 and u.end_session_endpoint <> ''",
        session_id);
    if (!issuer) return {};
    const auto& endpoint = issuer->end_session_endpoint;
    const auto page = issuer->least_level.empty() ? "/" : "/mijn";
    return {
        issuer->organization_name,
        endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") +
            outgoing::as_form({{"client_id", issuer->client_id},
                               {"post_logout_redirect_uri", work.settings.public_address + page}})};
}

}  // namespace veerkracht::access
