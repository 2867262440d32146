// A POST that carries an Idempotency-Key and is sent again gives the answer of the first time
// (REL-38). The row is in the transaction of what was done, so both are there or neither is.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::http {

struct KeptAnswer {
    int status = 0;
    std::string body;
};

// One request as it may come again: who sent which key where, and with what.
struct RepeatableRequest {
    std::string key_hash;
    std::string actor;
    std::string route;
    std::string body_hash;
};

// None when the request carries no key or nobody is known to ask; invalid
// "idempotency.malformed_key".
Result<std::optional<RepeatableRequest>> repeatable(const UnitOfWork& work);
// The answer of the first time, or none; invalid "idempotency.other_body" when the key was used for
// something else.
Result<std::optional<KeptAnswer>> answer_of_first_time(UnitOfWork& work,
                                                       const RepeatableRequest& request);
void keep_answer(UnitOfWork& work, const RepeatableRequest& request, const KeptAnswer& answer);
// After 48 hours a repeat is a new request.
Result<> forget_old_answers(UnitOfWork& work);

}  // namespace veerkracht::http
