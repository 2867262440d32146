// What both engines promise to a unit of work.
#include "runtime/db/database.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "runtime/db/table.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::db {
namespace {

enum class Colour { red, blue };
BOOST_DESCRIBE_ENUM(Colour, red, blue)

struct Place {
    std::string street;
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(Place, (), (street, number))

struct Thing {
    static constexpr auto table = "thing";
    PersonId id;
    int version = 1;
    std::string name;
    Colour colour = Colour::red;
    bool wanted = false;
    std::int64_t count = 0;
    double weight = 0;
    std::optional<std::string> remark;
    std::optional<int> shelf;
    Bytes secret;
    std::vector<std::string> words;
    RawJson as_received;
    Place place;
    std::vector<Place> earlier_places;
};
BOOST_DESCRIBE_STRUCT(Thing, (),
                      (id, version, name, colour, wanted, count, weight, remark, shelf, secret,
                       words, as_received, place, earlier_places))

struct Counter {
    static constexpr auto table = "counter";
    std::string id;
    std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (id, value))

struct Name {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Name, (), (name))

constexpr auto tables = R"(
    create table thing (id text primary key, version bigint not null, name text not null unique, colour text not null,
        wanted boolean not null, count bigint not null, weight double precision not null, remark text, shelf bigint,
        secret bytea not null, words text not null, as_received text not null, place text not null,
        earlier_places text not null);
    create table counter (id text primary key, value bigint not null);
)";

Thing a_thing(const std::string& id) {
    return {.id = {id},
            .version = 1,
            .name = "thing " + id,
            .colour = Colour::blue,
            .wanted = true,
            .count = 9'007'199'254'740'993,
            .weight = 0.1,
            .remark = std::nullopt,
            .shelf = 3,
            .secret = {std::string("\0\xff'\\", 4)},
            .words = {"één", "twee"},
            .as_received = {R"({"a":1})"},
            .place = {"Dorpsstraat", 5},
            .earlier_places = {{"Kerkweg", 1}, {"Brink", 2}}};
}

// Holds the thread that writes, so that units queue up behind it.
class Gate {
  public:
    void close(Database& database) {
        database.write(
            [this](Connection&) {
                entered_.set_value();
                opened_.get_future().wait();
                return false;
            },
            [this](std::exception_ptr) { left_.set_value(); });
        entered_.get_future().wait();
    }
    void open() {
        opened_.set_value();
        left_.get_future().wait();
    }

  private:
    std::promise<void> entered_, opened_, left_;
};

class DatabaseTest : public ::testing::Test {
  protected:
    DatabaseTest() {
        database->write_and_wait([](Connection& connection) {
            connection.script(tables);
            return true;
        });
    }

    void write(const std::function<void(Transaction&)>& work) {
        database->write_and_wait([&](Connection& connection) {
            Transaction tx(connection);
            work(tx);
            return true;
        });
    }
    std::string show(const std::string& sql) { return veerkracht::show(*database, sql); }

    TestStore store;
    // One thread on PostgreSQL too, so that a gate holds everything.
    std::unique_ptr<Database> database = store.open({.readers = 1});
};

TEST_F(DatabaseTest, a_record_comes_back_as_it_was) {
    const auto sent = a_thing("1");
    write([&](Transaction& tx) { ASSERT_TRUE(tx.insert(sent)); });
    write([&](Transaction& tx) {
        const auto kept = tx.one<Thing>("select * from thing where id = $1", PersonId{"1"});
        ASSERT_TRUE(kept);
        EXPECT_EQ(to_json(kept->words) + to_json(kept->place) + to_json(kept->earlier_places) +
                      kept->as_received.text,
                  to_json(sent.words) + to_json(sent.place) + to_json(sent.earlier_places) +
                      sent.as_received.text);
        EXPECT_EQ(std::tie(kept->id, kept->version, kept->name, kept->colour, kept->wanted,
                           kept->count, kept->weight, kept->remark, kept->shelf, kept->secret),
                  std::tie(sent.id, sent.version, sent.name, sent.colour, sent.wanted, sent.count,
                           sent.weight, sent.remark, sent.shelf, sent.secret));
    });
    EXPECT_EQ(show("select name, colour, wanted, remark, shelf from thing"),
              "thing 1 | blue | 1 | null | 3\n");
}

TEST_F(DatabaseTest, an_update_raises_the_version_and_refuses_who_came_second) {
    write([&](Transaction& tx) {
        auto first = a_thing("1");
        ASSERT_TRUE(tx.insert(first));
        auto second = first;
        first.name = "mine";
        ASSERT_TRUE(tx.update(first));
        EXPECT_EQ(first.version, 2);
        second.name = "no, mine";
        const auto refused = tx.update(second);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "record.changed");
        EXPECT_EQ(refused.error().category, Category::conflict);
        EXPECT_EQ(second.version, 1);
    });
    EXPECT_EQ(show("select name, version from thing"), "mine | 2\n");
}

