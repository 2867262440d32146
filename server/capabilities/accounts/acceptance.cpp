#include "capabilities/accounts/acceptance.hpp"

#include "capabilities/access/guessing.hpp"
#include "capabilities/access/own_login.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/accounts/coming_in.hpp"
#include "capabilities/accounts/letters.hpp"
#include "capabilities/accounts/passwords.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

namespace {

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

// The first day of a locum, while it is still to come.
std::string begins_on(const UnitOfWork& work, const Invitation& invitation) {
    return invitation.from_on > work.today ? invitation.from_on : "";
}

struct Asked {
    std::string token;
    std::string code;
    int pairings = 0;
    access::Credentials credentials;
};

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
    TRY(may_choose_a_password(work, invitation));
    const auto account_id = TRY(open_or_renew(work, invitation, asked.credentials));
    TRY(note_accepted(work, invitation, account_id));
    if (!begins_on(work, invitation).empty()) return {};
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
    TRY(the_address_opens_here(work, invitation));
    ++invitation.pairings;
    TRY(work.tx.update(invitation));
    const auto key = crypto::to_base32(totp_key(work, invitation, input.token));
    const auto& organization = invitation.organization_id;
    return Pairing{invitation.name,
                   invitation.email,
                   invitation.role,
                   key,
                   address_for_authenticator(work, invitation, key),
                   access::login_of(work, organization).has_value(),
                   !may_choose_a_password(work, invitation),
                   access::help_with_login(work, organization)};
}

// On the read side: the hash takes its time and must not hold up those who write. To who only
// guesses nothing is said of password and figures; a wrong code is counted where it is written.
Result<Welcome> accept(UnitOfWork& work, const Acceptance& input) {
    const auto invitation = TRY(find_open(work, input.token));
    TRY(access::may_try(work, guesses_of(invitation)));
    TRY(may_choose_a_password(work, invitation));
    Asked asked{input.token, input.code, invitation.pairings, {}};
    if (crypto::equal(invitation.code_hash, code_hash(work, invitation, figures_of(input.code))))
        asked.credentials = TRY(credentials_of(work, invitation, input));
    work.later([asked](UnitOfWork& later) { return come_in(later, asked); });
    return Welcome{invitation.name, begins_on(work, invitation)};
}

}  // namespace veerkracht::accounts
