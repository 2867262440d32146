// The one decision: a pure function of a snapshot, deny by default (access.md 1). Its table is
// decision.csv.
#pragma once

#include <string>

#include "capabilities/access/roles.hpp"

namespace veerkracht::access {

// How the one who asks stands to the record, as read in the same transaction.
enum class Relation {
    none,
    own_organization,  // the record is kept by the organisation of the one who asks
    offered,           // a referral was sent to this organisation and waits for an answer
    accepted,          // … and was accepted
    ended,             // … and was closed
    sender,            // the referral was sent by this organisation
    self,              // the resident, by a signed link
    own_link,          // the volunteer whose link it is
};
BOOST_DESCRIBE_ENUM(Relation, none, own_organization, offered, accepted, ended, sender, self,
                    own_link)

struct Snapshot {
    Role role = Role::nobody;
    Class record_class = Class::identity;
    Operation operation = Operation::read;
    Relation relation = Relation::none;
    bool consent = false;       // a valid consent covers this recipient and class now
    bool code_checked = false;  // resident: the code to the recorded number was given
    bool person_active = true;  // not deceased, not moved, not restricted
};

struct Decision {
    bool allowed = false;
    std::string ground;  // when allowed: the relation or "consent"; else the code of the refusal
};

Decision permit(const Snapshot& snapshot);

}  // namespace veerkracht::access