TEST_F(DatabaseTest, a_record_without_a_version_is_updated_by_id) {
    write([&](Transaction& tx) {
        Counter counter{"a", 1};
        ASSERT_TRUE(tx.insert(counter));
        counter.value = 5;
        ASSERT_TRUE(tx.update(counter));
        Counter absent{"b", 1};
        EXPECT_EQ(tx.update(absent).error().code, "record.absent");
    });
    EXPECT_EQ(show("select id, value from counter"), "a | 5\n");
}

TEST_F(DatabaseTest, one_is_exactly_one) {
    write([&](Transaction& tx) {
        const auto absent = tx.one<Counter>("select * from counter where id = $1", "nobody");
        ASSERT_FALSE(absent);
        EXPECT_EQ(absent.error().category, Category::not_found);
        EXPECT_EQ(absent.error().code, "record.absent");
        ASSERT_TRUE(tx.insert(Counter{"a", 1}));
        ASSERT_TRUE(tx.insert(Counter{"b", 2}));
        EXPECT_THROW((void)tx.one<Counter>("select * from counter"), EngineError);
        EXPECT_EQ(tx.all<Counter>("select * from counter").size(), 2U);
        EXPECT_EQ(tx.value<int>("select max(value) from counter"), 2);
        EXPECT_EQ(tx.value<int>("select max(value) from counter where id = 'z'"), std::nullopt);
        EXPECT_EQ(tx.values<std::string>("select id from counter order by id desc"),
                  (std::vector<std::string>{"b", "a"}));
    });
}

TEST_F(DatabaseTest, an_objection_of_a_constraint_is_a_conflict) {
    Result<> refused;
    database->write_and_wait([&](Connection& connection) {
        Transaction tx(connection);
        (void)tx.insert(a_thing("1"));
        refused = tx.insert(a_thing("1"));
        return false;
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().category, Category::conflict);
    EXPECT_EQ(refused.error().code, "row.conflict");
    EXPECT_EQ(refused.error().detail.find("thing 1"), std::string::npos)
        << "what a row holds must not reach a log";
}

TEST_F(DatabaseTest, a_null_for_a_member_that_is_not_optional_is_a_fault) {
    write([&](Transaction& tx) {
        EXPECT_THROW((void)tx.one<Name>("select null as name"), EngineError);
        EXPECT_THROW((void)tx.one<Name>("select 'a' as title"), EngineError);
        EXPECT_TRUE(tx.one<Name>("select 'a' as title, 'b' as name"));
    });
}

TEST_F(DatabaseTest, parameters_are_bound_by_their_number) {
    write([&](Transaction& tx) {
        EXPECT_TRUE(tx.execute("insert into counter (value, id) values ($2, $1)", "a", 7));
        EXPECT_EQ(tx.execute("update counter set value = value + $2 where id = $1 and value <> $2",
                             "a", 1),
                  1);
        EXPECT_EQ(tx.execute("update counter set value = 0 where id = $1", "z"), 0);
    });
    EXPECT_EQ(show("select id, value from counter"), "a | 8\n");
}

TEST_F(DatabaseTest, two_cursors_of_the_same_query_do_not_disturb_each_other) {
    write([&](Transaction& tx) {
        for (int i = 1; i <= 3; ++i) ASSERT_TRUE(tx.insert(Counter{std::to_string(i), i}));
        const std::string query = "select value from counter order by value";
        int sum = 0;
        const auto outer = tx.connection().query(query, {});
        while (outer->next()) {
            const auto inner = tx.connection().query(query, {});
            while (inner->next()) sum += static_cast<int>(outer->integer(0) * inner->integer(0));
        }
        EXPECT_EQ(sum, 36);
    });
}

TEST_F(DatabaseTest, a_unit_that_fails_leaves_its_neighbours_as_they_were) {
    Gate gate;
    gate.close(*database);
    const auto commits_before = database->statistics().commits;
    std::vector<std::future<void>> outcomes;
    for (int i = 0; i < 9; ++i) {
        const auto done = std::make_shared<std::promise<void>>();
        outcomes.push_back(done->get_future());
        database->write(
            [i](Connection& connection) {
                Transaction tx(connection);
                (void)tx.insert(Counter{std::to_string(i), i});
                if (i % 3 == 1) throw std::runtime_error("broken");
                return i % 3 == 0;  // 2, 5 and 8 think better of it
            },
            [done](std::exception_ptr error) {
                error ? done->set_exception(error) : done->set_value();
            });
    }
    gate.open();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (i % 3 == 1) {
            EXPECT_THROW(outcomes[i].get(), std::runtime_error);
        } else {
            EXPECT_NO_THROW(outcomes[i].get());
        }
    }
    if (!database->is_postgres()) {
        EXPECT_EQ(database->statistics().commits - commits_before, 2U)
            << "the gate's own, and one for all nine";
    }
    EXPECT_EQ(show("select id from counter order by value"), "0\n3\n6\n");
}

