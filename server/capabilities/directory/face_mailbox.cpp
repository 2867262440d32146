#include "capabilities/directory/face_mailbox.hpp"

namespace veerkracht::directory {

std::optional<FaceMailbox> mailbox_of(UnitOfWork& work, const FaceId& id) {
    return work.tx.maybe<FaceMailbox>("select * from face_mailbox where face_id = $1", id);
}

}  // namespace veerkracht::directory
