// Which faces an organisation finds and shows, as its manager or GP keeps it: who stands first for
// what, the hours in the practice, how long one waits at the own desk, and who reads which inbox.
#pragma once

#include "capabilities/directory/practice_hours.hpp"
#include "capabilities/directory/serving.hpp"

namespace veerkracht::directory {

// The words of people::need_codes; the rooms are neighbours, and referrals holds them together.
inline constexpr std::string_view rule_needs =
    "alone debts housing sleep relationship loss caring work moving meaning language unsure";

struct ShownFace {  // of the own organisation
    FaceId id;
    int version = 1;
    std::string role;
    std::string name;
    std::string about;
    int wait_weeks = 0;
    bool intake_stop = false;
    std::optional<FaceId> alternative_face_id;
};
BOOST_DESCRIBE_STRUCT(ShownFace, (),
                      (id, version, role, name, about, wait_weeks, intake_stop,
                       alternative_face_id))
struct RuleOfFace {
    std::optional<std::string> need;  // left out: for all
    int rank = 1;
};
BOOST_DESCRIBE_STRUCT(RuleOfFace, (), (need, rank))
constexpr auto rules(const RuleOfFace*) {
    return std::tuple{rule(&RuleOfFace::need, OneOf{rule_needs}),
                      rule(&RuleOfFace::rank, Range{0, 99})};
}
struct FoundFace {
    FaceId id;
    std::string role;
    std::string name;
    std::string organization_name;
    int wait_weeks = 0;
    bool intake_stop = false;
    bool has_hours = false;         // a worker of flesh and blood, who can sit in the practice
    std::vector<RuleOfFace> rules;  // none: it can be found, and is not yet
};
BOOST_DESCRIBE_STRUCT(FoundFace, (),
                      (id, role, name, organization_name, wait_weeks, intake_stop, has_hours,
                       rules))
struct InboxOfTeams {
    std::string name;
    std::vector<std::string> read_by;
};
BOOST_DESCRIBE_STRUCT(InboxOfTeams, (), (name, read_by))
struct OrganizationFaces {
    std::vector<ShownFace> own;
    std::vector<FoundFace> found;
    std::vector<PracticeHour> hours;
    std::vector<InboxOfTeams> inboxes;  // that this organisation reads
};
BOOST_DESCRIBE_STRUCT(OrganizationFaces, (), (own, found, hours, inboxes))

struct ShownFaceChange {
    int version = 1;
    std::string about;
    int wait_weeks = 0;
    bool intake_stop = false;
    std::optional<FaceId> alternative_face_id;
};
BOOST_DESCRIBE_STRUCT(ShownFaceChange, (),
                      (version, about, wait_weeks, intake_stop, alternative_face_id))
constexpr auto rules(const ShownFaceChange*) {
    return std::tuple{rule(&ShownFaceChange::wait_weeks, Range{0, 52}),
                      rule(&ShownFaceChange::about, Length{0, 160})};
}
struct FoundFaceChange {
    std::vector<RuleOfFace> rules;  // none: it is not found any more
};
BOOST_DESCRIBE_STRUCT(FoundFaceChange, (), (rules))
constexpr auto rules(const FoundFaceChange*) {
    return std::tuple{rule(&FoundFaceChange::rules, Count{20})};
}

Result<OrganizationFaces> organization_faces(UnitOfWork& work);
// A manager changes each face of the team; who works at a desk that of the desk.
Result<OrganizationFaces> change_shown_face(UnitOfWork& work, const FaceId& id,
                                            const ShownFaceChange& change);
Result<OrganizationFaces> change_found_face(UnitOfWork& work, const FaceId& id,
                                            const FoundFaceChange& change);

}  // namespace veerkracht::directory
