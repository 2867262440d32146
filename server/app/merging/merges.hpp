// Proposing, confirming and undoing that two rows are one resident. Until it is confirmed both rows
// work as they did.
#pragma once

#include "app/merging/merge.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::merging {

struct MergeView {
    MergeId id;
    int version = 1;
    std::string state;
    PersonId stays_id;
    std::string reason;
    std::string proposed_by_name;
    std::string proposed_at;
    std::string decided_by_name;
    std::optional<std::string> decided_at;
    std::optional<std::string> undo_until;
    std::string undo_reason;
    std::string undo_asked_by_name;
    std::optional<std::string> undo_asked_at;
    std::string undone_by_name;
    std::optional<std::string> undone_at;
    bool waits_for_other = false;  // who asks said it, and somebody else has to confirm
    bool can_undo = false;
};
BOOST_DESCRIBE_STRUCT(MergeView, (),
                      (id, version, state, stays_id, reason, proposed_by_name, proposed_at,
                       decided_by_name, decided_at, undo_until, undo_reason, undo_asked_by_name,
                       undo_asked_at, undone_by_name, undone_at, waits_for_other, can_undo))
struct MergePage {
    people::PairId pair_id;
    int first_version = 1;  // of the rows, as they were shown
    int second_version = 1;
    std::optional<MergeView> merge;  // the newest
};
BOOST_DESCRIBE_STRUCT(MergePage, (), (pair_id, first_version, second_version, merge))
Result<MergePage> merge_of_pair(UnitOfWork& work, const people::PairId& id);

struct NewMerge {
    int first_version = 1;
    int second_version = 1;
    PersonId stays_id;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewMerge, (), (first_version, second_version, stays_id, reason))
constexpr auto rules(const NewMerge*) {
    return std::tuple{rule(&NewMerge::reason, Length{3, 500})};
}
Result<MergePage> propose(UnitOfWork& work, const people::PairId& id, const NewMerge& input);

struct SeenMerge {
    int version = 1;
    int first_version = 1;
    int second_version = 1;
};
BOOST_DESCRIBE_STRUCT(SeenMerge, (), (version, first_version, second_version))
// By somebody else, with a fresh proof; saying it twice is saying it once.
Result<MergePage> confirm(UnitOfWork& work, const MergeId& id, const SeenMerge& seen);

struct MergeVersion {
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(MergeVersion, (), (version))
// By somebody else: no. By who proposed: never mind.
Result<MergePage> refuse(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);

struct NewUndo {
    int version = 1;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewUndo, (), (version, reason))
constexpr auto rules(const NewUndo*) { return std::tuple{rule(&NewUndo::reason, Length{3, 500})}; }
Result<MergePage> ask_undo(UnitOfWork& work, const MergeId& id, const NewUndo& input);
Result<MergePage> confirm_undo(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);
// Also by who asked it.
Result<MergePage> refuse_undo(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);

struct MergeRow {
    std::string kind;  // merge, split
    people::PairId pair_id;
    PersonId stays_id;
    std::string stays;  // names
    std::string goes;
    std::string state;  // proposed, merged, split
    std::string by_name;
    std::string at;
    bool waits = false;            // for a second colleague
    bool waits_for_other = false;  // … and not for who asks
};
BOOST_DESCRIBE_STRUCT(MergeRow, (),
                      (kind, pair_id, stays_id, stays, goes, state, by_name, at, waits,
                       waits_for_other))
// What waits for a colleague first, then what can be undone.
Result<std::vector<MergeRow>> merges(UnitOfWork& work);

// Daily: what cannot be undone any more needs no former values.
Result<> forget_former_values(UnitOfWork& work);

}  // namespace veerkracht::merging
