// The face that a worker shows to practices: how long one waits, and whether there is room.
#pragma once

#include "capabilities/directory/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct AlternativeFace {
    FaceId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AlternativeFace, (), (id, name))
struct OwnFace {
    FaceId id;
    int version = 1;
    std::string name;
    int wait_weeks = 0;
    bool intake_stop = false;
    std::optional<FaceId> alternative_face_id;
    std::string about;
    std::string practice_hours;
    std::vector<AlternativeFace> alternatives;  // colleagues of the same kind who have room
};
BOOST_DESCRIBE_STRUCT(OwnFace, (),
                      (id, version, name, wait_weeks, intake_stop, alternative_face_id, about,
                       practice_hours, alternatives))
struct OwnFaceChange {
    int version = 1;
    int wait_weeks = 0;
    bool intake_stop = false;
    std::optional<FaceId> alternative_face_id;
    std::string about;
};
BOOST_DESCRIBE_STRUCT(OwnFaceChange, (),
                      (version, wait_weeks, intake_stop, alternative_face_id, about))
constexpr auto rules(const OwnFaceChange*) {
    return std::tuple{rule(&OwnFaceChange::wait_weeks, Range{0, 52}),
                      rule(&OwnFaceChange::about, Length{0, 160})};
}

Result<OwnFace> own_face(UnitOfWork& work);
Result<OwnFace> change_own_face(UnitOfWork& work, const OwnFaceChange& change);

}  // namespace veerkracht::directory
