// The room on the disk of the data folder, and the ballast in it. (REL-28)
#include "runtime/files/disk_room.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

namespace veerkracht::files {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t hundred_mb = 100'000'000;
constexpr std::int64_t one_percent = hundred_mb / 100;

std::string new_folder() {
    std::string pattern = ::testing::TempDir() + "veerkracht_disk_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
    return pattern;
}

class DiskRoomTest : public ::testing::Test {
  protected:
    ~DiskRoomTest() override { fs::remove_all(folder); }

    // A disk of 100 MB of which so much is free, whatever lies in the folder.
    Disk measured() const {
        auto disk = disk_of(folder);
        disk.bytes = hundred_mb;
        disk.free_bytes = percent_free * one_percent;
        return disk;
    }
    std::string ballast() const { return folder + "/disk.ballast"; }
    bool ballast_lies_there() const {
        return fs::exists(ballast()) && fs::file_size(ballast()) > 0;
    }

    const std::string folder = new_folder();
    std::int64_t percent_free = 50;
    DiskRoom room{folder, [this](const std::string&) { return measured(); }};
};

TEST_F(DiskRoomTest, below_five_percent_is_low_and_below_two_nothing_new_is_taken_in) {
    const auto disk = [](std::int64_t free) { return Disk{1'000, free}; };
    EXPECT_FALSE(is_low(disk(50)));
    EXPECT_TRUE(is_low(disk(49)));
    EXPECT_FALSE(is_read_only(disk(20)));
    EXPECT_TRUE(is_read_only(disk(19)));
    EXPECT_TRUE(is_read_only({1'000, 500, true}));
}

TEST_F(DiskRoomTest, a_disk_that_tells_nothing_has_room) {
    EXPECT_FALSE(is_low(disk_of(folder + "/absent")));
    EXPECT_FALSE(is_read_only(disk_of(folder + "/absent")));
}

TEST_F(DiskRoomTest, ballast_takes_room_and_is_for_its_owner_only) {
    room.look();
    EXPECT_TRUE(room.takes_writes());
    EXPECT_TRUE(room.has_ballast());
    ASSERT_TRUE(ballast_lies_there());
    EXPECT_EQ(fs::file_size(ballast()), std::uintmax_t{1} << 20);
    EXPECT_EQ(fs::status(ballast()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(DiskRoomTest, too_little_room_is_read_only_by_itself_and_no_longer_when_there_is_room) {
    room.look();
    percent_free = 1;
    room.look();
    EXPECT_FALSE(room.takes_writes());
    EXPECT_TRUE(ballast_lies_there());
    percent_free = 3;
    room.look();
    EXPECT_TRUE(room.takes_writes());
}

TEST_F(DiskRoomTest, ballast_is_given_up_when_a_write_finds_no_room_and_comes_back_when_it_fits) {
    room.look();
    room.give_up_ballast();
    EXPECT_FALSE(room.takes_writes());
    EXPECT_FALSE(room.has_ballast());
    EXPECT_FALSE(ballast_lies_there());
    percent_free = 3;  // enough to work, not enough to lay ballast in it too
    room.look();
    EXPECT_FALSE(room.takes_writes());
    EXPECT_TRUE(is_read_only(disk_of(folder)));
    percent_free = 4;
    room.look();
    EXPECT_TRUE(room.takes_writes());
    EXPECT_TRUE(ballast_lies_there());
}

TEST_F(DiskRoomTest, that_the_ballast_was_given_up_is_known_after_a_start) {
    room.look();
    room.give_up_ballast();
    percent_free = 2;
    DiskRoom after_a_start(folder, [this](const std::string&) { return measured(); });
    after_a_start.look();
    EXPECT_FALSE(after_a_start.takes_writes());
}

TEST_F(DiskRoomTest, where_ballast_never_fitted_it_is_worked_without_it) {
    percent_free = 2;
    room.look();
    EXPECT_TRUE(room.takes_writes());
    EXPECT_FALSE(room.has_ballast());
    EXPECT_FALSE(fs::exists(ballast()));
    room.give_up_ballast();
    EXPECT_TRUE(room.takes_writes());
}

}  // namespace
}  // namespace veerkracht::files
