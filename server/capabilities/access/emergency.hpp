// Break-glass: a professional opens in an emergency what other organisations keep of a resident.
// With a reason and a fresh proof, for an hour, to read only; which classes open stands in
// decision.csv (`b`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

using EmergencyId = Id<struct EmergencyTag>;

struct Emergency {
    static constexpr auto table = "emergency";
    EmergencyId id;
    int version = 1;
    AccountId account_id;
    std::string account_name;
    std::string role;
    OrganizationId organization_id;
    PersonId person_id;  // the row of the own organisation; what is sealed here is sealed there
    std::string reason;  // a word of the package
    db::Bytes words;
    std::string opened_at;
    std::string ends_at;
    db::Bytes not_safe;   // why the resident is not told now; empty when he is
    std::string tell_on;  // the day from which the resident may know
    std::optional<std::string> told_at;
    std::string verdict;  // in_order, not_in_order; "" until it was judged
    db::Bytes verdict_words;
    std::optional<std::string> judged_at;
    std::string judged_by_name;
};
BOOST_DESCRIBE_STRUCT(Emergency, (),
                      (id, version, account_id, account_name, role, organization_id, person_id,
                       reason, words, opened_at, ends_at, not_safe, tell_on, told_at, verdict,
                       verdict_words, judged_at, judged_by_name))

// A row of another organisation that it opens.
struct OpenedRow {
    static constexpr auto table = "emergency_row";
    std::string id;
    EmergencyId emergency_id;
    PersonId person_id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(OpenedRow, (), (id, emergency_id, person_id, organization_id))

struct EmergencyRules {
    std::string version;
    int minutes = 0;
    int often_after = 0;  // more openings than this by one account …
    int often_in_days = 0;
    int told_within_days = 0;  // the latest day on which the resident is told
    int review_within_days = 0;
    std::vector<std::string> reasons;
};
BOOST_DESCRIBE_STRUCT(EmergencyRules, (),
                      (version, minutes, often_after, often_in_days, told_within_days,
                       review_within_days, reasons))
const EmergencyRules& emergency_rules();

struct NewEmergency {
    PersonId person_id;
    std::string reason;
    std::string words;
    std::string not_safe;         // why the resident cannot be told now
    std::vector<OpenedRow> rows;  // of other organisations; ids are given here
};
// The reason is one of the list and has words; where one runs already, that one.
Result<Emergency> open_emergency(UnitOfWork& work, const NewEmergency& asked);
// Of who asks, about this row of the own organisation.
std::optional<Emergency> running_emergency(UnitOfWork& work, const PersonId& person_id);
Result<> end_emergency(UnitOfWork& work, Emergency emergency);
std::vector<OpenedRow> rows_of(UnitOfWork& work, const EmergencyId& id);

// Does one of this actor run that opens this row? Asked by the door at every look.
bool has_opened(const UnitOfWork& work, const Actor& actor, const PersonId& person_id);

// For who tells the resident: what may be told by now and was not.
std::vector<Emergency> emergencies_to_tell(UnitOfWork& work);
Result<> note_emergency_told(UnitOfWork& work, Emergency emergency);
std::optional<Emergency> emergency(UnitOfWork& work, const EmergencyId& id);
// Did this account open more than is usual, up to this one?
bool is_often(UnitOfWork& work, const Emergency& emergency);

}  // namespace veerkracht::access
