#include "runtime/jobs/clock_watch.hpp"

#include <gtest/gtest.h>

namespace veerkracht::jobs {
namespace {

using namespace std::chrono_literals;

class ClockWatchTest : public ::testing::Test {
  protected:
    // Half a second later by the clock that only goes on, and so much later by the other.
    auto after(std::chrono::milliseconds later) {
        steady += 500ms;
        now += later;
        return watch.look(now, steady);
    }
    ClockWatch watch;
    Instant now = to_instant("2026-11-02T09:00:00.000Z");
    std::chrono::steady_clock::time_point steady;
};

TEST_F(ClockWatchTest, a_clock_that_goes_along_did_not_jump) {
    EXPECT_EQ(after(500ms), std::nullopt);
    for (int i = 0; i < 1'000; ++i) EXPECT_EQ(after(510ms), std::nullopt);
    steady += 1h;  // nobody looked for an hour
    EXPECT_EQ(after(3'600'500ms), std::nullopt);
}

TEST_F(ClockWatchTest, more_than_a_minute_is_a_jump_and_is_told_once) {
    after(500ms);
    EXPECT_EQ(after(60'500ms), std::nullopt);
    EXPECT_EQ(after(61'500ms), 61s);
    EXPECT_EQ(after(500ms), std::nullopt);
    EXPECT_EQ(after(-24h + 500ms), -24h);
    EXPECT_EQ(after(500ms), std::nullopt);
}

}  // namespace
}  // namespace veerkracht::jobs
