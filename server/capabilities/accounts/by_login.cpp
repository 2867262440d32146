#include "capabilities/accounts/by_login.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "capabilities/access/grants.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/outside_guest.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/accounts/coming_in.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

namespace {

// Nothing that anybody knows: neither a password nor an authenticator opens this account.
access::Credentials nothing_of_here() {
    access::Credentials credentials;
    credentials.totp_key = crypto::random_bytes(20);
    return credentials;
}

Result<> is_login_of_the_organisation(UnitOfWork& work, const Invitation& invitation,
                                      const std::string& issuer_code) {
    const auto login = access::login_of(work, invitation.organization_id);
    if (login && login->code == issuer_code) return {};
    return fail(Category::conflict, "account_invitation.over");
}

// Of the sending with which the way began: sent anew, it is another.
Result<Invitation> invitation_of(UnitOfWork& work, const access::Guest& guest) {
    auto invitation = TRY(work.tx.one<Invitation>(
        "select * from account_invitation where token_hash = $1", guest.invitation));
    TRY(is_open(work, invitation));
    TRY(is_login_of_the_organisation(work, invitation, guest.issuer_code));
    return invitation;
}

// Of this one who came, for the ear of the one who invited.
std::string figures_of_arrival(const UnitOfWork& work, const Invitation& invitation) {
    const auto hash = crypto::sha256(work.keys.token_hash(
        "who came " + invitation.id.value + " " + invitation.came_by + " " + invitation.came_as));
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < sizeof number; ++at)
        number = number << 8U | static_cast<unsigned char>(hash[at]);
    std::array<char, 7> text{};
    std::snprintf(text.data(), text.size(), "%06u", number % 1'000'000U);
    return text.data();
}

Result<AccountId> open_with_login(UnitOfWork& work, Invitation& invitation,
                                  const std::string& issuer_code, const std::string& subject_hash) {
    // Who keeps the one way in that is ours keeps what he comes in with.
    if (invitation.account_id) TRY(access::keeps_no_login(work, *invitation.account_id));
    const auto account_id = TRY(open_or_renew(work, invitation, nothing_of_here()));
    TRY(access::join_guest(work, account_id, issuer_code, subject_hash));
    TRY(note_accepted(work, invitation, account_id));
    return account_id;
}

Result<ArrivalByLogin> wait_for_a_yes(UnitOfWork& work, Invitation& invitation,
                                      const access::Guest& guest) {
    invitation.came_by = guest.issuer_code;
    invitation.came_as = guest.subject_hash;
    TRY(work.tx.update(invitation));
    return ArrivalByLogin{"confirm", figures_of_arrival(work, invitation),
                          invitation.invited_by_name};
}

std::string guesses_at_arrival(const Invitation& invitation) {
    return "who came by account invitation " + invitation.id.value;
}

Result<> the_figures_fit(UnitOfWork& work, const Invitation& invitation,
                         const std::string& figures) {
    TRY(access::may_try(work, guesses_at_arrival(invitation)));
    const bool fits = crypto::equal(figures_of_arrival(work, invitation), figures_of(figures));
    work.keep_on_error = !fits;
    TRY(access::note_trial(work, guesses_at_arrival(invitation), fits));
    if (!fits) return refuse_fields({{"figures", "wrong"}});
    return {};
}

}  // namespace

Result<access::OutsideAddress> begin_by_login(UnitOfWork& work, const InvitationCode& input) {
    auto invitation = TRY(find_open(work, input.token));
    TRY(the_code_fits(work, invitation, input.code));
    TRY(the_address_opens_here(work, invitation));
    return access::send_guest_away(work, invitation.organization_id, invitation.token_hash);
}

// The sign-in there is over, whatever is wrong with the invitation.
Result<ArrivalByLogin> arrive_by_login(UnitOfWork& work) {
    const auto guest = TRY(access::guest_who_came(work));
    auto invitation = TRY(invitation_of(work, guest));
    if (guest.level != "both") return fail(Category::conflict, "account_invitation.one_factor");
    TRY(access::is_of_nobody_else(work, guest.issuer_code, guest.subject_hash,
                                  invitation.account_id));
    if (guest.email_hash.empty()) return wait_for_a_yes(work, invitation, guest);
    if (!crypto::equal(guest.email_hash, access::hash_of_email(work.keys, invitation.email)))
        return fail(Category::conflict, "account_invitation.other_address");
    work.keep_on_error = false;  // an account with its login, or neither
    const auto account_id =
        TRY(open_with_login(work, invitation, guest.issuer_code, guest.subject_hash));
    const bool is_for_later = invitation.from_on > work.today;  // a locum before his first day
    if (!is_for_later) TRY(access::let_guest_in(work, account_id, guest));
    return ArrivalByLogin{"inside", "", invitation.invited_by_name};
}

Result<> confirm_arrival(UnitOfWork& work, const InvitationId& id, const ArrivalFigures& input) {
    const auto roles = TRY(access::roles_to_administer(work));
    auto invitation = TRY(work.tx.one<Invitation>(
        "select * from account_invitation where id = $1 and organization_id = $2", id,
        work.actor.organization_id));
    if (std::ranges::find(roles, invitation.role) == roles.end())
        return fail(Category::forbidden, "access.role");
    TRY(access::roles_to_give(work, invitation.account_id.value_or(AccountId())));
    TRY(is_open(work, invitation));
    if (invitation.came_by.empty()) return fail(Category::conflict, "account_invitation.over");
    TRY(is_login_of_the_organisation(work, invitation, invitation.came_by));
    TRY(the_figures_fit(work, invitation, input.figures));
    TRY(access::is_of_nobody_else(work, invitation.came_by, invitation.came_as,
                                  invitation.account_id));
    TRY(open_with_login(work, invitation, invitation.came_by, invitation.came_as));
    return {};
}

}  // namespace veerkracht::accounts