TEST_F(DatabaseTest, a_full_queue_says_busy) {
    const auto small = store.open({.readers = 1, .queue_max = 2});
    Gate gate;
    gate.close(*small);
    std::promise<void> first, second;
    const auto nothing = [](Connection&) { return true; };
    small->write(nothing, [&](std::exception_ptr) { first.set_value(); });
    small->write(nothing, [&](std::exception_ptr) { second.set_value(); });
    EXPECT_EQ(small->statistics().waiting, 2U);
    EXPECT_THROW(small->write(nothing, [](std::exception_ptr) {}), Busy);
    gate.open();
    first.get_future().wait();
    second.get_future().wait();
    EXPECT_NO_THROW(small->write_and_wait(nothing));
}

TEST_F(DatabaseTest, a_unit_that_reads_cannot_write) {
    EXPECT_THROW(database->read_and_wait([](Connection& connection) {
        Transaction tx(connection);
        (void)tx.insert(Counter{"a", 1});
        return true;
    }),
                 EngineError);
    EXPECT_EQ(show("select count(*) from counter"), "0\n");
}

TEST_F(DatabaseTest, a_unit_that_waits_for_another_unit_is_refused_instead_of_waiting_forever) {
    EXPECT_THROW(
        write([&](Transaction&) { database->write_and_wait([](Connection&) { return true; }); }),
        std::logic_error);
}

TEST_F(DatabaseTest, units_that_cross_each_other_lose_nothing) {
    const auto wide = store.open({.readers = 4});
    write([](Transaction& tx) { ASSERT_TRUE(tx.insert(Counter{"a", 0})); });
    if (!wide->is_postgres()) return;  // one writer: nothing can cross
    std::vector<std::jthread> people;
    std::atomic<int> added = 0;
    for (int person = 0; person < 4; ++person) {
        people.emplace_back([&] {
            for (int i = 0; i < 10; ++i) {
                try {
                    wide->write_and_wait([](Connection& connection) {
                        Transaction tx(connection);
                        auto counter =
                            tx.one<Counter>("select * from counter where id = 'a'").value();
                        ++counter.value;
                        return tx.update(counter).has_value();
                    });
                    ++added;
                } catch (const EngineError&) {
                    // Five times crossed: told to who asked, and nothing was kept.
                }
            }
        });
    }
    people.clear();
    EXPECT_GT(added, 20);
    EXPECT_EQ(show("select value from counter"), std::to_string(added) + "\n");
}

TEST_F(DatabaseTest, who_inserts_what_another_just_kept_looks_again_before_acting) {
    if (!database->is_postgres()) GTEST_SKIP() << "one writer: nobody comes in between";
    const auto other = store.open({.readers = 1});
    int looks = 0;
    std::optional<std::int64_t> seen;
    write([&](Transaction& tx) {
        seen = tx.value<std::int64_t>("select value from counter where id = 'a'");
        if (looks++ == 0)
            std::jthread([&] {
                other->write_and_wait([](Connection& connection) {
                    return Transaction(connection).insert(Counter{"a", 7}).has_value();
                });
            }).join();
        if (!seen) tx.post(Counter{"a", 1});
    });
    EXPECT_EQ(seen, 7);
    EXPECT_EQ(looks, 2);
}

