// News of the conversations room: ids and closed codes, never a word of what was said.
#pragma once

#include "kernel/describe.hpp"

namespace veerkracht::conversations {

struct ConversationBegun {
    static constexpr auto name = "conversation.begun";
    ConversationId conversation_id;
    OrganizationId organization_id;
    std::string questionnaire;
    std::string neighbourhood_code;
};
BOOST_DESCRIBE_STRUCT(ConversationBegun, (),
                      (conversation_id, organization_id, questionnaire, neighbourhood_code))

struct ConversationHeld {
    static constexpr auto name = "conversation.held";
    ConversationId conversation_id;
    OrganizationId organization_id;
    std::string held;
    std::string reason;
    std::string minutes;
};
BOOST_DESCRIBE_STRUCT(ConversationHeld, (),
                      (conversation_id, organization_id, held, reason, minutes))

struct ListArrived {
    static constexpr auto name = "list.arrived";
    ConversationId conversation_id;
    OrganizationId organization_id;
    std::string questionnaire;
};
BOOST_DESCRIBE_STRUCT(ListArrived, (), (conversation_id, organization_id, questionnaire))

}  // namespace veerkracht::conversations
