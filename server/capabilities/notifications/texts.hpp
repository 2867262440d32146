// The texts of messages: a kind and its facts become a subject and a text in Dutch. No message says
// why someone gets it.
#pragma once

#include <map>
#include <string>

namespace veerkracht::notifications {

struct Text {
    std::string subject;
    std::string text;
};

// `facts` fill the places in braces. Throws when the kind has no text: that is our mistake.
Text text_of(const std::string& kind, const std::map<std::string, std::string>& facts);

}  // namespace veerkracht::notifications
