// The door of the requests room: the resident asks, the organisation that keeps the record answers.
#pragma once

#include "capabilities/requests/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::requests {

// The resident, on the own page after the code.
Result<MyRequests> my_requests(UnitOfWork& work);
Result<MyRequests> ask(UnitOfWork& work, const NewRequest& input);
// Who that was at "Wie keek", where only a role stands: once for each line.
Result<MyRequests> ask_name(UnitOfWork& work, const NameAsk& input);

// A child that kept its parents out lets them in again.
Result<MyRequests> take_back(UnitOfWork& work, const RequestId& id);

// Noted by who spoke with the child, and granted at once.
Result<RequestRow> note_not_for_parents(UnitOfWork& work, const PersonId& id,
                                        const NotForParents& input);
// The organisation: what is open, and what was answered in the last week.
Result<std::vector<RequestRow>> of_organization(UnitOfWork& work);
// What stands beside one record: statements as they are now, and what is open.
Result<std::vector<RequestRow>> of_person(UnitOfWork& work, const PersonId& id);
Result<RequestRow> answer(UnitOfWork& work, const RequestId& id, const RequestAnswer& input);

// Freezes the record while an objection is decided; by a colleague: takes the handling over.
Result<RequestRow> restrict_for(UnitOfWork& work, const RequestId& id,
                                const RestrictionReason& input);
// Says why it ends and from which day: the resident hears it before.
Result<RequestRow> end_restriction_for(UnitOfWork& work, const RequestId& id,
                                       const RestrictionReason& input);

// A job: the day of the answer is near, or over.
Result<> warn(UnitOfWork& work);
Result<> tell_the_organization(UnitOfWork& work, const RequestAsked& news);

// For who tells the resident: whose request it was; none when that was told before.
std::optional<PersonId> person_to_tell(UnitOfWork& work, const RequestId& id);
Result<> note_told(UnitOfWork& work, const RequestId& id);
// The same of a restriction: `moment` is began or ends.
std::optional<PersonId> person_to_tell_of_restriction(UnitOfWork& work, const RequestId& id,
                                                      std::string_view moment);
Result<> note_restriction_told(UnitOfWork& work, const RequestId& id, std::string_view moment);

// The same of an answer that comes later.
std::optional<PersonId> person_to_tell_of_extension(UnitOfWork& work, const RequestId& id);
Result<> note_extension_told(UnitOfWork& work, const RequestId& id);

// The row that the requests are about is another organisation's from now on.
Result<> hand_over_about(UnitOfWork& work, const PersonId& person_id,
                         const OrganizationId& organization_id);
// What was asked of one row is asked of this other row, which is of the same resident.
Result<> move_about(UnitOfWork& work, const PersonId& from, const PersonId& to);

}  // namespace veerkracht::requests
