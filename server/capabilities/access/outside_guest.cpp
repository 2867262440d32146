#include "capabilities/access/outside_guest.hpp"

#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/outside_session.hpp"
#include "capabilities/access/outside_way.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/sessions.hpp"
#include "kernel/text.hpp"

namespace veerkracht::access {

Result<OutsideAddress> send_guest_away(UnitOfWork& work, const OrganizationId& organization_id,
                                       const std::string& invitation) {
    const auto login = login_of(work, organization_id);
    if (!login) return fail(Category::conflict, "own_login.not_there");
    Departure departure(TRY(issuer_of(work, login->code, Door::work)));
    departure.invitation = invitation;
    departure.asks_anew = true;
    return send_away(work, departure);
}

Result<Guest> guest_who_came(UnitOfWork& work) {
    const auto visit = take_visit(work, Door::work);
    if (!visit || visit->stage != "known" || visit->invitation.empty())
        return fail(Category::unauthenticated, "login.refused");
    return Guest{visit->invitation, visit->issuer_code,      visit->subject_hash, visit->email_hash,
                 visit->level,      proven_at(work, *visit), visit->sid_hash};
}

std::string hash_of_email(const Keys& keys, const std::string& email) {
    return keys.token_hash("outside email " + folded(email));
}

Result<> is_of_nobody_else(UnitOfWork& work, const std::string& issuer_code,
                           const std::string& subject_hash, const std::optional<AccountId>& own) {
    const auto others = work.tx.value<std::int64_t>(
        "select count(*) from outside_identity i join account a on a.id = i.account_id where "
        "i.issuer_code = $1 and i.subject_hash = $2 and a.active and a.id <> $3",
        issuer_code, subject_hash, own.value_or(AccountId()));
    if (others.value_or(0) > 0) return fail(Category::conflict, "login.outside_taken");
    return {};
}

// What was joined to an account that is closed stands in nobody's way.
Result<> join_guest(UnitOfWork& work, const AccountId& id, const std::string& issuer_code,
                    const std::string& subject_hash) {
    TRY(
        work.tx.execute("delete from outside_identity where issuer_code = $1 and subject_hash = $2 "
                        "and account_id in (select id from account where active = $3)",
                        issuer_code, subject_hash, false));
    OutsideVisit visit;
    visit.issuer_code = issuer_code;
    visit.subject_hash = subject_hash;
    TRY(keep_identity(work, visit, id));
    return {};
}

Result<> let_guest_in(UnitOfWork& work, const AccountId& id, const Guest& guest) {
    TRY(sign_in(work, id, guest.proven_at));
    return note_outside_session(
        work, {work.actor.session_id, guest.issuer_code, guest.subject_hash, guest.sid_hash});
}

}  // namespace veerkracht::access
