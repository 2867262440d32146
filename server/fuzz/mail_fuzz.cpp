// A mail as it is handed in: whatever stands in name, subject and text, it adds no header, ends no
// line and arrives as it was written.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "kernel/text.hpp"
#include "runtime/outgoing/email.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

// Takes what stands before the next `end`, and the end too.
std::string_view take(std::string_view& text, std::string_view end) {
    const auto at = text.find(end);
    const auto taken = text.substr(0, at);
    text.remove_prefix(at == text.npos ? text.size() : at + end.size());
    return taken;
}

void holds_of_a_line(std::string_view line, std::size_t longest) {
    must(line.size() <= longest, "a line has its length");
    must(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }), "seven bits");
}

void holds_of_the_head(std::string_view head) {
    constexpr std::string_view names[] = {
        "From",         "To",           "Subject",
        "Date",         "Message-ID",   "Auto-Submitted",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding"};
    std::size_t headers = 0;
    while (!head.empty()) {
        const auto line = take(head, "\r\n");
        holds_of_a_line(line, 400);
        if (line.starts_with(' ')) continue;
        must(headers < std::size(names) && line.starts_with(names[headers]), "no header of others");
        ++headers;
    }
    must(headers == std::size(names), "all of ours");
}

std::string as_read(std::string_view body) {
    std::string text;
    while (!body.empty()) {
        auto line = take(body, "\r\n");
        holds_of_a_line(line, 76);
        must(!line.starts_with('.'), "no line is the end");
        const bool goes_on = line.ends_with('=');
        if (goes_on) line.remove_suffix(1);
        for (; !line.empty(); line.remove_prefix(1)) {
            if (line[0] != '=') {
                text += line[0];
                continue;
            }
            text += static_cast<char>(std::stoi(std::string(line.substr(1, 2)), nullptr, 16));
            line.remove_prefix(2);
        }
        if (!goes_on) text += '\n';
    }
    return text;
}

}  // namespace

// Subject, name of the sender and recipient on a line each, and the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto rest = fuzz::text_of(bytes, size);
    if (!is_utf8(rest)) return 0;  // as every text of people in the house
    outgoing::Parcel parcel;
    parcel.id = "018f0000-0000-7000-8000-000000000001";
    parcel.written_at = "2026-11-22T00:02:14.000Z";
    parcel.subject = take(rest, "\n");
    const outgoing::Sender sender{"post@linde.example", std::string(take(rest, "\n"))};
    parcel.recipient = take(rest, "\n");
    parcel.text = rest;
    if (!outgoing::is_plain_address(parcel.recipient)) parcel.recipient = "jos@linde.example";
    const auto mail = outgoing::mail_of(parcel, sender);
    std::string_view body = mail;
    holds_of_the_head(std::string(take(body, "\r\n\r\n")) + "\r\n");
    auto written = parcel.text;
    std::erase(written, '\r');
    must(as_read(body) == written + "\n", "it arrives as it was written");
    return 0;
}
