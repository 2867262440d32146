// Typed ids: a PersonId cannot be passed where a ReferralId is asked. Values are UUID version 7
// (time-ordered, RFC 9562).
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace veerkracht {

template <class Tag>
struct Id {
    std::string value;

    auto operator<=>(const Id&) const = default;
    bool empty() const { return value.empty(); }
};

// A new UUID v7 as 36 lower-case characters: 74 bits of chance from the operating system, and
// within one process every id sorts after the one before it.
std::string new_uuid();

template <class SomeId>
SomeId new_id() {
    return SomeId{new_uuid()};
}

// 36 characters, lower-case hex and dashes in the places of a UUID.
bool looks_like_uuid(std::string_view text);

using PersonId = Id<struct PersonTag>;
using OrganizationId = Id<struct OrganizationTag>;
using AccountId = Id<struct AccountTag>;
using ConsentId = Id<struct ConsentTag>;
using ServiceId = Id<struct ServiceTag>;
using FaceId = Id<struct FaceTag>;
using SlotId = Id<struct SlotTag>;
using NeedId = Id<struct NeedTag>;
using GoalId = Id<struct GoalTag>;
using ConversationId = Id<struct ConversationTag>;
using InvitationId = Id<struct InvitationTag>;
using ThreadId = Id<struct ThreadTag>;
using ReferralId = Id<struct ReferralTag>;
using StepId = Id<struct StepTag>;
using FeedbackId = Id<struct FeedbackTag>;
using NoteId = Id<struct NoteTag>;
using FollowUpId = Id<struct FollowUpTag>;
using TaskId = Id<struct TaskTag>;
using MessageId = Id<struct MessageTag>;
using LinkId = Id<struct LinkTag>;
using AbsenceId = Id<struct AbsenceTag>;

}  // namespace veerkracht
