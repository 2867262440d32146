// A POST that carries an Idempotency-Key and is sent again does nothing twice (REL-38): it gives
// the answer of the first time, as far as who asks may still see it now (SEC-34). The row is in the
// transaction of what was done, so both are there or neither is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/http/router.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::http {

struct KeptAnswer {
    int status = 0;
    std::string body;
    std::vector<log::Look> looks;  // whom it tells of
    std::string begun;             // by the clock of the machine
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
// The GET that shows what a POST to this path answered; none where there is none.
Routes::Found page_of(const Routes& routes, const Route& posted, std::string_view path,
                      const KeptAnswer& first);
// What is answered to who asks again, decided now and left in work.looks: what `page` shows now,
// where there is one; else the answer of the first time, where all that it tells may still be seen.
// Otherwise conflict "idempotency.done". What was done is not done again.
Result<KeptAnswer> answer_again(UnitOfWork& work, const Routes::Found& page, Call& call,
                                const KeptAnswer& first);
// After 48 hours a repeat is a new request.
Result<> forget_old_answers(UnitOfWork& work);

}  // namespace veerkracht::http
