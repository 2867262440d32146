#include "app/retention/run.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "app/retention/record.hpp"
#include "capabilities/access/retention.hpp"
#include "capabilities/audit/log_sample.hpp"
#include "capabilities/consent/retention.hpp"
#include "runtime/db/read_all.hpp"
#include "runtime/log/months.hpp"

namespace veerkracht::retention {

using controllers::RetentionCount;
using controllers::RetentionRun;

namespace {

// --- What is of everybody: proofs and sessions ---------------------------------------------------

struct Pile {
    std::string_view record;
    std::int64_t (*all)(db::Transaction&, const OrganizationId&);
    std::int64_t (*old)(db::Transaction&, const OrganizationId&, std::string_view moment);
    Result<std::int64_t> (*remove)(db::Transaction&, const OrganizationId&,
                                   std::string_view moment);
};
constexpr std::array piles{
    Pile{"consent_proof", consent::proofs_of, consent::old_proofs, consent::remove_old_proofs},
    Pile{"sessions", access::sessions_of, access::old_sessions, access::remove_old_sessions}};

std::string first_moment_kept(db::Transaction& tx, const OrganizationId& id, const Pile& pile,
                              std::string_view now) {
    return instant_of_local(controllers::first_day_kept(tx, id, pile.record, day_of(now)) +
                            "T00:00");
}

// --- Looking ------------------------------------------------------------------------------------

void add_kept(const Looked& looked, std::vector<RetentionCount>& counts) {
    for (const auto& [record, reasons] : looked.kept)
        for (const auto& [reason, number] : reasons)
            counts.push_back({record, "kept." + reason, number});
}

std::int64_t number_of(const Looked& looked, std::string_view record) {
    return std::ranges::count(looked.past, record, &PastTerm::record);
}

std::vector<RetentionCount> counts_of(db::Transaction& tx, const OrganizationId& id,
                                      std::string_view now) {
    const auto looked = look_at_records(tx, id, now);
    std::vector<RetentionCount> counts{{"records", "before", looked.before}};
    for (const auto& rule : controllers::retention_rules().records)
        if (const auto due = number_of(looked, rule.code); due > 0)
            counts.push_back({rule.code, "due", due});
    add_kept(looked, counts);
    for (const auto& pile : piles) {
        const auto moment = first_moment_kept(tx, id, pile, now);
        counts.push_back({std::string(pile.record), "before", pile.all(tx, id)});
        if (const auto old = pile.old(tx, id, moment); old > 0)
            counts.push_back({std::string(pile.record), "due", old});
    }
    return counts;
}

bool is_anything_due(const std::vector<RetentionCount>& counts) {
    return std::ranges::any_of(counts, [](const auto& one) { return one.what == "due"; });
}

// --- Removing -----------------------------------------------------------------------------------

Actor clerk_of(const OrganizationId& id) {
    Actor clerk;
    clerk.kind = Actor::Kind::system;
    clerk.role = "system";
    clerk.organization_id = id;
    return clerk;
}

// What was released may be taken back by a hold, and is counted by the terms of that moment only.
bool may_go_on(db::Transaction& tx, const RetentionRun& run, std::string_view today) {
    return !controllers::holds_today(tx, run.organization_id, today) &&
           run.terms == controllers::terms_in_force(tx, run.organization_id);
}

// Looked at anew, one by one: a record that somebody opened since is not removed.
Result<> remove_batch(UnitOfWork& work, const RetentionRun& run, std::span<const PastTerm> batch) {
    if (!may_go_on(work.tx, run, work.today)) return {};
    for (const auto& one : batch) {
        const auto past = still_past_term(work.tx, run.organization_id, one.person_id, work.now);
        if (!past) continue;
        const auto rows = TRY(remove_record(work.tx, one.person_id));
        if (rows == 0) continue;  // another house was quicker
        TRY(controllers::add_to(work, run.id, {past->record, "removed", 1}));
        TRY(controllers::add_to(work, run.id, {past->record, "rows", rows}));
    }
    return {};
}

Result<> remove_piles(UnitOfWork& work, const RetentionRun& run) {
    if (!may_go_on(work.tx, run, work.today)) return {};
    for (const auto& pile : piles) {
        const auto moment = first_moment_kept(work.tx, run.organization_id, pile, work.now);
        const auto removed = TRY(pile.remove(work.tx, run.organization_id, moment));
        if (removed == 0) continue;
        TRY(controllers::add_to(work, run.id, {std::string(pile.record), "removed", removed}));
    }
    return {};
}

Result<> close(UnitOfWork& work, const RetentionRun& run) {
    std::vector<RetentionCount> kept;
    const auto left = look_at_records(work.tx, run.organization_id, work.now);
    add_kept(left, kept);
    for (const auto& rule : controllers::retention_rules().records)
        if (const auto stays = number_of(left, rule.code); stays > 0)
            kept.push_back({rule.code, "kept.held", stays});
    return controllers::finish(work, run, kept);
}

Result<> carry_out(Application& house, const RetentionRun& run) {
    const auto now = to_text(house.clock().now());
    const auto looked = db::read_for_the_house<Looked>(house.database(), [&](db::Transaction& tx) {
        return look_at_records(tx, run.organization_id, now);
    });
    const auto clerk = clerk_of(run.organization_id);
    const std::span all(looked.past);
    const auto most = static_cast<std::size_t>(controllers::retention_rules().in_one_batch);
    for (std::size_t at = 0; at < all.size(); at += most) {
        if (house.is_stopping()) return {};  // goes on when the house is there again
        const auto batch = all.subspan(at, std::min(most, all.size() - at));
        TRY(house.run(clerk, [&](UnitOfWork& work) { return remove_batch(work, run, batch); }));
    }
    TRY(house.run(clerk, [&](UnitOfWork& work) { return remove_piles(work, run); }));
    return house.run(clerk, [&](UnitOfWork& work) { return close(work, run); });
}

// --- By night -----------------------------------------------------------------------------------

bool is_night_work(db::Transaction& tx, const OrganizationId& id, std::string_view now) {
    const auto local = local_time_of(now);
    return local.substr(11) >= controllers::retention_rules().at &&
           controllers::goes_by_itself(tx, id) && !controllers::holds_today(tx, id, day_of(now)) &&
           controllers::day_of_newest(tx, id) < day_of(now);
}

std::vector<OrganizationId> organizations_of_tonight(db::Transaction& tx, std::string_view now) {
    auto all = tx.values<OrganizationId>(
        "select distinct organization_id from retention_run where released_at is not null "
        "order by organization_id");
    std::erase_if(all, [&](const auto& id) { return !is_night_work(tx, id, now); });
    return all;
}

Result<> look_by_night(Application& house, const OrganizationId& id) {
    const auto now = to_text(house.clock().now());
    const auto counts = db::read_for_the_house<std::vector<RetentionCount>>(
        house.database(), [&](db::Transaction& tx) { return counts_of(tx, id, now); });
    return house.run(clerk_of(id), [&](UnitOfWork& work) {
        auto run = controllers::new_look(work, id);
        run.state = is_anything_due(counts) ? "released" : "nothing";
        if (run.state == "released") run.released_at = work.now;
        return controllers::note_look(work, run, counts);
    });
}

}  // namespace

Result<controllers::RetentionRunView> look(UnitOfWork& work) {
    const auto own = TRY(controllers::who_may_look(work));
    const auto counts = counts_of(work.tx, own, work.now);
    const auto run = controllers::new_look(work, own);
    work.later(
        [run, counts](UnitOfWork& later) { return controllers::note_look(later, run, counts); });
    return controllers::view_of(run, counts);
}

Result<> run_what_is_due(Application& house) {
    const auto now = to_text(house.clock().now());
    const auto tonight = db::read_for_the_house<std::vector<OrganizationId>>(
        house.database(), [&](db::Transaction& tx) { return organizations_of_tonight(tx, now); });
    for (const auto& id : tonight) TRY(look_by_night(house, id));
    const auto released = db::read_for_the_house<std::vector<RetentionRun>>(
        house.database(), [](db::Transaction& tx) { return controllers::released_runs(tx); });
    Result<> outcome;  // one that breaks off keeps no other from going on
    for (const auto& run : released) {
        const auto done = carry_out(house, run);
        if (!done) outcome = done;
    }
    return outcome;
}

namespace {

bool does_anybody_hold(Application& house) {
    const auto today = day_of(to_text(house.clock().now()));
    return db::read_for_the_house<bool>(house.database(), [&](db::Transaction& tx) {
        return controllers::anybody_holds_today(tx, today);
    });
}

}  // namespace

Result<> close_months_of_log(Application& house, const std::string& data_folder) {
    if (data_folder.empty() || does_anybody_hold(house)) return {};
    return log::close_months(house, data_folder + "/log_months");
}

Result<> forget_old_samples(Application& house) {
    if (does_anybody_hold(house)) return {};
    return house.run(clerk_of({}), audit::forget_old_samples);
}

}  // namespace veerkracht::retention
