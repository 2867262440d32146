// Who comes to work at a team or desk that practices find by face is found too.
#pragma once

#include "capabilities/access/events.hpp"
#include "capabilities/referrals/targets.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Behind the colleagues of the same work; the first of a team where its organisation works. Of a
// desk, which has one face for all who work there, the first makes that face.
Result<> give_face(UnitOfWork& work, const access::AccountOpened& news);
// This kind of face of that organisation, found where it works; the one it has, when it is a desk.
Result<bool> open_desk(UnitOfWork& work, const OrganizationId& organization_id,
                       const Target& target, const std::string& name, const std::string& about,
                       const std::string& phone);
// The faces that this organisation has are found where it works since now.
Result<> show_faces_in_work_area(UnitOfWork& work, const OrganizationId& organization_id);
// From now on this organisation finds who works where it is.
Result<> find_faces_around(UnitOfWork& work, const OrganizationId& asker);

}  // namespace veerkracht::referrals
