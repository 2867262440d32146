// Somebody more than the cast: a role that few stories need.
#pragma once

#include <gtest/gtest.h>

#include "capabilities/access/account.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::testing {

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
        return work.tx.insert(account);
    }));
}

}  // namespace veerkracht::testing
