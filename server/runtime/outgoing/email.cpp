#include "runtime/outgoing/email.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "kernel/clock.hpp"
#include "kernel/text.hpp"

namespace veerkracht::outgoing {

namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_dotted(std::string_view text, std::string_view also) {
    if (text.empty() || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [&](char c) {
        return c == '.' || is_letter_or_digit(c) || also.find(c) != std::string_view::npos;
    });
}

// RFC 2047 and 2045 write a byte as =3F.
std::string as_hex(char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return {'=', digits[value >> 4], digits[value & 15]};
}

// RFC 2047, 2 and 5: a line with an encoded word has at most 76 characters, and a word never half a
// letter. `used` is what stands before it on the first line.
std::string as_encoded_words(std::string_view text, std::size_t used) {
    constexpr std::string_view begin = "=?UTF-8?Q?";
    constexpr std::string_view end = "?=";
    constexpr std::size_t room = 75 - begin.size() - end.size();
    std::string words(begin);
    while (!text.empty()) {
        const auto letter = first_characters(text, 1);
        std::string written;
        for (const char byte : letter)
            written += is_letter_or_digit(byte) ? std::string(1, byte)
                       : byte == ' '            ? "_"
                                                : as_hex(byte);
        if (used + written.size() > room) {
            words.append(end).append("\r\n ").append(begin);
            used = 0;
        }
        words += written;
        used += written.size();
        text.remove_prefix(letter.size());
    }
    return words.append(end);
}

// A header in one line: what could end it becomes a blank.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return line;
}

// Plain where every mailbox reads it so, encoded otherwise.
std::string subject_line(std::string_view text) {
    constexpr std::string_view name = "Subject: ";
    const auto line = on_one_line(text);
    const bool is_plain =
        line.size() < 60 && std::ranges::all_of(line, [](char c) {
            return is_letter_or_digit(c) || c == ' ' || c == ',' || c == '.' || c == '-';
        });
    return std::string(name) + (is_plain ? line : as_encoded_words(line, name.size()));
}

std::string from_line(const Sender& sender) {
    const std::string name = "From: ";
    const auto address = "<" + sender.address + ">";
    if (sender.name.empty()) return name + address;
    return name + as_encoded_words(on_one_line(sender.name), name.size()) + "\r\n " + address;
}

// RFC 5322, 3.3: "Sun, 22 Nov 2026 00:02:14 +0000".
std::string mail_date(std::string_view instant) {
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(to_instant(instant));
    const std::chrono::year_month_day date(day);
    return std::string(days[std::chrono::weekday(day).c_encoding()]) + ", " +
           std::string(instant.substr(8, 2)) + " " +
           months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::string(instant.substr(0, 4)) + " " + std::string(instant.substr(11, 8)) + " +0000";
}

// RFC 2045, 6.7.
class QuotedPrintable {
  public:
    std::string of(std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\r') continue;
            if (text[at] == '\n') {
                end_line();
            } else {
                const bool last =
                    at + 1 == text.size() || text[at + 1] == '\n' || text[at + 1] == '\r';
                put(text[at], last);
            }
        }
        end_line();
        return std::move(lines_);
    }

  private:
    void put(char byte, bool last_of_line) {
        const bool plain = byte >= ' ' && byte <= '~' && byte != '=';
        const bool as_it_is = plain && !(byte == ' ' && last_of_line);
        if (column_ + (as_it_is ? 1 : 3) > 75) {
            lines_ += '=';
            end_line();
        }
        // SMTP reads a dot at the beginning as the end.
        const bool first_dot = byte == '.' && column_ == 0;
        const auto piece = as_it_is && !first_dot ? std::string(1, byte) : as_hex(byte);
        lines_ += piece;
        column_ += piece.size();
    }
    void end_line() {
        lines_ += "\r\n";
        column_ = 0;
    }

    std::string lines_;
    std::size_t column_ = 0;
};

// What the other side said no to for good is the recipient or the text; a no to anything else (our
// sender, our password, the moment) is for the one who keeps the installation, and may be mended.
Report report_of(const Answered& answered) {
    if (answered.trouble.empty()) return {};
    const bool heard_no = answered.status >= 400 && answered.status < 600;
    const bool about_this_mail = answered.last_word == "RCPT" || answered.last_word == "DATA";
    const auto reason = answered.trouble + (heard_no ? " (" + std::to_string(answered.status) +
                                                           " after " + answered.last_word + ")"
                                                     : "");
    if (!heard_no || !about_this_mail) return {Outcome::away, reason};
    return {answered.status >= 500 ? Outcome::refused : Outcome::postponed, reason};
}

}  // namespace

bool is_plain_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at > 64 || text.size() > 254) return false;
    return is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
           is_dotted(text.substr(at + 1), "-");
}

std::string mail_of(const Parcel& parcel, const Sender& from) {
    const auto domain = from.address.substr(from.address.find('@') + 1);
    return from_line(from) + "\r\nTo: <" + parcel.recipient + ">\r\n" +
           subject_line(parcel.subject) + "\r\nDate: " + mail_date(parcel.written_at) +
           "\r\nMessage-ID: <" + parcel.id + "@" + domain +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
           QuotedPrintable().of(parcel.text);
}

Report Email::carry(const Parcel& parcel) {
    if (!is_plain_address(parcel.recipient))
        return {Outcome::refused, "the recipient is not an address"};
    return report_of(line_.hand_in(from_.address, parcel.recipient, mail_of(parcel, from_)));
}

}  // namespace veerkracht::outgoing
