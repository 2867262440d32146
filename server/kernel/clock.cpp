#include "kernel/clock.hpp"

#include <algorithm>
#include <stdexcept>

namespace veerkracht {
namespace {

using namespace std::chrono;
using LocalMinutes = local_time<minutes>;

[[noreturn]] void refuse(std::string_view what, std::string_view text) {
    throw std::invalid_argument("not " + std::string(what) + ": " +
                                std::string(text.substr(0, 40)));
}

// Reads `count` digits at `at`; -1 when one is not a digit.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

// Whether `text` has the form of `form`, in which 0 stands for any digit.
bool has_form(std::string_view text, std::string_view form) {
    return std::ranges::equal(
        text, form, [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

void put(std::string& out, long value, int width) {
    const std::string text = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0');
    out += text;
}

std::string day_text(year_month_day day) {
    std::string out;
    put(out, static_cast<int>(day.year()), 4);
    out += '-';
    put(out, static_cast<unsigned>(day.month()), 2);
    out += '-';
    put(out, static_cast<unsigned>(day.day()), 2);
    return out;
}

void put_hours_minutes(std::string& out, minutes of_day) {
    put(out, of_day.count() / 60, 2);
    out += ':';
    put(out, of_day.count() % 60, 2);
}

// The calendar date of the first ten characters, valid or not.
year_month_day date_of(std::string_view text) {
    return year(digits(text, 0, 4)) / digits(text, 5, 2) / digits(text, 8, 2);
}

year_month_day read_day(std::string_view text) {
    if (!looks_like_day(text)) refuse("a day", text);
    return date_of(text);
}

// Summer time in the Netherlands: from the last Sunday of March to the last Sunday of October,
// 01:00 UTC (directive 2000/84/EC). Reckoned here, so that it does not hang on the machine's time
// zone files or on TZ, and is thread-safe.
hours offset_at(Instant instant) {
    const year this_year = year_month_day(floor<days>(instant)).year();
    const sys_time<hours> summer = sys_days(this_year / March / Sunday[last]) + hours(1);
    const sys_time<hours> winter = sys_days(this_year / October / Sunday[last]) + hours(1);
    return instant >= summer && instant < winter ? hours(2) : hours(1);
}

local_time<milliseconds> local_of(Instant instant) {
    return local_time<milliseconds>(instant.time_since_epoch() + offset_at(instant));
}

LocalMinutes read_local(std::string_view text) {
    if (!has_form(text, "0000-00-00T00:00") || !looks_like_day(text.substr(0, 10)))
        refuse("a local time", text);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    if (hour > 23 || minute > 59) refuse("a local time", text);
    return local_days(date_of(text)) + hours(hour) + minutes(minute);
}

}  // namespace

std::string to_text(Instant instant) {
    const sys_days day = floor<days>(instant);
    const auto of_day = instant - day;
    std::string out = day_text(day);
    out += 'T';
    put_hours_minutes(out, floor<minutes>(of_day));
    out += ':';
    put(out, of_day.count() / 1'000 % 60, 2);
    out += '.';
    put(out, of_day.count() % 1'000, 3);
    out += 'Z';
    return out;
}

Instant to_instant(std::string_view text) {
    if (!has_form(text, "0000-00-00T00:00:00.000Z") || !looks_like_day(text.substr(0, 10)))
        refuse("an instant", text);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) refuse("an instant", text);
    return sys_days(date_of(text)) + hours(hour) + minutes(minute) + seconds(second) +
           milliseconds(digits(text, 20, 3));
}

std::string day_of(Instant instant) {
    return day_text(year_month_day(floor<days>(local_of(instant))));
}

std::string day_of(std::string_view instant) { return day_of(to_instant(instant)); }

std::string local_time_of(std::string_view instant) {
    const auto local = local_of(to_instant(instant));
    const local_days day = floor<days>(local);
    std::string out = day_text(year_month_day(day));
    out += 'T';
    put_hours_minutes(out, floor<minutes>(local - day));
    return out;
}

// A local time that is skipped in March is taken as far after the change as it stood after two
// o'clock: 02:30 is 03:30.
std::string instant_of_local(std::string_view local_time) {
    const Instant as_utc(read_local(local_time).time_since_epoch());
    const Instant in_summer = as_utc - hours(2);
    return to_text(offset_at(in_summer) == hours(2) ? in_summer : as_utc - hours(1));
}

std::string plus_minutes(std::string_view instant, long minutes) {
    return to_text(to_instant(instant) + std::chrono::minutes(minutes));
}

std::string plus_seconds(std::string_view instant, long seconds) {
    return to_text(to_instant(instant) + std::chrono::seconds(seconds));
}

long seconds_between(std::string_view from, std::string_view until) {
    return std::chrono::ceil<std::chrono::seconds>(to_instant(until) - to_instant(from)).count();
}

std::string plus_days_instant(std::string_view instant, int days) {
    return to_text(to_instant(instant) + std::chrono::days(days));
}

std::string plus_days(std::string_view day, int days) {
    return day_text(sys_days(read_day(day)) + std::chrono::days(days));
}

std::string plus_months(std::string_view day, int months) {
    const year_month_day later = read_day(day) + std::chrono::months(months);
    return day_text(later.ok() ? later : later.year() / later.month() / last);
}

int days_between(std::string_view from_day, std::string_view until_day) {
    return static_cast<int>((sys_days(read_day(until_day)) - sys_days(read_day(from_day))).count());
}

int weekday_of(std::string_view day) {
    return static_cast<int>(weekday(sys_days(read_day(day))).iso_encoding());
}

namespace {

// Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
sys_days easter(int in_year) {
    const int a = in_year % 19, b = in_year / 100, c = in_year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int in_march = h + l - 7 * m + 22;  // as a day of March, beyond 31 in April
    return sys_days(year(in_year) / March / 1) + days(in_march - 1);
}

// The 27th of April, or the 26th where that is a Sunday.
sys_days kings_day(year in_year) {
    const sys_days birthday = in_year / April / 27;
    return weekday(birthday) == Sunday ? birthday - days(1) : birthday;
}

bool is_holiday(sys_days day) {
    const year_month_day date = day;
    const auto after_easter = (day - easter(static_cast<int>(date.year()))).count();
    for (const int moving : {-2, 1, 39, 50})  // Good Friday, Easter, Ascension and Whit Monday
        if (after_easter == moving) return true;
    if (day == kings_day(date.year())) return true;
    for (const auto fixed : {January / 1, May / 5, December / 25, December / 26})
        if (date.month() == fixed.month() && date.day() == fixed.day()) return true;
    return false;
}

}  // namespace

bool is_working_day(std::string_view day) {
    return weekday_of(day) < 6 && !is_holiday(read_day(day));
}

std::string plus_working_days(std::string_view day, int days) {
    std::string reached(day);
    while (days > 0) {
        reached = plus_days(reached, 1);
        if (is_working_day(reached)) --days;
    }
    return reached;
}

std::string first_working_day_from(std::string_view day) {
    return is_working_day(day) ? std::string(day) : plus_working_days(day, 1);
}

bool looks_like_day(std::string_view text) {
    return has_form(text, "0000-00-00") && digits(text, 0, 4) > 0 && date_of(text).ok();
}

int age_on(std::string_view birth_on, std::string_view day) {
    const year_month_day birth = read_day(birth_on);
    const year_month_day then = read_day(day);
    const int years = static_cast<int>(then.year()) - static_cast<int>(birth.year());
    const bool had_birthday =
        std::pair(then.month(), then.day()) >= std::pair(birth.month(), birth.day());
    return had_birthday ? years : years - 1;
}

Instant SystemClock::now() const { return floor<milliseconds>(system_clock::now()); }

}  // namespace veerkracht
