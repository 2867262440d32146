// Residents who come in with a login elsewhere (DigiD, an eIDAS broker): joined to the own page at
// one organisation by who has it open, and from then on the way to it. Who has a page at several
// joins it at each; what is kept of it is another hash at each, and only who signs in sees them
// together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/outside_visit.hpp"
#include "capabilities/access/own_link.hpp"

namespace veerkracht::access {

using ResidentIdentityId = Id<struct ResidentIdentityTag>;

struct ResidentIdentity {
    static constexpr auto table = "resident_identity";
    ResidentIdentityId id;
    int version = 1;
    LinkId link_id;                  // of its own, closed with it; it says whose page it opens
    OrganizationId organization_id;  // at which it was made: the hash is of there
    std::string issuer_code;
    std::string subject_hash;
    std::string created_at;
    std::optional<std::string> last_used_at;
};
BOOST_DESCRIBE_STRUCT(ResidentIdentity, (),
                      (id, version, link_id, organization_id, issuer_code, subject_hash, created_at,
                       last_used_at))

// The logins that there are, joined to this page or not.
struct OwnLogin {
    std::string code;
    std::string name;  // "DigiD"
    std::optional<ResidentIdentityId> id;
    std::optional<std::string> since;
    std::optional<std::string> last_used_at;
};
BOOST_DESCRIBE_STRUCT(OwnLogin, (), (code, name, id, since, last_used_at))

std::vector<OwnLogin> logins_of_resident(UnitOfWork& work, const PersonId& person_id);
Result<OutsideAddress> begin_to_bind(UnitOfWork& work, const PersonId& person_id,
                                     const OutsideBegin& input);
Result<> bind_login(UnitOfWork& work, const PageOwner& owner);
// Who came in by it is out at the next request.
Result<> unbind_login(UnitOfWork& work, const PersonId& person_id, const ResidentIdentityId& id);
Result<> end_logins_of(UnitOfWork& work, const PersonId& person_id);

Result<std::vector<OutsideChoice>> resident_choices(UnitOfWork& work);
Result<OutsideAddress> begin_resident_login(UnitOfWork& work, const OutsideBegin& input);
Result<OutsideStage> resident_comes_back(UnitOfWork& work, const OutsideReturn& input);
Result<OutsideStage> resident_stage(UnitOfWork& work);

// A page that who stands in this browser may open.
struct BoundPage {
    ResidentIdentity identity;
    Link link;
};
struct Visitor {
    std::string level;
    std::string proven_at;
    std::string sid_hash;
    std::vector<BoundPage> pages;
};
// Who came back from there. Unauthenticated "login.refused" or "login.level_too_low".
Result<Visitor> resident_visitor(UnitOfWork& work);
// Its visit is over, and a session begins.
Result<> open_bound_page(UnitOfWork& work, const Visitor& visitor, const BoundPage& page);
// Nothing is opened with this visit any more.
void forget_visit(UnitOfWork& work);

}  // namespace veerkracht::access
