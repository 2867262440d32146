// Who finds which face, where nobody decided otherwise: it follows from where an organisation works
// and from the kind of face.
#pragma once

#include <string>
#include <vector>

#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/shared_inbox.hpp"

namespace veerkracht::directory {

struct WorkArea {
    static constexpr auto table = "work_area";
    OrganizationId organization_id;
    std::string municipality;
    std::string village;         // "" is the whole municipality
    bool residents_ask = false;  // residents there find its faces themselves
};
BOOST_DESCRIBE_STRUCT(WorkArea, (), (organization_id, municipality, village, residents_ask))

struct NeedPlace {
    std::string need;  // "" counts for all
    int rank = 1;
};
BOOST_DESCRIBE_STRUCT(NeedPlace, (), (need, rank))

// How a kind of face is found when nobody said how.
struct Standing {
    std::string face_name;              // of the one face of a whole desk; "": each worker has one
    std::vector<std::string> found_by;  // kinds of organisation
    std::vector<NeedPlace> needs;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (face_name, found_by, needs))

// The kinds of organisation that there are, and the domain of each; "" for another word.
std::string domain_of_kind(std::string_view kind);
std::vector<std::string> organization_kinds();

std::optional<Organization> organization_named(UnitOfWork& work, std::string_view name);
// With its place on the map.
void place_in_neighbourhood(UnitOfWork& work, Organization& organization, const std::string& code);
// False when it was so already.
Result<bool> reads_inbox(UnitOfWork& work, const InboxMember& member);
// False when it was said before.
Result<bool> works_in(UnitOfWork& work, const WorkArea& area);
// Everybody in its work area finds the face; who found it before keeps the own order. `residents`:
// so do residents, where its organisation lets them.
Result<> is_found_in_work_area(UnitOfWork& work, const Face& face, const Standing& standing,
                               bool residents);
// The same for one who asks from now on.
Result<> is_found_by(UnitOfWork& work, const Face& face, const Standing& standing,
                     const OrganizationId& asker);
// Faces of organisations that work where this one is.
std::vector<Face> faces_around(UnitOfWork& work, const OrganizationId& asker);
std::vector<Face> faces_of(UnitOfWork& work, const OrganizationId& organization_id);
// The one face of a desk; none when there is none yet.
std::optional<Face> face_of_desk(UnitOfWork& work, const OrganizationId& organization_id,
                                 std::string_view role);
// Not stored yet; with the phone of its organisation.
Result<Face> new_face(UnitOfWork& work, const OrganizationId& organization_id,
                      std::string_view role, std::string_view name);
// A new worker stands behind the colleagues of the same work, in each practice that they serve.
// False when there are none.
Result<bool> is_found_as_colleagues_are(UnitOfWork& work, const Face& face);

}  // namespace veerkracht::directory
