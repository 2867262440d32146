// Letting somebody in: a grant is never to oneself, and wants a fresh proof of who gives it.
#pragma once

#include <optional>

#include "capabilities/access/access.hpp"

namespace veerkracht::access {

// As `may` for Operation::grant, to this account ("" to somebody new); forbidden "access.to_self".
Result<> may_grant(UnitOfWork& work, Class record_class, const Record& record, const AccountId& to);

// Both factors, or the second one anew, a moment ago; by a resident the code or the passkey.
bool is_fresh(const UnitOfWork& work);

// What is asked of the decision as soon as somebody knocks, before a record is named (actions.csv).
struct AskedFirst {
    Relation relation;
    Operation operation;
    Class record_class;
};
std::optional<AskedFirst> asked_first(std::string_view action);
// Does only a fresh proof of who he is lack?
bool wants_proof(UnitOfWork& work, const AskedFirst& asked);

}  // namespace veerkracht::access
