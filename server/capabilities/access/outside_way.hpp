// The way to a login elsewhere and back, of who works here and of a resident alike: the browser
// leaves with a state, a nonce and PKCE, and comes back with a code. Each door takes only what left
// by it.
#pragma once

#include <optional>
#include <string>

#include "capabilities/access/outside_rows.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

enum class Door { work, own_page };

// The page to which the browser comes back by a door.
std::string_view page_of_return(Door door);

struct Departure {
    OutsideIssuerRow issuer;
    std::optional<AccountId> account_id;  // who wants to join this login to it
    std::optional<PersonId> person_id;    // … or whose own page is open
    std::string launch;                   // of a GP's system, for the patient that is open there
    std::string invitation;               // of who was invited: a hash of his link
    bool asks_anew = false;               // also who that house knows already

    explicit Departure(OutsideIssuerRow to) : issuer(std::move(to)) {}
};

bool is_for_residents(const OutsideIssuerRow& issuer);
// It posts its launch; nobody is sent there.
bool opens_us_itself(const OutsideIssuerRow& issuer);
Door door_of(const OutsideIssuerRow& issuer);

// Of this door; "record.absent" for any other.
Result<OutsideIssuerRow> issuer_of(UnitOfWork& work, const std::string& code, Door door);
// In place of the way that this browser was on.
Result<OutsideAddress> send_away(UnitOfWork& work, const Departure& departure);
// What the browser brought back, for the errand to exchange.
Result<OutsideVisit> take_answer(UnitOfWork& work, const OutsideReturn& input, Door door);

// Where this browser is on its way.
std::optional<OutsideVisit> current_visit(UnitOfWork& work, Door door);
// Gone after this, whatever comes of it.
std::optional<OutsideVisit> take_visit(UnitOfWork& work, Door door);
// "wait", "come", "gone"
std::string stage_of(const std::optional<OutsideVisit>& visit);

// As a session keeps it: when it was proven there; long ago when that was not told.
std::string proven_at(const UnitOfWork& work, const OutsideVisit& visit);

}  // namespace veerkracht::access
