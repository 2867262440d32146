// What a professional sees when he looks for a face or a service.
#pragma once

#include "capabilities/directory/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

Result<std::vector<FaceCard>> list_faces(UnitOfWork& work, const FacesAsk& asked);
// All words must occur (in name, description, organisation or schedule); nearest first.
Result<std::vector<ServiceCard>> search_services(UnitOfWork& work, const ServiceSearch& asked);

}  // namespace veerkracht::directory
