#include "capabilities/notifications/officers.hpp"

#include "capabilities/access/credentials.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/notifications/notifications.hpp"

namespace veerkracht::notifications {

namespace {

std::vector<AccountId> who_hears(UnitOfWork& work, const OrganizationId& id) {
    auto officers = work.tx.values<AccountId>(
        "select id from account_card where organization_id = $1 and role = 'privacy_officer' and "
        "active order by id",
        id);
    return officers.empty() ? access::givers(work, id) : officers;
}

}  // namespace

Result<> tell_officers(UnitOfWork& work, std::string_view kind, std::string_view subject,
                       const OrganizationId& organization_id, std::string_view link) {
    const auto name = work.tx.value<std::string>("select name from organization_card where id = $1",
                                                 organization_id);
    for (const auto whom = who_hears(work, organization_id); const auto& id : whom)
        if (const auto reader = access::contact(work, id))
            TRY(send(work, {"email",
                            reader->email,
                            std::string(kind),
                            std::nullopt,
                            std::string(subject),
                            {{"organization", name.value_or("")}, {"link", std::string(link)}}}));
    return {};
}

}  // namespace veerkracht::notifications
