// The record of a request, and its clock.
#pragma once

#include <optional>
#include <string>

#include "capabilities/requests/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::requests {

struct Request {
    static constexpr auto table = "record_request";
    RequestId id;
    int version = 1;
    PersonId person_id;  // the row of the organisation that is asked
    OrganizationId organization_id;
    std::string kind;
    std::string subject;
    db::Bytes words;
    std::string asked_at;
    std::string due_on;
    std::optional<std::string> warned_at;
    std::optional<std::string> replaced_at;
    std::optional<std::string> answered_at;
    std::string answer;
    db::Bytes answer_words;
    std::optional<AccountId> answered_by;
    std::string answered_by_name;
    std::optional<std::string> told_at;
    std::string restriction_told;
    std::string look;  // of who wants a name: the line of "Wie keek" that is meant
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (id, version, person_id, organization_id, kind, subject, words, asked_at,
                       due_on, warned_at, replaced_at, answered_at, answer, answer_words,
                       answered_by, answered_by_name, told_at, restriction_told, look))

struct ClockOfRequests {
    std::string version;
    int answer_within_months = 1;
    int extended_by_months = 2;  // once, with a reason that is told
    int warn_days_before = 7;
    int open_at_most = 10;
    int restriction_ends_after_days = 3;  // after it was said
    std::string name_told;                // "Dit was {names}."
};
BOOST_DESCRIBE_STRUCT(ClockOfRequests, (),
                      (version, answer_within_months, extended_by_months, warn_days_before,
                       open_at_most, restriction_ends_after_days, name_told))
const ClockOfRequests& clock_of_requests();

bool is_late(const UnitOfWork& work, const Request& request);
// For a name the privacy officer is asked, and nobody of the team.
inline bool asks_a_name(const Request& request) { return request.kind == "who_looked"; }
std::optional<audit::LookMeant> look_of(const Request& request);

struct Owner {
    AccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (id, name))
// Who worked with this row last and still does.
std::optional<Owner> owner_of(UnitOfWork& work, const Request& request);

std::optional<ExtensionView> extension_view(UnitOfWork& work, const RequestId& id);
// Said once of a request; conflict "request.extended_already" when it was.
Result<> note_extension(UnitOfWork& work, const Request& request, std::string_view words);
// The row is another organisation's, or the same resident's other row, from now on.
Result<> hand_over_extensions(UnitOfWork& work, const PersonId& person_id,
                              const OrganizationId& organization_id);
Result<> move_extensions(UnitOfWork& work, const PersonId& from, const PersonId& to);

}  // namespace veerkracht::requests
