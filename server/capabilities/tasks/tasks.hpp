// Who must do what by when, inside one organisation. FHIR: Task.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notifications/events.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::tasks {

struct Task {
    static constexpr auto table = "task";
    TaskId id;
    int version = 1;
    OrganizationId organization_id;
    std::string role;  // who in the organisation: assistant, referrer
    std::string kind;  // call_resident; call_instead: of a message that is not wanted
    PersonId person_id;
    std::optional<ReferralId> referral_id;
    AccountId asked_by;
    std::string asked_by_name;
    std::string face_name;  // who could not reach the resident
    std::string due_on;
    std::string created_at;
    std::optional<std::string> done_at;
    std::string result;  // reached, not_reached, wrong_number, declines; stopped: no longer needed
    std::string about;   // with call_instead: the kind of message that may not be sent
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, version, organization_id, role, kind, person_id, referral_id, asked_by,
                       asked_by_name, face_name, due_on, created_at, done_at, result, about))

// What the assistant needs to do it: no reason, no answers.
struct TaskRow {
    TaskId id;
    int version = 1;
    std::string kind;
    PersonId person_id;
    std::string person_name;
    std::string phone;
    std::string call_when;
    std::string asked_by_name;
    std::string due_on;
    std::string created_at;
    std::optional<std::string> done_at;
    std::string result;
    std::string face_name;  // whose call was missed, so that the assistant can say who will call
    std::string about;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::optional<ReferralId> referral_id;  // for who asked: what came of the call
};
BOOST_DESCRIBE_STRUCT(TaskRow, (),
                      (id, version, kind, person_id, person_name, phone, call_when, asked_by_name,
                       due_on, created_at, done_at, result, face_name, about, call_allowed,
                       voicemail_allowed, referral_id))

struct TaskDone {
    int version = 1;
    std::string result;
};
BOOST_DESCRIBE_STRUCT(TaskDone, (), (version, result))
constexpr auto rules(const TaskDone*) {
    return std::tuple{rule(&TaskDone::result, OneOf{"reached not_reached wrong_number declines"})};
}

struct TaskFinished {
    static constexpr auto name = "task.finished";
    TaskId task_id;
    std::string kind;
    std::string result;
    std::optional<ReferralId> referral_id;
};
BOOST_DESCRIBE_STRUCT(TaskFinished, (), (task_id, kind, result, referral_id))

// Opens a task, or leaves the one that is open for the same referral and kind.
Result<TaskId> open(UnitOfWork& work, const Task& task);

// Nobody has to call any more: the person died or moved, or the referral was about somebody else.
Result<> stop_for(UnitOfWork& work, const PersonId& person_id);
Result<> stop_about(UnitOfWork& work, const ReferralId& referral_id);

// The resident wants no messages: the assistant of the practice calls.
Result<> call_instead(UnitOfWork& work, const notifications::MessageNotWanted& news);

bool has_open(UnitOfWork& work, const ReferralId& referral_id);

}  // namespace veerkracht::tasks
