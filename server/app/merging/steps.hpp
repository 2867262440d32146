// What two colleagues say after each other of two rows: one proposes, another confirms, and the
// same to undo it. Alike for two rows that become one, and for one that becomes two.
#pragma once

#include "app/merging/merge.hpp"
#include "app/merging/merges.hpp"
#include "capabilities/people/person.hpp"

namespace veerkracht::merging {

inline constexpr std::string_view one_of_two = "merge";
inline constexpr std::string_view two_of_one = "split";

// Until now it was only said.
bool is_done(const Merge& merge);
bool waits(const Merge& merge);
bool waits_for_other(const UnitOfWork& work, const Merge& merge);
bool can_be_undone(const UnitOfWork& work, const Merge& merge);
MergeView view_of(UnitOfWork& work, const Merge& merge);
int version_of(UnitOfWork& work, const PersonId& id);

// As somebody says it first.
Result<Merge> new_proposal(UnitOfWork& work, std::string_view kind, const PersonId& stays,
                           const PersonId& goes, std::string_view reason);
Result<> ask_a_colleague(UnitOfWork& work, const Merge& merge, const char* what);
Result<> the_version_is_still_this_one(int now, int seen);
// A record that is frozen is not found here: nobody changes it.
Result<people::Person> as_it_is(UnitOfWork& work, const PersonId& id, std::string_view status);

struct Said {
    MergeId id;
    std::string_view kind;
};
// Each asks the door of both rows first. Of a split their plans too: who reads no goals knows not
// whose they are.
Result<Merge> confirmed(UnitOfWork& work, const Said& said, const SeenMerge& seen);
Result<Merge> refused(UnitOfWork& work, const Said& said, const MergeVersion& seen);
Result<Merge> undo_asked(UnitOfWork& work, const Said& said, const NewUndo& input);
Result<Merge> undone(UnitOfWork& work, const Said& said, const MergeVersion& seen);
Result<Merge> undo_refused(UnitOfWork& work, const Said& said, const MergeVersion& seen);

}  // namespace veerkracht::merging
