// A letter to the system of a GP (EDIFACT): whatever people wrote, it ends no segment and begins
// none.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "kernel/text.hpp"
#include "runtime/edifact/medvri.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

// As a receiver takes it apart: a question mark releases the sign behind it.
std::vector<std::string> segments_of(std::string_view interchange) {
    std::vector<std::string> segments(1);
    for (std::size_t at = 0; at < interchange.size(); ++at) {
        if (interchange[at] == '?') {
            must(++at < interchange.size(), "something is released");
            segments.back() += interchange[at];
        } else if (interchange[at] == '\'') {
            must(interchange.substr(at + 1, 2) == "\r\n", "a segment ends its line");
            at += 2;
            segments.emplace_back();
        } else {
            must(static_cast<unsigned char>(interchange[at]) >= 0x20, "no control character");
            segments.back() += interchange[at];
        }
    }
    must(segments.back().empty(), "the last segment ends");
    segments.pop_back();
    return segments;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    if (!is_utf8(text)) return 0;  // as every text of people in the house
    edifact::FreeLetter letter;
    letter.number = "1";
    letter.written_at = "2026-11-23T14:05";
    letter.birth_on = "1958-03-04";
    letter.sender = letter.recipient = letter.from_phone = letter.initials = text;
    letter.from = letter.to = letter.family_name = text;
    letter.lines = {std::string(text), "", std::string(text)};
    const auto interchange = edifact::medvri(letter);

    constexpr std::string_view service = "UNA:+.? '\r\n";
    must(interchange.starts_with(service), "it says which signs it uses");
    const auto segments = segments_of(std::string_view(interchange).substr(service.size()));
    const auto lines = std::ranges::count_if(
        segments, [](const auto& segment) { return segment.starts_with("TXT:"); });
    // UNB UNH GGA DET PID, the lines, GGO UNT UNZ.
    must(static_cast<std::size_t>(lines) + 8 == segments.size(), "each segment is ours");
    must(segments[segments.size() - 2] == "UNT+" + std::to_string(lines + 6) + "+1",
         "and is counted");
    for (const auto& segment : segments)
        if (segment.starts_with("TXT:"))
            must(segment.size() - segment.find('+') - 1 <= 70, "a line has 70 signs at most");
    return 0;
}
