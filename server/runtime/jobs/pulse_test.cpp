#include "runtime/jobs/pulse.hpp"

#include <gtest/gtest.h>

namespace veerkracht::jobs {
namespace {

using namespace std::chrono_literals;

TEST(PulseTest, many_units_in_a_short_time_are_a_busy_moment_and_it_passes) {
    Pulse pulse;
    const Pulse::Moment start{1h};
    EXPECT_FALSE(pulse.is_busy(1'000'000, start)) << "long ago is not now";
    EXPECT_TRUE(pulse.is_busy(1'000'060, start + 100ms));
    EXPECT_TRUE(pulse.is_busy(1'000'060, start + 140ms)) << "too soon to say something else";
    EXPECT_FALSE(pulse.is_busy(1'000'080, start + 200ms));
    EXPECT_FALSE(pulse.is_busy(1'000'100, start + 240ms)) << "too soon to say something else";
    EXPECT_FALSE(pulse.is_busy(1'000'130, start + 300ms)) << "five hundred a second is bearable";
    EXPECT_TRUE(pulse.is_busy(1'000'200, start + 400ms));
}

}  // namespace
}  // namespace veerkracht::jobs
