// MEDVRI, the free letter that systems of GPs and mailbox carriers of Dutch care exchange (EDIFACT,
// ISO 9735 syntax 1): plain lines under a name and a day of birth. The national guide is not
// public; the segments are those that open implementations read and write. Try it with the receiver
// before you rely on it.
#pragma once

#include <string>
#include <vector>

namespace veerkracht::edifact {

struct FreeLetter {
    std::string number;              // of this message, at most 14 letters and figures
    std::string sender;              // number of the mailbox
    std::string recipient;           // number of the mailbox
    std::string written_at;          // local time: 2026-11-23T14:05
    std::string from;                // organisation
    std::string from_phone;          // "" when there is none
    std::string to;                  // organisation
    std::string family_name;         // with what stands before it
    std::string initials;            // "L."
    std::string birth_on;            // 1958-03-04; "" when it is not known
    std::vector<std::string> lines;  // of any length; "" is an empty line
};

// The interchange with this one message, in ISO 8859-1 (UNOC); a sign that is not in it becomes the
// nearest that is.
std::string medvri(const FreeLetter& letter);

}  // namespace veerkracht::edifact
