// When a worker is in a practice, week after week: the slots that can be booked follow from it.
#pragma once

#include <optional>
#include <string>

#include "capabilities/directory/directory.hpp"
#include "kernel/json.hpp"

namespace veerkracht::directory {

using PracticeHourId = Id<struct PracticeHourTag>;

struct PracticeHour {
    static constexpr auto table = "practice_hour";
    PracticeHourId id;
    int version = 1;
    OrganizationId practice_id;
    FaceId face_id;
    int weekday = 1;         // 1 = Monday
    std::string starts;      // local time "13:00"
    std::string ends;        // "16:00"
    int minutes = 30;        // of one slot
    std::string made_until;  // the last day that has its slots
    std::optional<std::string> ended_at;
};
BOOST_DESCRIBE_STRUCT(PracticeHour, (),
                      (id, version, practice_id, face_id, weekday, starts, ends, minutes,
                       made_until, ended_at))

struct NewPracticeHour {
    FaceId face_id;
    int weekday = 1;
    std::string starts;
    std::string ends;
    int minutes = 30;
};
BOOST_DESCRIBE_STRUCT(NewPracticeHour, (), (face_id, weekday, starts, ends, minutes))
constexpr auto rules(const NewPracticeHour*) {
    using H = NewPracticeHour;
    return std::tuple{rule(&H::weekday, Range{1, 7}), rule(&H::starts, Length{5, 5}),
                      rule(&H::ends, Length{5, 5}), rule(&H::minutes, Range{10, 120})};
}

// Who administers the own organisation keeps this too.
Result<OrganizationId> organization_to_keep(UnitOfWork& work);
std::vector<PracticeHour> practice_hours_of(UnitOfWork& work, const OrganizationId& practice_id);
Result<PracticeHour> add_practice_hour(UnitOfWork& work, const NewPracticeHour& input);
// What was booked stays; what was free goes.
Result<> end_practice_hour(UnitOfWork& work, const PracticeHourId& id);
// The weeks ahead that have no slots yet; no free days.
Result<> make_slots(UnitOfWork& work);
// Who works on takes the hours; without one they end.
Result<> pass_hours_on(UnitOfWork& work, const FaceId& former, const std::optional<FaceId>& to);

}  // namespace veerkracht::directory
