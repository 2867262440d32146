#include "capabilities/accounts/invitations.hpp"

#include <algorithm>
#include <set>

#include "capabilities/access/access.hpp"
#include "capabilities/access/codes.hpp"
#include "capabilities/access/credentials.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/accounts/events.hpp"
#include "capabilities/accounts/letters.hpp"
#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::accounts {

namespace {

Result<> may_give(UnitOfWork& work, const std::string& role) {
    const auto roles = TRY(access::roles_to_give(work, {}));
    if (std::ranges::find(roles, role) != roles.end()) return {};
    return refuse_fields({{"role", "not_a_choice"}});
}

std::optional<Invitation> open_at(UnitOfWork& work, const OrganizationId& organization_id,
                                  const std::string& email) {
    return work.tx.maybe<Invitation>(
        "select * from account_invitation where organization_id = $1 and email = $2 and ended_at "
        "is null",
        organization_id, email);
}

Result<> end(UnitOfWork& work, Invitation& invitation) {
    TRY(stop_letters(work, invitation));
    invitation.ended_at = work.now;
    invitation.outcome = "withdrawn";
    return work.tx.update(invitation);
}

// Of the own organisation: where else somebody works is not for who invites.
Result<> the_address_is_free(UnitOfWork& work, const std::string& email) {
    const auto& own = work.actor.organization_id;
    const auto known = access::contact_at(work, email);
    if (known && known->active && known->organization_id == own)
        return refuse_fields({{"email", "works_here"}});
    if (open_at(work, own, email)) return refuse_fields({{"email", "invited_already"}});
    return {};
}

// A locum has a first and a last day, and nobody else has.
Result<> the_days_fit_the_role(const UnitOfWork& work, const Invitation& invitation) {
    if (invitation.role == access::locum_role)
        return access::locum_days_are_right(work, invitation.from_on, invitation.until_on);
    if (!invitation.from_on.empty()) return refuse_fields({{"from_on", "not_a_choice"}});
    if (!invitation.until_on.empty()) return refuse_fields({{"until_on", "not_a_choice"}});
    return {};
}

// A link for the mailbox and a code for the ear, both new.
Result<InvitationSent> send(UnitOfWork& work, Invitation invitation) {
    const bool is_new = invitation.id.empty();
    if (is_new) invitation.id = new_id<InvitationId>();
    const auto token = crypto::to_base64url(crypto::random_bytes(32));
    const auto code = access::six_figures();
    invitation.token_hash = work.keys.token_hash(token);
    invitation.code_hash = code_hash(work, invitation, code);
    invitation.code_tries = 0;
    invitation.came_by = invitation.came_as = "";
    invitation.sent_at = work.now;
    invitation.expires_at = plus_minutes(work.now, 60L * limits().hours);
    TRY(is_new ? work.tx.insert(invitation) : work.tx.update(invitation));
    TRY(write_to_invitee(work, invitation, token));
    work.record(AccountInvited{
        invitation.id, invitation.organization_id, invitation.purpose, invitation.role,
        is_by_operator(invitation) ? std::nullopt : std::optional(invitation.invited_by)});
    return InvitationSent{invitation.id, invitation.purpose,   invitation.name, invitation.email,
                          code,          invitation.expires_at};
}

Result<InvitationSent> send_by_actor(UnitOfWork& work, Invitation invitation) {
    invitation.organization_id = work.actor.organization_id;
    invitation.invited_by = work.actor.account_id;
    invitation.invited_by_name = work.actor.name;
    return send(work, std::move(invitation));
}

Result<InvitationSent> send_one(UnitOfWork& work, Invitation invitation) {
    TRY(access::count_use(work, "invite"));
    return send_by_actor(work, std::move(invitation));
}

Invitation welcome(const ColleagueToInvite& input) {
    Invitation invitation;
    invitation.purpose = "welcome";
    invitation.role = input.role;
    invitation.name = trimmed(input.name);
    invitation.email = folded(trimmed(input.email));
    invitation.from_on = input.from_on.value_or("");
    invitation.until_on = input.until_on.value_or("");
    return invitation;
}

Result<Invitation> checked(UnitOfWork& work, const ColleagueToInvite& input) {
    TRY(may_give(work, input.role));
    auto invitation = welcome(input);
    if (!looks_like_address(trimmed(input.email))) return refuse_fields({{"email", "malformed"}});
    TRY(the_days_fit_the_role(work, invitation));
    TRY(the_address_is_free(work, invitation.email));
    return invitation;
}

using Problems = std::map<std::string, std::string>;

// What is wrong in a row, under the place of the row; anything else ends the whole.
Result<> at_row(Error error, std::size_t row, Problems& problems) {
    if (error.fields.empty()) return std::unexpected(std::move(error));
    for (const auto& [field, word] : error.fields)
        problems["people." + std::to_string(row) + "." + field] = word;
    return {};
}

Result<std::vector<Invitation>> all_checked(UnitOfWork& work, const ColleaguesToInvite& input) {
    std::vector<Invitation> invitations;
    std::set<std::string> addresses;
    Problems problems;
    for (std::size_t row = 0; row < input.people.size(); ++row) {
        auto one = checked(work, input.people[row]);
        if (!one) {
            TRY(at_row(std::move(one).error(), row, problems));
            continue;
        }
        if (!addresses.insert(one->email).second)
            problems["people." + std::to_string(row) + ".email"] = "twice";
        invitations.push_back(std::move(*one));
    }
    if (!problems.empty()) return refuse_fields(std::move(problems));
    return invitations;
}

// An open one of the own organisation, of a role that this one gives.
Result<Invitation> find_own(UnitOfWork& work, const InvitationId& id) {
    const auto roles = TRY(access::roles_to_administer(work));
    auto invitation = TRY(work.tx.one<Invitation>(
        "select * from account_invitation where id = $1 and organization_id = $2", id,
        work.actor.organization_id));
    if (std::ranges::find(roles, invitation.role) == roles.end())
        return fail(Category::forbidden, "access.role");
    if (invitation.ended_at) return fail(Category::conflict, "account_invitation.over");
    return invitation;
}

std::string state_to_show(const UnitOfWork& work, const Invitation& invitation) {
    auto state = state_of(invitation, work.now);
    return state == "open" && !invitation.came_by.empty() ? "came" : state;
}

std::vector<InvitationRow> open_rows(UnitOfWork& work) {
    std::vector<InvitationRow> rows;
    for (const auto& one : work.tx.all<Invitation>(
             "select * from account_invitation where organization_id = $1 and ended_at is null "
             "order by sent_at desc, id limit 100",
             work.actor.organization_id))
        rows.push_back({one.id, one.purpose, one.name, one.email, one.role,
                        state_to_show(work, one), one.invited_by_name, one.sent_at,
                        one.expires_at});
    return rows;
}

}  // namespace