TEST_F(DatabaseTest, a_unit_that_was_kept_is_not_run_again_for_what_it_stumbled_over) {
    int runs = 0;
    write([&](Transaction& tx) {
        ++runs;
        (void)tx.insert(Counter{std::to_string(runs), 1});
        ASSERT_TRUE(tx.execute("savepoint tried"));
        EXPECT_FALSE(tx.insert(Counter{std::to_string(runs), 2}));
        ASSERT_TRUE(tx.execute("rollback to savepoint tried"));
    });
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(show("select id, value from counter"), "1 | 1\n");
}

TEST_F(DatabaseTest, a_statement_that_is_wrong_is_a_fault_and_the_next_unit_goes_on) {
    EXPECT_THROW(write([](Transaction& tx) { (void)tx.execute("select from nowhere at all"); }),
                 EngineError);
    EXPECT_NO_THROW(write([](Transaction& tx) { ASSERT_TRUE(tx.insert(Counter{"a", 1})); }));
}

TEST_F(DatabaseTest, what_was_posted_stands_in_its_order) {
    write([](Transaction& tx) {
        tx.post(Counter{"a", 1});
        tx.post("update counter set value = value + $1 where id = $2", 1, "a");
        EXPECT_EQ(tx.value<std::int64_t>("select value from counter where id = 'a'"), 2);
        for (int i = 0; i < 250; ++i) tx.post("update counter set value = value + 1");
    });
    EXPECT_EQ(show("select value from counter"), "252\n");
}

TEST_F(DatabaseTest, what_a_posted_statement_objects_to_ends_the_unit) {
    write([](Transaction& tx) { tx.post(Counter{"a", 1}); });
    EXPECT_THROW(write([](Transaction& tx) {
                     tx.post(Counter{"b", 1});
                     tx.post(Counter{"a", 2});
                 }),
                 ConstraintError);
    EXPECT_THROW(write([](Transaction& tx) {
                     tx.post(Counter{"a", 2});
                     tx.settle();
                     FAIL() << "the unit went on";
                 }),
                 ConstraintError);
    EXPECT_EQ(show("select id, value from counter"), "a | 1\n");
}

TEST_F(DatabaseTest, a_posted_statement_that_is_wrong_is_wrong_each_time) {
    for (int i = 0; i < 2; ++i) {
        EXPECT_THROW(write([](Transaction& tx) {
                         tx.post("insert into counter_of_nobody (id) values ($1)", "a");
                         tx.post("insert into counter (id, value) values ($1, 7)", "a");
                     }),
                     EngineError);
    }
    write([](Transaction& tx) { tx.post("insert into counter (id, value) values ($1, 7)", "a"); });
    EXPECT_EQ(show("select value from counter"), "7\n");
}

TEST_F(DatabaseTest, a_unit_that_is_undone_takes_what_it_posted_with_it) {
    write([](Transaction& tx) { tx.post(Counter{"a", 1}); });
    EXPECT_NO_THROW(database->write_and_wait([](Connection& connection) {
        Transaction(connection).post(Counter{"b", 1});
        return false;
    }));
    EXPECT_EQ(show("select id from counter"), "a\n");
}

TEST(OpenTest, a_server_that_cannot_be_reached_is_told_at_start) {
    EXPECT_THROW((void)open("postgresql://nobody@/nothing?host=/nonexistent"), EngineUnavailable);
}

TEST_F(DatabaseTest, a_connection_that_died_while_idle_is_made_again) {
    if (!database->is_postgres()) GTEST_SKIP() << "there is no connection to lose";
    const auto number = [&] {
        auto text = show("select pg_backend_pid()");
        text.pop_back();
        return text;
    };
    const auto former = number();
    const auto other = store.open({.readers = 1});
    veerkracht::show(*other, "select pg_terminate_backend(" + former + ")");
    std::string current;
    for (int i = 0; i < 100 && (current.empty() || current == former); ++i) current = number();
    EXPECT_NE(current, former);

    // Also where the unit that finds it dead writes.
    veerkracht::show(*other, "select pg_terminate_backend(" + current + ")");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    write([](Transaction& tx) {
        tx.settle();
        tx.post(Counter{"a", 1});
    });
    EXPECT_EQ(show("select value from counter"), "1\n");
}

TEST(OpenTest, a_database_has_a_known_kind_of_name) {
    EXPECT_THROW((void)open("mysql://somewhere"), std::invalid_argument);
}

}  // namespace
}  // namespace veerkracht::db
