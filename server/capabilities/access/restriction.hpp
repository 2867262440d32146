// A record that is frozen while an objection of the resident is decided (GDPR 18). The door asks it
// of every record, so no room can forget it: nothing but storage, the resident's own reading and
// the dispute. Whoever handles the objection reads on.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

// What is told of a restriction that was made for a request: also after it ended.
struct RestrictionView {
    std::string began_at;
    std::string reason;
    std::string handled_by_name;
    bool mine = false;  // handled by the one who asks
    std::optional<std::string> ends_at;
    std::string end_reason;
    std::string ended_by_name;
    bool holds = true;  // now
};
BOOST_DESCRIBE_STRUCT(RestrictionView, (),
                      (began_at, reason, handled_by_name, mine, ends_at, end_reason, ended_by_name,
                       holds))

struct Restriction {
    static constexpr auto table = "restriction";
    std::string id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    std::string request_id;
    AccountId handled_by;
    std::string handled_by_name;
    std::string began_at;
    db::Bytes reason;
    std::optional<std::string> ends_at;
    db::Bytes end_reason;
    std::optional<AccountId> ended_by;
    std::string ended_by_name;
};
BOOST_DESCRIBE_STRUCT(Restriction, (),
                      (id, version, person_id, organization_id, request_id, handled_by,
                       handled_by_name, began_at, reason, ends_at, end_reason, ended_by,
                       ended_by_name))

// The row that the objection is about, the objection itself, and why.
struct NewRestriction {
    PersonId person_id;
    OrganizationId organization_id;
    std::string request_id;
    std::string reason;
};

// From the next request on. A colleague who does the same again takes the handling over: the reason
// and the beginning stay.
Result<> restrict_record(UnitOfWork& work, const NewRestriction& asked);
// It ends at that moment; the resident hears it before (GDPR 18, 3). Conflict "restriction.ended"
// where it ends already, not_found where there is none.
Result<> end_restriction(UnitOfWork& work, const std::string& request_id, const std::string& reason,
                         const std::string& ends_at);

bool is_restricted(UnitOfWork& work, const PersonId& person_id);
// Who handles the objection for which this row is frozen now.
std::optional<AccountId> handler_of(const UnitOfWork& work, const PersonId& person_id);
std::optional<RestrictionView> restriction_of(UnitOfWork& work, const std::string& request_id);

// The row is the same resident's other row, or another organisation's, from now on.
Result<> move_restrictions(UnitOfWork& work, const PersonId& from, const PersonId& to);
Result<> hand_over_restrictions(UnitOfWork& work, const PersonId& person_id,
                                const OrganizationId& organization_id);

}  // namespace veerkracht::access
