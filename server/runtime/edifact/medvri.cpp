#include "runtime/edifact/medvri.hpp"

#include <map>

#include "kernel/text.hpp"

namespace veerkracht::edifact {

namespace {

constexpr std::size_t line_length = 70;

// Of the Latin letters beyond ISO 8859-1 (U+0100 to U+017F) a capital stands before its small
// letter.
bool is_capital(unsigned code) {
    const bool capital_is_odd = (code >= 0x139 && code <= 0x148) || code >= 0x179;
    return code >= 0x100 && code < 0x180 && (code % 2 == 1) == capital_is_odd;
}

std::string nearest(std::string_view sign, unsigned code) {
    static const std::map<unsigned, std::string> marks{
        {0x2018, "'"},  {0x2019, "'"},   {0x201C, "\""}, {0x201D, "\""},
        {0x201E, "\""}, {0x2013, "-"},   {0x2014, "-"},  {0x2022, "-"},
        {0x2212, "-"},  {0x2026, "..."}, {0x20AC, "EUR"}};
    if (const auto mark = marks.find(code); mark != marks.end()) return mark->second;
    auto plain = folded(sign);
    if (plain.empty()) return plain;  // nobody sees it
    if (static_cast<unsigned char>(plain[0]) >= 0x80) return "?";
    if (is_capital(code) && plain[0] >= 'a' && plain[0] <= 'z')
        plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
    return plain;
}

unsigned code_of(std::string_view sign) {
    constexpr unsigned char begins[] = {0x7F, 0x1F, 0x0F, 0x07};
    unsigned code = static_cast<unsigned char>(sign[0]) & begins[sign.size() - 1];
    for (const char next : sign.substr(1))
        code = code << 6 | (static_cast<unsigned char>(next) & 0x3F);
    return code;
}

std::string in_latin_1(std::string_view text) {
    std::string latin;
    while (!text.empty()) {
        const auto sign = first_characters(text, 1);
        text.remove_prefix(sign.size());
        const auto code = code_of(sign);
        if (code < 0x20)
            latin += ' ';
        else if (code >= 0x7F && code < 0xA0)
            continue;
        else if (code < 0x100)
            latin += static_cast<char>(code);
        else
            latin += nearest(sign, code);
    }
    return latin;
}

// The signs that EDIFACT itself uses are released by a question mark.
std::string released(std::string_view latin) {
    std::string written;
    for (const char one : latin) {
        if (std::string_view("+:'?").contains(one)) written += '?';
        written += one;
    }
    return written;
}

std::string value(std::string_view text) { return released(in_latin_1(text)); }

// Broken between words, and within one that is longer than a line.
std::vector<std::string> broken(const std::string& text) {
    std::vector<std::string> lines;
    std::string_view rest = text;
    while (rest.size() > line_length) {
        auto end = rest.substr(0, line_length + 1).rfind(' ');
        if (end == std::string_view::npos || end == 0) end = line_length;
        lines.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end);
        if (rest.starts_with(' ')) rest.remove_prefix(1);
    }
    lines.emplace_back(rest);
    return lines;
}

class Message {
  public:
    void add(const std::string& segment) {
        text_ += segment + "'\r\n";
        ++count_;
    }
    int count() const { return count_; }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
    int count_ = 0;
};

std::string with_colons(const std::string& day) {  // 2026-11-23
    return day.substr(0, 4) + ":" + day.substr(5, 2) + ":" + day.substr(8, 2);
}

void add_lines(Message& message, const std::vector<std::string>& lines) {
    int number = 0;
    for (const auto& line : lines)
        for (const auto& part : broken(in_latin_1(line)))
            message.add("TXT:" + std::to_string(++number) + "+" + released(part));
}

}  // namespace

std::string medvri(const FreeLetter& letter) {
    const auto& at = letter.written_at;
    const auto number = value(letter.number);
    Message message;
    message.add("UNH+" + number + "+MEDVRI:1");
    message.add("GGA+" + value(letter.from) + "+++::::+" + value(letter.from_phone));
    message.add("DET+" + with_colons(at).substr(2) + "+" + at.substr(11, 2) + ":" +
                at.substr(14, 2));
    message.add("PID+" + (letter.birth_on.empty() ? "" : with_colons(letter.birth_on)) + "++" +
                value(letter.family_name) + ":::::" + value(letter.initials));
    add_lines(message, letter.lines);
    message.add("GGO+" + value(letter.to) + "+++::::");
    message.add("UNT+" + std::to_string(message.count() + 1) + "+" + number);
    const auto moment = at.substr(2, 2) + at.substr(5, 2) + at.substr(8, 2) + ":" +
                        at.substr(11, 2) + at.substr(14, 2);
    return "UNA:+.? '\r\nUNB+UNOC:1+" + value(letter.sender) + "+" + value(letter.recipient) + "+" +
           moment + "+" + number + "'\r\n" + message.text() + "UNZ+1+" + number + "'\r\n";
}

}  // namespace veerkracht::edifact
