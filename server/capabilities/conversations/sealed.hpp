// Answers and words of a talk as they are kept: sealed under the person's key.
#pragma once

#include "capabilities/conversations/conversation.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::conversations {

inline void seal_answers(UnitOfWork& work, Conversation& conversation, const Answers& answers) {
    conversation.answers = work.seal(conversation.person_id, "conversation.answers",
                                     conversation.id.value, to_json(answers));
}

inline Answers open_answers(UnitOfWork& work, const Conversation& conversation) {
    const auto json = work.open(conversation.person_id, "conversation.answers",
                                conversation.id.value, conversation.answers);
    return json.empty() ? Answers{} : from_json<Answers>(json).value();
}

inline void seal_words(UnitOfWork& work, Conversation& conversation, std::string_view words) {
    conversation.words =
        work.seal(conversation.person_id, "conversation.words", conversation.id.value, words);
}

inline std::string open_words(UnitOfWork& work, const Conversation& conversation) {
    return work.open(conversation.person_id, "conversation.words", conversation.id.value,
                     conversation.words);
}

}  // namespace veerkracht::conversations
