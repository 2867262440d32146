// The door of the requests room: the resident asks, the organisation that keeps the record answers.
#pragma once

#include "capabilities/requests/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::requests {

// The resident, on the own page after the code.
Result<MyRequests> my_requests(UnitOfWork& work);
Result<MyRequests> ask(UnitOfWork& work, const NewRequest& input);

// The organisation: what is open, and what was answered in the last week.
Result<std::vector<RequestRow>> of_organization(UnitOfWork& work);
// What stands beside one record: statements as they are now, and what is open.
Result<std::vector<RequestRow>> of_person(UnitOfWork& work, const PersonId& id);
Result<RequestRow> answer(UnitOfWork& work, const RequestId& id, const RequestAnswer& input);

// A job: the day of the answer is near, or over.
Result<> warn(UnitOfWork& work);
Result<> tell_the_organization(UnitOfWork& work, const RequestAsked& news);

// For who tells the resident: whose request it was, once; none when that was told before.
std::optional<PersonId> person_to_tell(UnitOfWork& work, const RequestId& id);

}  // namespace veerkracht::requests
