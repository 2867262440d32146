#include "capabilities/controllers/retention.hpp"

#include <algorithm>

#include "capabilities/access/actions.hpp"
#include "capabilities/controllers/doors.hpp"
#include "kernel/text.hpp"

namespace veerkracht::controllers {

namespace {

constexpr int runs_shown = 24;

RetentionHold hold_of(db::Transaction& tx, const OrganizationId& id) {
    auto one = tx.maybe<RetentionHold>("select * from retention_hold where id = $1", id);
    if (one) return std::move(*one);
    RetentionHold nothing;
    nothing.id = id;
    return nothing;
}

bool holds(const RetentionHold& hold, std::string_view today) {
    return !hold.reason.empty() && today <= hold.until_on;
}

std::vector<RetentionCount> counts_of(db::Transaction& tx, const RetentionRunId& id) {
    return tx.all<RetentionCount>(
        "select record, what, number from retention_count where run_id = $1 order by record, what",
        id);
}

bool is_recent(const RetentionRun& run, std::string_view now) {
    return now < plus_minutes(run.looked_at, 60L * retention_rules().look_holds_hours);
}

Result<Retention> page(UnitOfWork& work, const OrganizationId& own) {
    Retention view;
    view.organization_name =
        work.tx.value<std::string>("select name from organization_card where id = $1", own)
            .value_or("");
    view.terms = terms_of(work.tx, own);
    view.hold = hold_of(work.tx, own);
    view.holds = holds(view.hold, work.today);
    view.by_itself = goes_by_itself(work.tx, own);
    view.may_change = access::role_may(work.actor, "retention.hold");
    view.wanted = steps_wanted_for(work.tx, own, "retention_release");
    auto runs = work.tx.all<RetentionRun>(
        "select * from retention_run where organization_id = $1 and state <> 'overtaken' "
        "order by looked_at desc, id desc limit $2",
        own, runs_shown);
    for (const auto& run : runs) view.runs.push_back(view_of(run, counts_of(work.tx, run.id)));
    return view;
}

}  // namespace

Result<Retention> retention(UnitOfWork& work) { return page(work, TRY(watching_door(work))); }

Result<Retention> hold(UnitOfWork& work, const PlacedHold& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    auto one = hold_of(work.tx, own);
    if (one.version != input.version) return fail(Category::conflict, "record.changed");
    one.reason = trimmed(input.reason);
    if (!one.reason.empty()) {
        if (!looks_like_day(input.until_on)) return refuse_fields({{"until_on", "malformed"}});
        if (input.until_on < work.today) return refuse_fields({{"until_on", "out_of_range"}});
    }
    one.until_on = one.reason.empty() ? "" : input.until_on;
    one.placed_at = work.now;
    one.placed_by = work.actor.name;
    if (one.version > 0) {
        TRY(work.tx.update(one));
    } else {
        one.version = 1;
        TRY(work.tx.insert(one));
    }
    return page(work, own);
}

Result<Retention> release(UnitOfWork& work, const RetentionRunId& id) {
    const auto own = TRY(own_door(work, access::Operation::write));
    auto run = TRY(work.tx.one<RetentionRun>(
        "select * from retention_run where id = $1 and organization_id = $2", id, own));
    if (run.state == "released" || run.state == "done") return page(work, own);
    if (!steps_wanted_for(work.tx, own, "retention_release").empty())
        return fail(Category::conflict, "setup.incomplete");
    if (holds_today(work.tx, own, work.today)) return fail(Category::conflict, "retention.held");
    if (run.state != "looked" || run.terms != terms_in_force(work.tx, own) ||
        !is_recent(run, work.now))
        return fail(Category::conflict, "retention.look_again");
    run.state = "released";
    run.released_at = work.now;
    run.released_by = work.actor.name;
    TRY(work.tx.update(run));
    return page(work, own);
}

bool holds_today(db::Transaction& tx, const OrganizationId& id, std::string_view today) {
    return holds(hold_of(tx, id), today);
}

bool anybody_holds_today(db::Transaction& tx, std::string_view today) {
    const auto all = tx.all<RetentionHold>("select * from retention_hold where reason <> ''");
    return std::ranges::any_of(all, [&](const auto& one) { return holds(one, today); });
}

bool goes_by_itself(db::Transaction& tx, const OrganizationId& id) {
    return tx.value<std::int64_t>(
                 "select count(*) from retention_run where organization_id = $1 and terms = $2 "
                 "and released_at is not null and released_by <> ''",
                 id, terms_in_force(tx, id))
               .value_or(0) > 0;
}

RetentionRun new_look(UnitOfWork& work, const OrganizationId& id) {
    RetentionRun run;
    run.id = new_id<RetentionRunId>();
    run.organization_id = id;
    run.terms = terms_in_force(work.tx, id);
    run.state = "looked";
    run.looked_at = work.now;
    run.looked_by = work.actor.name;
    return run;
}

RetentionRunView view_of(const RetentionRun& run, std::vector<RetentionCount> counts) {
    return {run.id,          run.state,       run.looked_at,   run.looked_by,
            run.released_at, run.released_by, run.finished_at, std::move(counts)};
}

Result<> note_look(UnitOfWork& work, const RetentionRun& run,
                   const std::vector<RetentionCount>& counts) {
    TRY(
        work.tx.execute("update retention_run set state = 'overtaken', version = version + 1 "
                        "where organization_id = $1 and state in ('looked', 'nothing')",
                        run.organization_id));
    TRY(work.tx.insert(run));
    for (const auto& count : counts) TRY(add_to(work, run.id, count));
    return {};
}

std::vector<RetentionRun> released_runs(db::Transaction& tx) {
    return tx.all<RetentionRun>(
        "select * from retention_run where state = 'released' order by released_at, id");
}

Result<> add_to(UnitOfWork& work, const RetentionRunId& id, const RetentionCount& count) {
    TRY(work.tx.execute(
        "insert into retention_count (run_id, record, what, number) values ($1, $2, $3, $4) "
        "on conflict (run_id, record, what) do update "
        "set number = retention_count.number + excluded.number",
        id, count.record, count.what, count.number));
    return {};
}

// What was said to stay when it was looked at, gives way to what stayed.
Result<> finish(UnitOfWork& work, RetentionRun run, const std::vector<RetentionCount>& kept) {
    TRY(work.tx.execute("delete from retention_count where run_id = $1 and what like 'kept.%'",
                        run.id));
    for (const auto& count : kept) TRY(add_to(work, run.id, count));
    run.state = "done";
    run.finished_at = work.now;
    return work.tx.update(run);
}

std::string day_of_newest(db::Transaction& tx, const OrganizationId& id) {
    const auto at = tx.value<std::string>(
        "select coalesce(max(looked_at), '') from retention_run where organization_id = $1", id);
    return at && !at->empty() ? day_of(*at) : "";
}

Result<OrganizationId> who_may_look(UnitOfWork& work) {
    return own_door(work, access::Operation::write);
}

}  // namespace veerkracht::controllers
