// What was past its term, who let it go, and what became of it: the numbers that a manager and who
// watches over privacy read. What is counted and removed is told by the house (app/retention).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/controllers/terms.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::controllers {

using RetentionRunId = Id<struct RetentionRunTag>;

struct RetentionRun {
    static constexpr auto table = "retention_run";
    RetentionRunId id;
    int version = 1;
    OrganizationId organization_id;
    std::string terms;  // by which was counted
    std::string state;  // looked, released, done, overtaken; by night: nothing
    std::string looked_at;
    std::string looked_by;
    std::optional<std::string> released_at;
    std::string released_by;
    std::optional<std::string> finished_at;
};
BOOST_DESCRIBE_STRUCT(RetentionRun, (),
                      (id, version, organization_id, terms, state, looked_at, looked_by,
                       released_at, released_by, finished_at))

// `what`: before (kept when it was looked at), due, removed, rows (lines of tables that went with
// them), or kept.<reason>.
struct RetentionCount {
    std::string record;
    std::string what;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(RetentionCount, (), (record, what, number))

struct RetentionHold {
    static constexpr auto table = "retention_hold";
    OrganizationId id;  // one per organisation
    int version = 0;
    std::string reason;  // "" where nothing holds
    std::string until_on;
    std::string placed_at;
    std::string placed_by;
};
BOOST_DESCRIBE_STRUCT(RetentionHold, (), (id, version, reason, until_on, placed_at, placed_by))

struct PlacedHold {
    int version = 0;
    std::string reason;    // "" lifts it
    std::string until_on;  // the last day
};
BOOST_DESCRIBE_STRUCT(PlacedHold, (), (version, reason, until_on))
constexpr auto rules(const PlacedHold*) {
    return std::tuple{rule(&PlacedHold::reason, Length{0, 400}),
                      rule(&PlacedHold::until_on, Length{0, 10})};
}

struct RetentionRunView {
    RetentionRunId id;
    std::string state;
    std::string looked_at;
    std::string looked_by;  // "" for the house, by night
    std::optional<std::string> released_at;
    std::string released_by;
    std::optional<std::string> finished_at;
    std::vector<RetentionCount> counts;
};
BOOST_DESCRIBE_STRUCT(RetentionRunView, (),
                      (id, state, looked_at, looked_by, released_at, released_by, finished_at,
                       counts))

struct Retention {
    std::string organization_name;
    std::vector<TermView> terms;
    RetentionHold hold;
    bool holds = false;      // today
    bool by_itself = false;  // by the terms of now somebody released once: the nights go on
    bool may_change = false;
    std::vector<std::string> wanted;     // steps of the setup that come first
    std::vector<RetentionRunView> runs;  // newest first
};
BOOST_DESCRIBE_STRUCT(Retention, (),
                      (organization_name, terms, hold, holds, by_itself, may_change, wanted, runs))

Result<Retention> retention(UnitOfWork& work);
Result<Retention> hold(UnitOfWork& work, const PlacedHold& input);
// Conflict "retention.look_again" where terms changed since it was looked at, or that is long ago.
Result<Retention> release(UnitOfWork& work, const RetentionRunId& id);

// --- For the house, which looks and removes -----------------------------------------------------

// Nothing is removed: an inquiry, a complaint at court, a merger.
bool holds_today(db::Transaction& tx, const OrganizationId& id, std::string_view today);
bool anybody_holds_today(db::Transaction& tx, std::string_view today);
// Somebody of the organisation released a run by the terms of now.
bool goes_by_itself(db::Transaction& tx, const OrganizationId& id);
// By the terms of now; not stored yet.
RetentionRun new_look(UnitOfWork& work, const OrganizationId& id);
RetentionRunView view_of(const RetentionRun& run, std::vector<RetentionCount> counts);
// What was looked at before and not released, is overtaken by it.
Result<> note_look(UnitOfWork& work, const RetentionRun& run,
                   const std::vector<RetentionCount>& counts);
std::vector<RetentionRun> released_runs(db::Transaction& tx);
Result<> add_to(UnitOfWork& work, const RetentionRunId& id, const RetentionCount& count);
Result<> finish(UnitOfWork& work, RetentionRun run, const std::vector<RetentionCount>& kept);
// The local day of the newest run of the night or of a hand; "" where there is none.
std::string day_of_newest(db::Transaction& tx, const OrganizationId& id);
// The own organisation of who may look before something is released.
Result<OrganizationId> who_may_look(UnitOfWork& work);

}  // namespace veerkracht::controllers
