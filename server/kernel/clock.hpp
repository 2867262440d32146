// Time as the records keep it. An instant is UTC text "2026-11-21T20:50:16.123Z", a day is local
// text "2026-11-21" (Europe/Amsterdam): both sort as text and read the same in both databases.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace veerkracht {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

std::string to_text(Instant instant);
// Throws std::invalid_argument when `text` is not an instant in the form above.
Instant to_instant(std::string_view text);
// The local calendar day of an instant.
std::string day_of(std::string_view instant);
std::string day_of(Instant instant);
// Local "2026-11-21T14:30" of an instant; the way appointments are kept.
std::string local_time_of(std::string_view instant);
// The instant at which a local time "2026-11-21T14:30" occurs (the first of two in the hour that
// repeats).
std::string instant_of_local(std::string_view local_time);
std::string plus_minutes(std::string_view instant, long minutes);
std::string plus_seconds(std::string_view instant, long seconds);
std::string plus_days_instant(std::string_view instant, int days);
// Whole seconds from one instant to a later one, rounded up.
long seconds_between(std::string_view from, std::string_view until);
// Calendar arithmetic on days: plus_days("2026-02-28", 1) == "2026-03-01".
std::string plus_days(std::string_view day, int days);
// The same day of the month, or the last day of a shorter month.
std::string plus_months(std::string_view day, int months);
int days_between(std::string_view from_day, std::string_view until_day);
// 1 = Monday … 7 = Sunday.
int weekday_of(std::string_view day);
// Not a Saturday, a Sunday or a holiday of the Algemene termijnenwet, art. 3 (Good Friday included,
// by its yearly decree).
bool is_working_day(std::string_view day);
// The n-th working day after `day`.
std::string plus_working_days(std::string_view day, int days);
// The day itself, or the next working day: where a term of law ends on a free day (art. 1).
std::string first_working_day_from(std::string_view day);
bool looks_like_day(std::string_view text);
// Whole years at a local day; someone born on 29 February has a birthday on 1 March in other years.
int age_on(std::string_view birth_on, std::string_view day);

// The one source of time. Tests and the demo set it; production adds nothing.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock : public Clock {
  public:
    Instant now() const override;
};

}  // namespace veerkracht
