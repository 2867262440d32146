// Directory: which faces and services there are. Start reading at directory.hpp.
#include "capabilities/directory/module.hpp"

#include "capabilities/directory/newcomer.hpp"
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
    app.routes.add("GET", "/api/resident_desk", "resident_desk.read", resident_desk);
    app.routes.add("PUT", "/api/resident_desk", "resident_desk.change", change_resident_desk);
    app.routes.add("GET", "/api/urgent_numbers", "urgent_number.list", urgent_numbers,
                   {.write = false, .anonymous = true});
    app.routes.add("GET", "/api/services", "service.search", search_services);

    app.on<access::AccountOpened>("directory.give_face", give_face);
    app.on<access::AccountClosed>("directory.pass_face_on", pass_face_on);
}

}  // namespace veerkracht::directory
