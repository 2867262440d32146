// Sessions and signed links: how a request turns into an Actor.
#pragma once

#include "capabilities/access/account.hpp"
#include "capabilities/access/outside_session.hpp"
#include "capabilities/access/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// Who asks, from the session cookie. Unauthenticated when there is none, when it ended or was idle
// too long.
Result<Actor> identify(UnitOfWork& work);

// Ends the session of this request, if any, and starts another one: the token changes at each rise
// of level.
Result<> start_session(UnitOfWork& work, Session session);

// What a password is tried on: where there is no account, or one without a password, a hash that no
// password fits and that takes as long.
std::string hash_to_try(const std::optional<Account>& account, const Settings& settings);
Result<LoginStep> log_in(UnitOfWork& work, const PasswordLogin& input);
Result<SessionInfo> log_in_with_code(UnitOfWork& work, const CodeLogin& input);
// Both factors of this account were given: a full session. They may have been given elsewhere, and
// before.
Result<SessionInfo> sign_in(UnitOfWork& work, const AccountId& id,
                            const std::string& proven_at = {});
// The six figures of the account's authenticator; wrong ones are counted.
Result<> take_code(UnitOfWork& work, const AccountId& id, const std::string& code);
// The session in hand was proven anew just now: another token, the same hours.
Result<> note_proof(UnitOfWork& work);
// Lifts the cover of a session that was idle: the same account, its password, no code within the
// hours of one full sign-in.
Result<> unlock(UnitOfWork& work, const Unlock& input);
Result<SignedOut> log_out(UnitOfWork& work);
Result<SessionInfo> session_info(UnitOfWork& work);

// Makes a link and returns the token that stands in the address; only its hash is kept.
struct NewLink {
    LinkId id;
    std::string token;
};
Result<NewLink> make_link(UnitOfWork& work, Link link);
// The token is a code of 12 letters and figures, to be typed over from paper at /l.
Result<NewLink> make_link_for_paper(UnitOfWork& work, Link link);
// The link of a token, whatever its state; not_found for a token that was never given out.
Result<Link> find_link(UnitOfWork& work, std::string_view token);
// The one behind which somebody asks.
Result<Link> link_of_actor(UnitOfWork& work);
// The link of this kind about this subject that was made last, when it still works.
std::optional<Link> newest_link(UnitOfWork& work, std::string_view kind,
                                std::string_view subject_id);
std::string state_of(const Link& link, std::string_view now);  // open, expired, closed
// What was chosen behind this link to read it in; "" when nothing was.
std::string language_of(UnitOfWork& work, const LinkId& id);
// Is there a closed link with this id or about this subject? A questionnaire's link closes by
// answering and does not count.
bool is_closed_off(UnitOfWork& work, std::string_view id_or_subject);
Result<> close_link(UnitOfWork& work, const LinkId& id);
Result<> close_links_of(UnitOfWork& work, std::string_view subject_id);
// All links about a person; and the person's own ones open again, when that was a mistake.
Result<> close_links_about(UnitOfWork& work, const PersonId& person_id);
Result<> hand_over_links_about(UnitOfWork& work, const PersonId& person_id,
                               const OrganizationId& organization_id);
Result<> open_own_links_again(UnitOfWork& work, const PersonId& person_id,
                              std::string_view closed_at);

}  // namespace veerkracht::access
