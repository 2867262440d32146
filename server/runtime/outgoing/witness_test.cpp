// What somebody outside is given to keep, and what he can answer.
#include "runtime/outgoing/witness.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "testing/partner.hpp"

namespace veerkracht::outgoing {
namespace {

namespace fs = std::filesystem;
using testing::Certificate;
using testing::Gateway;

std::string note_of(const std::string& log, int size) {
    return log + "\n" + std::to_string(size) + "\nroot\n2026-11-23T09:00:00.000Z\n\nsignature\n";
}

Parcel parcel(int size, const std::string& day = "2026-11-23",
              const std::string& log = "veerkracht/0a0b") {
    Parcel parcel;
    parcel.id = "checkpoint-" + std::to_string(size);
    parcel.text = note_of(log, size);
    parcel.written_at = day + "T09:00:00.000Z";
    return parcel;
}

TEST(WitnessAddressTest, is_posted_the_checkpoint_as_it_is) {
    const Certificate certificate;
    Gateway gateway(certificate);
    WitnessAddress witness({.url = gateway.url(), .authority_file = certificate.authority_file()},
                           "Bearer geheim");
    const auto report = witness.carry(parcel(12));
    EXPECT_EQ(report.outcome, Outcome::sent) << report.reason;
    ASSERT_EQ(gateway.posted().size(), 1U);
    auto posted = gateway.posted()[0];
    EXPECT_EQ(posted.body, parcel(12).text);
    EXPECT_EQ(posted.headers["authorization"], "Bearer geheim");
    EXPECT_EQ(posted.headers["content-type"], "text/plain; charset=utf-8");
    EXPECT_EQ(posted.headers["idempotency-key"], "checkpoint-12");
}

TEST(WitnessAddressTest, whoever_does_not_say_yes_or_cannot_prove_himself_took_nothing) {
    const Certificate certificate;
    const Certificate strange;
    Gateway gateway(certificate);
    WitnessAddress witness({.url = gateway.url(), .authority_file = certificate.authority_file()},
                           "");
    for (const auto* const status : {"301 Moved", "400 Bad Request", "503 Later"}) {
        gateway.answer(status);
        const auto report = witness.carry(parcel(12));
        EXPECT_EQ(report.outcome, Outcome::away) << status;
        EXPECT_EQ(report.reason, "HTTP status " + std::string(status, 3));
    }
    const auto heard = gateway.posted().size();
    WitnessAddress misled({.url = gateway.url(), .authority_file = strange.authority_file()}, "");
    EXPECT_EQ(misled.carry(parcel(12)).outcome, Outcome::away);
    EXPECT_EQ(gateway.posted().size(), heard);
}

class WitnessFolderTest : public ::testing::Test {
  protected:
    WitnessFolderTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_witness_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~WitnessFolderTest() override { fs::remove_all(folder); }

    std::string kept(const std::string& day) const {
        std::ifstream in(folder + "/checkpoint-" + day + ".txt", std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }
    std::string trouble(const Parcel& given) const {
        WitnessFolder witness(folder);
        const auto report = witness.carry(given);
        EXPECT_EQ(report.outcome == Outcome::sent, report.reason.empty());
        return report.reason;
    }
    std::string folder;
};

TEST_F(WitnessFolderTest, keeps_the_newest_of_each_day) {
    EXPECT_EQ(trouble(parcel(12)), "");
    EXPECT_EQ(trouble(parcel(40)), "");
    EXPECT_EQ(trouble(parcel(41, "2026-11-24")), "");
    EXPECT_EQ(kept("2026-11-23"), parcel(40).text);
    EXPECT_EQ(kept("2026-11-24"), parcel(41).text);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 2);
}

TEST_F(WitnessFolderTest, what_it_holds_of_a_longer_or_another_log_stays) {
    EXPECT_EQ(trouble(parcel(40)), "");
    EXPECT_EQ(trouble(parcel(39)), "checkpoint-2026-11-23.txt is of a longer log");
    EXPECT_EQ(trouble(parcel(39, "2026-11-24")), "checkpoint-2026-11-23.txt is of a longer log");
    EXPECT_EQ(trouble(parcel(90, "2026-11-24", "veerkracht/ffff")),
              "checkpoint-2026-11-23.txt is of another log");
    EXPECT_EQ(trouble(parcel(40)), "") << "the same once more";
    EXPECT_EQ(kept("2026-11-23"), parcel(40).text);
    EXPECT_EQ(kept("2026-11-24"), "");
}

TEST_F(WitnessFolderTest, a_disk_that_is_not_there_is_not_made) {
    fs::remove(folder);
    EXPECT_EQ(trouble(parcel(12)), "the folder is not there");
    EXPECT_FALSE(fs::exists(folder));
}

TEST_F(WitnessFolderTest, a_disk_that_takes_nothing_is_tried_again) {
    fs::create_directory(folder + "/checkpoint-2026-11-23.txt.part");
    std::ofstream(folder + "/checkpoint-2026-11-23.txt.part/full") << "x";
    EXPECT_NE(trouble(parcel(12)), "");
    EXPECT_EQ(kept("2026-11-23"), "");
}

}  // namespace
}  // namespace veerkracht::outgoing
