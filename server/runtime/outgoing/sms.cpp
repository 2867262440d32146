#include "runtime/outgoing/sms.hpp"

#include <algorithm>

#include "kernel/json.hpp"
#include "runtime/outgoing/form.hpp"

namespace veerkracht::outgoing {

namespace {

// What this message is told no for is told of 4xx, but not of those that are about our settings or
// the moment: they may be mended while the message waits.
bool is_about_this_message(int status) {
    static constexpr int not_about_it[] = {401, 402, 403, 404, 405, 407, 408, 425, 429};
    return status >= 400 && status < 500 && !std::ranges::count(not_about_it, status);
}

Report report_of(const Answered& answered) {
    // Whose status is known has answered, also when the rest was too long or never came.
    if (answered.status >= 200 && answered.status < 300) return {};
    const auto status =
        answered.status == 0 ? "" : "HTTP status " + std::to_string(answered.status);
    if (is_about_this_message(answered.status)) return {Outcome::refused, status};
    return {Outcome::away, status.empty() ? answered.trouble : status};
}

}  // namespace

std::optional<std::string> international_number(std::string_view number,
                                                std::string_view country_code) {
    std::string written(number);
    // "+31 (0)6 …": the nought is for who dials within the country.
    if (const auto nought = written.find("(0)"); written.starts_with('+') && nought != written.npos)
        written.erase(nought, 3);
    std::string digits;
    for (const char c : written) {
        if (std::string_view("0123456789 -().+/").find(c) == std::string_view::npos) return {};
        if (c >= '0' && c <= '9') digits += c;
    }
    if (!written.starts_with('+')) {
        if (!digits.starts_with('0')) return {};
        const bool with_country = digits.starts_with("00");
        digits.replace(0, with_country ? 2 : 1, with_country ? "" : country_code);
    }
    const bool is_one =
        digits.size() >= 8 && digits.size() <= 15 && digits.front() != '0';  // E.164
    return is_one ? std::optional("+" + digits) : std::nullopt;
}

std::string gateway_body(const Parcel& parcel, const GatewayFields& fields) {
    auto members = fields.fixed;
    members[fields.recipient] = parcel.recipient;
    members[fields.text] = parcel.text;
    if (!fields.id.empty()) members[fields.id] = parcel.id;
    return fields.format == Format::json ? to_json(members) : as_form(members);
}

Report Sms::carry(const Parcel& parcel) {
    auto international = parcel;
    if (auto number = international_number(parcel.recipient, country_code_))
        international.recipient = std::move(*number);
    else
        return {Outcome::refused, "the recipient is not a phone number"};
    std::vector<std::string> headers = {
        fields_.format == Format::json ? "Content-Type: application/json"
                                       : "Content-Type: application/x-www-form-urlencoded",
        "Accept: application/json", "Idempotency-Key: " + parcel.id, "Expect:"};
    if (!authorization_.empty()) headers.push_back("Authorization: " + authorization_);
    return report_of(line_.post(headers, gateway_body(international, fields_)));
}

}  // namespace veerkracht::outgoing
