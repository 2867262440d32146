#include "capabilities/accounts/acceptance.hpp"

#include "capabilities/access/credentials.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/accounts/events.hpp"
#include "capabilities/accounts/letters.hpp"
#include "capabilities/accounts/passwords.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

namespace {

Result<Invitation> find(UnitOfWork& work, std::string_view token) {
    return work.tx.one<Invitation>("select * from account_invitation where token_hash = $1",
                                   work.keys.token_hash(token));
}

Result<Invitation> find_open(UnitOfWork& work, std::string_view token) {
    auto invitation = TRY(find(work, token));
    if (state_of(invitation, work.now) != "open" ||
        !(is_by_operator(invitation) ||
          access::still_gives(work, invitation.invited_by, invitation.organization_id,
                              invitation.role)))
        return fail(Category::conflict, "account_invitation.over");
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

// Wrong ones are counted, also when the answer is a refusal.
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

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (is_plain)
            encoded += c;
        else
            encoded += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return encoded;
}

// As Google, Microsoft, FreeOTP and the password managers read it.
std::string address_for_authenticator(const UnitOfWork& work, const Invitation& invitation,
                                      const std::string& key) {
    const auto issuer = percent_encoded(work.settings.region_name);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(invitation.email) + "?secret=" + key +
           "&issuer=" + issuer;
}

std::int64_t unix_seconds(std::string_view now) {
    return std::chrono::floor<std::chrono::seconds>(to_instant(now)).time_since_epoch().count();
}

struct Asked {
    std::string token;
    std::string code;
    int pairings = 0;
    access::Credentials credentials;
};

Result<AccountId> open_or_renew(UnitOfWork& work, const Invitation& invitation,
                                const access::Credentials& credentials) {
    if (invitation.purpose == "welcome")
        return access::open_account(
            work, {invitation.organization_id, invitation.role, invitation.name, invitation.email},
            credentials);
    TRY(access::replace_credentials(work, *invitation.account_id, credentials));
    return *invitation.account_id;
}

Result<access::Credentials> credentials_of(UnitOfWork& work, const Invitation& invitation,
                                           const Acceptance& input) {
    TRY(password_is_strong(input.password,
                           {invitation.name, invitation.email, organization_name(work, invitation),
                            work.settings.region_name}));
    access::Credentials credentials;
    credentials.totp_key = totp_key(work, invitation, input.token);
    const auto step = crypto::totp_step(credentials.totp_key, figures_of(input.figures),
                                        unix_seconds(work.now), 0);
    if (!step) return refuse_fields({{"figures", "wrong"}});
    credentials.totp_last_step = *step;
    credentials.password_hash = crypto::hash_password(
        input.password, {work.settings.password_operations, work.settings.password_memory_bytes});
    return credentials;
}

Result<> come_in(UnitOfWork& work, const Asked& asked) {
    auto invitation = TRY(find_open(work, asked.token));
    TRY(the_code_fits(work, invitation, asked.code));
    if (invitation.pairings != asked.pairings)
        return fail(Category::conflict, "account_invitation.paired_again");
    const auto account_id = TRY(open_or_renew(work, invitation, asked.credentials));
    invitation.account_id = account_id;
    invitation.ended_at = work.now;
    invitation.outcome = "accepted";
    TRY(work.tx.update(invitation));
    TRY(stop_letters(work, invitation));
    TRY(tell_that_it_was_used(work, invitation));
    work.record(AccessGiven{invitation.id, account_id, invitation.purpose});
    TRY(access::sign_in(work, account_id));
    return {};
}

}  // namespace

Result<InvitationGreeting> look(UnitOfWork& work, const InvitationToken& input) {
    const auto invitation = TRY(find(work, input.token));
    return InvitationGreeting{state_of(invitation, work.now), invitation.purpose,
                              organization_name(work, invitation), invitation.invited_by_name,
                              invitation.expires_at};
}

Result<Pairing> pair(UnitOfWork& work, const InvitationCode& input) {
    auto invitation = TRY(find_open(work, input.token));
    TRY(the_code_fits(work, invitation, input.code));
    ++invitation.pairings;
    TRY(work.tx.update(invitation));
    const auto key = crypto::to_base32(totp_key(work, invitation, input.token));
    return Pairing{invitation.name, invitation.email, invitation.role, key,
                   address_for_authenticator(work, invitation, key)};
}

// On the read side: the hash takes its time and must not hold up those who write. To who only
// guesses nothing is said of password and figures; a wrong code is counted where it is written.
Result<Welcome> accept(UnitOfWork& work, const Acceptance& input) {
    const auto invitation = TRY(find_open(work, input.token));
    TRY(access::may_try(work, guesses_of(invitation)));
    Asked asked{input.token, input.code, invitation.pairings, {}};
    if (crypto::equal(invitation.code_hash, code_hash(work, invitation, figures_of(input.code))))
        asked.credentials = TRY(credentials_of(work, invitation, input));
    work.later([asked](UnitOfWork& later) { return come_in(later, asked); });
    return Welcome{invitation.name};
}

}  // namespace veerkracht::accounts
