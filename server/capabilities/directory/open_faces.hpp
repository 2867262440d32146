// Which faces a resident finds without anybody in between: by where he lives and what is going on,
// as data.
#pragma once

#include "capabilities/directory/directory.hpp"
#include "kernel/json.hpp"

namespace veerkracht::directory {

// village "" counts for the whole municipality, need "" for all needs.
struct OpenFace {
    static constexpr auto table = "open_face";
    std::string id;
    std::string municipality;
    std::string village;
    FaceId face_id;
    std::string need;
    int rank = 1;
};
BOOST_DESCRIBE_STRUCT(OpenFace, (), (id, municipality, village, face_id, need, rank))

struct OpenPlace {
    std::string municipality;
    std::vector<std::string> villages;  // that the directory knows there
};
BOOST_DESCRIBE_STRUCT(OpenPlace, (), (municipality, villages))

struct Whereabouts {
    std::string municipality;
    std::string village;  // "" when it is not in the list
};

// The municipalities where somebody can be asked.
std::vector<OpenPlace> open_places(UnitOfWork& work);
// Who can be asked there now, those fitting the first need first; nobody who takes no one new.
std::vector<RankedFace> open_faces(UnitOfWork& work, const Whereabouts& where,
                                   const std::vector<std::string>& needs);
// The face, when residents may ask it there.
std::optional<Face> open_face(UnitOfWork& work, const Whereabouts& where, const FaceId& id);

}  // namespace veerkracht::directory
