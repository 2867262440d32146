// Two rows of one resident become one, or one row that held two people becomes two, by two
// colleagues: one proposes, another confirms (SEC-47); and the same to undo it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/likely_pairs.hpp"
#include "kernel/json.hpp"

namespace veerkracht::merging {

using MergeId = Id<struct MergeTag>;

struct Merge {
    static constexpr auto table = "person_merge";
    MergeId id;
    int version = 1;
    std::string kind = "merge";  // merge, split
    OrganizationId organization_id;
    people::PairId pair_id;
    PersonId stays_id;
    PersonId goes_id;                // of a split: the row that is made
    std::string state = "proposed";  // proposed, refused, withdrawn, merged, split, undone
    db::Bytes reason;                // sealed under the key of the row that stays
    AccountId proposed_by;
    std::string proposed_by_name;
    std::string proposed_at;
    std::optional<AccountId> decided_by;
    std::string decided_by_name;
    std::optional<std::string> decided_at;
    std::optional<std::string> undo_until;  // an instant
    db::Bytes parts;  // of a split, sealed alike: who the second is, and what is his
    db::Bytes undo_reason;
    std::optional<AccountId> undo_asked_by;  // somebody wants it undone
    std::string undo_asked_by_name;
    std::optional<std::string> undo_asked_at;
    std::optional<AccountId> undone_by;
    std::string undone_by_name;
    std::optional<std::string> undone_at;
};
BOOST_DESCRIBE_STRUCT(Merge, (),
                      (id, version, kind, organization_id, pair_id, stays_id, goes_id, state,
                       reason, proposed_by, proposed_by_name, proposed_at, decided_by,
                       decided_by_name, decided_at, undo_until, parts, undo_reason, undo_asked_by,
                       undo_asked_by_name, undo_asked_at, undone_by, undone_by_name, undone_at))

}  // namespace veerkracht::merging
