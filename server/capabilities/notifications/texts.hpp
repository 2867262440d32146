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

// Whom a kind of message is written to: decides whether the resident's own wishes hold.
enum class Reader { somebody_else, resident, resident_who_waits };
Reader reader_of(const std::string& kind);

// It asks somebody to look at what a resident shares: it goes only as long as that is shared.
bool needs_consent(const std::string& kind);

// `facts` fill the places in braces. Throws when the kind has no text: that is our mistake.
Text text_of(const std::string& kind, const std::map<std::string, std::string>& facts);

}  // namespace veerkracht::notifications
