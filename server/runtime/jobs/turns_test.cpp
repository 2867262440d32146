#include "runtime/jobs/turns.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace veerkracht::jobs {
namespace {

class TurnsTest : public ::testing::Test {
  protected:
    bool come(char name) {
        return turns.take([this, name](Turn turn) {
            began += name;
            held.push_back(std::move(turn));
        });
    }
    void one_is_done() {
        const Turn first = std::move(held.front());
        held.erase(held.begin());
    }

    Turns turns{2, 2};
    std::string began;
    std::vector<Turn> held;
};

TEST_F(TurnsTest, so_many_begin_the_next_wait_in_order_and_the_rest_is_refused) {
    for (const char name : {'a', 'b', 'c', 'd'}) EXPECT_TRUE(come(name));
    EXPECT_FALSE(come('e'));
    EXPECT_EQ(began, "ab");
    one_is_done();
    EXPECT_EQ(began, "abc");
    EXPECT_TRUE(come('f'));
    one_is_done();
    one_is_done();
    EXPECT_EQ(began, "abcdf");
    held.clear();
    EXPECT_TRUE(come('g'));
    EXPECT_EQ(began, "abcdfg");
}

TEST_F(TurnsTest, a_turn_that_fails_is_given_back) {
    const auto fail = [](const Turn&) { throw std::runtime_error("no memory"); };
    for (int i = 0; i < 5; ++i) EXPECT_THROW(turns.take(fail), std::runtime_error);
    EXPECT_TRUE(come('a'));
    EXPECT_TRUE(come('b'));
    EXPECT_TRUE(turns.take(fail));
    EXPECT_TRUE(come('c'));
    one_is_done();
    EXPECT_EQ(began, "abc") << "who waited behind the one that failed";
}

}  // namespace
}  // namespace veerkracht::jobs
