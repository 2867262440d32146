#include "capabilities/referrals/unmet.hpp"

#include <gtest/gtest.h>

#include <random>

namespace veerkracht::referrals {
namespace {

using Counts = std::map<std::pair<std::string, std::string>, int>;

std::string told(const Counts& counts) {
    std::string text;
    for (const auto& row : told_outside(counts))
        text += row.need + " " + (row.neighbourhood.empty() ? "others" : row.neighbourhood) + " " +
                (row.count ? std::to_string(*row.count) : "few") + "\n";
    return text;
}

TEST(Unmet, a_number_goes_in_steps_of_five_and_few_are_not_told) {
    EXPECT_EQ(told({{{"alone", "A"}, 12}, {{"alone", "B"}, 33}, {{"alone", "C"}, 17}}),
              "alone B 35\nalone C 15\nalone A 10\n");
    EXPECT_EQ(told({{{"alone", "A"}, 9}}), "alone others few\n");
    EXPECT_EQ(told({}), "");
}

TEST(Unmet, neighbourhoods_with_few_stand_together) {
    EXPECT_EQ(told({{{"alone", "A"}, 20}, {{"alone", "B"}, 6}, {{"alone", "C"}, 7}}),
              "alone A 20\nalone others 15\n");
}

// Twenty-six in all, and twenty of them in A, would tell that B has six.
TEST(Unmet, one_small_neighbourhood_takes_the_smallest_other_along) {
    EXPECT_EQ(told({{{"alone", "A"}, 20}, {{"alone", "B"}, 6}}), "alone others 25\n");
    EXPECT_EQ(told({{{"alone", "A"}, 20}, {{"alone", "B"}, 6}, {{"alone", "C"}, 11}}),
              "alone A 20\nalone others 15\n");
}

TEST(Unmet, a_place_that_is_not_known_stands_with_the_others) {
    EXPECT_EQ(told({{{"alone", "A"}, 20}, {{"alone", ""}, 30}, {{"alone", "B"}, 1}}),
              "alone others 30\nalone A 20\n");
}

TEST(Unmet, quarters_are_over_and_do_not_move_with_the_day) {
    for (const std::string day : {"2026-10-01", "2026-11-22", "2026-12-31"}) {
        EXPECT_EQ(quarters_before(day).from_on, "2025-10-01");
        EXPECT_EQ(quarters_before(day).until_on, "2026-09-30");
    }
    EXPECT_EQ(quarters_before("2028-02-29").until_on, "2027-12-31");
    EXPECT_EQ(quarters_before("2027-01-01").from_on, "2026-01-01");
}

// Somebody who knows the exact number of a need takes away what is told of it.
TEST(Unmet, no_small_neighbourhood_can_be_worked_out) {
    std::mt19937 random(17);
    for (int table = 0; table < 20'000; ++table) {
        Counts counts;
        int all = 0;
        const int places = 1 + static_cast<int>(random() % 5);
        for (int place = 0; place < places; ++place) {
            const int count = 1 + static_cast<int>(random() % 25);
            counts[{"alone", std::string(1, static_cast<char>('A' + place))}] = count;
            all += count;
        }
        for (const auto& row : told_outside(counts)) {
            if (row.count) {
                EXPECT_GE(*row.count, 10);
                EXPECT_EQ(*row.count % 5, 0);
            }
            if (!row.neighbourhood.empty()) {
                EXPECT_GE((counts.at({"alone", row.neighbourhood})), 10);
                all -= counts.at({"alone", row.neighbourhood});
            }
        }
        // What is left is nobody, or at least ten; or everything there is, which is told as few.
        const bool nothing_told = told(counts) == "alone others few\n";
        EXPECT_TRUE(all == 0 || all >= 10 || nothing_told) << table;
    }
}

}  // namespace
}  // namespace veerkracht::referrals
