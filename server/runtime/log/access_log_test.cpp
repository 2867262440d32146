#include "runtime/log/access_log.hpp"

#include <gtest/gtest.h>

#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::log {
namespace {

class AccessLogTest : public ::testing::Test {
  protected:
    AccessLogTest() { db::migrate(*database, db::migrations()); }

    void write_line(std::vector<Look> looks) {
        Line line{.at = "2026-11-02T09:00:00.000Z",
                  .request_id = "4F7K-2M9Q",
                  .action = "referral.read",
                  .outcome = "done",
                  .address = "192.0.2.1",
                  .actor = {},
                  .looks = std::move(looks)};
        line.actor.kind = Actor::Kind::account;
        line.actor.account_id.value = "account-1";
        line.actor.name = "Sanne Bakker";
        line.actor.role = "coach";
        database->write_and_wait([&](db::Connection& connection) {
            db::work_for_the_house(connection);
            db::Transaction tx(connection);
            write(tx, line);
            return true;
        });
    }
    std::string show(const std::string& sql) { return veerkracht::show(*database, sql); }

    TestStore store;
    std::unique_ptr<db::Database> database = store.open({.readers = 1});
};

TEST_F(AccessLogTest, a_line_says_who_and_what_and_a_row_says_whom) {
    write_line({{PersonId{"p1"}, "identity", "read", "own_organization", true},
                {PersonId{"p2"}, "notes", "read", "access.absent", false}});
    EXPECT_EQ(show("select action, outcome, account_id, actor_kind, actor_name, role, "
                   "organization_id, link_id from access_log"),
              "referral.read | done | account-1 | account | Sanne Bakker | coach | null | null\n");
    EXPECT_EQ(
        show("select l.action, p.person_id, p.record_class, p.operation, p.ground, p.allowed "
             "from access_log_person p join access_log l on l.id = p.log_id order by p.person_id"),
        "referral.read | p1 | identity | read | own_organization | 1\n"
        "referral.read | p2 | notes | read | access.absent | 0\n");
}

TEST_F(AccessLogTest, the_same_look_twice_is_one_look) {
    const Look look{PersonId{"p1"}, "identity", "read", "self", true};
    auto write_look = look;
    write_look.operation = "write";
    write_line({look, write_look, look, look});
    EXPECT_EQ(show("select operation from access_log_person order by operation"), "read\nwrite\n");
}

TEST_F(AccessLogTest, a_worklist_of_forty_is_one_line_and_forty_rows) {
    for (const int count : {0, 1, 15, 16, 17, 32, 40}) {
        std::vector<Look> looks;
        for (int i = 0; i < count; ++i)
            looks.push_back(
                {PersonId{"p" + std::to_string(i)}, "referral_core", "read", "team", true});
        write_line(looks);
        EXPECT_EQ(show("select count(*), count(distinct person_id) from access_log_person "
                       "where log_id = (select max(id) from access_log)"),
                  std::to_string(count) + " | " + std::to_string(count) + "\n");
    }
    EXPECT_EQ(show("select count(*) from access_log"), "7\n");
}

}  // namespace
}  // namespace veerkracht::log
