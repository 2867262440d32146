#include "capabilities/access/grants.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct Grant {
    std::string_view kind, role, given_by;
};

// What stands before the separator; the rest is left in `text`.
std::string_view cut(std::string_view& text, char separator) {
    const auto at = text.find(separator);
    const auto part = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return part;
}

std::vector<Grant> read_grants(std::string_view csv) {
    std::vector<Grant> grants;
    while (!csv.empty()) {
        auto line = cut(csv, '\n');
        if (line.empty() || line.front() == '#' || line.starts_with("kind,")) continue;
        Grant grant{.kind = cut(line, ','), .role = cut(line, ','), .given_by = line};
        if (!enum_named<Role>(grant.role) || grant.given_by.empty())
            throw std::runtime_error("grants.csv: a row is wrong");
        grants.push_back(grant);
    }
    return grants;
}

const std::vector<Grant>& all_grants() {
    static const auto grants = read_grants(embedded_file("capabilities/access/grants.csv").value());
    return grants;
}

bool names(std::string_view words, std::string_view word) {
    while (!words.empty())
        if (cut(words, ' ') == word) return true;
    return false;
}

Record accounts_of(const UnitOfWork& work) {
    return {.person_id = {}, .organization_id = work.actor.organization_id};
}

std::vector<std::string> roles_of_giver(UnitOfWork& work) {
    return roles_given_by(work.actor.role, kind_of_organization(work, work.actor.organization_id));
}

}  // namespace

std::string kind_of_organization(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.value<std::string>("select kind from organization_card where id = $1", id)
        .value_or("");
}

std::vector<std::string> roles_of_kind(std::string_view organization_kind) {
    std::vector<std::string> roles;
    for (const auto& grant : all_grants())
        if (grant.kind == organization_kind) roles.emplace_back(grant.role);
    return roles;
}

std::vector<std::string> roles_given_by(std::string_view role, std::string_view organization_kind) {
    std::vector<std::string> roles;
    for (const auto& grant : all_grants())
        if (grant.kind == organization_kind && names(grant.given_by, role))
            roles.emplace_back(grant.role);
    return roles;
}

bool still_gives(UnitOfWork& work, const AccountId& giver, const OrganizationId& organization_id,
                 const std::string& role) {
    const auto who = contact(work, giver);
    if (!who || !who->active || who->organization_id != organization_id) return false;
    const auto roles = roles_given_by(who->role, kind_of_organization(work, organization_id));
    return std::ranges::find(roles, role) != roles.end();
}

std::vector<AccountId> givers(UnitOfWork& work, const OrganizationId& organization_id) {
    const auto kind = kind_of_organization(work, organization_id);
    std::vector<AccountId> found;
    for (const auto& who :
         work.tx.all<Contact>("select id, organization_id, role, name, email, active from account "
                              "where organization_id = $1 and active order by id",
                              organization_id))
        if (!roles_given_by(who.role, kind).empty()) found.push_back(who.id);
    return found;
}

std::vector<std::string> roles_to_show(UnitOfWork& work) {
    if (!would_allow(work, Class::accounts, Operation::write, accounts_of(work))) return {};
    return roles_of_giver(work);
}

Result<std::vector<std::string>> roles_to_administer(UnitOfWork& work) {
    TRY(own_organization(work));
    TRY(may(work, Class::accounts, Operation::write, accounts_of(work)));
    return roles_of_giver(work);
}

Result<std::vector<std::string>> roles_to_give(UnitOfWork& work, const AccountId& to) {
    TRY(own_organization(work));
    TRY(may_grant(work, Class::accounts, accounts_of(work), to));
    return roles_of_giver(work);
}

Result<Contact> colleague_to_administer(UnitOfWork& work, const AccountId& id) {
    const auto roles = TRY(roles_to_give(work, id));
    auto who = contact(work, id);
    if (!who || !who->active || who->organization_id != work.actor.organization_id)
        return fail(Category::not_found, "record.absent");
    if (std::ranges::find(roles, who->role) == roles.end())
        return fail(Category::forbidden, "access.role");
    return std::move(*who);
}

}  // namespace veerkracht::access
