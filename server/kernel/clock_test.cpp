#include "kernel/clock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <stdexcept>

namespace veerkracht {
namespace {

TEST(ClockTest, an_instant_is_the_same_after_reading_and_writing) {
    for (const char* text :
         {"2026-11-21T20:50:16.123Z", "1970-01-01T00:00:00.000Z", "1931-02-28T23:59:59.999Z",
          "2028-02-29T00:00:00.001Z", "2099-12-31T23:59:59.999Z"})
        EXPECT_EQ(to_text(to_instant(text)), text);
}

TEST(ClockTest, what_is_not_an_instant_is_refused) {
    for (const char* text :
         {"", "2026-11-21", "2026-11-21T20:50:16Z", "2026-11-21T20:50:16.123",
          "2026-02-30T00:00:00.000Z", "2026-11-21T24:00:00.000Z", "2026-11-21T20:60:00.000Z",
          "2026-11-21T20:50:60.000Z", "2026-11-21t20:50:16.123Z", "2026-11-21T20:50:16.123+01:00",
          "+026-11-21T20:50:16.123Z"})
        EXPECT_THROW(to_instant(text), std::invalid_argument) << text;
}

TEST(ClockTest, the_local_day_begins_at_midnight_in_amsterdam) {
    EXPECT_EQ(day_of("2026-11-21T22:59:59.999Z"), "2026-11-21");
    EXPECT_EQ(day_of("2026-11-21T23:00:00.000Z"), "2026-11-22");
    EXPECT_EQ(day_of("2026-07-01T21:59:59.999Z"), "2026-07-01");
    EXPECT_EQ(day_of("2026-07-01T22:00:00.000Z"), "2026-07-02");
    EXPECT_EQ(day_of("2026-12-31T23:30:00.000Z"), "2027-01-01");
}

TEST(ClockTest, summer_time_begins_and_ends_at_one_o_clock_utc) {
    EXPECT_EQ(local_time_of("2027-03-28T00:59:59.999Z"), "2027-03-28T01:59");
    EXPECT_EQ(local_time_of("2027-03-28T01:00:00.000Z"), "2027-03-28T03:00");
    EXPECT_EQ(local_time_of("2027-10-31T00:59:59.999Z"), "2027-10-31T02:59");
    EXPECT_EQ(local_time_of("2027-10-31T01:00:00.000Z"), "2027-10-31T02:00");
    // The other years of a long case: the last Sunday differs each time.
    EXPECT_EQ(local_time_of("2024-03-31T01:00:00.000Z"), "2024-03-31T03:00");
    EXPECT_EQ(local_time_of("2026-10-25T01:00:00.000Z"), "2026-10-25T02:00");
    EXPECT_EQ(local_time_of("2030-03-31T00:00:00.000Z"), "2030-03-31T01:00");
}

TEST(ClockTest, half_past_two_on_28_march_2027_is_half_past_three) {
    EXPECT_EQ(instant_of_local("2027-03-28T02:30"), "2027-03-28T01:30:00.000Z");
    EXPECT_EQ(local_time_of(instant_of_local("2027-03-28T02:30")), "2027-03-28T03:30");
    EXPECT_EQ(instant_of_local("2027-03-28T01:59"), "2027-03-28T00:59:00.000Z");
    EXPECT_EQ(instant_of_local("2027-03-28T03:00"), "2027-03-28T01:00:00.000Z");
}

TEST(ClockTest, half_past_two_on_31_october_2027_is_the_first_of_two) {
    EXPECT_EQ(instant_of_local("2027-10-31T02:30"), "2027-10-31T00:30:00.000Z");
    EXPECT_EQ(local_time_of("2027-10-31T00:30:00.000Z"), "2027-10-31T02:30");
    EXPECT_EQ(local_time_of("2027-10-31T01:30:00.000Z"), "2027-10-31T02:30");
    EXPECT_EQ(instant_of_local("2027-10-31T03:00"), "2027-10-31T02:00:00.000Z");
}

TEST(ClockTest, every_hour_of_three_years_comes_back_from_local_time) {
    Instant instant = to_instant("2026-01-01T00:00:00.000Z");
    for (int hour = 0; hour < 3 * 366 * 24; ++hour, instant += std::chrono::hours(1)) {
        const std::string local = local_time_of(to_text(instant));
        const std::string back = instant_of_local(local);
        const bool second_of_two =
            local.substr(11, 2) == "02" && to_instant(back) + std::chrono::hours(1) == instant;
        ASSERT_TRUE(back == to_text(instant) || second_of_two) << local;
    }
}

TEST(ClockTest, the_machines_time_zone_does_not_matter) {
    const char* before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    setenv("TZ", "Asia/Tokyo", 1);
    tzset();
    EXPECT_EQ(local_time_of("2026-11-21T20:50:16.123Z"), "2026-11-21T21:50");
    before ? setenv("TZ", kept.c_str(), 1) : unsetenv("TZ");
    tzset();
}

TEST(ClockTest, what_is_not_a_local_time_is_refused) {
    for (const char* text : {"", "2026-11-21", "2026-11-21T14:30:00", "2026-11-21 14:30",
                             "2026-11-21T24:00", "2026-11-21T14:60", "2026-13-21T14:30"})
        EXPECT_THROW(instant_of_local(text), std::invalid_argument) << text;
}

TEST(ClockTest, steps_in_time_are_exact) {
    EXPECT_EQ(plus_minutes("2026-11-21T23:59:00.000Z", 2), "2026-11-22T00:01:00.000Z");
    EXPECT_EQ(plus_seconds("2026-11-21T00:00:00.500Z", -1), "2026-11-20T23:59:59.500Z");
    EXPECT_EQ(seconds_between("2026-11-20T23:59:59.500Z", "2026-11-21T00:00:00.500Z"), 1);
    EXPECT_EQ(seconds_between("2026-11-20T23:59:59.500Z", "2026-11-21T00:00:00.501Z"), 2);
    EXPECT_EQ(plus_days_instant("2028-02-28T12:00:00.000Z", 1), "2028-02-29T12:00:00.000Z");
}

TEST(ClockTest, a_leap_year_has_a_29th_of_february) {
    EXPECT_EQ(plus_days("2026-02-28", 1), "2026-03-01");
    EXPECT_EQ(plus_days("2028-02-28", 1), "2028-02-29");
    EXPECT_EQ(plus_days("2028-03-01", -1), "2028-02-29");
    EXPECT_EQ(plus_days("2100-02-28", 1), "2100-03-01");
    EXPECT_EQ(days_between("2028-01-01", "2029-01-01"), 366);
    EXPECT_EQ(days_between("2026-11-21", "2026-11-20"), -1);
}

TEST(ClockTest, a_month_later_is_the_same_day_or_the_last_of_a_shorter_month) {
    EXPECT_EQ(plus_months("2026-11-21", 3), "2027-02-21");
    EXPECT_EQ(plus_months("2027-01-31", 1), "2027-02-28");
    EXPECT_EQ(plus_months("2028-01-31", 1), "2028-02-29");
    EXPECT_EQ(plus_months("2026-08-31", -2), "2026-06-30");
    EXPECT_EQ(plus_months("2026-11-21", 14), "2028-01-21");
}

TEST(ClockTest, the_week_begins_on_monday) {
    EXPECT_EQ(weekday_of("2026-11-16"), 1);
    EXPECT_EQ(weekday_of("2026-11-21"), 6);
    EXPECT_EQ(weekday_of("2026-11-22"), 7);
}

TEST(ClockTest, only_days_of_the_calendar_look_like_a_day) {
    for (const char* text : {"2026-11-21", "2028-02-29", "1931-01-31", "0001-01-01", "9999-12-31"})
        EXPECT_TRUE(looks_like_day(text)) << text;
    for (const char* text : {"", "2026-02-29", "2100-02-29", "2026-04-31", "2026-00-10",
                             "2026-13-10", "2026-10-00", "0000-01-01", "26-11-21", "2026-1-01",
                             "2026/11/21", "21-11-2026", "2026-11-21 ", "-026-11-21"})
        EXPECT_FALSE(looks_like_day(text)) << text;
    EXPECT_THROW(plus_days("2026-02-29", 1), std::invalid_argument);
}

TEST(ClockTest, age_goes_up_on_the_birthday) {
    EXPECT_EQ(age_on("1940-11-21", "2026-11-20"), 85);
    EXPECT_EQ(age_on("1940-11-21", "2026-11-21"), 86);
    EXPECT_EQ(age_on("2026-11-21", "2026-11-21"), 0);
}

TEST(ClockTest, someone_born_on_29_february_is_older_on_1_march) {
    EXPECT_EQ(age_on("1944-02-29", "2027-02-28"), 82);
    EXPECT_EQ(age_on("1944-02-29", "2027-03-01"), 83);
    EXPECT_EQ(age_on("1944-02-29", "2028-02-28"), 83);
    EXPECT_EQ(age_on("1944-02-29", "2028-02-29"), 84);
}

TEST(ClockTest, a_holiday_of_the_law_is_no_working_day) {
    // Good Friday, Easter Monday, Ascension Day and Whit Monday move with Easter.
    for (const char* day : {"2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2027-03-29",
                            "2024-04-01", "2000-04-24", "2038-04-26"})
        EXPECT_FALSE(is_working_day(day)) << day;
    // New Year, King's Day (a day earlier in 2025, when the 27th was a Sunday), 5 May, Christmas.
    for (const char* day :
         {"2026-01-01", "2026-04-27", "2023-04-27", "2026-05-05", "2026-12-25", "2025-12-26"})
        EXPECT_FALSE(is_working_day(day)) << day;
    for (const char* day : {"2025-04-28", "2026-04-28", "2026-05-15", "2026-12-24", "2026-11-23"})
        EXPECT_TRUE(is_working_day(day)) << day;
    EXPECT_FALSE(is_working_day("2026-11-21"));  // a Saturday
    EXPECT_FALSE(is_working_day("2026-11-22"));
}

TEST(ClockTest, working_days_step_over_weekends_and_holidays) {
    EXPECT_EQ(plus_working_days("2026-11-20", 1), "2026-11-23");
    EXPECT_EQ(plus_working_days("2026-11-20", 2), "2026-11-24");
    EXPECT_EQ(plus_working_days("2026-04-02", 2), "2026-04-08");  // Good Friday to Easter Monday
    EXPECT_EQ(plus_working_days("2026-12-24", 1), "2026-12-28");
    EXPECT_EQ(first_working_day_from("2026-12-25"), "2026-12-28");
    EXPECT_EQ(first_working_day_from("2026-12-24"), "2026-12-24");
}

TEST(ClockTest, the_systems_clock_runs) {
    const SystemClock clock;
    EXPECT_GT(to_text(clock.now()), "2026-01-01");
}

}  // namespace
}  // namespace veerkracht
