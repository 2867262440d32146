#include "app/merging/merges.hpp"

#include "app/merging/splits.hpp"
#include "app/merging/steps.hpp"
#include "capabilities/access/access.hpp"
#include "capabilities/people/people.hpp"

namespace veerkracht::merging {

namespace {

std::optional<Merge> newest_of(UnitOfWork& work, const people::PairId& id) {
    return work.tx.maybe<Merge>(
        "select * from person_merge where pair_id = $1 and kind = 'merge' order by proposed_at "
        "desc, id desc limit 1",
        id);
}

MergePage page_of(UnitOfWork& work, const people::LikelyPair& pair) {
    MergePage page;
    page.pair_id = pair.id;
    page.first_version = version_of(work, pair.first_id);
    page.second_version = version_of(work, pair.second_id);
    if (const auto merge = newest_of(work, pair.id)) page.merge = view_of(work, *merge);
    return page;
}

Result<MergePage> page_after(UnitOfWork& work, const Merge& merge) {
    return page_of(work, TRY(people::find_pair(work, merge.pair_id)));
}

// Of who asks may read both.
std::optional<std::pair<std::string, std::string>> names_of(UnitOfWork& work, const Merge& merge) {
    const auto stays = people::find(work, merge.stays_id);
    if (!stays) return {};
    if (merge.kind == two_of_one && !is_done(merge))
        return std::pair{people::full_name(*stays), name_of_second(work, merge)};
    const auto goes = people::find(work, merge.goes_id);
    if (!goes) return {};
    return std::pair{people::full_name(*stays), people::full_name(*goes)};
}

// What was taken apart is put together by undoing that.
Result<> they_were_not_taken_apart(UnitOfWork& work, const people::PairId& id) {
    const auto split = work.tx.maybe<Merge>(
        "select * from person_merge where pair_id = $1 and kind = 'split'", id);
    if (split && can_be_undone(work, *split)) return fail(Category::conflict, "merge.was_split");
    return {};
}

}  // namespace

Result<MergePage> merge_of_pair(UnitOfWork& work, const people::PairId& id) {
    return page_of(work, TRY(people::find_pair(work, id)));
}

Result<MergePage> propose(UnitOfWork& work, const people::PairId& id, const NewMerge& input) {
    const auto pair = TRY(people::find_pair_to_change(work, id));
    const bool first_stays = input.stays_id == pair.first_id;
    if (!first_stays && input.stays_id != pair.second_id)
        return refuse_fields({{"stays_id", "not_a_choice"}});
    const auto standing = newest_of(work, id);
    if (standing && (waits(*standing) || is_done(*standing)))
        return fail(Category::conflict, "merge.standing");
    TRY(they_were_not_taken_apart(work, id));
    if (pair.put_away_at) return fail(Category::conflict, "merge.two_people");
    TRY(the_version_is_still_this_one(version_of(work, pair.first_id), input.first_version));
    TRY(the_version_is_still_this_one(version_of(work, pair.second_id), input.second_version));
    auto merge = TRY(new_proposal(work, one_of_two, input.stays_id,
                                  first_stays ? pair.second_id : pair.first_id, input.reason));
    merge.pair_id = pair.id;
    TRY(as_it_is(work, merge.stays_id, "active"));
    TRY(as_it_is(work, merge.goes_id, "active"));
    TRY(work.tx.insert(merge));
    TRY(ask_a_colleague(work, merge, "merge"));
    return page_of(work, pair);
}

Result<MergePage> confirm(UnitOfWork& work, const MergeId& id, const SeenMerge& seen) {
    return page_after(work, TRY(confirmed(work, {id, one_of_two}, seen)));
}

Result<MergePage> refuse(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(refused(work, {id, one_of_two}, seen)));
}

Result<MergePage> ask_undo(UnitOfWork& work, const MergeId& id, const NewUndo& input) {
    return page_after(work, TRY(undo_asked(work, {id, one_of_two}, input)));
}

Result<MergePage> confirm_undo(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(undone(work, {id, one_of_two}, seen)));
}

Result<MergePage> refuse_undo(UnitOfWork& work, const MergeId& id, const MergeVersion& seen) {
    return page_after(work, TRY(undo_refused(work, {id, one_of_two}, seen)));
}

Result<std::vector<MergeRow>> merges(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto all = work.tx.all<Merge>(
        "select * from person_merge where organization_id = $1 and (state = 'proposed' or (state "
        "in "
        "('merged', 'split') and undo_until > $2)) order by case when state = 'proposed' or "
        "undo_asked_at is "
        "not null then 0 else 1 end, proposed_at desc, id desc limit 100",
        own, work.now);
    std::vector<MergeRow> rows;
    for (const auto& merge : all) {
        const auto names = names_of(work, merge);
        if (!names) continue;  // both or nothing
        MergeRow row;
        row.kind = merge.kind;
        row.pair_id = merge.pair_id;
        row.stays_id = merge.stays_id;
        row.stays = names->first;
        row.goes = names->second;
        row.state = merge.state;
        row.by_name = merge.undo_asked_by         ? merge.undo_asked_by_name
                      : merge.state == "proposed" ? merge.proposed_by_name
                                                  : merge.decided_by_name;
        row.at = merge.undo_asked_at.value_or(merge.decided_at.value_or(merge.proposed_at));
        row.waits = waits(merge);
        row.waits_for_other = waits_for_other(work, merge);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<> forget_former_values(UnitOfWork& work) {
    // Who stopped with a study stopped with it in both rows.
    TRY(work.tx.execute(
        "delete from research_response where participant_id in (select row_key from "
        "person_merge_change where table_name = 'research_participant' and column_name = "
        "'withdrawn_at' and merge_id in (select id from person_merge where undo_until < $1))",
        work.now));
    TRY(work.tx.execute(
        "delete from person_merge_change where merge_id in (select id from person_merge where "
        "undo_until < $1)",
        work.now));
    return {};
}

}  // namespace veerkracht::merging
