// What the decision on access costs: one, of every kind in turn, and all that one worklist asks.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <vector>

#include "capabilities/access/access.hpp"
#include "capabilities/access/actions.hpp"
#include "capabilities/access/rights.hpp"
#include "kernel/id.hpp"
#include "runtime/db/database.hpp"
#include "runtime/db/migrate.hpp"

namespace veerkracht::bench {

namespace {

using namespace access;

template <class E, class F>
void for_each_of(F&& f) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { f(one.value); });
}

// Every role, class, operation and relation.
std::vector<Snapshot> questions() {
    std::vector<Snapshot> all;
    for_each_of<Role>([&](Role role) {
        for_each_of<Class>([&](Class record_class) {
            for_each_of<Operation>([&](Operation operation) {
                for_each_of<Relation>([&](Relation relation) {
                    all.push_back({.role = role,
                                   .record_class = record_class,
                                   .operation = operation,
                                   .relation = relation,
                                   .consent = ConsentState::given,
                                   .level = Level::full,
                                   .in_term = true,
                                   .in_scope = true});
                });
            });
        });
    });
    return all;
}

void decision(benchmark::State& state) {
    const auto all = questions();
    const auto& tables = rights();
    for (auto _ : state)
        for (const auto& one : all) benchmark::DoNotOptimize(permit(tables, one));
    state.counters["each"] = static_cast<double>(all.size());
}
BENCHMARK(decision);

// As a coach opens her worklist: the action, then the door of each of 40 cases and of the one she
// looks into, with the looks that go into the log. What it asks was read with the rows themselves.
void decisions_of_a_worklist(benchmark::State& state) {
    constexpr std::size_t cases = 41;
    Actor coach;
    coach.kind = Actor::Kind::account;
    coach.account_id = new_id<AccountId>();
    coach.role = "welfare_coach";
    coach.organization_id = new_id<OrganizationId>();
    std::vector<Record> records(cases);
    for (auto& record : records) {
        record.person_id = new_id<PersonId>();
        record.organization_id = new_id<OrganizationId>();
        record.relation = Relation::accepted;
        record.consent = ConsentState::given;
    }
    const auto folder = std::filesystem::temp_directory_path() / ("decision_" + new_uuid());
    std::filesystem::create_directory(folder);
    const auto database = db::open("sqlite:" + (folder / "region.db").string(), {.readers = 1});
    db::migrate(*database, db::migrations());
    auto keys = Keys::from_bytes(std::string(32, 'k'));
    const Settings settings;
    const http::Request request;
    database->read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        UnitOfWork work{tx, coach, "2026-11-22T09:00:00Z", "2026-11-22", keys, settings, request};
        for (auto _ : state) {
            work.frozen.reset();
            bool allowed = role_may(work.actor, "case.worklist");
            for (const auto& record : records)
                allowed &= may(work, Class::identity, Operation::read, record).has_value();
            if (!allowed) state.SkipWithError("the coach may not read her own cases");
            work.looks = {};
        }
        return false;
    });
    std::filesystem::remove_all(folder);
}
BENCHMARK(decisions_of_a_worklist);

}  // namespace

}  // namespace veerkracht::bench
