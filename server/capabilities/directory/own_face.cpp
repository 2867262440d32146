#include "capabilities/directory/own_face.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"

namespace veerkracht::directory {

namespace {

Result<Face> face_of_actor(UnitOfWork& work) {
    return work.tx.one<Face>(
        "select * from face where account_id = $1 and organization_id = $2 order by id limit 1",
        work.actor.account_id, work.actor.organization_id);
}

OwnFace view_of(UnitOfWork& work, const Face& face) {
    OwnFace view{face.id,         face.version,        face.name,
                 face.wait_weeks, face.intake_stop,    face.alternative_face_id,
                 face.about,      face.practice_hours, {}};
    view.alternatives = work.tx.all<AlternativeFace>(
        "select id, name from face where organization_id = $1 and role = $2 and id <> $3 "
        "and not intake_stop order by name",
        face.organization_id, face.role, face.id);
    return view;
}

}  // namespace

Result<OwnFace> own_face(UnitOfWork& work) { return view_of(work, TRY(face_of_actor(work))); }

Result<OwnFace> change_own_face(UnitOfWork& work, const OwnFaceChange& change) {
    auto face = TRY(face_of_actor(work));
    if (face.version != change.version) return fail(Category::conflict, "record.changed");
    const auto alternatives = view_of(work, face).alternatives;
    if (change.alternative_face_id && std::ranges::find(alternatives, *change.alternative_face_id,
                                                        &AlternativeFace::id) == alternatives.end())
        return refuse_fields({{"alternative_face_id", "not_a_choice"}});
    face.wait_weeks = change.wait_weeks;
    face.intake_stop = change.intake_stop;
    face.alternative_face_id = change.alternative_face_id;
    face.about = change.about;
    TRY(work.tx.update(face));
    return view_of(work, face);
}

}  // namespace veerkracht::directory
