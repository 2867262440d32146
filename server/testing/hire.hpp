// Somebody more than the cast: a role that few stories need.
#pragma once

#include <gtest/gtest.h>

#include "capabilities/access/account.hpp"
#include "capabilities/access/locum.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::testing {

// For longer than any story: how long a period may be is asked where one is invited.
inline Result<> let_in_if_locum(UnitOfWork& work, const access::Account& account) {
    if (account.role != access::locum_role) return {};
    return access::begin_locum_period(work, account.id, account.organization_id, work.today,
                                      plus_days(work.today, 400), account.id);
}

inline void hire(TestApplication& app, const std::string& id, const std::string& organization_id,
                 const std::string& role) {
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        access::Account account;
        account.id = AccountId{id};
        account.organization_id = OrganizationId{organization_id};
        account.role = role;
        account.name = "Floor Functionaris";
        account.email = id + "@account.example";
        account.created_at = work.now;
        TRY(work.tx.insert(account));
        return let_in_if_locum(work, account);
    }));
}

}  // namespace veerkracht::testing
