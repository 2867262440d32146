// Where a face without an account is asked by link, and who looks after it.
#pragma once

#include <optional>
#include <string>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct FaceMailbox {
    static constexpr auto table = "face_mailbox";
    FaceId face_id;
    std::string email;  // "" when it has none; one of the two is there
    std::string sms;
    std::string coordinator_name;  // who sees to it that something happens; "" when nobody does
    std::string coordinator_email;
};
BOOST_DESCRIBE_STRUCT(FaceMailbox, (), (face_id, email, sms, coordinator_name, coordinator_email))

std::optional<FaceMailbox> mailbox_of(UnitOfWork& work, const FaceId& id);

}  // namespace veerkracht::directory
