// Who said yes to research, and what came of it. The answers stand apart and know the participant
// only; nobody of the practice or of the helpers reads them.
#pragma once

#include <optional>
#include <string>

#include "runtime/db/table.hpp"

namespace veerkracht::research {

using ParticipantId = Id<struct ParticipantTag>;
using ResponseId = Id<struct ResponseTag>;

struct Participant {
    static constexpr auto table = "research_participant";
    ParticipantId id;  // the pseudonym
    int version = 1;
    PersonId person_id;  // the row of the organisation that asked
    OrganizationId organization_id;
    std::string study;
    std::string study_version;
    std::string programme;  // in which the organisation took part that day
    std::string channel;    // sms, email
    AccountId asked_by;
    std::string asked_by_name;
    std::string asked_at;
    std::string expires_at;
    LinkId link_id;
    std::optional<LinkId> reminder_link_id;
    std::optional<std::string> reminded_at;
    std::optional<std::string> answered_at;
    std::optional<std::string> withdrawn_at;
    std::string withdrawn_by;  // resident, professional
};
BOOST_DESCRIBE_STRUCT(Participant, (),
                      (id, version, person_id, organization_id, study, study_version, programme,
                       channel, asked_by, asked_by_name, asked_at, expires_at, link_id,
                       reminder_link_id, reminded_at, answered_at, withdrawn_at, withdrawn_by))

struct Response {
    static constexpr auto table = "research_response";
    ResponseId id;
    ParticipantId participant_id;
    std::string wave;
    std::string study_version;
    db::Bytes answers;  // sealed under the person's row: erasing that erases them
    std::string answered_on;
};
BOOST_DESCRIBE_STRUCT(Response, (), (id, participant_id, wave, study_version, answers, answered_on))

}  // namespace veerkracht::research
