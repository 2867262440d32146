#include "capabilities/accounts/coming_in.hpp"

#include "capabilities/access/grants.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/locum.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/accounts/events.hpp"
#include "capabilities/accounts/letters.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

Result<Invitation> find(UnitOfWork& work, std::string_view token) {
    return work.tx.one<Invitation>("select * from account_invitation where token_hash = $1",
                                   work.keys.token_hash(token));
}

Result<> is_open(UnitOfWork& work, const Invitation& invitation) {
    if (state_of(invitation, work.now) != "open" ||
        !(is_by_operator(invitation) ||
          access::still_gives(work, invitation.invited_by, invitation.organization_id,
                              invitation.role)))
        return fail(Category::conflict, "account_invitation.over");
    return {};
}

Result<Invitation> find_open(UnitOfWork& work, std::string_view token) {
    auto invitation = TRY(find(work, token));
    TRY(is_open(work, invitation));
    return invitation;
}

std::string guesses_of(const Invitation& invitation) {
    return "account invitation " + invitation.id.value;
}

std::string figures_of(std::string_view code) {
    std::string figures;
    for (const char c : code)
        if (c >= '0' && c <= '9') figures += c;
    return figures;
}

Result<> the_code_fits(UnitOfWork& work, Invitation& invitation, std::string_view code) {
    TRY(access::may_try(work, guesses_of(invitation)));
    const bool fits =
        crypto::equal(invitation.code_hash, code_hash(work, invitation, figures_of(code)));
    work.looks.push_back({{}, "accounts", "write", "invitation", fits});
    if (fits) return access::note_trial(work, guesses_of(invitation), true);
    work.keep_on_error = true;
    ++invitation.code_tries;
    TRY(work.tx.update(invitation));
    TRY(access::note_trial(work, guesses_of(invitation), false));
    return refuse_fields({{"code", "wrong"}});
}

Result<> the_address_opens_here(UnitOfWork& work, const Invitation& invitation) {
    if (invitation.account_id) return {};
    const auto known = access::contact_at(work, invitation.email);
    if (!known || !known->active) return {};
    return fail(Category::conflict, "account_invitation.address_in_use");
}

// Who keeps a password where nobody else has one gets it anew here too.
Result<> may_choose_a_password(UnitOfWork& work, const Invitation& invitation) {
    const auto& account = invitation.account_id;
    const bool is_alone = account ? !access::may_come_in_by_ours(work, *account)
                                  : access::takes_own_login_alone(work, invitation.organization_id);
    if (is_alone) return fail(Category::conflict, "account_invitation.own_login");
    return {};
}

Result<AccountId> open_or_renew(UnitOfWork& work, const Invitation& invitation,
                                const access::Credentials& credentials) {
    if (invitation.purpose == "welcome") {
        const auto opened = TRY(access::open_account(
            work, {invitation.organization_id, invitation.role, invitation.name, invitation.email},
            credentials));
        if (invitation.role == access::locum_role)
            TRY(access::begin_locum_period(work, opened, invitation.organization_id,
                                           invitation.from_on, invitation.until_on,
                                           invitation.invited_by));
        return opened;
    }
    TRY(access::replace_credentials(work, *invitation.account_id, credentials));
    return *invitation.account_id;
}

Result<> note_accepted(UnitOfWork& work, Invitation& invitation, const AccountId& account_id) {
    invitation.account_id = account_id;
    invitation.ended_at = work.now;
    invitation.outcome = "accepted";
    TRY(work.tx.update(invitation));
    TRY(stop_letters(work, invitation));
    TRY(tell_that_it_was_used(work, invitation));
    work.record(AccessGiven{invitation.id, account_id, invitation.purpose});
    return {};
}

}  // namespace veerkracht::accounts
