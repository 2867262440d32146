#include "capabilities/directory/open_faces.hpp"

namespace veerkracht::directory {

std::vector<OpenPlace> open_places(UnitOfWork& work) {
    std::vector<OpenPlace> places;
    const auto municipalities = work.tx.values<std::string>(
        "select distinct municipality from open_face order by municipality");
    for (const auto& municipality : municipalities)
        places.push_back({municipality, work.tx.values<std::string>(
                                            "select distinct village from organization where "
                                            "municipality = $1 and village <> '' order by village",
                                            municipality)});
    return places;
}

std::vector<RankedFace> open_faces(UnitOfWork& work, const Whereabouts& where,
                                   const std::vector<std::string>& needs) {
    const auto rules = work.tx.all<FaceRule>(
        "select id, '' as practice_id, face_id, need, rank from open_face where municipality = $1 "
        "and (village = '' or village = $2)",
        where.municipality, where.village);
    const auto faces = work.tx.all<Face>(
        "select * from face where not intake_stop and id in (select face_id from open_face where "
        "municipality = $1 and (village = '' or village = $2)) order by name",
        where.municipality, where.village);
    return rank_faces(work, rules, faces, needs);
}

std::optional<Face> open_face(UnitOfWork& work, const Whereabouts& where, const FaceId& id) {
    return work.tx.maybe<Face>(
        "select * from face where id = $1 and exists (select 1 from open_face where face_id = $1 "
        "and municipality = $2 and (village = '' or village = $3))",
        id, where.municipality, where.village);
}

}  // namespace veerkracht::directory