// As it was typed: folding makes another domain of one with an accent.
bool looks_like_address(std::string_view email) {
    const auto at = email.find('@');
    return at != std::string_view::npos && at > 0 &&
           email.find('.', at) != std::string_view::npos &&
           email.find_first_of(" \t\r\n,;<>\"", 0) == std::string_view::npos &&
           email.find('@', at + 1) == std::string_view::npos && !email.ends_with('.') &&
           std::ranges::all_of(email, [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<ColleaguesView> colleagues(UnitOfWork& work) {
    ColleaguesView view;
    view.team = TRY(access::team(work));
    view.roles = access::roles_to_show(work);
    if (!view.roles.empty()) view.invitations = open_rows(work);
    view.locums = access::locums(work);
    view.locum_days_max = access::locum_days_max();
    return view;
}

Result<InvitationSent> invite(UnitOfWork& work, const ColleagueToInvite& input) {
    return send_one(work, TRY(checked(work, input)));
}

Result<InvitationsSent> invite_many(UnitOfWork& work, const ColleaguesToInvite& input) {
    if (input.people.empty()) return refuse_fields({{"people", "required"}});
    auto invitations = TRY(all_checked(work, input));
    TRY(access::count_use(work, "invite_list"));
    InvitationsSent all;
    for (auto& one : invitations) all.sent.push_back(TRY(send_by_actor(work, std::move(one))));
    return all;
}

Result<std::optional<InvitationSent>> invite_first(UnitOfWork& work,
                                                   const OrganizationId& organization_id,
                                                   const ColleagueToInvite& input) {
    auto invitation = welcome(input);
    invitation.organization_id = organization_id;
    invitation.invited_by_name = work.settings.region_name;
    if (access::contact_at(work, invitation.email)) return std::nullopt;
    if (auto open = open_at(work, organization_id, invitation.email)) {
        if (state_of(*open, work.now) == "open") return std::nullopt;
        TRY(end(work, *open));
    }
    return TRY(send(work, std::move(invitation)));
}

Result<InvitationSent> invite_again(UnitOfWork& work, const InvitationId& id) {
    auto invitation = TRY(find_own(work, id));
    TRY(access::roles_to_give(work, invitation.account_id.value_or(AccountId())));
    const auto next_at = plus_seconds(invitation.sent_at, limits().seconds_between);
    if (next_at > work.now)
        return refuse_for_now("account_invitation.just_sent", seconds_between(work.now, next_at));
    TRY(stop_letters(work, invitation));
    return send_one(work, std::move(invitation));
}

Result<> withdraw(UnitOfWork& work, const InvitationId& id) {
    auto invitation = TRY(find_own(work, id));
    return end(work, invitation);
}

Result<InvitationSent> renew(UnitOfWork& work, const AccountId& id, const Renewal& input) {
    const auto colleague = TRY(access::colleague_to_administer(work, id));
    if (!input.identity_checked) return refuse_fields({{"identity_checked", "required"}});
    TRY(access::close_credentials(work, id));
    if (auto former = open_at(work, colleague.organization_id, colleague.email))
        TRY(end(work, *former));
    Invitation invitation;
    invitation.purpose = "recovery";
    invitation.account_id = id;
    invitation.role = colleague.role;
    invitation.name = colleague.name;
    invitation.email = colleague.email;
    return send_one(work, std::move(invitation));
}

}  // namespace veerkracht::accounts
