#include "runtime/events/event_log.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::events {
namespace {

constexpr auto at = "2026-11-02T09:00:00.000Z";

class EventLogTest : public ::testing::Test {
  protected:
    EventLogTest() { db::migrate(*database, db::migrations()); }

    void in_transaction(const std::function<void(db::Transaction&)>& work, bool keep = true) {
        database->write_and_wait([&](db::Connection& connection) {
            db::work_for_the_house(connection);
            db::Transaction tx(connection);
            work(tx);
            return keep;
        });
    }
    void tell(const std::string& name, bool keep = true) {
        in_transaction([&](db::Transaction& tx) { append(tx, name, "{}", at); }, keep);
    }
    void seal_all() {
        in_transaction([](db::Transaction& tx) { (void)seal(tx); });
    }
    // On PostgreSQL an event waits for every transaction that runs on the server, also those of
    // other tests.
    void seal_until(int count) {
        for (int i = 0;
             i < 500 && show("select count(position) from event") != std::to_string(count) + "\n";
             ++i) {
            seal_all();
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    std::string heard_by(const std::string& subscriber, int most = 100) {
        std::string names;
        in_transaction([&](db::Transaction& tx) {
            for (const auto& event : after(tx, subscriber, most)) {
                names += event.name + " ";
                move_cursor(tx, subscriber, *event.position);
            }
        });
        return names;
    }
    std::string show(const std::string& sql) { return veerkracht::show(*database, sql); }

    TestStore store;
    std::unique_ptr<db::Database> database = store.open({.readers = 4});
};

TEST_F(EventLogTest, news_is_heard_in_order_and_once_by_each) {
    tell("a");
    tell("undone", false);
    tell("b");
    seal_until(2);
    EXPECT_EQ(heard_by("mail", 1), "a ");
    EXPECT_EQ(heard_by("mail"), "b ");
    EXPECT_EQ(heard_by("mail"), "");
    EXPECT_EQ(heard_by("figures"), "a b ");
    EXPECT_EQ(show("select position from event order by position"), "1\n2\n");
}

TEST_F(EventLogTest, a_cursor_never_moves_back) {
    in_transaction([](db::Transaction& tx) {
        move_cursor(tx, "mail", 5);
        move_cursor(tx, "mail", 3);
        EXPECT_EQ(cursor(tx, "mail"), 5);
        EXPECT_EQ(cursor(tx, "nobody"), 0);
    });
}

// The trap of PostgreSQL: an event that was written first but committed last would be skipped by a
// cursor that reads ids.
TEST_F(EventLogTest, an_event_that_becomes_visible_later_is_not_skipped) {
    if (!database->is_postgres())
        GTEST_SKIP() << "one writer: what is written first is visible first";
    std::promise<void> written, may_commit, committed;
    bool is_written = false;
    database->write(
        [&](db::Connection& connection) {
            db::work_for_the_house(connection);
            db::Transaction tx(connection);
            append(tx, "slow", "{}", at);
            tx.settle();
            is_written = true;
            written.set_value();
            may_commit.get_future().wait();
            return true;
        },
        [&](std::exception_ptr broke) {
            if (broke && !is_written) written.set_exception(broke);
            committed.set_value();
        });
    written.get_future().get();

    tell("quick");
    seal_all();
    EXPECT_EQ(heard_by("mail"), "") << "the quick one waits for the slow one";
    may_commit.set_value();
    committed.get_future().wait();
    seal_until(2);
    EXPECT_EQ(heard_by("mail"), "slow quick ");
}

TEST_F(EventLogTest, many_writers_and_several_sealers_give_each_event_one_position) {
    constexpr int writers = 4;
    constexpr int each = 25;
    std::string heard;
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] {
                for (int i = 0; i < each; ++i) tell("w" + std::to_string(writer), i % 5 != 4);
            });
        }
        for (int sealer = 0; sealer < 2; ++sealer) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) seal_all();
            });
        }
        for (int i = 0; i < 20; ++i) heard += heard_by("mail", 7);
    }
    constexpr int kept = writers * each * 4 / 5;
    seal_until(kept);
    for (auto more = heard_by("mail"); !more.empty(); more = heard_by("mail")) heard += more;
    EXPECT_EQ(std::ranges::count(heard, ' '), kept);
    EXPECT_EQ(show("select count(*), min(position), max(position) from event"),
              std::to_string(kept) + " | 1 | " + std::to_string(kept) + "\n");
}

}  // namespace
}  // namespace veerkracht::events
