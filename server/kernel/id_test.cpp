#include "kernel/id.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <type_traits>
#include <vector>

namespace veerkracht {
namespace {

TEST(IdTest, a_new_id_is_a_uuid_of_version_7) {
    const std::string id = new_uuid();
    EXPECT_TRUE(looks_like_uuid(id)) << id;
    EXPECT_EQ(id[14], '7');
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
}

TEST(IdTest, later_ids_sort_after_earlier_ones) {
    std::string last = new_uuid();
    for (int i = 0; i < 20'000; ++i) {
        std::string next = new_uuid();
        ASSERT_LT(last, next);
        last = std::move(next);
    }
}

TEST(IdTest, threads_never_get_the_same_id) {
    std::vector<std::vector<std::string>> ids(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : ids)
            threads.emplace_back([&mine] {
                for (int i = 0; i < 2'000; ++i) mine.push_back(new_uuid());
            });
    }
    std::set<std::string> all;
    for (const auto& mine : ids) all.insert(mine.begin(), mine.end());
    EXPECT_EQ(all.size(), 8'000U);
}

TEST(IdTest, only_lower_case_uuids_look_like_one) {
    EXPECT_TRUE(looks_like_uuid("01890000-0000-7000-8000-00000000abcd"));
    for (const char* text :
         {"", "1", "01890000-0000-7000-8000-00000000ABCD", "01890000-0000-7000-8000-00000000abc",
          "01890000-0000-7000-8000-00000000abcde", "018900000000070008000000000000abcd--",
          "01890000-0000-7000-8000-00000000abc\n", "{1890000-0000-7000-8000-00000000abc}"})
        EXPECT_FALSE(looks_like_uuid(text)) << text;
}

TEST(IdTest, the_id_of_a_person_is_not_the_id_of_a_referral) {
    static_assert(!std::is_convertible_v<PersonId, ReferralId>);
    EXPECT_EQ(new_id<PersonId>().value.size(), 36U);
}

}  // namespace
}  // namespace veerkracht
