// The one decision: a pure function of a snapshot, deny by default (access.md 1). All it knows
// stands in two tables: decision.csv gives each role letters for each class, grounds.csv says in
// which situation a letter opens.
#pragma once

#include <string_view>

#include "capabilities/access/roles.hpp"

namespace veerkracht::access {

// How the one who asks stands to the record, as read in the same transaction.
enum class Relation {
    none,
    own_organization,  // the record is kept by the organisation of the one who asks
    delegated,         // … and he stands in for who has it, until a day
    locum,             // the practice that keeps it let him in, until a day
    offered,           // a referral was sent to this organisation and waits for an answer
    accepted,          // … and was accepted
    ended,             // … and was closed
    sender,            // the referral was sent by this organisation
    shared,            // the organisation that keeps it shares it with this one
    conference,        // takes part in the MDO about this resident
    author,            // wrote it, or takes part in it
    self,              // the resident, by a signed link or an account
    parent,            // has authority over the resident
    mandate,           // acts for the resident: by his wish, or by a judge's
    own_link,          // the volunteer whose link it is
    programme,         // a figure, an extract or a setting of the programme he takes part in
    break_glass,       // opened it in an emergency, with a reason
};
BOOST_DESCRIBE_ENUM(Relation, none, own_organization, delegated, locum, offered, accepted, ended,
                    sender, shared, conference, author, self, parent, mandate, own_link, programme,
                    break_glass)

// Of the resident, to this recipient, for this class and purpose. A refusal beats what was allowed.
enum class ConsentState { none, given, withdrawn, expired, refused };
BOOST_DESCRIBE_ENUM(ConsentState, none, given, withdrawn, expired, refused)

// How sure it is who asks: by a link alone, by a second factor, by one of the last five minutes.
enum class Level { link, full, fresh };
BOOST_DESCRIBE_ENUM(Level, link, full, fresh)

enum class Age { under_12, under_16, adult };
BOOST_DESCRIBE_ENUM(Age, under_12, under_16, adult)

// `gone` is moved, with another practice, or a row made twice; `restricted` is frozen for a dispute
// (GDPR 18).
enum class PersonState { active, gone, deceased, restricted };
BOOST_DESCRIBE_ENUM(PersonState, active, gone, deceased, restricted)

struct Snapshot {
    Role role = Role::nobody;
    Class record_class = Class::identity;
    Operation operation = Operation::read;
    Relation relation = Relation::none;
    ConsentState consent = ConsentState::none;
    Level level = Level::link;
    Age age = Age::adult;
    PersonState person = PersonState::active;
    bool in_term = false;   // what was lent (mandate, locum, link, break-glass) runs now
    bool in_scope = false;  // … and covers this record: ticked, final, of this MDO, large enough
    bool secret_address = false;  // where the resident lives is secret
    bool to_self = false;         // a grant, to the one who grants
};

struct Decision {
    bool allowed = false;
    std::string_view ground;  // when allowed: the relation; else the code of the refusal
};

class Rights;

// `rights` are the two tables, read once (rights.hpp).
Decision permit(const Rights& rights, const Snapshot& asked);

}  // namespace veerkracht::access
