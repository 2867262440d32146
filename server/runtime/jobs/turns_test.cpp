#include "runtime/jobs/turns.hpp"

#include <gtest/gtest.h>

#include <string>

namespace veerkracht::jobs {
namespace {

TEST(TurnsTest, so_many_begin_the_next_wait_in_order_and_the_rest_is_refused) {
    Turns turns(2, 2);
    std::string began;
    const auto one = [&](char name) { return turns.take([&began, name] { began += name; }); };
    EXPECT_TRUE(one('a'));
    EXPECT_TRUE(one('b'));
    EXPECT_TRUE(one('c'));
    EXPECT_TRUE(one('d'));
    EXPECT_FALSE(one('e'));
    EXPECT_EQ(began, "ab");
    turns.give_back();
    EXPECT_EQ(began, "abc");
    EXPECT_TRUE(one('f'));
    turns.give_back();
    turns.give_back();
    EXPECT_EQ(began, "abcdf");
    turns.give_back();
    turns.give_back();
    EXPECT_TRUE(one('g'));
    EXPECT_EQ(began, "abcdfg");
}

}  // namespace
}  // namespace veerkracht::jobs
