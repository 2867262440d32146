#include "app/merging/steps.hpp"

#include <stdexcept>

#include "app/merging/mover.hpp"
#include "app/merging/splits.hpp"
#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/second_colleague.hpp"
#include "capabilities/consent/refusal.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/refusals.hpp"
#include "capabilities/tasks/second_colleague.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::merging {

namespace {

struct MergingRules {
    std::string version;
    int undo_days = 0;
    int answer_in_working_days = 0;
};
BOOST_DESCRIBE_STRUCT(MergingRules, (), (version, undo_days, answer_in_working_days))

const MergingRules& merging_rules() {
    static const MergingRules read = [] {
        auto parsed = from_json<MergingRules>(
            embedded_file("capabilities/people/packages/merging.json").value());
        if (!parsed) throw std::runtime_error("merging.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

constexpr std::string_view of_reason = "person_merge.reason";
constexpr std::string_view of_undo_reason = "person_merge.undo_reason";

std::string done_state(const Merge& merge) { return merge.kind == two_of_one ? "split" : "merged"; }

// ---- what may be ----

Result<Merge> find(UnitOfWork& work, const Said& said) {
    auto merge = TRY(work.tx.one<Merge>("select * from person_merge where id = $1 and kind = $2",
                                        said.id, said.kind));
    for (const auto& person_id : {merge.stays_id, merge.goes_id}) {
        if (!people::row(work, person_id)) continue;  // the second of a split that nobody confirmed
        const access::Record door{.person_id = person_id, .organization_id = merge.organization_id};
        TRY(access::may(work, access::Class::identity, access::Operation::write, door));
        if (said.kind == two_of_one)
            TRY(access::may(work, access::Class::plan, access::Operation::write, door));
    }
    return merge;
}

Result<> it_is_somebody_else(UnitOfWork& work, const std::optional<AccountId>& who) {
    return access::is_second_colleague(work, who, "merge.same_colleague");
}

Result<> who_asks_is_sure(const UnitOfWork& work) {
    if (!access::is_fresh(work)) return fail(Category::unauthenticated, "session.proof_wanted");
    return {};
}

// Somebody may look in an emergency at one of the two, or the resident does not know yet that
// somebody did.
bool is_opened_in_emergency(UnitOfWork& work, const PersonId& id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from emergency where (person_id = $1 or id in (select "
                   "emergency_id from emergency_row where person_id = $1)) and (ends_at > $2 or "
                   "tell_on > $3)",
                   id, work.now, work.today)
               .value_or(0) > 0;
}

// Who comes later waits, and sees what this unit did; in one order, so that two never wait for each
// other.
Result<> hold_both(UnitOfWork& work, const Merge& merge) {
    TRY(people::hold_row(work, std::min(merge.stays_id, merge.goes_id)));
    return people::hold_row(work, std::max(merge.stays_id, merge.goes_id));
}

Result<> rows_are_as_seen(UnitOfWork& work, const Merge& merge, const SeenMerge& seen) {
    TRY(the_version_is_still_this_one(version_of(work, std::min(merge.stays_id, merge.goes_id)),
                                      seen.first_version));
    return the_version_is_still_this_one(version_of(work, std::max(merge.stays_id, merge.goes_id)),
                                         seen.second_version);
}

Result<std::string> why(std::string_view said) {
    std::string reason(trimmed(said));
    if (reason.empty()) return refuse_fields({{"reason", "required"}});
    return reason;
}

// ---- deciding ----

// A no of either row counts for both: what it ends stays ended, also when this is undone.
Result<> a_no_counts_for_both(UnitOfWork& work, const Merge& merge) {
    TRY(consent::move_refusals(work, merge.goes_id, merge.stays_id));
    return referrals::end_what_was_refused(work, merge.stays_id);
}

Result<> make_it_so(UnitOfWork& work, Merge& merge) {
    merge.state = done_state(merge);
    merge.decided_at = work.now;
    merge.decided_by = work.actor.account_id;
    merge.decided_by_name = work.actor.name;
    merge.undo_until = plus_days_instant(work.now, merging_rules().undo_days);
    TRY(work.tx.update(merge));
    TRY(tasks::second_colleague_answered(work, merge.pair_id.value));
    if (merge.kind == two_of_one) return make_two(work, merge);
    TRY(bring_together(work, merge));
    return a_no_counts_for_both(work, merge);
}

Result<> make_undone(UnitOfWork& work, Merge& merge) {
    merge.state = "undone";
    merge.undone_at = work.now;
    merge.undone_by = work.actor.account_id;
    merge.undone_by_name = work.actor.name;
    TRY(work.tx.update(merge));
    TRY(tasks::second_colleague_answered(work, merge.pair_id.value));
    if (merge.kind == two_of_one) {
        TRY(bring_home(work, merge));
        TRY(a_no_counts_for_both(work, merge));
    } else {
        TRY(bring_apart(work, merge));
    }
    TRY(work.tx.execute("delete from person_merge_change where merge_id = $1", merge.id));
    return {};
}

}  // namespace

bool is_done(const Merge& merge) { return merge.state == done_state(merge); }

bool can_be_undone(const UnitOfWork& work, const Merge& merge) {
    return is_done(merge) && merge.undo_until && work.now < *merge.undo_until;
}

bool waits(const Merge& merge) {
    return merge.state == "proposed" || (is_done(merge) && merge.undo_asked_by);
}

bool waits_for_other(const UnitOfWork& work, const Merge& merge) {
    const auto said_by = merge.state == "proposed" ? merge.proposed_by : merge.undo_asked_by;
    return waits(merge) && said_by == work.actor.account_id;
}

MergeView view_of(UnitOfWork& work, const Merge& merge) {
    MergeView view;
    view.id = merge.id;
    view.version = merge.version;
    view.state = merge.state;
    view.stays_id = merge.stays_id;
    view.reason = work.open(merge.stays_id, of_reason, merge.id.value, merge.reason);
    view.proposed_by_name = merge.proposed_by_name;
    view.proposed_at = merge.proposed_at;
    view.decided_by_name = merge.decided_by_name;
    view.decided_at = merge.decided_at;
    view.undo_until = merge.undo_until;
    view.undo_reason = work.open(merge.stays_id, of_undo_reason, merge.id.value, merge.undo_reason);
    view.undo_asked_by_name = merge.undo_asked_by_name;
    view.undo_asked_at = merge.undo_asked_at;
    view.undone_by_name = merge.undone_by_name;
    view.undone_at = merge.undone_at;
    view.waits_for_other = waits_for_other(work, merge);
    view.can_undo = can_be_undone(work, merge);
    return view;
}

int version_of(UnitOfWork& work, const PersonId& id) {
    const auto person = people::row(work, id);
    return person ? person->version : 0;
}

Result<> the_version_is_still_this_one(int now, int seen) {
    if (now != seen) return fail(Category::conflict, "record.changed");
    return {};
}

Result<people::Person> as_it_is(UnitOfWork& work, const PersonId& id, std::string_view status) {
    auto person = TRY(people::find_to_change(work, id));
    if (person.status != status) return fail(Category::conflict, "person.not_active");
    if (is_opened_in_emergency(work, id)) return fail(Category::conflict, "person.in_emergency");
    return person;
}

Result<> ask_a_colleague(UnitOfWork& work, const Merge& merge, const char* what) {
    return tasks::ask_second_colleague(work,
                                       {.what = what,
                                        .about = merge.pair_id.value,
                                        .person_id = merge.stays_id,
                                        .working_days = merging_rules().answer_in_working_days});
}

Result<Merge> new_proposal(UnitOfWork& work, std::string_view kind, const PersonId& stays,
                           const PersonId& goes, std::string_view reason) {
    Merge merge;
    merge.id = new_id<MergeId>();
    merge.kind = kind;
    merge.organization_id = work.actor.organization_id;
    merge.stays_id = stays;
    merge.goes_id = goes;
    merge.reason = work.seal(stays, of_reason, merge.id.value, TRY(why(reason)));
    merge.proposed_by = work.actor.account_id;
    merge.proposed_by_name = work.actor.name;
    merge.proposed_at = work.now;
    return merge;
}

Result<Merge> confirmed(UnitOfWork& work, const Said& said, const SeenMerge& seen) {
    auto merge = TRY(find(work, said));
    if (is_done(merge) && merge.decided_by == work.actor.account_id) return merge;
    TRY(it_is_somebody_else(work, merge.proposed_by));
    TRY(who_asks_is_sure(work));
    TRY(hold_both(work, merge));
    TRY(the_version_is_still_this_one(merge.version, seen.version));
    if (merge.state != "proposed") return fail(Category::conflict, "merge.decided");
    TRY(rows_are_as_seen(work, merge, seen));
    TRY(as_it_is(work, merge.stays_id, "active"));
    if (merge.kind == one_of_two) TRY(as_it_is(work, merge.goes_id, "active"));
    TRY(make_it_so(work, merge));
    return merge;
}

Result<Merge> refused(UnitOfWork& work, const Said& said, const MergeVersion& seen) {
    auto merge = TRY(find(work, said));
    const bool is_own = merge.proposed_by == work.actor.account_id;
    const std::string answer = is_own ? "withdrawn" : "refused";
    if (merge.state == answer) return merge;
    TRY(the_version_is_still_this_one(merge.version, seen.version));
    if (merge.state != "proposed") return fail(Category::conflict, "merge.decided");
    merge.state = answer;
    merge.decided_at = work.now;
    merge.decided_by = work.actor.account_id;
    merge.decided_by_name = work.actor.name;
    TRY(work.tx.update(merge));
    TRY(tasks::second_colleague_answered(work, merge.pair_id.value));
    return merge;
}

Result<Merge> undo_asked(UnitOfWork& work, const Said& said, const NewUndo& input) {
    auto merge = TRY(find(work, said));
    if (merge.undo_asked_by == work.actor.account_id) return merge;
    TRY(the_version_is_still_this_one(merge.version, input.version));
    const auto reason = TRY(why(input.reason));
    if (merge.undo_asked_by) return fail(Category::conflict, "record.changed");
    if (!can_be_undone(work, merge)) return fail(Category::conflict, "merge.too_late");
    merge.undo_reason = work.seal(merge.stays_id, of_undo_reason, merge.id.value, reason);
    merge.undo_asked_by = work.actor.account_id;
    merge.undo_asked_by_name = work.actor.name;
    merge.undo_asked_at = work.now;
    TRY(work.tx.update(merge));
    TRY(ask_a_colleague(work, merge, merge.kind == two_of_one ? "join" : "undo"));
    return merge;
}

Result<Merge> undone(UnitOfWork& work, const Said& said, const MergeVersion& seen) {
    auto merge = TRY(find(work, said));
    if (merge.state == "undone" && merge.undone_by == work.actor.account_id) return merge;
    TRY(it_is_somebody_else(work, merge.undo_asked_by));
    TRY(who_asks_is_sure(work));
    TRY(hold_both(work, merge));
    TRY(the_version_is_still_this_one(merge.version, seen.version));
    if (!merge.undo_asked_by) return fail(Category::conflict, "merge.not_asked");
    if (!can_be_undone(work, merge)) return fail(Category::conflict, "merge.too_late");
    TRY(as_it_is(work, merge.stays_id, "active"));
    TRY(as_it_is(work, merge.goes_id, merge.kind == two_of_one ? "active" : "same_as"));
    TRY(make_undone(work, merge));
    return merge;
}

Result<Merge> undo_refused(UnitOfWork& work, const Said& said, const MergeVersion& seen) {
    auto merge = TRY(find(work, said));
    if (is_done(merge) && !merge.undo_asked_by) return merge;
    TRY(the_version_is_still_this_one(merge.version, seen.version));
    if (!is_done(merge)) return fail(Category::conflict, "merge.decided");
    merge.undo_asked_by.reset();
    merge.undo_asked_by_name.clear();
    merge.undo_asked_at.reset();
    merge.undo_reason = {};
    TRY(work.tx.update(merge));
    TRY(tasks::second_colleague_answered(work, merge.pair_id.value));
    return merge;
}

}  // namespace veerkracht::merging
