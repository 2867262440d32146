#include "capabilities/accounts/letters.hpp"

#include <algorithm>

#include "capabilities/access/credentials.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/officers.hpp"

namespace veerkracht::accounts {

namespace {

Result<> post(UnitOfWork& work, const std::string& email, const std::string& kind,
              const Invitation& invitation, std::map<std::string, std::string> facts) {
    facts["organization"] = organization_name(work, invitation);
    facts["name"] = invitation.name;
    return notifications::send(
        work, {"email", email, kind, std::nullopt, invitation.id.value, std::move(facts)});
}

std::string name_of_organization(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.value<std::string>("select name from organization_card where id = $1", id)
        .value_or("");
}

// Once for each way in, however often the news comes by.
Result<> tell_of_way_in(UnitOfWork& work, const std::string& kind, const AccountId& account_id,
                        const std::string& way_id) {
    const auto owner = access::contact(work, account_id);
    if (!owner || !owner->active || notifications::exists(work, kind, way_id)) return {};
    return notifications::send(
        work, {"email",
               owner->email,
               kind,
               std::nullopt,
               way_id,
               {{"organization", name_of_organization(work, owner->organization_id)}}});
}

}  // namespace

std::string organization_name(UnitOfWork& work, const Invitation& invitation) {
    return name_of_organization(work, invitation.organization_id);
}

Result<> tell_of_new_passkey(UnitOfWork& work, const access::PasskeyAdded& news) {
    return tell_of_way_in(work, "passkey_added", news.account_id, news.passkey_id.value);
}

Result<> tell_of_removed_passkey(UnitOfWork& work, const access::PasskeyRemoved& news) {
    return tell_of_way_in(work, "passkey_removed", news.account_id, news.passkey_id.value);
}

Result<> tell_of_stopped_passkey(UnitOfWork& work, const access::PasskeyStopped& news) {
    return tell_of_way_in(work, "passkey_stopped", news.account_id, news.passkey_id.value);
}

Result<> tell_of_joined_login(UnitOfWork& work, const access::OutsideJoined& news) {
    return tell_of_way_in(work, "outside_joined", news.account_id, news.identity_id);
}

Result<> tell_of_parted_login(UnitOfWork& work, const access::OutsideParted& news) {
    return tell_of_way_in(work, "outside_parted", news.account_id, news.identity_id);
}

Result<> tell_of_emergency(UnitOfWork& work, const access::EmergencyOpened& news) {
    const auto one = access::emergency(work, news.emergency_id);
    const auto& subject = news.emergency_id.value;
    if (!one || notifications::exists(work, "emergency_to_review", subject) ||
        notifications::exists(work, "emergency_often", subject))
        return {};
    std::vector<OrganizationId> whom{one->organization_id};
    for (const auto rows = access::rows_of(work, one->id); const auto& row : rows)
        if (std::ranges::find(whom, row.organization_id) == whom.end())
            whom.push_back(row.organization_id);
    for (const auto& organization : whom) {
        const bool own = organization == one->organization_id;
        const auto* kind =
            own && access::is_often(work, *one) ? "emergency_often" : "emergency_to_review";
        TRY(notifications::tell_officers(work, kind, subject, organization, "/noodgevallen"));
    }
    return {};
}

Result<> write_to_invitee(UnitOfWork& work, const Invitation& invitation,
                          const std::string& token) {
    return post(work, invitation.email, "account_" + invitation.purpose, invitation,
                {{"by", invitation.invited_by_name},
                 {"hours", std::to_string(limits().hours)},
                 {"link", "/toegang/" + token}});
}

Result<> stop_letters(UnitOfWork& work, const Invitation& invitation) {
    return notifications::stop(work, invitation.id.value);
}

namespace {

// Who works beside the newcomer, and who watches: they know whether there is such a colleague.
std::vector<AccountId> who_would_know(UnitOfWork& work, const Invitation& invitation) {
    return work.tx.values<AccountId>(
        "select id from account_card where organization_id = $1 and active and (role = $2 or role "
        "= 'privacy_officer') order by id",
        invitation.organization_id, invitation.role);
}

}  // namespace

// Nobody lets himself in a second time unnoticed, also not who is the only one that gives roles.
Result<> tell_that_it_was_used(UnitOfWork& work, const Invitation& invitation) {
    TRY(post(work, invitation.email, "account_opened", invitation, {}));
    const auto givers = access::givers(work, invitation.organization_id);
    for (const auto& id : givers)
        if (const auto giver = access::contact(work, id); giver && id != invitation.account_id)
            TRY(post(work, giver->email, "account_opened_for", invitation, {}));
    if (invitation.purpose != "welcome") return {};
    for (const auto colleagues = who_would_know(work, invitation); const auto& id : colleagues)
        if (const auto one = access::contact(work, id);
            one && one->email != invitation.email && std::ranges::find(givers, id) == givers.end())
            TRY(post(work, one->email, "account_opened_beside", invitation, {}));
    return {};
}

}  // namespace veerkracht::accounts
