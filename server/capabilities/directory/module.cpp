// Directory: which faces and services there are. Start reading at directory.hpp.
#include "capabilities/directory/module.hpp"

#include "capabilities/directory/organization_faces.hpp"
#include "capabilities/directory/own_face.hpp"
#include "capabilities/directory/resident_desk.hpp"
#include "capabilities/directory/search.hpp"
#include "capabilities/directory/successor.hpp"
#include "capabilities/directory/urgent_numbers.hpp"
#include "runtime/application.hpp"

namespace veerkracht::directory {

void install(Application& app) {
    app.routes.add("GET", "/api/faces", "face.list", list_faces);
    app.routes.add("GET", "/api/my_face", "face.own", own_face);
    app.routes.add("PUT", "/api/my_face", "face.change", change_own_face);
    app.routes.add("GET", "/api/organization_faces", "organization_faces.read", organization_faces);
    app.routes.add("PUT", "/api/shown_faces/{id}", "organization_faces.show", change_shown_face);
    app.routes.add("PUT", "/api/found_faces/{id}", "organization_faces.find", change_found_face);
    app.routes.add("POST", "/api/practice_hours", "practice_hour.add", add_practice_hour);
    app.routes.add("POST", "/api/practice_hours/{id}/end", "practice_hour.end", end_practice_hour);
    app.routes.add("GET", "/api/resident_desk", "resident_desk.read", resident_desk);
    app.routes.add("PUT", "/api/resident_desk", "resident_desk.change", change_resident_desk);
    app.routes.add("GET", "/api/urgent_numbers", "urgent_number.list", urgent_numbers,
                   {.write = false, .anonymous = true, .is_public = true});
    app.routes.add("GET", "/api/services", "service.search", search_services);

    constexpr int hour = 3'600;
    app.jobs.push_back({"directory.make_slots", hour, make_slots});
    app.on<access::AccountClosed>("directory.pass_face_on", pass_face_on);
}

}  // namespace veerkracht::directory
