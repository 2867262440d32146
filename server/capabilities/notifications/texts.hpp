// The texts of messages: a kind and its facts become a subject and a text, in Dutch or in the
// language of the resident who reads it. No message says why someone gets it.
#pragma once

#include <map>
#include <string>
#include <vector>

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

// It tells the resident of a dispute about the own record, or lets him in to it.
bool goes_in_a_dispute(const std::string& kind);

// The kinds that a language package has texts for: all that a resident reads. A text by which he
// says yes is there only in a language that was reviewed.
std::vector<std::string> kinds_for_residents(bool reviewed);

// `facts` fill the places in braces. Throws when the kind has no text: that is our mistake. A
// language without this text, or "", gives Dutch.
Text text_of(const std::string& kind, const std::map<std::string, std::string>& facts,
             const std::string& language = "");

}  // namespace veerkracht::notifications
