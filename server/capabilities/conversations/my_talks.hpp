// All that a resident filled in or that was written down of a talk, as he reads it himself; a list
// that is not sent yet is nobody's but his, and stands where he left it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::conversations {

struct MyTalk {
    ConversationId id;
    std::string questionnaire;
    std::string at;
    std::string filled_in_by;
    std::string typed_by_name;
    std::map<std::string, int> marks;  // 0 to 10, by topic
    std::map<std::string, int> items;  // by question of the full list
    std::vector<std::string> talk;     // topics to talk about
    std::string words;
};
BOOST_DESCRIBE_STRUCT(MyTalk, (),
                      (id, questionnaire, at, filled_in_by, typed_by_name, marks, items, talk,
                       words))

Result<std::vector<MyTalk>> my_talks(UnitOfWork& work);

}  // namespace veerkracht::conversations
