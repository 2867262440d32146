// Reads whether a text names somebody by a number or a date, so that what is asked in general does
// not become a file about one resident.
#pragma once

#include <string_view>

namespace veerkracht::referrals {

// "looks_like_birth_date", "looks_like_bsn", "looks_like_phone", "looks_like_email", or "" when
// nothing in it points at one person. A date of this year or later is an appointment.
std::string_view points_at_somebody(std::string_view text, std::string_view today);

}  // namespace veerkracht::referrals
